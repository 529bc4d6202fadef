//! How far into a document a place is.

use crate::document::Document;
use crate::document::anchor::Anchor;
use crate::document::block::BlockId;

/// The bytes before each block, and the bytes of all blocks at the end.
pub(super) struct Extent(Vec<usize>);

impl Extent {
    pub(super) fn of(document: &Document) -> Self {
        let mut before = Vec::with_capacity(document.blocks.len() + 1);
        let mut total = 0;
        before.push(total);
        for block in &document.blocks {
            total += block.text.len();
            before.push(total);
        }
        Self(before)
    }

    fn total(&self) -> usize {
        self.0.last().copied().unwrap_or(0)
    }

    /// The part of the text before `anchor`, in thousandths rounded down.
    pub(super) fn thousandths(&self, anchor: Anchor) -> u16 {
        let before = self.0.get(anchor.block.index()).copied().unwrap_or(self.total());
        let bytes = (before + anchor.offset).min(self.total());
        let part = (bytes * 1000).checked_div(self.total()).unwrap_or(1000);
        u16::try_from(part).unwrap_or(1000)
    }

    /// The place before which `percent` of the text stands.
    pub(super) fn anchor_at(&self, document: &Document, percent: usize) -> Anchor {
        let bytes = self.total() * percent.min(100) / 100;
        let index = self.0.partition_point(|&before| before <= bytes).saturating_sub(1);
        let index = index.min(document.blocks.len().saturating_sub(1));
        let block = BlockId::new(index);
        let text = document.block(block).map_or("", |block| block.text.as_str());
        let offset = bytes.saturating_sub(self.0.get(index).copied().unwrap_or(0));
        Anchor::new(block, text.floor_char_boundary(offset))
    }
}
