//! A place where a term can be left out, and how well it asks for it.

use std::collections::HashSet;
use std::ops::Range;

use crate::document::block::BlockId;
use crate::recall::card::clause::Sentence;
use crate::recall::card::{self, BLANK, Card, CardKind, Ground, Passage, id};
use crate::recall::term::Term;
use crate::text::fold;
use crate::text::words::TaggedWord;

/// Letters that must be left to see.
const LEAST_CONTEXT: usize = 10;

/// Letters on each side of a blank that must not stand elsewhere around another answer.
const NEAR: usize = 6;

/// Words behind a term that say what it is.
const SAYS: [&str; 7] = ["是", "是指", "指", "作为", "成为", "意味", "在于"];

/// A place where a term can be left out.
pub(super) struct Place<'a> {
    sentence: &'a Sentence<'a>,
    prompt: Range<usize>,
    target: Range<usize>,
    weight: i32,
}

impl<'a> Place<'a> {
    /// The places of `term` in `sentence` that ask for it alone.
    pub(super) fn all(
        ground: &Ground,
        sentence: &'a Sentence<'a>,
        term: &Term,
        known: &HashSet<&str>,
    ) -> Vec<Self> {
        let found = sentence.as_str().match_indices(&term.text);
        let starts = found.map(|(at, _)| sentence.range.start + at);
        starts.filter_map(|start| Self::at(ground, sentence, start, term, known)).collect()
    }

    fn at(
        ground: &Ground,
        sentence: &'a Sentence<'a>,
        start: usize,
        term: &Term,
        known: &HashSet<&str>,
    ) -> Option<Self> {
        let target = start..start + term.text.len();
        let asks = sentence.as_str().ends_with(['？', '?']);
        let whole = sentence.is_word_end(start) && sentence.is_word_end(target.end);
        if asks
            || !whole
            || is_cut_wrong(ground, sentence, &target)
            || in_a_title(sentence, start)
            || sentence.slice(sentence.range.start..start).ends_with(['.', '_', '/', '@'])
            || is_part(sentence, &target, known)
            || is_predicate(sentence, &target)
        {
            return None;
        }
        let prompt = sentence.prompt_around(&target)?;
        let mut place = Self { sentence, prompt, target, weight: 0 };
        place.weight = place.weigh(ground);
        let rest = format!("{}\n{}", place.before(), place.after());
        let enough = rest.chars().filter(|c| c.is_alphanumeric()).count() >= LEAST_CONTEXT;
        let fit = enough && !card::gives_away(&rest, &term.text) && !place.is_listed_bare();
        (fit && is_only_answer(ground, place.before(), place.after(), &term.text)).then_some(place)
    }

    pub(super) fn key(&self) -> (BlockId, usize) {
        (self.sentence.block, self.sentence.range.start)
    }

    pub(super) fn block(&self) -> BlockId {
        self.sentence.block
    }

    /// Higher for a place that a teacher would choose.
    pub(super) fn weight(&self) -> i32 {
        self.weight
    }

    fn weigh(&self, ground: &Ground) -> i32 {
        let (before, after) = (self.before(), self.after());
        let behind = after.trim_start_matches(['”', '」']);
        let opens = before.trim_end_matches(['“', '「']);
        let says = opens.is_empty() && SAYS.iter().any(|word| behind.starts_with(word));
        let explained = behind.starts_with('（') && !behind.starts_with("（见");
        let quoted = before.ends_with(['“', '「']);
        let point = ground.points.iter().any(|point| {
            point.block() == self.sentence.block && point.gist.contains(&self.target.start)
        });
        let digits = before.chars().chain(after.chars()).filter(char::is_ascii_digit).count();
        let whole = self.prompt == self.sentence.range;
        let length = before.chars().count() + after.chars().count();
        5 * i32::from(says || explained)
            + 2 * i32::from(point)
            + i32::from(quoted)
            + 2 * i32::from(whole)
            - 4 * i32::from(self.is_listed())
            - i32::from(digits > 4)
            - i32::from(length > 70)
            - 3 * i32::from(opens.ends_with("等"))
            - 6 * i32::from(self.is_definition())
    }

    /// True where the heading holds the term, and would have to be shown without it.
    pub(super) fn is_titled(&self, ground: &Ground) -> bool {
        let term = fold::letters(self.sentence.slice(self.target.clone()));
        let section = ground.outline.section_at(self.sentence.block);
        section.is_some_and(|section| fold::letters(&section.title).contains(&term))
    }

    /// True where the text says outright what the term means.
    pub(super) fn is_definition(&self) -> bool {
        let behind = self.after().trim_start_matches(['”', '」']);
        let opens = self.before().trim_end_matches(['“', '「']);
        opens.is_empty() && ["是指", "指的是", "，是指"].iter().any(|word| behind.starts_with(word))
    }

    /// True where the term is one of a list: its neighbours answer for it.
    pub(super) fn is_listed(&self) -> bool {
        let (before, after) = (self.before(), self.after());
        before.ends_with(['、', '和', '与', '及'])
            || after.starts_with(['、', '和', '与', '及'])
            || before.ends_with("”“")
            || after.starts_with("”“")
            || before.ends_with("、“")
            || after.starts_with("”、")
            || after.starts_with("”等")
    }

    fn is_listed_bare(&self) -> bool {
        self.is_listed() && !self.before().ends_with(['“', '「'])
    }

