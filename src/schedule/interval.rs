//! How long to wait until the next review.

use super::memory::Memory;
use super::parameters::Parameters;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The greatest interval in days: a hundred years.
pub const GREATEST_INTERVAL: u32 = 36_500;

/// The probability of recall that reviews are to come at.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(into = "f64", try_from = "f64")]
pub struct Retention(f64);

/// A retention that no schedule can hold.
#[derive(Debug, Clone, Copy, PartialEq, Error)]
#[error("a retention of {0} is not between 0.5 and 0.995")]
pub struct RetentionError(f64);

impl Retention {
    /// The retention `value`.
    ///
    /// # Errors
    ///
    /// [`RetentionError`] outside 0.5 to 0.995.
    pub fn new(value: f64) -> Result<Self, RetentionError> {
        if (0.5..=0.995).contains(&value) { Ok(Self(value)) } else { Err(RetentionError(value)) }
    }

    /// The probability.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }
}

impl Default for Retention {
    fn default() -> Self {
        Self(0.9)
    }
}

impl From<Retention> for f64 {
    fn from(retention: Retention) -> Self {
        retention.0
    }
}

impl TryFrom<f64> for Retention {
    type Error = RetentionError;

    fn try_from(value: f64) -> Result<Self, Self::Error> {
        Self::new(value)
    }
}

/// The days after which the retrievability of a memory of this `stability` falls to `retention`,
/// not rounded.
#[must_use]
pub fn unrounded_days(w: &Parameters, stability: f64, retention: Retention) -> f64 {
    stability / w.factor() * (retention.value().powf(1.0 / w.decay()) - 1.0)
}

/// [`unrounded_days`] in whole days: rounded half to even, at least 1, at most `greatest`.
#[must_use]
pub fn interval_days(w: &Parameters, memory: Memory, retention: Retention, greatest: u32) -> u32 {
    whole_days(unrounded_days(w, memory.stability, retention), greatest)
}

/// `days` rounded half to even, at least 1, at most `greatest`.
#[must_use]
pub(super) fn whole_days(days: f64, greatest: u32) -> u32 {
    let held = days.round_ties_even().clamp(1.0, f64::from(greatest.max(1)));
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number held between 1 and `greatest`, which is a u32"
    )]
    let whole = held as u32;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_day_is_rounded_to_the_even_neighbour() {
        assert_eq!(whole_days(2.5, 100), 2);
        assert_eq!(whole_days(3.5, 100), 4);
    }

    #[test]
    fn an_interval_is_at_least_a_day_and_at_most_the_greatest() {
        assert_eq!(whole_days(0.01, 100), 1);
        assert_eq!(whole_days(1e9, 365), 365);
    }

    #[test]
    fn at_ninety_per_cent_the_interval_is_the_stability() {
        let memory = Memory { stability: 36.0, difficulty: 5.0 };
        let w = Parameters::default();
        assert_eq!(interval_days(&w, memory, Retention::default(), GREATEST_INTERVAL), 36);
    }

    #[test]
    fn a_retention_of_one_is_refused() {
        assert!(Retention::new(1.0).is_err() && Retention::new(f64::NAN).is_err());
    }
}
