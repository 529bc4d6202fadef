//! The sum of the logs as it was, so that a start reads only what is new. It holds nothing that the
//! logs do not; where it does not match them it is not used.
//!
//! The file is a line that names the format, the CRC-32 of the rest (4 bytes, little-endian), and
//! how far each log was read with the journal, in postcard.

use std::fs;

use super::atomic;
use super::atomic::Access;
use super::error::StoreError;
use super::logs::Logs;
use super::paths::{DataFolder, make_folder};
use crate::journal::Journal;
use crate::journal::id::DeviceName;

/// Changes with every change of what is stored: an index of another version is not used.
const MAGIC: &[u8] = b"wengu index 4\n";

/// The journal with what it was read from, where an index is there and matches the logs.
pub(super) fn load(folder: &DataFolder, device: DeviceName) -> Option<(Journal, Logs)> {
    let bytes = fs::read(folder.index(device.as_str())).ok()?;
    let (checksum, content) = bytes.strip_prefix(MAGIC)?.split_first_chunk::<4>()?;
    if crc32fast::hash(content) != u32::from_le_bytes(*checksum) {
        return None;
    }
    let (logs, journal): (Logs, Journal) = postcard::from_bytes(content).ok()?;
    logs.still_hold(folder).then_some((journal, logs))
}

/// Writes the index.
pub(super) fn save(
    folder: &DataFolder,
    device: DeviceName,
    journal: &Journal,
    logs: &Logs,
) -> Result<(), StoreError> {
    let path = folder.index(device.as_str());
    let failed = |source| StoreError::write(&path, source);
    let content = postcard::to_stdvec(&(logs, journal))
        .map_err(|source| failed(std::io::Error::other(source)))?;
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&crc32fast::hash(&content).to_le_bytes());
    bytes.extend_from_slice(&content);
    if let Some(parent) = path.parent() {
        make_folder(parent).map_err(failed)?;
    }
    atomic::replace(&path, &bytes, Access::Private).map_err(failed)
}
