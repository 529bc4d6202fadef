//! The events: each is one line of a log, and its names are the format's (`docs/data-format.md`).
//!
//! A field may be added with `#[serde(default)]`; none may be renamed or dropped. No field may be
//! left out when written: the index keeps these values in a format that counts fields.

use serde::{Deserialize, Serialize};

use super::id::EventId;
use crate::document::fingerprint::{BlockHash, DocumentId, Sketch};
use crate::document::language::Language;
use crate::document::place::Place;
use crate::schedule::{Grade, Timestamp};

/// An event with its identity and the moment that it happened at.
#[derive(Debug, Clone, PartialEq)]
pub struct Stamped {
    /// Its identity and place in the order.
    pub id: EventId,
    /// What the device's clock said; it can be wrong or go backwards.
    pub at: Timestamp,
    /// What happened.
    pub event: Event,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data", rename_all = "snake_case")]
pub enum Event {
    /// A text was seen for the first time.
    Edition(Edition),
    /// A document was opened.
    Opened(Opened),
    /// The reader left a document at a place.
    Position(Position),
    /// A document was taken out of the library.
    Removed(Removed),
    /// A document was put back into the library.
    Restored(Restored),
    /// A document was found at another path.
    Moved(Moved),
    /// A letter was set on a place, or taken off.
    Bookmark(Bookmark),
    /// A passage was marked.
    Mark(Mark),
    /// The kind of a mark was changed.
    MarkKind(MarkKindChange),
    /// A mark was deleted.
    Unmark(Unmark),
    /// A mark was put on a passage again by hand.
    Reattach(Reattach),
    /// The note of a mark was written; an empty text deletes it.
    Note(Note),
    /// The reader made a card.
    OwnCard(OwnCard),
    /// The words of a card were changed.
    CardText(CardText),
    /// It was decided whether cards are asked.
    CardChoice(CardChoice),
    /// A card was put off until a day.
    Buried(Buried),
    /// A card was answered.
    Review(Review),
    /// A setting of one document was changed.
    Setting(Setting),
    /// An event was undone.
    Undo(Undo),
    /// An event that had been undone was done again.
    Redo(Redo),
}

/// A text that was seen for the first time: enough to know it again, and to know its heir.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The hash of the text.
    pub document: DocumentId,
    /// The earlier text that this one is an edited form of.
    pub of: Option<DocumentId>,
    /// The title in one line.
    pub title: Option<String>,
    /// The authors in order.
    pub authors: Vec<String>,
    /// The language of the body.
    pub language: Language,
    /// Its characters, white space left out.
    pub characters: u64,
    /// The hash of each block.
    pub blocks: Vec<BlockHash>,
    /// A sample of its four-character strings.
    pub sketch: Sketch,
}

/// A document was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// The document.
    pub document: DocumentId,
    /// Its absolute path, or `seed:NAME`.
    pub path: String,
}

/// The place where the reader left a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The document.
    pub document: DocumentId,
    /// The first place in sight; its length is 0.
    pub place: Place,
    /// Thousandths of the document's characters up to the last one that was in sight: 0 to 1000.
    pub progress: u16,
}

/// A document was taken out of the library; its marks are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removed {
    /// The document.
    pub document: DocumentId,
}

/// A document was put back into the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restored {
    /// The document.
    pub document: DocumentId,
}

/// A document was found at another path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The document.
    pub document: DocumentId,
    /// Its absolute path.
    pub path: String,
}

/// A letter was set on a place, or taken off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bookmark {
    /// The document.
    pub document: DocumentId,
    /// The letter.
    pub letter: char,
    /// The place, its length 0; `null` takes the letter off.
    pub place: Option<Place>,
}

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
    /// The passage that it was made from.
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

/// A setting of one document was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// The document.
    pub document: DocumentId,
    /// The setting's name as in the configuration file.
    pub name: String,
    /// Its value as in the configuration file; `null` goes back to the general setting.
    pub value: Option<String>,
}

/// An event was undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undo {
    /// The event.
    pub of: EventId,
}

/// An event that had been undone was done again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redo {
    /// The event, not its undoing.
    pub of: EventId,
}

impl Event {
    /// The names of all kinds, as the log writes them.
    pub const KINDS: [&str; 20] = [
        "edition",
        "opened",
        "position",
        "removed",
        "restored",
        "moved",
        "bookmark",
        "mark",
        "mark_kind",
        "unmark",
        "reattach",
        "note",
        "own_card",
        "card_text",
        "card_choice",
        "buried",
        "review",
        "setting",
        "undo",
        "redo",
    ];

    /// The event of this kind from its JSON; `None` for a kind that this version does not know.
    ///
    /// # Errors
    ///
    /// `serde_json::Error` where the data is not what the kind needs.
    pub fn from_parts(kind: &str, data: &str) -> Result<Option<Self>, serde_json::Error> {
        use serde_json::from_str as read;
        Ok(Some(match kind {
            "edition" => Self::Edition(read(data)?),
            "opened" => Self::Opened(read(data)?),
            "position" => Self::Position(read(data)?),
            "removed" => Self::Removed(read(data)?),
            "restored" => Self::Restored(read(data)?),
            "moved" => Self::Moved(read(data)?),
            "bookmark" => Self::Bookmark(read(data)?),
            "mark" => Self::Mark(read(data)?),
            "mark_kind" => Self::MarkKind(read(data)?),
            "unmark" => Self::Unmark(read(data)?),
            "reattach" => Self::Reattach(read(data)?),
            "note" => Self::Note(read(data)?),
            "own_card" => Self::OwnCard(read(data)?),
            "card_text" => Self::CardText(read(data)?),
            "card_choice" => Self::CardChoice(read(data)?),
            "buried" => Self::Buried(read(data)?),
            "review" => Self::Review(read(data)?),
            "setting" => Self::Setting(read(data)?),
            "undo" => Self::Undo(read(data)?),
            "redo" => Self::Redo(read(data)?),
            _ => return Ok(None),
        }))
    }

    /// True where the reader can take the event back with the undo key: everything that he wrote,
    /// not what the program notes by itself.
    #[must_use]
    pub fn can_be_undone(&self) -> bool {
        !matches!(
            self,
            Self::Edition(_) | Self::Opened(_) | Self::Position(_) | Self::Undo(_) | Self::Redo(_)
        )
    }
}
