//! The outline pane: which headings and key points are shown, folded away or filtered out, and
//! which is chosen.

mod row;

use std::collections::BTreeSet;

use super::structure::Structure;
use crate::document::Document;
use row::all_rows;
use row::own_points;

pub use row::OutlineRow;
pub use row::all_points;

/// The outline pane's own state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutlinePane {
    /// Whether the person wants it shown; `None` where the arrangement decides.
    pub wanted: Option<bool>,
    /// Whether the person wants the key points shown; `None` where the room decides.
    pub wants_points: Option<bool>,
    /// Whether they are shown.
    pub shows_points: bool,
    /// The row chosen.
    pub chosen: OutlineRow,
    /// The first row shown.
    pub top: usize,
    /// The rows that are there, in order.
    pub rows: Vec<OutlineRow>,
    folded: BTreeSet<usize>,
    filter: String,
}

impl OutlinePane {
    /// What the rows are filtered by; empty for all of them.
    #[must_use]
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Shows the rows that have `text` in them alone; all of them for an empty text.
    pub fn set_filter(&mut self, text: &str) {
        text.clone_into(&mut self.filter);
    }

    /// True where the section's own sections and points are folded away.
    #[must_use]
    pub fn is_folded(&self, section: usize) -> bool {
        self.folded.contains(&section)
    }

    /// True where the section has sections of its own, or points that are shown.
    #[must_use]
    pub fn has_more(&self, structure: &Structure, section: usize) -> bool {
        structure.outline.children(Some(section)).next().is_some()
            || self.shows_points && !own_points(structure, section).is_empty()
    }

    /// Folds or unfolds the chosen section; where it has nothing of its own, or a point is chosen,
    /// the section that it stands in is folded.
    pub fn fold(&mut self, structure: &Structure, fold: Fold) {
        let outline = &structure.outline;
        let section = match self.chosen {
            OutlineRow::Section(index) => Some(index),
            OutlineRow::Point(_) => None,
        };
        let is_folded = section.is_some_and(|index| self.is_folded(index));
        match (fold, section) {
            (Fold::Open, Some(index)) => _ = self.folded.remove(&index),
            (Fold::Open, None) => {}
            (Fold::Toggle, Some(index)) if is_folded => _ = self.folded.remove(&index),
            (Fold::Toggle | Fold::Close, _) => {
                let own = section.filter(|index| self.has_more(structure, *index) && !is_folded);
                if let Some(target) = own.or_else(|| self.chosen.parent(structure)) {
                    self.folded.insert(target);
                    self.chosen = OutlineRow::Section(target);
                }
            }
            (Fold::OpenAll, _) => self.folded.clear(),
            (Fold::CloseAll, _) => {
                let all = 0..outline.sections().len();
                self.folded = all.filter(|index| self.has_more(structure, *index)).collect();
                while let Some(parent) = self.chosen.parent(structure) {
                    self.chosen = OutlineRow::Section(parent);
                }
            }
        }
    }

    /// Chooses the row `steps` further down, or up where it is negative.
    pub fn step(&mut self, steps: isize) {
        let at = self.rows.iter().position(|row| *row == self.chosen).unwrap_or(0);
        let to = at.saturating_add_signed(steps).min(self.rows.len().saturating_sub(1));
        if let Some(&row) = self.rows.get(to) {
            self.chosen = row;
        }
    }

    /// Brings the rows into step with folds and filter, and the chosen one into sight. Points are
    /// shown where the person wants them, else where all rows fit.
    pub fn settle(&mut self, document: &Document, structure: &Structure, height: usize) {
        let fits = structure.outline.sections().len() + structure.points.len() <= height;
        self.shows_points = self.wants_points.unwrap_or(fits) && !structure.points.is_empty();
        let all = all_rows(structure, self.shows_points);
        let matches = |row: OutlineRow| row.has(document, structure, &self.filter);
        self.rows = if self.filter.is_empty() {
            self.unfolded(structure, all)
        } else {
            filtered(structure, all, matches)
        };
        if !self.filter.is_empty() && !matches(self.chosen) {
            let first = self.rows.iter().copied().find(|row| matches(*row));
            self.chosen = first.unwrap_or(self.chosen);
        }
        if !self.rows.contains(&self.chosen) {
            let place = self.chosen.place(structure);
            let after = self.rows.partition_point(|row| row.place(structure) <= place);
            let before = self.rows.get(after.saturating_sub(1));
            self.chosen = before.copied().unwrap_or_default();
        }
        let at = self.rows.iter().position(|row| *row == self.chosen).unwrap_or(0);
        if at < self.top {
            self.top = at;
        } else if at >= self.top + height {
            self.top = at + 1 - height;
        }
        self.top = self.top.min(self.rows.len().saturating_sub(height));
    }

    fn unfolded(&self, structure: &Structure, all: Vec<OutlineRow>) -> Vec<OutlineRow> {
        let mut hidden = vec![false; structure.outline.sections().len()];
        let is_shown = |row: &OutlineRow| {
            let parent = row.parent(structure);
            let is_hidden = parent.is_some_and(|parent| hidden[parent] || self.is_folded(parent));
            if let OutlineRow::Section(index) = row {
                hidden[*index] = is_hidden;
            }
            !is_hidden
        };
        all.into_iter().filter(is_shown).collect()
    }
}

/// What is done with a section's own sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// Shown if they were hidden, hidden if they were shown.
    Toggle,
    /// Hidden.
    Close,
    /// Shown.
    Open,
    /// Hidden, everywhere.
    CloseAll,
    /// Shown, everywhere.
    OpenAll,
}

/// The rows that match, and the sections that they stand in.
fn filtered(
    structure: &Structure,
    mut all: Vec<OutlineRow>,
    matches: impl Fn(OutlineRow) -> bool,
) -> Vec<OutlineRow> {
    let mut sections = BTreeSet::new();
    let mut points = BTreeSet::new();
    for row in all.iter().copied().filter(|row| matches(*row)) {
        let mut next = match row {
            OutlineRow::Section(index) => Some(index),
            OutlineRow::Point(index) => {
                points.insert(index);
                row.parent(structure)
            }
        };
        while let Some(index) = next {
            sections.insert(index);
            next = OutlineRow::Section(index).parent(structure);
        }
    }
    all.retain(|row| match row {
        OutlineRow::Section(index) => sections.contains(index),
        OutlineRow::Point(index) => points.contains(index),
    });
    all
}

#[cfg(test)]
mod tests;
