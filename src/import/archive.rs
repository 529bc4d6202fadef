//! ZIP archives under limits: what an entry says of its own size is never believed.

use std::borrow::Cow;
use std::io::Cursor;
use std::io::Read;

use zip::ZipArchive;

use super::ImportError;

/// Entries that an archive may have.
const ENTRIES: usize = 20_000;
/// Bytes of one entry.
const ENTRY: u64 = 64 * 1024 * 1024;
/// Bytes of all entries that are read.
const TOTAL: u64 = 256 * 1024 * 1024;
/// How many times larger an entry may be than what it is packed into, past [`RATIO_FROM`] bytes.
const RATIO: u64 = 200;
/// See [`RATIO`].
const RATIO_FROM: u64 = 1024 * 1024;

/// An archive in memory; no name in it ever touches a disk.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    read: u64,
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ImportError> {
        let damaged =
            |_| ImportError::Damaged { what: "the archive has no readable list of entries" };
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if zip.len() > ENTRIES {
            return Err(ImportError::Bomb { what: "more than 20,000 entries" });
        }
        Ok(Self { zip, read: 0 })
    }

    /// The names of the entries.
    pub(super) fn names(&self) -> Vec<String> {
        self.zip.file_names().filter_map(Result::ok).map(Cow::into_owned).collect()
    }

    /// The bytes of an entry; `None` where there is none of that name or it cannot be unpacked.
    ///
    /// # Errors
    /// [`ImportError::Bomb`] past a limit.
    pub(super) fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let Ok(entry) = self.zip.by_name(name) else { return Ok(None) };
        let packed = entry.compressed_size();
        let mut bytes = Vec::new();
        let whole = entry.take(ENTRY + 1).read_to_end(&mut bytes).is_ok();
        let size = bytes.len() as u64;
        self.read += size;
        if size > ENTRY {
            return Err(ImportError::Bomb { what: "an entry of more than 64 MB" });
        }
        if self.read > TOTAL {
            return Err(ImportError::Bomb { what: "more than 256 MB of text" });
        }
        if size > RATIO_FROM && size / RATIO > packed {
            return Err(ImportError::Bomb { what: "an entry that unpacks to 200 times its size" });
        }
        Ok(whole.then_some(bytes))
    }
}

/// The path that `href` leads to from the file `from`: decoded, with `.` and `..` taken out.
pub(super) fn resolve(from: &str, href: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    if href.starts_with('/') {
        parts.clear();
    }
    for part in href.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_leaves_its_folder_stays_in_the_archive() {
        assert_eq!(resolve("EPUB/content.opf", "text/../a.xhtml"), "EPUB/a.xhtml");
        assert_eq!(resolve("EPUB/content.opf", "../../../etc/passwd"), "etc/passwd");
        assert_eq!(resolve("a.opf", "b c.xhtml"), "b c.xhtml");
    }
}
