//! Pictures of a document: their bytes from wherever they are, written to files.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::output;
use super::output::OutputError;
use super::source::Source;
use crate::document::Document;
use crate::import::picture;
use crate::import::picture::{PictureError, Whereabouts};

/// Characters of a file's name that are taken from the document.
const NAME_MAX: usize = 80;

/// A picture with a name for its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// A file's name: letters and digits, with the ending of what it is.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why a picture could not be had.
#[derive(Debug, Error)]
pub enum PictureFailure {
    /// The document does not have it.
    #[error(transparent)]
    Document(#[from] PictureError),
    /// It is on the web.
    #[error("the picture is on the web: {0}")]
    Web(String),
    /// Its file is not in the document's folder.
    #[error("{0:?} is not in the folder of the document")]
    Outside(PathBuf),
    /// Its file is not there or cannot be read.
    #[error("cannot read {0:?}")]
    Unreadable(PathBuf),
    /// What is there is no picture.
    #[error("{0} is no picture")]
    NoPicture(String),
    /// It could not be written.
    #[error(transparent)]
    Output(#[from] OutputError),
}

/// The picture at `address` of the document at `source`, whose file has these `bytes`.
///
/// # Errors
/// [`PictureFailure`] but [`PictureFailure::Output`].
pub fn fetch(source: &Source, bytes: &[u8], address: &str) -> Result<Picture, PictureFailure> {
    let bytes = match picture::find(bytes, address)? {
        Whereabouts::Inside(bytes) => bytes,
        Whereabouts::Web(address) => return Err(PictureFailure::Web(address)),
        Whereabouts::Beside(path) => {
            let missing = || PictureError::Missing(address.to_owned());
            read_beside(source.file().ok_or_else(missing)?, &path)?
        }
    };
    let ending =
        picture::ending(&bytes).ok_or_else(|| PictureFailure::NoPicture(address.to_owned()))?;
    Ok(Picture { name: file_name(address, ending), bytes })
}

/// The bytes of a file that a document names, which has to lie in the document's folder or below:
/// a document that somebody else has written does not reach for other files.
fn read_beside(document: &Path, path: &str) -> Result<Vec<u8>, PictureFailure> {
    let named = document.with_file_name("").join(path);
    let unreadable = || PictureFailure::Unreadable(named.clone());
    let document = document.canonicalize().or(Err(unreadable()))?;
    let folder = document.parent().ok_or_else(unreadable)?;
    let real = folder.join(path).canonicalize().or(Err(unreadable()))?;
    if !real.starts_with(folder) {
        return Err(PictureFailure::Outside(named));
    }
    let about = real.metadata().or(Err(unreadable()))?;
    if !about.is_file() || about.len() > picture::LIMIT as u64 {
        return Err(unreadable());
    }
    let mut bytes = Vec::new();
    let file = File::open(&real).or(Err(unreadable()))?;
    file.take(picture::LIMIT as u64).read_to_end(&mut bytes).or(Err(unreadable()))?;
    Ok(bytes)
}

/// A name that is safe in every folder, after the last part of an address.
fn file_name(address: &str, ending: &str) -> String {
    let last = picture::name(address.trim_start_matches("picture:"));
    let stem = last.rsplit_once('.').map_or(last.as_str(), |(stem, _)| stem);
    let safe = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '_' };
    let stem: String = stem.chars().take(NAME_MAX).map(safe).collect();
    let stem = stem.trim_matches('_');
    format!("{}.{ending}", if stem.is_empty() { "picture" } else { stem })
}

/// Writes a picture to a file, or into a folder under its own name; where it is now comes back.
///
/// # Errors
/// [`PictureFailure::Output`].
pub fn save(picture: &Picture, source: &Source, to: &Path) -> Result<PathBuf, PictureFailure> {
    let path = if to.is_dir() { to.join(&picture.name) } else { to.to_owned() };
    output::write_file(&path, source.file(), &picture.bytes)?;
    Ok(path)
}

/// Writes the pictures of `document` into `folder` and makes them lie there for a document at
/// `out`; what cannot be had stays as it is and comes back with the reason.
///
/// # Errors
/// [`PictureFailure::Output`].
pub fn save_all(
    document: &mut Document,
    (source, bytes): (&Source, &[u8]),
    folder: &Path,
    out: &Path,
) -> Result<Vec<PictureFailure>, PictureFailure> {
    let mut failed = Vec::new();
    let mut written: Vec<(String, String)> = Vec::new();
    for address in document.picture_addresses_mut() {
        if let Some((_, new)) = written.iter().find(|(old, _)| old == address) {
            address.clone_from(new);
            continue;
        }
        let mut picture = match fetch(source, bytes, address) {
            Ok(picture) => picture,
            Err(error) => {
                failed.push(error);
                continue;
            }
        };
        picture.name = unused(&picture.name, &written.iter().map(|(_, new)| new.as_str()));
        let refused = |source| OutputError::Unwritable { path: folder.to_owned(), source };
        fs::create_dir_all(folder).map_err(refused)?;
        let path = save(&picture, source, &folder.join(&picture.name))?;
        let new = address_from(out, &path);
        written.push((std::mem::replace(address, new.clone()), new));
    }
    Ok(failed)
}

/// The name, with a number where a file of that name was written before.
fn unused<'a>(name: &str, written: &(impl Iterator<Item = &'a str> + Clone)) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let is_free = |name: &String| written.clone().all(|path| path.rsplit('/').next() != Some(name));
    let numbered = (2..).map(|number| format!("{stem}-{number}.{ending}"));
    std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}

