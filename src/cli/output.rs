//! Writing a file so that it is there whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::store::atomic::{Access, replace};

/// Why a file could not be written.
#[derive(Debug, Error)]
pub enum OutputError {
    /// The file to write is the document that is read.
    #[error("the output is the source: {0:?}")]
    IsSource(PathBuf),
    /// The path names a folder.
    #[error("the output is a folder: {0:?}")]
    Folder(PathBuf),
    /// The folder that the file would lie in is not there.
    #[error("no folder for {0:?}")]
    NoFolder(PathBuf),
    /// The file or its folder may not be written by this user.
    #[error("no permission to write {0:?}")]
    Denied(PathBuf),
    /// Writing failed otherwise.
    #[error("cannot write {path:?}")]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Writes `bytes` to `path` by way of a file beside it that is renamed when it is whole.
///
/// A symbolic link is followed, an existing file keeps its permissions, and a device or a pipe is
/// written as it is.
///
/// # Errors
/// Any [`OutputError`]; nothing is left behind then, and an older file is as it was.
pub fn write_file(path: &Path, source: Option<&Path>, bytes: &[u8]) -> Result<(), OutputError> {
    let told = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            OutputError::NoFolder(path.to_owned())
        }
        io::ErrorKind::IsADirectory => OutputError::Folder(path.to_owned()),
        io::ErrorKind::PermissionDenied => OutputError::Denied(path.to_owned()),
        _ => OutputError::Unwritable { path: path.to_owned(), source: error },
    };
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if source.and_then(|source| fs::canonicalize(source).ok()).is_some_and(|real| real == target) {
        return Err(OutputError::IsSource(path.to_owned()));
    }
    match fs::metadata(&target) {
        Ok(about) if about.is_dir() => Err(OutputError::Folder(path.to_owned())),
        Ok(about) if !about.is_file() => {
            OpenOptions::new().write(true).open(&target).and_then(|f| fill(f, bytes)).map_err(told)
        }
        Ok(about) => replace(&target, bytes, Access::Kept(about.permissions())).map_err(told),
        Err(_) => replace(&target, bytes, Access::Customary).map_err(told),
    }
}

fn fill(mut file: File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.flush()
}
