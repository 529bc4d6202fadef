//! The dictionary as it lies in the program: sorted lines that are searched where they are.

use std::collections::HashMap;
use std::ops::Range;

/// One `word count part-of-speech` a line, sorted by bytes (`SOURCES.md`).
const LINES: &str = include_str!("dictionary.txt");
/// All counts added up.
pub(super) const TOTAL: usize = 60_020_960;

/// A word of the dictionary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) word: &'static str,
    /// How often it was counted.
    pub(super) count: usize,
    /// Its part of speech.
    pub(super) tag: &'static str,
}

/// The entry on the line that begins at `start`.
fn entry_at(start: usize) -> Option<Entry> {
    let line = LINES.get(start..)?.lines().next()?;
    let mut fields = line.split(' ');
    Some(Entry {
        word: fields.next()?,
        count: fields.next()?.parse().ok()?,
        tag: fields.next().unwrap_or_default(),
    })
}

/// The lines in `range` that begin with `prefix`; their own range.
fn lines_with(prefix: &str, range: Range<usize>) -> Range<usize> {
    let head = |line: &[u8]| line.get(..prefix.len()).unwrap_or(line).cmp(prefix.as_bytes());
    let start = first_line(range.clone(), |line| head(line).is_lt());
    start..first_line(start..range.end, |line| head(line).is_le())
}

/// The start of the first line in `range` that `is_before` is false for; those before it it holds
/// for. The range begins and ends with whole lines.
fn first_line(range: Range<usize>, is_before: impl Fn(&[u8]) -> bool) -> usize {
    let bytes = LINES.as_bytes();
    let Range { start: mut low, end: mut high } = range;
    while low < high {
        let middle = low.midpoint(high);
        let start =
            bytes[low..middle].iter().rposition(|&b| b == b'\n').map_or(low, |at| low + at + 1);
        if is_before(&bytes[start..high]) {
            let length = bytes[start..high].iter().position(|&b| b == b'\n');
            low = length.map_or(high, |length| start + length + 1);
        } else {
            high = start;
        }
    }
    low
}

/// The entry of `word`.
pub(super) fn entry_of(word: &str) -> Option<Entry> {
    let lines = lines_with(word, 0..LINES.len());
    entry_at(lines.start).filter(|entry| !lines.is_empty() && entry.word == word)
}

/// Every word of the dictionary that occurs in `text`, each once.
pub(super) fn entries_in(text: &str) -> Vec<Entry> {
    let mut known: HashMap<char, Range<usize>> = HashMap::new();
    let mut starts = Vec::new();
    for (at, first) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        let mut end = first.len_utf8();
        let mut lines = known
            .entry(first)
            .or_insert_with(|| lines_with(rest.get(..end).unwrap_or_default(), 0..LINES.len()))
            .clone();
        while !lines.is_empty() {
            if LINES.as_bytes().get(lines.start + end) == Some(&b' ') {
                starts.push(lines.start);
            }
            let Some(next) = rest.get(end..).and_then(|rest| rest.chars().next()) else { break };
            end += next.len_utf8();
            lines = lines_with(rest.get(..end).unwrap_or_default(), lines);
        }
    }
    starts.sort_unstable();
    starts.dedup();
    starts.into_iter().filter_map(entry_at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_are_sorted_and_their_counts_add_up() {
        let words: Vec<_> =
            LINES.lines().map(|line| line.split_once(' ').map_or(line, |(word, _)| word)).collect();
        assert!(words.is_sorted_by(|a, b| a < b));
        let count = |line: &str| line.split(' ').nth(1).and_then(|c| c.parse::<usize>().ok());
        assert_eq!(LINES.lines().filter_map(count).sum::<usize>(), TOTAL);
    }

    #[test]
    fn a_word_is_found_and_what_is_none_is_not() {
        assert_eq!(entry_of("寒山寺"), Some(Entry { word: "寒山寺", count: 15, tag: "nr" }));
        for none in ["", "寒山寺的", "寒山寺 15", "\u{0}", "\u{10FFFF}"] {
            assert_eq!(entry_of(none), None);
        }
    }

    #[test]
    fn every_word_in_a_text_is_found_once() {
        let words: Vec<_> = entries_in("寒山寺寒山寺").iter().map(|entry| entry.word).collect();
        assert_eq!(words, ["寒", "寒山寺", "寺", "山", "山寺"]);
    }
}
