//! The cards that a sitting is held with.

use std::sync::Arc;

use crate::document::Document;
use crate::document::fingerprint::DocumentId;
use crate::recall::card::Card;
use crate::recall::session::Asked;
use crate::schedule::Scheduler;

/// Cards that are asked for the first time in a day, at most.
pub const NEW_A_DAY: usize = 20;

/// Minutes of a sitting, at most.
pub const MINUTES: u32 = 20;

/// The cards of a document that may be asked now.
#[derive(Debug, Clone)]
pub struct Deck {
    /// The document.
    pub document: Arc<Document>,
    /// What it is known by.
    pub id: DocumentId,
    /// The cards, the most important new ones first.
    pub cards: Vec<Dealt>,
    /// How many new cards may still be asked today.
    pub new_cards: usize,
    /// What the schedule is made by.
    pub scheduler: Scheduler,
}

/// A card with its place in the schedule.
#[derive(Debug, Clone)]
pub struct Dealt {
    /// The card.
    pub card: Card,
    /// Its place.
    pub asked: Asked,
}
