//! How each line of the rubric is counted.

use std::collections::HashSet;

use crate::document::Document;
use crate::document::block::{BlockId, BlockKind};
use crate::document::section::Outline;
use crate::recall::card::{BLANK, Card, CardKind, clause};
use crate::recall::point;
use crate::text::fold;
use crate::text::words::Words;

/// The cards with what they are held against.
pub(super) struct Deck<'a> {
    document: &'a Document,
    cards: &'a [Card],
    words: &'a Words,
}

impl<'a> Deck<'a> {
    pub(super) fn new(document: &'a Document, cards: &'a [Card], words: &'a Words) -> Self {
        Self { document, cards, words }
    }

    fn count(
        &self,
        asked: impl Fn(&Card) -> bool,
        passes: impl Fn(&Card) -> bool,
    ) -> (usize, usize) {
        let asked: Vec<&Card> = self.cards.iter().filter(|card| asked(card)).collect();
        (asked.iter().filter(|card| passes(card)).count(), asked.len())
    }

    /// The passage of `card`, its blocks joined by line feeds.
    fn passage(&self, card: &Card) -> String {
        let mut text = String::new();
        let needed = card.source.offset + card.source.length;
        for block in self.document.blocks.iter().skip(card.source.block.index()) {
            text.push_str(block.text.as_str());
            if text.len() >= needed {
                break;
            }
            text.push('\n');
        }
        text.get(card.source.offset..needed).unwrap_or_default().to_owned()
    }
}

fn items(card: &Card) -> Vec<&str> {
    if card.kind == CardKind::List {
        card.answer.split('；').collect()
    } else {
        vec![&card.answer]
    }
}

fn is_blanked(card: &Card) -> bool {
    matches!(card.kind, CardKind::Cloze | CardKind::Figure)
}

/// The prompt without the heading that it names.
fn question(card: &Card) -> &str {
    match card.prompt.strip_prefix('〔') {
        Some(rest) => rest.split_once('〕').map_or(rest, |(_, question)| question),
        None => &card.prompt,
    }
}

pub(super) fn in_source(deck: &Deck) -> (usize, usize) {
    deck.count(
        |card| card.kind != CardKind::Section,
        |card| {
            let passage = deck.passage(card);
            items(card).iter().all(|item| passage.contains(item))
        },
    )
}

pub(super) fn not_given_away(deck: &Deck) -> (usize, usize) {
    deck.count(
        |_| true,
        |card| {
            let prompt = fold::letters(&card.prompt);
            let whole = !items(card).iter().any(|item| prompt.contains(&fold::letters(item)));
            whole && (card.kind != CardKind::Cloze || !has_most_of(question(card), &card.answer))
        },
    )
}

/// True where two thirds of the answer's characters stand together in the prompt.
fn has_most_of(prompt: &str, answer: &str) -> bool {
    let letters: Vec<char> = answer.chars().collect();
    let run = (letters.len() * 2).div_ceil(3).max(2).min(letters.len().max(1));
    letters.windows(run).any(|part| prompt.contains(&part.iter().collect::<String>()))
}

pub(super) fn one_thing(deck: &Deck) -> (usize, usize) {
    deck.count(is_blanked, |card| {
        card.prompt.matches(BLANK).count() == 1
            && !card.answer.contains(['。', '；', '！', '？', '、'])
    })
}

pub(super) fn short(deck: &Deck) -> (usize, usize) {
    deck.count(
        |_| true,
        |card| {
            let length = |text: &str| text.chars().count();
            let answer = match card.kind {
                CardKind::Cloze | CardKind::Figure => length(&card.answer) <= 12,
                CardKind::Definition => length(&card.answer) <= 70,
                CardKind::List => {
                    (2..=7).contains(&items(card).len())
                        && items(card).iter().all(|item| length(item) <= 30)
                }
                CardKind::Section | CardKind::Source => true,
            };
            // A passage to be placed may be of 80 characters; the question around it is not counted.
            answer && length(question(card)) <= 96
        },
    )
}

pub(super) fn stands_alone(deck: &Deck) -> (usize, usize) {
    let has_headings = !Outline::of(deck.document).sections().is_empty();
    deck.count(
        |_| true,
        |card| {
            let question = question(card);
            let named = card.section.is_some() || card.prompt.starts_with('〔') || !has_headings;
            (named || deck.document.front.title.is_some()) && clause::stands_alone(question)
        },
    )
}

