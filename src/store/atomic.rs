//! A file is replaced whole or not at all.

use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::Path;

use super::paths::{private, sync_folder};

/// Who may read and write a file that is replaced.
#[derive(Debug, Clone)]
pub enum Access {
    /// Its owner alone (0600).
    Private,
    /// Whoever may by the custom of this user (umask).
    Customary,
    /// Whoever could the file that was there.
    Kept(Permissions),
}

/// Writes `bytes` to a new file beside `path`, brings it to the disk and renames it over `path`.
/// After a crash the old or the new content is there, never a part.
///
/// # Errors
///
/// Whatever the system says; `path` is as it was then.
pub fn replace(path: &Path, bytes: &[u8], access: Access) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let new = path.with_file_name(format!(".{name}.{}.new", std::process::id()));
    let written = write_and_rename(&new, path, bytes, access);
    if written.is_err() {
        // The error that is reported is the first one; a left-over file harms nothing.
        let _ = fs::remove_file(&new);
    }
    written
}

fn write_and_rename(new: &Path, path: &Path, bytes: &[u8], access: Access) -> io::Result<()> {
    let mut options = if let Access::Private = access { private() } else { OpenOptions::new() };
    let mut file = options.write(true).create(true).truncate(true).open(new)?;
    if let Access::Kept(permissions) = access {
        file.set_permissions(permissions)?;
    }
    file.write_all(bytes)?;
    file.sync_data()?;
    fs::rename(new, path)?;
    let above = path.parent().filter(|above| !above.as_os_str().is_empty());
    sync_folder(above.unwrap_or(Path::new(".")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_content_replaces_the_old_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        replace(&path, b"old", Access::Private).unwrap();
        replace(&path, b"new", Access::Private).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_failure_leaves_the_old_content() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::create_dir_all(path.join("in-the-way")).unwrap();
        assert!(replace(&path, b"new", Access::Private).is_err());
        assert!(path.join("in-the-way").is_dir());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
