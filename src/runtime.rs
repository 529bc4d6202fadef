//! Effects performed: files, workers and the clock.

pub mod clock;
pub mod mailbox;
pub mod records;
pub mod signals;

use std::panic;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::OnceLock;
use std::thread;

use crate::app::Message;
use crate::app::Opened;
use crate::app::find::Request;
use crate::app::opened::Source;
use crate::app::structure::Found;
use crate::document::Document;
use crate::schedule::Timestamp;
use crate::text::words::WordBoundaries;
use crate::text::words::Words;
use clock::Clock;
use mailbox::Mailbox;
use mailbox::Sender;

/// Reads and imports a document; where that fails, the text says what and what to do about it in
/// the person's language.
pub type Opener = Arc<dyn Fn(&Source) -> Result<Opened, String> + Send + Sync>;

/// Performs effects, on workers where they take time, and gathers their answers.
pub struct Runtime {
    clock: Clock,
    opener: Opener,
    sender: Sender,
    mailbox: Mailbox,
    words: Arc<OnceLock<Arc<Words>>>,
}

impl Runtime {
    /// A runtime that tells the time by `clock` and opens documents with `opener`.
    ///
    /// # Errors
    ///
    /// Where the system gives no pair of sockets.
    pub fn new(clock: Clock, opener: Opener) -> std::io::Result<Self> {
        let (sender, mailbox) = mailbox::mailbox()?;
        Ok(Self { clock, opener, sender, mailbox, words: Arc::default() })
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
    /// through the mailbox.
    pub fn open(&self, source: Source) {
        let open = Arc::clone(&self.opener);
        self.work(move || match open(&source) {
            Ok(opened) => Message::Opened(Box::new(opened)),
            Err(text) => Message::Failed(text),
        });
    }

    /// Finds a document's structure on a worker; the answer, [`Message::StructureFound`], comes
    /// through the mailbox.
    pub fn find_structure(&self, document: Arc<Document>) {
        self.work(move || Message::StructureFound(Box::new(Found::in_document(document))));
    }

    /// Loads the dictionary of Chinese words on a worker, once; the answer, [`Message::WordsLoaded`]
    /// or [`Message::Failed`], comes through the mailbox.
    pub fn load_words(&self) {
        let known = Arc::clone(&self.words);
        self.work(move || {
            if let Some(words) = known.get() {
                return Message::WordsLoaded(Arc::clone(words) as Arc<dyn WordBoundaries>);
            }
            match Words::load() {
                Ok(words) => {
                    let words = known.get_or_init(|| Arc::new(words));
                    Message::WordsLoaded(Arc::clone(words) as Arc<dyn WordBoundaries>)
                }
                Err(error) => Message::Failed(error.to_string()),
            }
        });
    }

    /// Searches a document on a worker; the answer, [`Message::Searched`], comes through the mailbox.
    pub fn search(&self, request: Box<Request>) {
        self.work(move || {
            let hits = request.find();
            Message::Searched(request, hits)
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
    use std::path::PathBuf;

    use rustix::event::PollFd;
    use rustix::event::PollFlags;

    use super::*;

    fn answer(opener: Opener) -> Message {
        let runtime = Runtime::new(Clock::Fixed(Timestamp(7)), opener).unwrap();
        runtime.open(Source::Path(PathBuf::from("a.txt")));
        let mut waited = [PollFd::new(runtime.mailbox(), PollFlags::IN)];
        rustix::event::poll(&mut waited, None).unwrap();
        runtime.mailbox().drain().pop().unwrap()
    }

    #[test]
    fn a_document_that_cannot_be_opened_is_told_and_wakes_the_loop() {
        let message = answer(Arc::new(|source| Err(format!("{source:?}"))));
        assert!(matches!(message, Message::Failed(text) if text.contains("a.txt")));
    }

    #[test]
    fn a_worker_that_panics_is_a_failure_like_any_other() {
        let message = answer(Arc::new(|_| panic!("importer")));
        assert!(matches!(message, Message::Failed(text) if text.ends_with("importer")));
    }
}
