//! Words of Chinese text, as far as breaking lines well needs them: the only user of `jieba-rs`.
//!
//! The dictionary is jieba's without the words that it counts once or twice (`words/SOURCES.md`),
//! compressed: it cuts as the whole one does (10 of 8,430 word ends differ on a journal article).
//! One of a third as many words loads three times as fast, but lets one break in twenty fall inside
//! a word that the whole one knows.

use std::fmt;
use std::ops::Range;

use jieba_rs::Jieba;
use thiserror::Error;

/// Something that knows where words end.
pub trait WordBoundaries: fmt::Debug + Send + Sync {
    /// Puts the byte offset after each word of `text` into `ends`, rising; the last is the length
    /// of the text. What was in `ends` is gone.
    fn find_boundaries(&self, text: &str, ends: &mut Vec<usize>);
}

/// The dictionary, compressed.
const DICTIONARY: &[u8] = include_bytes!("words/dictionary.deflate");
/// Bytes that the dictionary may have: a guard against a damaged program.
const DICTIONARY_LIMIT: usize = 16 << 20;

/// Chinese words by dictionary and, for what is not in it, by jieba's hidden Markov model.
pub struct Words(Jieba);

/// A word of a text with its part of speech.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaggedWord {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Its part of speech as jieba names it (`n`, `v`, `nr` …).
    pub tag: String,
}

/// The dictionary inside the program cannot be read.
#[derive(Debug, Error)]
#[error("the dictionary inside the program is damaged: {0}")]
pub struct DictionaryError(String);

impl Words {
    /// Loads the dictionary, which takes 0.1 to 0.2 s and 25 MB: for a worker to do.
    ///
    /// # Errors
    /// [`DictionaryError`] where the program's file is damaged.
    pub fn load() -> Result<Self, DictionaryError> {
        let text = miniz_oxide::inflate::decompress_to_vec_with_limit(DICTIONARY, DICTIONARY_LIMIT)
            .map_err(|error| DictionaryError(error.to_string()))?;
        let mut jieba = Jieba::empty();
        jieba
            .load_dict(&mut text.as_slice())
            .map_err(|error| DictionaryError(error.to_string()))?;
        Ok(Self(jieba))
    }

    /// The words of `text` by the dictionary alone; together they are the whole text.
    #[must_use]
    pub fn tagged(&self, text: &str) -> Vec<TaggedWord> {
        let tags = self.0.tag(text, false);
        tags.iter()
            .map(|tag| TaggedWord { range: tag.byte_start..tag.byte_end, tag: tag.tag.to_owned() })
            .collect()
    }

    /// How often the word was counted in jieba's corpus; 0 for one that the dictionary has not.
    #[must_use]
    pub fn frequency(&self, word: &str) -> usize {
        if self.0.has_word(word) { self.0.suggest_freq(word) } else { 0 }
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").finish_non_exhaustive()
    }
}

impl WordBoundaries for Words {
    fn find_boundaries(&self, text: &str, ends: &mut Vec<usize>) {
        ends.clear();
        let mut end = 0;
        ends.extend(self.0.cut(text, true).iter().map(|token| {
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
        Words::load().unwrap().find_boundaries("我们可以学习技术。", &mut ends);
        assert_eq!(ends, [6, 12, 18, 24, 27]);
    }

    #[test]
    fn the_last_boundary_is_the_end_of_the_text() {
        let words = Words::load().unwrap();
        let mut ends = Vec::new();
        for text in ["", "a", "温故知新, and 12.5％。", "\u{301}e", "👍🏽"] {
            words.find_boundaries(text, &mut ends);
            assert_eq!(ends.last().copied().unwrap_or(0), text.len());
        }
    }

    #[test]
    fn tagged_words_cover_the_text_and_are_counted() {
        let words = Words::load().unwrap();
        let text = "温故而知新，可以为师。";
        let tagged = words.tagged(text);
        let whole: String = tagged.iter().filter_map(|word| text.get(word.range.clone())).collect();
        assert_eq!(whole, text);
        assert!(tagged.iter().all(|word| !word.tag.is_empty()));
        assert!(words.frequency("科技") > words.frequency("榫卯"));
        assert_eq!(words.frequency("温故知新录"), 0);
    }
}
