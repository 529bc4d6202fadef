//! Footnotes, endnotes and numbered references: the definitions that marks in the text point to.

use serde::{Deserialize, Serialize};

use super::inline::RichText;

/// A footnote's place in [`super::Document::footnotes`], counted from 0.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct FootnoteId(u32);

impl FootnoteId {
    /// The id of the footnote at `index`; an index past `u32::MAX` is held at it.
    #[must_use]
    pub fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The index into [`super::Document::footnotes`].
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The number that a person and the command line's JSON see: counted from 1.
    #[must_use]
    pub fn number(self) -> usize {
        self.index() + 1
    }
}

/// The definition of a note.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footnote {
    /// The label as printed (`①`, `1`, `[3]`), without the caret, dot or space around it.
    pub label: String,
    /// The page block, counted from 1, where the numbering starts again on each page.
    pub page: Option<u32>,
    /// The definition's paragraphs, at least one.
    pub paragraphs: Vec<RichText>,
}

impl Footnote {
    /// The definition's text; paragraphs are separated by `\n`.
    #[must_use]
    pub fn text(&self) -> String {
        self.paragraphs.iter().map(RichText::as_str).collect::<Vec<_>>().join("\n")
    }
}
