//! Intervals spread a little, so that cards learnt together do not stay together.
//!
//! The widths are those of Anki and py-fsrs. The place within them comes from the card's id and
//! its number of reviews, so that the interval shown beside a grade is the one that is given.

use super::interval::whole_days;

/// Below this many days an interval is left alone.
const LEAST: f64 = 2.5;

/// Ranges of days with the share of them that the width grows by.
const WIDTHS: [(f64, f64, f64); 3] =
    [(2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, f64::INFINITY, 0.05)];

/// What an interval is spread by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seed<'a> {
    /// The card's id.
    pub card: &'a str,
    /// How many reviews it has had.
    pub reviews: u32,
}

/// `days` moved within its width by the seed; never below 2 days nor above `greatest`.
#[must_use]
pub fn fuzzed(days: u32, seed: Seed<'_>, greatest: u32) -> u32 {
    let interval = f64::from(days);
    if interval < LEAST {
        return days;
    }
    let width = 1.0
        + WIDTHS
            .iter()
            .map(|(from, to, share)| share * (interval.min(*to) - from).max(0.0))
            .sum::<f64>();
    let least = whole_days(interval - width, greatest).max(2).min(greatest);
    let most = whole_days(interval + width, greatest);
    least + unit(seed) % (most.saturating_sub(least) + 1)
}

/// A number that looks random, from the seed (64-bit FNV-1a with a final mix).
#[must_use]
pub fn unit(seed: Seed<'_>) -> u32 {
    let hash = seed
        .card
        .bytes()
        .chain(seed.reviews.to_le_bytes())
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    let mixed = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    u32::try_from(mixed >> 32).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn over_ids(days: u32) -> BTreeSet<u32> {
        (0..400)
            .map(|n| fuzzed(days, Seed { card: &format!("card-{n}"), reviews: n % 7 }, 36_500))
            .collect()
    }

    #[test]
    fn two_days_are_left_alone() {
        assert_eq!(over_ids(2), BTreeSet::from([2]));
    }

    #[test]
    fn ten_days_are_spread_over_eight_to_twelve() {
        // 1 + 0.15 · 4.5 + 0.10 · 3 = 1.975
        assert_eq!(over_ids(10), (8..=12).collect());
    }

    #[test]
    fn the_same_card_and_count_give_the_same_interval() {
        let seed = Seed { card: "c", reviews: 3 };
        assert_eq!(fuzzed(50, seed, 36_500), fuzzed(50, seed, 36_500));
    }

    #[test]
    fn the_greatest_interval_is_kept() {
        assert!((0..50).all(|n| fuzzed(365, Seed { card: "c", reviews: n }, 365) <= 365));
    }
}
