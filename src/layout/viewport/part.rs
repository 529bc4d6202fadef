//! The parts of blocks that are shown: whole blocks, or excerpts of them.

use std::ops::Range;

use super::Viewport;
use crate::document::Document;
use crate::document::anchor::Anchor;
use crate::document::block::BlockId;
use crate::layout::shown::Unit;

/// A run of a block's text that is shown without a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The block.
    pub block: BlockId,
    /// The bytes of its text.
    pub range: Range<usize>,
}

impl Part {
    /// Its first place.
    #[must_use]
    pub fn start(&self) -> Anchor {
        Anchor::new(self.block, self.range.start)
    }
}

impl Viewport {
    /// True where a place is shown, on this page or another.
    #[must_use]
    pub fn shows(&self, document: &Document, anchor: Anchor) -> bool {
        self.abridgement.is_none() || self.shown(document).has(anchor)
    }

    /// The part that a place is in; where it is not shown the nearest before it, or the first.
    #[must_use]
    pub fn part_at(&self, document: &Document, anchor: Anchor) -> Option<Part> {
        let unit = self.shown(document).at(anchor)?;
        Some(self.part(document, unit))
    }

    /// The first part after the one that [`Viewport::part_at`] names; the same where a place comes
    /// before everything that is shown.
    #[must_use]
    pub fn part_after(&self, document: &Document, anchor: Anchor) -> Option<Part> {
        let at = self.part_at(document, anchor)?;
        if at.start() > anchor {
            return Some(at);
        }
        let unit = self.shown(document).at(anchor)?;
        let next = self.shown(document).after(unit)?;
        Some(self.part(document, next))
    }

    /// What of `range` of a block is shown.
    #[must_use]
    pub fn shown_of(&self, block: BlockId, range: Range<usize>) -> Vec<Range<usize>> {
        let abridgement = self.abridgement.as_ref().filter(|a| !a.is_opened(block));
        let Some(abridgement) = abridgement else { return vec![range] };
        let excerpts = abridgement.excerpts_of(block).iter();
        let cut = excerpts
            .map(|excerpt| excerpt.range.start.max(range.start)..excerpt.range.end.min(range.end));
        cut.filter(|range| !range.is_empty()).collect()
    }

    fn part(&self, document: &Document, unit: Unit) -> Part {
        Part { block: unit.block, range: self.shown(document).range(unit) }
    }
}
