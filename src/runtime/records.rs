//! What the reader leaves behind goes to the store and comes back from it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::deal;
use super::mix;
use crate::app::Message;
use crate::app::Opened;
use crate::app::kept::{Kept, Left, Trace, Way};
use crate::app::opened::Source;
use crate::app::quiz::deck::Deck;
use crate::app::quiz::hand::Mix;
use crate::app::shelf::Volume;
use crate::document::Document;
use crate::document::fingerprint::{DocumentId, Fingerprint};
use crate::journal::event::{Edition, Event, Moved, Note, Opened as OpenedEvent};
use crate::journal::library::{Entry, Recognition};
use crate::journal::saving::Saving;
use crate::journal::statistics::Statistics;
use crate::recall::card::Card;
use crate::schedule::day::DayBoundary;
use crate::schedule::{Scheduler, Timestamp};
use crate::store::{NotSaved, Store, StoreError};

/// The store, with the document that is open.
#[derive(Debug)]
pub struct Records {
    pub(super) store: Store,
    scheduler: Scheduler,
    open: Option<(Arc<Document>, DocumentId)>,
}

/// What could not be written to the data folder until the end.
#[derive(Debug, thiserror::Error)]
#[error("{source}")]
pub struct Unsaved {
    /// Why.
    pub source: StoreError,
    /// The file that holds what waited; `None` where even that could not be written.
    pub rescued: Option<PathBuf>,
}

