//! What reaches the reader from outside.

use std::path::PathBuf;

use super::areas::Size;
use super::find::Request;
use super::kept::Kept;
use super::kept::Left;
use super::opened::Opened;
use super::opened::Source;
use super::quiz::deck::Deck;
use super::quiz::hand::Mix;
use super::shelf::Volume;
use super::structure::Found;
use crate::import::progress::Step;
use crate::journal::statistics::Statistics;
use crate::keymap::key::Key;
use crate::search::hits::Hit;
use crate::text::grapheme::AmbiguousWidth;

/// One thing that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// A text was pasted: never commands.
    Pasted(String),
    /// The mouse did something.
    Pointer(Pointer),
    /// The terminal has a new size.
    Resized(Size),
    /// The terminal has told how wide it draws ambiguous characters.
    AmbiguousWidth(AmbiguousWidth),
    /// A document was opened.
    Opened(Box<Opened>),
    /// How far the import of a document has come.
    Progress(Source, Step),
    /// What was left behind in the document that is open was read.
    Entered(Box<Left>),
    /// Something was written down, or could not be.
    Kept(Box<Kept>),
    /// The library was read.
    Library(Vec<Volume>),
    /// What the review log comes to.
    Tallied(Box<Statistics>),
    /// The file that was pointed to holds another document.
    OtherDocument(PathBuf),
    /// The structure of a document was found.
    StructureFound(Box<Found>),
    /// A search was made, with what it found.
    Searched(Box<Request>, Vec<Hit>),
    /// Cards were made.
    Dealt(Box<Deck>),
    /// The cards of several documents were put together.
    Mixed(Box<Mix>),
    /// An effect was performed; the text says what has come of it.
    Told(String),
    /// An effect could not be performed; the text says what and what to do about it.
    Failed(String),
    /// The process is about to be stopped, as Ctrl-Z does.
    Suspending,
    /// The process was asked to end (a signal, a hang-up).
    Ended,
}

/// What the mouse did, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pointer {
    /// What it did.
    pub gesture: Gesture,
    /// The column, from 0.
    pub column: u16,
    /// The row, from 0.
    pub row: u16,
}

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// The left button was pressed.
    Press,
    /// The mouse was moved with the left button held.
    Drag,
    /// The wheel was turned towards the end of the text.
    WheelDown,
    /// The wheel was turned towards the start of the text.
    WheelUp,
}
