//! Logs that were damaged: nothing that can still be known is lost, and each damage is reported.

use std::fs;
use std::path::{Path, PathBuf};

use wengu::schedule::Timestamp;
use wengu::store::Remark;
use wengu::store::line::Fault;
use wengu::store::read::BadLine;

use crate::samples::{held, open, word};

/// A log with the words one, two, three.
fn log(home: &Path) -> PathBuf {
    let mut store = open(home);
    for (now, text) in (1..).zip(["one", "two", "three"]) {
        store.append(word(text), Timestamp(now)).unwrap();
    }
    home.join("log/desk.jsonl")
}

fn change(path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(path).unwrap();
    change(&mut bytes);
    fs::write(path, bytes).unwrap();
}

fn bad(line: u64, fault: Fault) -> Remark {
    Remark::Bad { log: "desk.jsonl".to_owned(), line: BadLine { line, fault } }
}

#[test]
fn a_flipped_byte_costs_its_line_alone_and_is_reported() {
    let home = tempfile::tempdir().unwrap();
    let path = log(home.path());
    let before = fs::read(&path).unwrap();
    change(&path, |bytes| {
        let second = bytes.iter().position(|b| *b == b'\n').unwrap() + 30;
        bytes[second] ^= 1;
    });
    let store = open(home.path());
    assert_eq!(store.remarks(), [bad(2, Fault::Damaged)]);
    assert_eq!(held(&store).as_deref(), Some("three"));
    assert_eq!(fs::read(&path).unwrap().len(), before.len(), "the line stays in the file");
}

#[test]
fn writing_goes_on_after_a_damaged_line() {
    let home = tempfile::tempdir().unwrap();
    let path = log(home.path());
    change(&path, |bytes| bytes[10] ^= 0x20);
    open(home.path()).append(word("four"), Timestamp(4)).unwrap();
    let store = open(home.path());
    assert_eq!(store.remarks(), [bad(1, Fault::Damaged)]);
    assert_eq!(held(&store).as_deref(), Some("four"));
}

#[test]
fn every_length_that_a_log_can_be_cut_to_leaves_its_whole_lines() {
    let home = tempfile::tempdir().unwrap();
    let whole = fs::read(log(home.path())).unwrap();
    for length in (0..whole.len()).step_by(7) {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir_all(home.path().join("log")).unwrap();
        fs::write(home.path().join("log/desk.jsonl"), &whole[..length]).unwrap();
        let lines = whole[..length].split(|byte| *byte == b'\n').count() - 1;
        let store = open(home.path());
        assert_eq!(held(&store).as_deref(), [None, Some("one"), Some("two")][lines], "{length}");
        assert!(store.remarks().is_empty());
    }
}

#[test]
fn a_torn_last_line_is_set_aside_and_kept_before_writing_goes_on() {
    let home = tempfile::tempdir().unwrap();
    let path = log(home.path());
    change(&path, |bytes| bytes.truncate(bytes.len() - 9));
    let mut store = open(home.path());
    store.append(word("four"), Timestamp(4)).unwrap();
    let [Remark::Torn(torn)] = &store.remarks()[..] else { panic!("{:?}", store.remarks()) };
    assert!(fs::read_to_string(&torn.kept).unwrap().contains("three"));
    assert_eq!(held(&store).as_deref(), Some("four"));
    drop(store);
    assert!(open(home.path()).remarks().is_empty(), "it is said once");
    assert_eq!(held(&open(home.path())).as_deref(), Some("four"));
}

#[test]
fn a_last_line_that_lacks_its_line_feed_alone_is_whole() {
    let home = tempfile::tempdir().unwrap();
    let path = log(home.path());
    change(&path, |bytes| bytes.truncate(bytes.len() - 1));
    let mut store = open(home.path());
    store.append(word("four"), Timestamp(4)).unwrap();
    store.undo(Timestamp(5)).1.unwrap();
    assert_eq!(held(&open(home.path())).as_deref(), Some("three"));
    assert!(!home.path().join("torn").exists());
}

#[test]
fn an_event_of_a_newer_version_is_skipped_and_stays() {
    let home = tempfile::tempdir().unwrap();
    let path = log(home.path());
    let body = r#"{"v":9,"time":9,"at":9,"device":"desk","seq":9,"kind":"sung","data":[]}"#;
    let crc = crc32fast::hash(body.as_bytes());
    let line = format!("{},\"crc\":\"{crc:08x}\"}}\n", body.strip_suffix('}').unwrap());
    change(&path, |bytes| bytes.extend_from_slice(line.as_bytes()));
    let mut store = open(home.path());
    assert_eq!(store.remarks(), [Remark::Newer { log: "desk.jsonl".to_owned(), events: 1 }]);
    let id = store.append(word("four"), Timestamp(4)).unwrap();
    assert_eq!((id.sequence, id.time), (10, Timestamp(10)), "its number is not given again");
    assert_eq!(held(&open(home.path())).as_deref(), Some("four"));
    assert!(fs::read_to_string(&path).unwrap().contains("sung"));
}

#[test]
fn a_damaged_index_is_not_used() {
    let home = tempfile::tempdir().unwrap();
    log(home.path());
    open(home.path()).save_index().unwrap();
    let index = home.path().join("index/desk.index");
    let size = fs::read(&index).unwrap().len();
    for at in (0..size).step_by(5) {
        change(&index, |bytes| bytes[at] ^= 4);
        assert_eq!(held(&open(home.path())).as_deref(), Some("three"), "byte {at}");
        change(&index, |bytes| bytes[at] ^= 4);
    }
}

#[test]
fn a_log_that_was_replaced_by_a_shorter_one_is_read_anew() {
    let home = tempfile::tempdir().unwrap();
    let path = log(home.path());
    open(home.path()).save_index().unwrap();
    change(&path, |bytes| {
        let first = bytes.iter().position(|b| *b == b'\n').unwrap();
        bytes.truncate(first + 1);
    });
    assert_eq!(held(&open(home.path())).as_deref(), Some("one"));
}
