//! A key term left out of the sentence that carries it.

pub(in crate::recall) mod place;

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::clause::{self, Sentence};
use super::{Card, CardKind, Ground};
use crate::document::block::BlockId;
use crate::document::language::Language;
use crate::recall::term::{Term, ends_vaguely};
use place::Place;

/// How many terms are asked for at most.
const MOST: usize = 60;

/// The longest term in characters.
const LONGEST: usize = 12;

/// A section has at most this many times its share of the characters.
const SHARE: usize = 3;

/// How many names of one list are asked for.
const LISTED: usize = 2;

/// One card for each of the weightiest terms, no two from one sentence where that can be; then one
/// for each section that neither they nor `others` ask of.
pub(super) fn cards(ground: &Ground, others: &[Card]) -> Vec<Card> {
    let known: HashSet<&str> = ground.terms.iter().map(|term| term.text.as_str()).collect();
    let defined: HashSet<&str> = others
        .iter()
        .filter(|card| card.kind == CardKind::Definition)
        .map(|card| card.answer.as_str())
        .collect();
    let mut limits = Limits::of(ground);
    let mut used: HashMap<(BlockId, usize), usize> = HashMap::new();
    let mut cards = Vec::new();
    for term in ground.terms.iter().filter(|term| term.score > 0.0 && is_askable(term)) {
        if cards.len() == MOST {
            break;
        }
        let places = ground.sentences.iter().flat_map(|s| Place::all(ground, s, term, &known));
        // Where the text says what the term means, a definition asks for it.
        let mut places: Vec<Place> = places
            .filter(|place| !place.is_titled(ground))
            .filter(|place| !(place.is_definition() && defined.contains(term.text.as_str())))
            .collect();
        places.sort_by_key(|place| Reverse(place.weight()));
        let best = places.first().map_or(0, Place::weight);
        // A place that is as good, in a sentence that nothing was asked of yet, comes first.
        let fresh = places
            .iter()
            .take_while(|place| place.weight() + 1 >= best)
            .find(|place| !used.contains_key(&place.key()));
        let Some(place) = fresh.or(places.first()) else { continue };
        let times = used.entry(place.key()).or_default();
        // The other names of a list answer for this one.
        if (place.is_listed() && *times >= LISTED) || !limits.allow(place.block()) {
            continue;
        }
        *times += 1;
        cards.push(place.card(ground, term));
    }
    let asked: HashSet<Option<usize>> = others
        .iter()
        .chain(&cards)
        .map(|card| ground.outline.index_at(card.source.block))
        .collect();
    let left = limits.left.keys().filter(|section| !asked.contains(*section));
    let told: HashSet<String> =
        cards.iter().chain(others).map(|card| card.answer.clone()).collect();
    let left: Vec<Card> =
        left.filter_map(|section| of_section(ground, *section, (&known, &told))).collect();
    cards.extend(left);
    cards
}

/// A card of a section that has none: its weightiest term that was not asked for (`told`), or else one
/// of its longest nouns; one that its heading holds where there is no other.
fn of_section(
    ground: &Ground,
    section: Option<usize>,
    (known, told): (&HashSet<&str>, &HashSet<String>),
) -> Option<Card> {
    let inside = || ground.sentences.iter().filter(|s| ground.outline.index_at(s.block) == section);
    let mut nouns: Vec<&str> = inside().flat_map(Sentence::nouns).collect();
    nouns.retain(|noun| !ends_vaguely(noun));
    // Two nouns together name more than one (粮食安全); a word of two characters is seldom a term.
    let enough = if ground.document.language == Language::En { usize::MAX } else { 4 };
    nouns.sort_by_key(|noun| (Reverse(noun.chars().count().min(enough)), *noun));
    nouns.dedup();
    let nouns = nouns.into_iter().map(|noun| Term {
        text: noun.to_owned(),
        count: 1,
        score: 0.0,
        reason: "本节的概念",
    });
    let terms: Vec<Term> = ground.terms.iter().cloned().chain(nouns).filter(is_askable).collect();
    let fresh = || terms.iter().filter(|term| !told.contains(&term.text));
    let best = |term: &Term, may_be_titled: bool| {
        let places = inside().flat_map(|sentence| Place::all(ground, sentence, term, known));
        let open = places.filter(|place| may_be_titled || !place.is_titled(ground));
        open.max_by_key(Place::weight).map(|place| place.card(ground, term))
    };
    fresh().find_map(|term| best(term, false)).or_else(|| fresh().find_map(|term| best(term, true)))
}

fn is_askable(term: &Term) -> bool {
    let length = clause::length(&term.text);
    let letters = term.text.chars().count();
    // 光是, 正是: jieba has them as words, and no name ends so.
    letters > 1
        && (1..=LONGEST).contains(&length)
        && !(letters < 4 && term.text.ends_with('是'))
        && !term.text.contains(['和', '与', '與', '及', '、'])
}

/// How many cards each section may have.
struct Limits<'a> {
    ground: &'a Ground<'a>,
    left: BTreeMap<Option<usize>, usize>,
}

impl<'a> Limits<'a> {
    fn of(ground: &'a Ground) -> Self {
        let mut lengths: BTreeMap<Option<usize>, usize> = BTreeMap::new();
        for sentence in &ground.sentences {
            let section = ground.outline.index_at(sentence.block);
            *lengths.entry(section).or_default() += sentence.range.len();
        }
        let all: usize = lengths.values().sum();
        let asked = ground.terms.len().min(MOST);
        let share = |length: usize| (SHARE * asked * length / all.max(1)).max(2);
        let left = lengths.into_iter().map(|(section, length)| (section, share(length))).collect();
        Self { ground, left }
    }

    fn allow(&mut self, block: BlockId) -> bool {
        let left = self.left.entry(self.ground.outline.index_at(block)).or_default();
        let allowed = *left > 0;
        *left = left.saturating_sub(1);
        allowed
    }
}
