//! Documents, cards and marks for other programs.

pub mod excerpts;
pub mod markdown;
pub mod text;