impl Records {
    /// Records in this store.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self { store, scheduler: Scheduler::default(), open: None }
    }

    /// The same with days that begin here.
    #[must_use]
    pub fn with_days(self, boundary: DayBoundary) -> Self {
        Self { scheduler: Scheduler { boundary, ..self.scheduler }, ..self }
    }

    /// The document is open from now on; says what was left behind in it. That it was opened is
    /// noted, and written by the next [`Records::flush`]: the reader need not wait for the disk to
    /// be shown where he stopped.
    #[must_use]
    pub fn enter(&mut self, opened: &Opened, now: Timestamp) -> Left {
        let text = Fingerprint::of(&opened.document);
        let id = text.document;
        let path = path_of(&opened.source);
        self.store.refresh();
        let mut events = match self.store.journal().recognise(&text, &path) {
            Recognition::Known => Vec::new(),
            Recognition::EditionOf(of) => {
                vec![Event::Edition(Edition::of(&opened.document, text, Some(of)))]
            }
            Recognition::New => vec![Event::Edition(Edition::of(&opened.document, text, None))],
        };
        events.push(Event::Opened(OpenedEvent { document: id, path }));
        self.store.hold(events, now);
        let document = Arc::clone(&opened.document);
        let standing = self.store.journal().standing(&document, id);
        self.open = Some((Arc::clone(&document), id));
        Left { document, standing }
    }

    /// The schedule with the weights that were fitted to the log.
    fn scheduler(&self) -> Scheduler {
        self.store.journal().scheduler(&self.scheduler)
    }

    /// True where nothing waits to be written.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.store.pending().is_empty()
    }

    /// Writes what waits.
    pub fn flush(&mut self) -> Kept {
        let written = self.store.flush();
        let saving = written.err().map_or(Saving::Saved, |error| Saving::NotSaved {
            reason: error.reason(),
            pending: self.store.pending().len(),
        });
        Kept { way: Way::Written, events: Vec::new(), left: None, saving }
    }

    /// Writes events down as one change.
    pub fn keep(&mut self, events: Vec<Event>, now: Timestamp) -> Kept {
        let written = self.store.append_all(events.clone(), now);
        self.kept(Way::Written, events, written)
    }

    /// Writes down what was left in `document`, as one change.
    pub fn leave(&mut self, document: &Arc<Document>, traces: Vec<Trace>, now: Timestamp) -> Kept {
        self.keep(self.events(document, traces), now)
    }

    fn events(&self, document: &Arc<Document>, traces: Vec<Trace>) -> Vec<Event> {
        let id = self.id_of(document);
        traces.into_iter().map(|trace| trace.in_document(id)).collect()
    }

    /// What a document is known by: worked out before where it is the one that is open.
    fn id_of(&self, document: &Arc<Document>) -> DocumentId {
        let known = self.open.as_ref().filter(|(open, _)| Arc::ptr_eq(open, document));
        known.map_or_else(|| Fingerprint::of(document).document, |(_, id)| *id)
    }

    /// Writes marks in `document` down with a note on the first, as one change.
    pub fn annotate(
        &mut self,
        document: &Arc<Document>,
        marks: Vec<Trace>,
        note: String,
        now: Timestamp,
    ) -> Kept {
        let of = self.store.next_id(now);
        let mut events = self.events(document, marks);
        events.push(Event::Note(Note { of, text: note }));
        self.keep(events, now)
    }

    /// The library with what of it is missing or due. What other programs have written is taken in
    /// first.
    pub fn library(&mut self, now: Timestamp) -> Vec<Volume> {
        self.store.refresh();
        let (journal, scheduler) = (self.store.journal(), &self.scheduler());
        let due = journal.due_cards(scheduler, now);
        let volume = |entry: Entry| Volume {
            is_missing: entry.path.as_deref().is_some_and(is_missing),
            due: due.get(&entry.document).copied().unwrap_or_default(),
            entry,
        };
        journal.library().into_iter().map(volume).collect()
    }

    /// What the review log comes to. What other programs have written is taken in first.
    pub fn statistics(&mut self, now: Timestamp) -> Statistics {
        self.store.refresh();
        self.store.journal().statistics(&self.scheduler(), now)
    }

    /// The cards of a document, `made` being those made from its text, each with its place in the
    /// deck and in the schedule. What other programs have written is taken in first.
    pub fn deal(&mut self, document: Arc<Document>, made: Arc<[Card]>, now: Timestamp) -> Deck {
        self.store.refresh();
        let id = self.id_of(&document);
        deal::deal(self.store.journal(), (document, id), made, &self.scheduler(), now)
    }

    /// The cards in the decks of the documents at `sources` for one sitting. What other programs have
    /// written is taken in first.
    pub fn mix(&mut self, sources: Vec<Source>, now: Timestamp) -> Mix {
        self.store.refresh();
        mix::mix(self.store.journal(), sources, &self.scheduler(), now)
    }

    /// Writes down that `document` is where `found` was opened from, if both are texts of one
    /// article.
    pub fn locate(&mut self, document: DocumentId, found: &Opened, now: Timestamp) -> Message {
        let text = Fingerprint::of(&found.document);
        let (id, path) = (text.document, path_of(&found.source));
        let journal = self.store.journal();
        let article = |id: DocumentId| journal.entry(id).map(|entry| entry.document);
        let (of, mut events) = match journal.recognise(&text, &path) {
            Recognition::Known => (id, Vec::new()),
            Recognition::EditionOf(of) => {
                (of, vec![Event::Edition(Edition::of(&found.document, text, Some(of)))])
            }
            Recognition::New => return Message::OtherDocument(PathBuf::from(path)),
        };
        if article(of) != article(document) {
            return Message::OtherDocument(PathBuf::from(path));
        }
        events.push(Event::Moved(Moved { document: id, path }));
        Message::Kept(Box::new(self.keep(events, now)))
    }

    /// Takes the last change back.
    pub fn undo(&mut self, now: Timestamp) -> Kept {
        let (change, written) = self.store.undo(now);
        self.kept(Way::Undone, change, written)
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self, now: Timestamp) -> Kept {
        let (change, written) = self.store.redo(now);
        self.kept(Way::Redone, change, written)
    }

    fn kept<T>(&self, way: Way, events: Vec<Event>, written: Result<T, NotSaved>) -> Kept {
        let is_changed = events.iter().any(Event::can_be_undone);
        let left = self.open.as_ref().filter(|_| is_changed).map(|(document, id)| Left {
            document: Arc::clone(document),
            standing: self.store.journal().standing(document, *id),
        });
        Kept { way, events, left, saving: saving_of(written) }
    }

    /// Brings everything to the disk that still waits. Where that cannot be done, what waits is
    /// written to a file in the first of `refuges` that takes it.
    ///
    /// # Errors
    ///
    /// Why nothing could be written to the data folder, with the file that holds what waited.
    pub fn end(&mut self, refuges: &[PathBuf]) -> Result<(), Unsaved> {
        if let Err(source) = self.store.flush() {
            let rescue = |refuge: &PathBuf| self.store.rescue(refuge).ok().flatten();
            return Err(Unsaved { source, rescued: refuges.iter().find_map(rescue) });
        }
        // Without an index the next start reads the logs.
        let _ = self.store.save_index();
        Ok(())
    }
}

