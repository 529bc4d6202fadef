//! The words and sentences around a place, and what a selection covers.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::reading::Reading;
use crate::document::anchor::Anchor;
use crate::document::block::BlockId;
use crate::text::grapheme;
use crate::text::sentence::sentence_at;
use crate::text::words::WordBoundaries;
use crate::text::words::Words;

/// Which part of the text around the cursor is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A word, as the dictionary cuts it.
    Word,
    /// A sentence.
    Sentence,
    /// A whole block.
    Paragraph,
}

impl Reading {
    fn text_of(&self, block: BlockId) -> &str {
        self.document().block(block).map_or("", |block| block.text.as_str())
    }

    /// The place behind the cluster at `at`.
    fn behind(&self, at: Anchor) -> usize {
        let after = self.text_of(at.block).get(at.offset..).unwrap_or_default();
        at.offset + grapheme::clusters(after).next().map_or(0, |(_, cluster)| cluster.len())
    }

    /// The words of a block that have a letter, digit or character: of Chinese text by the
    /// dictionary, else as UAX #29 has them.
    fn words_in(&self, block: BlockId) -> Vec<Range<usize>> {
        let text = self.text_of(block);
        let mut ends = Vec::new();
        if self.document().language.is_chinese() {
            Words.find_boundaries(text, &mut ends);
        } else {
            ends.extend(text.split_word_bound_indices().map(|(at, word)| at + word.len()));
        }
        let mut start = 0;
        ends.into_iter()
            .map(|end| std::mem::replace(&mut start, end)..end)
            .filter(|range| {
                text.get(range.clone()).is_some_and(|w| w.contains(char::is_alphanumeric))
            })
            .collect()
    }

    /// The bytes of the unit that the cursor stands in, as far as they are shown.
    #[must_use]
    pub fn around(&self, unit: Unit) -> Range<usize> {
        let at = self.cursor;
        let whole = self.around_in_full(unit);
        let shown = self.viewport.shown_of(at.block, whole.clone());
        let here = shown.into_iter().find(|part| (part.start..=part.end).contains(&at.offset));
        here.unwrap_or(whole)
    }

    fn around_in_full(&self, unit: Unit) -> Range<usize> {
        let (at, text) = (self.cursor, self.text_of(self.cursor.block));
        match unit {
            Unit::Word => {
                let words = self.words_in(at.block);
                let here = words.into_iter().find(|word| word.contains(&at.offset));
                here.unwrap_or(at.offset..self.behind(at))
            }
            Unit::Sentence => sentence_at(text, self.behind(at)),
            Unit::Paragraph => 0..text.len(),
        }
    }

    /// The nearest place that is shown beyond one that is not: the start of the next part, or the
    /// last cluster of the one before.
    pub(super) fn shown_beyond(&self, place: Anchor, forward: bool) -> Option<Anchor> {
        let document = self.document();
        if forward {
            return self.viewport.part_after(document, place).map(|part| part.start());
        }
        let part = self.viewport.part_at(document, place)?;
        let text = self.text_of(part.block).get(part.range.clone())?;
        let last = grapheme::clusters(text).next_back().map_or(0, |(offset, _)| offset);
        Some(Anchor::new(part.block, part.range.start + last))
    }

    /// The place of the next cluster, or of the one before; into the neighbouring block at the end.
    #[must_use]
    pub fn next_cluster(&self, forward: bool) -> Anchor {
        let (at, text) = (self.cursor, self.text_of(self.cursor.block));
        if forward {
            let next = self.behind(at);
            let is_inside = next < text.len();
            return if is_inside { Anchor::new(at.block, next) } else { self.next_block(true) };
        }
        let before = text.get(..at.offset).unwrap_or_default();
        match grapheme::clusters(before).next_back() {
            Some((offset, _)) => Anchor::new(at.block, offset),
            None => self.last_of(self.next_block(false)),
        }
    }

