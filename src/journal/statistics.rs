//! What the review log comes to: how much was asked and remembered, on which days, of which
//! documents and headings, and what is to come.
//!
//! A pure fold over the journal: two machines with the same events say the same.

mod tally;

use std::collections::BTreeMap;

use super::Journal;
use super::cards::CardHistory;
use crate::document::fingerprint::DocumentId;
use crate::schedule::{Day, Grade, Scheduled, Scheduler, Timestamp};

pub use tally::{Reached, Tally};

/// How many days the forecast has, today the first.
pub const FORECAST_DAYS: usize = 30;

/// How many days the recent retention goes back, today among them.
pub const RECENT_DAYS: u32 = 30;

/// A card that was left open counts no more than this, in milliseconds.
const TOOK_MAX: u64 = 5 * 60_000;

/// What the review log comes to at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Statistics {
    /// The day of the moment.
    pub today: Day,
    /// Everything together.
    pub all: Tally,
    /// The days on which something was answered.
    pub calendar: BTreeMap<Day, Studied>,
    /// What was remembered in the last [`RECENT_DAYS`] days.
    pub recent: Reached,
    /// How many cards are due on each of the next [`FORECAST_DAYS`] days; what is overdue is due
    /// today. Cards that were never asked are no part of it.
    pub forecast: [usize; FORECAST_DAYS],
    /// The documents that have cards, the one with the most reviews first.
    pub documents: Vec<OfDocument>,
}

/// What was answered on one day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Studied {
    /// Answers.
    pub reviews: usize,
    /// Answers that were not Again.
    pub remembered: usize,
    /// Milliseconds that they took.
    pub milliseconds: u64,
}

/// What one document comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct OfDocument {
    /// The edition that was opened last.
    pub document: DocumentId,
    /// Its title, else its file's name; `None` where neither is known.
    pub title: Option<String>,
    /// All its cards.
    pub all: Tally,
    /// Its cards by the heading that they were made under, in reading order; `None` for cards of
    /// which no heading is known.
    pub headings: Vec<(Option<String>, Tally)>,
}

/// A document while it is added up: each heading with the first block that a card of it stands in.
#[derive(Default)]
struct Gathered {
    all: Tally,
    headings: BTreeMap<Option<String>, (usize, Tally)>,
}

impl Journal {
    /// What the review log comes to at `now`.
    #[must_use]
    pub fn statistics(&self, scheduler: &Scheduler, now: Timestamp) -> Statistics {
        let mut sum = Statistics::at(scheduler.boundary.day_of(now));
        let mut articles: BTreeMap<DocumentId, DocumentId> = BTreeMap::new();
        let mut documents: BTreeMap<DocumentId, Gathered> = BTreeMap::new();
        for card in self.cards() {
            let places = card.places(scheduler);
            let tally = sum.add(&card, &places, scheduler, now);
            let Some(of) = card.document.filter(|_| tally != Tally::default()) else { continue };
            let article = *articles
                .entry(of)
                .or_insert_with(|| self.entry(of).map_or(of, |entry| entry.document));
            documents.entry(article).or_default().add(&card, &tally);
        }
        sum.documents = documents.into_iter().map(|(id, of)| of.finish(self, id)).collect();
        sum.documents.sort_by(|a, b| {
            let counts = |of: &OfDocument| (of.all.reviews, of.all.cards);
            counts(b)
                .cmp(&counts(a))
                .then_with(|| (&a.title, a.document).cmp(&(&b.title, b.document)))
        });
        sum
    }
}

impl Statistics {
    fn at(today: Day) -> Self {
        Self {
            today,
            all: Tally::default(),
            calendar: BTreeMap::new(),
            recent: Reached::default(),
            forecast: [0; FORECAST_DAYS],
            documents: Vec::new(),
        }
    }

