//! What the outside has to do: plain data that a test can compare.

use std::path::PathBuf;
use std::sync::Arc;

use super::find::Request;
use super::kept::Trace;
use super::opened::Opened;
use super::opened::Source;
use super::pictures::Wanted;
use crate::document::Document;
use crate::document::fingerprint::DocumentId;
use crate::journal::event::Event;

/// The longest text that is copied, in bytes: xterm and others take 100,000 bytes of base64 in one
/// sequence, and drop a longer one without a word.
pub const COPY_MAX: usize = 74_994;

/// Something for the runtime or the terminal to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read and import this document; the answer is [`super::Message::Opened`] or
    /// [`super::Message::Failed`].
    Open(Source),
    /// Stop reading and importing the document that was asked for last.
    StopOpening,
    /// Read what was left behind in this document, which is open from now on, and write down that it
    /// was opened; the answers are [`super::Message::Entered`] and [`super::Message::Kept`].
    Enter(Box<Opened>),
    /// Bring these documents into the library without opening them; the answers are
    /// [`super::Message::Kept`], one after another.
    Gather(Vec<Source>),
    /// Write these down as one change in a document whose id is not known yet; the answer is
    /// [`super::Message::Kept`].
    Leave(Arc<Document>, Vec<Trace>),
    /// Write these events down as one change; the answer is [`super::Message::Kept`].
    Record(Vec<Event>),
    /// Write these marks in a document down with a note on the first, as one change; the answer is
    /// [`super::Message::Kept`].
    Annotate(Arc<Document>, Vec<Trace>, String),
    /// Try again to write what could not be written; the answer is [`super::Message::Kept`].
    Save,
    /// Read the library; the answer is [`super::Message::Library`].
    ListLibrary,
    /// Say what the review log comes to; the answer is [`super::Message::Tallied`].
    Tally,
    /// Write down that the document's file is this one now, if it is; the answer is
    /// [`super::Message::Kept`], [`super::Message::OtherDocument`] or [`super::Message::Failed`].
    Locate(DocumentId, PathBuf),
    /// Take the last change back; the answer is [`super::Message::Kept`].
    Undo,
    /// Do again what was taken back last; the answer is [`super::Message::Kept`].
    Redo,
    /// Find the structure of a document that is too long to do it at once
    /// ([`super::structure::Structure::of`]); the answer is [`super::Message::StructureFound`].
    FindStructure(Arc<Document>),
    /// Search a document that is too long to do it at once ([`crate::search::hits::find_hits`]);
    /// the answer is [`super::Message::Searched`].
    Search(Box<Request>),
    /// Say where each card of a document stands in its deck and in the schedule, after making them
    /// where that was not done; the answer is [`super::Message::Dealt`].
    Deal(super::quiz::deck::Request),
    /// Say which cards of these documents are in a deck, for one sitting over all of them; the answer
    /// is [`super::Message::Mixed`].
    Mix(Vec<Source>),
    /// Show or save this picture; the answers are [`super::Message::Told`] or
    /// [`super::Message::Failed`].
    Picture(Box<Wanted>),
    /// Put this text into the clipboard (OSC 52).
    Copy(String),
    /// Take the mouse for the reader, or leave it to the terminal.
    Mouse(bool),
    /// Draw every cell anew.
    Redraw,
    /// Leave the terminal, stop the process, and come back when it is continued.
    Suspend,
    /// Leave the program.
    Quit,
}
