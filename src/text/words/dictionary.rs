//! The dictionary as it lies in the program: sorted lines that are searched where they are.

use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};

/// One `word count part-of-speech` a line, sorted by bytes (`SOURCES.md`).
const LINES: &str = include_str!("dictionary.txt");
/// All counts added up.
pub(super) const TOTAL: usize = 60_020_960;

/// How far from a line the next one is sought first, in bytes: two or three lines.
const NEAR: usize = 32;

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

/// True for a line that sorts before `word` and all that begins with it.
fn is_before(line: &[u8], word: &str) -> bool {
    line.get(..word.len()).unwrap_or(line) < word.as_bytes()
}

/// The start of the first line from `start` on that is not before `word`. It is sought near `start`
/// first: the words that one character begins lie close together.
fn seek(word: &str, start: usize) -> usize {
    let bytes = LINES.as_bytes();
    let (mut low, mut step) = (start, NEAR);
    loop {
        let far = low + step;
        let after = bytes.get(far..).and_then(|rest| rest.iter().position(|&b| b == b'\n'));
        let end = after.map_or(bytes.len(), |at| far + at + 1);
        if end == bytes.len() || !is_before(&bytes[end..], word) {
            return first_line(low..end, |line| is_before(line, word));
        }
        (low, step) = (end, step * 2);
    }
}

/// Where the lines of each character of the Basic Multilingual Plane begin, plus one, once it was
/// sought: to search all lines again for each text costs more than the cut itself.
static HEADS: [AtomicU32; 0x1_0000] = [const { AtomicU32::new(0) }; 0x1_0000];

/// The start of the first line that is not before `first`.
fn head_of(first: char) -> usize {
    let search = || {
        let mut buffer = [0; 4];
        let word = &*first.encode_utf8(&mut buffer);
        first_line(0..LINES.len(), |line| is_before(line, word))
    };
    let Some(memo) = HEADS.get(first as usize) else { return search() };
    if let Some(start) = memo.load(Ordering::Relaxed).checked_sub(1) {
        return start as usize;
    }
    let start = search();
    memo.store(u32::try_from(start + 1).unwrap_or(0), Ordering::Relaxed);
    start
}

/// What follows `word` on the line that begins at `line`; `None` where it begins otherwise.
fn after(word: &str, line: usize) -> Option<&'static [u8]> {
    LINES.as_bytes().get(line..)?.strip_prefix(word.as_bytes())
}

/// The entry of `word`.
pub(super) fn entry_of(word: &str) -> Option<Entry> {
    let line = seek(word, head_of(word.chars().next()?));
    entry_at(line).filter(|entry| entry.word == word)
}

/// Every word of the dictionary that occurs in `text`, each once.
pub(super) fn entries_in(text: &str) -> Vec<Entry> {
    let mut starts = Vec::new();
    for (at, first) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        let mut line = head_of(first);
        for (from, c) in rest.char_indices() {
            let word = rest.get(..from + c.len_utf8()).unwrap_or_default();
            line = seek(word, line);
            let Some(after) = after(word, line) else { break };
            if after.starts_with(b" ") {
                starts.push(line);
            }
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
        for none in ["", "寒山寺的", "寒山寺 15", "寒山寺 15 nr\n", "\u{0}", "\u{10FFFF}"]
        {
            assert_eq!(entry_of(none), None);
        }
    }

    #[test]
    fn every_word_in_a_text_is_found_once() {
        let words: Vec<_> = entries_in("寒山寺寒山寺").iter().map(|entry| entry.word).collect();
        assert_eq!(words, ["寒", "寒山寺", "寺", "山", "山寺"]);
    }
}
