//! A query, and where it is found in a text.

use std::ops::Range;

use crate::text::fold;

/// What is looked for, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    chars: Vec<char>,
    letters: String,
}

impl Query {
    /// The query that `text` asks for; `None` where nothing is left of it.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let letters = fold::fold(text.trim());
        (!letters.is_empty()).then(|| Self { chars: letters.chars().collect(), letters })
    }

    /// The byte ranges of `text` that the query is found at, from the start, without overlaps.
    #[must_use]
    pub fn find_in(&self, text: &str) -> Vec<Range<usize>> {
        if !fold::fold(text).contains(&self.letters) {
            return Vec::new();
        }
        let folded = fold::fold_with_sources(text);
        let chars = folded.chars();
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(window) = chars.get(at..at + self.chars.len()) {
            if window == self.chars {
                found.push(folded.source(at..at + self.chars.len()));
                at += self.chars.len();
            } else {
                at += 1;
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(query: &str, text: &'a str) -> Vec<&'a str> {
        Query::new(query)
            .unwrap()
            .find_in(text)
            .into_iter()
            .filter_map(|range| text.get(range))
            .collect()
    }

    #[test]
    fn case_and_width_do_not_matter() {
        assert_eq!(found("wifi", "ＷｉＦｉ 与 wifi"), ["ＷｉＦｉ", "wifi"]);
    }

    #[test]
    fn traditional_forms_are_found_by_simplified_ones() {
        assert_eq!(found("温故", "溫故而知新"), ["溫故"]);
    }

    #[test]
    fn hits_do_not_overlap() {
        assert_eq!(found("aa", "aaaaa").len(), 2);
    }

    #[test]
    fn a_blank_query_is_none() {
        assert_eq!(Query::new("  "), None);
    }
}
