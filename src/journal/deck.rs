//! The cards of one document together: those that are made from its text now, those that the reader
//! made, and those in his deck that would not be made from this text any more.

use std::collections::BTreeSet;

use super::Journal;
use super::cards::CardHistory;
use super::event::{CardId, Choice, OwnCard, TakenCard};
use super::library::Recognition;
use super::standing::Finders;
use crate::document::Document;
use crate::document::fingerprint::{DocumentId, Fingerprint};
use crate::document::place::Place;
use crate::recall::card::{BLANK, Card, CardKind, Passage};

/// Why a card of the reader's own is asked.
const OWN: &str = "自拟";

/// The blank of a cloze as events write it.
const WRITTEN_BLANK: &str = "____";

/// A card of a document with what is kept about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Held<'a> {
    /// The card in the reader's words where he changed it.
    pub card: Card,
    /// What is kept about it; `None` where that is nothing.
    pub history: Option<CardHistory<'a>>,
    /// True where the words of its passage are not in the text any more.
    pub is_gone: bool,
}

impl Held<'_> {
    /// Whether the card is asked; `None` where that was not decided.
    #[must_use]
    pub fn choice(&self) -> Option<Choice> {
        self.history.as_ref().and_then(CardHistory::decided)
    }
}

impl Journal {
    /// The cards of `document`, known by `id`: first `made`, those made from its text, in their
    /// order; then, by id, the others that something is kept about.
    #[must_use]
    pub fn deck(&self, document: &Document, id: DocumentId, made: &[Card]) -> Vec<Held<'_>> {
        self.deck_in(document, (id, id), made)
    }

    /// The same for a document at `path` that need not have been opened.
    #[must_use]
    pub fn deck_at(&self, document: &Document, path: &str, made: &[Card]) -> Vec<Held<'_>> {
        let text = Fingerprint::of(document);
        let of = match self.recognise(&text, path) {
            Recognition::EditionOf(of) => of,
            Recognition::Known | Recognition::New => text.document,
        };
        self.deck_in(document, (text.document, of), made)
    }

    /// The cards in the text `id` of the article that `of` is a text of.
    fn deck_in(
        &self,
        document: &Document,
        (id, of): (DocumentId, DocumentId),
        made: &[Card],
    ) -> Vec<Held<'_>> {
        let mut known = BTreeSet::new();
        let mut held = Vec::with_capacity(made.len());
        for card in made {
            known.insert(card.id.as_str());
            let history = self.card(&CardId(card.id.clone()));
            let mut card = card.clone();
            if let Some(history) = &history {
                history.reword(&mut card);
            }
            held.push(Held { card, history, is_gone: false });
        }
        let mut finders = Finders::new(self, document, id);
        for history in self.cards_of(of).filter(|history| !known.contains(history.card.0.as_str()))
        {
            let Some(mut card) = history.card() else { continue };
            let place = history.place().and_then(|(edition, place)| finders.find(edition, place));
            if let Some(passage) = place {
                let (block, offset) = (passage.anchor.block, passage.anchor.offset);
                card.source = Passage { block, offset, length: passage.length };
            }
            held.push(Held { card, history: Some(history), is_gone: place.is_none() });
        }
        held
    }
}

impl CardHistory<'_> {
    /// The card itself, where the reader made it or took it into his deck: in his words, with its
    /// passage where it stood in the text that it was made from.
    #[must_use]
    pub fn card(&self) -> Option<Card> {
        let mut card = match (self.own, self.taken) {
            (Some(own), _) => own.to_card(),
            (None, taken) => taken?.to_card(),
        };
        self.reword(&mut card);
        Some(card)
    }

    /// The passage of the card, with the text that it is exact for.
    #[must_use]
    pub fn place(&self) -> Option<(DocumentId, &Place)> {
        let own = self.own.map(|own| (own.document, &own.place));
        own.or_else(|| self.taken.map(|taken| (taken.document, &taken.place)))
    }

    /// Whether the card is asked; one of the reader's own and one that was answered are, unless he
    /// decided otherwise. `None` where it is only proposed.
    #[must_use]
    pub fn decided(&self) -> Option<Choice> {
        let is_asked = self.own.is_some() || !self.reviews.is_empty();
        self.choice.or(is_asked.then_some(Choice::Accepted))
    }

    /// Puts the reader's words in place of the card's.
    fn reword(&self, card: &mut Card) {
        if let Some(text) = self.text {
            card.prompt = shown_prompt(&text.prompt);
            card.answer.clone_from(&text.answer);
            card.accept.clone_from(&text.accept);
        }
    }
}

impl OwnCard {
    fn to_card(&self) -> Card {
        Card {
            id: self.card.0.clone(),
            kind: CardKind::User,
            prompt: shown_prompt(&self.prompt),
            answer: self.answer.clone(),
            accept: self.accept.clone(),
            choices: None,
            section: self.section.clone(),
            source: passage_of(&self.place),
            reason: OWN.to_owned(),
        }
    }
}

impl TakenCard {
    /// What is kept of `card`, which was made from `document`, known by `id`; `None` where its
    /// passage is not in the document.
    #[must_use]
    pub fn of(card: &Card, document: &Document, id: DocumentId) -> Option<Self> {
        let anchor = crate::document::anchor::Anchor::new(card.source.block, card.source.offset);
        let rest = document.block(anchor.block)?.text.as_str().len().checked_sub(anchor.offset)?;
        Some(Self {
            card: CardId(card.id.clone()),
            document: id,
            asks: card.kind,
            prompt: card.prompt.clone(),
            answer: card.answer.clone(),
            accept: card.accept.clone(),
            choices: card.choices.clone(),
            section: card.section.clone(),
            reason: card.reason.clone(),
            place: Place::at(document, anchor, card.source.length.min(rest))?,
        })
    }

    fn to_card(&self) -> Card {
        Card {
            id: self.card.0.clone(),
            kind: self.asks,
            prompt: self.prompt.clone(),
            answer: self.answer.clone(),
            accept: self.accept.clone(),
            choices: self.choices.clone(),
            section: self.section.clone(),
            source: passage_of(&self.place),
            reason: self.reason.clone(),
        }
    }
}

fn passage_of(place: &Place) -> Passage {
    Passage { block: place.anchor.block, offset: place.anchor.offset, length: place.length }
}

/// A prompt as events write it: what a reader types or sees for a blank is `____`.
#[must_use]
pub fn written_prompt(prompt: &str) -> String {
    let is_blank = |c: char| c == '_' || c == '＿';
    let mut written = String::with_capacity(prompt.len());
    let mut rest = prompt;
    while let Some(at) = rest.find(is_blank) {
        let (before, from) = rest.split_at(at);
        let after = from.trim_start_matches(is_blank);
        let run = from.get(..from.len() - after.len()).unwrap_or_default();
        written.push_str(before);
        written.push_str(if run.chars().count() > 1 { WRITTEN_BLANK } else { run });
        rest = after;
    }
    written + rest
}

/// A prompt as it is shown, from how events write it.
#[must_use]
pub fn shown_prompt(prompt: &str) -> String {
    prompt.replace(WRITTEN_BLANK, BLANK)
}

#[cfg(test)]
mod tests;
