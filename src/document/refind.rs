//! Places are found again in a text that was edited: by the hash of their block, then by their
//! words with what stands around them, or not at all. A place is never put on other words.

mod neighbours;

use std::collections::{BTreeMap, BTreeSet};

use super::Document;
use super::anchor::{Anchor, QUOTE_CONTEXT};
use super::block::BlockId;
use super::fingerprint::BlockHash;
use super::place::Place;
use neighbours::Neighbours;

/// How much of the words around a passage must be there again, 0 to 1. Unrelated Chinese text
/// shares less than a fifth, two titles of laws two thirds.
const CONTEXT: f64 = 0.75;
/// How much of them where there are few, as in a heading.
const FEW_CONTEXT: f64 = 0.85;
/// How many characters are few.
const FEW: usize = 16;
/// A passage of so many characters is known by itself where it occurs once.
const DISTINCTIVE: usize = 24;
/// So many more characters of the new text are looked at than the old one had there.
const SLACK: usize = 6;
/// A point in the text is looked for by so many characters after it or before it.
const PROBE: usize = 6;

/// A passage that was found: where it begins, and its length in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Passage {
    /// Where it begins.
    pub anchor: Anchor,
    /// Its length in bytes.
    pub length: usize,
}

/// Finds places of an earlier edition in a document.
#[derive(Debug)]
pub struct Refinder<'a> {
    document: &'a Document,
    blocks: BTreeMap<BlockHash, Vec<usize>>,
    // The blocks that the earlier edition did not have: those that may hold what was edited.
    changed: Vec<usize>,
    neighbours: Neighbours,
}

impl<'a> Refinder<'a> {
    /// A finder in `document` for places of the edition with these blocks: one pass over the text.
    #[must_use]
    pub fn new(document: &'a Document, earlier: &[BlockHash]) -> Self {
        let mut blocks: BTreeMap<BlockHash, Vec<usize>> = BTreeMap::new();
        for (index, block) in document.blocks.iter().enumerate() {
            blocks.entry(BlockHash::of(block)).or_default().push(index);
        }
        let neighbours = Neighbours::of(earlier, &blocks, document.blocks.len());
        let earlier: BTreeSet<_> = earlier.iter().collect();
        let mut changed: Vec<usize> = blocks
            .iter()
            .filter(|(hash, _)| !earlier.contains(hash))
            .flat_map(|(_, indices)| indices.iter().copied())
            .collect();
        changed.sort_unstable();
        Self { document, blocks, changed, neighbours }
    }

    /// The passage that `place` is in this text; `None` where its words are not there any more or
    /// stand among others, so that it is an orphan.
    #[must_use]
    pub fn find(&self, place: &Place) -> Option<Passage> {
        self.in_same_block(place).or_else(|| {
            if place.quote.exact.is_empty() { self.point(place) } else { self.quoted(place) }
        })
    }

    /// The beginning of what `place` was: as [`Refinder::find`], and where that finds nothing the
    /// beginning of the block that has its number now. For a reading position, which must be
    /// somewhere.
    #[must_use]
    pub fn near(&self, place: &Place) -> Anchor {
        self.find(place).map_or_else(
            || {
                let last = self.document.blocks.len().saturating_sub(1);
                Anchor::start_of(BlockId::new(place.anchor.block.index().min(last)))
            },
            |passage| passage.anchor,
        )
    }

    fn in_same_block(&self, place: &Place) -> Option<Passage> {
        let same = self.blocks.get(&place.block_hash)?;
        let nearest = same.iter().min_by_key(|i| i.abs_diff(place.anchor.block.index()))?;
        let anchor = Anchor::new(BlockId::new(*nearest), place.anchor.offset);
        let text = self.text(*nearest).get(anchor.offset..)?;
        let there = text.get(..place.length)? == place.quote.exact;
        there.then_some(Passage { anchor, length: place.length })
    }

