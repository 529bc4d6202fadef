//! Blocks: the paragraphs, headings, list items and so on that a document is a list of.

use serde::{Deserialize, Serialize};

use super::front::FrontRole;
use super::inline::RichText;

/// A block's place in its document, counted from 0 in reading order.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct BlockId(u32);

impl BlockId {
    /// The id of the block at `index`; an index past `u32::MAX` is held at it.
    #[must_use]
    pub fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The index into [`super::Document::blocks`].
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One block: what it is, and its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What the block is.
    pub kind: BlockKind,
    /// Its text with note references and inline ranges; empty for a separator.
    pub text: RichText,
}

impl Block {
    /// A block of this kind with this text.
    #[must_use]
    pub fn new(kind: BlockKind, text: impl Into<RichText>) -> Self {
        Self { kind, text: text.into() }
    }

    /// The heading's level, or `None` where the block is no heading.
    #[must_use]
    pub fn heading_level(&self) -> Option<u8> {
        match self.kind {
            BlockKind::Heading { level } => Some(level),
            _ => None,
        }
    }
}

/// What a block is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// Part of the front matter or of the lines about the article at its end.
    Front(FrontRole),
    /// A heading; level 1 is the highest below the title. Its number is part of its text.
    Heading {
        /// 1 to 9.
        level: u8,
    },
    /// A paragraph of the body.
    #[default]
    Paragraph,
    /// An item of a list; its label is not part of its text.
    ListItem {
        /// 1 for an item of an outermost list.
        depth: u8,
        /// The label as printed (`1.`, `（1）`, `•`), without the space after it.
        label: String,
    },
    /// A quotation set off from the text; also verse, whose lines end in `\n`.
    Quotation,
    /// Preformatted text; lines end in `\n`.
    Code {
        /// The language's name where the source gives one.
        language: Option<String>,
    },
    /// One row of a table; its cells are separated by `\t` in the text.
    TableRow(RowRole),
    /// The caption of a figure or table (图1 …, 表2 …, Figure 3).
    Caption,
    /// A rule or row of asterisks between parts of the text.
    Separator,
}

/// What a table row is in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowRole {
    /// The first row of a table, which names its columns.
    Header,
    /// The first row of a table that has no header row.
    Opening,
    /// Any later row.
    Body,
}

/// The space between a list item's label and its text where both stand in one line: none after a
/// label that ends in a full-width mark (`（1）`, `①`).
#[must_use]
pub fn label_gap(label: &str) -> &'static str {
    let needs_space = label.chars().next_back().is_some_and(|c| c.is_ascii() || c.is_alphabetic());
    if needs_space || label == "•" { " " } else { "" }
}
