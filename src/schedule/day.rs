//! Days as a person who studies late counts them: they begin at four in the morning, local time.

use serde::{Deserialize, Serialize};

use super::timestamp::Timestamp;

/// The hour of local time at which a day of study begins.
const FIRST_HOUR: i64 = 4;

/// A day of study, counted from the one of 1970-01-01.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Day(pub i64);

impl Day {
    /// Whole days from `earlier` to this one; 0 where `earlier` is the later one.
    #[must_use]
    pub fn since(self, earlier: Self) -> u32 {
        u32::try_from(self.0.saturating_sub(earlier.0).max(0)).unwrap_or(u32::MAX)
    }

    /// The day so many days later.
    #[must_use]
    pub fn plus(self, days: u32) -> Self {
        Self(self.0.saturating_add(i64::from(days)))
    }
}

/// Where one day ends and the next begins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayBoundary {
    /// Local time's distance from UTC in minutes, positive to the east.
    pub offset_minutes: i32,
}

impl DayBoundary {
    /// The boundary at 04:00 of the local time that is `offset_minutes` ahead of UTC.
    #[must_use]
    pub fn at_offset(offset_minutes: i32) -> Self {
        Self { offset_minutes }
    }

    /// Milliseconds of UTC past midnight at which day 0 begins.
    fn shift(self) -> i64 {
        (FIRST_HOUR * 60 - i64::from(self.offset_minutes)) * Timestamp::MINUTE
    }

    /// The day that `moment` falls in.
    #[must_use]
    pub fn day_of(self, moment: Timestamp) -> Day {
        Day(moment.0.saturating_sub(self.shift()).div_euclid(Timestamp::DAY))
    }

    /// The first moment of `day`.
    #[must_use]
    pub fn start_of(self, day: Day) -> Timestamp {
        Timestamp(day.0.saturating_mul(Timestamp::DAY).saturating_add(self.shift()))
    }

    /// Whole days from one moment to another, counted by the boundaries between them.
    #[must_use]
    pub fn days_between(self, earlier: Timestamp, later: Timestamp) -> u32 {
        self.day_of(later).since(self.day_of(earlier))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    #[test]
    fn an_hour_past_midnight_still_belongs_to_the_day_before() {
        let beijing = DayBoundary::at_offset(480);
        let evening = at("2026-01-05T23:30:00+08:00");
        assert_eq!(beijing.days_between(evening, at("2026-01-06T03:59:59+08:00")), 0);
        assert_eq!(beijing.days_between(evening, at("2026-01-06T04:00:00+08:00")), 1);
    }

    #[test]
    fn the_start_of_a_day_falls_in_it() {
        for minutes in [-720, 0, 345, 840] {
            let boundary = DayBoundary::at_offset(minutes);
            let day = boundary.day_of(at("2026-01-05T12:00:00Z"));
            assert_eq!(boundary.day_of(boundary.start_of(day)), day);
            assert_eq!(boundary.day_of(boundary.start_of(day).plus_milliseconds(-1)).since(day), 0);
        }
    }

    #[test]
    fn a_clock_that_was_set_back_gives_no_negative_days() {
        let boundary = DayBoundary::default();
        let later = at("2026-01-09T12:00:00Z");
        assert_eq!(boundary.days_between(later, at("2026-01-05T12:00:00Z")), 0);
    }
}