    /// The start of the next word, or of the one before.
    #[must_use]
    pub fn next_word(&self, forward: bool) -> Anchor {
        let at = self.cursor;
        let words = self.words_in(at.block);
        let found = if forward {
            words.iter().find(|word| word.start > at.offset)
        } else {
            words.iter().rev().find(|word| word.start < at.offset)
        };
        if let Some(word) = found {
            return Anchor::new(at.block, word.start);
        }
        let block = self.next_block(forward);
        let words = if block.block == at.block { Vec::new() } else { self.words_in(block.block) };
        let word = if forward { words.first() } else { words.last() };
        word.map_or(block, |word| Anchor::new(block.block, word.start))
    }

    /// The last cluster of the word that the cursor stands in, or of the next where it is there.
    #[must_use]
    pub fn word_end(&self) -> Anchor {
        let at = self.cursor;
        let last = |block: BlockId, word: &Range<usize>| {
            let text = self.text_of(block).get(word.clone()).unwrap_or_default();
            let offset = grapheme::clusters(text).next_back().map_or(0, |(offset, _)| offset);
            Anchor::new(block, word.start + offset)
        };
        let here =
            self.words_in(at.block).iter().map(|word| last(at.block, word)).find(|a| *a > at);
        here.unwrap_or_else(|| {
            let block = self.next_block(true);
            match self.words_in(block.block).first() {
                Some(word) if block.block != at.block => last(block.block, word),
                _ => at,
            }
        })
    }

    /// The start of the next sentence, or of this one, or where the cursor is there of the one
    /// before.
    #[must_use]
    pub fn next_sentence(&self, forward: bool) -> Anchor {
        let (at, text) = (self.cursor, self.text_of(self.cursor.block));
        let here = self.around(Unit::Sentence);
        if forward {
            let rest = text.get(here.end..).unwrap_or_default();
            let start = here.end + (rest.len() - rest.trim_start().len());
            let is_inside = start < text.len();
            return if is_inside { Anchor::new(at.block, start) } else { self.next_block(true) };
        }
        if here.start < at.offset {
            return Anchor::new(at.block, here.start);
        }
        let before = text.get(..at.offset).unwrap_or_default().trim_end();
        if before.is_empty() {
            let block = self.next_block(false).block;
            let text = self.text_of(block);
            return Anchor::new(block, sentence_at(text, text.len()).start);
        }
        Anchor::new(at.block, sentence_at(text, before.len()).start)
    }

    /// The start of the nearest block with text in this direction; the cursor's own place where
    /// there is none.
    fn next_block(&self, forward: bool) -> Anchor {
        let here = self.cursor.block.index();
        let has_text = |id: &BlockId| !self.text_of(*id).is_empty();
        let found = if forward {
            (here + 1..self.document().blocks.len()).map(BlockId::new).find(has_text)
        } else {
            (0..here).rev().map(BlockId::new).find(has_text)
        };
        found.map_or(self.cursor, Anchor::start_of)
    }

    /// The last cluster of a block.
    fn last_of(&self, at: Anchor) -> Anchor {
        if at.block == self.cursor.block {
            return at;
        }
        let last = grapheme::clusters(self.text_of(at.block)).next_back();
        Anchor::new(at.block, last.map_or(0, |(offset, _)| offset))
    }

    /// What is shown between `from` and the cursor, both clusters included: for each part the place
    /// and the length in bytes.
    #[must_use]
    pub fn selected(&self, from: Anchor) -> Vec<(Anchor, usize)> {
        let (first, last) = (from.min(self.cursor), from.max(self.cursor));
        (first.block.index()..=last.block.index())
            .map(BlockId::new)
            .flat_map(|block| {
                let start = if block == first.block { first.offset } else { 0 };
                let whole = self.text_of(block).len();
                let end = if block == last.block { self.behind(last) } else { whole };
                let parts = self.viewport.shown_of(block, start..end).into_iter();
                let parts = parts.filter(|part| part.end > part.start);
                parts.map(move |part| (Anchor::new(block, part.start), part.end - part.start))
            })
            .collect()
    }

    /// The words of passages, a line for each.
    #[must_use]
    pub fn words_of(&self, passages: &[(Anchor, usize)]) -> String {
        let words = passages
            .iter()
            .filter_map(|(at, length)| self.text_of(at.block).get(at.offset..at.offset + length));
        words.collect::<Vec<_>>().join("\n")
    }
}
