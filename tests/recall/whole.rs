//! Checks of the deck as a whole: 10 and 11.

use std::collections::{BTreeMap, BTreeSet};

use super::deck::{Card, Deck, normal};

pub(super) fn covers_the_argument(deck: &Deck) -> (Vec<String>, usize) {
    let mut failed = Vec::new();
    let items: BTreeSet<&str> = deck.cards.iter().flat_map(Card::items).collect();
    let block_of =
        |point: &serde_json::Value| usize::try_from(point["block"].as_u64().unwrap()).unwrap();
    let points: Vec<_> = deck.points.iter().filter(|p| !deck.is_apparatus(block_of(p))).collect();
    let mut headings = BTreeSet::new();
    for point in &points {
        let gist = point["gist"].as_str().unwrap();
        headings.extend(deck.section_at(block_of(point)));
        if !items.iter().any(|item| item.chars().count() > 1 && gist.starts_with(item)) {
            failed.push(format!("point: {gist}"));
        }
    }
    for heading in &headings {
        let lists =
            deck.of_kind(&["list"]).any(|card| deck.section_at(card.block) == Some(*heading));
        if !lists {
            failed.push(format!("heading: {}", deck.sections[*heading].1));
        }
    }
    let mut lengths: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    for (block, text) in deck.body() {
        *lengths.entry(deck.section_at(block)).or_default() += text.chars().count();
    }
    let all: usize = lengths.values().sum();
    for (section, length) in &lengths {
        let name = section.map_or("", |at| deck.sections[at].1.as_str());
        let here = deck.cards.iter().filter(|card| deck.section_at(card.block) == *section).count();
        let own = points.iter().filter(|p| deck.section_at(block_of(p)) == *section).count();
        let share = (3 * deck.cards.len() * length).div_ceil(all.max(1));
        // A section of a few words, or without a name, need not be asked of.
        if section.is_some() && *length >= 60 && here == 0 || here > share.max(3 + 2 * own) {
            failed.push(format!("section {name}: {here} cards, {length} of {all} characters"));
        }
    }
    (failed, points.len() + headings.len() + lengths.len())
}

pub(super) fn has_no_doubles(deck: &Deck) -> (Vec<String>, usize) {
    let (mut ids, mut prompts) = (BTreeSet::new(), BTreeSet::new());
    let mut terms: BTreeMap<String, usize> = BTreeMap::new();
    let mut failed = Vec::new();
    for (at, card) in deck.cards.iter().enumerate() {
        let fresh = ids.insert(&card.id) & prompts.insert(normal(&card.prompt));
        let twin = deck.cards[..at].iter().any(|other| {
            other.kind == card.kind && other.answer == card.answer && are_alike(other, card)
        });
        let is_term = ["cloze", "definition"].contains(&card.kind.as_str());
        let times = terms.entry(normal(&card.answer)).or_default();
        *times += usize::from(is_term);
        if !fresh || twin || is_term && *times > 2 {
            failed.push(format!("{} → {}", card.prompt, card.answer));
        }
    }
    (failed, deck.cards.len())
}

/// True where more than four fifths of the words of one prompt are in the other.
fn are_alike(one: &Card, other: &Card) -> bool {
    let pairs = |card: &Card| -> BTreeSet<(char, char)> {
        let letters: Vec<char> = normal(&card.prompt).chars().collect();
        letters.windows(2).map(|pair| (pair[0], pair[1])).collect()
    };
    let (a, b) = (pairs(one), pairs(other));
    let shared = a.intersection(&b).count();
    shared * 5 > a.len().min(b.len()) * 4
}
