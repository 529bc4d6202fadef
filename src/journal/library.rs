//! The documents that a reader has opened or that were found, with what belongs to each as a whole.
//!
//! Events name the exact text (edition) that they were made in. Editions of one article are kin:
//! what was left behind in one holds for all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Journal;
use super::event::{Edition, Position};
use super::id::EventId;
use super::register::{Latest, Register, Undone};
use crate::document::fingerprint::{DocumentId, Fingerprint, shared_blocks};
use crate::document::language::Language;
use crate::document::place::Place;
use crate::schedule::Timestamp;

/// How much of an edited text must be that of the text last seen at the same path (0 to 1).
const SAME_PATH: f64 = 0.15;
/// How much of a text must be that of a known one at another path (0 to 1).
const OTHER_PATH: f64 = 0.6;

/// What is known of one exact text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Text {
    pub(super) edition: Latest<Edition>,
    pub(super) opened: Latest<(String, Timestamp)>,
    pub(super) moved: Register<String>,
    found: BTreeMap<String, EventId>,
    pub(super) removed: Register<bool>,
    pub(super) position: Latest<(Position, Timestamp)>,
    pub(super) bookmarks: BTreeMap<char, Register<Option<Place>>>,
    pub(super) settings: BTreeMap<String, Register<Option<String>>>,
}

impl Text {
    /// It was found at this path.
    pub(super) fn find(&mut self, id: EventId, path: String) {
        let last = self.found.entry(path).or_insert(id);
        *last = id.max(*last);
    }

    fn paths(&self, undone: &Undone) -> impl Iterator<Item = &str> {
        let opened = self.opened.value().map(|(path, _)| path);
        let moved = self.moved.value(undone);
        opened.into_iter().chain(moved).chain(self.found.keys()).map(String::as_str)
    }

    fn last_found(&self) -> Option<(EventId, &String)> {
        self.found.iter().map(|(path, id)| (*id, path)).max_by_key(|(id, _)| *id)
    }
}

/// Every text, and which texts are editions of one article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Library {
    texts: BTreeMap<DocumentId, Text>,
    kin: BTreeMap<DocumentId, BTreeSet<DocumentId>>,
}

/// A document of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The edition that was opened last.
    pub document: DocumentId,
    /// The title in one line; `None` where the article has none.
    pub title: Option<String>,
    /// The authors in order.
    pub authors: Vec<String>,
    /// The language of the body.
    pub language: Language,
    /// Its characters, white space left out.
    pub characters: u64,
    /// Where it was last found: an absolute path, or `seed:NAME`.
    pub path: Option<String>,
    /// Where the reader left it.
    pub position: Option<Position>,
    /// When it was last opened or left; `None` where it was found and never opened.
    pub last_read: Option<Timestamp>,
    /// How many marks it has.
    pub marks: usize,
    /// How many bookmarks it has.
    pub bookmarks: usize,
    /// True where it was taken out of the library and not opened since.
    pub removed: bool,
}

impl Entry {
    /// The title, else the file's name; `None` where it has neither.
    #[must_use]
    pub fn title_or_file(&self) -> Option<&str> {
        let file = || Path::new(self.path.as_deref()?).file_stem()?.to_str();
        self.title.as_deref().or_else(file)
    }
}

/// What a text is to the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recognition {
    /// Exactly this text was opened before.
    Known,
    /// It is an edited form of this text.
    EditionOf(DocumentId),
    /// It was never seen.
    New,
}

impl Library {
    pub(super) fn text(&mut self, document: DocumentId) -> &mut Text {
        self.texts.entry(document).or_default()
    }

    pub(super) fn add_edition(&mut self, id: EventId, edition: Edition) {
        if let Some(ancestor) = edition.of {
            self.kin.entry(edition.document).or_default().insert(ancestor);
            self.kin.entry(ancestor).or_default().insert(edition.document);
        }
        self.text(edition.document).edition.add(id, edition);
    }

    /// The editions of one article, `document` among them.
    pub(super) fn editions(&self, document: DocumentId) -> BTreeSet<DocumentId> {
        let mut found = BTreeSet::from([document]);
        let mut open = vec![document];
        while let Some(next) = open.pop() {
            for kin in self.kin.get(&next).into_iter().flatten() {
                if found.insert(*kin) {
                    open.push(*kin);
                }
            }
        }
        found
    }

    fn texts_of(&self, editions: &BTreeSet<DocumentId>) -> impl Iterator<Item = &Text> {
        editions.iter().filter_map(|edition| self.texts.get(edition))
    }
}

impl Journal {
    /// Every document that was opened or found, those taken out of the library included: the one
    /// read last comes first, those that were never opened come last in the order of their paths.
    #[must_use]
    pub fn library(&self) -> Vec<Entry> {
        let mut seen = BTreeSet::new();
        let mut entries = Vec::new();
        for document in self.library.texts.keys() {
            if !seen.contains(document) {
                let editions = self.library.editions(*document);
                entries.extend(self.entry_of(&editions));
                seen.extend(editions);
            }
        }
        entries.sort_by(|(last, entry), (other_last, other)| {
            let paths = || entry.path.cmp(&other.path).then(entry.document.cmp(&other.document));
            other_last.cmp(last).then_with(paths)
        });
        entries.into_iter().map(|(_, entry)| entry).collect()
    }

    /// The document with all its editions; `None` where it is not known.
    #[must_use]
    pub fn entry(&self, document: DocumentId) -> Option<Entry> {
        self.entry_of(&self.library.editions(document)).map(|(_, entry)| entry)
    }

