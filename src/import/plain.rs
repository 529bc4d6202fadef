//! Text as it comes out of print: the lines of a page to the blocks of an article.

use super::warning::Warning;
use crate::document::Document;
use crate::document::block::{Block, BlockKind};

/// Reads an article from cleaned text (no control characters but white space and form feeds).
#[must_use]
pub fn import(text: &str) -> (Document, Vec<Warning>) {
    let blocks = text
        .split(['\n', '\r', '\u{C}'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| Block::new(BlockKind::Paragraph, line))
        .collect();
    (Document { blocks, ..Document::default() }, Vec::new())
}
