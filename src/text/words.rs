//! Words of Chinese text, as far as breaking lines well needs them: the only user of `jieba-rs`.
//!
//! The dictionary is jieba's without the words that it counts once or twice (`words/SOURCES.md`): it
//! cuts as the whole one does (10 of 8,430 word ends differ on a journal article). One of a third as
//! many words lets one break in twenty fall inside a word that the whole one knows.
//!
//! Nothing is loaded. A cut looks at the words that occur in the text and at the sum of all counts,
//! so each text is given a jieba of its own words, found in the dictionary where it lies: a
//! journal article takes some 10 ms, a page the part of it, where loading the dictionary took 0.1 to
//! 0.2 s and 25 MB.

mod dictionary;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use jieba_rs::Jieba;

use super::fold::simplified;
use super::script::is_han;

/// Something that knows where words end.
pub trait WordBoundaries: fmt::Debug + Send + Sync {
    /// Puts the byte offset after each word of `text` into `ends`, rising; the last is the length
    /// of the text. What was in `ends` is gone.
    fn find_boundaries(&self, text: &str, ends: &mut Vec<usize>);
}

/// Chinese words by dictionary and, for what is not in it, by jieba's hidden Markov model.
#[derive(Debug, Default)]
pub struct Words;

/// A word of a text with its part of speech.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaggedWord {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Its part of speech as jieba names it (`n`, `v`, `nr` …).
    pub tag: String,
}

/// What stands in a jieba for all words that do not occur in its text: no character of any text.
const OTHERS: &str = "\u{10FFFF}";

/// A jieba that cuts `text` as one with the whole dictionary does.
fn jieba_for(text: &str) -> Jieba {
    let mut jieba = Jieba::empty();
    let mut others = dictionary::TOTAL;
    for entry in dictionary::entries_in(text) {
        jieba.add_word(entry.word, Some(entry.count), Some(entry.tag));
        others -= entry.count;
    }
    jieba.add_word(OTHERS, Some(others), None);
    jieba
}

impl Words {
    /// The words of `text` by the dictionary alone; together they are the whole text.
    #[must_use]
    pub fn tagged(&self, text: &str) -> Vec<TaggedWord> {
        let jieba = jieba_for(text);
        let tags = jieba.tag(text, false);
        tags.iter()
            .map(|tag| TaggedWord { range: tag.byte_start..tag.byte_end, tag: tag.tag.to_owned() })
            .collect()
    }

    /// How often the word was counted in jieba's corpus; 0 for one that the dictionary has not.
    #[must_use]
    pub fn frequency(&self, word: &str) -> usize {
        dictionary::entry_of(word).map_or(0, |entry| entry.count)
    }
}

/// The Han characters by which a text is known to be traditional.
const SAMPLE: usize = 128;
/// More than one in so many of these has another simplified form in a traditional text, hardly one
/// in a hundred (乾, 著) in a simplified one.
const TRADITIONAL: usize = 4;

/// `text` as the dictionary writes it, byte for byte as long: a traditional text in simplified
/// characters (of its word ends one in thirteen is another without).
fn as_in_dictionary(text: &str) -> Cow<'_, str> {
    let sample = text.chars().filter(|c| is_han(*c)).take(SAMPLE);
    let (han, traditional) = sample.fold((0, 0), |(han, traditional), c| {
        (han + 1, traditional + usize::from(simplified(c) != c))
    });
    if traditional * TRADITIONAL <= han {
        return text.into();
    }
    let alike = |c: char| Some(simplified(c)).filter(|s| s.len_utf8() == c.len_utf8()).unwrap_or(c);
    text.chars().map(alike).collect::<String>().into()
}

impl WordBoundaries for Words {
    fn find_boundaries(&self, text: &str, ends: &mut Vec<usize>) {
        ends.clear();
        let text = &*as_in_dictionary(text);
        let mut end = 0;
        ends.extend(jieba_for(text).cut(text, true).iter().map(|token| {
            end += token.word.len();
            end
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_where_the_dictionary_says() {
        let mut ends = vec![99];
        Words.find_boundaries("我们可以学习技术。", &mut ends);
        assert_eq!(ends, [6, 12, 18, 24, 27]);
    }

    #[test]
    fn the_last_boundary_is_the_end_of_the_text() {
        let words = Words;
        let mut ends = Vec::new();
        for text in ["", "a", "温故知新, and 12.5％。", "\u{301}e", "👍🏽"] {
            words.find_boundaries(text, &mut ends);
            assert_eq!(ends.last().copied().unwrap_or(0), text.len());
        }
    }

    #[test]
    fn tagged_words_cover_the_text_and_are_counted() {
        let words = Words;
        let text = "温故而知新，可以为师。";
        let tagged = words.tagged(text);
        let whole: String = tagged.iter().filter_map(|word| text.get(word.range.clone())).collect();
        assert_eq!(whole, text);
        assert!(tagged.iter().all(|word| !word.tag.is_empty()));
        assert!(words.frequency("科技") > words.frequency("榫卯"));
        assert_eq!(words.frequency("温故知新录"), 0);
    }

    #[test]
    fn traditional_text_has_the_words_of_simplified_text() {
        let (mut ends, mut expected) = (Vec::new(), Vec::new());
        Words.find_boundaries("政府對於學術研究的補助。", &mut ends);
        Words.find_boundaries("政府对于学术研究的补助。", &mut expected);
        assert_eq!(ends, expected);
        assert_eq!(as_in_dictionary("著作有名，乾坤无限。"), "著作有名，乾坤无限。");
    }

    #[test]
    fn a_text_is_cut_as_with_the_whole_dictionary() {
        let mut whole = Jieba::empty();
        whole.load_dict(&mut include_str!("words/dictionary.txt").as_bytes()).unwrap();
        let mut ends = Vec::new();
        for text in include_str!("../../seeds/keji.zh.txt").lines() {
            Words.find_boundaries(text, &mut ends);
            let mut end = 0;
            let expected = whole.cut(text, true).into_iter().map(|token| {
                end += token.word.len();
                end
            });
            assert_eq!(ends, expected.collect::<Vec<_>>(), "{text}");
        }
    }
}
