//! Checks of the deck as a whole: 10 and 11.

use std::collections::{HashMap, HashSet};

use super::deck::{Deck, items};
use crate::recall::card::{Card, CardKind};
use crate::recall::point;
use crate::text::fold;

/// A section may have so many times its share of the cards.
const SHARE: usize = 3;

/// A section may have so many cards however short it is.
const FEW: usize = 2;

/// Check 10: Points, headings that have points and sections with text are asked for, and no section
/// takes more than its share.
pub(super) fn covers(deck: &Deck) -> (usize, usize) {
    let mut lengths: HashMap<Option<usize>, usize> = HashMap::new();
    for (section, text) in deck.body() {
        *lengths.entry(section).or_default() += text.chars().count();
    }
    let mut cards: HashMap<Option<usize>, usize> = HashMap::new();
    for card in deck.cards {
        *cards.entry(deck.outline.index_at(card.source.block)).or_default() += 1;
    }
    let (told, points, pointed) = points(deck);
    let headings = pointed.len();
    let listed = pointed.iter().filter(|section| {
        deck.cards.iter().any(|card| {
            card.kind == CardKind::List && deck.outline.index_at(card.source.block) == **section
        })
    });
    let all: usize = lengths.values().sum();
    let fair = lengths.iter().filter(|(section, length)| {
        let count = cards.get(*section).copied().unwrap_or_default();
        let share = SHARE * deck.cards.len() * **length / all.max(1);
        let own = FEW + points_of(deck, **section) * 2;
        (count > 0 || section.is_none()) && count <= share.max(own)
    });
    (told + listed.count() + fair.count(), points + headings + lengths.len())
}

/// How many points are asked for, how many there are, and the sections that have some.
fn points(deck: &Deck) -> (usize, usize, HashSet<Option<usize>>) {
    let answers: Vec<&str> = deck.cards.iter().flat_map(items).collect();
    let all = point::find_points(deck.document);
    let body = all.iter().filter(|point| {
        !deck.outline.index_at(point.block()).is_some_and(|at| deck.is_apparatus(at))
    });
    let (mut told, mut count, mut sections) = (0, 0, HashSet::new());
    for point in body {
        let text = deck.document.block(point.block()).map_or("", |block| block.text.as_str());
        let gist = text.get(point.gist.clone()).unwrap_or_default();
        let is_told = answers.iter().any(|answer| gist.starts_with(answer));
        count += 1;
        told += usize::from(is_told);
        let section = deck.outline.index_at(point.block());
        sections.extend(section.map(Some));
    }
    (told, count, sections)
}

fn points_of(deck: &Deck, section: Option<usize>) -> usize {
    let points = point::find_points(deck.document);
    points.iter().filter(|point| deck.outline.index_at(point.block()) == section).count()
}

/// Check 11: Ids and prompts are distinct, no two cards of one kind ask nearly the same, and a term is
/// asked for twice at most.
pub(super) fn no_doubles(deck: &Deck) -> (usize, usize) {
    let mut ids = HashSet::new();
    let mut prompts = HashSet::new();
    let mut terms: HashMap<String, usize> = HashMap::new();
    let mut passed = 0;
    for (at, card) in deck.cards.iter().enumerate() {
        let fresh = ids.insert(&card.id) & prompts.insert(fold::letters(&card.prompt));
        let twin = deck.cards.iter().take(at).any(|other| {
            other.kind == card.kind && other.answer == card.answer && alike(other, card)
        });
        let times = terms.entry(fold::letters(&card.answer)).or_default();
        let term = matches!(card.kind, CardKind::Cloze | CardKind::Definition);
        *times += usize::from(term);
        passed += usize::from(fresh && !twin && (!term || *times <= 2));
    }
    (passed, deck.cards.len())
}

/// True where two prompts share more than 0.8 of their pairs of letters (Dice 1945).
fn alike(one: &Card, other: &Card) -> bool {
    let pairs = |card: &Card| -> HashSet<(char, char)> {
        let letters: Vec<char> = fold::letters(&card.prompt).chars().collect();
        letters.windows(2).map(|pair| (pair[0], pair[1])).collect()
    };
    let (a, b) = (pairs(one), pairs(other));
    a.intersection(&b).count() * 20 > (a.len() + b.len()) * 8
}
