//! A place in a text as it is written down: exact for the text it was made in, and with the words
//! by which it is found again when that text was edited.

use serde::{Deserialize, Serialize};

use super::Document;
use super::anchor::{Anchor, TextQuote};
use super::fingerprint::BlockHash;

/// A passage, or with length 0 a point in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Where it begins in the text that it was made in.
    pub anchor: Anchor,
    /// Its length in bytes, within one block.
    pub length: usize,
    /// The hash of the block.
    pub block_hash: BlockHash,
    /// The words and what stands around them.
    pub quote: TextQuote,
}

impl Place {
    /// The passage of `length` bytes at `anchor`; `None` where the document has no such passage.
    #[must_use]
    pub fn at(document: &Document, anchor: Anchor, length: usize) -> Option<Self> {
        let quote = TextQuote::at(document, anchor, length)?;
        let block_hash = BlockHash::of(document.block(anchor.block)?);
        Some(Self { anchor, length, block_hash, quote })
    }
}
