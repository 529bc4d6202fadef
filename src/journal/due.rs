//! How many cards of a document wait to be asked.

use std::collections::BTreeMap;

use super::Journal;
use super::cards::CardHistory;
use super::event::Choice;
use crate::document::fingerprint::DocumentId;
use crate::schedule::fuzz::Seed;
use crate::schedule::interval::Retention;
use crate::schedule::{Grade, Phase, Scheduled, Scheduler, Timestamp};

impl Journal {
    /// How many cards are due at `now`, for every text of an article that has any: cards of all its
    /// editions count together. A card that was never asked is not due but new.
    #[must_use]
    pub fn due_cards(&self, scheduler: &Scheduler, now: Timestamp) -> BTreeMap<DocumentId, usize> {
        let mut by_text: BTreeMap<DocumentId, usize> = BTreeMap::new();
        for card in self.cards() {
            let Some(document) = card.document.filter(|_| card.may_be_asked(now)) else { continue };
            let place = card.scheduled(scheduler);
            if place.is_some_and(|place| place.is_due(&scheduler.boundary, now)) {
                *by_text.entry(document).or_default() += 1;
            }
        }
        let mut due = BTreeMap::new();
        for (text, count) in by_text {
            for edition in self.library.editions(text) {
                *due.entry(edition).or_default() += count;
            }
        }
        due
    }
}

impl CardHistory<'_> {
    /// True where the card is asked: one that was proposed and taken, or one of the reader's own.
    #[must_use]
    pub fn is_in_deck(&self) -> bool {
        self.decided() == Some(Choice::Accepted)
    }

    /// Its place in the schedule: a fold over its answers, with the intervals that were shown beside
    /// the grades; `None` for a new card.
    #[must_use]
    pub fn scheduled(&self, scheduler: &Scheduler) -> Option<Scheduled> {
        self.scheduled_with_lapses(scheduler).0
    }

    /// Its place in the schedule after each of its answers.
    #[must_use]
    pub fn places(&self, scheduler: &Scheduler) -> Vec<Scheduled> {
        let mut places: Vec<Scheduled> = Vec::with_capacity(self.reviews.len());
        for (reviews, (_, answer)) in (0..).zip(&self.reviews) {
            let seed = Seed { card: &self.card.0, reviews };
            let asked = Retention::new(answer.retention).unwrap_or(scheduler.retention);
            let given = (answer.grade, answer.at);
            places.push(scheduler.review_for(asked, places.last(), given, Some(seed)));
        }
        places
    }

    /// Its place in the schedule, with how often the card was forgotten once it was known.
    #[must_use]
    pub fn scheduled_with_lapses(&self, scheduler: &Scheduler) -> (Option<Scheduled>, u32) {
        let places = self.places(scheduler);
        let answers = self.reviews.iter().skip(1).zip(&places);
        let lapses = answers
            .filter(|(_, before)| before.phase == Phase::Review)
            .filter(|((_, answer), _)| answer.grade == Grade::Again)
            .count();
        (places.last().copied(), u32::try_from(lapses).unwrap_or(u32::MAX))
    }

    /// True where the card may be asked at `now`: it is in the deck and not put off.
    #[must_use]
    pub fn may_be_asked(&self, now: Timestamp) -> bool {
        self.is_in_deck() && self.buried.is_none_or(|until| until <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::event::{CardChoice, CardId, Event, Review, Stamped};

    #[test]
    fn a_card_is_due_once_its_interval_is_over() {
        let document = "1".repeat(32).parse().unwrap();
        let card = CardId("c".to_owned());
        let choice = CardChoice { document, cards: vec![card.clone()], choice: Choice::Accepted };
        let review =
            Review { card, document, grade: Grade::Easy, proposed: None, took: 0, retention: 0.9 };
        let mut journal = Journal::default();
        for (n, event) in (1..).zip([Event::CardChoice(choice), Event::Review(review)]) {
            let id = format!("{n}/desk/{n}").parse().unwrap();
            journal.add(Stamped { id, at: Timestamp(n), event });
        }
        let due = |days| journal.due_cards(&Scheduler::default(), Timestamp(2).plus_days(days));
        assert_eq!(due(0), BTreeMap::new());
        assert_eq!(due(365), BTreeMap::from([(document, 1)]));
    }
}
