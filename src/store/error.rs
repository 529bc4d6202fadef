//! Why something could not be kept.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::journal::saving::Reason;

/// Why the store could not do what it was asked.
#[derive(Debug, Error)]
pub enum StoreError {
    /// Neither a folder was named nor does the platform know one.
    #[error("no folder for data is known: neither --data nor WENGU_DATA nor HOME is set")]
    NoHome {
        /// What the platform said.
        source: etcetera::HomeDirError,
    },
    /// The data folder was there and is not any more.
    #[error("the data folder {} is gone", path.display())]
    Gone {
        /// The data folder.
        path: PathBuf,
    },
    /// A file or folder cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file or folder cannot be written.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// As many programs as may write at once are already writing.
    #[error("{count} other programs are writing to {}", path.display())]
    Crowded {
        /// The folder of the logs.
        path: PathBuf,
        /// How many.
        count: u32,
    },
    /// There is nothing to take in.
    #[error("there are no logs in {}", path.display())]
    NoLogs {
        /// The folder.
        path: PathBuf,
    },
    /// An event has a value that JSON cannot hold.
    #[error("an event cannot be written as JSON: {source}")]
    Unwritable {
        /// What the writer said.
        source: serde_json::Error,
    },
}

impl StoreError {
    pub(super) fn read(path: &Path, source: io::Error) -> Self {
        Self::Read { path: path.to_owned(), source }
    }

    pub(super) fn write(path: &Path, source: io::Error) -> Self {
        Self::Write { path: path.to_owned(), source }
    }

    /// In a word why.
    #[must_use]
    pub fn reason(&self) -> Reason {
        use io::ErrorKind as Kind;
        let kind = match self {
            Self::NoHome { .. } | Self::Gone { .. } => return Reason::FolderGone,
            Self::Read { source, .. } | Self::Write { source, .. } => source.kind(),
            Self::Crowded { .. } | Self::Unwritable { .. } | Self::NoLogs { .. } => {
                return Reason::Failure;
            }
        };
        match kind {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Reason::DiskFull,
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Reason::ReadOnly,
            Kind::NotFound => Reason::FolderGone,
            _ => Reason::Failure,
        }
    }
}
