//! A log is read: from where it was read to, line by line, bad lines noted and left where they are.

use std::fs::{File, Metadata};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::line::{self, Fault, Line};
use crate::journal::Journal;

/// How many bytes before the end of what was read are looked at again, to know the file.
const TAIL: u64 = 4096;

/// A line that cannot be used. It stays in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadLine {
    /// Its number, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub fault: Fault,
}

/// How far a log was read, and what was in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    size: u64,
    modified: (i64, i64),
    consumed: u64,
    tail: u32,
    /// Its whole lines.
    pub lines: u64,
    /// The events in it.
    pub events: u64,
    /// The events that a newer version wrote, which are skipped.
    pub newer: u64,
    /// The lines that cannot be used.
    pub bad: Vec<BadLine>,
    /// Bytes of a last line that is not whole.
    pub torn: u64,
}

/// What a file is to what was read of it before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Nothing changed.
    Same,
    /// Something was written at its end.
    Grown,
    /// It is another file, or something before its end was changed.
    Other,
}

impl Progress {
    /// What the file is to what was read of it.
    ///
    /// # Errors
    ///
    /// Whatever the system says.
    pub fn change(&self, path: &Path) -> io::Result<Change> {
        let data = path.metadata()?;
        if data.len() == self.size && modified(&data) == self.modified {
            return Ok(Change::Same);
        }
        let grown = data.len() > self.size
            && tail_checksum(&File::open(path)?, self.consumed)? == self.tail;
        Ok(if grown { Change::Grown } else { Change::Other })
    }

    /// Reads what was not read yet into `journal`; the whole file where it is another one.
    ///
    /// # Errors
    ///
    /// Whatever the system says; what was read until then is in the journal.
    pub fn catch_up(&mut self, path: &Path, journal: &mut Journal) -> io::Result<()> {
        match self.change(path)? {
            Change::Same => return Ok(()),
            Change::Grown => {}
            Change::Other => *self = Self::default(),
        }
        let mut file = File::open(path)?;
        let data = file.metadata()?;
        file.seek(SeekFrom::Start(self.consumed))?;
        let (read, torn) = each_line(&file, |bytes| self.take(bytes, journal))?;
        self.consumed += read;
        self.torn = torn;
        self.remember(&file, &data)
    }

    /// Takes note of whole lines with so many events that this program appended to the file.
    ///
    /// # Errors
    ///
    /// Whatever the system says; the file is read again then.
    pub(super) fn appended(&mut self, file: &File, bytes: u64, events: u64) -> io::Result<()> {
        let data = file.metadata()?;
        if data.len() == self.consumed + bytes {
            self.consumed += bytes;
            self.lines += events;
            self.events += events;
            self.torn = 0;
            self.remember(file, &data)?;
        }
        Ok(())
    }

    fn remember(&mut self, file: &File, data: &Metadata) -> io::Result<()> {
        self.size = self.consumed + self.torn;
        self.modified = modified(data);
        self.tail = tail_checksum(file, self.consumed)?;
        Ok(())
    }

    fn take(&mut self, bytes: &[u8], journal: &mut Journal) {
        self.lines += 1;
        match line::decode(bytes) {
            Ok(Line::Event(stamped)) => {
                journal.add(stamped);
                self.events += 1;
            }
            Ok(Line::Newer(id)) => {
                if let Some(id) = id {
                    journal.see(id);
                }
                self.newer += 1;
            }
            Err(fault) => self.bad.push(BadLine { line: self.lines, fault }),
        }
    }
}

/// Gives every whole line from where `source` stands, without its `\n`; returns the bytes of the
/// whole lines, and of the rest after the last `\n`.
///
/// # Errors
///
/// Whatever the system says.
pub fn each_line(source: impl Read, mut give: impl FnMut(&[u8])) -> io::Result<(u64, u64)> {
    let mut reader = BufReader::with_capacity(1 << 18, source);
    let mut line = Vec::new();
    let mut whole = 0;
    loop {
        line.clear();
        let read = reader.read_until(b'\n', &mut line)? as u64;
        match line.split_last() {
            Some((b'\n', bytes)) => give(bytes),
            _ => return Ok((whole, read)),
        }
        whole += read;
    }
}

fn modified(data: &Metadata) -> (i64, i64) {
    (data.mtime(), data.mtime_nsec())
}

fn tail_checksum(file: &File, end: u64) -> io::Result<u32> {
    let start = end.saturating_sub(TAIL);
    let mut bytes = vec![0; usize::try_from(end - start).unwrap_or_default()];
    match file.read_exact_at(&mut bytes, start) {
        Ok(()) => Ok(crc32fast::hash(&bytes)),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(0),
        Err(error) => Err(error),
    }
}
