//! The cards that a sitting is held with: those of one document, or of several asked in turn.

use std::collections::BTreeMap;

use super::deck::{Dealt, Deck};
use crate::app::opened::Source;
use crate::document::fingerprint::DocumentId;
use crate::schedule::Scheduler;

/// The cards that a sitting is held with.
#[derive(Debug, Clone)]
pub struct Hand {
    /// The cards, the new ones in the order in which they are asked.
    pub cards: Vec<Dealt>,
    /// The documents that they are of; empty where that is the one that is open.
    pub works: BTreeMap<DocumentId, Work>,
    /// How many cards, of all documents, were answered for the first time today.
    pub begun_today: usize,
    /// What the schedule is made by.
    pub scheduler: Scheduler,
}

/// A document that cards are of, which need not be open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Its title, or its name where it has none.
    pub title: String,
    /// Where it is opened from.
    pub source: Source,
}

/// The cards of several documents for one sitting, and the documents that have none in a deck.
#[derive(Debug, Clone)]
pub struct Mix {
    /// The cards.
    pub hand: Hand,
    /// The documents whose cards have still to be taken into a deck, in their order.
    pub others: Vec<Source>,
}

impl From<Deck> for Hand {
    fn from(deck: Deck) -> Self {
        let Deck { cards, begun_today, scheduler, .. } = deck;
        Self { cards, works: BTreeMap::new(), begun_today, scheduler }
    }
}
