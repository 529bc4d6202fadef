//! Sentences and the clauses of them that can stand as a prompt.

use std::ops::Range;

use crate::document::block::BlockId;
use crate::text::sentence;

/// The longest prompt in characters.
const LONGEST: usize = 90;

/// Words that need the sentence before: no prompt begins with one.
const NEEDS_MORE: [&str; 30] = [
    "这", "其", "该", "此", "它", "他", "她", "上述", "前者", "后者", "因此", "因而", "由此", "但",
    "同时", "最后", "然而", "而", "并", "也", "又", "从而", "所以", "不过", "于是", "可是", "则",
    "即", "还", "如此",
];

/// Pairs of marks that must close inside a prompt.
const PAIRS: [(char, char); 7] =
    [('“', '”'), ('‘', '’'), ('（', '）'), ('《', '》'), ('「', '」'), ('(', ')'), ('【', '】')];

/// A sentence of a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Sentence<'a> {
    pub block: BlockId,
    /// The paragraph.
    pub text: &'a str,
    /// The sentence's bytes in it.
    pub range: Range<usize>,
}

/// The sentences of the paragraph `text`.
pub(super) fn sentences(block: BlockId, text: &str) -> Vec<Sentence<'_>> {
    let mut found: Vec<Sentence> = Vec::new();
    let mut offset = 0;
    while offset < text.len() {
        let range = sentence::sentence_at(text, offset);
        if found.last().is_some_and(|last| range.start < last.range.end) || range.is_empty() {
            break;
        }
        offset = range.end + 1;
        found.push(Sentence { block, text, range });
    }
    found
}

impl<'a> Sentence<'a> {
    pub(super) fn as_str(&self) -> &'a str {
        self.text.get(self.range.clone()).unwrap_or_default()
    }

    /// The clauses around `target` (bytes in the paragraph) that make a prompt; `None` where none
    /// stands alone.
    pub(super) fn prompt_around(&self, target: &Range<usize>) -> Option<Range<usize>> {
        let whole = self.text.get(self.range.clone())?;
        if whole.chars().count() <= LONGEST {
            return stands_alone(whole).then(|| self.range.clone());
        }
        let cuts = self.cuts();
        let from = cuts.iter().rposition(|cut| *cut <= target.start)?;
        let to = cuts.iter().position(|cut| *cut >= target.end)?;
        // The nearest clauses before are taken in until the whole can stand alone.
        (0..=from).rev().find_map(|from| {
            let range = cuts[from]..cuts[to];
            let text = self.text.get(range.clone())?.trim_end_matches(['，', ',', '、', '：']);
            let fits = text.chars().count() <= LONGEST && stands_alone(text);
            (fits && text.chars().count() > 14).then_some(range.start..range.start + text.len())
        })
    }

    /// Where clauses begin and end, as bytes in the paragraph.
    fn cuts(&self) -> Vec<usize> {
        let inside =
            self.as_str().char_indices().filter(|(_, c)| matches!(c, '，' | ',' | '；' | '：'));
        let inside = inside.map(|(at, c)| self.range.start + at + c.len_utf8());
        [self.range.start].into_iter().chain(inside).chain([self.range.end]).collect()
    }
}

/// True where `text` can be understood without the sentence before it.
pub(in crate::recall) fn stands_alone(text: &str) -> bool {
    let opening = text.trim_start_matches(['“', '‘', '《', '（']);
    let needs_more = NEEDS_MORE.iter().any(|word| opening.starts_with(word));
    let near: String = text.chars().take(8).collect();
    let balanced = PAIRS.iter().all(|(open, close)| {
        text.matches(*open).count() == text.matches(*close).count()
            && text.find(*open).unwrap_or(0) <= text.find(*close).unwrap_or(usize::MAX)
    });
    !needs_more && balanced && !near.contains('其') && !near.contains('该')
}
