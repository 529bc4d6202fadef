//! The events of a data folder as one file, and those of another folder or file taken in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::line::{self, Line};
use super::logs::log_names;
use super::paths::DataFolder;
use super::read::each_line;
use super::writer::Writer;
use crate::journal::id::{DeviceName, EventId};
use crate::schedule::Timestamp;

/// What was taken in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// Events that were not there yet.
    pub added: usize,
    /// Events that were there already.
    pub known: usize,
    /// Lines that cannot be used and were left where they are.
    pub bad: usize,
}

/// A line that can be used.
struct Whole {
    id: Option<EventId>,
    bytes: Vec<u8>,
}

/// All events of the folder, those of newer versions included, one a line, each once, in order.
///
/// # Errors
///
/// [`StoreError::Read`].
pub fn export(folder: &DataFolder) -> Result<Vec<u8>, StoreError> {
    let (mut lines, _) = read_all(&logs_of(folder)?)?;
    lines.sort_by(|a, b| (a.id, &a.bytes).cmp(&(b.id, &b.bytes)));
    lines.dedup_by(|a, b| a.bytes == b.bytes);
    let mut all = Vec::new();
    for line in lines {
        all.extend_from_slice(&line.bytes);
        all.push(b'\n');
    }
    Ok(all)
}

/// Takes the events of `from` into the folder: of another data folder, of a folder of logs, or of
/// one file. What is there already is left alone, so this can be done again.
///
/// # Errors
///
/// [`StoreError`]; what was taken in until then stays.
pub fn import(folder: &DataFolder, from: &Path, now: Timestamp) -> Result<Taken, StoreError> {
    let (lines, bad) = read_all(&sources(from)?)?;
    let have: BTreeSet<Vec<u8>> =
        read_all(&logs_of(folder)?)?.0.into_iter().map(|line| line.bytes).collect();
    let mut taken = Taken { bad, ..Taken::default() };
    let mut missing: BTreeMap<DeviceName, Vec<Vec<u8>>> = BTreeMap::new();
    for line in lines {
        if have.contains(&line.bytes) {
            taken.known += 1;
        } else {
            let device = line.id.map_or(DeviceName::nearest("newer", ""), |id| id.device);
            missing.entry(device).or_default().push(line.bytes);
        }
    }
    for (device, lines) in missing {
        let (mut writer, _) = Writer::acquire(folder, device, now)?;
        let added = writer
            .append_missing(&lines)
            .map_err(|source| StoreError::write(&writer.path, source))?;
        taken.added += added;
        taken.known += lines.len() - added;
    }
    Ok(taken)
}

fn logs_of(folder: &DataFolder) -> Result<Vec<PathBuf>, StoreError> {
    let logs = folder.logs();
    let names = log_names(&logs).map_err(|source| StoreError::read(&logs, source))?;
    Ok(names.into_iter().map(|name| logs.join(name)).collect())
}

fn sources(from: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let data = fs::metadata(from).map_err(|source| StoreError::read(from, source))?;
    if data.is_file() {
        return Ok(vec![from.to_owned()]);
    }
    let folder = DataFolder::at(from);
    let logs = if folder.logs().is_dir() { folder.logs() } else { from.to_owned() };
    let names = log_names(&logs).map_err(|source| StoreError::read(&logs, source))?;
    if names.is_empty() {
        return Err(StoreError::NoLogs { path: from.to_owned() });
    }
    Ok(names.into_iter().map(|name| logs.join(name)).collect())
}

fn read_all(paths: &[PathBuf]) -> Result<(Vec<Whole>, usize), StoreError> {
    let (mut lines, mut bad) = (Vec::new(), 0);
    for path in paths {
        let file = File::open(path).map_err(|source| StoreError::read(path, source))?;
        each_line(file, |bytes| match line::decode(bytes) {
            Ok(Line::Event(stamped)) => {
                lines.push(Whole { id: Some(stamped.id), bytes: bytes.to_vec() });
            }
            Ok(Line::Newer(id)) => lines.push(Whole { id, bytes: bytes.to_vec() }),
            Err(_) => bad += 1,
        })
        .map_err(|source| StoreError::read(path, source))?;
    }
    Ok((lines, bad))
}
