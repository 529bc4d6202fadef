//! The one writer of a log.
//!
//! A program that writes takes the first log of its machine that no other program holds, by a lock
//! that lasts as long as the program: `desk.jsonl`, for a second one at the same time
//! `desk-2.jsonl`. So a log has one writer, its sequence numbers need no agreement, and a stopped
//! program keeps nobody waiting. Where the file system has no locks the log gets a name of its own.

use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::{Path, PathBuf};

use super::device;
use super::error::StoreError;
use super::line;
use super::paths::{DataFolder, make_folder, private, sync_folder};
use super::read::each_line;
use crate::journal::id::DeviceName;
use crate::schedule::Timestamp;

/// How many programs of one machine may write at once.
const SLOTS: u32 = 99;

/// A last line that was not written whole, now in a file of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TornLine {
    /// The log that it was taken from.
    pub log: PathBuf,
    /// Where it is now.
    pub kept: PathBuf,
    /// Its length in bytes.
    pub bytes: u64,
}

/// A log that this program alone writes.
#[derive(Debug)]
pub(super) struct Writer {
    /// Who writes.
    pub(super) device: DeviceName,
    /// The log.
    pub(super) path: PathBuf,
    /// The log, locked.
    pub(super) file: File,
    // Bytes of whole lines that are on the disk.
    length: u64,
    // True where a part of a line may stand after them, because a write failed.
    unclean: bool,
}

enum Slot {
    Taken(File),
    Busy,
    Lockless,
}

impl Writer {
    /// Takes the first free log, and sets a torn last line aside.
    pub(super) fn acquire(
        folder: &DataFolder,
        base: DeviceName,
        now: Timestamp,
    ) -> Result<(Self, Option<TornLine>), StoreError> {
        let logs = folder.logs();
        make_folder(&logs).map_err(|source| StoreError::write(&logs, source))?;
        for number in 1..=SLOTS {
            let device = device::nth(base, number);
            let path = log_path(&logs, device);
            match take(&path).map_err(|source| StoreError::write(&path, source))? {
                Slot::Taken(file) => return Self::start(folder, device, path, file),
                Slot::Busy => {}
                Slot::Lockless => {
                    let device = device::unique(base, now.0);
                    let path = log_path(&logs, device);
                    let file = open(&path).map_err(|source| StoreError::write(&path, source))?;
                    return Self::start(folder, device, path, file);
                }
            }
        }
        Err(StoreError::Crowded { path: logs, count: SLOTS })
    }

    fn start(
        folder: &DataFolder,
        device: DeviceName,
        path: PathBuf,
        file: File,
    ) -> Result<(Self, Option<TornLine>), StoreError> {
        let mut writer = Self { device, path, file, length: 0, unclean: false };
        let torn = writer
            .set_torn_line_aside(folder)
            .and_then(|torn| sync_folder(&folder.logs()).map(|()| torn))
            .map_err(|source| StoreError::write(&writer.path, source))?;
        Ok((writer, torn))
    }

    /// Appends whole lines; they are on the disk when this returns. After an error the log is as it
    /// was before.
    pub(super) fn append(&mut self, lines: &[u8]) -> io::Result<()> {
        if self.unclean {
            self.file.set_len(self.length)?;
        }
        self.unclean = true;
        self.file.write_all(lines).and_then(|()| self.file.sync_data()).inspect_err(|_| {
            // Where even this fails the next append tries it again first.
            self.unclean = self.file.set_len(self.length).is_err();
        })?;
        self.unclean = false;
        self.length += lines.len() as u64;
        Ok(())
    }

    /// Appends those of `lines` that the log does not have; returns how many.
    pub(super) fn append_missing(&mut self, lines: &[Vec<u8>]) -> io::Result<usize> {
        let mut have: BTreeSet<Vec<u8>> = self.lines()?.into_iter().collect();
        let (mut missing, mut count) = (Vec::new(), 0);
        for line in lines {
            if have.insert(line.clone()) {
                missing.extend_from_slice(line);
                missing.push(b'\n');
                count += 1;
            }
        }
        if count > 0 {
            self.append(&missing)?;
        }
        Ok(count)
    }

    /// True where the log at its path is still the file that is written to, with all that was
    /// written to it and nothing else.
    pub(super) fn is_in_place(&self) -> bool {
        let (Ok(there), Ok(own)) = (self.path.metadata(), self.file.metadata()) else {
            return false;
        };
        (there.dev(), there.ino()) == (own.dev(), own.ino())
            && (own.len() == self.length || self.unclean && own.len() > self.length)
    }

    /// The log's whole lines, also where the file was removed from its folder.
    pub(super) fn lines(&self) -> io::Result<Vec<Vec<u8>>> {
        let length = self.file.metadata()?.len().min(self.length);
        let mut bytes = vec![0; usize::try_from(length).unwrap_or_default()];
        self.file.read_exact_at(&mut bytes, 0)?;
        let mut lines = Vec::new();
        each_line(bytes.as_slice(), |line| lines.push(line.to_vec()))?;
        Ok(lines)
    }

    fn set_torn_line_aside(&mut self, folder: &DataFolder) -> io::Result<Option<TornLine>> {
        let size = self.file.metadata()?.len();
        let whole = end_of_whole_lines(&self.file, size)?;
        self.length = whole;
        if whole == size {
            return Ok(None);
        }
        let mut rest = Vec::new();
        self.file.seek(SeekFrom::Start(whole))?;
        self.file.read_to_end(&mut rest)?;
        if line::decode(&rest).is_ok() {
            self.length = size;
            self.append(b"\n")?;
            return Ok(None);
        }
        make_folder(&folder.torn())?;
        let kept = folder.torn().join(format!("{}-{whole}", self.device));
        let mut aside = private().append(true).create(true).open(&kept)?;
        aside.write_all(&rest)?;
        aside.sync_data()?;
        sync_folder(&folder.torn())?;
        self.file.set_len(whole)?;
        Ok(Some(TornLine { log: self.path.clone(), kept, bytes: size - whole }))
    }
}

/// The log of this name.
pub(super) fn log_path(logs: &Path, device: DeviceName) -> PathBuf {
    logs.join(format!("{device}.jsonl"))
}

fn open(path: &Path) -> io::Result<File> {
    private().read(true).append(true).create(true).open(path)
}

/// Opens and locks the file at `path`; once more where it was replaced in between.
fn take(path: &Path) -> io::Result<Slot> {
    loop {
        let file = open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(Slot::Busy),
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                return Ok(Slot::Lockless);
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
        if path.metadata().is_ok_and(|data| file.metadata().is_ok_and(|f| f.ino() == data.ino())) {
            return Ok(Slot::Taken(file));
        }
    }
}

/// The end of the last `\n` in the first `size` bytes; 0 where there is none.
fn end_of_whole_lines(file: &File, size: u64) -> io::Result<u64> {
    let mut end = size;
    let mut chunk = vec![0; 1 << 16];
    while end > 0 {
        let start = end.saturating_sub(chunk.len() as u64);
        chunk.truncate(usize::try_from(end - start).unwrap_or_default());
        file.read_exact_at(&mut chunk, start)?;
        if let Some(at) = chunk.iter().rposition(|byte| *byte == b'\n') {
            return Ok(start + at as u64 + 1);
        }
        end = start;
    }
    Ok(0)
}
