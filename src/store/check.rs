//! Every log read from its start, and whether the folder can be written.

use std::fs;
use std::io;
use std::path::Path;

use rustix::fs::Access;

use super::error::StoreError;
use super::index;
use super::logs::log_names;
use super::paths::{DataFolder, private};
use super::read::Progress;
use crate::journal::Journal;
use crate::journal::id::{DeviceName, EventId};

/// What was found in a data folder.
#[derive(Debug)]
pub struct Findings {
    /// The logs by file name, each with what is in it.
    pub logs: Vec<(String, Progress)>,
    /// The devices that wrote them, each with its last event.
    pub devices: Vec<EventId>,
    /// Documents, marks and cards.
    pub journal: Journal,
    /// The index of this device.
    pub index: IndexState,
    /// Torn lines that were set aside at some time.
    pub torn: usize,
    /// Whether the folder can be written; `None` where it is not there yet.
    pub writable: Option<Result<(), StoreError>>,
}

/// What the index is to the logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexState {
    /// There is none.
    Absent,
    /// It matches the logs.
    Matches,
    /// It does not match and is not used.
    Ignored,
}

impl Findings {
    /// True where every line can be used.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.logs.iter().all(|(_, log)| log.bad.is_empty() && log.torn == 0)
    }
}

/// Looks at everything in the folder; changes nothing in it.
///
/// # Errors
///
/// [`StoreError::Read`] where a log cannot be read.
pub fn check(folder: &DataFolder, device: DeviceName) -> Result<Findings, StoreError> {
    let logs_path = folder.logs();
    let names = log_names(&logs_path).map_err(|source| StoreError::read(&logs_path, source))?;
    let mut journal = Journal::default();
    let mut logs = Vec::new();
    for name in names {
        let path = logs_path.join(&name);
        let mut progress = Progress::default();
        progress.catch_up(&path, &mut journal).map_err(|source| StoreError::read(&path, source))?;
        logs.push((name, progress));
    }
    let index = if folder.index(device.as_str()).exists() {
        let matches = index::load(folder, device).is_some();
        if matches { IndexState::Matches } else { IndexState::Ignored }
    } else {
        IndexState::Absent
    };
    Ok(Findings {
        logs,
        devices: journal.devices().collect(),
        journal,
        index,
        torn: fs::read_dir(folder.torn()).map_or(0, Iterator::count),
        writable: folder.path().exists().then(|| probe(folder)),
    })
}

/// Whether the folder can be written, or made where it is not there; leaves nothing behind.
///
/// # Errors
///
/// [`StoreError::Write`] where it cannot.
pub fn writable(folder: &DataFolder) -> Result<(), StoreError> {
    let path = folder.path();
    if path.exists() {
        return probe(folder);
    }
    let above = path.ancestors().skip(1).find(|above| above.exists());
    let above = above.filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let allowed = rustix::fs::access(above, Access::WRITE_OK | Access::EXEC_OK);
    let is_folder = above.is_dir();
    match allowed {
        Ok(()) if is_folder => Ok(()),
        Ok(()) => Err(StoreError::write(path, io::ErrorKind::NotADirectory.into())),
        Err(error) => Err(StoreError::write(path, error.into())),
    }
}

/// Writes a file, brings it to the disk and takes it away again.
fn probe(folder: &DataFolder) -> Result<(), StoreError> {
    let path = folder.path().join(format!(".probe-{}", std::process::id()));
    let written = private().write(true).create_new(true).open(&path).and_then(|mut file| {
        io::Write::write_all(&mut file, &[0; 512])?;
        file.sync_data()
    });
    // What counts is whether the file could be written; it is empty of meaning where it stays.
    let _ = fs::remove_file(&path);
    written.map_err(|source| StoreError::write(folder.path(), source))
}