    fn quoted(&self, place: &Place) -> Option<Passage> {
        let quote = &place.quote;
        let context = quote.prefix.chars().count() + quote.suffix.chars().count();
        let mut found = 0;
        let mut best: Option<(usize, std::cmp::Reverse<usize>, Anchor)> = None;
        for index in self.changed.iter().copied() {
            for (offset, _) in self.text(index).match_indices(&quote.exact) {
                found += 1;
                let anchor = Anchor::new(BlockId::new(index), offset);
                let shared = self.shared_context(place, anchor);
                let far = std::cmp::Reverse(index.abs_diff(place.anchor.block.index()));
                if best.is_none_or(|held| (held.0, held.1) < (shared, far)) {
                    best = Some((shared, far, anchor));
                }
            }
        }
        let (shared, _, anchor) = best?;
        let length = quote.exact.len();
        let whole_block = self.text(anchor.block.index()).len() == length;
        let alone = found == 1 && quote.exact.chars().count() >= DISTINCTIVE;
        // An article says the same twice: what is left of a passage is not the other one.
        let is_expected = self.neighbours.expect(place.anchor.block.index(), anchor.block.index());
        let known = if context == 0 {
            whole_block
        } else {
            is_expected
                && is_known_by(shared, context)
                && (context >= FEW || self.has_same_edges(place, anchor))
        };
        (alone || known).then_some(Passage { anchor, length })
    }

    /// True where the block begins and ends about as near to the passage as it did.
    fn has_same_edges(&self, place: &Place, anchor: Anchor) -> bool {
        let text = self.text(anchor.block.index());
        let (before, rest) = text.split_at_checked(anchor.offset).unwrap_or_default();
        let near = |new: &str, old: &str| {
            let old = old.chars().count();
            old >= QUOTE_CONTEXT || new.chars().count() <= old + SLACK
        };
        near(before, &place.quote.prefix)
            && near(rest.get(place.length..).unwrap_or_default(), &place.quote.suffix)
    }

    /// Where a place without words of its own is: before the words that followed it, or after those
    /// that it followed.
    fn point(&self, place: &Place) -> Option<Passage> {
        let quote = &place.quote;
        let context = quote.prefix.chars().count() + quote.suffix.chars().count();
        let after: String = quote.suffix.chars().take(PROBE).collect();
        let before = last_characters(&quote.prefix, PROBE);
        let best = [(after.as_str(), 0), (before, before.len())]
            .into_iter()
            .filter(|(probe, _)| !probe.is_empty())
            .flat_map(|(probe, shift)| {
                self.changed.iter().flat_map(move |index| {
                    let found = self.text(*index).match_indices(probe);
                    found.map(move |(at, _)| Anchor::new(BlockId::new(*index), at + shift))
                })
            })
            .map(|anchor| (self.shared_context(place, anchor), anchor))
            .max_by_key(|(shared, anchor)| {
                let far = anchor.block.index().abs_diff(place.anchor.block.index());
                (*shared, std::cmp::Reverse(far))
            })?;
        is_known_by(best.0, context).then_some(Passage { anchor: best.1, length: 0 })
    }

    /// How many of the characters around the place are around `anchor` as well, in their order.
    fn shared_context(&self, place: &Place, anchor: Anchor) -> usize {
        let quote = &place.quote;
        let index = anchor.block.index();
        let (before, rest) = self.text(index).split_at_checked(anchor.offset).unwrap_or_default();
        let after = rest.get(place.length..).unwrap_or_default();
        let old: Vec<char> = quote.prefix.chars().rev().collect();
        let new = before.chars().rev().chain(self.characters_before(index));
        let shared_before = common(&old, new.take(old.len() + SLACK));
        let old: Vec<char> = quote.suffix.chars().collect();
        let new = after.chars().chain(self.characters_after(index));
        shared_before + common(&old, new.take(old.len() + SLACK))
    }

    /// The characters of the blocks before `index`, the last first: where a paragraph was cut in
    /// two, what stood before a passage stands in the block before.
    fn characters_before(&self, index: usize) -> impl Iterator<Item = char> {
        let blocks = self.document.blocks.get(..index).unwrap_or_default();
        blocks.iter().rev().flat_map(|block| block.text.as_str().chars().rev())
    }

    fn characters_after(&self, index: usize) -> impl Iterator<Item = char> {
        let blocks = self.document.blocks.get(index + 1..).unwrap_or_default();
        blocks.iter().flat_map(|block| block.text.as_str().chars())
    }

    fn text(&self, index: usize) -> &str {
        self.document.blocks.get(index).map_or("", |block| block.text.as_str())
    }
}

fn last_characters(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last().map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or_default()
}

/// True where so many of the characters around a passage are enough.
fn is_known_by(shared: usize, context: usize) -> bool {
    share(shared, context) >= if context < FEW { FEW_CONTEXT } else { CONTEXT }
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}

/// The length of the longest common subsequence (Wagner and Fischer 1974).
fn common(old: &[char], new: impl Iterator<Item = char>) -> usize {
    let mut row = vec![0; old.len() + 1];
    for c in new {
        let mut diagonal = 0;
        for (at, other) in old.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if c == *other { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests;
