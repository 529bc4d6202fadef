//! A file is replaced whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::paths::{private, sync_folder};

/// Writes `bytes` to a new file beside `path`, brings it to the disk and renames it over `path`.
/// After a crash the old or the new content is there, never a part.
///
/// # Errors
///
/// Whatever the system says; `path` is as it was then.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let new = path.with_file_name(format!(".{name}.{}.new", std::process::id()));
    let written = write_and_rename(&new, path, bytes);
    if written.is_err() {
        // The error that is reported is the first one; a left-over file harms nothing.
        let _ = fs::remove_file(&new);
    }
    written
}

fn write_and_rename(new: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = private().write(true).create(true).truncate(true).open(new)?;
    file.write_all(bytes)?;
    file.sync_data()?;
    fs::rename(new, path)?;
    path.parent().map_or(Ok(()), sync_folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_content_replaces_the_old_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        replace(&path, b"old").unwrap();
        replace(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_failure_leaves_the_old_content() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::create_dir_all(path.join("in-the-way")).unwrap();
        assert!(replace(&path, b"new").is_err());
        assert!(path.join("in-the-way").is_dir());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
