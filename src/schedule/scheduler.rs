//! From a grade to the moment of the next review: learning steps, reviews, relearning.

use serde::{Deserialize, Serialize};

use super::day::DayBoundary;
use super::fuzz::{Seed, fuzzed};
use super::grade::Grade;
use super::interval::{GREATEST_INTERVAL, Retention, interval_days};
use super::memory::Memory;
use super::parameters::Parameters;
use super::timestamp::Timestamp;

/// What a schedule is made by.
#[derive(Debug, Clone, PartialEq)]
pub struct Scheduler {
    /// The weights.
    pub parameters: Parameters,
    /// The probability of recall that reviews are to come at.
    pub retention: Retention,
    /// Waits of a new card before its first interval of days, in minutes.
    pub learning_steps: Vec<u32>,
    /// Waits of a forgotten card before its next interval of days, in minutes.
    pub relearning_steps: Vec<u32>,
    /// The greatest interval in days.
    pub greatest_interval: u32,
    /// Where one day ends and the next begins.
    pub boundary: DayBoundary,
}

impl Default for Scheduler {
    /// 90 %, learning steps of 1 and 10 minutes, one relearning step of 10 minutes.
    fn default() -> Self {
        Self {
            parameters: Parameters::default(),
            retention: Retention::default(),
            learning_steps: vec![1, 10],
            relearning_steps: vec![10],
            greatest_interval: GREATEST_INTERVAL,
            boundary: DayBoundary::default(),
        }
    }
}

/// Where a card stands between its first review and a lapse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state", content = "step")]
pub enum Phase {
    /// In the learning step of this number, from 0.
    Learning(usize),
    /// Asked at intervals of days.
    Review,
    /// Forgotten, and in the relearning step of this number.
    Relearning(usize),
}

/// A card's place in the schedule after a review.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Scheduled {
    /// What is known of its memory.
    pub memory: Memory,
    /// Where it stands.
    pub phase: Phase,
    /// When it was reviewed.
    pub reviewed: Timestamp,
    /// When it is to be asked again.
    pub due: Timestamp,
    /// Whole days from the review to `due`; 0 within a step.
    pub interval: u32,
}

impl Scheduled {
    /// The probability of recall at `now`, by whole days.
    #[must_use]
    pub fn retrievability(&self, scheduler: &Scheduler, now: Timestamp) -> f64 {
        let days = scheduler.boundary.days_between(self.reviewed, now);
        self.memory.retrievability(&scheduler.parameters, f64::from(days))
    }

    /// True where the card is to be asked at `now`: a step by the minute, an interval by the day.
    #[must_use]
    pub fn is_due(&self, boundary: &DayBoundary, now: Timestamp) -> bool {
        match self.phase {
            Phase::Review => boundary.day_of(self.due) <= boundary.day_of(now),
            Phase::Learning(_) | Phase::Relearning(_) => self.due <= now,
        }
    }
}

impl Scheduler {
    /// The place of a card after a review at `now`. `before` is `None` for a new card; with a
    /// `seed` an interval of days is fuzzed.
    #[must_use]
    pub fn review(
        &self,
        before: Option<&Scheduled>,
        grade: Grade,
        now: Timestamp,
        seed: Option<Seed<'_>>,
    ) -> Scheduled {
        self.review_for(self.retention, before, (grade, now), seed)
    }

    /// The same for another retention: the one that was asked for when a review of long ago was
    /// given its interval.
    #[must_use]
    pub fn review_for(
        &self,
        retention: Retention,
        before: Option<&Scheduled>,
        (grade, now): (Grade, Timestamp),
        seed: Option<Seed<'_>>,
    ) -> Scheduled {
        let memory = match before {
            None => Memory::initial(&self.parameters, grade),
            Some(card) => {
                let elapsed = self.boundary.days_between(card.reviewed, now);
                card.memory.next(&self.parameters, grade, elapsed)
            }
        };
        let phase = before.map_or(Phase::Learning(0), |card| card.phase);
        let (phase, step) = self.advance(phase, grade);
        let (due, interval) = if let Some(Seconds(seconds)) = step {
            (now.plus_milliseconds(i64::from(seconds) * 1000), 0)
        } else {
            let days = self.days(memory, retention, seed);
            (self.boundary.days_later(now, days), days)
        };
        Scheduled { memory, phase, reviewed: now, due, interval }
    }

    /// The interval in days of `memory`.
    fn days(&self, memory: Memory, retention: Retention, seed: Option<Seed<'_>>) -> u32 {
        let exact = interval_days(&self.parameters, memory, retention, self.greatest_interval);
        seed.map_or(exact, |seed| fuzzed(exact, seed, self.greatest_interval))
    }

    /// Where `grade` leads from `phase`, with the step's wait; without one the wait is in days.
    fn advance(&self, phase: Phase, grade: Grade) -> (Phase, Option<Seconds>) {
        match phase {
            Phase::Learning(step) => match walk(&self.learning_steps, step, grade) {
                Some((step, wait)) => (Phase::Learning(step), Some(wait)),
                None => (Phase::Review, None),
            },
            Phase::Relearning(step) => match walk(&self.relearning_steps, step, grade) {
                Some((step, wait)) => (Phase::Relearning(step), Some(wait)),
                None => (Phase::Review, None),
            },
            Phase::Review => match self.relearning_steps.first() {
                Some(&minutes) if grade == Grade::Again => {
                    (Phase::Relearning(0), Some(Seconds(minutes.saturating_mul(60))))
                }
                _ => (Phase::Review, None),
            },
        }
    }
}

/// The wait of a step.
struct Seconds(u32);

/// The next step of `steps` (minutes) after `grade` in the step `at`; `None` out of the steps.
fn walk(steps: &[u32], at: usize, grade: Grade) -> Option<(usize, Seconds)> {
    let seconds = |step: usize| steps.get(step).map(|minutes| minutes.saturating_mul(60));
    let step = match grade {
        Grade::Again => 0,
        Grade::Hard => at,
        Grade::Good => at + 1,
        Grade::Easy => return None,
    };
    let wait = match (grade, steps) {
        (Grade::Hard, [only]) if at == 0 => only.saturating_mul(90),
        (Grade::Hard, [first, second, ..]) if at == 0 => {
            first.saturating_add(*second).saturating_mul(30)
        }
        _ => seconds(step)?,
    };
    Some((step, Seconds(wait)))
}

#[cfg(test)]
mod tests;
