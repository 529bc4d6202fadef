//! The memory state and how a review changes it (FSRS-6).

use serde::{Deserialize, Serialize};

use super::grade::Grade;
use super::parameters::Parameters;

/// The least stability in days.
const LEAST_STABILITY: f64 = 0.001;

/// The difficulty of 1 to 10.
const DIFFICULTY: std::ops::RangeInclusive<f64> = 1.0..=10.0;

/// What is known of a card's memory after a review.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Memory {
    /// Days until the probability of recall has fallen to 90 %.
    pub stability: f64,
    /// How hard the card is: 1 (easy) to 10.
    pub difficulty: f64,
}

impl Memory {
    /// The state after the first review.
    #[must_use]
    pub fn initial(w: &Parameters, grade: Grade) -> Self {
        let stability = w.weights()[usize::from(grade.number()) - 1];
        Self {
            stability: stability.max(LEAST_STABILITY),
            difficulty: clamped(initial_difficulty(w, grade)),
        }
    }

    /// The state after a review, `elapsed` whole days (by the day boundary) after the one before.
    #[must_use]
    pub fn next(self, w: &Parameters, grade: Grade, elapsed: u32) -> Self {
        let stability = if elapsed == 0 {
            self.same_day_stability(w, grade)
        } else {
            let retrievability = self.retrievability(w, f64::from(elapsed));
            match grade {
                Grade::Again => self.forget_stability(w, retrievability),
                _ => self.recall_stability(w, grade, retrievability),
            }
        };
        Self {
            stability: stability.max(LEAST_STABILITY),
            difficulty: self.next_difficulty(w, grade),
        }
    }

    /// The probability of recall `days` after the review that left this state.
    #[must_use]
    pub fn retrievability(self, w: &Parameters, days: f64) -> f64 {
        (1.0 + w.factor() * days.max(0.0) / self.stability).powf(w.decay())
    }

    /// The stability after a review on the same day. Only Again can make it smaller.
    #[must_use]
    pub fn same_day_stability(self, w: &Parameters, grade: Grade) -> f64 {
        let w = w.weights();
        let growth = (w[17] * (grade.value() - 3.0 + w[18])).exp() * self.stability.powf(-w[19]);
        let growth = if grade == Grade::Again { growth } else { growth.max(1.0) };
        (self.stability * growth).max(LEAST_STABILITY)
    }

    /// The stability after a lapse; never above what forgetting on the same day leaves.
    #[must_use]
    pub fn forget_stability(self, w: &Parameters, retrievability: f64) -> f64 {
        let w = w.weights();
        let long_term = w[11]
            * self.difficulty.powf(-w[12])
            * ((self.stability + 1.0).powf(w[13]) - 1.0)
            * ((1.0 - retrievability) * w[14]).exp();
        let short_term = self.stability / (w[17] * w[18]).exp();
        long_term.min(short_term).max(LEAST_STABILITY)
    }

    /// The stability after a recall with Hard, Good or Easy.
    #[must_use]
    pub fn recall_stability(self, w: &Parameters, grade: Grade, retrievability: f64) -> f64 {
        let w = w.weights();
        let hard_penalty = if grade == Grade::Hard { w[15] } else { 1.0 };
        let easy_bonus = if grade == Grade::Easy { w[16] } else { 1.0 };
        let growth = w[8].exp()
            * (11.0 - self.difficulty)
            * self.stability.powf(-w[9])
            * (((1.0 - retrievability) * w[10]).exp() - 1.0)
            * hard_penalty
            * easy_bonus;
        (self.stability * (1.0 + growth)).max(LEAST_STABILITY)
    }

    /// The difficulty after a review: damped linearly, then drawn towards the first Easy's.
    #[must_use]
    pub fn next_difficulty(self, w: &Parameters, grade: Grade) -> f64 {
        let change = -w.weights()[6] * (grade.value() - 3.0);
        let damped = self.difficulty + (10.0 - self.difficulty) * change / 9.0;
        let reversion = w.weights()[7];
        clamped(reversion * initial_difficulty(w, Grade::Easy) + (1.0 - reversion) * damped)
    }
}

/// The difficulty after a first review, not yet held within its bounds: mean reversion uses it so.
fn initial_difficulty(w: &Parameters, grade: Grade) -> f64 {
    let w = w.weights();
    w[4] - (w[5] * (grade.value() - 1.0)).exp() + 1.0
}

fn clamped(difficulty: f64) -> f64 {
    difficulty.clamp(*DIFFICULTY.start(), *DIFFICULTY.end())
}

#[cfg(test)]
mod tests;
