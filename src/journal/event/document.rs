//! What happens to a document as a whole.

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::document::fingerprint::{BlockHash, DocumentId, Fingerprint, Sketch};
use crate::document::language::Language;
use crate::document::place::Place;

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

impl Edition {
    /// The text of `document`, which is known by `text`; `of` is the one that it was edited from.
    #[must_use]
    pub fn of(document: &Document, text: Fingerprint, of: Option<DocumentId>) -> Self {
        Self {
            document: text.document,
            of,
            title: document.front.title.clone(),
            authors: document.front.authors.clone(),
            language: document.language,
            characters: document.character_count() as u64,
            blocks: text.blocks,
            sketch: text.sketch,
        }
    }
}

/// A document was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// The document.
    pub document: DocumentId,
    /// Its absolute path, or `seed:NAME`.
    pub path: String,
}

/// A document was named, or lies in a folder that was, and was not opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
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
