//! What the reader leaves behind goes to the store and comes back from it.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::app::Opened;
use crate::app::opened::Source;
use crate::document::Document;
use crate::document::fingerprint::{DocumentId, Fingerprint};
use crate::journal::event::{Edition, Event, Opened as OpenedEvent};
use crate::journal::library::Recognition;
use crate::journal::saving::Saving;
use crate::journal::standing::Standing;
use crate::schedule::Timestamp;
use crate::store::{NotSaved, Store, StoreError};

/// The store, used by the loop and by the workers that open documents.
#[derive(Debug)]
pub struct Records {
    store: Mutex<Store>,
}

impl Records {
    /// Records in this store.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self { store: Mutex::new(store) }
    }

    fn store(&self) -> MutexGuard<'_, Store> {
        // A worker that panicked left the store whole: each change to it is made at one place.
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes down that a document was opened, and says what was left behind in it.
    #[must_use]
    pub fn enter(&self, opened: &Opened, now: Timestamp) -> (Standing, Saving) {
        let text = Fingerprint::of(&opened.document);
        let id = text.document;
        let path = path_of(&opened.source);
        let mut store = self.store();
        store.refresh();
        let mut events = match store.journal().recognise(&text, &path) {
            Recognition::Known => Vec::new(),
            Recognition::EditionOf(of) => vec![edition(&opened.document, text, Some(of))],
            Recognition::New => vec![edition(&opened.document, text, None)],
        };
        events.push(Event::Opened(OpenedEvent { document: id, path }));
        let saving = keep(&mut store, events, now);
        (store.journal().standing(&opened.document, id), saving)
    }

    /// Writes events down as one change.
    pub fn keep(&self, events: Vec<Event>, now: Timestamp) -> Saving {
        keep(&mut self.store(), events, now)
    }

    /// Takes the last change back; what it was, and whether that is on the disk. An empty change
    /// where there is nothing to take back.
    pub fn undo(&self, now: Timestamp) -> (Vec<Event>, Saving) {
        let (change, written) = self.store().undo(now);
        (change, saving_of(written))
    }

    /// Does again what was taken back last.
    pub fn redo(&self, now: Timestamp) -> (Vec<Event>, Saving) {
        let (change, written) = self.store().redo(now);
        (change, saving_of(written))
    }

    /// What stands in a document now.
    #[must_use]
    pub fn standing(&self, document: &Document) -> Standing {
        let id = Fingerprint::of(document).document;
        self.store().journal().standing(document, id)
    }

    /// Brings everything to the disk that still waits. Where that cannot be done, what waits is
    /// written to a file in `refuge`, whose path comes back with the reason.
    ///
    /// # Errors
    ///
    /// Why nothing could be written to the data folder, with the file that holds what waited, or
    /// `None` where even that could not be written.
    pub fn end(&self, refuge: &Path) -> Result<(), (StoreError, Option<PathBuf>)> {
        let mut store = self.store();
        if let Err(error) = store.flush() {
            let rescued = store.rescue(refuge).ok().flatten();
            return Err((error, rescued));
        }
        // Without an index the next start reads the logs.
        let _ = store.save_index();
        Ok(())
    }
}

fn keep(store: &mut Store, events: Vec<Event>, now: Timestamp) -> Saving {
    saving_of(store.append_all(events, now))
}

fn saving_of<T>(written: Result<T, NotSaved>) -> Saving {
    match written {
        Ok(_) => Saving::Saved,
        Err(error) => Saving::NotSaved { reason: error.source.reason(), pending: error.pending },
    }
}

fn edition(document: &Document, text: Fingerprint, of: Option<DocumentId>) -> Event {
    Event::Edition(Edition {
        document: text.document,
        of,
        title: document.front.title.clone(),
        authors: document.front.authors.clone(),
        language: document.language,
        characters: document.character_count() as u64,
        blocks: text.blocks,
        sketch: text.sketch,
    })
}

/// The path as it is written down: absolute, with links resolved where the file is there.
fn path_of(source: &Source) -> String {
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
    use std::sync::Arc;

    use super::*;
    use crate::document::anchor::Anchor;
    use crate::document::block::{Block, BlockId, BlockKind};
    use crate::document::place::Place;
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
        let first = records(home.path());
        let (standing, saving) = first.enter(&article, Timestamp(1));
        assert_eq!((standing.resume, saving), (None, Saving::Saved));
        let anchor = Anchor::start_of(BlockId::new(1));
        let place = Place::at(&article.document, anchor, 0).unwrap();
        let document = standing.document;
        first.keep(vec![Event::Position(Position { document, place, progress: 1 })], Timestamp(2));
        first.end(home.path()).unwrap();
        let (standing, _) = records(home.path()).enter(&article, Timestamp(3));
        assert_eq!(standing.resume, Some(anchor));
    }

    #[test]
    fn what_cannot_be_kept_is_said_and_rescued_at_the_end() {
        let home = tempfile::tempdir().unwrap();
        let in_the_way = home.path().join("data");
        std::fs::File::create(&in_the_way).unwrap();
        let records = records(&in_the_way);
        let (_, saving) = records.enter(&opened("a", &["学。"]), Timestamp(1));
        assert!(matches!(saving, Saving::NotSaved { pending: 2, .. }), "{saving:?}");
        let (_, rescued) = records.end(home.path()).unwrap_err();
        assert!(rescued.unwrap().exists());
    }
}
