//! Definitions by their labels, so that a mark finds its own in one step.

use std::collections::HashMap;

use super::{Definition, Exact, NoteBlock, goes_with};
use crate::import::label::{Family, NoteLabel};

/// Where one label is defined.
#[derive(Debug, Clone, Copy)]
struct Place {
    definition: usize,
    /// The same block, or the whole text, defines it again.
    again: bool,
}

/// The definitions of a text by block and label.
#[derive(Debug, Default)]
pub(super) struct LabelIndex {
    in_block: HashMap<(usize, NoteLabel), Place>,
    anywhere: HashMap<NoteLabel, Place>,
    greatest: HashMap<Family, u32>,
}

impl LabelIndex {
    pub(super) fn of(blocks: &[NoteBlock], definitions: &[Definition<'_>]) -> Self {
        let mut index = Self::default();
        for (at, block) in blocks.iter().enumerate() {
            let range = block.definitions.clone();
            for (definition, found) in
                range.clone().zip(definitions.get(range).into_iter().flatten())
            {
                let place = Place { definition, again: false };
                let known = |place: &mut Place| place.again = true;
                index.in_block.entry((at, found.label)).and_modify(known).or_insert(place);
                index.anywhere.entry(found.label).and_modify(known).or_insert(place);
                let greatest = index.greatest.entry(found.label.family).or_default();
                *greatest = found.label.number.max(*greatest);
            }
        }
        index
    }

    /// The first definition in a block that answers a mark.
    pub(super) fn in_block(&self, block: usize, mark: NoteLabel, exact: Exact) -> Option<usize> {
        let place = match exact {
            Exact::Yes => self.in_block.get(&(block, mark)),
            Exact::No => answers(mark)
                .filter_map(|label| self.in_block.get(&(block, label)))
                .min_by_key(|place| place.definition),
        };
        place.map(|place| place.definition)
    }

    /// True where the block defines this very label twice.
    pub(super) fn is_twofold(&self, block: usize, label: NoteLabel) -> bool {
        self.in_block.get(&(block, label)).is_some_and(|place| place.again)
    }

    /// The greatest number that answers marks of this family.
    pub(super) fn greatest(&self, mark: Family) -> u32 {
        let answering = Family::ALL.iter().filter(|family| goes_with(mark, **family));
        answering.filter_map(|family| self.greatest.get(family).copied()).max().unwrap_or(0)
    }

    /// The definition of this label where the whole text has one alone.
    pub(super) fn only_one(&self, mark: NoteLabel) -> Option<usize> {
        if mark.family == Family::Star {
            return None;
        }
        let mut found = answers(mark).filter_map(|label| self.anywhere.get(&label));
        let first = found.next()?;
        (found.next().is_none() && !first.again).then_some(first.definition)
    }
}

/// The labels of marks that may point to a definition.
pub(super) fn pointing(definition: NoteLabel) -> impl Iterator<Item = NoteLabel> {
    let families = Family::ALL.iter().filter(move |family| goes_with(**family, definition.family));
    families.map(move |&family| NoteLabel { family, number: definition.number })
}

/// The labels of definitions that may answer a mark.
fn answers(mark: NoteLabel) -> impl Iterator<Item = NoteLabel> {
    let families = Family::ALL.iter().filter(move |family| goes_with(mark.family, **family));
    families.map(move |&family| NoteLabel { family, number: mark.number })
}
