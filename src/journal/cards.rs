//! What a reader decided about cards, and how he answered them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Journal;
use super::event::{CardId, CardText, Choice, OwnCard, Review, TakenCard};
use super::id::EventId;
use super::register::Register;
use crate::document::fingerprint::DocumentId;
use crate::schedule::{Grade, Timestamp};

/// What events said of one card.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Record {
    document: Option<DocumentId>,
    pub(super) own: Register<OwnCard>,
    pub(super) taken: Register<TakenCard>,
    pub(super) text: Register<CardText>,
    pub(super) choice: Register<Choice>,
    pub(super) buried: Register<Timestamp>,
    reviews: Register<Answered>,
}

/// Every card by its id.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Cards(BTreeMap<CardId, Record>);

/// One answer in the review log.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Answered {
    /// When.
    pub at: Timestamp,
    /// The grade that the reader gave.
    pub grade: Grade,
    /// The grade that was proposed from what was typed.
    pub proposed: Option<Grade>,
    /// Milliseconds from the question to the grade.
    pub took: u32,
    /// The retention that intervals were asked for.
    pub retention: f64,
}

/// What is kept about one card.
#[derive(Debug, Clone, PartialEq)]
pub struct CardHistory<'a> {
    /// The card.
    pub card: &'a CardId,
    /// The document that it was first named with.
    pub document: Option<DocumentId>,
    /// The card itself where the reader made it.
    pub own: Option<&'a OwnCard>,
    /// The card as it was taken into the deck where it was proposed.
    pub taken: Option<&'a TakenCard>,
    /// Its words where the reader changed them.
    pub text: Option<&'a CardText>,
    /// Whether it is asked; `None` where that was not decided.
    pub choice: Option<Choice>,
    /// It is not asked before this moment.
    pub buried: Option<Timestamp>,
    /// Its answers in order, undone ones left out.
    pub reviews: Vec<(EventId, Answered)>,
}

impl Cards {
    pub(super) fn record(&mut self, card: CardId) -> &mut Record {
        self.0.entry(card).or_default()
    }

    pub(super) fn choose(&mut self, id: EventId, card: CardId, to: (DocumentId, Choice)) {
        let record = self.record(card);
        record.name(to.0);
        record.choice.add(id, to.1);
    }

    pub(super) fn own(&mut self, id: EventId, card: OwnCard) {
        let record = self.record(card.card.clone());
        record.name(card.document);
        record.own.add(id, card);
    }

    pub(super) fn take(&mut self, id: EventId, card: TakenCard) {
        let record = self.record(card.card.clone());
        record.name(card.document);
        record.taken.add(id, card);
    }

    pub(super) fn review(&mut self, id: EventId, at: Timestamp, review: Review) {
        let Review { card, document, grade, proposed, took, retention } = review;
        let record = self.record(card);
        record.name(document);
        record.reviews.add(id, Answered { at, grade, proposed, took, retention });
    }
}

impl Record {
    /// The least of the documents named: the same whatever the order.
    fn name(&mut self, document: DocumentId) {
        self.document = Some(self.document.map_or(document, |known| known.min(document)));
    }
}

impl Journal {
    /// Every card that something is kept about, by id.
    pub fn cards(&self) -> impl Iterator<Item = CardHistory<'_>> {
        self.cards.0.iter().map(|(card, record)| self.history(card, record))
    }

    /// Every card of a document, over all its editions, that something is kept about, by id.
    pub fn cards_of(&self, document: DocumentId) -> impl Iterator<Item = CardHistory<'_>> {
        let editions = self.library.editions(document);
        let is_of = move |record: &Record| record.document.is_some_and(|of| editions.contains(&of));
        let kept = self.cards.0.iter().filter(move |(_, record)| is_of(record));
        kept.map(|(card, record)| self.history(card, record))
    }

    /// The texts of the article that `document` is a text of, itself among them.
    #[must_use]
    pub fn editions(&self, document: DocumentId) -> BTreeSet<DocumentId> {
        self.library.editions(document)
    }

    /// What is kept about one card.
    #[must_use]
    pub fn card(&self, card: &CardId) -> Option<CardHistory<'_>> {
        self.cards.0.get_key_value(card).map(|(card, record)| self.history(card, record))
    }

    fn history<'a>(&'a self, card: &'a CardId, record: &'a Record) -> CardHistory<'a> {
        CardHistory {
            card,
            document: record.document,
            own: record.own.value(&self.undone),
            taken: record.taken.value(&self.undone),
            text: record.text.value(&self.undone),
            choice: record.choice.value(&self.undone).copied(),
            buried: record.buried.value(&self.undone).copied(),
            reviews: record
                .reviews
                .writes(&self.undone)
                .map(|(id, answered)| (id, *answered))
                .collect(),
        }
    }
}
