//! The order in which cards are asked.

use std::collections::VecDeque;

use super::Asked;
use crate::schedule::fuzz::{self, Seed};
use crate::schedule::{DayBoundary, Timestamp};

/// How far ahead a card is looked for that is not related to the one before.
const LOOK_AHEAD: usize = 32;

/// Cards to ask, and cards that wait for their step.
#[derive(Debug, Clone, Default)]
pub(super) struct Queue {
    ready: VecDeque<Asked>,
    /// Cards in a step, the earliest due first.
    waiting: Vec<Asked>,
    /// True where the first card that is ready is being asked: none comes before it.
    is_asking: bool,
}

impl Queue {
    /// The due cards by the day that they are due on, those of one day mixed, then up to `new_cards`
    /// new ones, related cards apart.
    pub(super) fn of(
        cards: impl IntoIterator<Item = Asked>,
        boundary: &DayBoundary,
        new_cards: usize,
        now: Timestamp,
    ) -> Self {
        let (mut due, mut new) = (Vec::new(), Vec::new());
        for card in cards {
            match card.schedule {
                Some(schedule) if schedule.is_due(boundary, now) => due.push(card),
                None if new.len() < new_cards => new.push(card),
                _ => {}
            }
        }
        // What was learnt together is asked in another order: an answer that only its place among
        // others brings to mind is not remembered (interleaving; Anki mixes the days' cards too).
        due.sort_by_cached_key(|card| {
            let day = due_of(card).map(|due| boundary.day_of(due));
            let seed = Seed { card: &card.id, reviews: card.reviews };
            (day, fuzz::unit(seed), card.id.clone())
        });
        due.extend(new);
        Self { ready: apart(due), waiting: Vec::new(), is_asking: false }
    }

    /// The card to ask: one whose step is over, else the next that is ready.
    pub(super) fn next(&self, now: Timestamp) -> Option<&Asked> {
        if self.is_asking {
            return self.ready.front();
        }
        self.waiting.first().filter(|card| due_of(card) <= Some(now)).or(self.ready.front())
    }

    /// Takes the card that [`Queue::next`] names.
    pub(super) fn take(&mut self, now: Timestamp) -> Option<Asked> {
        if std::mem::take(&mut self.is_asking) {
            return self.ready.pop_front();
        }
        if self.waiting.first().is_some_and(|card| due_of(card) <= Some(now)) {
            return Some(self.waiting.remove(0));
        }
        self.ready.pop_front()
    }

    /// Holds the card that [`Queue::next`] names at `now`: it stays the next one until it is taken.
    pub(super) fn ask(&mut self, now: Timestamp) -> Option<&Asked> {
        let card = self.take(now)?;
        Some(self.put_first(card))
    }

    /// How many cards are left that were asked before, and how many that are new.
    pub(super) fn known_and_new(&self) -> (usize, usize) {
        let new = self.ready.iter().filter(|card| card.schedule.is_none()).count();
        (self.len() - new, new)
    }

    /// Puts a card in its step back, to be asked when the step is over.
    pub(super) fn put_back(&mut self, card: Asked) {
        let at = self.waiting.partition_point(|other| due_of(other) <= due_of(&card));
        self.waiting.insert(at, card);
    }

    /// Puts `card` before all others.
    pub(super) fn put_first(&mut self, card: Asked) -> &Asked {
        // A card that is asked again by undo must not stand behind one that waits.
        self.ready.push_front(card);
        self.is_asking = true;
        &self.ready[0]
    }

    pub(super) fn remove(&mut self, id: &str) {
        if self.ready.front().is_some_and(|card| card.id == id) {
            self.is_asking = false;
        }
        self.ready.retain(|card| card.id != id);
        self.waiting.retain(|card| card.id != id);
    }

    pub(super) fn len(&self) -> usize {
        self.ready.len() + self.waiting.len()
    }

    /// When the first waiting card is due, where no other is ready.
    pub(super) fn next_due(&self) -> Option<Timestamp> {
        if self.ready.is_empty() { self.waiting.first().and_then(due_of) } else { None }
    }
}

fn due_of(card: &Asked) -> Option<Timestamp> {
    card.schedule.map(|schedule| schedule.due)
}

/// `cards` in their order, but no two of one group in a row where another stands near.
fn apart(cards: Vec<Asked>) -> VecDeque<Asked> {
    let mut rest: VecDeque<Asked> = cards.into();
    let mut ordered: VecDeque<Asked> = VecDeque::with_capacity(rest.len());
    while !rest.is_empty() {
        let last = ordered.back().map(|card| card.group);
        let other = rest.iter().take(LOOK_AHEAD).position(|card| Some(card.group) != last);
        ordered.extend(rest.remove(other.unwrap_or(0)));
    }
    ordered
}
