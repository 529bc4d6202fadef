//! The panes together: focus, following, the outline's and the notes' own actions.

use super::App;
use super::argument::Folding;
use super::mode::Focus;
use super::mode::Mode;
use super::motion::scroll_rows;
use super::motion::steps;
use super::outline::Fold;
use super::outline::OutlineRow;
use super::reading::Landing;
use super::reading::Reading;
use crate::action::Action;

impl App {
    /// Does what an action asks of the panes.
    pub(super) fn act_in_panes(&mut self, action: Action, count: Option<usize>) {
        let focus = self.mode.focus();
        match action {
            Action::FocusNext => self.step_focus(1),
            Action::FocusPrevious => self.step_focus(-1),
            Action::FocusText => self.leave_pane(),
            Action::OutlineToggle => self.toggle_outline(),
            Action::NotesToggle => self.toggle_notes(),
            Action::OutlinePoints => self.toggle_points(),
            Action::NoteOpen => self.open_note(),
            Action::Follow => self.follow(),
            _ if focus == Focus::Outline && self.act_in_outline(action, count) => {}
            _ if focus == Focus::Notes && self.act_in_notes(action, count) => {}
            _ if focus == Focus::Text && self.fold_in_text(action) => {}
            _ => _ = self.move_in_text(action, count),
        }
    }

    /// Gives a pane the focus.
    pub(super) fn focus(&mut self, focus: Focus) {
        self.mode = Mode::Panes { focus };
    }

    fn step_focus(&mut self, step: isize) {
        let Some(areas) = self.areas() else { return };
        let mut visible = vec![Focus::Text];
        visible.extend(areas.notes.map(|_| Focus::Notes));
        visible.extend(areas.outline.map(|_| Focus::Outline));
        let at = visible.iter().position(|&pane| pane == self.mode.focus()).unwrap_or(0);
        let count = visible.len().cast_signed();
        let next = (at.cast_signed() + step).rem_euclid(count).cast_unsigned();
        if let Some(&pane) = visible.get(next) {
            self.focus(pane);
        }
    }

    /// Back to the text; an outline that lies over it is put away, a filter taken off first.
    fn leave_pane(&mut self) {
        if self.mode.focus() == Focus::Outline {
            if !self.outline.filter().is_empty() {
                self.outline.set_filter("");
                return;
            }
            self.put_outline_away();
        }
        self.focus(Focus::Text);
    }

    pub(super) fn put_outline_away(&mut self) {
        if self.areas().is_some_and(|areas| !areas.is_columns) {
            self.outline.wanted = None;
        }
    }

    fn toggle_outline(&mut self) {
        let is_shown = self.areas().is_some_and(|areas| areas.outline.is_some());
        let is_columns = self.areas().is_some_and(|areas| areas.is_columns);
        if is_shown {
            self.outline.wanted = is_columns.then_some(false);
            if self.mode.focus() == Focus::Outline {
                self.focus(Focus::Text);
            }
            return;
        }
        let Some(reading) = &self.reading else { return };
        let structure = &reading.structure;
        if structure.outline.sections().is_empty() && structure.points.is_empty() {
            let text = self.interface().pick("这篇文章没有标题", "there are no headings");
            self.status.remark(text);
            return;
        }
        self.outline.wanted = Some(true);
        self.choose_current();
        self.focus(Focus::Outline);
    }

    /// Shows or hides the key points in the outline.
    fn toggle_points(&mut self) {
        if self.reading.as_ref().is_some_and(|reading| reading.structure.points.is_empty()) {
            let text = self.interface().pick("这篇文章没有编号的论点", "there are no key points");
            self.status.remark(text);
            return;
        }
        self.outline.wants_points = Some(!self.outline.shows_points);
    }

    /// Chooses the key point that the cursor stands in, or the section.
    pub(super) fn choose_current(&mut self) {
        let Some(reading) = &self.reading else { return };
        let section = reading.structure.outline.index_at(reading.cursor.block);
        let point = reading.structure.point_at(reading.cursor).map(OutlineRow::Point);
        self.outline.chosen = point.unwrap_or(OutlineRow::Section(section.unwrap_or(0)));
    }

    fn toggle_notes(&mut self) {
        self.notes.is_hidden = !self.notes.is_hidden;
        if self.notes.is_hidden && self.mode.focus() == Focus::Notes {
            self.focus(Focus::Text);
        }
    }