    /// Adds one card; what it comes to alone comes back. `places` are those after each answer.
    fn add(
        &mut self,
        card: &CardHistory,
        places: &[Scheduled],
        scheduler: &Scheduler,
        now: Timestamp,
    ) -> Tally {
        let mut tally = Tally::default();
        for (index, (_, answer)) in card.reviews.iter().enumerate() {
            let took = u64::from(answer.took).min(TOOK_MAX);
            let day = scheduler.boundary.day_of(answer.at);
            let remembered = answer.grade != Grade::Again;
            let studied = self.calendar.entry(day).or_default();
            studied.reviews += 1;
            studied.remembered += usize::from(remembered);
            studied.milliseconds += took;
            tally.reviews += 1;
            tally.milliseconds += took;
            let before = index.checked_sub(1);
            let Some(before) = before.and_then(|at| places.get(at).zip(card.reviews.get(at)))
            else {
                continue;
            };
            let (place, (_, last)) = before;
            if scheduler.boundary.days_between(place.reviewed, answer.at) > 0 {
                let expected = place.retrievability(scheduler, answer.at);
                let review = Reached::of(remembered, last.retention, expected);
                tally.reached.add(&review);
                if self.today.since(day) < RECENT_DAYS {
                    self.recent.add(&review);
                }
            }
        }
        if card.is_in_deck() {
            tally.cards = 1;
            match places.last() {
                None => tally.new = 1,
                Some(place) => self.foresee(card, place, &mut tally, (scheduler, now)),
            }
        }
        self.all.add(&tally);
        tally
    }

    /// Adds a card that was asked before to the day that it is due on.
    fn foresee(
        &mut self,
        card: &CardHistory,
        place: &Scheduled,
        tally: &mut Tally,
        (scheduler, now): (&Scheduler, Timestamp),
    ) {
        tally.recall += place.retrievability(scheduler, now);
        let due = card.buried.map_or(place.due, |until| until.max(place.due));
        let is_put_off = card.buried.is_some_and(|until| until > now);
        tally.due = usize::from(!is_put_off && place.is_due(&scheduler.boundary, now));
        let days = scheduler.boundary.day_of(due).since(self.today);
        let days = usize::try_from(days).unwrap_or(usize::MAX);
        if let Some(cards) = self.forecast.get_mut(days) {
            *cards += 1;
        }
    }

    /// How many days in a row something was answered on, the last of them today or yesterday.
    #[must_use]
    pub fn streak(&self) -> u32 {
        let from = u32::from(!self.calendar.contains_key(&self.today));
        let mut back = from;
        while self.calendar.contains_key(&self.today.minus(back)) {
            back += 1;
        }
        back - from
    }
}

impl Gathered {
    fn add(&mut self, card: &CardHistory, tally: &Tally) {
        let (heading, block) = heading(card);
        self.all.add(tally);
        let held =
            self.headings.entry(heading.map(str::to_owned)).or_insert((block, Tally::default()));
        held.0 = held.0.min(block);
        held.1.add(tally);
    }

    fn finish(self, journal: &Journal, document: DocumentId) -> OfDocument {
        let entry = journal.entry(document);
        let mut headings: Vec<_> = self.headings.into_iter().collect();
        headings
            .sort_by(|(a, (block, _)), (b, (other, _))| block.cmp(other).then_with(|| a.cmp(b)));
        OfDocument {
            document,
            title: entry.as_ref().and_then(|entry| entry.title_or_file()).map(str::to_owned),
            all: self.all,
            headings: headings.into_iter().map(|(title, (_, tally))| (title, tally)).collect(),
        }
    }
}

/// The heading that a card was made under, with the block that its passage begins in.
fn heading<'a>(card: &CardHistory<'a>) -> (Option<&'a str>, usize) {
    let own = card.own.map(|own| own.section.as_deref());
    let section = own.or_else(|| card.taken.map(|taken| taken.section.as_deref())).flatten();
    (section, card.place().map_or(usize::MAX, |(_, place)| place.anchor.block.index()))
}

#[cfg(test)]
mod tests;
