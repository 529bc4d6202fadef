//! The library screen's state: which documents it shows, in which order, and which is chosen.

use std::cmp::Reverse;
use std::path::Path;

use super::listing::Listing;
use crate::journal::library::Entry;
use crate::schedule::Timestamp;
use crate::text::fold;

/// A document of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volume {
    /// What is known of it.
    pub entry: Entry,
    /// True where its file is not where it was.
    pub is_missing: bool,
    /// How many of its cards are due.
    pub due: usize,
}

impl Volume {
    /// The title, else the file's name; `None` where it has neither.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.entry.title_or_file()
    }

    /// The folder that its file is in; `None` for a document without a file.
    #[must_use]
    pub fn folder(&self) -> Option<&str> {
        let path = self.entry.path.as_deref().filter(|path| path.starts_with('/'))?;
        Path::new(path).parent()?.to_str()
    }

    /// How far it was read, in percent.
    #[must_use]
    pub fn percent(&self) -> u16 {
        self.entry.position.as_ref().map_or(0, |position| position.progress / 10)
    }

    fn matches(&self, wanted: &str) -> bool {
        let authors = self.entry.authors.iter().map(String::as_str);
        let words = self.title().into_iter().chain(self.entry.path.as_deref()).chain(authors);
        words.map(fold::fold).any(|text| text.contains(wanted))
    }
}

/// In which order the documents stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// The one read last first.
    #[default]
    LastRead,
    /// By title.
    Title,
    /// The one with most left to read first.
    Progress,
    /// The one with most cards due first.
    Due,
}

impl Order {
    /// The next order, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::LastRead => Self::Title,
            Self::Title => Self::Progress,
            Self::Progress => Self::Due,
            Self::Due => Self::LastRead,
        }
    }
}

/// A row of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// The folder of the documents below.
    Folder(String),
    /// The document at this index.
    Volume(usize),
}

/// The library screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shelf {
    volumes: Vec<Volume>,
    filter: String,
    /// In which order the documents stand.
    pub order: Order,
    /// True where they stand under their folders.
    pub is_grouped: bool,
    /// What is shown, from the top.
    pub rows: Vec<Row>,
    /// The chosen row.
    pub listing: Listing,
    /// When the library was looked at.
    pub now: Timestamp,
}

impl Shelf {
    /// Takes in the library as it is now; what was chosen stays chosen.
    pub fn fill(&mut self, volumes: Vec<Volume>, now: Timestamp) {
        let chosen = self.chosen().map(|volume| volume.entry.document);
        self.volumes = volumes;
        self.now = now;
        self.arrange();
        let again = self.rows.iter().position(|row| {
            self.volume(row).map(|volume| volume.entry.document) == chosen && chosen.is_some()
        });
        self.listing.chosen = again.unwrap_or(self.listing.chosen);
        self.skip_folder(true);
    }

    /// The documents in the library, in no order.
    pub fn volumes(&self) -> impl Iterator<Item = &Volume> {
        self.volumes.iter().filter(|volume| !volume.entry.removed)
    }

