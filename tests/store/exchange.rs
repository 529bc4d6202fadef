//! Events go from one folder to another.

use std::fs;

use wengu::schedule::Timestamp;
use wengu::store::check::{IndexState, check};
use wengu::store::exchange::{Taken, export, import};
use wengu::store::paths::DataFolder;

use crate::samples::{device, held, open, sample_events, word};

#[test]
fn an_exported_file_taken_in_elsewhere_gives_the_same_state() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut store = open(one.path());
    store.append_all(sample_events(), Timestamp(1)).unwrap();
    store.undo(Timestamp(2)).1.unwrap();
    let file = one.path().join("all.jsonl");
    fs::write(&file, export(&DataFolder::at(one.path())).unwrap()).unwrap();
    let into = DataFolder::at(two.path());
    let taken = import(&into, &file, Timestamp(3)).unwrap();
    assert_eq!((taken.known, taken.bad), (0, 0));
    assert_eq!(open(two.path()).journal(), store.journal());
    let again = import(&into, &file, Timestamp(4)).unwrap();
    assert_eq!(again, Taken { added: 0, known: taken.added, bad: 0 });
}

#[test]
fn a_folder_is_taken_in_while_a_program_writes_under_the_same_name() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    open(one.path()).append(word("from one"), Timestamp(9)).unwrap();
    let mut running = open(two.path());
    running.append(word("from two"), Timestamp(1)).unwrap();
    import(&DataFolder::at(two.path()), one.path(), Timestamp(2)).unwrap();
    assert!(running.refresh());
    assert_eq!(held(&running).as_deref(), Some("from one"));
    running.append(word("later"), Timestamp(3)).unwrap();
    assert_eq!(held(&open(two.path())).as_deref(), Some("later"));
}

#[test]
fn a_folder_without_logs_is_an_error_that_says_so() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let error = import(&DataFolder::at(one.path()), two.path(), Timestamp(1)).unwrap_err();
    assert!(error.to_string().starts_with("there are no logs in"), "{error}");
}

#[test]
fn checking_tells_what_is_in_the_folder_and_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let folder = DataFolder::at(home.path());
    let mut store = open(home.path());
    store.append_all(sample_events(), Timestamp(1)).unwrap();
    drop(store);
    let log = home.path().join("log/desk.jsonl");
    let mut bytes = fs::read(&log).unwrap();
    bytes[40] ^= 1;
    bytes.extend_from_slice(b"{\"v\":1,\"ti");
    fs::write(&log, &bytes).unwrap();
    let found = check(&folder, device()).unwrap();
    assert!(!found.is_sound());
    assert_eq!((found.logs[0].1.bad.len(), found.logs[0].1.torn), (1, 10));
    assert_eq!(found.index, IndexState::Absent);
    assert!(matches!(found.writable, Some(Ok(()))));
    assert_eq!(fs::read(&log).unwrap(), bytes);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
}
