//! Documents as they came out of the importer, kept so that a slow one opens at once the next time.
//!
//! The cache holds nothing that the files themselves do not: it can be deleted at any moment, and
//! what does not fit is not used. An entry is known by the SHA-256 of the file, of how it was to be
//! read, and of the program that read it; it has a CRC-32 of its own, and what it holds is looked
//! through before it is believed. Only what took long to import is kept.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

use super::args::ReadingOptions;
use crate::document::Document;
use crate::document::inline::RichText;
use crate::store::atomic::{Access, replace};
use crate::store::paths::make_folder;

/// The first bytes of an entry; they change with every change of what is kept.
const MAGIC: &[u8] = b"wengu document 1\n";

/// Archives and PDF files that are smaller are imported sooner than they are hashed and read.
const FROM: usize = 64 * 1024;

/// The same for texts, which are imported at 100 MB a second.
const TEXT_FROM: usize = 4 * 1024 * 1024;

/// Imports that take less are not worth an entry.
const SLOW: Duration = Duration::from_millis(120);

/// Bytes that the cache may have; the entries used longest ago make room.
const SIZE_MAX: u64 = 256 * 1024 * 1024;

/// The folder of the cache.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
    size_max: u64,
}

/// What an entry is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key(String);

impl Cache {
    /// The cache in this folder.
    #[must_use]
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), size_max: SIZE_MAX }
    }

    /// What these bytes, read so, are known by; `None` where they are too few to be worth it.
    #[must_use]
    pub fn key(bytes: &[u8], reading: &ReadingOptions) -> Option<Key> {
        let is_packed = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"%PDF");
        if bytes.len() < if is_packed { FROM } else { TEXT_FROM } {
            return None;
        }
        let mut hash = Sha256::new();
        hash.update(program().as_encoded_bytes());
        hash.update(format!("{:?} {:?}\n", reading.format, reading.encoding).as_bytes());
        hash.update(bytes);
        let digits = hash.finalize();
        Some(Key(digits.iter().take(16).fold(String::new(), |text, b| format!("{text}{b:02x}"))))
    }

    fn path(&self, key: &Key) -> PathBuf {
        self.folder.join(&key.0)
    }

    /// The document that is kept under `key`; `None` where there is none that can be used.
    #[must_use]
    pub fn load(&self, key: &Key) -> Option<Document> {
        let path = self.path(key);
        let mut bytes = Vec::new();
        let file = File::open(&path).ok()?;
        file.take(self.size_max).read_to_end(&mut bytes).ok()?;
        let document = decoded(&bytes)?;
        // An entry that is used is not the next to go; where the disk says no, it may be.
        let _ = File::options().append(true).open(&path).and_then(|file| touch(&file));
        Some(document)
    }

    /// Keeps a document whose import took `took`, where that is worth it. A cache that cannot be
    /// written is none.
    pub fn save(&self, key: &Key, document: &Document, took: Duration) {
        if took < SLOW {
            return;
        }
        let Ok(content) = postcard::to_stdvec(document) else { return };
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(&crc32fast::hash(&content).to_le_bytes());
        bytes.extend_from_slice(&content);
        let is_kept = make_folder(&self.folder).is_ok()
            && replace(&self.path(key), &bytes, Access::Private).is_ok();
        if is_kept {
            self.make_room();
        }
    }

    /// Removes the entries that were used longest ago, until the rest is small enough.
    fn make_room(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        let about = |entry: fs::DirEntry| {
            let about = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            Some((about.modified().ok()?, about.len(), entry.path()))
        };
        let mut entries: Vec<_> = entries.filter_map(Result::ok).filter_map(about).collect();
        entries.sort();
        let mut size: u64 = entries.iter().map(|(_, size, _)| size).sum();
        for (_, length, path) in entries {
            if size <= self.size_max {
                return;
            }
            if fs::remove_file(path).is_ok() {
                size -= length;
            }
        }
    }
}

#[allow(clippy::disallowed_methods, reason = "the moment stands in the file system alone")]
fn touch(file: &File) -> std::io::Result<()> {
    file.set_modified(SystemTime::now())
}

/// The version of the program, and which build of it: another build may import otherwise.
fn program() -> OsString {
    let mut text = OsString::from(env!("CARGO_PKG_VERSION"));
    if let Ok(path) = std::env::current_exe() {
        let built = path.metadata().and_then(|about| Ok((about.len(), about.modified()?)));
        text.push(format!(" {built:?} "));
        text.push(path);
    }
    text
}

