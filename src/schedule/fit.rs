//! The weights of FSRS-6 fitted to a review log, and how well weights foretell it.
//!
//! The fit is that of the crate `fsrs` (open-spaced-repetition); everything else, the log loss that
//! it is judged by as well, is our own.

use thiserror::Error;

use super::grade::Grade;
use super::memory::Memory;
use super::parameters::Parameters;
use super::timestamp::Timestamp;

/// The least number of reviews, each at least a day after the one before, that weights are fitted
/// to: with fewer the defaults are as good.
pub const LEAST_REVIEWS: usize = 400;

/// The probability that a forecast is held away from 0 and 1 by, so that one miss stays finite.
const LEAST_DOUBT: f64 = 1e-6;

/// One answer in the history of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// When.
    pub at: Timestamp,
    /// How well it was remembered.
    pub grade: Grade,
    /// Whole days since the answer before; 0 for the first.
    pub days: u32,
}

/// Why weights could not be fitted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FitError {
    /// The log is too short.
    #[error("{found} reviews at least a day after the one before, {LEAST_REVIEWS} are needed")]
    TooFew {
        /// How many there are.
        found: usize,
    },
    /// The fit came to nothing.
    #[error("the fit failed: {0}")]
    Failed(String),
    /// This program was built without the fit.
    #[error("built without the feature `fit`")]
    NotBuiltIn,
}

/// How many answers came at least a day after the one before.
#[must_use]
pub fn reviews(histories: &[Vec<Answer>]) -> usize {
    histories.iter().flatten().filter(|answer| answer.days > 0).count()
}

/// How badly `parameters` foretell `histories`: the mean of −ln p, where p is the probability that
/// they gave to what came, over answers at least a day after the one before. Less is better; `None`
/// without such answers.
#[must_use]
pub fn log_loss(parameters: &Parameters, histories: &[Vec<Answer>]) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0_u32);
    for history in histories {
        let mut memory: Option<Memory> = None;
        for answer in history {
            if let Some(before) = memory.filter(|_| answer.days > 0) {
                let known = before.retrievability(parameters, f64::from(answer.days));
                let came = if answer.grade == Grade::Again { 1.0 - known } else { known };
                sum -= came.clamp(LEAST_DOUBT, 1.0 - LEAST_DOUBT).ln();
                count += 1;
            }
            memory = Some(memory.map_or_else(
                || Memory::initial(parameters, answer.grade),
                |memory| memory.next(parameters, answer.grade, answer.days),
            ));
        }
    }
    (count > 0).then(|| sum / f64::from(count))
}

/// The weights that foretell `histories` best.
///
/// # Errors
///
/// [`FitError`] where the log is too short, the fit failed, or it is not built in.
pub fn fit(histories: &[Vec<Answer>]) -> Result<Parameters, FitError> {
    match reviews(histories) {
        found if found < LEAST_REVIEWS => Err(FitError::TooFew { found }),
        _ => fitted(histories),
    }
}

#[cfg(feature = "fit")]
fn fitted(histories: &[Vec<Answer>]) -> Result<Parameters, FitError> {
    use fsrs::{ComputeParametersInput, FSRSItem, FSRSReview, compute_parameters};
    let review = |answer: &Answer| FSRSReview {
        rating: u32::from(answer.grade.number()),
        delta_t: answer.days,
    };
    let mut items: Vec<(Timestamp, FSRSItem)> = Vec::new();
    for history in histories {
        let reviews: Vec<_> = history.iter().map(review).collect();
        for (at, answer) in history.iter().enumerate().filter(|(_, answer)| answer.days > 0) {
            let reviews = reviews.get(..=at).unwrap_or_default().to_vec();
            items.push((answer.at, FSRSItem { reviews }));
        }
    }
    // The fit gives later reviews more weight, by their order.
    items.sort_by_key(|(at, _)| *at);
    let train_set = items.into_iter().map(|(_, item)| item).collect();
    let input = ComputeParametersInput { train_set, ..ComputeParametersInput::default() };
    let weights = compute_parameters(input).map_err(|error| FitError::Failed(error.to_string()))?;
    // By its shortest decimal a weight is written as short as it was found.
    let weights: Vec<f64> = weights.iter().filter_map(|w| w.to_string().parse().ok()).collect();
    Parameters::within_bounds(&weights).map_err(|error| FitError::Failed(error.to_string()))
}

#[cfg(not(feature = "fit"))]
fn fitted(_: &[Vec<Answer>]) -> Result<Parameters, FitError> {
    Err(FitError::NotBuiltIn)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cards that are remembered for twice as long each time, and forgotten every `lapse`th time.
    fn histories(cards: usize, lapse: usize) -> Vec<Vec<Answer>> {
        let history = |card: usize| {
            let mut at = Timestamp(0).plus_days(u32::try_from(card % 50).unwrap());
            let mut days = 0;
            let mut answers = Vec::new();
            for review in 0..8 {
                at = at.plus_days(days);
                let is_lapse = (card + review).is_multiple_of(lapse) && review > 0;
                let grade = if is_lapse { Grade::Again } else { Grade::Good };
                answers.push(Answer { at, grade, days });
                days = if is_lapse { 1 } else { (days * 2).max(2) };
            }
            answers
        };
        (0..cards).map(history).collect()
    }

    #[test]
    fn a_short_log_is_not_fitted() {
        assert_eq!(fit(&histories(57, 9)), Err(FitError::TooFew { found: 57 * 7 }));
    }

    #[cfg(feature = "fit")]
    #[test]
    fn fitted_weights_foretell_the_log_better_and_are_the_same_each_time() {
        let log = histories(100, 4);
        let fitted = fit(&log).unwrap();
        let loss = |parameters| log_loss(parameters, &log).unwrap();
        assert!(loss(&fitted) < loss(&Parameters::default()));
        assert_eq!(fit(&log).unwrap(), fitted);
    }

    #[test]
    fn the_log_loss_is_the_mean_surprise_at_what_came() {
        let w = Parameters::default();
        let at = Timestamp(0);
        let answer = |grade, days| Answer { at, grade, days };
        let log = [vec![answer(Grade::Good, 0), answer(Grade::Again, 5)]];
        let known = Memory::initial(&w, Grade::Good).retrievability(&w, 5.0);
        assert!((log_loss(&w, &log).unwrap() + (1.0 - known).ln()).abs() < 1e-9);
        assert_eq!(log_loss(&w, &[vec![answer(Grade::Good, 0), answer(Grade::Good, 0)]]), None);
    }
}
