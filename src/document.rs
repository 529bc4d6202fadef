//! The document model: what an importer makes and everything else reads.
//!
//! A document is a flat list of blocks in reading order. The outline tree is derived from the
//! headings ([`section::Outline`]), so there is one truth about where a section begins. Note marks
//! are not characters of a block's text but references at a byte offset ([`inline::NoteRef`]): the
//! same article as extracted text and as Markdown has the same text, anchors and hashes.

pub mod anchor;
pub mod block;
pub mod fingerprint;
pub mod footnote;
pub mod front;
pub mod inline;
pub mod language;
pub mod place;
pub mod refind;
pub mod section;

use serde::{Deserialize, Serialize};

use block::{Block, BlockId, BlockKind};
use footnote::{Footnote, FootnoteId};
use front::FrontMatter;
use inline::SpanKind;
use language::Language;

/// An article: its blocks in reading order, its footnotes, and what its first page says of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Title, authors, abstract, keywords: cleaned values; the blocks hold them as printed.
    pub front: FrontMatter,
    /// The language of the body.
    pub language: Language,
    /// Every block in reading order, the front matter's included; indexed by [`BlockId`].
    pub blocks: Vec<Block>,
    /// Every footnote in the order of its definition; indexed by [`FootnoteId`].
    pub footnotes: Vec<Footnote>,
}

impl Document {
    /// The block with this id, or `None` where the document has no such block.
    #[must_use]
    pub fn block(&self, id: BlockId) -> Option<&Block> {
        self.blocks.get(id.index())
    }

    /// The footnote with this id, or `None` where the document has no such note.
    #[must_use]
    pub fn footnote(&self, id: FootnoteId) -> Option<&Footnote> {
        self.footnotes.get(id.index())
    }

    /// Every block with its id, in reading order.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (BlockId, &Block)> {
        self.blocks.iter().enumerate().map(|(index, block)| (BlockId::new(index), block))
    }

    /// Every picture in reading order: its words and where it is ([`SpanKind::Picture`]).
    pub fn pictures(&self) -> impl Iterator<Item = (&str, &str)> {
        let notes = self.footnotes.iter().flat_map(|note| &note.paragraphs);
        let texts = self.blocks.iter().map(|block| &block.text).chain(notes);
        texts.flat_map(|text| {
            text.spans().iter().filter_map(|span| match &span.kind {
                SpanKind::Picture(address) => {
                    Some((text.as_str().get(span.range.clone())?, address.as_str()))
                }
                _ => None,
            })
        })
    }

    /// Where each picture is, in the order of [`Document::pictures`].
    pub fn picture_addresses_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let notes = self.footnotes.iter_mut().flat_map(|note| &mut note.paragraphs);
        let texts = self.blocks.iter_mut().map(|block| &mut block.text).chain(notes);
        texts.flat_map(inline::RichText::picture_addresses_mut)
    }

    /// The number of body paragraphs (no headings, list items, quotations, front matter or notes).
    #[must_use]
    pub fn paragraph_count(&self) -> usize {
        self.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).count()
    }

    /// The number of characters of the blocks' texts, white space left out.
    #[must_use]
    pub fn character_count(&self) -> usize {
        self.blocks
            .iter()
            .map(|block| block.text.as_str().chars().filter(|c| !c.is_whitespace()).count())
            .sum()
    }
}
