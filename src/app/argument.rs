//! The argument view: less of the text shown, more of it, and one paragraph opened in place.

use super::App;
use super::detail::Detail;
use super::mode::Focus;
use super::motion::steps;
use super::reading::Reading;
use crate::action::Action;
use crate::config::Interface;
use crate::document::anchor::Anchor;
use crate::document::block::BlockId;
use crate::layout::abridgement::Abridgement;
use crate::layout::abridgement::Sign;

/// The place that was read before less of the text was shown, so that showing more comes back to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Origin {
    place: Anchor,
    row: usize,
    /// The cursor and the top of the page that it became.
    seen: (Anchor, Anchor),
}

impl App {
    /// Does what an action asks of how much is shown.
    pub(super) fn act_in_argument(&mut self, action: Action, count: Option<usize>) {
        let interface = self.interface();
        let Some(reading) = &mut self.reading else { return };
        let before = reading.detail;
        let wanted = match action {
            Action::ViewLess => reading.stepped(-steps(count)),
            Action::ViewMore => reading.stepped(steps(count)),
            Action::ViewLeast => reading.stepped(-steps(Some(Detail::ALL.len()))),
            _ => Detail::Everything,
        };
        if wanted == before {
            let text = match wanted {
                Detail::Everything => interface.pick("已经是全文", "everything is shown already"),
                _ => interface.pick("不能再少了", "there is no less to show"),
            };
            self.status.remark(text);
            return;
        }
        reading.show_in(wanted);
        self.status.remark(said(wanted, interface));
        self.deselect();
        self.focus(Focus::Text);
    }

    /// Opens or closes the paragraph at the cursor, or the text under the heading there; false where
    /// there is nothing to open.
    pub(super) fn fold_here(&mut self, fold: Folding) -> bool {
        self.reading.as_mut().is_some_and(|reading| reading.fold_here(fold))
    }
}

/// What the level shows, and what to press.
fn said(detail: Detail, interface: Interface) -> &'static str {
    match detail {
        Detail::Headings => interface
            .pick("标题：Enter 打开一节，A 多看些", "headings: Enter opens one, A shows more"),
        Detail::Gists => interface.pick(
            "论点：Enter 打开一段，a 少看，A 多看",
            "points: Enter opens one, a less, A more",
        ),
        Detail::Sentences => interface.pick(
            "首句：Enter 打开一段，a 少看，A 全文",
            "first sentences: Enter opens, a less, A all",
        ),
        Detail::Everything => interface.pick("全文", "everything"),
    }
}

/// What is done with a paragraph of which a part is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Folding {
    /// Shown whole if it was not, in part if it was.
    Toggle,
    /// Shown whole.
    Open,
    /// Shown in part.
    Close,
}

impl Reading {
    /// The level `by` steps up, or down; those that this document has nothing for are left out.
    fn stepped(&self, by: isize) -> Detail {
        let levels: Vec<_> =
            Detail::ALL.into_iter().filter(|level| level.is_in(&self.structure)).collect();
        let at = levels.iter().position(|level| *level >= self.detail).unwrap_or(0);
        let to = at.saturating_add_signed(by).min(levels.len().saturating_sub(1));
        levels.get(to).copied().unwrap_or_default()
    }

    /// Shows as much of the text as `detail` says; the cursor's line stays in its row.
    pub fn show_in(&mut self, detail: Detail) {
        let seen = (self.cursor, self.viewport.top_anchor());
        let row = self.viewport.row_of(self.cursor).unwrap_or(0);
        let origin = self.origin.filter(|origin| origin.seen == seen);
        let (place, row) = origin.map_or((self.cursor, row), |origin| (origin.place, origin.row));
        let abridgement = detail.abridge(&self.opened.document, &self.structure);
        let document = &self.opened.document;
        self.viewport.abridge(document, |shown| *shown = abridgement, (place, row));
        self.detail = detail;
        self.cursor = self.shown_near(place);
        self.keep_cursor_on_page();
        let seen = (self.cursor, self.viewport.top_anchor());
        self.origin = Some(Origin { place, row, seen });
    }

