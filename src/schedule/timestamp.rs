//! Moments in time, as every pure module takes them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A moment: milliseconds since the Unix epoch, UTC.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// A text that is no RFC 3339 moment.
#[derive(Debug, Error)]
#[error("`{text}` is not a date and time as in RFC 3339")]
pub struct TimestampError {
    /// What was to be read.
    pub text: String,
    /// What the parser said.
    source: jiff::Error,
}

impl Timestamp {
    /// Milliseconds in a minute.
    pub const MINUTE: i64 = 60_000;
    /// Milliseconds in a day of 24 hours.
    pub const DAY: i64 = 86_400_000;

    /// The moment that RFC 3339 text with `Z` or an offset names.
    ///
    /// # Errors
    ///
    /// [`TimestampError`] where the text is no date and time with an offset.
    pub fn parse(text: &str) -> Result<Self, TimestampError> {
        match text.trim().parse::<jiff::Timestamp>() {
            Ok(moment) => Ok(Self(moment.as_millisecond())),
            Err(source) => Err(TimestampError { text: text.to_owned(), source }),
        }
    }

    /// The moment so many milliseconds later (earlier where negative), held at the ends of `i64`.
    #[must_use]
    pub fn plus_milliseconds(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }

    /// The moment so many days of 24 hours later.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        self.plus_milliseconds(i64::from(days) * Self::DAY)
    }

    /// Milliseconds from `earlier` to this moment; negative where `earlier` is the later one.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl fmt::Display for Timestamp {
    /// RFC 3339 in UTC with `Z`; parts of a second only where there are any. A moment outside the
    /// years that RFC 3339 can write is held at the nearest one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (least, greatest) = (jiff::Timestamp::MIN, jiff::Timestamp::MAX);
        let held = self.0.clamp(least.as_millisecond(), greatest.as_millisecond());
        jiff::Timestamp::from_millisecond(held).unwrap_or(greatest).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_is_taken_into_account() {
        let here = Timestamp::parse("2026-01-05T16:00:00+08:00").unwrap();
        assert_eq!(here, Timestamp::parse("2026-01-05T08:00:00Z").unwrap());
        assert_eq!(here, Timestamp(1_767_600_000_000));
    }

    #[test]
    fn a_moment_is_written_in_utc_and_read_back() {
        for text in ["2026-01-05T08:00:00Z", "1969-12-31T23:59:59.25Z"] {
            assert_eq!(Timestamp::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_date_without_a_time_or_offset_is_refused() {
        for text in ["2026-01-05", "2026-01-05T08:00:00", "tomorrow", ""] {
            let error = Timestamp::parse(text).unwrap_err();
            assert!(error.to_string().contains("RFC 3339"), "{text}");
        }
    }

    #[test]
    fn the_ends_of_time_can_be_written() {
        assert!(Timestamp(i64::MAX).to_string().starts_with("9999-"));
        assert!(!Timestamp(i64::MIN).to_string().is_empty());
    }
}
