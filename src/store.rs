//! What a reader leaves behind, kept in files: an append-only log for each device.
//!
//! `docs/data-format.md` has the format. The store reads every log of its folder into a
//! [`Journal`] and appends to one of its own; nothing is called saved before the disk has it. Where
//! nothing can be written, events are held and tried again at the next one.

pub mod atomic;
pub mod check;
pub mod device;
mod error;
pub mod exchange;
mod index;
pub mod line;
mod logs;
pub mod paths;
pub mod read;
mod undo;
mod writer;

use std::path::{Path, PathBuf};

pub use crate::journal::saving::Reason;
pub use error::StoreError;
pub use logs::Remark;
pub use writer::TornLine;

use crate::journal::Journal;
use crate::journal::event::{Event, Redo, Stamped, Undo};
use crate::journal::id::{DeviceName, EventId};
use crate::schedule::Timestamp;
use atomic::Access;
use logs::Logs;
use paths::DataFolder;
use undo::UndoStack;
use writer::Writer;

/// An event that is held in memory because it could not be written.
#[derive(Debug, thiserror::Error)]
#[error("not saved: {source}")]
pub struct NotSaved {
    /// The event's identity; it counts in the journal, and is written when writing works again.
    pub id: EventId,
    /// How many events wait to be written.
    pub pending: usize,
    /// Why.
    pub source: StoreError,
}

/// The events of a data folder, and what they add up to.
#[derive(Debug)]
pub struct Store {
    folder: DataFolder,
    device: DeviceName,
    journal: Journal,
    logs: Logs,
    writer: Option<Writer>,
    // The name under which events are made as long as no log could be taken.
    stand_in: Option<DeviceName>,
    pending: Vec<Stamped>,
    // Lines of a log that was removed or replaced while this program wrote it.
    displaced: Vec<Vec<u8>>,
    torn: Vec<TornLine>,
    undo: UndoStack,
}

impl Store {
    /// Reads the folder. It is not made and no log is taken before the first append, so this writes
    /// nothing; what could not be read is in [`Store::remarks`].
    #[must_use]
    pub fn open(folder: DataFolder, device: DeviceName) -> Self {
        let mut journal = Journal::default();
        let mut logs = Logs::default();
        if let Some((indexed, read)) = index::load(&folder, device) {
            (journal, logs) = (indexed, read);
        }
        logs.catch_up(&folder, &mut journal);
        Self {
            folder,
            device,
            journal,
            logs,
            writer: None,
            stand_in: None,
            pending: Vec::new(),
            displaced: Vec::new(),
            torn: Vec::new(),
            undo: UndoStack::default(),
        }
    }

