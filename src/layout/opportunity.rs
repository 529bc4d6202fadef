//! Second phase: break opportunities of UAX #14, untailored.
//!
//! `icu_segmenter`'s neo rules follow the Unicode version that the crate ships. Older versions (up
//! to 15.1) allow no break before “ or after ” between Han characters, and their lines of Chinese
//! prose are whole clauses.

use std::sync::LazyLock;

use icu_segmenter::LineSegmenter;
use icu_segmenter::LineSegmenterBorrowed;
use icu_segmenter::options::LineBreakOptions;

/// The rules alone: what UAX #14 calls SA (Thai, Lao, Khmer, Burmese) is not divided.
const RULES: LineSegmenterBorrowed<'static> =
    LineSegmenter::new_neo_for_non_complex_scripts(LineBreakOptions::default());

/// The rules, and dictionaries for the scripts that write no spaces between words.
static WITH_DICTIONARIES: LazyLock<LineSegmenterBorrowed<'static>> = LazyLock::new(|| {
    let mut segmenter = RULES;
    segmenter.load_dictionary();
    segmenter
});

/// The bytes of `text` before which UAX #14 allows or demands a break, rising; neither the start
/// nor the end of the text is among them.
pub(super) fn opportunities(text: &str) -> impl Iterator<Item = usize> {
    WITH_DICTIONARIES.segment_str(text).skip(1).filter(move |&at| at < text.len())
}

/// [`opportunities`] by the rules alone.
pub(super) fn untailored(text: &str) -> impl Iterator<Item = usize> {
    RULES.segment_str(text).skip(1).filter(move |&at| at < text.len())
}

/// True for the characters after which a line ends in any case (classes BK, CR, LF, NL).
pub(super) fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_may_end_before_an_opening_quotation_mark_in_chinese() {
        assert_eq!(opportunities("说“好”。").collect::<Vec<_>>(), [3]);
    }

    #[test]
    fn thai_is_divided_into_words() {
        assert_eq!(untailored("ภาษาไทย").count(), 0);
        assert!(opportunities("ภาษาไทย").count() > 0);
    }
}
