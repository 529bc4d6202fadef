//! Which section of notes is next for a mark: 注释 with ① and 参考文献 with `[1]` stand side by side,
//! and a book has one section at the end of each chapter.

use super::{Definition, Exact, NoteBlock, goes_with};
use crate::import::label::Family;

/// The next section of each family, as the index of its block.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ahead([Option<usize>; Family::ALL.len()]);

impl Ahead {
    /// The nearest section whose definitions answer marks of `family`.
    pub(super) fn in_family(&self, family: Family, exact: Exact) -> Option<usize> {
        let answers = |other: Family| match exact {
            Exact::Yes => other == family,
            Exact::No => goes_with(family, other),
        };
        let found = Family::ALL.iter().zip(self.0).filter(|(other, _)| answers(**other));
        found.filter_map(|(_, section)| section).min()
    }
}

/// The sections at or after each block; the family of a section is that of its first definition.
pub(super) fn ahead(blocks: &[NoteBlock], definitions: &[Definition<'_>]) -> Vec<Ahead> {
    let mut next = Ahead::default();
    let mut found = vec![next; blocks.len()];
    for (index, block) in blocks.iter().enumerate().rev() {
        let first = definitions.get(block.definitions.start).filter(|_| block.gathered);
        if let Some(place) = first
            .and_then(|first| Family::ALL.iter().position(|family| *family == first.label.family))
            .and_then(|at| next.0.get_mut(at))
        {
            *place = Some(index);
        }
        if let Some(here) = found.get_mut(index) {
            *here = next;
        }
    }
    found
}
