//! Lines that have been set, kept for one setting.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::columns::{Columns, lay_out_row};
use super::line::Line;
use super::setting::Setting;
use super::stretch::{stretch_count, stretch_range};
use crate::document::Document;
use crate::document::block::{BlockId, BlockKind};
use crate::text::words::WordBoundaries;

/// What is set in one go: a block, or one stretch of a long one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Unit {
    pub(super) block: BlockId,
    pub(super) stretch: usize,
}

impl Unit {
    /// The unit after this one; `None` at the document's end.
    pub(super) fn after(self, document: &Document) -> Option<Self> {
        let block = document.block(self.block)?;
        if self.stretch + 1 < stretch_count(block) {
            return Some(Self { stretch: self.stretch + 1, ..self });
        }
        let next = BlockId::new(self.block.index() + 1);
        document.block(next).map(|_| Self { block: next, stretch: 0 })
    }

    /// The unit before this one; `None` at the document's start.
    pub(super) fn before(self, document: &Document) -> Option<Self> {
        if let Some(stretch) = self.stretch.checked_sub(1) {
            return Some(Self { stretch, ..self });
        }
        let block = BlockId::new(self.block.index().checked_sub(1)?);
        let stretch = stretch_count(document.block(block)?) - 1;
        Some(Self { block, stretch })
    }

    /// True where no unit follows.
    pub(super) fn is_last_of(self, document: &Document) -> bool {
        self.after(document).is_none()
    }
}

/// The lines of the units around a place, in one setting.
#[derive(Default)]
pub(super) struct Cache {
    units: BTreeMap<Unit, Arc<[Line]>>,
    columns: Option<Columns>,
}

/// The units that are kept; what is farthest from the page goes first.
const KEPT: usize = 512;

impl Cache {
    /// The lines of `unit`; set now where they are not known.
    pub(super) fn lines(
        &mut self,
        document: &Document,
        unit: Unit,
        setting: &Setting,
        words: Option<&dyn WordBoundaries>,
    ) -> Arc<[Line]> {
        if let Some(lines) = self.units.get(&unit) {
            return Arc::clone(lines);
        }
        let lines: Arc<[Line]> = self.set(document, unit, setting, words).into();
        self.units.insert(unit, Arc::clone(&lines));
        lines
    }

    fn set(
        &mut self,
        document: &Document,
        unit: Unit,
        setting: &Setting,
        words: Option<&dyn WordBoundaries>,
    ) -> Vec<Line> {
        let Some(block) = document.block(unit.block) else { return Vec::new() };
        if !matches!(block.kind, BlockKind::TableRow(_)) {
            let range = stretch_range(block, unit.stretch);
            return super::lay_out_range(block, range, setting, words);
        }
        if !self.columns.as_ref().is_some_and(|columns| columns.has(unit.block)) {
            self.columns = Columns::around(document, unit.block, setting);
        }
        match &self.columns {
            Some(columns) => lay_out_row(block, columns, setting, words),
            None => Vec::new(),
        }
    }

    /// Forgets everything: the setting or the document is another.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Forgets what is farthest from `unit` where too much is kept.
    pub(super) fn trim(&mut self, unit: Unit) {
        while self.units.len() > KEPT {
            let distance = |other: &Unit| other.block.index().abs_diff(unit.block.index());
            let first = self.units.keys().next().map_or(0, distance);
            let last = self.units.keys().next_back().map_or(0, distance);
            if first > last {
                self.units.pop_first()
            } else {
                self.units.pop_last()
            };
        }
    }
}
