//! Which parts of a document are set where not all of it is: excerpts of its blocks, word for word.
//!
//! An abridgement holds ranges and no text, so that a place in what is shown is a place in the
//! document. A block that was opened is set whole, whatever is kept of it.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::document::block::BlockId;
use crate::text::grapheme::Cells;

/// Stands before an excerpt of a block that has more (U+25B8, one cell in every terminal).
pub const CLOSED: &str = "▸";

/// Stands before a block that was opened (U+25BE, one cell in every terminal).
pub const OPENED: &str = "▾";

/// The cells of a sign with the space after it.
pub(super) const SIGN: usize = 2;

/// A part of a block that is set by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The block.
    pub block: BlockId,
    /// The bytes of the block's text.
    pub range: Range<usize>,
    /// The column that it begins at, its sign included.
    pub column: Cells,
    /// Whether a sign stands before it.
    pub sign: Sign,
}

/// What stands before an excerpt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Nothing: a title, a heading.
    None,
    /// As many blank cells as the sign takes: the block is there whole.
    Blank,
    /// [`CLOSED`]: the block has more.
    Closed,
}

/// The excerpts of a document that are shown, and the blocks that are shown whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Abridgement {
    excerpts: Vec<Excerpt>,
    opened: BTreeSet<BlockId>,
}

impl Abridgement {
    /// These excerpts, which are in reading order and do not overlap.
    #[must_use]
    pub fn new(excerpts: Vec<Excerpt>) -> Self {
        Self { excerpts, opened: BTreeSet::new() }
    }

    /// The excerpts of a block, whether it was opened or not.
    #[must_use]
    pub fn excerpts_of(&self, block: BlockId) -> &[Excerpt] {
        let from = self.excerpts.partition_point(|excerpt| excerpt.block < block);
        let rest = self.excerpts.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|excerpt| excerpt.block == block)).unwrap_or_default()
    }

    /// True where the block is shown whole because it was opened.
    #[must_use]
    pub fn is_opened(&self, block: BlockId) -> bool {
        self.opened.contains(&block)
    }

    /// Shows the block whole.
    pub fn open(&mut self, block: BlockId) {
        self.opened.insert(block);
    }

    /// Shows the block's excerpts alone again.
    pub fn close(&mut self, block: BlockId) {
        self.opened.remove(&block);
    }

    /// The first block after `block`, or at all, that is shown.
    pub(super) fn block_after(&self, block: Option<BlockId>) -> Option<BlockId> {
        let is_later = |other: &BlockId| block.is_none_or(|block| *other > block);
        let at = self.excerpts.partition_point(|excerpt| !is_later(&excerpt.block));
        let kept = self.excerpts.get(at).map(|excerpt| excerpt.block);
        let from = block.map_or(0, |block| block.index() + 1);
        let opened = self.opened.range(BlockId::new(from)..).next().copied();
        kept.into_iter().chain(opened).min()
    }

    /// The last block before `block` that is shown.
    pub(super) fn block_before(&self, block: BlockId) -> Option<BlockId> {
        let at = self.excerpts.partition_point(|excerpt| excerpt.block < block);
        let kept = at.checked_sub(1).and_then(|at| self.excerpts.get(at));
        let opened = self.opened.range(..block).next_back().copied();
        kept.map(|excerpt| excerpt.block).into_iter().chain(opened).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(block: usize, range: Range<usize>) -> Excerpt {
        let block = BlockId::new(block);
        Excerpt { block, range, column: Cells::ZERO, sign: Sign::Closed }
    }

    #[test]
    fn blocks_that_are_kept_and_blocks_that_were_opened_are_one_order() {
        let mut abridged =
            Abridgement::new(vec![excerpt(1, 0..3), excerpt(1, 6..9), excerpt(5, 0..3)]);
        abridged.open(BlockId::new(3));
        let after = |block| abridged.block_after(Some(BlockId::new(block)));
        assert_eq!(abridged.block_after(None), Some(BlockId::new(1)));
        assert_eq!((after(1), after(3)), (Some(BlockId::new(3)), Some(BlockId::new(5))));
        assert_eq!((after(5), abridged.block_before(BlockId::new(1))), (None, None));
        assert_eq!(abridged.block_before(BlockId::new(5)), Some(BlockId::new(3)));
        assert_eq!(abridged.excerpts_of(BlockId::new(1)).len(), 2);
    }
}
