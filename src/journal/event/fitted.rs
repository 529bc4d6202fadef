//! What the schedule goes by.

use serde::{Deserialize, Serialize};

use crate::schedule::Parameters;

/// The weights of the schedule were fitted to the review log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fitted {
    /// The weights w0 to w20 of FSRS-6; `null` goes back to the defaults.
    pub weights: Option<Parameters>,
    /// How many reviews they were fitted to.
    pub reviews: u32,
    /// The log loss of the weights before, over these reviews.
    pub loss_before: f64,
    /// The log loss of these.
    pub loss_after: f64,
}
