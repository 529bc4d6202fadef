//! The cards with what they are held against.

use crate::document::Document;
use crate::document::block::BlockKind;
use crate::document::section::Outline;
use crate::recall::card::ground::is_apparatus;
use crate::recall::card::{BLANK, Card, CardKind};
use crate::text::words::Words;

/// The cards of a document.
pub(super) struct Deck<'a> {
    pub(super) document: &'a Document,
    pub(super) outline: Outline,
    pub(super) cards: &'a [Card],
    pub(super) words: &'a Words,
}

impl<'a> Deck<'a> {
    pub(super) fn new(document: &'a Document, cards: &'a [Card], words: &'a Words) -> Self {
        Self { document, outline: Outline::of(document), cards, words }
    }

    /// How many of the cards that are asked pass.
    pub(super) fn count(
        &self,
        asked: impl Fn(&Card) -> bool,
        passes: impl Fn(&Card) -> bool,
    ) -> (usize, usize) {
        let asked: Vec<&Card> = self.cards.iter().filter(|card| asked(card)).collect();
        (asked.iter().filter(|card| passes(card)).count(), asked.len())
    }

    /// The passage of `card`, its blocks joined by line feeds.
    pub(super) fn passage(&self, card: &Card) -> String {
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

    /// The paragraphs and list items that an argument is made in, with their sections.
    pub(super) fn body(&self) -> impl Iterator<Item = (Option<usize>, &str)> {
        let blocks = self.document.iter().filter(|(_, block)| {
            matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem { .. })
        });
        let placed = blocks.map(|(id, block)| (self.outline.index_at(id), block.text.as_str()));
        placed.filter(|(section, _)| !section.is_some_and(|at| self.is_apparatus(at)))
    }

    /// True for a section of notes or references.
    pub(super) fn is_apparatus(&self, section: usize) -> bool {
        self.outline.sections().get(section).is_some_and(|section| is_apparatus(&section.title))
    }
}

/// The things that a card asks for.
pub(super) fn items(card: &Card) -> Vec<&str> {
    if card.kind == CardKind::List {
        card.answer.split('；').collect()
    } else {
        vec![&card.answer]
    }
}

/// True for a card with something left out of a sentence.
pub(super) fn is_blanked(card: &Card) -> bool {
    matches!(card.kind, CardKind::Cloze | CardKind::Figure)
}

/// The prompt without the heading that it names in 〔〕.
pub(super) fn question(card: &Card) -> &str {
    match card.prompt.strip_prefix('〔') {
        Some(rest) => rest.split_once('〕').map_or(rest, |(_, question)| question),
        None => &card.prompt,
    }
}

/// What stands before and behind the blank.
pub(super) fn around_blank(card: &Card) -> (&str, &str) {
    question(card).split_once(BLANK).unwrap_or((question(card), ""))
}
