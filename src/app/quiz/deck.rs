//! The cards of a document as the reader is shown them, and as a sitting is held with them.

use std::sync::Arc;

use crate::document::Document;
use crate::document::fingerprint::DocumentId;
use crate::journal::event::Choice;
use crate::recall::card::Card;
use crate::recall::session::Asked;
use crate::schedule::Scheduler;

/// What the cards of a document are wanted of.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The document.
    pub document: Arc<Document>,
    /// Its cards where they were made before.
    pub made: Option<Arc<[Card]>>,
}

/// The cards of a document.
#[derive(Debug, Clone)]
pub struct Deck {
    /// The document.
    pub document: Arc<Document>,
    /// What it is known by.
    pub id: DocumentId,
    /// The cards as they were made from the document.
    pub made: Arc<[Card]>,
    /// All cards: the reader's own first, then those that are made from the text, the worthiest
    /// first, then those in his deck that are not made from it any more.
    pub cards: Vec<Dealt>,
    /// True where the reader has taken none of those that are made from the text.
    pub is_proposal: bool,
    /// How many cards, of all documents, were answered for the first time today.
    pub begun_today: usize,
    /// What the schedule is made by.
    pub scheduler: Scheduler,
}

/// A card with its place in the deck and in the schedule.
#[derive(Debug, Clone, PartialEq)]
pub struct Dealt {
    /// The card, in the reader's words.
    pub card: Card,
    /// The document that it is of.
    pub document: DocumentId,
    /// Its place in the schedule.
    pub asked: Asked,
    /// Whether it is asked; `None` where it is only proposed.
    pub choice: Option<Choice>,
    /// True where the words of its passage are not in the text any more.
    pub is_gone: bool,
    /// True where it is put off until another day.
    pub is_put_off: bool,
}

impl Dealt {
    /// True where the card is in the deck and can be asked today.
    #[must_use]
    pub fn may_be_asked(&self) -> bool {
        self.choice == Some(Choice::Accepted) && !self.is_gone && !self.is_put_off
    }
}