    /// The place itself where it is shown, else the start of what is shown before it.
    pub(super) fn shown_near(&self, place: Anchor) -> Anchor {
        let document = &self.opened.document;
        if self.viewport.shows(document, place) {
            return place;
        }
        self.viewport.part_at(document, place).map_or(place, |part| part.start())
    }

    /// Opens the block of a place that is not shown.
    pub(super) fn reveal(&mut self, place: Anchor) {
        if !self.viewport.shows(&self.opened.document, place) {
            self.set_open(&[place.block], true, (self.viewport.top_anchor(), 0));
        }
    }

    fn set_open(&mut self, blocks: &[BlockId], is_open: bool, keep: (Anchor, usize)) {
        let change = |shown: &mut Option<Abridgement>| {
            let Some(shown) = shown else { return };
            for &block in blocks {
                if is_open { shown.open(block) } else { shown.close(block) }
            }
        };
        self.viewport.abridge(&self.opened.document, change, keep);
    }

    fn fold_here(&mut self, fold: Folding) -> bool {
        let blocks = self.foldable_here();
        let Some(abridgement) = self.viewport.abridgement() else { return false };
        let is_open = blocks.iter().all(|block| abridgement.is_opened(*block));
        let open = match fold {
            Folding::Toggle => !is_open,
            Folding::Open => true,
            Folding::Close => false,
        };
        if blocks.is_empty() {
            return false;
        }
        let row = self.viewport.row_of(self.cursor).unwrap_or(0);
        self.set_open(&blocks, open, (self.cursor, row));
        if !self.viewport.shows(&self.opened.document, self.cursor) {
            // A paragraph closes on the line that it was opened from, or on its heading.
            let near = self.shown_near(self.cursor);
            self.viewport.show(&self.opened.document, near);
            self.cursor = near;
        }
        self.keep_cursor_on_page();
        true
    }

    /// The blocks that open at the cursor: its own, or all those under the heading that it is on.
    fn foldable_here(&self) -> Vec<BlockId> {
        let Some(abridgement) = self.viewport.abridgement() else { return Vec::new() };
        let block = self.cursor.block;
        let section = self.structure.outline.section_at(block);
        if let Some(section) = section.filter(|section| section.heading == block) {
            let under = (block.index() + 1..section.end.index()).map(BlockId::new);
            return under.filter(|id| self.has_more(*id)).collect();
        }
        let can_open = abridgement.is_opened(block) || self.has_more(block);
        if can_open { vec![block] } else { Vec::new() }
    }

    /// True where not all of a block is among the excerpts.
    fn has_more(&self, block: BlockId) -> bool {
        let is_empty = self.document().block(block).is_none_or(|block| block.text.is_empty());
        let excerpts = self.viewport.abridgement().map(|shown| shown.excerpts_of(block));
        let excerpts = excerpts.filter(|_| !is_empty);
        excerpts.is_some_and(|of| of.is_empty() || of.iter().any(|e| e.sign == Sign::Closed))
    }

    /// True where not all of the text is shown.
    #[must_use]
    pub fn is_abridged(&self) -> bool {
        self.viewport.abridgement().is_some()
    }

    /// True where the cursor stands on the mark of a note, as it is drawn.
    pub(super) fn is_on_mark(&self) -> bool {
        let row = self.viewport.row_of(self.cursor).and_then(|at| self.viewport.rows().get(at));
        let Some((row, line)) = row.and_then(|row| Some((row, row.line()?))) else { return false };
        let refs = self.block_of(row).map_or(&[][..], |block| block.text.refs());
        let mut here = line.notes().filter_map(|index| refs.get(index));
        here.any(|mark| mark.offset == self.cursor.offset)
    }
}
