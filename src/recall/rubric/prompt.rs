//! Checks of what a card asks: 2 to 5 and 12.

use std::collections::HashSet;

use super::deck::{Deck, is_blanked, items, question};
use crate::document::language::Language;
use crate::recall::card::{BLANK, Card, CardKind, clause, gives_away, section};
use crate::text::fold;

/// Words that a prompt may not open with.
const LEANING: [&str; 15] = [
    "这", "其", "该", "此", "它", "他", "上述", "前者", "后者", "因此", "由此", "但", "同时",
    "其次", "最后",
];

/// The longest prompt in characters, the heading that it names left out.
const PROMPT: usize = 90;

/// Check 2: The answer is not in the prompt, nor for a cloze two thirds of it.
pub(super) fn not_given_away(deck: &Deck) -> (usize, usize) {
    deck.count(
        |_| true,
        |card| {
            let prompt = fold::letters(&card.prompt);
            let whole = items(card).iter().any(|item| prompt.contains(&fold::letters(item)));
            !whole && (card.kind != CardKind::Cloze || !gives_away(&card.prompt, &card.answer))
        },
    )
}

/// Check 3: Exactly one blank, and one thing in it.
pub(super) fn one_thing(deck: &Deck) -> (usize, usize) {
    deck.count(is_blanked, |card| {
        let joined =
            deck.words.tagged(&card.answer).into_iter().any(|word| {
                matches!(card.answer.get(word.range), Some("和" | "与" | "及" | "以及"))
            });
        card.prompt.matches(BLANK).count() == 1
            && !card.answer.contains(['。', '；', '！', '？', '、'])
            && !joined
    })
}

/// Check 4: Short: the answer by its kind, the prompt in all.
pub(super) fn short(deck: &Deck) -> (usize, usize) {
    deck.count(
        |_| true,
        |card| {
            let length = clause::length;
            let latin = deck.document.language == Language::En;
            let answer = match card.kind {
                CardKind::Cloze | CardKind::Figure => length(&card.answer) <= 12,
                CardKind::Definition => length(&card.answer) <= 70,
                // One item: the card of a single point, which is asked by its place.
                CardKind::List => {
                    (1..=7).contains(&items(card).len())
                        && items(card)
                            .iter()
                            .all(|item| length(item) <= if latin { 40 } else { 30 })
                }
                CardKind::Section | CardKind::Source | CardKind::User => true,
            };
            let named = card.section.as_deref().filter(|_| !card.prompt.starts_with('〔'));
            let question = named.map_or_else(
                || question(card).to_owned(),
                |title| question(card).replace(title, ""),
            );
            answer && length(&question) <= PROMPT
        },
    )
}

/// Check 5: The prompt can be understood alone: its opening, its pronouns, its heading, its brackets.
pub(super) fn stands_alone(deck: &Deck) -> (usize, usize) {
    deck.count(
        |_| true,
        |card| {
            let question = question(card);
            let opening = question.trim_start_matches(['“', '‘', '《', '（']);
            let leans = LEANING.iter().any(|word| opening.starts_with(word));
            !leans && !points_back(deck, question) && names_place(deck, card) && {
                clause::alone::pairs_close(&card.prompt)
            }
        },
    )
}

/// True where 其 or 该 stands before the first noun.
fn points_back(deck: &Deck, question: &str) -> bool {
    let words = deck.words.tagged(question);
    let before = words.iter().take_while(|word| !word.tag.starts_with('n'));
    before.into_iter().any(|word| matches!(question.get(word.range.clone()), Some("其" | "该")))
}

/// True where the prompt names its section or document, or neither has a name.
fn names_place(deck: &Deck, card: &Card) -> bool {
    let title = deck.document.front.title.as_deref();
    let named = card.prompt.starts_with(['〔', '“', '「']);
    let nameless = title.is_none() && card.section.is_none();
    let whole = |name: Option<&str>| name.is_some_and(|name| card.prompt.contains(name));
    nameless || named || whole(title) || whole(card.section.as_deref())
}

/// Check 12: Four different headings of the document, of one level and about one length, the right one
/// in every place, and its own words not in the passage.
pub(super) fn fair_choices(deck: &Deck) -> (usize, usize) {
    let asked: Vec<&Card> = deck.cards.iter().filter(|card| card.choices.is_some()).collect();
    let mut places = [0_usize; 4];
    for card in &asked {
        let at = card.choices.iter().flatten().position(|choice| *choice == card.answer);
        if let Some(place) = at.and_then(|at| places.get_mut(at)) {
            *place += 1;
        }
    }
    let uneven = asked.len() >= 20 && places.iter().any(|count| count * 5 > asked.len() * 2);
    let passed = asked.iter().filter(|card| !uneven && is_fair(deck, card)).count();
    (passed, asked.len())
}

fn is_fair(deck: &Deck, card: &Card) -> bool {
    let choices = card.choices.as_deref().unwrap_or_default();
    let distinct: HashSet<&String> = choices.iter().collect();
    let sections = deck.outline.sections();
    let level_of = |title: &String| {
        sections.iter().find(|section| section.title == *title).map(|section| section.level)
    };
    let levels: HashSet<Option<u8>> = choices.iter().map(level_of).collect();
    let lengths = choices.iter().map(|choice| choice.chars().count());
    let even = lengths.clone().max().zip(lengths.min()).is_some_and(|(a, b)| a <= 2 * b);
    let passage = fold::letters(&deck.passage(card));
    let own = section::own_words(&card.answer, choices);
    distinct.len() == 4
        && distinct.contains(&card.answer)
        && levels.len() == 1
        && !levels.contains(&None)
        && even
        && !own.iter().any(|word| passage.contains(word))
}
