//! Text as it comes out of print: the lines of a page to the blocks of an article.

mod furniture;
mod lines;
mod notes;
mod shape;

use super::warning::Warning;
use crate::document::Document;
use crate::document::block::{Block, BlockKind};

/// What a line is, as far as it was set aside from the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Text of the article.
    Text,
    /// Page furniture.
    Furniture,
    /// A table of contents.
    Contents,
    /// Part of a note's definition.
    Note,
}

/// Reads an article from cleaned text (no control characters but white space and form feeds).
#[must_use]
pub fn import(text: &str) -> (Document, Vec<Warning>) {
    let lines = lines::split(text);
    let shape = shape::Shape::of(&lines);
    let mut roles = vec![Role::Text; lines.len()];
    furniture::find(&lines, shape, &mut roles);
    let _notes = notes::find(&lines, shape, &mut roles);
    let blocks = text
        .split(['\n', '\r', '\u{C}'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| Block::new(BlockKind::Paragraph, line))
        .collect();
    (Document { blocks, ..Document::default() }, Vec::new())
}
