//! Moving through a document row by row, setting only what is passed.

use std::sync::Arc;

use super::Row;
use crate::document::anchor::Anchor;
use crate::layout::cache::Cache;
use crate::layout::line::Line;
use crate::layout::setting::Setting;
use crate::layout::shown::{Shown, Unit};
use crate::text::words::WordBoundaries;

/// A row of the document: counted from the first row of its unit, the blank rows above the block
/// included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) unit: Unit,
    pub(super) row: usize,
}

/// A place that moves through a document.
pub(super) struct Walk<'a> {
    pub(super) shown: Shown<'a>,
    pub(super) setting: &'a Setting,
    pub(super) words: Option<&'a dyn WordBoundaries>,
    pub(super) cache: &'a mut Cache,
    pub(super) height: usize,
    pub(super) place: &'a mut Place,
}

impl Walk<'_> {
    /// Moves up by `rows`, as far as the document's first row; gives back by how many.
    pub(super) fn up(&mut self, rows: usize) -> usize {
        let mut left = rows;
        loop {
            let step = left.min(self.place.row);
            self.place.row -= step;
            left -= step;
            if left == 0 {
                return rows;
            }
            let Some(unit) = self.shown.before(self.place.unit) else { return rows - left };
            *self.place = Place { unit, row: self.row_count(unit) };
        }
    }

    /// Moves down by `rows`, as far as the document's last row; gives back by how many.
    pub(super) fn down(&mut self, rows: usize) -> usize {
        let mut left = rows;
        loop {
            let count = self.row_count(self.place.unit);
            if self.place.row + left < count {
                self.place.row += left;
                return rows;
            }
            let Some(unit) = self.shown.after(self.place.unit) else {
                let step = count.saturating_sub(1).saturating_sub(self.place.row);
                self.place.row += step;
                return rows - left + step;
            };
            left -= count - self.place.row;
            *self.place = Place { unit, row: 0 };
        }
    }

    /// How many rows there are from the place on, counted up to `most`.
    pub(super) fn rows_below(&mut self, most: usize) -> usize {
        let mut unit = self.place.unit;
        let mut count = self.row_count(unit).saturating_sub(self.place.row);
        while count < most
            && let Some(next) = self.shown.after(unit)
        {
            unit = next;
            count += self.row_count(unit);
        }
        count.min(most)
    }

    /// Moves to the line that `anchor` is on; where it is not shown, to what is shown before it.
    pub(super) fn place_at(&mut self, anchor: Anchor) {
        let Some(unit) = self.shown.at(anchor) else { return };
        let offset = if unit.block == anchor.block { anchor.offset } else { 0 };
        let lines = self.lines(unit);
        let line = lines.partition_point(|line| line.range.start <= offset).saturating_sub(1);
        let line =
            if lines.get(line).is_some_and(|l| l.range == lines[0].range) { 0 } else { line };
        let row = self.rows_above(unit) + line * self.setting.spacing.rows();
        *self.place = Place { unit, row };
    }

    /// Puts the rows of the page that begins at the place into `rows`.
    pub(super) fn collect_rows(&mut self, rows: &mut Vec<Row>) {
        if self.shown.count_in(self.place.unit.block) == 0 {
            return;
        }
        let Place { mut unit, mut row } = *self.place;
        while rows.len() < self.height {
            let lines = self.lines(unit);
            let above = self.rows_above(unit);
            let count = above + lines.len() * self.setting.spacing.rows();
            while row < count && rows.len() < self.height {
                let line = row.checked_sub(above);
                let spacing = self.setting.spacing.rows();
                let index = line.filter(|line| line % spacing == 0).map(|line| line / spacing);
                let below = count - row - 1;
                rows.push(Row { block: unit.block, unit, lines: Arc::clone(&lines), index, below });
                row += 1;
            }
            let Some(next) = self.shown.after(unit) else { break };
            unit = next;
            row = 0;
        }
    }

    fn lines(&mut self, unit: Unit) -> Arc<[Line]> {
        self.cache.lines(self.shown, unit, self.setting, self.words)
    }

    fn row_count(&mut self, unit: Unit) -> usize {
        self.rows_above(unit) + self.lines(unit).len() * self.setting.spacing.rows()
    }

    /// The blank rows above `unit`.
    fn rows_above(&self, unit: Unit) -> usize {
        self.shown.rows_above(unit, self.setting)
    }
}
