//! The mouse: the wheel over a pane, and clicks on headings, marks and notes.

use super::App;
use super::argument::Folding;
use super::message::Gesture;
use super::message::Pointer;
use super::mode::Focus;
use super::mode::Mode;
use super::reading::Landing;
use crate::action::Action;
use crate::action::Scope;
use crate::schedule::Timestamp;
use crate::text::grapheme::Cells;

/// The lines that one notch of the wheel scrolls.
const WHEEL_LINES: usize = 3;

impl App {
    /// Does what the mouse asks for.
    pub(super) fn point(&mut self, pointer: Pointer) {
        if matches!(self.mode, Mode::Line { .. } | Mode::Write(_)) {
            return;
        }
        match pointer.gesture {
            Gesture::WheelDown => self.wheel(pointer, Action::LineDown),
            Gesture::WheelUp => self.wheel(pointer, Action::LineUp),
            Gesture::Press => match self.popups.last().map(|popup| popup.content.scope()) {
                Some(Scope::Popup) => _ = self.popups.pop(),
                Some(_) => self.choose_row(pointer.row),
                None => {
                    self.deselect();
                    self.click(pointer.column, pointer.row);
                }
            },
            Gesture::Drag => self.drag(pointer.column, pointer.row),
        }
    }

    fn wheel(&mut self, pointer: Pointer, action: Action) {
        if let Some(popup) = self.popups.last()
            && popup.content.scope() != Scope::Popup
        {
            // Moving along a list asks nothing of the outside.
            let _ = self.act(action, Some(WHEEL_LINES), Timestamp::default());
            return;
        }
        if !self.popups.is_empty() {
            self.act_in_popup(action, Some(WHEEL_LINES));
            return;
        }
        let Some(areas) = self.areas() else { return };
        let over = |area: Option<super::Area>| {
            area.is_some_and(|area| area.contains(pointer.column, pointer.row))
        };
        let rows = if action == Action::LineUp { -1 } else { 1 };
        if over(areas.outline) {
            self.outline.step(rows);
            self.focus(Focus::Outline);
        } else if over(areas.notes) {
            self.wheel_notes(rows);
        } else {
            self.move_in_text(action, Some(WHEEL_LINES));
        }
    }

    /// Turns through the note that is marked, and at its end to the next one on the page.
    fn wheel_notes(&mut self, rows: isize) {
        if self.notes.can_scroll(rows) {
            self.notes.scroll = self.notes.scroll.saturating_add_signed(rows);
            return;
        }
        let next = self.notes.nearest.and_then(|nearest| nearest.checked_add_signed(rows));
        let mark = next.and_then(|index| self.notes.notes.get(index)).map(|note| note.mark);
        if let (Some(mark), Some(reading)) = (mark, &mut self.reading) {
            reading.go_to(mark, Landing::Near);
        }
    }

    /// Chooses the row of a list that was clicked.
    fn choose_row(&mut self, row: u16) {
        let index = usize::from(row.saturating_sub(1));
        let listing = match self.scope() {
            Scope::Library => &mut self.shelf.listing,
            Scope::Quiz => return,
            _ => &mut self.marks.listing,
        };
        listing.chosen = listing.top + index;
        self.settle_library();
        self.shelf.skip_folder(true);
    }

    /// Selects the text from where the button was pressed to the mouse.
    fn drag(&mut self, column: u16, row: u16) {
        let Some(areas) = self.areas() else { return };
        if !self.popups.is_empty() || self.mode.focus() != Focus::Text {
            return;
        }
        let from = self.selection();
        let Some(reading) = &mut self.reading else { return };
        let cells = Cells(usize::from(column.saturating_sub(areas.column.x)));
        let row = usize::from(row.saturating_sub(areas.text.y));
        if let Some(place) = reading.nearest_to(row, cells) {
            let from = from.unwrap_or(reading.cursor);
            reading.cursor = place;
            self.select_from(from);
        }
    }

    fn click(&mut self, column: u16, row: u16) {
        let Some(areas) = self.areas() else { return };
        let over = |area: super::Area| area.contains(column, row);
        if let Some(area) = areas.outline.filter(|area| over(*area)) {
            let index = self.outline.top + usize::from(row - area.y);
            if let Some(&row) = self.outline.rows.get(index) {
                self.outline.chosen = row;
                self.go_to_chosen();
            }
        } else if let Some(area) = areas.notes.filter(|area| over(*area)) {
            self.click_note(usize::from(row - area.y));
        } else if areas.text.contains(column, row) {
            let cells = Cells(usize::from(column.saturating_sub(areas.column.x)));
            self.click_text(usize::from(row - areas.text.y), cells);
        }
    }

    /// Goes from a note to its mark; the note at whose mark the cursor stands already is opened.
    fn click_note(&mut self, row: usize) {
        let Some(mark) = self.notes.note_in_row(row).map(|note| note.mark) else { return };
        let Some(reading) = &mut self.reading else { return };
        if reading.cursor == mark {
            self.open_note();
            return;
        }
        reading.go_to(mark, Landing::Near);
        self.focus(Focus::Text);
    }

    /// Puts the cursor where the click is, and an outline away that lies over the text. The sign of
    /// a paragraph that is shown in part opens it, or closes it again. A mark whose
    /// note is marked already, or has no pane, opens it.
    fn click_text(&mut self, row: usize, column: Cells) {
        if self.mode.focus() == Focus::Outline {
            self.put_outline_away();
        }
        let Some(reading) = &mut self.reading else { return };
        let place = reading.place_at(row, column);
        let was = reading.cursor;
        let is_mark = reading.is_mark_at(row, column);
        let is_sign = reading.is_sign_at(row, column);
        reading.cursor = place.unwrap_or(was);
        self.focus(Focus::Text);
        if is_sign {
            self.fold_here(Folding::Toggle);
        }
        if is_mark && (self.notes.is_hidden || place == Some(was)) {
            self.settle();
            self.open_note();
        }
    }
}
