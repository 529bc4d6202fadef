//! The state of the reader and the one place that changes it.
//!
//! Everything here is plain data: a [`Message`] goes in through [`App::update`], what the outside
//! has to do comes out as [`Effect`]s, and drawing reads the state without changing it.

pub mod areas;
mod argument;
mod bookmarks;
pub mod command;
pub mod cover;
mod covering;
pub mod detail;
pub mod draft;
pub mod drafting;
mod editing;
pub mod effect;
pub mod files;
pub mod find;
pub mod help;
mod jumps;
pub mod kept;
pub mod keys;
mod leaving;
mod library;
pub mod line;
pub mod listing;
pub mod mark_list;
mod marking;
pub mod memory;
pub mod message;
pub mod mode;
mod motion;
pub mod notes;
pub mod opened;
pub mod opening;
pub mod outline;
mod panes;
mod passage;
pub mod pictures;
mod pointer;
pub mod popup;
pub mod quiz;
pub mod reading;
pub mod reviewing;
pub mod saving;
mod selecting;
mod setting;
mod settle;
pub mod shelf;
pub mod statistics;
pub mod status;
pub mod structure;
pub mod typesetting;
mod update;

use crate::action::Scope;
use crate::config::Ambiguous;
use crate::config::Interface;
use crate::config::Settings;
use crate::config::load::Config;
use crate::document::Document;
use crate::text::grapheme::AmbiguousWidth;

pub use areas::{Area, Areas, Size};
pub use effect::Effect;
pub use message::Message;
pub use mode::{Focus, Mode};
pub use opened::Opened;

use areas::Panes;
use files::Files;
use find::Find;
use keys::Keys;
use line::Histories;
use mark_list::MarkList;
use notes::NotesPane;
use outline::OutlinePane;
use popup::Popup;
use quiz::Quiz;
use reading::Reading;
use shelf::Shelf;
use status::Status;

/// The reader: one field for each screen part.
#[derive(Debug)]
pub struct App {
    /// The document that is open, and where in it the reader is.
    pub(crate) reading: Option<Reading>,
    /// The documents that were named, to go through.
    pub(crate) files: Files,
    /// The outline.
    pub(crate) outline: OutlinePane,
    /// The notes on the page.
    pub(crate) notes: NotesPane,
    /// The search in force.
    pub(crate) find: Find,
    /// The list of marks.
    pub(crate) marks: MarkList,
    /// The library.
    pub(crate) shelf: Shelf,
    /// The quiz.
    pub(crate) quiz: Quiz,
    /// What the keys go to.
    pub(crate) mode: Mode,
    /// What lies over the panes, the topmost last.
    pub(crate) popups: Vec<Popup>,
    /// The keymap and the keys typed so far.
    pub(crate) keys: Keys,
    /// What was typed into input lines before.
    pub(crate) histories: Histories,
    /// What the status line has to say.
    pub(crate) status: Status,
    /// How the reader looks and sets text.
    pub(crate) settings: Settings,
    /// The terminal's size.
    pub(crate) size: Size,
    /// How wide the terminal has said it draws ambiguous characters.
    pub(crate) terminal_ambiguous: AmbiguousWidth,
}

impl App {
    /// A reader without a document. `interface` is used where the settings name no language.
    #[must_use]
    pub fn new(config: Config, interface: Interface, size: Size) -> Self {
        let Config { mut settings, keymap } = config;
        settings.language.get_or_insert(interface);
        Self {
            reading: None,
            files: Files::default(),
            outline: OutlinePane::default(),
            notes: NotesPane::default(),
            find: Find::default(),
            marks: MarkList::default(),
            shelf: Shelf::default(),
            quiz: Quiz::default(),
            mode: Mode::default(),
            popups: Vec::new(),
            keys: Keys::new(keymap),
            histories: Histories::default(),
            status: Status::default(),
            settings,
            size,
            terminal_ambiguous: AmbiguousWidth::default(),
        }
    }

    /// Where each part stands on the screen; `None` where the terminal is too small.
    #[must_use]
    pub fn areas(&self) -> Option<Areas> {
        self.areas_with(self.reading.as_ref().map(Reading::document))
    }

    /// Where each part stands with this document open.
    fn areas_with(&self, document: Option<&Document>) -> Option<Areas> {
        let has_notes = |document: &Document| !document.footnotes.is_empty();
        let panes = Panes {
            arrangement: self.settings.arrangement,
            measure: self.settings.measure,
            outline: self.outline.wanted,
            notes: !self.notes.is_hidden && document.is_some_and(has_notes),
        };
        Areas::of(self.size, panes)
    }

    /// The language of the interface.
    #[must_use]
    pub fn interface(&self) -> Interface {
        self.settings.language.unwrap_or_default()
    }

    /// How wide ambiguous characters are drawn.
    #[must_use]
    pub fn ambiguous(&self) -> AmbiguousWidth {
        match self.settings.ambiguous {
            Ambiguous::Narrow => AmbiguousWidth::Narrow,
            Ambiguous::Wide => AmbiguousWidth::Wide,
            Ambiguous::Auto => self.terminal_ambiguous,
        }
    }

    /// The labels of the notes whose marks are on the page, in order.
    pub fn notes_on_page(&self) -> impl Iterator<Item = &str> {
        self.notes.notes.iter().map(|note| note.label.as_str())
    }

    /// True where nothing lies over the text.
    #[must_use]
    pub fn is_text_in_sight(&self) -> bool {
        let is_covered = self.areas().is_none_or(|a| a.outline.is_some() && !a.is_columns);
        self.popups.is_empty() && !is_covered && matches!(self.mode, Mode::Panes { .. })
    }

    /// The settings in force.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Where the next key is looked up.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match &self.mode {
            Mode::Line { .. } => Scope::Line,
            Mode::Write(_) => Scope::Note,
            Mode::Select { .. } if self.popups.is_empty() => Scope::Select,
            Mode::Select { .. } => Scope::Popup,
            Mode::Panes { focus } => match self.popups.last() {
                Some(popup) => popup.content.scope(),
                None if *focus == Focus::Text && self.awaits_grade() => Scope::Cover,
                None => focus.scope(),
            },
        }
    }
}
