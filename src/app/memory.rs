//! How well the key points of the document are remembered, by the cards that ask for them.
//!
//! The cards come from a worker, as for the quiz, and only where something shows them: a document
//! that is only read needs none.

use std::ops::Range;
use std::sync::Arc;

use super::App;
use super::effect::Effect;
use super::kept::Kept;
use super::mode::Focus;
use super::quiz::deck::Deck;
use super::quiz::deck::Request;
use super::reading::Reading;
use super::structure::AT_ONCE_MAX;
use crate::document::fingerprint::DocumentId;
use crate::journal::event::Choice;
use crate::journal::event::Event;
use crate::recall::card::Card;
use crate::recall::card::CardKind;
use crate::recall::point::KeyPoint;
use crate::recall::strength::Strength;
use crate::schedule::Timestamp;

/// The cards of the document that is open, with how well each is remembered.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Memory {
    /// What the document is known by; `None` until its cards were made.
    pub document: Option<DocumentId>,
    /// The cards.
    pub cards: Vec<Remembered>,
    /// The retention that intervals are asked for.
    pub retention: f64,
    /// The cards as they were made from the document, so that they are not made again.
    made: Option<Arc<[Card]>>,
    /// For each key point the card that asks for it, as an index.
    by_point: Vec<Option<usize>>,
    state: State,
}

/// Whether the cards are those of now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    /// They were not made, or something was answered since.
    #[default]
    Stale,
    /// They are being made.
    Awaited,
    /// They are.
    Fresh,
}

/// A card with how well it is remembered.
#[derive(Debug, Clone, PartialEq)]
pub struct Remembered {
    /// The card.
    pub card: Card,
    /// How well.
    pub strength: Strength,
    /// True where the reader has not taken it into his deck.
    pub is_proposed: bool,
}

impl Memory {
    /// What is known is to be found out again.
    pub(super) fn outdate(&mut self) {
        if self.state == State::Fresh {
            self.state = State::Stale;
        }
    }

    /// How well the key point of this index is remembered; `None` where no card asks for it.
    #[must_use]
    pub fn of_point(&self, point: usize) -> Option<Strength> {
        self.card_of_point(point).map(|card| card.strength)
    }

    /// The card that asks for the key point of this index.
    #[must_use]
    pub fn card_of_point(&self, point: usize) -> Option<&Remembered> {
        self.by_point.get(point).copied().flatten().and_then(|index| self.cards.get(index))
    }

    /// The card of this id as it was made from the document.
    pub(super) fn made_card(&self, id: &str) -> Option<&Card> {
        self.made.iter().flat_map(|made| made.iter()).find(|card| card.id == id)
    }

    /// How many of these points are known, and how many have a card; `None` before any of them was
    /// answered.
    #[must_use]
    pub fn sum(&self, points: Range<usize>) -> Option<(usize, usize)> {
        let asked: Vec<_> = points.filter_map(|point| self.of_point(point)).collect();
        let known = asked.iter().filter(|strength| strength.is_known()).count();
        let is_begun = asked.iter().any(|strength| *strength != Strength::New);
        is_begun.then_some((known, asked.len()))
    }
}

/// True where the card asks for this point alone.
fn asks_for(card: &Card, point: &KeyPoint) -> bool {
    let (source, from) = (card.source, point.anchor);
    card.kind == CardKind::List
        && (source.block, source.offset) == (from.block, from.offset)
        && source.length == point.gist.end - from.offset
}

impl Reading {
    /// What asks for the cards of the document; they are not made again where they are known.
    pub(super) fn request_for_cards(&self) -> Request {
        Request { document: Arc::clone(&self.opened.document), made: self.memory.made.clone() }
    }
}

impl App {
    /// Takes in the cards that were made of the document that is open.
    pub(super) fn remember(&mut self, deck: &Deck, now: Timestamp) {
        let is_of = |reading: &&mut Reading| Arc::ptr_eq(&reading.opened.document, &deck.document);
        let Some(reading) = self.reading.as_mut().filter(is_of) else { return };
        let strength = |scheduled| Strength::of(scheduled, &deck.scheduler, now);
        let cards: Vec<_> = deck
            .cards
            .iter()
            .filter(|dealt| !dealt.is_gone && dealt.choice != Some(Choice::Never))
            .map(|dealt| Remembered {
                card: dealt.card.clone(),
                strength: strength(dealt.asked.schedule.as_ref()),
                is_proposed: dealt.choice.is_none(),
            })
            .collect();
        let points = reading.structure.points.iter();
        let by_point =
            points.map(|point| cards.iter().position(|of| asks_for(&of.card, point))).collect();
        reading.memory = Memory {
            document: Some(deck.id),
            cards,
            retention: deck.scheduler.retention.value(),
            made: Some(Arc::clone(&deck.made)),
            by_point,
            state: State::Fresh,
        };
        if reading.cover.is_some() {
            reading.cover_anew();
        }
    }

    /// What is known of the cards does not hold any more once one was answered or decided upon.
    pub(super) fn forget_strengths(&mut self, kept: &Kept) {
        let is_of_cards = |event: &Event| event.is_of_deck() || matches!(event, Event::Review(_));
        if let Some(reading) = &mut self.reading
            && kept.events.iter().any(is_of_cards)
        {
            reading.memory.outdate();
        }
    }

    /// Asks for the cards where something on the screen needs them.
    pub(super) fn ask_for_cards(&mut self) -> Option<Effect> {
        let is_needed = self.shows_memory();
        let reading = self.reading.as_mut().filter(|_| is_needed)?;
        if reading.memory.state != State::Stale || reading.standing.is_none() {
            return None;
        }
        reading.memory.state = State::Awaited;
        Some(Effect::Deal(reading.request_for_cards()))
    }

    /// True where the screen shows how well something is remembered. Beside a very long text it is
    /// found out only once the reader goes to the outline.
    fn shows_memory(&self) -> bool {
        let is_outline_shown = self.areas().is_some_and(|areas| areas.outline.is_some());
        let is_long =
            self.reading.as_ref().is_some_and(|r| r.document().blocks.len() > AT_ONCE_MAX);
        let in_outline = is_outline_shown
            && self.outline.shows_points
            && (!is_long || self.mode.focus() == Focus::Outline);
        let is_covered = self.reading.as_ref().is_some_and(|reading| reading.cover.is_some());
        self.popups.is_empty() && (in_outline || is_covered)
    }
}
