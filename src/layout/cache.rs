//! Lines that have been set, kept for one setting.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::columns::{Columns, lay_out_row};
use super::excerpt::{lay_out_excerpt, sign_opened};
use super::line::Line;
use super::setting::Setting;
use super::shown::{Shown, Unit};
use crate::document::block::BlockKind;
use crate::text::words::WordBoundaries;

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
        shown: Shown<'_>,
        unit: Unit,
        setting: &Setting,
        words: Option<&dyn WordBoundaries>,
    ) -> Arc<[Line]> {
        if let Some(lines) = self.units.get(&unit) {
            return Arc::clone(lines);
        }
        let lines: Arc<[Line]> = self.set(shown, unit, setting, words).into();
        self.units.insert(unit, Arc::clone(&lines));
        lines
    }

    fn set(
        &mut self,
        shown: Shown<'_>,
        unit: Unit,
        setting: &Setting,
        words: Option<&dyn WordBoundaries>,
    ) -> Vec<Line> {
        let document = shown.document;
        let Some(block) = document.block(unit.block) else { return Vec::new() };
        if let Some(excerpt) = shown.excerpt(unit) {
            return lay_out_excerpt(block, excerpt, setting, words);
        }
        if !matches!(block.kind, BlockKind::TableRow(_)) {
            let mut lines = super::lay_out_range(block, shown.range(unit), setting, words);
            if shown.is_opened(unit) {
                sign_opened(&mut lines);
            }
            return lines;
        }
        if !self.columns.as_ref().is_some_and(|columns| columns.has(unit.block)) {
            self.columns = Columns::around(document, unit.block, setting);
        }
        match &self.columns {
            Some(columns) => lay_out_row(block, columns, setting, words),
            None => Vec::new(),
        }
    }

    /// Forgets everything: the setting, the document or what is shown of it is another.
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
