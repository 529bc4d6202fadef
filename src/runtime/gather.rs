//! Documents that were named and are not the one that is open come into the library.
//!
//! A worker imports those whose path the library does not know, one after another, and lets the
//! recorder write down what they are. So the first start with a folder of a thousand files costs
//! the reader nothing but a busy processor, and the second one nothing at all.

use std::collections::BTreeSet;
use std::panic;
use std::panic::AssertUnwindSafe;
use std::sync::mpsc;

use super::Opener;
use super::clock::Clock;
use super::recorder::Job;
use super::recorder::Recorder;
use super::records::Records;
use super::records::is_missing;
use super::records::path_of;
use crate::app::Opened;
use crate::app::kept::Kept;
use crate::app::opened::Source;
use crate::document::fingerprint::Fingerprint;
use crate::import::progress::Watch;
use crate::journal::event::{Edition, Event, Found, Moved};
use crate::journal::library::Recognition;
use crate::schedule::Timestamp;

/// How many documents are written down at once: each time costs a wait for the disk.
const BATCH: usize = 16;

/// A document that was found, as far as the library needs it.
#[derive(Debug)]
pub struct Finding {
    path: String,
    text: Fingerprint,
    edition: Edition,
}

impl Finding {
    fn of(opened: &Opened) -> Self {
        let text = Fingerprint::of(&opened.document);
        let edition = Edition::of(&opened.document, text.clone(), None);
        Self { path: path_of(&opened.source), text, edition }
    }
}

/// Imports those of `sources` that the library does not know, and lets `recorder` write them down.
/// A file that is no document is passed: it is told when somebody opens it.
pub(super) fn gather(sources: &[Source], open: &Opener, recorder: &Recorder, clock: Clock) {
    let files = sources.iter().filter(|source| **source != Source::Input);
    let named: Vec<_> = files.map(|source| (path_of(source), source)).collect();
    let (answer, unknown) = mpsc::channel();
    let paths = named.iter().map(|(path, _)| path.clone()).collect();
    // Where the recorder has ended, so has the program.
    if !recorder.ask(Job::Unknown(paths, answer), clock.now()) {
        return;
    }
    let Ok(unknown) = unknown.recv() else { return };
    let mut batch = Vec::new();
    for (_, source) in named.iter().filter(|(path, _)| unknown.contains(path)) {
        let import = || open(source, Watch::NOBODY).ok().map(|opened| Finding::of(&opened));
        batch.extend(panic::catch_unwind(AssertUnwindSafe(import)).ok().flatten());
        if batch.len() >= BATCH
            && !recorder.ask(Job::Shelve(std::mem::take(&mut batch)), clock.now())
        {
            return;
        }
    }
    if !batch.is_empty() {
        let _ = recorder.ask(Job::Shelve(batch), clock.now());
    }
}

impl Records {
    /// Those of `paths` that no document of the library was opened from or found at.
    #[must_use]
    pub fn unknown(&mut self, paths: BTreeSet<String>) -> BTreeSet<String> {
        self.store.refresh();
        let known = self.store.journal().paths();
        paths.into_iter().filter(|path| !known.contains(path.as_str())).collect()
    }

