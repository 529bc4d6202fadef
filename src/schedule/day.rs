//! Days as a person who studies late counts them: they begin at four in the morning, local time.

use std::fmt;

use jiff::Span;
use jiff::civil;
use jiff::tz::{Offset, TimeZone};
use serde::{Deserialize, Serialize};

use super::timestamp::Timestamp;

/// When a day of study begins, in milliseconds past midnight of local time.
const BEGIN: i64 = 4 * 60 * Timestamp::MINUTE;

/// Day 0.
const EPOCH: civil::Date = civil::date(1970, 1, 1);

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

    /// The day so many days earlier.
    #[must_use]
    pub fn minus(self, days: u32) -> Self {
        Self(self.0.saturating_sub(i64::from(days)))
    }

    /// How many days the day is past the Monday of its week: 0 to 6.
    #[must_use]
    pub fn weekday(self) -> u32 {
        u32::try_from(self.date().weekday().to_monday_zero_offset()).unwrap_or(0)
    }

    /// The day's year, month (1 to 12) and day of the month (1 to 31). A day outside the years that
    /// ISO 8601 writes in four digits is held at the nearest one.
    #[must_use]
    pub fn year_month_day(self) -> (i16, u8, u8) {
        let date = self.date();
        let part = |number: i8| u8::try_from(number).unwrap_or(1);
        (date.year(), part(date.month()), part(date.day()))
    }

    fn date(self) -> civil::Date {
        let (least, greatest) = (civil::Date::MIN, civil::Date::MAX);
        let nearest = if self.0 < 0 { least } else { greatest };
        let span = Span::new().try_days(self.0);
        span.and_then(|days| EPOCH.checked_add(days)).unwrap_or(nearest)
    }
}

impl fmt::Display for Day {
    /// ISO 8601: `2026-01-05`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date().fmt(f)
    }
}

/// Where one day ends and the next begins: at 04:00 by the clock of one time zone, whatever that
/// zone's distance from UTC was then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayBoundary {
    zone: TimeZone,
}

impl Default for DayBoundary {
    fn default() -> Self {
        Self::in_zone(TimeZone::UTC)
    }
}

impl DayBoundary {
    /// The boundary at 04:00 of the local time that is always `minutes` ahead of UTC; a distance
    /// that no clock on Earth has counts as none.
    #[must_use]
    pub fn at_offset(minutes: i32) -> Self {
        let offset = Offset::from_seconds(minutes.saturating_mul(60)).unwrap_or(Offset::UTC);
        Self::in_zone(offset.to_time_zone())
    }

    /// The boundary at 04:00 of `zone`'s time, in summer and in winter.
    #[must_use]
    pub fn in_zone(zone: TimeZone) -> Self {
        Self { zone }
    }

    /// How many minutes local time is ahead of UTC at `moment`.
    #[must_use]
    pub fn offset_minutes(&self, moment: Timestamp) -> i32 {
        self.offset_seconds(moment) / 60
    }

    fn offset_seconds(&self, moment: Timestamp) -> i32 {
        let moment = jiff::Timestamp::from_millisecond(moment.0).unwrap_or_default();
        self.zone.to_offset(moment).seconds()
    }

    /// The day that `moment` falls in.
    #[must_use]
    pub fn day_of(&self, moment: Timestamp) -> Day {
        let local = moment.0.saturating_add(i64::from(self.offset_seconds(moment)) * 1000);
        Day(local.saturating_sub(BEGIN).div_euclid(Timestamp::DAY))
    }

    /// The first moment of `day`.
    #[must_use]
    pub fn start_of(&self, day: Day) -> Timestamp {
        let local = day.0.saturating_mul(Timestamp::DAY).saturating_add(BEGIN);
        // The first guess takes the distance of a moment less than a day off, the second the right
        // one, unless the clock is changed at this very hour.
        (0..2).fold(Timestamp(local), |guess, _| {
            Timestamp(local.saturating_sub(i64::from(self.offset_seconds(guess)) * 1000))
        })
    }

    /// The moment so many days after `moment` at the same hour of the clock.
    #[must_use]
    pub fn days_later(&self, moment: Timestamp, days: u32) -> Timestamp {
        let later = moment.plus_days(days);
        let change = self.offset_seconds(moment) - self.offset_seconds(later);
        later.plus_milliseconds(i64::from(change) * 1000)
    }

    /// Whole days from one moment to another, counted by the boundaries between them.
    #[must_use]
    pub fn days_between(&self, earlier: Timestamp, later: Timestamp) -> u32 {
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
    fn a_day_has_its_date_and_its_place_in_the_week() {
        let boundary = DayBoundary::at_offset(480);
        let day = boundary.day_of(at("2026-01-05T03:59:00+08:00"));
        assert_eq!((day.to_string().as_str(), day.weekday()), ("2026-01-04", 6));
        assert_eq!(day.plus(1).year_month_day(), (2026, 1, 5));
        assert_eq!((day.plus(1).weekday(), day.minus(4).year_month_day().0), (0, 2025));
    }

    /// Central Europe's rule in POSIX's words, so that no zone files are needed.
    fn berlin() -> DayBoundary {
        DayBoundary::in_zone(TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap())
    }

    #[test]
    fn a_day_begins_at_four_by_the_clock_in_summer_and_in_winter() {
        let boundary = berlin();
        for start in ["2026-01-05T04:00:00+01:00", "2026-07-05T04:00:00+02:00"] {
            let start = at(start);
            let day = boundary.day_of(start);
            assert_eq!(boundary.start_of(day), start);
            assert_eq!(boundary.day_of(start.plus_milliseconds(-1)), day.minus(1));
        }
    }

    #[test]
    fn the_days_on_which_the_clock_is_changed_are_an_hour_shorter_and_longer() {
        let boundary = berlin();
        // The clock is changed at two and at three in the morning, which end the day before.
        for (day, hours) in [("2026-03-28T12:00:00Z", 23), ("2026-10-24T12:00:00Z", 25)] {
            let day = boundary.day_of(at(day));
            let length = boundary.start_of(day.plus(1)).0 - boundary.start_of(day).0;
            assert_eq!(length, hours * 60 * Timestamp::MINUTE);
        }
    }

    #[test]
    fn a_wait_of_days_ends_at_the_same_hour_of_the_clock() {
        let boundary = berlin();
        let summer = at("2026-09-20T04:30:00+02:00");
        let later = boundary.days_later(summer, 60);
        assert_eq!(later, at("2026-11-19T04:30:00+01:00"));
        assert_eq!(boundary.days_between(summer, later), 60);
    }

    #[test]
    fn the_ends_of_time_have_a_date() {
        assert_eq!(Day(i64::MAX).year_month_day().0, 9999);
        assert_eq!(Day(i64::MIN).year_month_day().0, -9999);
    }

    #[test]
    fn a_clock_that_was_set_back_gives_no_negative_days() {
        let boundary = DayBoundary::default();
        let later = at("2026-01-09T12:00:00Z");
        assert_eq!(boundary.days_between(later, at("2026-01-05T12:00:00Z")), 0);
    }
}