/// How a document at `out` names the file at `path`: from its own folder where the file is below.
fn address_from(out: &Path, path: &Path) -> String {
    let folder = out.parent().unwrap_or(Path::new(""));
    let below = path.strip_prefix(folder).map(Path::to_owned);
    let real = || Some((path.canonicalize().ok()?, folder.canonicalize().ok()?));
    let below = below.or_else(|error| {
        real()
            .and_then(|(path, folder)| Some(path.strip_prefix(folder).ok()?.to_owned()))
            .ok_or(error)
    });
    below.unwrap_or_else(|_| path.to_owned()).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    const GIF: &[u8] = b"GIF89a....";

    fn write(path: &Path, bytes: &[u8]) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        File::create(path).unwrap().write_all(bytes).unwrap();
    }

    fn document(folder: &Path) -> Source {
        let path = folder.join("docs/a.md");
        write(&path, "文".as_bytes());
        Source::File(path)
    }

    fn fetched(source: &Source, address: &str) -> Result<Picture, PictureFailure> {
        fetch(source, "文".as_bytes(), address)
    }

    #[test]
    fn a_picture_beside_the_document_is_read() {
        let home = tempfile::tempdir().unwrap();
        let source = document(home.path());
        write(&home.path().join("docs/img/渠 1.png"), GIF);
        let picture = fetched(&source, "img/渠%201.png").unwrap();
        assert_eq!((picture.name.as_str(), picture.bytes.as_slice()), ("渠_1.gif", GIF));
    }

    #[test]
    fn no_path_leads_out_of_the_documents_folder() {
        let home = tempfile::tempdir().unwrap();
        let source = document(home.path());
        let secret = home.path().join("secret.gif");
        write(&secret, GIF);
        std::os::unix::fs::symlink(&secret, home.path().join("docs/link.gif")).unwrap();
        let absolute = secret.to_str().unwrap();
        for address in
            ["../secret.gif", "x/../../secret.gif", "%2e%2e/secret.gif", "link.gif", absolute]
        {
            let failure = fetched(&source, address).unwrap_err();
            let is_refused =
                matches!(failure, PictureFailure::Outside(_) | PictureFailure::Unreadable(_));
            assert!(is_refused, "{address}: {failure}");
        }
    }

    #[test]
    fn what_is_no_picture_is_not_opened() {
        let home = tempfile::tempdir().unwrap();
        let source = document(home.path());
        write(&home.path().join("docs/a.png"), b"#!/bin/sh\n");
        assert!(matches!(fetched(&source, "a.png"), Err(PictureFailure::NoPicture(_))));
        assert!(matches!(fetched(&source, "b.png"), Err(PictureFailure::Unreadable(_))));
        assert!(matches!(fetched(&source, "http://x/a.png"), Err(PictureFailure::Web(_))));
    }

    #[test]
    fn names_from_a_document_are_harmless() {
        assert_eq!(file_name("a/../.ssh/..%2Fid rsa.png", "png"), "id_rsa.png");
        assert_eq!(file_name("...", "png"), "picture.png");
        assert_eq!(file_name("picture:00ff", "gif"), "00ff.gif");
    }

    #[test]
    fn two_pictures_of_one_name_become_two_files() {
        let written = ["img/a.png", "img/a-2.png"];
        assert_eq!(unused("a.png", &written.into_iter()), "a-3.png");
        assert_eq!(unused("b.png", &written.into_iter()), "b.png");
    }
}