    /// Writes down that these documents were found. One whose file is not where it was has moved.
    pub fn shelve(&mut self, findings: Vec<Finding>, now: Timestamp) -> Kept {
        let mut told = Vec::new();
        for Finding { path, text, edition } in findings {
            let document = edition.document;
            let (journal, mut events) = (self.store.journal(), Vec::new());
            let of = match journal.recognise(&text, &path) {
                Recognition::Known => Some(document),
                Recognition::EditionOf(of) => {
                    events.push(Event::Edition(Edition { of: Some(of), ..edition }));
                    Some(of)
                }
                Recognition::New => {
                    events.push(Event::Edition(edition));
                    None
                }
            };
            let before = of.and_then(|of| journal.entry(of)).and_then(|entry| entry.path);
            if before.as_deref().is_some_and(is_missing) {
                events.push(Event::Moved(Moved { document, path: path.clone() }));
            }
            let found = Event::Found(Found { document, path });
            told.push(found.clone());
            events.push(found);
            self.store.hold(events, now);
        }
        Kept { events: told, ..self.flush() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Message;
    use crate::document::Document;
    use crate::document::block::{Block, BlockKind};
    use crate::journal::id::DeviceName;
    use crate::journal::library::Entry;
    use crate::runtime::backoff::Backoff;
    use crate::runtime::mailbox::mailbox;
    use crate::store::Store;
    use crate::store::paths::DataFolder;
    use std::path::Path;
    use std::sync::Arc;
    use std::sync::Mutex;
    use std::time::Duration;

    /// What the importer of these tests makes of a file: one paragraph.
    fn opened(path: &Path) -> Option<Opened> {
        let text = std::fs::read_to_string(path).ok()?;
        let blocks = vec![Block::new(BlockKind::Paragraph, text)];
        Some(Opened {
            source: Source::Path(path.to_owned()),
            name: String::new(),
            document: Arc::new(Document { blocks, ..Document::default() }),
        })
    }

    fn write(path: &Path, text: &str) {
        std::io::Write::write_all(&mut std::fs::File::create(path).unwrap(), text.as_bytes())
            .unwrap();
    }

    /// A folder of documents and a data folder.
    struct Shelves {
        folder: tempfile::TempDir,
        data: tempfile::TempDir,
    }

    impl Shelves {
        fn new(files: &[(&str, &str)]) -> Self {
            let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
            for (name, text) in files {
                write(&folder.path().join(name), text);
            }
            Self { folder, data }
        }

        fn store(&self) -> Store {
            Store::open(DataFolder::at(self.data.path()), DeviceName::nearest("desk", ""))
        }

        /// Gathers these files; the names of those that were imported come back.
        fn gather(&self, names: &[&str]) -> Vec<String> {
            let imported = Arc::new(Mutex::new(Vec::new()));
            let seen = Arc::clone(&imported);
            let open: Opener = Arc::new(move |source, _| {
                let Source::Path(path) = source else { return Err(String::new()) };
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                seen.lock().unwrap().push(name);
                opened(path).ok_or_else(String::new)
            });
            let (store, (answers, _mailbox)) = (self.store(), mailbox().unwrap());
            let soon = Backoff::between(Duration::from_mins(1), Duration::from_mins(1));
            let recorder = Recorder::start_with(soon, || Records::new(store), answers);
            let path = |name: &&str| Source::Path(self.folder.path().join(name));
            let sources: Vec<_> = names.iter().map(path).collect();
            gather(&sources, &open, &recorder, Clock::Fixed(Timestamp(1)));
            recorder.end(Vec::new(), Duration::from_mins(1), Timestamp(2)).unwrap();
            std::mem::take(&mut *imported.lock().unwrap())
        }

        fn library(&self) -> Vec<Entry> {
            self.store().journal().library()
        }
    }

    #[test]
    fn files_that_were_never_opened_are_in_the_library_in_the_order_of_their_paths() {
        let shelves = Shelves::new(&[("b.txt", "青，取之于蓝。"), ("a.txt", "学不可以已。")]);
        assert_eq!(shelves.gather(&["b.txt", "a.txt", "none.txt"]).len(), 3);
        let library = shelves.library();
        let names: Vec<_> = library.iter().map(|entry| entry.title_or_file().unwrap()).collect();
        assert_eq!(names, ["a", "b"]);
        assert!(library.iter().all(|entry| entry.last_read.is_none()));
    }

    #[test]
    fn a_file_that_the_library_knows_is_not_imported_again() {
        let shelves = Shelves::new(&[("a.txt", "学不可以已。"), ("b.txt", "青，取之于蓝。")]);
        let _ = shelves.gather(&["a.txt"]);
        assert_eq!(shelves.gather(&["a.txt", "b.txt"]), ["b.txt"]);
        assert!(shelves.gather(&["a.txt", "b.txt"]).is_empty());
    }

    #[test]
    fn a_copy_is_the_same_document_and_a_moved_file_is_found_where_it_is_now() {
        let text = "学不可以已。青，取之于蓝。";
        let shelves = Shelves::new(&[("a.txt", text)]);
        let path = |name: &str| shelves.folder.path().canonicalize().unwrap().join(name);
        let shown = || {
            let [entry] = &shelves.library()[..] else { panic!("one document") };
            entry.path.clone().unwrap()
        };
        let (store, article) = (shelves.store(), opened(&path("a.txt")).unwrap());
        let mut records = Records::new(store);
        let _ = records.enter(&article, Timestamp(1));
        records.end(&[]).unwrap();
        drop(records);
        write(&path("copy.txt"), text);
        let _ = shelves.gather(&["copy.txt"]);
        assert_eq!(shown(), path("a.txt").to_string_lossy());
        std::fs::rename(path("a.txt"), path("c.txt")).unwrap();
        let _ = shelves.gather(&["c.txt"]);
        assert_eq!(shown(), path("c.txt").to_string_lossy());
    }

    #[test]
    fn a_worker_that_panics_passes_its_file() {
        let shelves = Shelves::new(&[]);
        let (answers, mailbox) = mailbox().unwrap();
        let store = shelves.store();
        let soon = Backoff::between(Duration::from_mins(1), Duration::from_mins(1));
        let recorder = Recorder::start_with(soon, || Records::new(store), answers);
        let open: Opener = Arc::new(|_, _| panic!("importer"));
        gather(&[Source::Seed("a".to_owned())], &open, &recorder, Clock::Fixed(Timestamp(1)));
        assert!(recorder.ask(Job::List, Timestamp(1)));
        mailbox.wait(None);
        assert!(matches!(&mailbox.drain()[..], [Message::Library(volumes)] if volumes.is_empty()));
    }
}
