//! What the reader leaves behind, as the outside tells of it: where it stands in the text, and
//! whether it is on the disk.

use std::sync::Arc;

use crate::document::Document;
use crate::document::fingerprint::DocumentId;
use crate::document::place::Place;
use crate::journal::event::{Bookmark, Event, Mark, MarkKind, Position};
use crate::journal::saving::Saving;
use crate::journal::standing::Standing;

/// What was left behind in a document, as it stands in it now.
#[derive(Debug, Clone)]
pub struct Left {
    /// The document.
    pub document: Arc<Document>,
    /// Its id, and where everything stands.
    pub standing: Standing,
}

/// What a reader leaves in a document, whatever its id may be: keys that are typed ahead come before
/// the store has been read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trace {
    /// Where reading stopped, with the thousandths of the document that are read.
    Position(Place, u16),
    /// A letter on a place.
    Bookmark(char, Place),
    /// A passage that is marked.
    Mark(MarkKind, Place),
}

impl Trace {
    /// The event that it is in this document.
    #[must_use]
    pub fn in_document(self, document: DocumentId) -> Event {
        match self {
            Self::Position(place, progress) => {
                Event::Position(Position { document, place, progress })
            }
            Self::Bookmark(letter, place) => {
                Event::Bookmark(Bookmark { document, letter, place: Some(place) })
            }
            Self::Mark(mark, place) => Event::Mark(Mark { document, mark, place }),
        }
    }
}

/// Something was written down, or could not be.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Whether it was new, taken back or done again.
    pub way: Way,
    /// What it consists of; empty where there was nothing to take back or do again.
    pub events: Vec<Event>,
    /// What stands in the document that is open, where that may have changed.
    pub left: Option<Left>,
    /// Whether everything is on the disk.
    pub saving: Saving,
}

/// How a change came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It is new.
    Written,
    /// It was taken back.
    Undone,
    /// It was done again.
    Redone,
}
