//! The documents in a folder: what `wengu FOLDER` opens.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::source::SourceError;

/// How many folders deep documents are looked for.
const DEPTH_MAX: usize = 8;

/// How many documents are taken from one folder: more are not gone through one by one.
const DOCUMENTS_MAX: usize = 10_000;

/// How the names of documents end. A folder is told by names, since it may hold much that is none;
/// each file is told by its content once it is opened.
const ENDINGS: &[&str] = &[
    "txt",
    "text",
    "md",
    "markdown",
    "mkd",
    "html",
    "htm",
    "xhtml",
    "epub",
    "docx",
    #[cfg(feature = "pdf")]
    "pdf",
];

/// These paths, with the documents of a folder in its place.
///
/// # Errors
/// As [`documents`].
pub fn with_documents(paths: Vec<PathBuf>) -> Result<Vec<PathBuf>, SourceError> {
    let mut all = Vec::new();
    for path in paths {
        if path.is_dir() { all.extend(documents(&path)?) } else { all.push(path) }
    }
    Ok(all)
}

/// The documents in a folder and the folders in it, in the order of their names; hidden files and
/// folders are left out, and links to folders are not followed.
///
/// # Errors
/// [`SourceError::NoDocuments`] where there are none, [`SourceError::Unreadable`] where the folder
/// itself cannot be read; a folder inside it that cannot be is passed.
pub fn documents(folder: &Path) -> Result<Vec<PathBuf>, SourceError> {
    let entries = fs::read_dir(folder)
        .map_err(|source| SourceError::Unreadable { path: folder.to_owned(), source })?;
    let mut found = Vec::new();
    look_through(entries, DEPTH_MAX, &mut found);
    if found.is_empty() { Err(SourceError::NoDocuments(folder.to_owned())) } else { Ok(found) }
}

fn look_through(entries: fs::ReadDir, depth: usize, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = entries.filter_map(Result::ok).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        let Ok(kind) = entry.file_type() else { continue };
        if is_hidden || found.len() >= DOCUMENTS_MAX {
            continue;
        }
        if kind.is_dir() {
            if let (1.., Ok(inside)) = (depth, fs::read_dir(entry.path())) {
                look_through(inside, depth - 1, found);
            }
        } else if is_document(&entry.path()) {
            found.push(entry.path());
        }
    }
}

/// True for a file, or a link to one, whose name ends as a document's does.
fn is_document(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) && path.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::File::create(path).unwrap();
        }
        folder
    }

    fn names(names: &[&str]) -> Vec<String> {
        let folder = folder(names);
        let found = documents(folder.path()).unwrap();
        let name = |path: &PathBuf| path.strip_prefix(folder.path()).unwrap().display().to_string();
        found.iter().map(name).collect()
    }

    #[test]
    fn documents_come_in_the_order_of_their_names_with_folders_in_place() {
        assert_eq!(
            names(&["c.txt", "b/二.md", "b/一.md", "a.EPUB"]),
            ["a.EPUB", "b/一.md", "b/二.md", "c.txt"]
        );
    }

    #[test]
    fn what_is_hidden_or_no_document_is_left_out() {
        assert_eq!(names(&["a.txt", ".b.txt", ".git/c.md", "d.png", "e"]), ["a.txt"]);
    }

    #[test]
    fn a_folder_without_documents_is_an_error() {
        let folder = folder(&["a.png"]);
        assert!(matches!(documents(folder.path()), Err(SourceError::NoDocuments(_))));
    }

    #[test]
    fn a_link_that_leads_back_ends() {
        let folder = folder(&["a.txt"]);
        std::os::unix::fs::symlink(folder.path(), folder.path().join("b")).unwrap();
        assert_eq!(documents(folder.path()).unwrap().len(), 1);
    }
}
