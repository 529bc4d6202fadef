//! A sitting of the quiz as a state machine: what is asked next, and what an answer does to it.
//!
//! The clock and the schedule come in as arguments; nothing here is stored. Whoever runs a session
//! turns the [`Outcome`] of each answer into an event of the log.

mod queue;

use crate::schedule::fuzz::Seed;
use crate::schedule::{Grade, Phase, Scheduled, Scheduler, Timestamp};
use queue::Queue;

/// Lapses after which a card is a leech: it is worth rewording rather than asking again.
pub const LEECH_LAPSES: u32 = 8;

/// True where a card that was just forgotten for the `lapses`th time is a leech: at the eighth time,
/// and as in Anki at each fourth one after it, so that a card taken up again gets its chance.
#[must_use]
pub fn is_leech(lapses: u32) -> bool {
    lapses >= LEECH_LAPSES && (lapses - LEECH_LAPSES).is_multiple_of(LEECH_LAPSES / 2)
}

/// A card as a session sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The card's id.
    pub id: String,
    /// Cards with the same value are related (one document's section): they are kept apart.
    pub group: u64,
    /// Its place in the schedule; `None` for a new card.
    pub schedule: Option<Scheduled>,
    /// How many reviews it has had.
    pub reviews: u32,
    /// How often it was forgotten once it was known.
    pub lapses: u32,
}

/// How much one sitting asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// New cards at most.
    pub new_cards: usize,
    /// Minutes at most; the card that is shown when they are over is still answered.
    pub minutes: u32,
}

/// What an answer did.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The card.
    pub id: String,
    /// The grade given.
    pub grade: Grade,
    /// Its place in the schedule from now on.
    pub schedule: Scheduled,
    /// True where it has been forgotten so often that it should be reworded.
    pub leech: bool,
}

/// What a sitting came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Answers given.
    pub answered: usize,
    /// Answers that were not Again.
    pub remembered: usize,
    /// Cards seen for the first time.
    pub new_cards: usize,
}

/// A sitting.
#[derive(Debug, Clone)]
pub struct Session {
    scheduler: Scheduler,
    limits: Limits,
    began: Timestamp,
    queue: Queue,
    answered: Vec<(Asked, Outcome)>,
}

impl Session {
    /// A sitting that begins `now` with the cards that are due and the new ones, in the order given
    /// by their due dates (new ones as they stand), related cards apart.
    #[must_use]
    pub fn begin(
        scheduler: Scheduler,
        limits: Limits,
        cards: impl IntoIterator<Item = Asked>,
        now: Timestamp,
    ) -> Self {
        let queue = Queue::of(cards, &scheduler.boundary, limits.new_cards, now);
        Self { scheduler, limits, began: now, queue, answered: Vec::new() }
    }

    /// The card to ask at `now`; `None` where the sitting is over or nothing is due yet.
    #[must_use]
    pub fn current(&self, now: Timestamp) -> Option<&Asked> {
        if self.is_time_over(now) { None } else { self.queue.next(now) }
    }

    /// True where the sitting has lasted as long as it may at `now`.
    #[must_use]
    pub fn is_time_over(&self, now: Timestamp) -> bool {
        now.since(self.began) >= i64::from(self.limits.minutes) * Timestamp::MINUTE
    }

    /// Asks the card that [`Session::current`] names; it stays the current one, however long the
    /// answer takes.
    pub fn ask(&mut self, now: Timestamp) -> Option<&Asked> {
        self.current(now)?;
        self.queue.ask(now)
    }

    /// The days or minutes that each grade would lead to, for the keys 1 to 4.
    #[must_use]
    pub fn previews(&self, now: Timestamp) -> Option<[Scheduled; 4]> {
        let card = self.queue.next(now)?;
        Some(Grade::ALL.map(|grade| self.scheduled(card, grade, now)))
    }

    /// Grades the card that is asked at `now`; `None` where none is.
    pub fn grade(&mut self, grade: Grade, now: Timestamp) -> Option<Outcome> {
        let card = self.queue.take(now)?;
        let schedule = self.scheduled(&card, grade, now);
        let known = card.schedule.is_some_and(|s| s.phase == Phase::Review);
        let lapses = card.lapses + u32::from(known && grade == Grade::Again);
        let leech = lapses > card.lapses && is_leech(lapses);
        let after =
            Asked { schedule: Some(schedule), reviews: card.reviews + 1, lapses, ..card.clone() };
        if schedule.interval == 0 && !leech {
            self.queue.put_back(after);
        }
        let outcome = Outcome { id: card.id.clone(), grade, schedule, leech };
        self.answered.push((card, outcome.clone()));
        Some(outcome)
    }

    /// Takes the last answer back and asks its card again; gives the card as it was before.
    pub fn undo(&mut self) -> Option<&Asked> {
        let (card, _) = self.answered.pop()?;
        self.queue.remove(&card.id);
        Some(self.queue.put_first(card))
    }

    /// Leaves the current card out of this sitting (buried until tomorrow, or suspended).
    pub fn set_aside(&mut self, now: Timestamp) -> Option<Asked> {
        self.queue.take(now)
    }

    /// Asks a card that was set aside after all, as the next one.
    pub fn take_up(&mut self, card: Asked) -> &Asked {
        self.queue.put_first(card)
    }

    /// Leaves a card out of this sitting wherever it stands: it is not asked any more.
    pub fn leave_out(&mut self, id: &str) {
        self.queue.remove(id);
    }

    /// How many of the cards that are left were asked before, and how many are new.
    #[must_use]
    pub fn known_and_new(&self) -> (usize, usize) {
        self.queue.known_and_new()
    }

    /// How many cards are left, those that wait for a step among them.
    #[must_use]
    pub fn left(&self) -> usize {
        self.queue.len()
    }

    /// When the next card is due, where only cards in their steps are left.
    #[must_use]
    pub fn next_due(&self) -> Option<Timestamp> {
        self.queue.next_due()
    }

    /// The answers given, in order.
    pub fn answers(&self) -> impl Iterator<Item = &Outcome> {
        self.answered.iter().map(|(_, outcome)| outcome)
    }

    /// What the sitting has come to so far.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary {
            answered: self.answered.len(),
            remembered: self.answers().filter(|answer| answer.grade != Grade::Again).count(),
            new_cards: self.answered.iter().filter(|(card, _)| card.schedule.is_none()).count(),
        }
    }

    fn scheduled(&self, card: &Asked, grade: Grade, now: Timestamp) -> Scheduled {
        let seed = Seed { card: &card.id, reviews: card.reviews };
        self.scheduler.review(card.schedule.as_ref(), grade, now, Some(seed))
    }
}

#[cfg(test)]
mod tests;