pub(super) fn one_answer(deck: &Deck) -> (usize, usize) {
    deck.count(
        |_| true,
        |card| {
            let same = |other: &&Card| fold::letters(&other.prompt) == fold::letters(&card.prompt);
            deck.cards.iter().filter(same).all(|other| other.answer == card.answer)
        },
    )
}

pub(super) fn content_word(deck: &Deck) -> (usize, usize) {
    deck.count(
        |card| card.kind == CardKind::Cloze,
        |card| {
            let tagged = deck.words.tagged(&card.answer);
            let content =
                |tag: &str| tag.starts_with(['n', 'v', 'a', 'i', 'l', 'm', 't', 'e', 'j', 'b']);
            card.answer.chars().count() > 1 && tagged.iter().any(|word| content(&word.tag))
        },
    )
}

pub(super) fn figure_whole(deck: &Deck) -> (usize, usize) {
    deck.count(
        |card| card.kind == CardKind::Figure,
        |card| {
            let unit = card.accept.first().and_then(|full| full.strip_prefix(&card.answer));
            let shown = unit.is_some_and(|unit| {
                !unit.is_empty() && card.prompt.contains(&format!("{BLANK}{unit}"))
            });
            let before = card.prompt.split(BLANK).next().unwrap_or_default();
            shown && !before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.')
        },
    )
}

pub(super) fn from_body(deck: &Deck) -> (usize, usize) {
    deck.count(
        |_| true,
        |card| {
            let kind = deck.document.block(card.source.block).map(|block| &block.kind);
            matches!(kind, Some(BlockKind::Paragraph | BlockKind::ListItem { .. }))
        },
    )
}

/// Points that are an answer or part of one, and sections with text that have a card.
pub(super) fn covers(deck: &Deck) -> (usize, usize) {
    let answers: Vec<&str> = deck.cards.iter().flat_map(items).collect();
    let points = point::find_points(deck.document);
    let told = points.iter().filter(|point| {
        let text = deck.document.block(point.block()).map_or("", |block| block.text.as_str());
        let gist = text.get(point.gist.clone()).unwrap_or_default();
        answers.iter().any(|answer| gist.starts_with(answer) || answer.contains(gist))
    });
    let outline = Outline::of(deck.document);
    let with_text = outline.sections().iter().filter(|section| {
        let own = section.heading.index() + 1..section.own_end.index();
        own.into_iter().any(|at| {
            let block = deck.document.block(BlockId::new(at));
            block.is_some_and(|block| block.kind == BlockKind::Paragraph)
        })
    });
    let sections: Vec<_> = with_text.collect();
    let asked = sections.iter().filter(|section| {
        let range = section.heading..section.own_end;
        deck.cards.iter().any(|card| range.contains(&card.source.block))
    });
    (told.count() + asked.count(), points.len() + sections.len())
}

pub(super) fn no_doubles(deck: &Deck) -> (usize, usize) {
    let mut ids = HashSet::new();
    let mut prompts = HashSet::new();
    let fresh: Vec<bool> = deck
        .cards
        .iter()
        .map(|card| ids.insert(&card.id) & prompts.insert(fold::letters(&card.prompt)))
        .collect();
    let often = |card: &Card| {
        let same = |other: &&Card| other.kind == CardKind::Cloze && other.answer == card.answer;
        card.kind == CardKind::Cloze && deck.cards.iter().filter(same).count() > 2
    };
    let passed = deck.cards.iter().zip(&fresh).filter(|(card, fresh)| **fresh && !often(card));
    (passed.count(), deck.cards.len())
}

pub(super) fn fair_choices(deck: &Deck) -> (usize, usize) {
    deck.count(
        |card| card.choices.is_some(),
        |card| {
            let choices = card.choices.as_deref().unwrap_or_default();
            let distinct: HashSet<_> = choices.iter().collect();
            let right = card.answer.chars().count();
            let alike = choices.iter().map(|choice| choice.chars().count());
            distinct.len() == 4
                && distinct.contains(&card.answer)
                && alike.into_iter().all(|length| length <= 2 * right && right <= 2 * length)
        },
    )
}

/// A quotation is at most 80 characters or cut with …, and its prompt does not name the speaker.
pub(super) fn quotation_whole(deck: &Deck) -> (usize, usize) {
    deck.count(
        |card| card.kind == CardKind::Source,
        |card| {
            let quote = question(card).split('”').next().unwrap_or_default();
            quote.chars().count() <= 83 && !question(card).contains(&card.answer)
        },
    )
}
