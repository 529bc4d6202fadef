//! A key term left out of the sentence that carries it.

use std::collections::HashSet;
use std::ops::Range;

use super::clause::Sentence;
use super::{BLANK, Card, CardKind, Ground, Passage, id};
use crate::recall::term::Term;

/// How many terms are asked for at most.
const MOST: usize = 80;

/// The longest term in characters.
const LONGEST: usize = 12;

/// Letters that must be left to see.
const LEAST_CONTEXT: usize = 10;

/// One card for each of the weightiest terms, no two from one sentence where that can be.
pub(super) fn cards(ground: &Ground) -> Vec<Card> {
    let mut used: HashSet<(usize, usize)> = HashSet::new();
    let mut cards = Vec::new();
    for term in ground.terms.iter().filter(|term| term.score > 0.0) {
        if cards.len() == MOST {
            break;
        }
        let length = term.text.chars().count();
        if !(2..=LONGEST).contains(&length) || term.text.contains(['和', '与', '、']) {
            continue;
        }
        let places: Vec<Place> =
            ground.sentences.iter().filter_map(|s| Place::of(ground, s, term)).collect();
        let fresh = places.iter().find(|place| !used.contains(&place.key()));
        if let Some(place) = fresh.or(places.first()) {
            used.insert(place.key());
            cards.push(place.card(ground, term));
        }
    }
    cards
}

/// A place where a term can be left out.
struct Place<'a> {
    sentence: &'a Sentence<'a>,
    prompt: Range<usize>,
    target: Range<usize>,
}

impl<'a> Place<'a> {
    fn of(ground: &Ground, sentence: &'a Sentence<'a>, term: &Term) -> Option<Self> {
        let at = sentence.as_str().find(&term.text)?;
        let start = sentence.range.start + at;
        let target = start..start + term.text.len();
        if in_a_title(sentence.as_str(), at) {
            return None;
        }
        let prompt = sentence.prompt_around(&target)?;
        let place = Self { sentence, prompt, target };
        let rest = place.rest();
        let enough = rest.chars().filter(|c| c.is_alphanumeric()).count() >= LEAST_CONTEXT;
        (enough && !gives_away(&rest, &term.text) && place.is_whole_words(ground)).then_some(place)
    }

    fn key(&self) -> (usize, usize) {
        (self.sentence.block.index(), self.sentence.range.start)
    }

    fn before(&self) -> &str {
        self.sentence.text.get(self.prompt.start..self.target.start).unwrap_or_default()
    }

    fn after(&self) -> &str {
        self.sentence.text.get(self.target.end..self.prompt.end).unwrap_or_default()
    }

    /// The prompt without the term.
    fn rest(&self) -> String {
        format!("{}\n{}", self.before(), self.after())
    }

    /// True where words of the dictionary begin and end with the term.
    fn is_whole_words(&self, ground: &Ground) -> bool {
        let text = self.sentence.as_str();
        let (start, end) = (
            self.target.start - self.sentence.range.start,
            self.target.end - self.sentence.range.start,
        );
        let words = ground.dictionary.tagged(text);
        words.iter().any(|word| word.range.start == start)
            && words.iter().any(|word| word.range.end == end)
    }

    fn card(&self, ground: &Ground, term: &Term) -> Card {
        let block = self.sentence.block;
        let passage = self.sentence.text.get(self.prompt.clone()).unwrap_or_default();
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

/// True where the byte `at` of `text` lies inside 《》.
fn in_a_title(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.matches('《').count() > before.matches('》').count()
}

/// True where two thirds of the answer's characters stand together in the rest of the prompt.
fn gives_away(rest: &str, answer: &str) -> bool {
    let letters: Vec<char> = answer.chars().collect();
    let run = (letters.len() * 2).div_ceil(3).max(2);
    letters
        .windows(run.min(letters.len()))
        .any(|part| rest.contains(&part.iter().collect::<String>()))
}
