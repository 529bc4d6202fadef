//! One thread that has the records, and does what it is asked in order: the reader never waits for
//! a disk, and what he does first is written first.

use std::panic;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::Duration;

use super::mailbox::Sender;
use super::records::Records;
use super::records::Unsaved;
use super::said;
use crate::app::Message;
use crate::app::Opened;
use crate::document::Document;
use crate::document::fingerprint::DocumentId;
use crate::document::place::Place;
use crate::journal::event::{Event, Mark};
use crate::recall::card::Card;
use crate::schedule::Timestamp;

/// Something to be done with the records.
#[derive(Debug)]
pub enum Job {
    /// This document is open from now on.
    Enter(Box<Opened>),
    /// This document was left at this place, with so many thousandths read.
    Leave(Arc<Document>, Place, u16),
    /// These events are one change.
    Keep(Vec<Event>),
    /// These marks are one change, with a note on the first.
    Annotate(Vec<Mark>, String),
    /// The library is listed.
    List,
    /// These cards of this document are to be asked.
    Deal(Arc<Document>, Vec<Card>),
    /// The document is where this one was opened from, if they are the same.
    Locate(DocumentId, Box<Opened>),
    /// The last change is taken back.
    Undo,
    /// What was taken back last is done again.
    Redo,
    /// Everything asked before is done; an answer says so.
    Answer(mpsc::Sender<()>),
    /// The program ends: everything goes to the disk, or to a file in one of these folders.
    End(Vec<PathBuf>, mpsc::Sender<Result<(), Unsaved>>),
}

/// Why it is not known whether everything is on the disk.
#[derive(Debug, thiserror::Error)]
pub enum EndError {
    /// The data folder could not be written.
    #[error(transparent)]
    Unsaved(#[from] Unsaved),
    /// The disk has not answered in time.
    #[error("the disk has not answered for {0:?}")]
    Silent(Duration),
    /// The thread has ended because of an error of its own.
    #[error("an internal error has ended the writing of the records")]
    Broken,
}

/// The thread's address.
#[derive(Debug, Clone)]
pub struct Recorder {
    jobs: mpsc::Sender<(Job, Timestamp)>,
}

impl Recorder {
    /// Starts the thread, which opens the records first; its answers go to `answers`.
    #[must_use]
    pub fn start(open: impl FnOnce() -> Records + Send + 'static, answers: Sender) -> Self {
        let (jobs, asked) = mpsc::channel();
        thread::spawn(move || {
            let work = || work(&mut open(), &asked, &answers);
            if let Err(payload) = panic::catch_unwind(AssertUnwindSafe(work)) {
                answers.send(Message::Failed(said(payload.as_ref())));
            }
        });
        Self { jobs }
    }

    /// Asks for something at this moment; false where the thread has ended because of an error of its own, which
    /// it has told.
    #[must_use]
    pub fn ask(&self, job: Job, now: Timestamp) -> bool {
        self.jobs.send((job, now)).is_ok()
    }

    /// Waits until everything asked so far is done, but not longer than `limit`.
    pub fn wait(&self, limit: Duration, now: Timestamp) {
        let (done, answer) = mpsc::channel();
        if self.ask(Job::Answer(done), now) {
            // Where it takes longer, what is asked is still done.
            let _ = answer.recv_timeout(limit);
        }
    }

    /// Brings everything to the disk, or to a file in one of `refuges`.
    ///
    /// # Errors
    ///
    /// Where something is not in the data folder, or this is not known after `limit`.
    pub fn end(
        &self,
        refuges: Vec<PathBuf>,
        limit: Duration,
        now: Timestamp,
    ) -> Result<(), EndError> {
        let (done, answer) = mpsc::channel();
        // Where the thread has ended the answer says so.
        let _ = self.ask(Job::End(refuges, done), now);
        match answer.recv_timeout(limit) {
            Ok(ended) => ended.map_err(EndError::from),
            Err(RecvTimeoutError::Timeout) => Err(EndError::Silent(limit)),
            Err(RecvTimeoutError::Disconnected) => Err(EndError::Broken),
        }
    }
}

fn work(records: &mut Records, asked: &mpsc::Receiver<(Job, Timestamp)>, answers: &Sender) {
    let kept = |kept| answers.send(Message::Kept(Box::new(kept)));
    for (job, now) in asked {
        match job {
            Job::Enter(opened) => {
                answers.send(Message::Entered(Box::new(records.enter(&opened, now))));
                kept(records.flush());
            }
            Job::Leave(document, place, progress) => {
                kept(records.leave(&document, place, progress, now));
            }
            Job::Keep(events) => kept(records.keep(events, now)),
            Job::Annotate(marks, note) => kept(records.annotate(marks, note, now)),
            Job::List => answers.send(Message::Library(records.library(now))),
            Job::Deal(document, cards) => {
                answers.send(Message::Dealt(Box::new(records.deal(document, cards, now))));
            }
            Job::Locate(document, found) => answers.send(records.locate(document, &found, now)),
            Job::Undo => kept(records.undo(now)),
            Job::Redo => kept(records.redo(now)),
            // Whoever has stopped waiting needs no answer.
            Job::Answer(done) => _ = done.send(()),
            Job::End(refuges, done) => _ = done.send(records.end(&refuges)),
        }
    }
}
