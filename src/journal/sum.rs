//! The sum of events.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::cards::Cards;
use super::event::{Event, Fitted, Stamped};
use super::id::{DeviceName, EventId};
use super::library::Library;
use super::marks::Marks;
use super::register::{Register, Undone};
use crate::schedule::Timestamp;

/// What all events add up to: the library, positions, marks, notes and cards.
///
/// Two journals are equal where the same events were added, in whatever order and however often.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Journal {
    pub(super) library: Library,
    pub(super) marks: Marks,
    pub(super) cards: Cards,
    pub(super) fitted: Register<Fitted>,
    pub(super) undone: Undone,
    heads: BTreeMap<DeviceName, EventId>,
}

impl Journal {
    /// Adds one event.
    pub fn add(&mut self, stamped: Stamped) {
        let Stamped { id, at, event } = stamped;
        self.see(id);
        match event {
            Event::Mark(e) => self.marks.make(id, at, e),
            Event::MarkKind(e) => self.marks.kind(e.of, id, e.mark),
            Event::Unmark(e) => self.marks.delete(e.of, id),
            Event::Reattach(e) => self.marks.attach(e.of, id, (e.document, e.place)),
            Event::Note(e) => self.marks.note(e.of, id, (e.text, at)),
            Event::Fitted(e) => self.fitted.add(id, *e),
            Event::Undo(e) => self.undone.add(e.of, id, true),
            Event::Redo(e) => self.undone.add(e.of, id, false),
            event @ (Event::OwnCard(_)
            | Event::CardTaken(_)
            | Event::CardText(_)
            | Event::CardChoice(_)
            | Event::Buried(_)
            | Event::Review(_)) => self.add_card(id, at, event),
            event => self.add_document(id, at, event),
        }
    }

    /// Takes note that there is an event of this identity, whatever it says.
    pub fn see(&mut self, id: EventId) {
        let head = self.heads.entry(id.device).or_insert(id);
        head.time = head.time.max(id.time);
        head.sequence = head.sequence.max(id.sequence);
    }

    fn add_document(&mut self, id: EventId, at: Timestamp, event: Event) {
        let library = &mut self.library;
        match event {
            Event::Edition(e) => library.add_edition(id, e),
            Event::Opened(e) => library.text(e.document).opened.add(id, (e.path, at)),
            Event::Found(e) => library.text(e.document).find(id, e.path),
            Event::Position(e) => library.text(e.document).position.add(id, (e, at)),
            Event::Removed(e) => library.text(e.document).removed.add(id, true),
            Event::Restored(e) => library.text(e.document).removed.add(id, false),
            Event::Moved(e) => library.text(e.document).moved.add(id, e.path),
            Event::Bookmark(e) => {
                let bookmarks = &mut library.text(e.document).bookmarks;
                bookmarks.entry(e.letter).or_default().add(id, e.place);
            }
            Event::Setting(e) => {
                let settings = &mut library.text(e.document).settings;
                settings.entry(e.name).or_default().add(id, e.value);
            }
            _ => {}
        }
    }

    fn add_card(&mut self, id: EventId, at: Timestamp, event: Event) {
        match event {
            Event::OwnCard(e) => self.cards.own(id, *e),
            Event::CardTaken(e) => self.cards.take(id, *e),
            Event::CardText(e) => self.cards.record(e.card.clone()).text.add(id, e),
            Event::CardChoice(e) => {
                for card in e.cards {
                    self.cards.choose(id, card, (e.document, e.choice));
                }
            }
            Event::Buried(e) => self.cards.record(e.card).buried.add(id, e.until),
            Event::Review(e) => self.cards.review(id, at, e),
            _ => {}
        }
    }

    /// The greatest sequence number that the device has written; 0 where it has written nothing.
    #[must_use]
    pub fn last_sequence(&self, device: DeviceName) -> u64 {
        self.heads.get(&device).map_or(0, |head| head.sequence)
    }

    /// The logical time of the next event: `now`, or one millisecond past everything seen where the
    /// clock is behind (hybrid logical clocks: Kulkarni et al. 2014).
    #[must_use]
    pub fn next_time(&self, now: Timestamp) -> Timestamp {
        let latest = self.heads.values().map(|head| head.time).max();
        latest.map_or(now, |latest| now.max(latest.plus_milliseconds(1)))
    }

    /// The devices that have written, each with its last time and sequence number.
    pub fn devices(&self) -> impl Iterator<Item = EventId> {
        self.heads.values().copied()
    }
}