    /// From a mark to its note, from a note to its mark, from the outline to the heading.
    fn follow(&mut self) {
        match self.mode.focus() {
            Focus::Text if self.opens_here() => {}
            Focus::Text if self.notes.is_hidden => self.open_note(),
            Focus::Text => match self.notes.current() {
                Some(note) => {
                    let mark = note.mark;
                    if let Some(reading) = &mut self.reading {
                        reading.go_to(mark, Landing::Near);
                    }
                    self.focus(Focus::Notes);
                }
                None => self.open_note(),
            },
            Focus::Notes => self.focus(Focus::Text),
            Focus::Outline => self.go_to_chosen(),
        }
    }

    /// Goes to the heading or the point chosen in the outline.
    pub(super) fn go_to_chosen(&mut self) {
        let Some(reading) = &mut self.reading else { return };
        if self.outline.rows.contains(&self.outline.chosen) {
            let place = self.outline.chosen.place(&reading.structure);
            reading.jump(place, Landing::Top);
        }
        self.outline.set_filter("");
        self.put_outline_away();
        self.focus(Focus::Text);
    }

    /// Opens or closes what the cursor stands on, where not everything is shown; a note's mark is
    /// followed instead.
    fn opens_here(&mut self) -> bool {
        let folds = |reading: &Reading| reading.is_abridged() && !reading.is_on_mark();
        let folds = self.reading.as_ref().is_some_and(folds);
        folds && self.fold_in_text(Action::FoldToggle)
    }

    /// Opens or closes in the text; false for another action.
    fn fold_in_text(&mut self, action: Action) -> bool {
        let folding = match action {
            Action::FoldToggle => Folding::Toggle,
            Action::Fold => Folding::Close,
            Action::Unfold => Folding::Open,
            _ => return false,
        };
        if !self.fold_here(folding) {
            let text = self.interface().pick(
                "这里没有折起的文字（a 少看些，A 多看些）",
                "nothing is folded here (a shows less, A more)",
            );
            self.status.remark(text);
        }
        true
    }

    fn act_in_outline(&mut self, action: Action, count: Option<usize>) -> bool {
        let height = self.areas().and_then(|areas| areas.outline).map_or(1, |area| area.height);
        let Some(reading) = &self.reading else { return false };
        let fold = match action {
            Action::FoldToggle => Some(Fold::Toggle),
            Action::Fold => Some(Fold::Close),
            Action::Unfold => Some(Fold::Open),
            Action::FoldAll => Some(Fold::CloseAll),
            Action::UnfoldAll => Some(Fold::OpenAll),
            _ => None,
        };
        if let Some(fold) = fold {
            self.outline.fold(&reading.structure, fold);
            return true;
        }
        match (action, scroll_rows(action, count, usize::from(height))) {
            (_, Some(rows)) => self.outline.step(rows),
            (Action::Start, _) => self.outline.step(isize::MIN),
            (Action::End, _) => self.outline.step(isize::MAX),
            _ => return false,
        }
        true
    }

    /// Lines go from note to note, pages through a long one.
    fn act_in_notes(&mut self, action: Action, count: Option<usize>) -> bool {
        match action {
            Action::LineDown | Action::LineUp => {
                let by = steps(count) * if action == Action::LineUp { -1 } else { 1 };
                self.step_note(by);
            }
            Action::HalfPageDown | Action::PageDown => self.notes.scroll += 1,
            Action::HalfPageUp | Action::PageUp => {
                self.notes.scroll = self.notes.scroll.saturating_sub(1);
            }
            _ => return false,
        }
        true
    }

    /// Goes from the note nearest to the cursor to another one on the page, or further on to the
    /// next mark that there is.
    fn step_note(&mut self, by: isize) {
        let Some(nearest) = self.notes.nearest else { return };
        let to = nearest.checked_add_signed(by).and_then(|index| self.notes.notes.get(index));
        let Some(reading) = &mut self.reading else { return };
        if let Some(note) = to {
            reading.go_to(note.mark, Landing::Near);
        } else {
            let action = if by < 0 { Action::NotePrevious } else { Action::NoteNext };
            self.move_in_text(action, None);
        }
    }
}
