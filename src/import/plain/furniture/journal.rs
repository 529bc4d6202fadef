//! The lines that a journal prints on its pages: issue, volume, date.

use crate::import::front::cover::{has_issue, is_korean_issue};

/// A line with the number of an issue or volume (第 3 期, Vol. 12): the journal's own.
pub(super) fn is_journal_line(text: &str) -> bool {
    has_issue(text) || is_korean_issue(text) || text.to_ascii_lowercase().contains("vol.")
}

/// A line of nothing but a month and year, in Chinese or English or both.
pub(super) fn is_date_line(text: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut words = text
        .split(|c: char| {
            c.is_whitespace() || matches!(c, '年' | '月' | '日' | ',' | '.') || c.is_ascii_digit()
        })
        .filter(|word| !word.is_empty());
    text.contains(|c: char| c.is_ascii_digit())
        && text.contains(['年', ' '])
        && (text.contains('月') || words.clone().next().is_some())
        && words.all(|word| word.get(..3).is_some_and(|start| MONTHS.contains(&start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_with_its_year_is_a_date_line() {
        assert!(is_date_line("2015 年 5 月      May 2015"));
        assert!(is_date_line("March 2003"));
        assert!(!is_date_line("2015 年的河工"));
        assert!(!is_date_line("57"));
    }

    #[test]
    fn a_volume_is_known_in_any_letters() {
        assert!(is_journal_line("JOURNAL OF WELLS, VOL. 3, 2003"));
        assert!(is_journal_line("古渠　2015 年第 3 期"));
        assert!(!is_journal_line("古渠的兴废"));
    }
}
