//! Addresses in running text: URLs and DOIs, and where they may be divided (R7).

use std::ops::Range;

/// What an address begins with, or has near its beginning.
const SIGNS: [&str; 5] = ["://", "www.", "WWW.", "doi:", "10."];

/// The byte ranges of the addresses in `text`, in order.
pub(super) fn find_addresses(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for sign in SIGNS {
        for (at, _) in text.match_indices(sign) {
            let range = address_around(text, at);
            let is_address = text.get(range.clone()).is_some_and(is_address);
            if is_address && !found.iter().any(|other| other.contains(&at)) {
                found.push(range);
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found.dedup_by(|next, previous| next.start < previous.end);
    found
}

/// The run of address characters around `at`, without the punctuation of the sentence at its end.
fn address_around(text: &str, at: usize) -> Range<usize> {
    let is_outside = |c: char| {
        !c.is_ascii_graphic() || matches!(c, '"' | '<' | '>' | '(' | '[' | '{' | '`' | '|')
    };
    let head = text.get(..at).unwrap_or_default();
    let start = head.rfind(is_outside).map_or(0, |last| {
        last + head.get(last..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
    });
    let tail = text.get(at..).unwrap_or_default();
    let run = tail.get(..tail.find(is_outside).unwrap_or(tail.len())).unwrap_or_default();
    let run = run.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '\'', '*']);
    start..at + run.len()
}

fn is_address(run: &str) -> bool {
    let run = &*run.to_ascii_lowercase();
    let is_doi = |run: &str| {
        run.strip_prefix("10.").is_some_and(|rest| {
            rest.split_once('/').is_some_and(|(registrant, suffix)| {
                registrant.len() >= 4
                    && registrant.bytes().all(|b| b.is_ascii_digit() || b == b'.')
                    && !suffix.is_empty()
            })
        })
    };
    let has_scheme = run.split_once("://").is_some_and(|(scheme, rest)| {
        !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric()) && !rest.is_empty()
    });
    let has_host = run.strip_prefix("www.").is_some_and(|rest| rest.contains('.'));
    has_scheme || has_host || is_doi(run) || run.strip_prefix("doi:").is_some_and(is_doi)
}

/// True where an address may be divided between these two characters: not before another
/// separator, nor before a mark that begins no line (R2).
pub(super) fn may_break(before: char, after: char) -> bool {
    let is_separator = |c| matches!(c, '/' | '?' | '&' | '=' | '.' | '-');
    let begins_no_line = matches!(after, ',' | ':' | ';' | '!' | ')' | ']' | '}' | '%');
    is_separator(before) && !is_separator(after) && !begins_no_line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(text: &str) -> Vec<&str> {
        find_addresses(text).into_iter().map(|range| text.get(range).unwrap()).collect()
    }

    #[test]
    fn an_address_ends_before_the_punctuation_of_its_sentence() {
        assert_eq!(addresses("见https://example.org/a?b=c。"), ["https://example.org/a?b=c"]);
        assert_eq!(addresses("(see www.example.org/a.)"), ["www.example.org/a"]);
    }

    #[test]
    fn a_digital_object_identifier_is_an_address() {
        assert_eq!(addresses("DOI 10.1000/xyz-123, 2020"), ["10.1000/xyz-123"]);
        assert_eq!(addresses("DOI:10.1000/XYZ-123。"), ["DOI:10.1000/XYZ-123"]);
    }

    #[test]
    fn a_decimal_number_is_no_address() {
        assert!(addresses("增长10.5/年，10.25").is_empty());
    }

    #[test]
    fn no_address_is_divided_before_a_mark_that_begins_no_line() {
        for mark in [',', ':', ';', '!', ')', ']', '}', '%'] {
            assert!(!may_break('/', mark), "{mark}");
        }
    }

    #[test]
    fn no_address_is_divided_before_a_separator() {
        assert!(may_break('/', 'd') && !may_break('/', '/') && !may_break('a', '/'));
    }
}
