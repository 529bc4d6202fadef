//! Texts made alike for comparing: what a reader takes for the same letters compares as equal.
//!
//! Folding takes compatibility forms (UAX #15, NFKC: full width, half-width kana, circled digits),
//! letter case, traditional characters and katakana to one form each. It never changes how a text
//! is shown.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use super::grapheme;

/// Traditional and Japanese characters with their simplified ones, two characters a pair.
const SIMPLIFIED: &str = include_str!("fold/simplified.txt");

/// The distance in code points from a katakana letter to its hiragana.
const KATAKANA_TO_HIRAGANA: u32 = 0x60;

/// A folded text that knows where each of its characters came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    chars: Vec<char>,
    sources: Vec<Range<usize>>,
}

impl Folded {
    /// The folded characters.
    #[must_use]
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// The byte range of the original text that the folded characters of `range` came from.
    #[must_use]
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        match self.sources.get(range).unwrap_or_default() {
            [] => 0..0,
            [first, .., last] => first.start..last.end,
            [only] => only.clone(),
        }
    }
}

/// `text` folded: NFKC, lower case, simplified characters, hiragana.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    each_folded(text, |c| folded.push(c));
    folded
}

/// `text` folded, with the place that each character came from.
#[must_use]
pub fn fold_with_sources(text: &str) -> Folded {
    let mut folded = Folded::default();
    for (start, cluster) in grapheme::clusters(text) {
        each_folded(cluster, |c| {
            folded.chars.push(c);
            folded.sources.push(start..start + cluster.len());
        });
    }
    folded
}

/// The letters and digits of `text`, folded: white space, punctuation and symbols left out.
#[must_use]
pub fn letters(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    each_folded(text, |c| {
        if c.is_alphanumeric() {
            folded.push(c);
        }
    });
    folded
}

/// The simplified form of a traditional or Japanese character; any other character unchanged.
#[must_use]
pub fn simplified(c: char) -> char {
    static TABLE: OnceLock<HashMap<char, char>> = OnceLock::new();
    if c < '\u{3400}' {
        return c;
    }
    let table = TABLE.get_or_init(|| {
        let lines = SIMPLIFIED.lines().filter(|line| !line.starts_with('#'));
        let mut chars = lines.flat_map(str::chars);
        std::iter::from_fn(|| Some((chars.next()?, chars.next()?))).collect()
    });
    table.get(&c).copied().unwrap_or(c)
}

fn each_folded(text: &str, mut push: impl FnMut(char)) {
    for c in text.nfkc() {
        for lower in c.to_lowercase() {
            push(hiragana(simplified(lower)));
        }
    }
}

fn hiragana(c: char) -> char {
    match c {
        '\u{30A1}'..='\u{30F6}' => char::from_u32(u32::from(c) - KATAKANA_TO_HIRAGANA).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_letters_and_circled_digits_become_plain() {
        assert_eq!(fold("ＡＢｃ２０①"), "abc201");
    }

    #[test]
    fn traditional_characters_become_simplified() {
        assert_eq!(fold("溫故而知新於學習"), "温故而知新于学习");
        assert_eq!(fold("経済の発展"), "经济の发展");
        assert_eq!(fold("著名"), fold("着名"));
    }

    #[test]
    fn katakana_and_its_half_width_form_become_hiragana() {
        assert_eq!(fold("カード"), "かーど");
        assert_eq!(fold("ｶﾞｲﾄﾞ"), fold("ガイド"));
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for c in SIMPLIFIED.chars() {
            assert_eq!(simplified(simplified(c)), simplified(c), "{c}");
        }
    }

    #[test]
    fn letters_leave_out_punctuation_and_spaces() {
        assert_eq!(letters("“两张皮”，是 什么？"), "两张皮是什么");
    }

    #[test]
    fn a_folded_character_knows_the_cluster_it_came_from() {
        let text = "é①国";
        let folded = fold_with_sources("e\u{301}①國");
        assert_eq!(folded.chars().iter().collect::<String>(), fold(text));
        assert_eq!(folded.source(0..1), 0..3);
        assert_eq!(folded.source(1..3), 3..9);
        assert_eq!(folded.source(3..3), 0..0);
    }
}