    fn before(&self) -> &str {
        self.sentence.slice(self.prompt.start..self.target.start)
    }

    fn after(&self) -> &str {
        self.sentence.slice(self.target.end..self.prompt.end)
    }

    pub(super) fn card(&self, ground: &Ground, term: &Term) -> Card {
        let block = self.sentence.block;
        let passage = self.sentence.slice(self.prompt.clone());
        let label = ground.label(block, &term.text);
        Card {
            id: id("cloze", passage, &term.text),
            kind: CardKind::Cloze,
            prompt: format!("{label}{}{BLANK}{}", self.before(), self.after()),
            answer: term.text.clone(),
            accept: Vec::new(),
            choices: None,
            section: ground.section_of(block),
            source: Passage { block, offset: self.prompt.start, length: self.prompt.len() },
            reason: term.reason.to_owned(),
        }
    }
}

/// True where the last character of `target` makes with the one behind it a word that is said oftener
/// than the one it was cut for: the dictionary cut wrongly (农场主 | 动 for 农场 | 主动).
fn is_cut_wrong(ground: &Ground, sentence: &Sentence, target: &Range<usize>) -> bool {
    let (_, last) = sentence.words_at(target.end);
    let Some(cut) = last.map(|word| sentence.slice(word.range.clone())) else { return false };
    let behind = sentence.slice(target.end..sentence.range.end).chars().next();
    let Some((c, next)) = cut.chars().last().zip(behind) else { return false };
    let rest = cut.strip_suffix(c).filter(|rest| rest.chars().count() > 1);
    let frequency = |word: &str| ground.cutter.frequency(word);
    rest.is_some_and(|rest| {
        frequency(rest) > 0 && frequency(&format!("{c}{next}")) > frequency(cut)
    })
}

/// True where the byte `at` lies inside 《》.
fn in_a_title(sentence: &Sentence, at: usize) -> bool {
    let before = sentence.slice(sentence.range.start..at);
    before.matches('《').count() > before.matches('》').count()
}

/// True where `target` is part of a longer name: with the word behind it a known term, or that
/// word a noun; with the word before it a known term, or that word an adjective.
fn is_part(sentence: &Sentence, target: &Range<usize>, known: &HashSet<&str>) -> bool {
    let (behind, _) = sentence.words_at(target.end);
    let (_, before) = sentence.words_at(target.start);
    let joins = |word: &TaggedWord| known.contains(sentence.slice(target.start..word.range.end));
    let noun = |word: &TaggedWord| {
        let text = sentence.slice(word.range.clone());
        (word.tag.starts_with('n') || word.tag == "vn" || word.tag == "l")
            && text.chars().all(char::is_alphabetic)
    };
    let adjective = |word: &TaggedWord| {
        let text = sentence.slice(word.range.clone());
        known.contains(sentence.slice(word.range.start..target.end))
            || matches!(word.tag.as_str(), "b" | "n" | "nz" | "vn" | "ng" | "j")
                && text.chars().all(char::is_alphabetic)
            || matches!(text, "大" | "小" | "新" | "旧" | "老" | "真" | "假" | "非")
    };
    behind.is_some_and(|word| joins(word) || noun(word)) || before.is_some_and(adjective)
}

/// True where the last word of `target` is the sentence's verb: a number or the sign of an aspect
/// stands behind it (每个站点观测五个晚上).
fn is_predicate(sentence: &Sentence, target: &Range<usize>) -> bool {
    let (behind, last) = sentence.words_at(target.end);
    let acts = last.is_some_and(|word| word.tag.starts_with('v'));
    let is_aspect =
        |word: &TaggedWord| matches!(sentence.slice(word.range.clone()), "了" | "着" | "过" | "得");
    // 撮影した, 公開される: a Japanese noun with the verb する is one itself.
    let does = sentence.slice(target.end..sentence.range.end).starts_with(['し', 'す', 'さ', 'せ']);
    does || acts && behind.is_some_and(|word| word.tag.starts_with('m') || is_aspect(word))
}

/// True where the letters around a blank stand nowhere in the document around another answer.
fn is_only_answer(ground: &Ground, before: &str, after: &str, answer: &str) -> bool {
    let left = last_letters(before);
    let right: String = after.chars().take(near(after)).collect();
    ground.sentences.iter().all(|sentence| around(sentence.as_str(), left, &right, answer))
}

/// True where every stretch of `text` between `left` and `right` is `answer`.
pub(in crate::recall) fn around(text: &str, left: &str, right: &str, answer: &str) -> bool {
    let starts = text.match_indices(left).map(|(at, _)| at + left.len());
    let mut others = starts.filter_map(|from| {
        let rest = text.get(from..)?;
        let between = if left.is_empty() {
            // Nothing stands before the blank: what matters is what stands behind it.
            return None;
        } else {
            rest.split_once(right).map_or(rest, |(between, _)| between)
        };
        (!right.is_empty() && rest.contains(right)).then_some(between)
    });
    others.all(|between| between == answer || between.chars().count() > 2 * answer.chars().count())
}

/// How many characters of `text` count as near: of Latin letters four times as many.
pub(in crate::recall) fn near(text: &str) -> usize {
    if text.is_ascii() { 4 * NEAR } else { NEAR }
}

/// The last letters of `text` that count as near.
pub(in crate::recall) fn last_letters(text: &str) -> &str {
    let start = text.char_indices().rev().take(near(text)).last().map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or_default()
}
