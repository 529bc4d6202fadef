//! The outline pane: which headings are shown, folded away or filtered out, and which is chosen.

use std::collections::BTreeSet;

use crate::document::section::Outline;
use crate::text::fold;

/// The outline pane's own state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutlinePane {
    /// Whether the person wants it shown; `None` where the arrangement decides.
    pub wanted: Option<bool>,
    /// The section chosen.
    pub chosen: usize,
    /// The first row shown.
    pub top: usize,
    /// The sections shown, in order.
    pub rows: Vec<usize>,
    folded: BTreeSet<usize>,
    filter: String,
}

impl OutlinePane {
    /// What the headings are filtered by; empty for all of them.
    #[must_use]
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Shows the headings that have `text` in them alone; all of them for an empty text.
    pub fn set_filter(&mut self, text: &str) {
        text.clone_into(&mut self.filter);
    }

    /// True where the section's own sections are folded away.
    #[must_use]
    pub fn is_folded(&self, section: usize) -> bool {
        self.folded.contains(&section)
    }

    /// Folds or unfolds the chosen section; where it has none of its own, its parent is folded.
    pub fn fold(&mut self, outline: &Outline, fold: Fold) {
        let has_children = outline.children(Some(self.chosen)).next().is_some();
        let is_folded = self.is_folded(self.chosen);
        match fold {
            Fold::Open => _ = self.folded.remove(&self.chosen),
            Fold::Toggle if is_folded => _ = self.folded.remove(&self.chosen),
            Fold::Toggle | Fold::Close => {
                let parent = outline.sections().get(self.chosen).and_then(|s| s.parent);
                let target = if has_children && !is_folded { Some(self.chosen) } else { parent };
                if let Some(target) = target {
                    self.folded.insert(target);
                    self.chosen = target;
                }
            }
            Fold::OpenAll => self.folded.clear(),
            Fold::CloseAll => {
                let parents = outline.sections().iter().filter_map(|section| section.parent);
                self.folded = parents.collect();
                while let Some(parent) = outline.sections().get(self.chosen).and_then(|s| s.parent)
                {
                    self.chosen = parent;
                }
            }
        }
    }

    /// Chooses the row `steps` further down, or up where it is negative.
    pub fn step(&mut self, steps: isize) {
        let at = self.rows.partition_point(|&section| section < self.chosen);
        let to = at.saturating_add_signed(steps).min(self.rows.len().saturating_sub(1));
        if let Some(&section) = self.rows.get(to) {
            self.chosen = section;
        }
    }

    /// Brings the rows into step with folds and filter, and the chosen one into sight.
    pub fn settle(&mut self, outline: &Outline, height: usize) {
        self.rows = if self.filter.is_empty() {
            self.unfolded(outline)
        } else {
            filtered(outline, &self.filter)
        };
        let matches = |section: usize| {
            let title = outline.sections().get(section).map_or("", |s| s.title.as_str());
            has_in_it(title, &self.filter)
        };
        if !self.filter.is_empty() && !matches(self.chosen) {
            let first = self.rows.iter().copied().find(|&section| matches(section));
            self.chosen = first.unwrap_or(self.chosen);
        }
        if self.rows.binary_search(&self.chosen).is_err() {
            let after = self.rows.partition_point(|&section| section < self.chosen);
            let before = self.rows.get(after.saturating_sub(1));
            self.chosen = before.copied().unwrap_or_default();
        }
        let at = self.rows.partition_point(|&section| section < self.chosen);
        if at < self.top {
            self.top = at;
        } else if at >= self.top + height {
            self.top = at + 1 - height;
        }
        self.top = self.top.min(self.rows.len().saturating_sub(height));
    }

    fn unfolded(&self, outline: &Outline) -> Vec<usize> {
        let mut rows = Vec::new();
        let mut hidden = vec![false; outline.sections().len()];
        for (index, section) in outline.sections().iter().enumerate() {
            let is_hidden = section
                .parent
                .is_some_and(|parent| hidden[parent] || self.folded.contains(&parent));
            hidden[index] = is_hidden;
            if !is_hidden {
                rows.push(index);
            }
        }
        rows
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

/// True where a title has what is typed in it; width, case and old forms do not matter.
fn has_in_it(title: &str, filter: &str) -> bool {
    fold::fold(title).contains(&fold::fold(filter.trim()))
}

/// The sections with `filter` in their titles, and those that they stand in.
fn filtered(outline: &Outline, filter: &str) -> Vec<usize> {
    let mut rows = BTreeSet::new();
    for (index, section) in outline.sections().iter().enumerate() {
        if has_in_it(&section.title, filter) {
            let mut next = Some(index);
            while let Some(index) = next {
                rows.insert(index);
                next = outline.sections().get(index).and_then(|section| section.parent);
            }
        }
    }
    rows.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::document::block::Block;
    use crate::document::block::BlockKind;

    fn outline() -> Outline {
        let heading = |level, text: &str| Block::new(BlockKind::Heading { level }, text);
        Outline::of(&Document {
            blocks: vec![
                heading(1, "一、读书"),
                heading(2, "（一）精读"),
                heading(2, "（二）略读"),
                heading(1, "二、作文"),
            ],
            ..Document::default()
        })
    }

    fn settled(act: impl Fn(&mut OutlinePane, &Outline)) -> OutlinePane {
        let outline = outline();
        let mut pane = OutlinePane::default();
        pane.settle(&outline, 10);
        act(&mut pane, &outline);
        pane.settle(&outline, 10);
        pane
    }

    #[test]
    fn a_folded_section_hides_its_own() {
        assert_eq!(settled(|pane, outline| pane.fold(outline, Fold::Close)).rows, [0, 3]);
    }

    #[test]
    fn folding_a_section_without_any_folds_the_one_it_stands_in() {
        let pane = settled(|pane, outline| {
            pane.chosen = 2;
            pane.fold(outline, Fold::Close);
        });
        assert_eq!((pane.rows, pane.chosen), (vec![0, 3], 0));
    }

    #[test]
    fn a_filter_keeps_the_sections_above_what_it_finds() {
        let pane = settled(|pane, _| pane.set_filter("略"));
        assert_eq!((pane.rows, pane.chosen), (vec![0, 2], 2));
        assert_eq!(settled(|pane, _| pane.set_filter("無")).rows, [] as [usize; 0]);
    }

    #[test]
    fn the_chosen_row_stays_in_sight() {
        let outline = outline();
        let mut pane = OutlinePane::default();
        pane.settle(&outline, 2);
        pane.step(3);
        pane.settle(&outline, 2);
        assert_eq!((pane.chosen, pane.top), (3, 2));
        pane.step(-9);
        pane.settle(&outline, 2);
        assert_eq!((pane.chosen, pane.top), (0, 0));
    }
}
