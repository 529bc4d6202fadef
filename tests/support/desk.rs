//! A reader with a data folder: what it leaves behind is really written, and told to it at once.

use std::path::Path;

use wengu::app::Effect;
use wengu::app::Message;
use wengu::document::Document;
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
}

impl Desk {
    /// A reader of this size with `document` and the data folder at `home`.
    pub(crate) fn new(size: (u16, u16), document: Document, home: &Path) -> Self {
        Self::at(1_767_600_000_000, size, document, home)
    }

    /// The same at this moment, in milliseconds since 1970.
    pub(crate) fn at(now: i64, size: (u16, u16), document: Document, home: &Path) -> Self {
        let store = Store::open(DataFolder::at(home), DeviceName::nearest("desk", ""));
        let records = Records::new(store);
        let screen = Screen::new(size.0, size.1, document);
        let mut desk = Self { screen, records, now };
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

    fn settle(&mut self) {
        while !self.screen.effects.is_empty() {
            for effect in std::mem::take(&mut self.screen.effects) {
                self.now += 1000;
                let now = Timestamp(self.now);
                self.screen.now = now;
                let answer = match effect {
                    Effect::Enter(opened) => {
                        let left = self.records.enter(&opened, now);
                        self.screen.send(Message::Entered(Box::new(left)));
                        self.records.flush()
                    }
                    Effect::Record(events) => self.records.keep(events, now),
                    Effect::Annotate(marks, note) => self.records.annotate(marks, note, now),
                    Effect::Undo => self.records.undo(now),
                    Effect::Redo => self.records.redo(now),
                    Effect::Deal(document) => {
                        let cards = make_cards(&document, &Words);
                        let deck = self.records.deal(document, cards, now);
                        self.screen.send(Message::Dealt(Box::new(deck)));
                        continue;
                    }
                    Effect::ListLibrary => {
                        let volumes = self.records.library(now);
                        self.screen.send(Message::Library(volumes));
                        continue;
                    }
                    _ => continue,
                };
                self.screen.send(Message::Kept(Box::new(answer)));
            }
        }
    }

    /// The status line.
    pub(crate) fn status(&self) -> String {
        self.screen.rows().pop().unwrap()
    }
}
