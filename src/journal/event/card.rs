//! What happens to cards.

use serde::{Deserialize, Serialize};

use crate::document::fingerprint::DocumentId;
use crate::document::place::Place;
use crate::recall::card::CardKind;
use crate::schedule::{Grade, Timestamp};

/// A card's id: the same document gives the same ids everywhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CardId(pub String);

/// The reader made a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnCard {
    /// The card.
    pub card: CardId,
    /// The document.
    pub document: DocumentId,
    /// What is asked; a cloze has its blank as `____`.
    pub prompt: String,
    /// What is expected.
    pub answer: String,
    /// What counts as right as well.
    #[serde(default)]
    pub accept: Vec<String>,
    /// The heading that the passage stood under.
    #[serde(default)]
    pub section: Option<String>,
    /// The passage that it was made from.
    pub place: Place,
}

/// A proposed card as it was when it was taken into the deck: it stays the reader's where a later
/// text, or a later version of the program, would propose another one, and it can be asked without
/// its document at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenCard {
    /// The card.
    pub card: CardId,
    /// The document.
    pub document: DocumentId,
    /// What kind of card it is.
    pub asks: CardKind,
    /// What is asked.
    pub prompt: String,
    /// What is expected.
    pub answer: String,
    /// What counts as right as well.
    pub accept: Vec<String>,
    /// What there is to choose from.
    pub choices: Option<Vec<String>>,
    /// The heading that the passage stood under.
    pub section: Option<String>,
    /// Why it was worth asking, in a word.
    pub reason: String,
    /// The passage that holds the answer, as far as its first block goes.
    pub place: Place,
}

/// The words of a card were changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardText {
    /// The card.
    pub card: CardId,
    /// What is asked.
    pub prompt: String,
    /// What is expected.
    pub answer: String,
    /// What counts as right as well.
    pub accept: Vec<String>,
}

/// Whether a card is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// It is in the deck.
    Accepted,
    /// It is in the deck and rests.
    Suspended,
    /// It is not in the deck and is not proposed again.
    Never,
}

/// It was decided whether cards are asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardChoice {
    /// The document.
    pub document: DocumentId,
    /// The cards.
    pub cards: Vec<CardId>,
    /// The decision.
    pub choice: Choice,
}

/// A card was put off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Buried {
    /// The card.
    pub card: CardId,
    /// It is not asked before this moment.
    pub until: Timestamp,
}

/// A card was answered. When is the event's own moment; the memory of a card is a fold over its
/// reviews.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// The card.
    pub card: CardId,
    /// The document.
    pub document: DocumentId,
    /// The grade that the reader gave.
    pub grade: Grade,
    /// The grade that was proposed from what was typed.
    pub proposed: Option<Grade>,
    /// Milliseconds from the question to the grade.
    pub took: u32,
    /// The retention that intervals were asked for, above 0 and below 1.
    pub retention: f64,
}
