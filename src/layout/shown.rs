//! What of a document is shown, as units in order: each block in its stretches, or where the
//! document is abridged each excerpt by itself.

use std::ops::Range;

use super::abridgement::{Abridgement, Excerpt};
use super::setting::Setting;
use super::spacing::rows_between;
use super::stretch::{stretch_at, stretch_count, stretch_range};
use crate::document::Document;
use crate::document::anchor::Anchor;
use crate::document::block::{Block, BlockId, BlockKind};

/// What is set in one go: a block, one stretch of a long one, or an excerpt.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Unit {
    pub(super) block: BlockId,
    /// Which of the block's stretches, or of its excerpts where those are shown.
    pub(super) index: usize,
}

/// A document, or what is shown of it.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) document: &'a Document,
    /// `None` where all of it is shown.
    pub(super) abridgement: Option<&'a Abridgement>,
}

impl<'a> Shown<'a> {
    /// The unit after this one; `None` at the end.
    pub(super) fn after(self, unit: Unit) -> Option<Unit> {
        if unit.index + 1 < self.count_in(unit.block) {
            return Some(Unit { index: unit.index + 1, ..unit });
        }
        let next = match self.abridgement {
            None => BlockId::new(unit.block.index() + 1),
            Some(abridgement) => abridgement.block_after(Some(unit.block))?,
        };
        self.document.block(next).map(|_| Unit { block: next, index: 0 })
    }

    /// The unit before this one; `None` at the start.
    pub(super) fn before(self, unit: Unit) -> Option<Unit> {
        if let Some(index) = unit.index.checked_sub(1) {
            return Some(Unit { index, ..unit });
        }
        let block = self.block_before(unit.block)?;
        Some(Unit { block, index: self.count_in(block).checked_sub(1)? })
    }

    fn block_before(self, block: BlockId) -> Option<BlockId> {
        match self.abridgement {
            None => Some(BlockId::new(block.index().checked_sub(1)?)),
            Some(abridgement) => abridgement.block_before(block),
        }
    }

    /// The units of a block; 0 where it is not shown.
    pub(super) fn count_in(self, block: BlockId) -> usize {
        let stretches = || self.document.block(block).map_or(0, stretch_count);
        match self.abridgement {
            Some(abridgement) if !abridgement.is_opened(block) => {
                abridgement.excerpts_of(block).len()
            }
            _ => stretches(),
        }
    }

    /// The excerpt that a unit is; `None` where its block is shown whole.
    pub(super) fn excerpt(self, unit: Unit) -> Option<&'a Excerpt> {
        let abridgement = self.abridgement.filter(|a| !a.is_opened(unit.block))?;
        abridgement.excerpts_of(unit.block).get(unit.index)
    }

    /// True where a unit begins a block that was opened.
    pub(super) fn is_opened(self, unit: Unit) -> bool {
        unit.index == 0 && self.abridgement.is_some_and(|a| a.is_opened(unit.block))
    }

    /// The bytes of a unit in its block.
    pub(super) fn range(self, unit: Unit) -> Range<usize> {
        match (self.excerpt(unit), self.document.block(unit.block)) {
            (Some(excerpt), _) => excerpt.range.clone(),
            (None, Some(block)) => stretch_range(block, unit.index),
            (None, None) => 0..0,
        }
    }

    /// The unit that a place is in; where it is not shown the nearest before, or the first.
    pub(super) fn at(self, anchor: Anchor) -> Option<Unit> {
        let last = self.document.blocks.len().checked_sub(1)?;
        let block = BlockId::new(anchor.block.index().min(last));
        let offset = if block == anchor.block { anchor.offset } else { 0 };
        let Some(abridgement) = self.abridgement.filter(|a| !a.is_opened(block)) else {
            let index = self.document.block(block).map_or(0, |block| stretch_at(block, offset));
            return Some(Unit { block, index });
        };
        let excerpts = abridgement.excerpts_of(block);
        if !excerpts.is_empty() {
            let index = excerpts.partition_point(|excerpt| excerpt.range.start <= offset);
            return Some(Unit { block, index: index.saturating_sub(1) });
        }
        let before = self.before(Unit { block, index: 0 });
        before.or_else(|| Some(Unit { block: abridgement.block_after(None)?, index: 0 }))
    }

    /// True where a place is shown.
    pub(super) fn has(self, anchor: Anchor) -> bool {
        self.at(anchor).is_some_and(|unit| {
            let range = self.range(unit);
            unit.block == anchor.block && (range.start..=range.end).contains(&anchor.offset)
        })
    }

    /// The blank rows above `unit`. An abridgement stands close: a blank row is above what begins
    /// at its left edge without a sign, a part of the text, and below the title.
    pub(super) fn rows_above(self, unit: Unit, setting: &Setting) -> usize {
        let block = self.document.block(unit.block).filter(|_| unit.index == 0);
        let before = block.and_then(|_| self.block_before(unit.block));
        let before = before.and_then(|before| self.document.block(before));
        let (Some(block), Some(before)) = (block, before) else { return 0 };
        match self.abridgement {
            None => rows_between(before, block, setting),
            Some(_) => usize::from(self.begins_a_part(unit, block, before)),
        }
    }

    fn begins_a_part(self, unit: Unit, block: &Block, before: &Block) -> bool {
        let is_front = |block: &Block| matches!(block.kind, BlockKind::Front(_));
        let is_outermost = self.excerpt(unit).is_some_and(|excerpt| excerpt.column.0 == 0);
        let is_heading = block.heading_level().is_some();
        is_front(before) && !is_front(block)
            || is_heading && is_outermost && before.heading_level().is_none()
    }
}
