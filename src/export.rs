//! Documents and cards for other programs.

pub mod markdown;
