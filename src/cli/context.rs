//! What stands around a place: so many characters before it and after it.

use crate::text::grapheme;

/// The first `count` characters (grapheme clusters, UAX #29) of `text`.
#[must_use]
pub fn first(text: &str, count: usize) -> &str {
    let end = grapheme::clusters(text).nth(count).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

/// The last `count` characters of `text`.
#[must_use]
pub fn last(text: &str, count: usize) -> &str {
    let clusters = grapheme::clusters(text).rev().take(count);
    let start = clusters.last().map_or(text.len(), |(at, _)| at);
    text.get(start..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_keeps_its_mark() {
        assert_eq!(first("e\u{301}tude", 2), "e\u{301}t");
        assert_eq!(last("cafe\u{301}", 1), "e\u{301}");
    }

    #[test]
    fn a_short_text_is_whole() {
        assert_eq!((first("温故", 9), last("温故", 9), last("温故", 0)), ("温故", "温故", ""));
    }
}
