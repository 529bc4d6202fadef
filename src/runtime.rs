//! Effects performed: files, workers and the clock.

pub mod backoff;
pub mod clock;
mod deal;
pub mod gather;
pub mod mailbox;
mod mix;
pub mod pace;
#[cfg(feature = "pdf")]
pub mod pdf_process;
pub mod recorder;
pub mod records;
pub mod signals;

use std::cell::RefCell;
use std::panic;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use crate::app::Effect;
use crate::app::Message;
use crate::app::Opened;
use crate::app::find::Request as Search;
use crate::app::opened::Source;
use crate::app::pictures::Wanted;
use crate::app::quiz::deck::Request;
use crate::app::structure::Found;
use crate::document::Document;
use crate::document::fingerprint::DocumentId;
use crate::import::progress::Watch;
use crate::recall::card::make_cards;
use crate::schedule::Timestamp;
use crate::text::words::Words;
use clock::Clock;
use mailbox::Mailbox;
use mailbox::Sender;
use pace::Pace;
use recorder::EndError;
use recorder::Job;
use recorder::Recorder;
use records::Records;

/// Reads and imports a document; where that fails, the text says what and what to do about it in
/// the person's language. Somebody hears how far it has come.
pub type Opener = Arc<dyn Fn(&Source, Watch<'_>) -> Result<Opened, String> + Send + Sync>;

/// Shows or saves a picture; what there is to say of it goes to the second argument, once or twice.
pub type Pictures = Arc<dyn Fn(&Wanted, &dyn Fn(Result<String, String>)) + Send + Sync>;

/// Performs effects, on workers where they take time, and gathers their answers.
pub struct Runtime {
    clock: Clock,
    opener: Opener,
    pictures: Option<Pictures>,
    /// The document that was asked for last is wanted as long as this is true.
    wanted: RefCell<Arc<AtomicBool>>,
    sender: Sender,
    mailbox: Mailbox,
    recorder: Recorder,
}

impl Runtime {
    /// A runtime that tells the time by `clock`, opens documents with `opener`, and keeps what the
    /// reader leaves behind in the records that `records` opens, on a thread that begins with it now.
    ///
    /// # Errors
    ///
    /// Where the system gives no pair of sockets.
    pub fn new(
        clock: Clock,
        opener: Opener,
        records: impl FnOnce() -> Records + Send + 'static,
    ) -> std::io::Result<Self> {
        let (sender, mailbox) = mailbox::mailbox()?;
        let recorder = Recorder::start(records, sender.clone());
        let wanted = RefCell::default();
        Ok(Self { clock, opener, pictures: None, wanted, sender, mailbox, recorder })
    }

    /// The same with somebody who shows pictures.
    #[must_use]
    pub fn with_pictures(self, pictures: Pictures) -> Self {
        Self { pictures: Some(pictures), ..self }
    }

    /// Performs an effect, unless it is for the terminal: then it comes back.
    #[must_use]
    pub fn perform(&self, effect: Effect) -> Option<Effect> {
        match effect {
            Effect::Open(source) => self.open(source),
            Effect::StopOpening => self.wanted.borrow().store(false, Ordering::Relaxed),
            Effect::FindStructure(document) => self.find_structure(document),
            Effect::Deal(request) => self.deal(request),
            Effect::Mix(sources) => self.record(Job::Mix(sources)),
            Effect::Search(request) => self.search(request),
            Effect::Enter(opened) => self.record(Job::Enter(opened)),
            Effect::Gather(sources) => self.gather(sources),
            Effect::Leave(document, traces) => self.record(Job::Leave(document, traces)),
            Effect::Record(events) => self.record(Job::Keep(events)),
            Effect::Annotate(document, marks, note) => {
                self.record(Job::Annotate(document, marks, note));
            }
            Effect::Save => self.record(Job::Save),
            Effect::ListLibrary => self.record(Job::List),
            Effect::Tally => self.record(Job::Tally),
            Effect::Locate(document, path) => self.locate(document, path),
            Effect::Undo => self.record(Job::Undo),
            Effect::Redo => self.record(Job::Redo),
            Effect::Picture(wanted) => self.picture(wanted),
            Effect::Copy(_)
            | Effect::Mouse(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Quit => {
                return Some(effect);
            }
        }
        None
    }

    /// Opens a file on a worker and lets the recorder see whether it is this document.
    fn locate(&self, document: DocumentId, path: PathBuf) {
        let open = Arc::clone(&self.opener);
        let (recorder, answers, now) = (self.recorder.clone(), self.sender.clone(), self.now());
        thread::spawn(move || match open(&Source::Path(path), Watch::NOBODY) {
            Ok(found) => _ = recorder.ask(Job::Locate(document, Box::new(found)), now),
            Err(text) => answers.send(Message::Failed(text)),
        });
    }

    /// Shows or saves a picture on a worker.
    fn picture(&self, wanted: Box<Wanted>) {
        let (Some(serve), answers) = (self.pictures.clone(), self.sender.clone()) else { return };
        thread::spawn(move || {
            serve(&wanted, &|said| {
                answers.send(said.map_or_else(Message::Failed, Message::Told));
            });
        });
    }

    /// Brings documents into the library on a worker.
    fn gather(&self, sources: Vec<Source>) {
        let (open, recorder, clock) = (Arc::clone(&self.opener), self.recorder.clone(), self.clock);
        thread::spawn(move || gather::gather(&sources, &open, &recorder, clock));
    }

    fn record(&self, job: Job) {
        // Where the recorder has ended it has told why.
        let _ = self.recorder.ask(job, self.now());
    }

    /// Waits until everything to be recorded so far is on the disk, but not longer than `limit`.
    pub fn wait_for_records(&self, limit: Duration) {
        self.recorder.wait(limit, self.now());
    }

    /// Brings everything that was left behind to the disk, or to a file in one of `refuges`; waits
    /// for a slow disk no longer than `limit`.
    ///
    /// # Errors
    ///
    /// Where something is not in the data folder, or this is not known.
    pub fn end(&self, refuges: Vec<PathBuf>, limit: Duration) -> Result<(), EndError> {
        self.recorder.end(refuges, limit, self.now())
    }

    /// The moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Where the workers' answers arrive.
    #[must_use]
    pub fn mailbox(&self) -> &Mailbox {
        &self.mailbox
    }

    /// Opens a document on a worker; the answer, [`Message::Opened`] or [`Message::Failed`], comes
    /// through the mailbox, and before it how far it is. Nothing comes of one that is not wanted any
    /// more.
    fn open(&self, source: Source) {
        let wanted = Arc::new(AtomicBool::new(true));
        // The one that was asked for before is not waited for.
        self.wanted.replace(Arc::clone(&wanted)).store(false, Ordering::Relaxed);
        let (open, answers) = (Arc::clone(&self.opener), self.sender.clone());
        thread::spawn(move || {
            let pace = Pace::default();
            let hear = |step| {
                let is_wanted = wanted.load(Ordering::Relaxed);
                if is_wanted && pace.is_due(step) {
                    answers.send(Message::Progress(source.clone(), step));
                }
                is_wanted
            };
            let opening = || match open(&source, Watch::new(&hear)) {
                Ok(opened) => Message::Opened(Box::new(opened)),
                Err(text) => Message::Failed(text),
            };
            let done = panic::catch_unwind(AssertUnwindSafe(opening));
            if wanted.load(Ordering::Relaxed) {
                answers
                    .send(done.unwrap_or_else(|said_so| Message::Failed(said(said_so.as_ref()))));
            }
        });
    }

    /// Finds a document's structure on a worker; the answer, [`Message::StructureFound`], comes
    /// through the mailbox.
    fn find_structure(&self, document: Arc<Document>) {
        self.work(move || Message::StructureFound(Box::new(Found::in_document(document))));
    }

    /// Searches a document on a worker; the answer, [`Message::Searched`], comes through the mailbox.
    fn search(&self, request: Box<Search>) {
        self.work(move || {
            let hits = request.find();
            Message::Searched(request, hits)
        });
    }

    /// Makes a document's cards on a worker where they were not made before, and leaves the rest to
    /// the recorder; the answer, [`Message::Dealt`], comes through the mailbox.
    fn deal(&self, request: Request) {
        let Request { document, made } = request;
        let (recorder, answers, now) = (self.recorder.clone(), self.sender.clone(), self.now());
        if let Some(made) = made {
            return self.record(Job::Deal(document, made));
        }
        thread::spawn(move || {
            let make = || make_cards(&document, &Words);
            match panic::catch_unwind(AssertUnwindSafe(make)) {
                Ok(cards) => _ = recorder.ask(Job::Deal(document, cards.into()), now),
                Err(payload) => answers.send(Message::Failed(said(payload.as_ref()))),
            }
        });
    }

    /// Does `work` on a thread of its own and sends what comes out. A panic there is told like any
    /// other failure and does not end the reader.
    fn work(&self, work: impl FnOnce() -> Message + Send + 'static) {
        let sender = self.sender.clone();
        thread::spawn(move || {
            let done = panic::catch_unwind(AssertUnwindSafe(work));
            sender.send(done.unwrap_or_else(|payload| Message::Failed(said(payload.as_ref()))));
        });
    }
}

/// What a panic said.
fn said(payload: &(dyn std::any::Any + Send)) -> String {
    let text = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    format!("internal error: {}", text.unwrap_or("no message"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::progress::Step;
    use crate::journal::id::DeviceName;
    use crate::store::Store;
    use crate::store::paths::DataFolder;

    fn runtime(opener: Opener) -> (tempfile::TempDir, Runtime) {
        let home = tempfile::tempdir().unwrap();
        let folder = DataFolder::at(home.path());
        let device = DeviceName::nearest("desk", "");
        let records = move || Records::new(Store::open(folder, device));
        (home, Runtime::new(Clock::Fixed(Timestamp(7)), opener, records).unwrap())
    }

    fn answer(opener: Opener) -> Message {
        let (_home, runtime) = runtime(opener);
        let _ = runtime.perform(Effect::Open(Source::Path(PathBuf::from("a.txt"))));
        runtime.mailbox().wait(None);
        runtime.mailbox().drain().pop().unwrap()
    }

    #[test]
    fn a_document_that_cannot_be_opened_is_told_and_wakes_the_loop() {
        let message = answer(Arc::new(|source, _| Err(format!("{source:?}"))));
        assert!(matches!(message, Message::Failed(text) if text.contains("a.txt")));
    }

    #[test]
    fn an_import_that_is_stopped_hears_of_it_and_says_nothing() {
        let (told, stopped) = std::sync::mpsc::channel();
        let opener: Opener = Arc::new(move |_, watch| {
            while watch.reach(Step::Parsing).is_ok() {
                thread::yield_now();
            }
            told.send(()).map_err(|error| error.to_string())?;
            Err("stopped".to_owned())
        });
        let (_home, runtime) = runtime(opener);
        let _ = runtime.perform(Effect::Open(Source::Path(PathBuf::from("a.txt"))));
        runtime.mailbox().wait(None);
        let first = runtime.mailbox().drain();
        assert!(matches!(first[..], [Message::Progress(_, Step::Parsing), ..]));
        let _ = runtime.perform(Effect::StopOpening);
        stopped.recv().unwrap();
        let later = runtime.mailbox().drain();
        assert!(!later.iter().any(|message| matches!(message, Message::Failed(_))));
    }

    #[test]
    fn a_worker_that_panics_is_a_failure_like_any_other() {
        let message = answer(Arc::new(|_, _| panic!("importer")));
        assert!(matches!(message, Message::Failed(text) if text.ends_with("importer")));
    }
}
