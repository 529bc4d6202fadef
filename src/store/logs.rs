//! All logs of a folder, each read as far as it goes.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::paths::DataFolder;
use super::read::{BadLine, Change, Progress};
use super::writer::{TornLine, Writer};
use crate::journal::Journal;

/// Something about the logs that a person should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// A line that was not written whole was set aside.
    Torn(TornLine),
    /// A line cannot be used; it stays in the file.
    Bad {
        /// The log's file name.
        log: String,
        /// Which line, and what is wrong with it.
        line: BadLine,
    },
    /// Events of a newer version are skipped; they stay in the file.
    Newer {
        /// The log's file name.
        log: String,
        /// How many.
        events: u64,
    },
    /// A log or the folder of the logs cannot be read.
    Unreadable {
        /// The log's file name, or that of the folder.
        log: String,
        /// What the system said.
        message: String,
    },
}

/// The logs by file name.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Logs {
    files: BTreeMap<String, Progress>,
    #[serde(skip)]
    unreadable: BTreeMap<String, String>,
}

impl Logs {
    /// Reads what was not read yet; true where there was something. What cannot be read becomes a
    /// remark.
    pub(super) fn catch_up(&mut self, folder: &DataFolder, journal: &mut Journal) -> bool {
        self.unreadable.clear();
        let names = match log_names(&folder.logs()) {
            Ok(names) => names,
            Err(error) => {
                self.unreadable.insert("log".to_owned(), error.to_string());
                return false;
            }
        };
        self.files.retain(|name, _| names.contains(name));
        let mut changed = false;
        for name in names {
            let path = folder.logs().join(&name);
            let progress = self.files.entry(name.clone()).or_default();
            let before = (progress.lines, progress.events);
            if let Err(error) = progress.catch_up(&path, journal) {
                self.unreadable.insert(name, error.to_string());
                continue;
            }
            changed |= (progress.lines, progress.events) != before;
        }
        changed
    }

    /// True where every log is what was read, or has grown at its end.
    pub(super) fn still_hold(&self, folder: &DataFolder) -> bool {
        self.files.iter().all(|(name, progress)| {
            progress
                .change(&folder.logs().join(name))
                .is_ok_and(|change| matches!(change, Change::Same | Change::Grown))
        })
    }

    /// Takes note of lines that this program wrote.
    pub(super) fn appended(&mut self, writer: &Writer, bytes: u64, events: u64) {
        if let Some(name) = writer.path.file_name().and_then(|name| name.to_str()) {
            let progress = self.files.entry(name.to_owned()).or_default();
            if progress.appended(&writer.file, bytes, events).is_err() {
                // Read from its start at the next look, which adds nothing twice.
                *progress = Progress::default();
            }
        }
    }

    pub(super) fn remarks(&self) -> impl Iterator<Item = Remark> {
        let bad = self.files.iter().flat_map(|(log, progress)| {
            progress.bad.iter().map(|line| Remark::Bad { log: log.clone(), line: *line })
        });
        let newer = self.files.iter().filter(|(_, progress)| progress.newer > 0);
        let newer =
            newer.map(|(log, progress)| Remark::Newer { log: log.clone(), events: progress.newer });
        let unreadable = self.unreadable.iter().map(|(log, message)| Remark::Unreadable {
            log: log.clone(),
            message: message.clone(),
        });
        bad.chain(newer).chain(unreadable)
    }
}

/// The names of the logs in the folder; none where it is not there.
pub(super) fn log_names(logs: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(logs) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut names = Vec::new();
    for entry in entries {
        let path: PathBuf = entry?.path();
        if let (Some(name), true) = (
            path.file_name().and_then(|name| name.to_str()),
            path.extension().is_some_and(|extension| extension == "jsonl"),
        ) {
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(names)
}
