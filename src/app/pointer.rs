//! The mouse: the wheel over a pane, and clicks on headings, marks and notes.

use super::App;
use super::message::Gesture;
use super::message::Pointer;
use super::mode::Focus;
use super::mode::Mode;
use super::reading::Landing;
use crate::action::Action;
use crate::text::grapheme::Cells;

/// The lines that one notch of the wheel scrolls.
const WHEEL_LINES: usize = 3;

impl App {
    /// Does what the mouse asks for.
    pub(super) fn point(&mut self, pointer: Pointer) {
        if matches!(self.mode, Mode::Line { .. }) {
            return;
        }
        match pointer.gesture {
            Gesture::WheelDown => self.wheel(pointer, Action::LineDown),
            Gesture::WheelUp => self.wheel(pointer, Action::LineUp),
            Gesture::Press if !self.popups.is_empty() => _ = self.popups.pop(),
            Gesture::Press => self.click(pointer.column, pointer.row),
        }
    }

    fn wheel(&mut self, pointer: Pointer, action: Action) {
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
        } else if over(areas.notes) {
            self.notes.scroll = self.notes.scroll.saturating_add_signed(rows);
        } else {
            self.move_in_text(action, Some(WHEEL_LINES));
        }
    }

    fn click(&mut self, column: u16, row: u16) {
        let Some(areas) = self.areas() else { return };
        if let Some(area) = areas.outline.filter(|area| area.contains(column, row)) {
            let index = self.outline.top + usize::from(row - area.y);
            if let Some(&section) = self.outline.rows.get(index) {
                self.outline.chosen = section;
                self.go_to_chosen();
            }
        } else if let Some(area) = areas.notes.filter(|area| area.contains(column, row)) {
            let mark = self.notes.note_in_row(usize::from(row - area.y)).map(|note| note.mark);
            if let (Some(mark), Some(reading)) = (mark, &mut self.reading) {
                reading.go_to(mark, Landing::Near);
                self.focus(Focus::Text);
            }
        } else if areas.text.contains(column, row) {
            let Some(reading) = &mut self.reading else { return };
            let cells = Cells(usize::from(column.saturating_sub(areas.column.x)));
            if let Some(place) = reading.place_at(usize::from(row - areas.text.y), cells) {
                reading.cursor = place;
                self.focus(Focus::Text);
            }
        }
    }
}
