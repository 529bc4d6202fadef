//! What an importer has to say about a file: set aside, mended, or left undecided.

use serde::Deserialize;
use serde::Serialize;

use crate::document::block::BlockId;
use crate::text::clean::Removed;

/// One remark about the imported text, with its place and the words it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// What kind of remark it is.
    pub kind: WarningKind,
    /// One sentence in English.
    pub message: String,
    /// The block it is about, or the block that follows what was set aside.
    pub block: Option<BlockId>,
    /// The text that was set aside, word for word, and then in no block; or the words of the text
    /// that are in doubt, with a line break where a join is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
}

impl Warning {
    /// A remark without a place.
    #[must_use]
    pub fn new(kind: WarningKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), block: None, quote: None }
    }

    /// The same remark about `block`, or about what stood before it.
    #[must_use]
    pub fn at(mut self, block: BlockId) -> Self {
        self.block = Some(block);
        self
    }

    /// The same remark with the words that were set aside or are in doubt.
    #[must_use]
    pub fn quoting(mut self, quote: impl Into<String>) -> Self {
        self.quote = Some(quote.into());
        self
    }

    /// The remark about characters that cleaning has taken out; `None` where there were none.
    #[must_use]
    pub fn for_removed(removed: Removed) -> Option<Self> {
        (removed.total() > 0).then(|| {
            Self::new(
                WarningKind::ControlCharacters,
                format!(
                    "{} control, {} bidirectional and {} other format characters were taken out",
                    removed.controls, removed.bidi, removed.formats
                ),
            )
        })
    }
}

/// The kinds of remarks, named as the command line's JSON names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WarningKind {
    /// A running head, page number or journal line, set aside.
    Furniture,
    /// A table of contents, set aside.
    TableOfContents,
    /// A mark in the text without a definition.
    OrphanReference,
    /// A definition that no mark points to.
    OrphanDefinition,
    /// A line that could be a heading and was left as text, or the other way round.
    UncertainHeading,
    /// A label whose kind (note mark or list label) could not be decided.
    UncertainMark,
    /// Two pieces of text that might be one paragraph, or one that might be two.
    UncertainJoin,
    /// Control or bidirectional formatting characters that were taken out.
    ControlCharacters,
    /// Bytes that are not text in the file's encoding, shown as U+FFFD.
    InvalidBytes,
    /// The encoding is a guess.
    UncertainEncoding,
    /// A definition whose label was already defined.
    DuplicateDefinition,
    /// Something of the format that has no place in the document model.
    Unsupported,
}
