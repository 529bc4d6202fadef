//! Where a document comes from: a file, standard input (`-`) or the program itself (`seed:NAME`).

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::app::opened;
use crate::import::progress::Step;
use crate::import::progress::Watch;
use crate::seeds;
use crate::seeds::Seed;

/// Bytes that a file may have; a larger one is refused before it is read.
pub const FILE_LIMIT: u64 = 512 << 20;

/// Bytes that are read before somebody who waits hears of them.
const PIECE: u64 = 1 << 18;

/// Where a document comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Input,
    /// A document that ships inside.
    Seed(&'static Seed),
}

/// Why a document's bytes could not be had.
#[derive(Debug, Error)]
pub enum SourceError {
    /// There is no such file.
    #[error("no such file: {0:?}")]
    Missing(PathBuf),
    /// The path names a folder.
    #[error("a folder: {0:?}")]
    Folder(PathBuf),
    /// The folder has no document in it.
    #[error("no document in the folder {0:?}")]
    NoDocuments(PathBuf),
    /// The file may not be read by this user.
    #[error("no permission to read {0:?}")]
    Denied(PathBuf),
    /// The file has no bytes.
    #[error("an empty file: {0:?}")]
    Empty(PathBuf),
    /// The file has more bytes than [`FILE_LIMIT`].
    #[error("over the size limit: {0:?}")]
    TooLarge(PathBuf),
    /// No embedded document has this name.
    #[error("no embedded document {0:?}")]
    UnknownSeed(String),
    /// Whoever waited does not want it any more.
    #[error("stopped: {0:?}")]
    Stopped(PathBuf),
    /// Reading failed otherwise.
    #[error("cannot read {path:?}")]
    Unreadable {
        /// The file, or `-`.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl Source {
    /// The source that `path` names.
    ///
    /// # Errors
    /// [`SourceError::UnknownSeed`] where no embedded document has the name after `seed:`.
    pub fn parse(path: &Path) -> Result<Self, SourceError> {
        if path.as_os_str() == OsStr::new("-") {
            return Ok(Self::Input);
        }
        match path.to_str().and_then(|text| text.strip_prefix("seed:")) {
            Some(name) => seeds::find(name)
                .map(Self::Seed)
                .ok_or_else(|| SourceError::UnknownSeed(name.to_owned())),
            None => Ok(Self::File(path.to_owned())),
        }
    }

    /// The bytes; `input` is standard input.
    ///
    /// # Errors
    /// Any [`SourceError`] but [`SourceError::UnknownSeed`].
    pub fn read(&self, input: &mut dyn Read) -> Result<Vec<u8>, SourceError> {
        self.read_watched(input, Watch::NOBODY)
    }

    /// The same, with somebody who hears how far it has come.
    ///
    /// # Errors
    /// As [`Source::read`], and [`SourceError::Stopped`].
    pub fn read_watched(
        &self,
        input: &mut dyn Read,
        watch: Watch<'_>,
    ) -> Result<Vec<u8>, SourceError> {
        let (bytes, path) = match self {
            Self::Seed(seed) => return Ok(seed.text.as_bytes().to_vec()),
            Self::Input => (read_limited(input, Path::new("-"), None, watch)?, Path::new("-")),
            Self::File(path) => (read_file(path, watch)?, path.as_path()),
        };
        if bytes.is_empty() { Err(SourceError::Empty(path.to_owned())) } else { Ok(bytes) }
    }

    /// What the reader names so.
    ///
    /// # Errors
    /// As [`Source::parse`].
    pub fn of_reader(named: &opened::Source) -> Result<Self, SourceError> {
        match named {
            opened::Source::Path(path) => Self::parse(path),
            opened::Source::Seed(name) => Self::parse(Path::new(&format!("seed:{name}"))),
            opened::Source::Input => Ok(Self::Input),
        }
    }

    /// The same as the reader names it.
    #[must_use]
    pub fn for_reader(&self) -> opened::Source {
        match self {
            Self::Input => opened::Source::Input,
            Self::Seed(seed) => opened::Source::Seed(seed.name.to_owned()),
            Self::File(path) => opened::Source::Path(path.clone()),
        }
    }

    /// The file, where it is one.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Input | Self::Seed(_) => None,
        }
    }
}

fn read_file(path: &Path, watch: Watch<'_>) -> Result<Vec<u8>, SourceError> {
    let told = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            SourceError::Missing(path.to_owned())
        }
        io::ErrorKind::PermissionDenied => SourceError::Denied(path.to_owned()),
        io::ErrorKind::IsADirectory => SourceError::Folder(path.to_owned()),
        _ => SourceError::Unreadable { path: path.to_owned(), source },
    };
    let mut file = File::open(path).map_err(told)?;
    let about = file.metadata().map_err(told)?;
    if about.is_dir() {
        return Err(SourceError::Folder(path.to_owned()));
    }
    if about.len() > FILE_LIMIT {
        return Err(SourceError::TooLarge(path.to_owned()));
    }
    let size = about.is_file().then_some(about.len());
    read_limited(&mut file, path, size, watch)
}

/// Reads to the end, but not past the limit: a device or a pipe does not say its size.
fn read_limited(
    input: &mut dyn Read,
    path: &Path,
    size: Option<u64>,
    watch: Watch<'_>,
) -> Result<Vec<u8>, SourceError> {
    let told = |source| SourceError::Unreadable { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    loop {
        let read = (&mut *input).take(PIECE).read_to_end(&mut bytes).map_err(told)?;
        if bytes.len() as u64 > FILE_LIMIT {
            return Err(SourceError::TooLarge(path.to_owned()));
        }
        if (read as u64) < PIECE {
            return Ok(bytes);
        }
        let step = Step::Reading { read: bytes.len() as u64, of: size };
        if watch.reach(step).is_err() {
            return Err(SourceError::Stopped(path.to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_is_standard_input() {
        let source = Source::parse(Path::new("-")).unwrap();
        assert_eq!(source.read(&mut "温故".as_bytes()).unwrap(), "温故".as_bytes());
    }

    #[test]
    fn an_embedded_document_is_named_after_a_colon() {
        let source = Source::parse(Path::new("seed:guide")).unwrap();
        assert!(matches!(source, Source::Seed(seed) if seed.name == "guide"));
        assert!(matches!(
            Source::parse(Path::new("seed:none")),
            Err(SourceError::UnknownSeed(name)) if name == "none"
        ));
    }

    #[test]
    fn empty_standard_input_is_an_empty_document() {
        assert!(matches!(Source::Input.read(&mut io::empty()), Err(SourceError::Empty(_))));
    }

    #[test]
    fn a_source_without_an_end_is_refused_at_the_limit() {
        let error = Source::Input.read(&mut io::repeat(b'a')).unwrap_err();
        assert!(matches!(error, SourceError::TooLarge(_)));
    }
}