    /// True where there is no document at all, not even one taken out of the library.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.volumes.is_empty()
    }

    /// What the titles, authors and paths shown have to contain.
    #[must_use]
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Shows only what contains `filter`.
    pub fn set_filter(&mut self, filter: &str) {
        if self.filter != filter {
            filter.clone_into(&mut self.filter);
            self.start_over();
        }
    }

    /// Puts the documents into the next order.
    pub fn next_order(&mut self) {
        self.order = self.order.next();
        self.start_over();
    }

    /// Puts the documents under their folders, or not.
    pub fn toggle_groups(&mut self) {
        self.is_grouped = !self.is_grouped;
        self.start_over();
    }

    /// The document of a row.
    #[must_use]
    pub fn volume(&self, row: &Row) -> Option<&Volume> {
        match row {
            Row::Folder(_) => None,
            Row::Volume(index) => self.volumes.get(*index),
        }
    }

    /// The chosen document.
    #[must_use]
    pub fn chosen(&self) -> Option<&Volume> {
        self.rows.get(self.listing.chosen).and_then(|row| self.volume(row))
    }

    /// How many documents are shown.
    #[must_use]
    pub fn shown(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row, Row::Volume(_))).count()
    }

    /// Leaves a folder's row, which cannot be chosen, downwards or upwards.
    pub fn skip_folder(&mut self, down: bool) {
        let is_folder = |at: usize| matches!(self.rows.get(at), Some(Row::Folder(_)));
        let at = self.listing.chosen;
        if is_folder(at) {
            // A folder has a document below it; the first row has nothing above it.
            self.listing.chosen = if down || at == 0 { at + 1 } else { at - 1 };
        }
    }

    /// Arranges the rows anew and chooses the first document.
    fn start_over(&mut self) {
        self.arrange();
        self.listing = Listing::default();
        self.skip_folder(true);
    }

    fn arrange(&mut self) {
        let wanted = fold::fold(&self.filter);
        let mut shown: Vec<usize> = (0..self.volumes.len())
            .filter(|&at| !self.volumes[at].entry.removed && self.volumes[at].matches(&wanted))
            .collect();
        let volumes = &self.volumes;
        match self.order {
            Order::LastRead => {}
            Order::Title => shown.sort_by_key(|&at| volumes[at].title().map(fold::letters)),
            Order::Progress => shown.sort_by_key(|&at| volumes[at].percent()),
            Order::Due => shown.sort_by_key(|&at| Reverse(volumes[at].due)),
        }
        self.rows.clear();
        if !self.is_grouped {
            self.rows.extend(shown.into_iter().map(Row::Volume));
            return;
        }
        shown.sort_by_key(|&at| volumes[at].folder());
        let mut last = None;
        for at in shown {
            let folder = volumes[at].folder().unwrap_or_default();
            if last != Some(folder) {
                self.rows.push(Row::Folder(folder.to_owned()));
                last = Some(folder);
            }
            self.rows.push(Row::Volume(at));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::language::Language;

    fn volume(digit: &str, title: &str, path: &str) -> Volume {
        let entry = Entry {
            document: digit.repeat(32).parse().unwrap(),
            title: Some(title.to_owned()),
            authors: Vec::new(),
            language: Language::default(),
            characters: 1,
            path: Some(path.to_owned()),
            position: None,
            last_read: None,
            marks: 0,
            bookmarks: 0,
            removed: false,
        };
        Volume { entry, is_missing: false, due: 0 }
    }

    fn shelf() -> Shelf {
        let mut shelf = Shelf::default();
        let volumes = vec![
            volume("1", "为学之序", "/b/序.txt"),
            volume("2", "Reading", "/a/r.md"),
            volume("3", "讀書之法", "/b/法.txt"),
        ];
        shelf.fill(volumes, Timestamp(0));
        shelf
    }

    fn titles(shelf: &Shelf) -> Vec<&str> {
        let title = |row| shelf.volume(row).map_or("/", |volume| volume.title().unwrap());
        shelf.rows.iter().map(title).collect()
    }

    #[test]
    fn a_filter_finds_traditional_characters_by_simplified_ones() {
        let mut shelf = shelf();
        shelf.set_filter("读书");
        assert_eq!(titles(&shelf), ["讀書之法"]);
        assert_eq!(shelf.chosen().unwrap().title(), Some("讀書之法"));
    }

    #[test]
    fn documents_stand_under_their_folders() {
        let mut shelf = shelf();
        shelf.toggle_groups();
        assert_eq!(titles(&shelf), ["/", "Reading", "/", "为学之序", "讀書之法"]);
        assert_eq!(shelf.chosen().unwrap().title(), Some("Reading"));
    }

    #[test]
    fn what_was_chosen_stays_chosen_when_the_library_changes() {
        let mut shelf = shelf();
        shelf.listing.chosen = 2;
        let mut volumes = shelf.volumes.clone();
        volumes[0].entry.removed = true;
        shelf.fill(volumes, Timestamp(1));
        assert_eq!(shelf.chosen().unwrap().title(), Some("讀書之法"));
    }
}
