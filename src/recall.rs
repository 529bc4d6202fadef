//! The argument of an article: its key points.
