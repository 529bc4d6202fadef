//! The argument of an article: its key points.

pub mod point;
