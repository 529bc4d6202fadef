//! Positions in a document that survive a resize, a re-wrap and an edited file.

use serde::{Deserialize, Serialize};

use super::Document;
use super::block::BlockId;
use crate::text::grapheme;

/// A place in the text: a block and a byte offset in that block's text.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Anchor {
    /// The block.
    pub block: BlockId,
    /// Byte offset in the block's text, on a character boundary.
    pub offset: usize,
}

impl Anchor {
    /// The place at `offset` bytes in `block`.
    #[must_use]
    pub fn new(block: BlockId, offset: usize) -> Self {
        Self { block, offset }
    }

    /// The beginning of `block`.
    #[must_use]
    pub fn start_of(block: BlockId) -> Self {
        Self { block, offset: 0 }
    }
}

/// The words at and around a place, by which it is found again in an edited file
/// (W3C Web Annotation Data Model, `TextQuoteSelector`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextQuote {
    /// Up to [`QUOTE_CONTEXT`] characters before the place.
    pub prefix: String,
    /// The words at the place.
    pub exact: String,
    /// Up to [`QUOTE_CONTEXT`] characters after the words.
    pub suffix: String,
}

/// How many characters of context a quote keeps on each side.
pub const QUOTE_CONTEXT: usize = 16;

impl TextQuote {
    /// The quote of `length` bytes at `anchor`; `None` where the document has no such place.
    #[must_use]
    pub fn at(document: &Document, anchor: Anchor, length: usize) -> Option<Self> {
        let text = document.block(anchor.block)?.text.as_str();
        let end = anchor.offset.checked_add(length)?;
        let before = text.get(..anchor.offset)?;
        let prefix = grapheme::clusters(before)
            .rev()
            .take(QUOTE_CONTEXT)
            .last()
            .and_then(|(start, _)| before.get(start..))
            .unwrap_or_default();
        let suffix = grapheme::clusters(text.get(end..)?)
            .take(QUOTE_CONTEXT)
            .map(|(_, cluster)| cluster)
            .collect();
        Some(Self {
            prefix: prefix.to_owned(),
            exact: text.get(anchor.offset..end)?.to_owned(),
            suffix,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block::{Block, BlockKind};

    #[test]
    fn a_quote_has_the_words_on_both_sides_of_its_place() {
        let document = Document {
            blocks: vec![Block::new(BlockKind::Paragraph, "温故而知新，可以为师矣。")],
            ..Document::default()
        };
        let quote = TextQuote::at(&document, Anchor::new(BlockId::new(0), 9), 6).unwrap();
        assert_eq!((quote.prefix.as_str(), quote.exact.as_str()), ("温故而", "知新"));
        assert_eq!(quote.suffix, "，可以为师矣。");
    }

    #[test]
    fn a_place_inside_a_character_has_no_quote() {
        let document = Document {
            blocks: vec![Block::new(BlockKind::Paragraph, "温故")],
            ..Document::default()
        };
        assert_eq!(TextQuote::at(&document, Anchor::new(BlockId::new(0), 1), 3), None);
    }
}
