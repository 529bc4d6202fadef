//! What lies over the panes: a stack, of which the topmost has the keys.

use super::App;
use super::Area;
use super::help;
use super::mode::Focus;
use super::motion::scroll_rows;
use super::notes::NoteHere;
use super::notes::NoteText;
use super::reading::Landing;
use crate::action::Action;
use crate::config::Interface;

/// One pop-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Popup {
    /// What it shows.
    pub content: Content,
    /// The first row shown.
    pub top: usize,
}

/// What a pop-up shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// The keys.
    Help,
    /// A whole note.
    Note(NoteHere),
}

impl App {
    /// Opens the help screen.
    pub(super) fn open_help(&mut self) {
        self.popups.push(Popup { content: Content::Help, top: 0 });
    }

    /// A note set for a pop-up `width` cells wide.
    #[must_use]
    pub fn popup_note(&self, here: &NoteHere, width: u16) -> NoteText {
        let missing = self.missing_note();
        self.reading
            .as_ref()
            .map(|reading| NoteText::of(reading, here, width, missing))
            .unwrap_or_default()
    }

    /// What stands in place of a note whose definition was not found.
    pub(super) fn missing_note(&self) -> &'static str {
        match self.interface() {
            Interface::Zh => "没有找到这条注释的正文",
            Interface::En => "the text of this note was not found",
        }
    }

    /// The area of a pop-up with this content.
    #[must_use]
    pub fn popup_area(&self, content: &Content) -> Option<Area> {
        let areas = self.areas()?;
        match content {
            Content::Help => Some(areas.popup),
            Content::Note(note) => {
                let width = areas.column.width;
                let rows = self.popup_note(note, width).len();
                let most = areas.popup.height.saturating_sub(2).max(1);
                let height = u16::try_from(rows).unwrap_or(most).min(most) + 1;
                Some(Area { y: areas.popup.height - height, height, ..areas.popup })
            }
        }
    }

    /// How many rows a pop-up's content has, and how many are shown at a time.
    fn popup_extent(&self, content: &Content) -> (usize, usize) {
        let height = self.popup_area(content).map_or(1, |area| usize::from(area.height));
        match content {
            Content::Help => (help::rows(self.keys.keymap(), self.interface()).len(), height),
            Content::Note(note) => {
                let width = self.areas().map_or(1, |areas| areas.column.width);
                (self.popup_note(note, width).len(), height.saturating_sub(1).max(1))
            }
        }
    }

    /// Brings the pop-ups' first rows back into their content's range.
    pub(super) fn settle_popups(&mut self) {
        for index in 0..self.popups.len() {
            let (total, height) = self.popup_extent(&self.popups[index].content);
            let popup = &mut self.popups[index];
            popup.top = popup.top.min(total.saturating_sub(height));
        }
    }

    /// Does what an action asks of the topmost pop-up.
    pub(super) fn act_in_popup(&mut self, action: Action, count: Option<usize>) {
        let Some(content) = self.popups.last().map(|popup| popup.content.clone()) else { return };
        let (total, height) = self.popup_extent(&content);
        let last = total.saturating_sub(height);
        let Some(popup) = self.popups.last_mut() else { return };
        if let Some(rows) = scroll_rows(action, count, height) {
            popup.top = popup.top.saturating_add_signed(rows).min(last);
            return;
        }
        match action {
            Action::Start => popup.top = 0,
            Action::End => popup.top = last,
            Action::Close | Action::Help | Action::FocusText | Action::NoteOpen | Action::Back => {
                self.popups.pop();
            }
            Action::Follow => {
                self.popups.pop();
                if let (Content::Note(note), Some(reading)) = (content, &mut self.reading) {
                    reading.go_to(note.mark, Landing::Near);
                    self.focus(Focus::Text);
                }
            }
            _ => {}
        }
    }
}
