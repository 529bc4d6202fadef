//! Where a kept card's passage stands in the text as it is now.
//!
//! A card's id comes from its own words, so an edit elsewhere leaves it alone, and a card that a
//! reader has taken into his deck stays his even where the generator would choose another one
//! today. What an edit can take from it is its passage: then it is shown as a card whose passage
//! is gone, and not asked.

use super::card::{Card, Passage};
use crate::document::Document;
use crate::document::block::BlockId;

/// Where the passage of a card stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Here, word for word.
    Here(Passage),
    /// Nowhere: its words were changed or taken out.
    Gone,
}

/// The words of `passage`; blocks are divided by a line feed. `None` where the document ends before.
#[must_use]
pub fn passage_words(document: &Document, passage: Passage) -> Option<String> {
    let needed = passage.offset.checked_add(passage.length)?;
    joined(document, passage.block.index(), needed).get(passage.offset..needed).map(str::to_owned)
}

/// Where the passage of `card` stands in `document`, which may have been edited since: `words` are
/// its [`passage_words`] of then. Of several places the nearest to the old one is taken.
#[must_use]
pub fn standing(card: &Card, words: &str, document: &Document) -> Standing {
    let first = words.split('\n').next().unwrap_or_default();
    let old = card.source.block.index();
    let places = document.iter().flat_map(|(id, block)| {
        let found = block.text.as_str().match_indices(first);
        found.map(move |(offset, _)| (id, offset))
    });
    let whole = places.filter(|(id, offset)| {
        let needed = offset + words.len();
        joined(document, id.index(), needed).get(*offset..needed) == Some(words)
    });
    let nearest = whole
        .min_by_key(|(id, offset)| (id.index().abs_diff(old), offset.abs_diff(card.source.offset)));
    nearest.map_or(Standing::Gone, |(block, offset)| {
        Standing::Here(Passage { block, offset, length: words.len() })
    })
}

/// The blocks from `from` on, at least `needed` bytes where there are so many.
fn joined(document: &Document, from: usize, needed: usize) -> String {
    let mut text = String::new();
    let mut at = from;
    while let Some(block) = document.block(BlockId::new(at)) {
        text.push_str(block.text.as_str());
        if text.len() >= needed {
            break;
        }
        text.push('\n');
        at += 1;
    }
    text
}
