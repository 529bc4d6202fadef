//! Finding text in a document: its blocks, headings among them, and its notes.
//!
//! Width, letter case and the two kana do not matter, nor do simplified and traditional forms
//! ([`crate::text::fold`]).

pub mod hits;
pub mod matcher;
