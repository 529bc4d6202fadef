//! The library screen in use: opening, removing, and pointing to files that were moved.

use std::path::Path;
use std::path::PathBuf;

use super::App;
use super::effect::Effect;
use super::files::Files;
use super::line::Purpose;
use super::opened::Source;
use super::popup::Content;
use super::popup::Popup;
use super::shelf::Volume;
use crate::action::Action;
use crate::config::Interface;
use crate::journal::event::Event;
use crate::journal::event::Removed;
use crate::schedule::Timestamp;

/// The rows of the screen that are no documents: the heading above, the path below.
const FRAME: u16 = 2;

impl App {
    /// Shows the library, which is read for it; where it is empty the guide is opened.
    #[must_use]
    pub fn open_library(&mut self) -> Vec<Effect> {
        if !self.is_library_open() {
            self.popups.push(Popup { content: Content::Library, top: 0 });
        }
        self.leave_position().into_iter().chain([Effect::ListLibrary]).collect()
    }

    /// True where the first thing to show is there: the library, or what was left behind in the
    /// document that is open.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        match &self.reading {
            Some(reading) => reading.standing.is_some(),
            None => !self.shelf.is_new(),
        }
    }

    fn is_library_open(&self) -> bool {
        self.popups.iter().any(|popup| popup.content == Content::Library)
    }

    /// How many documents the screen has room for.
    fn library_height(&self) -> usize {
        self.areas().map_or(1, |areas| usize::from(areas.popup.height.saturating_sub(FRAME).max(1)))
    }

    /// Takes in the library.
    pub(super) fn take_library(&mut self, volumes: Vec<Volume>, now: Timestamp) -> Vec<Effect> {
        self.shelf.fill(volumes, now);
        if self.shelf.is_new() && self.reading.is_none() {
            let guide = self.interface().pick("guide", "guide-en");
            return vec![Effect::Open(Source::Seed(guide.to_owned()))];
        }
        self.review_library()
    }

    /// Reads the library again where it is on the screen.
    pub(super) fn refresh_library(&self) -> Vec<Effect> {
        if self.is_library_open() { vec![Effect::ListLibrary] } else { Vec::new() }
    }

    /// Keeps the chosen document in sight.
    pub(super) fn settle_library(&mut self) {
        let height = self.library_height();
        self.shelf.listing.settle(self.shelf.rows.len(), height);
    }

    /// Does what an action asks of the library screen.
    pub(super) fn act_in_library(&mut self, action: Action, count: Option<usize>) -> Vec<Effect> {
        let extent = (self.shelf.rows.len(), self.library_height());
        let before = self.shelf.listing.chosen;
        if self.shelf.listing.act(action, count, extent) {
            self.shelf.skip_folder(self.shelf.listing.chosen >= before);
            return Vec::new();
        }
        match action {
            Action::Follow => return self.open_chosen(),
            Action::Quiz => return self.review_chosen(),
            Action::LibraryFilter => self.open_line(Purpose::Shelf),
            Action::LibraryOrder => self.shelf.next_order(),
            Action::LibraryGroup => self.shelf.toggle_groups(),
            Action::LibraryLocate if self.shelf.chosen().is_some() => {
                self.open_line(Purpose::Locate);
            }
            Action::LibraryRemove => {
                let removed = self.shelf.chosen().map(|volume| volume.entry.document);
                return removed.map_or_else(Vec::new, |document| {
                    vec![Effect::Record(vec![Event::Removed(Removed { document })])]
                });
            }
            Action::Close | Action::FocusText | Action::Back => return self.close_library(),
            _ => {}
        }
        Vec::new()
    }

    /// Takes the filter off, or puts the screen away; without a document behind it that is the end.
    fn close_library(&mut self) -> Vec<Effect> {
        if !self.shelf.filter().is_empty() {
            self.shelf.set_filter("");
            return Vec::new();
        }
        if self.reading.is_none() {
            return self.quit();
        }
        self.popups.retain(|popup| popup.content != Content::Library);
        Vec::new()
    }

    fn open_chosen(&mut self) -> Vec<Effect> {
        let Some(volume) = self.shelf.chosen() else { return Vec::new() };
        let Some(path) = &volume.entry.path else { return Vec::new() };
        if volume.is_missing {
            let text = self.interface().pick(
                "文件不在那里了：按 p 指出它的新位置",
                "the file is not there any more: p points to its new place",
            );
            self.status.error(text);
            return Vec::new();
        }
        vec![Effect::Open(Source::of_path(path))]
    }

    /// Opens the chosen document for its sitting.
    fn review_chosen(&mut self) -> Vec<Effect> {
        let effects = self.open_chosen();
        let opened = effects.iter().find_map(|effect| match effect {
            Effect::Open(source) => Some(source.clone()),
            _ => None,
        });
        if let Some(source) = opened {
            self.set_files(Files::new([source], 0).for_review(0));
        }
        effects
    }

    /// Says that the file that was pointed to is not the chosen document.
    pub(super) fn say_other_document(&mut self, path: &Path) {
        let name = path.display();
        self.status.error(match self.interface() {
            Interface::Zh => format!("{name} 是另一篇文章；要读它，用 :open"),
            Interface::En => format!("{name} is another document; :open opens it"),
        });
    }

    /// Points to the file of the chosen document.
    pub(super) fn locate_chosen(&mut self, path: &str) -> Vec<Effect> {
        match self.shelf.chosen() {
            Some(volume) if !path.is_empty() => {
                vec![Effect::Locate(volume.entry.document, PathBuf::from(path))]
            }
            _ => Vec::new(),
        }
    }
}
