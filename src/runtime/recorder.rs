//! One thread that has the records, and does what it is asked in order: the reader never waits for
//! a disk, and what he does first is written first.

use std::collections::BTreeSet;
use std::panic;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::Duration;

use super::backoff::Backoff;
use super::gather::Finding;
use super::mailbox::Sender;
use super::records::Records;
use super::records::Unsaved;
use super::said;
use crate::app::Message;
use crate::app::Opened;
use crate::app::kept::{Kept, Trace};
use crate::app::opened::Source;
use crate::document::Document;
use crate::document::fingerprint::DocumentId;
use crate::journal::event::Event;
use crate::journal::saving::Saving;
use crate::recall::card::Card;
use crate::schedule::Timestamp;

/// How long after a failure what could not be written is tried again, and how long at the most.
const FIRST_RETRY: Duration = Duration::from_secs(1);
const LAST_RETRY: Duration = Duration::from_mins(1);

/// Something to be done with the records.
#[derive(Debug)]
pub enum Job {
    /// This document is open from now on.
    Enter(Box<Opened>),
    /// Those of these paths that the library does not know are to be answered.
    Unknown(BTreeSet<String>, mpsc::Sender<BTreeSet<String>>),
    /// These documents were found.
    Shelve(Vec<Finding>),
    /// These were left in this document, as one change.
    Leave(Arc<Document>, Vec<Trace>),
    /// These events are one change.
    Keep(Vec<Event>),
    /// These marks in this document are one change, with a note on the first.
    Annotate(Arc<Document>, Vec<Trace>, String),
    /// What could not be written is tried again.
    Save,
    /// The library is listed.
    List,
    /// The review log is added up.
    Tally,
    /// These cards, made from this document, are to be shown and asked.
    Deal(Arc<Document>, Arc<[Card]>),
    /// The cards in the decks of these documents are to be asked in one sitting.
    Mix(Vec<Source>),
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
        Self::start_with(Backoff::between(FIRST_RETRY, LAST_RETRY), open, answers)
    }

    /// The same, with these waits before what could not be written is tried again.
    #[must_use]
    pub fn start_with(
        retry: Backoff,
        open: impl FnOnce() -> Records + Send + 'static,
        answers: Sender,
    ) -> Self {
        let (jobs, asked) = mpsc::channel();
        thread::spawn(move || {
            let work = || Desk { records: open(), answers: answers.clone(), retry }.work(&asked);
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

/// The thread's own state.
struct Desk {
    records: Records,
    answers: Sender,
    retry: Backoff,
}

impl Desk {
    /// Does what is asked until nobody can ask any more. As long as something could not be written
    /// it is tried again from time to time; else the thread sleeps.
    fn work(&mut self, asked: &mpsc::Receiver<(Job, Timestamp)>) {
        loop {
            if self.records.is_saved() {
                self.retry.begin_anew();
                match asked.recv() {
                    Ok((job, now)) => self.perform(job, now),
                    Err(mpsc::RecvError) => return,
                }
            } else {
                match asked.recv_timeout(self.retry.delay()) {
                    Ok((job, now)) => self.perform(job, now),
                    Err(RecvTimeoutError::Timeout) => self.try_again(),
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
        }
    }

    /// Tries to write what waits; only a success is told, so that an idle reader stays idle.
    fn try_again(&mut self) {
        self.retry.lengthen();
        let kept = self.records.flush();
        if kept.saving == Saving::Saved {
            self.tell(kept);
        }
    }

    fn tell(&self, kept: Kept) {
        self.answers.send(Message::Kept(Box::new(kept)));
    }

    fn perform(&mut self, job: Job, now: Timestamp) {
        let records = &mut self.records;
        let kept = match job {
            Job::Enter(opened) => {
                let left = records.enter(&opened, now);
                self.answers.send(Message::Entered(Box::new(left)));
                records.flush()
            }
            Job::Leave(document, traces) => records.leave(&document, traces, now),
            Job::Shelve(findings) => records.shelve(findings, now),
            Job::Keep(events) => records.keep(events, now),
            Job::Annotate(document, marks, note) => records.annotate(&document, marks, note, now),
            Job::Undo => records.undo(now),
            Job::Redo => records.redo(now),
            Job::Save => records.flush(),
            Job::List => return self.answers.send(Message::Library(records.library(now))),
            Job::Mix(sources) => {
                let mix = records.mix(sources, now);
                return self.answers.send(Message::Mixed(Box::new(mix)));
            }
            Job::Tally => {
                let statistics = Box::new(records.statistics(now));
                return self.answers.send(Message::Tallied(statistics));
            }
            Job::Deal(document, cards) => {
                let deck = records.deal(document, cards, now);
                return self.answers.send(Message::Dealt(Box::new(deck)));
            }
            Job::Locate(document, found) => {
                return self.answers.send(records.locate(document, &found, now));
            }
            Job::Unknown(paths, answer) => {
                let _ = answer.send(records.unknown(paths));
                return;
            }
            // Whoever has stopped waiting needs no answer.
            Job::Answer(done) => {
                let _ = done.send(());
                return;
            }
            Job::End(refuges, done) => {
                let _ = done.send(records.end(&refuges));
                return;
            }
        };
        self.tell(kept);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::event::{Event, Removed};
    use crate::journal::id::DeviceName;
    use crate::runtime::mailbox::{Mailbox, mailbox};
    use crate::store::Store;
    use crate::store::paths::DataFolder;

    /// Waits for the next word on whether everything is saved.
    fn saving(mailbox: &Mailbox) -> Saving {
        loop {
            mailbox.wait(None);
            for message in mailbox.drain() {
                if let Message::Kept(kept) = message {
                    return kept.saving;
                }
            }
        }
    }

    #[test]
    fn what_could_not_be_written_is_tried_again_by_itself_until_it_can_be() {
        let home = tempfile::tempdir().unwrap();
        let data = home.path().join("data");
        std::fs::File::create(&data).unwrap();
        let folder = DataFolder::at(&data);
        let records = move || Records::new(Store::open(folder, DeviceName::nearest("desk", "")));
        let (answers, mailbox) = mailbox().unwrap();
        let soon = Duration::from_millis(1);
        let recorder = Recorder::start_with(Backoff::between(soon, soon), records, answers);
        let document = "1".repeat(32).parse().unwrap();
        let removed = vec![Event::Removed(Removed { document })];
        assert!(recorder.ask(Job::Keep(removed), Timestamp(1)));
        assert!(matches!(saving(&mailbox), Saving::NotSaved { pending: 1, .. }));
        std::fs::remove_file(&data).unwrap();
        assert_eq!(saving(&mailbox), Saving::Saved);
    }
}
