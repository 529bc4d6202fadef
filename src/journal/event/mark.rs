//! What happens to marks on passages, and to the notes on them.

use serde::{Deserialize, Serialize};

use crate::document::fingerprint::DocumentId;
use crate::document::place::Place;
use crate::journal::id::EventId;

/// Why a passage was marked.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// It is a key point.
    #[default]
    Key,
    /// It raises a question.
    Question,
    /// It is worth quoting.
    Quote,
    /// The reader disagrees.
    Disagree,
}

impl MarkKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Key, Self::Question, Self::Quote, Self::Disagree];
}

/// A passage was marked. The mark is known by this event's id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The document.
    pub document: DocumentId,
    /// Why.
    pub mark: MarkKind,
    /// The passage.
    pub place: Place,
}

/// The kind of a mark was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkKindChange {
    /// The event that made the mark.
    pub of: EventId,
    /// The new kind.
    pub mark: MarkKind,
}

/// A mark was deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unmark {
    /// The event that made the mark.
    pub of: EventId,
}

/// A mark was put on a passage again by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reattach {
    /// The event that made the mark.
    pub of: EventId,
    /// The text that the place is in.
    pub document: DocumentId,
    /// The passage.
    pub place: Place,
}

/// The note of a mark was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The event that made the mark.
    pub of: EventId,
    /// The whole text of the note; empty where it was deleted.
    pub text: String,
}
