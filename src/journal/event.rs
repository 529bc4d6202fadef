//! The events: each is one line of a log, and its names are the format's (`docs/data-format.md`).
//!
//! A field may be added with `#[serde(default)]`; none may be renamed or dropped. No field may be
//! left out when written: the index keeps these values in a format that counts fields.

mod card;
mod document;
mod fitted;
mod mark;

use serde::{Deserialize, Serialize};

use super::id::EventId;
use crate::schedule::Timestamp;

pub use card::{Buried, CardChoice, CardId, CardText, Choice, OwnCard, Review, TakenCard};
pub use document::{Bookmark, Edition, Found, Moved, Opened, Position, Removed, Restored, Setting};
pub use fitted::Fitted;
pub use mark::{Mark, MarkKind, MarkKindChange, Note, Reattach, Unmark};

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
    /// A document was found and not opened.
    Found(Found),
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
    OwnCard(Box<OwnCard>),
    /// A proposed card was taken into the deck: its words as they were then.
    CardTaken(Box<TakenCard>),
    /// The words of a card were changed.
    CardText(CardText),
    /// It was decided whether cards are asked.
    CardChoice(CardChoice),
    /// A card was put off until a day.
    Buried(Buried),
    /// A card was answered.
    Review(Review),
    /// The weights of the schedule were fitted.
    Fitted(Box<Fitted>),
    /// A setting of one document was changed.
    Setting(Setting),
    /// An event was undone.
    Undo(Undo),
    /// An event that had been undone was done again.
    Redo(Redo),
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
    pub const KINDS: [&str; 23] = [
        "edition",
        "opened",
        "found",
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
        "card_taken",
        "card_text",
        "card_choice",
        "buried",
        "review",
        "fitted",
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
            "found" => Self::Found(read(data)?),
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
            "card_taken" => Self::CardTaken(read(data)?),
            "card_text" => Self::CardText(read(data)?),
            "card_choice" => Self::CardChoice(read(data)?),
            "buried" => Self::Buried(read(data)?),
            "review" => Self::Review(read(data)?),
            "fitted" => Self::Fitted(read(data)?),
            "setting" => Self::Setting(read(data)?),
            "undo" => Self::Undo(read(data)?),
            "redo" => Self::Redo(read(data)?),
            _ => return Ok(None),
        }))
    }

    /// True where the event changes which cards a document has, or their words.
    #[must_use]
    pub fn is_of_deck(&self) -> bool {
        matches!(
            self,
            Self::OwnCard(_) | Self::CardTaken(_) | Self::CardText(_) | Self::CardChoice(_)
        )
    }

    /// True where the reader can take the event back with the undo key: everything that he wrote,
    /// not what the program notes by itself.
    #[must_use]
    pub fn can_be_undone(&self) -> bool {
        !matches!(
            self,
            Self::Edition(_)
                | Self::Opened(_)
                | Self::Found(_)
                | Self::Position(_)
                | Self::Undo(_)
                | Self::Redo(_)
        )
    }
}
