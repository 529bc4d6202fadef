//! How well a card was remembered.

use serde::{Deserialize, Serialize};

/// The four grades, from forgotten to effortless.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "u8", try_from = "u8")]
pub enum Grade {
    /// Forgotten.
    Again = 1,
    /// Remembered with effort.
    Hard = 2,
    /// Remembered.
    Good = 3,
    /// Remembered without effort.
    Easy = 4,
}

impl Grade {
    /// All grades in order.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// The number on its key: 1 to 4.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The grade as the paper's formulas use it.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.number())
    }
}

impl From<Grade> for u8 {
    fn from(grade: Grade) -> Self {
        grade.number()
    }
}

impl TryFrom<u8> for Grade {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Self::ALL
            .into_iter()
            .find(|grade| grade.number() == number)
            .ok_or_else(|| format!("{number} is no grade: 1 Again, 2 Hard, 3 Good, 4 Easy"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grade_is_written_as_its_number() {
        assert_eq!(serde_json::to_string(&Grade::Hard).unwrap(), "2");
        assert_eq!(serde_json::from_str::<Grade>("4").unwrap(), Grade::Easy);
        assert!(serde_json::from_str::<Grade>("5").is_err());
    }
}
