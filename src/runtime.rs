//! Effects performed: files, workers and the clock.
