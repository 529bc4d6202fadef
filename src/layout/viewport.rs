//! The rows of a document around a place.
//!
//! Only the blocks that are shown are set, with a few that were shown before. A place is kept as an
//! anchor: it survives another measure and another height. The blank rows between blocks and lines
//! are rows as well, so that scrolling moves by what is seen.

mod extent;
mod part;
mod walk;

use std::sync::Arc;

use super::abridgement::Abridgement;
use super::cache::Cache;
use super::line::Line;
use super::setting::Setting;
use super::shown::{Shown, Unit};
use crate::document::Document;
use crate::document::anchor::Anchor;
use crate::document::block::BlockId;
use crate::text::words::WordBoundaries;
use extent::Extent;
use walk::{Place, Walk};

pub use part::Part;

/// One row of the page.
#[derive(Debug, Clone)]
pub struct Row {
    /// The block that the row belongs to; a blank row belongs to the block after it, or to the line
    /// above it where lines are spaced out.
    pub block: BlockId,
    unit: Unit,
    lines: Arc<[Line]>,
    index: Option<usize>,
    /// The rows of its unit that come after it.
    below: usize,
}

impl Row {
    /// The line to draw; `None` for a blank row.
    #[must_use]
    pub fn line(&self) -> Option<&Line> {
        self.index.and_then(|index| self.lines.get(index))
    }

    /// The place of the row's first character; of the block's start for a blank row above it.
    #[must_use]
    pub fn anchor(&self) -> Anchor {
        let offset = self.line().or(self.lines.first()).map_or(0, |line| line.range.start);
        Anchor::new(self.block, offset)
    }
}

/// A page of a document: `height` rows from a place on.
pub struct Viewport {
    setting: Setting,
    height: usize,
    words: Option<Arc<dyn WordBoundaries>>,
    abridgement: Option<Abridgement>,
    cache: Cache,
    extent: Extent,
    top: Place,
    /// What the page was last sent to: kept through a resize, so that making the pane narrow and
    /// wide again comes back to the same line.
    pinned: Anchor,
    rows: Vec<Row>,
}

impl Viewport {
    /// The first page of `document`, `height` rows high, set without knowing words.
    #[must_use]
    pub fn new(document: &Document, setting: Setting, height: usize) -> Self {
        Self::with_words(document, setting, height, None)
    }

    /// The first page of `document`, `height` rows high, broken by `words` where there are any.
    #[must_use]
    pub fn with_words(
        document: &Document,
        setting: Setting,
        height: usize,
        words: Option<Arc<dyn WordBoundaries>>,
    ) -> Self {
        let mut viewport = Self {
            setting,
            height,
            words,
            abridgement: None,
            cache: Cache::default(),
            extent: Extent::of(document),
            top: Place::default(),
            pinned: Anchor::default(),
            rows: Vec::new(),
        };
        viewport.fill(document);
        viewport
    }

    /// The setting of the page.
    #[must_use]
    pub fn setting(&self) -> &Setting {
        &self.setting
    }

    /// The rows that the page has room for.
    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    /// The rows of the page from the top; fewer than its height where the document is shorter.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Shows the page in another setting or height; the line that was on top stays on top.
    pub fn resize(&mut self, document: &Document, setting: Setting, height: usize) {
        if setting != self.setting {
            self.cache.clear();
            self.setting = setting;
        }
        self.height = height;
        let pinned = self.pinned;
        self.go_to(document, pinned, 0);
        self.pinned = pinned;
    }

    /// Shows another part of the document; the line with `anchor`, or what is shown before it, comes
    /// to stand in this row.
    pub fn abridge(
        &mut self,
        document: &Document,
        change: impl FnOnce(&mut Option<Abridgement>),
        (anchor, row): (Anchor, usize),
    ) {
        change(&mut self.abridgement);
        self.cache.clear();
        self.go_to(document, anchor, row);
    }

    /// What of the document is shown; `None` where all of it is.
    #[must_use]
    pub fn abridgement(&self) -> Option<&Abridgement> {
        self.abridgement.as_ref()
    }

    fn shown<'a>(&'a self, document: &'a Document) -> Shown<'a> {
        Shown { document, abridgement: self.abridgement.as_ref() }
    }

    /// The words that lines are broken by.
    #[must_use]
    pub fn words(&self) -> Option<&dyn WordBoundaries> {
        self.words.as_deref()
    }

