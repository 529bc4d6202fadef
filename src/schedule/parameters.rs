//! The 21 weights of FSRS-6.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How many weights FSRS-6 has.
pub const COUNT: usize = 21;

/// The default weights of FSRS-6.
const DEFAULT: [f64; COUNT] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/// The least value that each weight may have.
const LOWER: [f64; COUNT] = [
    0.001, 0.001, 0.001, 0.001, 1.0, 0.001, 0.001, 0.001, 0.0, 0.0, 0.001, 0.001, 0.001, 0.001,
    0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.1,
];

/// The greatest value that each weight may have.
const UPPER: [f64; COUNT] = [
    100.0, 100.0, 100.0, 100.0, 10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5, 5.0, 0.25, 0.9, 4.0, 1.0, 6.0,
    2.0, 2.0, 0.8, 0.8,
];

/// The weights w0 to w20, each within its bounds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(into = "Vec<f64>", try_from = "Vec<f64>")]
pub struct Parameters {
    weights: [f64; COUNT],
}

/// Weights that are no weights of FSRS-6.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ParametersError {
    /// Another number of weights.
    #[error("FSRS-6 has 21 parameters, here are {found}")]
    Count {
        /// How many there were.
        found: usize,
    },
    /// A weight outside its bounds, or not a number.
    #[error("parameter w{index} is {value}, it must lie between {lower} and {upper}")]
    Bounds {
        /// Which weight, from 0.
        index: usize,
        /// Its value.
        value: f64,
        /// The least value that it may have.
        lower: f64,
        /// The greatest value that it may have.
        upper: f64,
    },
}

impl Parameters {
    /// The parameters with these weights.
    ///
    /// # Errors
    ///
    /// [`ParametersError`] where there are not 21, or one lies outside its bounds.
    pub fn new(weights: &[f64]) -> Result<Self, ParametersError> {
        let weights: [f64; COUNT] =
            weights.try_into().ok().ok_or(ParametersError::Count { found: weights.len() })?;
        for (index, &value) in weights.iter().enumerate() {
            let (lower, upper) = (LOWER[index], UPPER[index]);
            if !(lower..=upper).contains(&value) {
                return Err(ParametersError::Bounds { index, value, lower, upper });
            }
        }
        Ok(Self { weights })
    }

    /// The parameters with these weights, each held within its bounds.
    ///
    /// # Errors
    ///
    /// [`ParametersError`] where there are not 21, or one is no number.
    pub fn within_bounds(weights: &[f64]) -> Result<Self, ParametersError> {
        let bounds = LOWER.iter().zip(&UPPER);
        let held: Vec<f64> =
            weights.iter().zip(bounds).map(|(w, (lower, upper))| w.clamp(*lower, *upper)).collect();
        Self::new(if weights.len() == COUNT { &held } else { weights })
    }

    /// The weights w0 to w20.
    #[must_use]
    pub fn weights(&self) -> &[f64; COUNT] {
        &self.weights
    }

    /// The exponent of the forgetting curve: −w20.
    #[must_use]
    pub fn decay(&self) -> f64 {
        -self.weights[20]
    }

    /// The factor that puts retrievability at 90 % after as many days as the stability has.
    #[must_use]
    pub fn factor(&self) -> f64 {
        0.9_f64.powf(1.0 / self.decay()) - 1.0
    }
}

impl Default for Parameters {
    fn default() -> Self {
        Self { weights: DEFAULT }
    }
}

impl From<Parameters> for Vec<f64> {
    fn from(parameters: Parameters) -> Self {
        parameters.weights.to_vec()
    }
}

impl TryFrom<Vec<f64>> for Parameters {
    type Error = ParametersError;

    fn try_from(weights: Vec<f64>) -> Result<Self, Self::Error> {
        Self::new(&weights)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_weights_lie_within_their_bounds() {
        assert_eq!(Parameters::new(&DEFAULT), Ok(Parameters::default()));
    }

    #[test]
    fn weights_of_another_version_are_refused_by_their_number() {
        assert_eq!(Parameters::new(&[1.0; 19]), Err(ParametersError::Count { found: 19 }));
    }

    #[test]
    fn a_weight_outside_its_bounds_is_named() {
        let mut weights = DEFAULT;
        weights[20] = f64::NAN;
        let error = Parameters::new(&weights).unwrap_err();
        assert!(error.to_string().starts_with("parameter w20"), "{error}");
    }
}