    /// What all events add up to, those that wait to be written included.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &DataFolder {
        &self.folder
    }

    /// The events that wait to be written.
    #[must_use]
    pub fn pending(&self) -> &[Stamped] {
        &self.pending
    }

    /// What a person should know about the logs: lines that cannot be used, events of a newer
    /// version, files that cannot be read, torn lines that were set aside.
    #[must_use]
    pub fn remarks(&self) -> Vec<Remark> {
        let torn = self.torn.iter().cloned().map(Remark::Torn);
        torn.chain(self.logs.remarks()).collect()
    }

    /// Takes in what other programs and devices have written since the last look. True where there
    /// was something.
    pub fn refresh(&mut self) -> bool {
        self.logs.catch_up(&self.folder, &mut self.journal)
    }

    /// Adds an event and writes it; it is on the disk when this returns its identity.
    ///
    /// # Errors
    ///
    /// [`NotSaved`] where it could not be written: it counts all the same, and is tried again at
    /// the next append or [`Store::flush`].
    pub fn append(&mut self, event: Event, now: Timestamp) -> Result<EventId, NotSaved> {
        self.take_log_if_possible(now);
        let stamped = self.add(event, now);
        let id = stamped.id;
        self.undo.did(vec![stamped]);
        self.saved(id)
    }

    /// Adds events that are one change for undo, and writes them together.
    ///
    /// # Errors
    ///
    /// As [`Store::append`]; the identity is that of the last one.
    pub fn append_all(
        &mut self,
        events: Vec<Event>,
        now: Timestamp,
    ) -> Result<Vec<EventId>, NotSaved> {
        self.take_log_if_possible(now);
        let added: Vec<_> = events.into_iter().map(|event| self.add(event, now)).collect();
        let ids: Vec<_> = added.iter().map(|stamped| stamped.id).collect();
        self.undo.did(added);
        match ids.last() {
            Some(last) => self.saved(*last).map(|_| ids),
            None => Ok(ids),
        }
    }

    /// Adds events that the program notes by itself: the next append or [`Store::flush`] writes
    /// them, and undo passes them.
    pub fn hold(&mut self, events: Vec<Event>, now: Timestamp) {
        self.take_log_if_possible(now);
        for event in events {
            self.add(event, now);
        }
    }

    /// Undoes the last change of this program that can be undone. Returns the events that it
    /// consisted of, none where there is none, and as [`Store::append`] whether that is written.
    pub fn undo(&mut self, now: Timestamp) -> (Vec<Event>, Result<(), NotSaved>) {
        let change = self.undo.take_done();
        self.reverse(change, now, |of| Event::Undo(Undo { of }))
    }

    /// Does again what was undone last; returns as [`Store::undo`].
    pub fn redo(&mut self, now: Timestamp) -> (Vec<Event>, Result<(), NotSaved>) {
        let change = self.undo.take_undone();
        self.reverse(change, now, |of| Event::Redo(Redo { of }))
    }

    fn reverse(
        &mut self,
        change: Vec<Stamped>,
        now: Timestamp,
        by: impl Fn(EventId) -> Event,
    ) -> (Vec<Event>, Result<(), NotSaved>) {
        self.take_log_if_possible(now);
        let last = change.iter().map(|stamped| self.add(by(stamped.id), now).id).last();
        let written = last.map_or(Ok(()), |id| self.saved(id).map(|_| ()));
        (change.into_iter().map(|stamped| stamped.event).collect(), written)
    }

    /// The identity of the event that is added next at this moment, for events of one change that
    /// speak of each other.
    pub fn next_id(&mut self, now: Timestamp) -> EventId {
        self.take_log_if_possible(now);
        let device = match &self.writer {
            Some(writer) => writer.device,
            None => *self.stand_in.get_or_insert_with(|| device::unique(self.device, now.0)),
        };
        let sequence = self.journal.last_sequence(device) + 1;
        EventId { time: self.journal.next_time(now), device, sequence }
    }

    fn add(&mut self, event: Event, now: Timestamp) -> Stamped {
        let id = self.next_id(now);
        let stamped = Stamped { id, at: now, event };
        self.journal.add(stamped.clone());
        self.pending.push(stamped.clone());
        stamped
    }

    fn saved(&mut self, id: EventId) -> Result<EventId, NotSaved> {
        match self.flush() {
            Ok(()) => Ok(id),
            Err(source) => Err(NotSaved { id, pending: self.pending.len(), source }),
        }
    }

    fn take_log_if_possible(&mut self, now: Timestamp) {
        // Where it is not possible, flushing the events says why.
        let _ = self.take_log(now);
    }

    fn take_log(&mut self, now: Timestamp) -> Result<(), StoreError> {
        if self.writer.is_none() {
            let (writer, torn) = Writer::acquire(&self.folder, self.device, now)?;
            self.torn.extend(torn);
            self.writer = Some(writer);
            // The log's own numbers have to be known before the next one is given.
            self.refresh();
        }
        Ok(())
    }

    /// Writes the events that wait.
    ///
    /// # Errors
    ///
    /// [`StoreError`] where that cannot be done; they go on waiting.
    pub fn flush(&mut self) -> Result<(), StoreError> {
        let Some(last) = self.pending.last() else { return Ok(()) };
        let now = last.at;
        self.leave_lost_log()?;
        self.take_log(now)?;
        let lines = self.pending_lines()?;
        let Some(writer) = &mut self.writer else { return Ok(()) };
        let failed = |writer: &Writer, source| StoreError::write(&writer.path, source);
        if !self.displaced.is_empty() {
            writer.append_missing(&self.displaced).map_err(|source| failed(writer, source))?;
            self.displaced.clear();
        }
        writer.append(lines.as_bytes()).map_err(|source| failed(writer, source))?;
        self.logs.appended(writer, lines.len() as u64, self.pending.len() as u64);
        self.pending.clear();
        Ok(())
    }

    fn pending_lines(&self) -> Result<String, StoreError> {
        let mut lines = String::new();
        for stamped in &self.pending {
            let line = line::encode(stamped).map_err(|source| StoreError::Unwritable { source })?;
            lines.push_str(&line);
            lines.push('\n');
        }
        Ok(lines)
    }

    /// Where the log was removed or replaced while the program ran: keeps what this program still
    /// has of it, to be written to the log that is taken next. A data folder that is gone is not
    /// made again: it may be on a disk that is not there at the moment.
    fn leave_lost_log(&mut self) -> Result<(), StoreError> {
        let Some(writer) = self.writer.as_ref().filter(|writer| !writer.is_in_place()) else {
            return Ok(());
        };
        let root = self.folder.path();
        if !root.is_dir() {
            return Err(StoreError::Gone { path: root.to_owned() });
        }
        let lines = writer.lines().map_err(|source| StoreError::read(&writer.path, source))?;
        self.displaced.extend(lines);
        self.writer = None;
        Ok(())
    }

    /// Writes the index, so that the next start reads only what is new. Not needed: without it a
    /// start reads every log.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`].
    pub fn save_index(&self) -> Result<(), StoreError> {
        if !self.pending.is_empty() || !self.folder.path().is_dir() {
            return Ok(());
        }
        index::save(&self.folder, self.device, &self.journal, &self.logs)
    }

    /// Writes the events that wait to a new file in `folder`, for `wengu data import`. For a
    /// program that has to end while the data folder cannot be written.
    ///
    /// # Errors
    ///
    /// [`StoreError`] where that cannot be done either.
    pub fn rescue(&self, folder: &Path) -> Result<Option<PathBuf>, StoreError> {
        let Some(first) = self.pending.first() else { return Ok(None) };
        let path =
            folder.join(format!("wengu-unsaved-{}-{}.jsonl", first.id.device, first.id.time.0));
        let lines = self.pending_lines()?;
        atomic::replace(&path, lines.as_bytes(), Access::Private)
            .map_err(|source| StoreError::write(&path, source))?;
        Ok(Some(path))
    }
}
