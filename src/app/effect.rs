//! What the outside has to do: plain data that a test can compare.

use std::sync::Arc;

use super::find::Request;
use crate::document::Document;

/// Something for the runtime or the terminal to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Read and import this document; the answer is [`super::Message::Opened`] or
    /// [`super::Message::Failed`].
    Open(super::opened::Source),
    /// Find the structure of a document that is too long to do it at once
    /// ([`super::structure::Structure::of`]); the answer is [`super::Message::StructureFound`].
    FindStructure(Arc<Document>),
    /// Search a document that is too long to do it at once ([`crate::search::hits::find_hits`]);
    /// the answer is [`super::Message::Searched`].
    Search(Box<Request>),
    /// Load the dictionary of Chinese words; the answer is [`super::Message::WordsLoaded`] or
    /// [`super::Message::Failed`].
    LoadWords,
    /// Put this text into the clipboard (OSC 52).
    Copy(String),
    /// Draw every cell anew.
    Redraw,
    /// Leave the terminal, stop the process, and come back when it is continued.
    Suspend,
    /// Leave the program.
    Quit,
}
