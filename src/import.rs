//! Importers: bytes in, a document and its warnings out.
//!
//! Importers touch no disk. They fail only where nothing can be read with an `ImportError`; whatever
//! cannot be decided becomes a [`warning::Warning`] with its place.

pub mod warning;

use crate::document::Document;
use warning::Warning;

/// What came out of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The article.
    pub document: Document,
    /// What was set aside, could not be decided, or was mended, in reading order.
    pub warnings: Vec<Warning>,
    /// The format that the bytes were read as.
    pub format: Format,
    /// The name of the character encoding (WHATWG Encoding Standard), `UTF-8` where it is fixed.
    pub encoding: &'static str,
}

/// The formats that can be told apart by content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Text as it comes out of print.
    Plain,
    /// Markdown.
    Markdown,
}
