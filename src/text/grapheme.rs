//! Grapheme clusters and the number of terminal cells that each one takes.
//!
//! This is the only user of `unicode-width`: a cell count that does not come from here is a bug.

mod ambiguous;
mod measured;

use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub, SubAssign};

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

pub use measured::{Measured, measured};

/// A length in terminal cells (one cell is half an em; a Han character takes two).
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Cells(pub usize);

impl Cells {
    /// No cells at all.
    pub const ZERO: Self = Self(0);

    /// The difference, or zero where `other` is larger.
    #[must_use]
    pub fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Add for Cells {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Cells {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Cells {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl SubAssign for Cells {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Sum for Cells {
    fn sum<I: Iterator<Item = Self>>(cells: I) -> Self {
        Self(cells.map(|c| c.0).sum())
    }
}

/// How many cells the terminal gives to characters of East Asian Width "Ambiguous" (UAX #11).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AmbiguousWidth {
    /// One cell, as nearly all terminals do.
    #[default]
    Narrow,
    /// Two cells, as with `xterm -cjk_width`.
    Wide,
    /// Two cells, but one for what is in Latin-1 (`· × °`), as mosh does in a wide locale.
    WideButLatin1,
}

/// The grapheme clusters of `text` (UAX #29, extended), each with its byte offset.
#[must_use]
pub fn clusters(text: &str) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    text.grapheme_indices(true)
}

/// The cells that one grapheme cluster takes where ambiguous characters are narrow.
#[must_use]
pub fn cluster_width(cluster: &str) -> Cells {
    cluster_width_in(cluster, AmbiguousWidth::Narrow)
}

/// The cells that one grapheme cluster takes. A cluster is as wide as its base character where that
/// is ambiguous; no cluster is wider than two cells.
#[must_use]
pub fn cluster_width_in(cluster: &str, width_of_ambiguous: AmbiguousWidth) -> Cells {
    let width = cluster.width().min(2);
    let is_wide = width == 1
        && cluster.chars().next().is_some_and(|base| match width_of_ambiguous {
            AmbiguousWidth::Narrow => false,
            AmbiguousWidth::Wide => ambiguous::is_ambiguous(base),
            AmbiguousWidth::WideButLatin1 => base > '\u{FF}' && ambiguous::is_ambiguous(base),
        });
    Cells(if is_wide { 2 } else { width })
}

/// True for a cluster whose width depends on the terminal: one cell on most, two where ambiguous
/// characters are wide.
#[must_use]
pub fn is_ambiguous(cluster: &str) -> bool {
    cluster.width() == 1 && cluster.chars().next().is_some_and(ambiguous::is_ambiguous)
}

/// The cells that `text` takes in one row where ambiguous characters are narrow.
#[must_use]
pub fn width(text: &str) -> Cells {
    width_in(text, AmbiguousWidth::Narrow)
}

/// The cells that `text` takes in one row.
#[must_use]
pub fn width_in(text: &str, ambiguous: AmbiguousWidth) -> Cells {
    measured(text, ambiguous).map(|cluster| cluster.cells).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_han_character_takes_two_cells_and_a_letter_one() {
        assert_eq!(width("温故"), Cells(4));
        assert_eq!(width("less"), Cells(4));
    }

    #[test]
    fn a_combining_mark_takes_no_cell_of_its_own() {
        assert_eq!(width("e\u{301}"), Cells(1));
    }

    #[test]
    fn quotation_marks_and_circled_numbers_are_ambiguous_and_letters_are_not() {
        assert!(["“", "①", "·", "│"].into_iter().all(is_ambiguous));
        assert!(!["a", "温", "，"].into_iter().any(is_ambiguous));
    }

    #[test]
    fn quotation_marks_and_circled_numbers_are_narrow_by_default() {
        assert_eq!(width("“①”"), Cells(3));
    }

    #[test]
    fn an_ambiguous_character_is_wide_where_the_terminal_says_so() {
        let wide = |text| width_in(text, AmbiguousWidth::Wide);
        assert_eq!(wide("“①→α│"), Cells(10));
        assert_eq!(wide("·°é"), Cells(6));
        assert_eq!(width_in("·“", AmbiguousWidth::WideButLatin1), Cells(3));
    }

    #[test]
    fn the_table_has_every_mark_and_symbol_that_the_newest_unicode_calls_ambiguous() {
        use unicode_width::UnicodeWidthChar;
        // `width_cjk` widens these as well, which are no A in `EastAsianWidth.txt`: class AI of
        // UAX #14, and what decomposes to an ambiguous character with an overlay.
        const NOT_A: &str = "·⅐⅑⅒⅕⅖⅗⅘⅙⅚↚↛↮⇎⇏∄∉∌∤∦≁≉≢≰≱⊄⊅⊈⊉⓪╴☖☗➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓🄋🄌";
        let missing: String = ('\u{80}'..='\u{1FFFF}')
            .filter(|c| {
                c.width() == Some(1) && c.width_cjk() == Some(2) && !ambiguous::is_ambiguous(*c)
            })
            .collect();
        assert_eq!(missing, NOT_A.replace('·', "\u{387}"));
    }
}
