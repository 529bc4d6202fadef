//! Covered reading: what is covered in the text, what was uncovered, and what waits for a grade.

use std::collections::BTreeMap;
use std::ops::Range;

use super::memory::Memory;
use super::structure::Structure;
use crate::document::Document;
use crate::document::anchor::Anchor;
use crate::document::block::BlockId;
use crate::recall::card::CardKind;
use crate::schedule::Timestamp;

/// Everything that is covered or was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cover {
    /// The covers, in reading order of their places; no two lie over each other.
    items: Vec<Item>,
    /// The one that was uncovered last and waits for a grade, and when it was uncovered.
    awaited: Option<(usize, Timestamp)>,
}

/// A gist, term or figure with its cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The block that it stands in.
    pub block: BlockId,
    /// The bytes of the block's text: a term is covered wherever the block has it.
    pub ranges: Vec<Range<usize>>,
    /// The id of the card that asks for it; `None` where none does.
    pub card: Option<String>,
    /// True as long as the cover is on it.
    pub is_covered: bool,
}

impl Item {
    /// Its first place.
    #[must_use]
    pub fn place(&self) -> Anchor {
        Anchor::new(self.block, self.ranges.first().map_or(0, |range| range.start))
    }
}

impl Cover {
    /// Covers the gists of key points, and the terms and figures that cards ask for.
    #[must_use]
    pub fn of(document: &Document, structure: &Structure, memory: &Memory) -> Self {
        let mut covers = Covers::default();
        for (index, point) in structure.points.iter().enumerate() {
            let card = memory.card_of_point(index).map(|remembered| remembered.card.id.clone());
            covers.add(point.block(), Some(point.gist.clone()), card);
        }
        let asked = memory.cards.iter().map(|remembered| &remembered.card);
        for card in asked.filter(|card| matches!(card.kind, CardKind::Cloze | CardKind::Figure)) {
            let block = document.block(card.source.block);
            let text = block.map_or("", |block| block.text.as_str());
            let answer = card.answer.as_str();
            if !answer.is_empty() {
                let found = text.match_indices(answer).map(|(at, _)| at..at + answer.len());
                covers.add(card.source.block, found, Some(card.id.clone()));
            }
        }
        let mut items = covers.items;
        items.sort_by_key(Item::place);
        Self { items, awaited: None }
    }

    /// The same covers made anew, as much uncovered as in `before`.
    #[must_use]
    pub fn as_before(mut self, before: &Self) -> Self {
        for item in &mut self.items {
            let was = before.items.binary_search_by_key(&item.place(), Item::place).ok();
            item.is_covered = was.and_then(|at| before.items.get(at)).is_none_or(|w| w.is_covered);
        }
        self.awaited = before.awaited.and_then(|(index, since)| {
            let place = before.items.get(index)?.place();
            let at = self.items.binary_search_by_key(&place, Item::place).ok()?;
            Some((at, since))
        });
        self
    }

    /// The covers in a block, off or on.
    pub fn in_block(&self, block: BlockId) -> impl Iterator<Item = &Item> {
        let from = self.items.partition_point(|item| item.block < block);
        let rest = self.items.get(from..).unwrap_or_default();
        rest.iter().take_while(move |item| item.block == block)
    }

    /// The bytes of a block's text that are covered.
    pub fn covered(&self, block: BlockId) -> impl Iterator<Item = Range<usize>> {
        self.in_block(block).filter(|item| item.is_covered).flat_map(|item| item.ranges.clone())
    }

    /// The one that waits for a grade.
    #[must_use]
    pub fn awaited(&self) -> Option<&Item> {
        self.awaited.and_then(|(index, _)| self.items.get(index))
    }

    /// The first that is covered, at `from` or after it, and that `can_be_seen`.
    pub(super) fn next(&self, from: Anchor, can_be_seen: impl Fn(Anchor) -> bool) -> Option<usize> {
        let start = self.items.partition_point(|item| item.place() < from);
        let mut rest = self.items.iter().enumerate().skip(start);
        rest.find(|(_, item)| item.is_covered && can_be_seen(item.place())).map(|(index, _)| index)
    }

    /// Takes a cover off; its place comes back.
    pub(super) fn uncover(&mut self, index: usize, now: Timestamp) -> Option<Anchor> {
        let item = self.items.get_mut(index)?;
        item.is_covered = false;
        self.awaited = Some((index, now));
        Some(item.place())
    }

    /// Takes the one that waits for a grade: its card, and when it was uncovered.
    pub(super) fn take_awaited(&mut self) -> Option<(Option<String>, Timestamp)> {
        let (index, since) = self.awaited.take()?;
        Some((self.items.get(index)?.card.clone(), since))
    }

    /// Covers everything again.
    pub(super) fn cover_all(&mut self) {
        self.awaited = None;
        for item in &mut self.items {
            item.is_covered = true;
        }
    }

    /// Covers what this card asks for again.
    pub(super) fn cover_card(&mut self, card: &str) {
        for item in self.items.iter_mut().filter(|item| item.card.as_deref() == Some(card)) {
            item.is_covered = true;
        }
        if self.awaited().is_some_and(|item| item.is_covered) {
            self.awaited = None;
        }
    }

    /// True where there is nothing to cover.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

/// Covers being laid, of which none lies over another.
#[derive(Default)]
struct Covers {
    items: Vec<Item>,
    taken: BTreeMap<BlockId, Vec<Range<usize>>>,
}

impl Covers {
    /// Lays one cover over those of `ranges` that are free; none where all are covered already.
    fn add(
        &mut self,
        block: BlockId,
        ranges: impl IntoIterator<Item = Range<usize>>,
        card: Option<String>,
    ) {
        let taken = self.taken.entry(block).or_default();
        let is_free = |range: &Range<usize>| {
            taken.iter().all(|other| other.end <= range.start || range.end <= other.start)
        };
        let ranges: Vec<_> = ranges.into_iter().filter(is_free).collect();
        if !ranges.is_empty() {
            taken.extend(ranges.iter().cloned());
            self.items.push(Item { block, ranges, card, is_covered: true });
        }
    }
}

#[cfg(test)]
mod tests;
