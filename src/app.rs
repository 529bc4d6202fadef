//! The reader's state and the one place that changes it.