    fn entry_of(&self, editions: &BTreeSet<DocumentId>) -> Option<(Option<EventId>, Entry)> {
        let texts = || self.library.texts_of(editions);
        let opened = latest(texts().map(|text| text.opened.write()));
        let current = editions
            .iter()
            .filter_map(|id| self.library.texts.get(id))
            .filter(|text| text.edition.value().is_some())
            .max_by_key(|text| {
                let opened = text.opened.write().map(|(id, _)| id);
                (opened, text.last_found().map(|(id, _)| id))
            })?;
        let edition = current.edition.value()?;
        let moved = latest(texts().map(|text| text.moved.write(&self.undone)));
        let position = latest(texts().map(|text| text.position.write()));
        let removed = latest(texts().map(|text| text.removed.write(&self.undone)));
        let path = match (opened, moved) {
            (Some((at, _)), Some((later, path))) if later > at => Some(path),
            (Some((_, (path, _))), _) | (None, Some((_, path))) => Some(path),
            (None, None) => latest(texts().map(Text::last_found)).map(|(_, path)| path),
        };
        let last = [opened.map(|(id, (_, at))| (id, *at)), position.map(|(id, (_, at))| (id, *at))]
            .into_iter()
            .flatten()
            .max();
        let entry = Entry {
            document: edition.document,
            title: edition.title.clone(),
            authors: edition.authors.clone(),
            language: edition.language,
            characters: edition.characters,
            path: path.cloned(),
            position: position.map(|(_, (position, _))| position.clone()),
            last_read: last.map(|(_, at)| at),
            marks: self.marks_in(editions).count(),
            bookmarks: self.bookmarks_in(editions).len(),
            removed: removed.is_some_and(|(at, out)| *out && opened.is_none_or(|(id, _)| id < at)),
        };
        Some((last.map(|(id, _)| id), entry))
    }

    /// Every path that a document of the library was opened from or found at.
    #[must_use]
    pub fn paths(&self) -> BTreeSet<&str> {
        self.library.texts.values().flat_map(|text| text.paths(&self.undone)).collect()
    }

    /// The places that letters were set on, over all editions of the document, each with the text
    /// that it is exact for.
    #[must_use]
    pub fn bookmarks(&self, document: DocumentId) -> BTreeMap<char, (DocumentId, Place)> {
        self.bookmarks_in(&self.library.editions(document))
    }

    fn bookmarks_in(&self, editions: &BTreeSet<DocumentId>) -> BTreeMap<char, (DocumentId, Place)> {
        let mut newest: BTreeMap<char, (EventId, DocumentId, &Option<Place>)> = BTreeMap::new();
        for edition in editions {
            let Some(text) = self.library.texts.get(edition) else { continue };
            for (letter, register) in &text.bookmarks {
                if let Some((id, place)) = register.write(&self.undone) {
                    let held = newest.entry(*letter).or_insert((id, *edition, place));
                    if held.0 < id {
                        *held = (id, *edition, place);
                    }
                }
            }
        }
        newest
            .into_iter()
            .filter_map(|(letter, (_, edition, place))| Some((letter, (edition, place.clone()?))))
            .collect()
    }

    /// The document's own settings by name.
    #[must_use]
    pub fn settings(&self, document: DocumentId) -> BTreeMap<String, String> {
        let editions = self.library.editions(document);
        let mut newest: BTreeMap<&str, (EventId, &Option<String>)> = BTreeMap::new();
        for (name, register) in self.library.texts_of(&editions).flat_map(|t| &t.settings) {
            if let Some(write) = register.write(&self.undone) {
                let held = newest.entry(name).or_insert(write);
                if held.0 < write.0 {
                    *held = write;
                }
            }
        }
        newest
            .into_iter()
            .filter_map(|(name, (_, value))| Some((name.to_owned(), value.clone()?)))
            .collect()
    }

    /// The text as it was described when it was first seen.
    #[must_use]
    pub fn edition(&self, document: DocumentId) -> Option<&Edition> {
        self.library.texts.get(&document)?.edition.value()
    }

    /// What a text at `path` is to the library: known by its content; else an edited form of the
    /// text that it has most in common with, a good part of it at the same path and most of it at
    /// another; else new.
    #[must_use]
    pub fn recognise(&self, text: &Fingerprint, path: &str) -> Recognition {
        if self.edition(text.document).is_some() {
            return Recognition::Known;
        }
        let mut best: Option<(f64, EventId, DocumentId)> = None;
        for (id, known) in &self.library.texts {
            let Some((event, edition)) = known.edition.write() else { continue };
            let share = shared_blocks(&edition.blocks, &text.blocks)
                .max(edition.sketch.resemblance(&text.sketch));
            let is_here = || self.entry(*id).and_then(|entry| entry.path).as_deref() == Some(path);
            let enough = share >= OTHER_PATH || share >= SAME_PATH && is_here();
            if enough && best.is_none_or(|(most, at, _)| (share, event) > (most, at)) {
                best = Some((share, event, *id));
            }
        }
        best.map_or(Recognition::New, |(_, _, id)| Recognition::EditionOf(id))
    }
}

/// The latest of several writes.
fn latest<'a, T>(
    writes: impl Iterator<Item = Option<(EventId, &'a T)>>,
) -> Option<(EventId, &'a T)> {
    writes.flatten().max_by_key(|(id, _)| *id)
}
