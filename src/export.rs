//! Documents, cards and marks for other programs.

pub mod anki;
pub mod collection;
pub mod csv;
pub mod excerpts;
pub mod markdown;
pub mod text;
