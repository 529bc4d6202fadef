//! The statistics screen: what the review log comes to, drawn in text.

mod calendar;
mod cells;
mod forecast;
pub mod page;
mod table;

use std::sync::Arc;

use super::App;
use super::effect::Effect;
use super::popup::Content;
use super::popup::Popup;
use crate::journal::event::Event;
use crate::journal::statistics::Statistics;
use page::Line;
use page::Paper;

/// The cells of a line at most: a wider screen leaves the rest blank.
const WIDTH_MAX: u16 = 112;

impl App {
    /// Shows what the review log comes to, in place of what it came to before.
    pub(super) fn take_statistics(&mut self, statistics: Statistics) {
        let content = Content::Statistics(Arc::new(statistics));
        match self.popups.iter_mut().find(|popup| is_statistics(popup)) {
            Some(popup) => popup.content = content,
            None => self.popups.push(Popup { content, top: 0 }),
        }
    }

    /// Adds up again where the statistics are on the screen and a card is among what was written.
    pub(super) fn refresh_statistics(&self, events: &[Event]) -> Option<Effect> {
        let counts = events.iter().any(|event| {
            matches!(event, Event::Review(_) | Event::CardChoice(_) | Event::Buried(_))
        });
        (counts && self.popups.iter().any(is_statistics)).then_some(Effect::Tally)
    }

    /// True where the statistics have the keys.
    #[must_use]
    pub fn has_statistics_on_top(&self) -> bool {
        self.popups.last().is_some_and(is_statistics)
    }

    /// The lines of the statistics on this screen; a cell is left free on each side.
    #[must_use]
    pub fn statistics_lines(&self, statistics: &Statistics) -> Vec<Line> {
        let width = self.size.columns.saturating_sub(2).clamp(1, WIDTH_MAX);
        let (interface, ambiguous) = (self.interface(), self.ambiguous());
        page::lines(statistics, Paper { width: usize::from(width), interface, ambiguous })
    }
}

fn is_statistics(popup: &Popup) -> bool {
    matches!(popup.content, Content::Statistics(_))
}
