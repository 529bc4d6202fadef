//! What lies over the panes: a stack, of which the topmost has the keys.

use std::sync::Arc;

use super::App;
use super::Area;
use super::help;
use super::mode::Focus;
use super::motion::scroll_rows;
use super::notes::NoteHere;
use super::notes::NoteText;
use super::reading::Landing;
use crate::action::Action;
use crate::action::Scope;
use crate::config::Interface;
use crate::journal::statistics::Statistics;

/// One pop-up.
#[derive(Debug, Clone, PartialEq)]
pub struct Popup {
    /// What it shows.
    pub content: Content,
    /// The first row shown.
    pub top: usize,
}

/// What a pop-up shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// The keys.
    Help,
    /// A whole note, set for the pop-up.
    Note(NoteHere, Arc<NoteText>),
    /// The library.
    Library,
    /// The list of marks.
    Marks,
    /// The quiz.
    Quiz,
    /// The list of cards.
    Deck,
    /// The statistics.
    Statistics(Arc<Statistics>),
}

impl Content {
    /// Where the pop-up's keys are looked up.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match self {
            Self::Help | Self::Note(..) | Self::Statistics(_) => Scope::Popup,
            Self::Library => Scope::Library,
            Self::Marks => Scope::Marks,
            Self::Quiz => Scope::Quiz,
            Self::Deck => Scope::Deck,
        }
    }
}

impl App {
    /// Opens the help screen.
    pub(super) fn open_help(&mut self) {
        self.popups.push(Popup { content: Content::Help, top: 0 });
    }

    /// Opens a whole note over the panes.
    pub(super) fn open_note(&mut self) {
        let missing = self.missing_note();
        let width = self.areas().map_or(1, |areas| areas.column.width);
        let (Some(here), Some(reading)) = (self.notes.current().cloned(), &self.reading) else {
            let text = self.interface().pick("本页没有注释", "there is no note on this page");
            self.status.remark(text);
            return;
        };
        let text = Arc::new(NoteText::of(reading, &here, width, missing));
        self.popups.push(Popup { content: Content::Note(here, text), top: 0 });
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
            Content::Help
            | Content::Library
            | Content::Marks
            | Content::Quiz
            | Content::Deck
            | Content::Statistics(_) => Some(areas.popup),
            Content::Note(_, text) => {
                let rows = text.len();
                let most = areas.popup.height.saturating_sub(2).max(1);
                let height = u16::try_from(rows).unwrap_or(most).min(most) + 1;
                Some(Area { y: areas.popup.height - height, height, ..areas.popup })
            }
        }
    }

    /// How many rows a pop-up's content has, and how many are shown at a time.
    pub(super) fn popup_extent(&self, content: &Content) -> (usize, usize) {
        let height = self.popup_area(content).map_or(1, |area| usize::from(area.height));
        match content {
            // Lists keep their own place.
            Content::Library | Content::Marks | Content::Deck => (0, height),
            Content::Help => (help::rows(self.keys.keymap(), self.interface()).len(), height),
            Content::Statistics(statistics) => (self.statistics_lines(statistics).len(), height),
            Content::Quiz => (self.quiz_rows().len(), height.saturating_sub(1).max(1)),
            Content::Note(_, text) => (text.len(), height.saturating_sub(1).max(1)),
        }
    }

    /// Sets the notes in pop-ups for the pane's width, and brings the pop-ups' first rows back into
    /// their content's range.
    pub(super) fn settle_popups(&mut self) {
        let missing = self.missing_note();
        let width = self.areas().map_or(1, |areas| areas.column.width);
        if let Some(reading) = &self.reading {
            for popup in &mut self.popups {
                if let Content::Note(here, text) = &mut popup.content
                    && !text.is_set_for(reading, width)
                {
                    *text = Arc::new(NoteText::of(reading, here, width, missing));
                }
            }
        }
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
                if let (Content::Note(note, _), Some(reading)) = (content, &mut self.reading) {
                    reading.go_to(note.mark, Landing::Near);
                    self.focus(Focus::Text);
                }
            }
            _ => {}
        }
    }
}
