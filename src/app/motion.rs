//! Moving in the text: what an action asks of the text pane.

use super::App;
use super::reading::Landing;
use super::reading::Reading;
use super::structure::nth_from;
use crate::action::Action;
use crate::document::anchor::Anchor;
use crate::document::block::BlockId;
use crate::document::block::BlockKind;

/// A count as a number of steps.
pub(super) fn steps(count: Option<usize>) -> isize {
    isize::try_from(count.unwrap_or(1)).unwrap_or(isize::MAX)
}

/// By how many rows an action scrolls a pane of `height` rows; `None` where it does not scroll.
pub(super) fn scroll_rows(action: Action, count: Option<usize>, height: usize) -> Option<isize> {
    let height = isize::try_from(height).unwrap_or(isize::MAX);
    let (half, page) = ((height + 1) / 2, (height - 1).max(1));
    let rows = match action {
        Action::LineDown => 1,
        Action::LineUp => -1,
        Action::HalfPageDown => half,
        Action::HalfPageUp => -half,
        Action::PageDown => page,
        Action::PageUp => -page,
        _ => return None,
    };
    Some(steps(count).saturating_mul(rows))
}

impl App {
    /// Moves in the text; false where the action is no motion.
    pub(super) fn move_in_text(&mut self, action: Action, count: Option<usize>) -> bool {
        let interface = self.interface();
        let is_selecting = self.selection().is_some();
        let Some(reading) = &mut self.reading else { return false };
        if let Some(rows) = scroll_rows(action, count, reading.viewport.height()) {
            if is_selecting {
                reading.move_line(rows);
                return true;
            }
            let by_lines = matches!(action, Action::LineDown | Action::LineUp);
            if by_lines && reading.is_abridged() {
                // What is opened is chosen by the cursor, as in a list.
                reading.step_lines(rows);
                return true;
            }
            reading.scroll(rows);
            if by_lines {
                self.notes.keep_rows(rows.unsigned_abs());
            }
            return true;
        }
        let found = match action {
            Action::Start | Action::End => {
                reading.go_to_end_or_paragraph(action, count);
                return true;
            }
            Action::Percent => {
                let Some(percent) = count else {
                    self.status.remark(interface.pick("先键入数字：40%", "type a number: 40%"));
                    return true;
                };
                let to = reading.viewport.anchor_at(&reading.opened.document, percent.min(100));
                reading.jump(reading.shown_near(to), Landing::Top);
                return true;
            }
            Action::Back | Action::Forward => {
                let place = match action {
                    Action::Back => reading.jumps.back(reading.cursor),
                    _ => reading.jumps.forward(),
                };
                if let Some(place) = place {
                    reading.go_to(place, Landing::Near);
                }
                place
            }
            Action::HeadingNext | Action::HeadingPrevious => reading.go_to_heading(action, count),
            Action::PointNext | Action::PointPrevious => reading.go_to_point(action, count),
            Action::NoteNext | Action::NotePrevious => reading.go_to_mark(action, count),
            Action::ParagraphNext | Action::ParagraphPrevious => {
                reading.go_to_paragraph(action, count)
            }
            _ => return false,
        };
        if found.is_none() {
            let text = interface.pick("这个方向上没有了", "there is none further on");
            self.status.remark(text);
        }
        true
    }
}

impl Reading {
    fn go_to_end_or_paragraph(&mut self, action: Action, count: Option<usize>) {
        let last = self.document().blocks.len().saturating_sub(1);
        let to = match (count, action) {
            (Some(number), _) => self.nth_paragraph(number),
            (None, Action::Start) => self.shown_near(Anchor::default()),
            (None, _) => {
                let length = self.document().blocks.last().map_or(0, |block| block.text.len());
                self.shown_near(Anchor::new(BlockId::new(last), length))
            }
        };
        self.jump(to, if action == Action::End { Landing::Near } else { Landing::Top });
    }

    fn nth_paragraph(&self, number: usize) -> Anchor {
        let mut last = BlockId::default();
        let paragraphs = self.document().iter().filter(|(_, b)| b.kind == BlockKind::Paragraph);
        for (id, _) in paragraphs.take(number.max(1)) {
            last = id;
        }
        Anchor::start_of(last)
    }

    fn go_to_heading(&mut self, action: Action, count: Option<usize>) -> Option<Anchor> {
        let steps = signed(action == Action::HeadingPrevious, count);
        let sections = self.structure.outline.sections();
        let heading =
            |section: &crate::document::section::Section| Anchor::start_of(section.heading);
        let to = nth_from(sections, heading, self.cursor, steps)?;
        self.jump(to, Landing::Top);
        Some(to)
    }

    fn go_to_point(&mut self, action: Action, count: Option<usize>) -> Option<Anchor> {
        let steps = signed(action == Action::PointPrevious, count);
        let to = nth_from(&self.structure.points, |point| point.anchor, self.cursor, steps)?;
        self.jump_if_far(to);
        Some(to)
    }

    fn go_to_mark(&mut self, action: Action, count: Option<usize>) -> Option<Anchor> {
        let steps = signed(action == Action::NotePrevious, count);
        let to = nth_from(&self.structure.marks, |mark| mark.anchor, self.cursor, steps)?;
        self.jump_if_far(to);
        Some(to)
    }

    fn go_to_paragraph(&mut self, action: Action, count: Option<usize>) -> Option<Anchor> {
        let wanted = steps(count).unsigned_abs().max(1);
        let is_text = |id: &BlockId| {
            let length = self.document().block(*id).map_or(0, |block| block.text.len());
            !self.viewport.shown_of(*id, 0..length).iter().all(std::ops::Range::is_empty)
        };
        let here = self.cursor.block.index();
        let id = if action == Action::ParagraphNext {
            let after = (here + 1..self.document().blocks.len()).map(BlockId::new);
            after.filter(is_text).take(wanted).last()
        } else {
            let from = if self.cursor.offset > 0 { here + 1 } else { here };
            (0..from).rev().map(BlockId::new).filter(is_text).take(wanted).last()
        };
        let to = self.shown_near(Anchor::start_of(id?));
        self.jump_if_far(to);
        Some(to)
    }

    /// Goes to a place; it is a jump where the page changes.
    pub(super) fn jump_if_far(&mut self, to: Anchor) {
        if self.viewport.row_of(to).is_some() {
            self.go_to(to, Landing::Near);
        } else {
            self.jump(to, Landing::Near);
        }
    }
}

fn signed(backward: bool, count: Option<usize>) -> isize {
    if backward { -steps(count) } else { steps(count) }
}