    /// Scrolls down by `rows`, or up where it is negative; the last page ends with the document's
    /// last row. Gives back by how many rows the page has moved.
    pub fn scroll(&mut self, document: &Document, rows: isize) -> usize {
        let moved = {
            let mut walk = self.walk(document);
            if rows < 0 {
                walk.up(rows.unsigned_abs())
            } else {
                let below = walk.rows_below(walk.height + rows.unsigned_abs());
                walk.down(rows.unsigned_abs().min(below.saturating_sub(walk.height)))
            }
        };
        self.fill(document);
        self.pinned = self.rows.first().map_or(self.pinned, Row::anchor);
        moved
    }

    /// Shows the line with `anchor` in this row of the page, or as near to it as the document's ends
    /// allow.
    pub fn go_to(&mut self, document: &Document, anchor: Anchor, row: usize) {
        let row = row.min(self.height.saturating_sub(1));
        let mut walk = self.walk(document);
        walk.place_at(anchor);
        walk.up(row);
        let below = walk.rows_below(walk.height);
        walk.up(walk.height - below);
        self.fill(document);
        let is_on_top = row == 0 && self.row_of(anchor) == Some(0);
        self.pinned =
            if is_on_top { anchor } else { self.rows.first().map_or(anchor, Row::anchor) };
    }

    /// Scrolls as little as is needed for the line with `anchor` to be on the page.
    pub fn show(&mut self, document: &Document, anchor: Anchor) {
        if self.row_of(anchor).is_none() {
            let row = if anchor < self.top_anchor() { 0 } else { self.height.saturating_sub(1) };
            self.go_to(document, anchor, row);
        }
    }

    /// The row of the page with the line that `anchor` is on; `None` where it is not on the page.
    #[must_use]
    pub fn row_of(&self, anchor: Anchor) -> Option<usize> {
        let is_last = |row: &Row| row.index.is_some_and(|index| index + 1 == row.lines.len());
        self.rows.iter().position(|row| {
            row.block == anchor.block
                && row.line().is_some_and(|line| {
                    line.range.contains(&anchor.offset)
                        || line.range.end == anchor.offset
                            && (is_last(row) || line.range.is_empty())
                })
        })
    }

    /// The place of the page's top row; what [`Viewport::go_to`] put there, to the character.
    #[must_use]
    pub fn top_anchor(&self) -> Anchor {
        if self.row_of(self.pinned) == Some(0) {
            return self.pinned;
        }
        self.rows.first().map_or(self.pinned, Row::anchor)
    }

    /// True where the document's last row is on the page.
    #[must_use]
    pub fn is_at_end(&self, document: &Document) -> bool {
        let shown = self.shown(document);
        self.rows.last().is_none_or(|row| row.below == 0 && shown.after(row.unit).is_none())
    }

    /// How much of the document is above the page's end, in percent of its text; 100 at the end.
    #[must_use]
    pub fn percent(&self, document: &Document) -> usize {
        usize::from(self.progress(document) / 10)
    }

    /// The same in thousandths.
    #[must_use]
    pub fn progress(&self, document: &Document) -> u16 {
        if self.is_at_end(document) {
            return 1000;
        }
        let bottom = self.rows.last().map_or(Anchor::default(), |row| {
            let end = row.line().map_or(row.anchor().offset, |line| line.range.end);
            Anchor::new(row.block, end)
        });
        self.extent.thousandths(bottom)
    }

    /// The place before which `percent` of the document's text stands.
    #[must_use]
    pub fn anchor_at(&self, document: &Document, percent: usize) -> Anchor {
        self.extent.anchor_at(document, percent)
    }

    fn walk<'a>(&'a mut self, document: &'a Document) -> Walk<'a> {
        Walk {
            shown: Shown { document, abridgement: self.abridgement.as_ref() },
            setting: &self.setting,
            words: self.words.as_deref(),
            cache: &mut self.cache,
            height: self.height,
            place: &mut self.top,
        }
    }

    fn fill(&mut self, document: &Document) {
        let mut rows = std::mem::take(&mut self.rows);
        rows.clear();
        self.walk(document).collect_rows(&mut rows);
        self.rows = rows;
        self.cache.trim(self.top.unit);
    }
}

#[cfg(test)]
mod tests;