fn saving_of<T>(written: Result<T, NotSaved>) -> Saving {
    match written {
        Ok(_) => Saving::Saved,
        Err(error) => Saving::NotSaved { reason: error.source.reason(), pending: error.pending },
    }
}

/// True where a document's path names a file that is not there; what ships inside the program and
/// what came from standard input is no file.
#[must_use]
pub fn is_missing(path: &str) -> bool {
    path.starts_with('/') && !Path::new(path).exists()
}

/// The path as it is written down: absolute, with links resolved where the file is there.
#[must_use]
pub fn path_of(source: &Source) -> String {
    match source {
        Source::Path(path) => {
            let absolute = path.canonicalize().or_else(|_| std::path::absolute(path));
            absolute.as_deref().unwrap_or(path).to_string_lossy().into_owned()
        }
        Source::Seed(name) => format!("seed:{name}"),
        Source::Input => "-".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::anchor::Anchor;
    use crate::document::block::{Block, BlockId, BlockKind};
    use crate::document::place::Place;
    use crate::journal::event::Bookmark;
    use crate::journal::event::Position;
    use crate::journal::id::DeviceName;
    use crate::store::paths::DataFolder;

    fn records(folder: &Path) -> Records {
        let device = DeviceName::nearest("desk", "");
        Records::new(Store::open(DataFolder::at(folder), device))
    }

    fn opened(name: &str, texts: &[&str]) -> Opened {
        let blocks = texts.iter().map(|t| Block::new(BlockKind::Paragraph, *t)).collect();
        Opened {
            source: Source::Seed(name.to_owned()),
            name: name.to_owned(),
            document: Arc::new(Document { blocks, ..Document::default() }),
        }
    }

    #[test]
    fn an_article_is_gone_on_with_where_it_was_left() {
        let home = tempfile::tempdir().unwrap();
        let article = opened("a", &["学不可以已。", "青，取之于蓝。"]);
        let mut first = records(home.path());
        let standing = first.enter(&article, Timestamp(1)).standing;
        assert_eq!((standing.resume, first.flush().saving), (None, Saving::Saved));
        let anchor = Anchor::start_of(BlockId::new(1));
        let place = Place::at(&article.document, anchor, 0).unwrap();
        let document = standing.document;
        first.keep(vec![Event::Position(Position { document, place, progress: 1 })], Timestamp(2));
        first.end(&[]).unwrap();
        let left = records(home.path()).enter(&article, Timestamp(3));
        assert_eq!(left.standing.resume, Some(anchor));
    }

    #[test]
    fn what_is_no_file_is_not_missing() {
        assert!(is_missing("/nowhere/a.txt"));
        assert!(!is_missing("-") && !is_missing("seed:guide"));
    }

    #[test]
    fn a_change_tells_what_stands_in_the_document_now() {
        let home = tempfile::tempdir().unwrap();
        let article = opened("a", &["学不可以已。"]);
        let mut records = records(home.path());
        let document = records.enter(&article, Timestamp(1)).standing.document;
        let place = Place::at(&article.document, Anchor::default(), 0);
        let change = vec![Event::Bookmark(Bookmark { document, letter: 'a', place })];
        let letters = |kept: Kept| kept.left.unwrap().standing.bookmarks.len();
        assert_eq!(letters(records.keep(change, Timestamp(2))), 1);
        assert_eq!(letters(records.undo(Timestamp(3))), 0);
        assert_eq!(letters(records.redo(Timestamp(4))), 1);
    }

    #[test]
    fn what_cannot_be_kept_is_said_and_rescued_at_the_end() {
        let home = tempfile::tempdir().unwrap();
        let in_the_way = home.path().join("data");
        std::fs::File::create(&in_the_way).unwrap();
        let mut records = records(&in_the_way);
        let _ = records.enter(&opened("a", &["学。"]), Timestamp(1));
        let saving = records.flush().saving;
        assert!(matches!(saving, Saving::NotSaved { pending: 2, .. }), "{saving:?}");
        let refuges = [home.path().join("nowhere"), home.path().to_owned()];
        assert!(records.end(&refuges).unwrap_err().rescued.unwrap().exists());
    }
}
