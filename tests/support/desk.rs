//! A reader with a data folder: what it leaves behind is really written, and told to it at once.

use std::path::Path;
use std::sync::Arc;

use wengu::app::Effect;
use wengu::app::Message;
use wengu::app::Opened;
use wengu::app::opened::Source;
use wengu::app::quiz::deck::Request;
use wengu::document::Document;
use wengu::import::ImportOptions;
use wengu::import::import;
use wengu::journal::id::DeviceName;
use wengu::recall::card::make_cards;
use wengu::runtime::records::Records;
use wengu::schedule::Timestamp;
use wengu::store::Store;
use wengu::store::paths::DataFolder;
use wengu::text::words::Words;

use crate::screen::Screen;

/// The reader with its records.
pub(crate) struct Desk {
    pub(crate) screen: Screen,
    records: Records,
    now: i64,
    /// True where the reader has asked to leave the program.
    pub(crate) has_quit: bool,
}

impl Desk {
    /// A reader of this size with `document` and the data folder at `home`.
    pub(crate) fn new(size: (u16, u16), document: Document, home: &Path) -> Self {
        Self::at(1_767_600_000_000, size, document, home)
    }

    /// The same at this moment, in milliseconds since 1970.
    pub(crate) fn at(now: i64, size: (u16, u16), document: Document, home: &Path) -> Self {
        let mut desk = Self { now, ..Self::slow(size, document, home) };
        desk.settle();
        desk
    }

    /// Keys are typed; what each asks to be written is written before the next.
    pub(crate) fn keys(&mut self, written: &str) -> &mut Self {
        for key in wengu::keymap::chord::parse(written).unwrap() {
            self.screen.send(Message::Key(key));
            self.settle();
        }
        self
    }

    /// Minutes pass.
    pub(crate) fn later(&mut self, minutes: i64) -> &mut Self {
        self.now += minutes * 60_000;
        self.screen.now = Timestamp(self.now);
        self
    }

    /// A document is opened.
    pub(crate) fn open(&mut self, source: Source) -> &mut Self {
        self.screen.send(Message::Opened(Box::new(opened(source))));
        self.settle();
        self
    }

    /// A reader whose disk is so slow that nothing comes back from it.
    pub(crate) fn slow(size: (u16, u16), document: Document, home: &Path) -> Self {
        let store = Store::open(DataFolder::at(home), DeviceName::nearest("desk", ""));
        let screen = Screen::new(size.0, size.1, document);
        Self { screen, records: Records::new(store), now: 1_767_600_000_000, has_quit: false }
    }

    /// The program has ended: what it asked for is done, and reaches nobody any more.
    pub(crate) fn end(mut self) {
        for effect in std::mem::take(&mut self.screen.effects) {
            let _ = self.perform(effect);
        }
    }

    fn settle(&mut self) {
        while !self.screen.effects.is_empty() {
            for effect in std::mem::take(&mut self.screen.effects) {
                for answer in self.perform(effect) {
                    self.screen.send(answer);
                }
            }
        }
    }

    fn perform(&mut self, effect: Effect) -> Vec<Message> {
        self.now += 1000;
        let now = Timestamp(self.now);
        self.screen.now = now;
        let records = &mut self.records;
        let kept = match effect {
            Effect::Enter(opened) => {
                let left = records.enter(&opened, now);
                let kept = Message::Kept(Box::new(records.flush()));
                return vec![Message::Entered(Box::new(left)), kept];
            }
            Effect::Leave(document, traces) => records.leave(&document, traces, now),
            Effect::Record(events) => records.keep(events, now),
            Effect::Annotate(document, marks, note) => {
                records.annotate(&document, marks, note, now)
            }
            Effect::Save => records.flush(),
            Effect::Undo => records.undo(now),
            Effect::Redo => records.redo(now),
            Effect::Deal(Request { document, made }) => {
                let made = made.unwrap_or_else(|| make_cards(&document, &Words).into());
                return vec![Message::Dealt(Box::new(records.deal(document, made, now)))];
            }
            Effect::Tally => {
                return vec![Message::Tallied(Box::new(records.statistics(now)))];
            }
            Effect::Mix(sources) => {
                return vec![Message::Mixed(Box::new(records.mix(sources, now)))];
            }
            Effect::ListLibrary => return vec![Message::Library(records.library(now))],
            Effect::Open(source) => return vec![Message::Opened(Box::new(opened(source)))],
            Effect::Quit => {
                self.has_quit = true;
                return Vec::new();
            }
            _ => return Vec::new(),
        };
        vec![Message::Kept(Box::new(kept))]
    }

    /// The status line.
    pub(crate) fn status(&self) -> String {
        self.screen.rows().pop().unwrap()
    }
}

/// A document that ships inside.
fn opened(source: Source) -> Opened {
    let Source::Seed(name) = &source else { panic!("{source:?} is not inside") };
    let seed = wengu::seeds::SEEDS.iter().find(|seed| seed.name == name).unwrap();
    let document = import(seed.text.as_bytes(), &ImportOptions::default()).unwrap().document;
    Opened { name: name.clone(), document: Arc::new(document), source }
}
