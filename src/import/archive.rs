//! ZIP archives under limits: what an entry says of its own size is never believed.

use std::borrow::Cow;
use std::io::Cursor;
use std::io::Read;

use zip::ZipArchive;

use super::ImportError;

/// What an archive may have at most.
#[derive(Debug, Clone, Copy)]
struct Limits {
    entries: usize,
    /// Bytes of one entry.
    entry: u64,
    /// Bytes of all entries that are read.
    total: u64,
    /// How many times larger an entry may be than what it is packed into, past `ratio_from` bytes.
    ratio: u64,
    ratio_from: u64,
}

const LIMITS: Limits = Limits {
    entries: 20_000,
    entry: 64 * 1024 * 1024,
    total: 256 * 1024 * 1024,
    ratio: 200,
    ratio_from: 1024 * 1024,
};

/// An archive in memory; no name in it ever touches a disk.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    limits: Limits,
    read: u64,
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ImportError> {
        Self::open_within(bytes, LIMITS)
    }

    fn open_within(bytes: &'a [u8], limits: Limits) -> Result<Self, ImportError> {
        let damaged =
            |_| ImportError::Damaged { what: "the archive has no readable list of entries" };
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if zip.len() > limits.entries {
            return Err(ImportError::Bomb { what: "more than 20,000 entries" });
        }
        Ok(Self { zip, limits, read: 0 })
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
        let limits = self.limits;
        let Ok(entry) = self.zip.by_name(name) else { return Ok(None) };
        let packed = entry.compressed_size();
        let mut bytes = Vec::new();
        let whole = entry.take(limits.entry + 1).read_to_end(&mut bytes).is_ok();
        let size = bytes.len() as u64;
        self.read += size;
        if size > limits.entry {
            return Err(ImportError::Bomb { what: "an entry of more than 64 MB" });
        }
        if self.read > limits.total {
            return Err(ImportError::Bomb { what: "more than 256 MB of text" });
        }
        if size > limits.ratio_from && size / limits.ratio > packed {
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
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    const SMALL: Limits =
        Limits { entries: 3, entry: 1000, total: 1500, ratio: 10, ratio_from: 500 };

    /// An archive of `files`: the name and the bytes of each.
    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// Bytes that hardly pack.
    fn noise(length: u32) -> Vec<u8> {
        (0..length).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[1]).collect()
    }

    fn limit_of(files: &[(&str, &[u8])], read: &[&str]) -> Option<&'static str> {
        let bytes = packed(files);
        let read_all = || {
            let mut archive = Archive::open_within(&bytes, SMALL)?;
            read.iter().try_for_each(|name| archive.read(name).map(|_| ()))
        };
        match read_all() {
            Ok(()) => None,
            Err(ImportError::Bomb { what }) => Some(what),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn an_archive_within_its_limits_is_read() {
        assert_eq!(limit_of(&[("a", &noise(900)), ("b", b"b")], &["a", "b"]), None);
    }

    #[test]
    fn an_archive_of_too_many_entries_is_refused() {
        let files: [(&str, &[u8]); 4] = [("a", b""), ("b", b""), ("c", b""), ("d", b"")];
        assert_eq!(limit_of(&files, &[]), Some("more than 20,000 entries"));
    }

    #[test]
    fn an_entry_that_is_too_long_is_refused() {
        assert_eq!(limit_of(&[("a", &noise(1001))], &["a"]), Some("an entry of more than 64 MB"));
    }

    #[test]
    fn entries_that_are_too_long_together_are_refused() {
        let files: &[(&str, &[u8])] = &[("a", &noise(900)), ("b", &noise(900))];
        assert_eq!(limit_of(files, &["a", "b"]), Some("more than 256 MB of text"));
        assert_eq!(limit_of(&files[..1], &["a", "a"]), Some("more than 256 MB of text"));
    }

    #[test]
    fn an_entry_that_unpacks_to_many_times_its_size_is_refused() {
        let limit = limit_of(&[("a", &[b'a'; 990])], &["a"]);
        assert_eq!(limit, Some("an entry that unpacks to 200 times its size"));
    }

    #[test]
    fn a_path_that_leaves_its_folder_stays_in_the_archive() {
        assert_eq!(resolve("EPUB/content.opf", "text/../a.xhtml"), "EPUB/a.xhtml");
        assert_eq!(resolve("EPUB/content.opf", "../../../etc/passwd"), "etc/passwd");
        assert_eq!(resolve("a.opf", "b c.xhtml"), "b c.xhtml");
    }
}
