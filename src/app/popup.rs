//! What lies over the panes: a stack, of which the topmost has the keys.

use super::App;
use super::help;
use crate::action::Action;

/// One pop-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Popup {
    /// What it shows.
    pub content: Content,
    /// The first row shown.
    pub top: usize,
}

/// What a pop-up shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// The keys.
    Help,
}

impl App {
    /// Opens the help screen.
    pub(super) fn open_help(&mut self) {
        self.popups.push(Popup { content: Content::Help, top: 0 });
    }

    /// How many rows the topmost pop-up's content has, and how many are shown at a time.
    pub(super) fn popup_extent(&self, content: Content) -> (usize, usize) {
        let height = self.areas().map_or(1, |areas| usize::from(areas.popup.height));
        let total = match content {
            Content::Help => help::rows(self.keys.keymap(), self.interface()).len(),
        };
        (total, height)
    }

    /// Does what an action asks of the topmost pop-up.
    pub(super) fn act_in_popup(&mut self, action: Action, count: Option<usize>) {
        let Some(content) = self.popups.last().map(|popup| popup.content) else { return };
        let (total, height) = self.popup_extent(content);
        let last = total.saturating_sub(height);
        let times = count.unwrap_or(1);
        let Some(popup) = self.popups.last_mut() else { return };
        let down = |rows: usize| popup.top.saturating_add(rows.saturating_mul(times)).min(last);
        let up = |rows: usize| popup.top.saturating_sub(rows.saturating_mul(times));
        popup.top = match action {
            Action::LineDown => down(1),
            Action::LineUp => up(1),
            Action::HalfPageDown => down(height.div_ceil(2)),
            Action::HalfPageUp => up(height.div_ceil(2)),
            Action::PageDown => down(height),
            Action::PageUp => up(height),
            Action::Start => 0,
            Action::End => last,
            Action::Close | Action::Help | Action::FocusText => {
                self.popups.pop();
                return;
            }
            _ => return,
        };
    }
}