/// The document in the bytes of an entry, where they are whole and make sense.
fn decoded(bytes: &[u8]) -> Option<Document> {
    let (checksum, content) = bytes.strip_prefix(MAGIC)?.split_first_chunk::<4>()?;
    if crc32fast::hash(content) != u32::from_le_bytes(*checksum) {
        return None;
    }
    let document: Document = postcard::from_bytes(content).ok()?;
    let notes = document.footnotes.iter().flat_map(|note| &note.paragraphs);
    let mut texts = document.blocks.iter().map(|block| &block.text).chain(notes);
    let count = document.footnotes.len();
    texts.all(|text| is_sound(text, count)).then_some(document)
}

/// True where every range and mark of a text stands in it and leads to a note that there is.
fn is_sound(text: &RichText, notes: usize) -> bool {
    let is_place = |offset: usize| text.as_str().is_char_boundary(offset);
    text.spans().iter().all(|span| text.as_str().get(span.range.clone()).is_some())
        && text
            .refs()
            .iter()
            .all(|mark| is_place(mark.offset) && mark.notes.iter().all(|note| note.index() < notes))
}

/// The folder of the cache: `asked` (`WENGU_CACHE`), else `wengu` in the platform's folder for what
/// can be made again.
#[must_use]
pub fn folder(asked: Option<&Path>) -> Option<PathBuf> {
    use etcetera::BaseStrategy;
    let platform = || etcetera::choose_base_strategy().ok().map(|s| s.cache_dir().join("wengu"));
    asked.map(Path::to_owned).or_else(platform)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block::{Block, BlockKind};
    use crate::document::inline::SpanKind;

    fn document() -> Document {
        let mut block = Block::new(BlockKind::Paragraph, "学不可以已。");
        block.text.mark(0..3, SpanKind::Emphasis);
        Document {
            blocks: vec![block, Block::new(BlockKind::Separator, "")],
            ..Document::default()
        }
    }

    fn packed(text: &str) -> Vec<u8> {
        format!("PK\x03\x04{}", text.repeat(FROM)).into_bytes()
    }

    fn key(text: &str) -> Key {
        Cache::key(&packed(text), &ReadingOptions::default()).unwrap()
    }

    fn cache() -> (tempfile::TempDir, Cache) {
        let home = tempfile::tempdir().unwrap();
        let cache = Cache::at(home.path().join("cache"));
        (home, cache)
    }

    #[test]
    fn a_document_that_took_long_is_there_again() {
        let (_home, cache) = cache();
        cache.save(&key("a"), &document(), SLOW);
        assert_eq!(cache.load(&key("a")), Some(document()));
        assert_eq!(cache.load(&key("b")), None);
    }

    #[test]
    fn what_was_quick_or_is_small_is_not_kept() {
        let (_home, cache) = cache();
        cache.save(&key("a"), &document(), Duration::from_millis(5));
        assert_eq!(cache.load(&key("a")), None);
        for small in [b"PK\x03\x04".to_vec(), "文".repeat(FROM).into_bytes()] {
            assert_eq!(Cache::key(&small, &ReadingOptions::default()), None);
        }
    }

    #[test]
    fn the_same_bytes_read_otherwise_are_another_document() {
        let encoding = Some("gbk".to_owned());
        let other = ReadingOptions { encoding, ..ReadingOptions::default() };
        assert_ne!(Cache::key(&packed("a"), &other), Some(key("a")));
    }

    #[test]
    fn a_damaged_entry_is_not_used() {
        let (_home, cache) = cache();
        cache.save(&key("a"), &document(), SLOW);
        let path = cache.path(&key("a"));
        let whole = fs::read(&path).unwrap();
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 1;
            assert_eq!(decoded(&bytes), None, "byte {at}");
            assert_eq!(decoded(&whole[..at]), None, "cut at {at}");
        }
    }

    #[test]
    fn a_range_outside_of_its_text_is_not_believed() {
        let text = RichText::plain("学不可以已。");
        let mut wrong = serde_json::to_value(&text).unwrap();
        wrong["spans"] =
            serde_json::json!([{ "range": { "start": 1, "end": 90 }, "kind": "strong" }]);
        assert!(is_sound(&text, 0));
        assert!(!is_sound(&serde_json::from_value(wrong).unwrap(), 0));
    }

    #[test]
    fn the_entries_used_longest_ago_make_room() {
        let (_home, cache) = cache();
        for name in ["a", "b", "c"] {
            cache.save(&key(name), &document(), SLOW);
        }
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1);
        let old = File::options().append(true).open(cache.path(&key("b"))).unwrap();
        old.set_modified(long_ago).unwrap();
        let entry = cache.path(&key("a")).metadata().unwrap().len();
        Cache { size_max: 2 * entry, ..cache.clone() }.make_room();
        assert!(cache.load(&key("a")).is_some() && cache.load(&key("c")).is_some());
        assert_eq!(cache.load(&key("b")), None);
    }
}
