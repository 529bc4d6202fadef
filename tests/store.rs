//! What a reader leaves behind survives: damaged files, edited documents, several devices.
//! `store_processes.rs` has what needs other processes.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test may panic and read the environment"
)]

#[path = "store/damage.rs"]
mod damage;
#[path = "store/edits.rs"]
mod edits;
#[path = "store/exchange.rs"]
mod exchange;
#[path = "store/format.rs"]
mod format;
#[path = "store/samples.rs"]
mod samples;

use std::fs;

use proptest::prelude::*;
use samples::{article, device, held, open, sample_events, word};
use wengu::journal::Journal;
use wengu::journal::event::Event;
use wengu::schedule::Timestamp;
use wengu::store::paths::DataFolder;

#[test]
fn what_was_appended_is_there_at_the_next_start() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path());
    for (now, event) in (1000..).zip(sample_events()) {
        store.append(event, Timestamp(now)).unwrap();
    }
    let before = store.journal().clone();
    drop(store);
    assert_eq!(open(home.path()).journal(), &before);
    assert_ne!(before, Journal::default());
}

#[test]
fn looking_at_a_folder_writes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("not-there");
    drop(open(&folder));
    assert!(!folder.exists());
}

#[test]
fn the_index_gives_the_same_state_and_can_be_deleted() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path());
    for event in sample_events() {
        store.append(event, Timestamp(1)).unwrap();
    }
    store.save_index().unwrap();
    store.append(word("after the index"), Timestamp(2)).unwrap();
    let whole = store.journal().clone();
    drop(store);
    assert_eq!(open(home.path()).journal(), &whole);
    fs::remove_dir_all(home.path().join("index")).unwrap();
    assert_eq!(open(home.path()).journal(), &whole);
}

#[test]
fn an_index_that_does_not_match_the_logs_is_not_used() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut store = open(one.path());
    store.append(word("one"), Timestamp(1)).unwrap();
    store.save_index().unwrap();
    let mut store = open(other.path());
    store.append(word("other"), Timestamp(1)).unwrap();
    let expected = store.journal().clone();
    let index = DataFolder::at(one.path()).index(device().as_str());
    let here = DataFolder::at(other.path()).index(device().as_str());
    fs::create_dir_all(here.parent().unwrap()).unwrap();
    fs::copy(index, here).unwrap();
    assert_eq!(open(other.path()).journal(), &expected);
}

#[test]
fn a_clock_that_goes_backwards_does_not_reorder_what_was_written() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path());
    let first = store.append(word("first"), Timestamp(2_000_000)).unwrap();
    let second = store.append(word("second"), Timestamp(1_000)).unwrap();
    assert!(first < second);
    drop(store);
    let mut store = open(home.path());
    let third = store.append(word("third"), Timestamp(5)).unwrap();
    assert!(second < third);
    assert_eq!(held(&store).as_deref(), Some("third"));
}

#[test]
fn what_a_wrong_clock_said_is_kept_beside_the_order() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path());
    for (event, now) in sample_events().into_iter().take(2).zip([2_000_000, 7]) {
        store.append(event, Timestamp(now)).unwrap();
    }
    let entry = open(home.path()).journal().entry(article()).unwrap();
    assert_eq!(entry.last_read, Some(Timestamp(7)));
}

#[test]
fn undo_and_redo_go_back_and_forth_and_are_kept() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path());
    store.append(word("first"), Timestamp(1)).unwrap();
    store.append(word("second"), Timestamp(2)).unwrap();
    assert_eq!(store.undo(Timestamp(3)).0, [word("second")]);
    assert_eq!(held(&store).as_deref(), Some("first"));
    assert_eq!(held(&open(home.path())).as_deref(), Some("first"));
    assert_eq!(store.redo(Timestamp(4)).0, [word("second")]);
    assert_eq!(held(&open(home.path())).as_deref(), Some("second"));
    assert_eq!(store.redo(Timestamp(5)).0, Vec::<Event>::new());
}

#[test]
fn after_a_new_change_there_is_nothing_to_do_again() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path());
    store.append(word("first"), Timestamp(1)).unwrap();
    store.undo(Timestamp(2)).1.unwrap();
    store.append(word("second"), Timestamp(3)).unwrap();
    assert!(store.redo(Timestamp(4)).0.is_empty());
}

#[test]
fn a_change_of_several_events_is_undone_as_one() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path());
    store.append_all(vec![word("a"), word("b")], Timestamp(1)).unwrap();
    assert_eq!(store.undo(Timestamp(2)).0.len(), 2);
    assert_eq!(held(&store), None);
}

#[test]
fn two_stores_of_one_machine_write_logs_of_their_own_and_see_each_other() {
    let home = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (open(home.path()), open(home.path()));
    one.append(word("from one"), Timestamp(1)).unwrap();
    two.append(word("from two"), Timestamp(2)).unwrap();
    assert!(one.refresh());
    assert!(!one.refresh(), "there is nothing more to see");
    assert_eq!(held(&one).as_deref(), Some("from two"));
    assert_eq!(fs::read_dir(home.path().join("log")).unwrap().count(), 2);
    drop((one, two));
    open(home.path()).append(word("later"), Timestamp(3)).unwrap();
    assert_eq!(
        fs::read_dir(home.path().join("log")).unwrap().count(),
        2,
        "a free log is used again"
    );
}

/// A step of a random history: append one of the sample events, undo, or redo.
#[derive(Debug, Clone, Copy)]
enum Step {
    Append(usize),
    Undo,
    Redo,
}

fn history() -> impl Strategy<Value = Vec<(Step, i64)>> {
    let step = prop_oneof![
        6 => (0..sample_events().len()).prop_map(Step::Append),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ];
    prop::collection::vec((step, 0_i64..50), 0..30)
}

/// Writes a history as a device; the clock is as unreliable as the numbers say.
fn live(folder: &std::path::Path, name: &str, history: &[(Step, i64)]) {
    let device = wengu::journal::id::DeviceName::new(name).unwrap();
    let mut store = wengu::store::Store::open(DataFolder::at(folder), device);
    for (step, clock) in history {
        let now = Timestamp(*clock);
        let done = match step {
            Step::Append(which) => store.append(sample_events()[*which].clone(), now).is_ok(),
            Step::Undo => store.undo(now).1.is_ok(),
            Step::Redo => store.redo(now).1.is_ok(),
        };
        assert!(done);
    }
}

fn copy_logs(from: &std::path::Path, to: &std::path::Path) {
    fs::create_dir_all(to.join("log")).unwrap();
    let Ok(logs) = fs::read_dir(from.join("log")) else { return };
    for log in logs {
        let log = log.unwrap();
        fs::copy(log.path(), to.join("log").join(log.file_name())).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn merging_in_either_order_gives_the_same_state(a in history(), b in history(), c in history()) {
        let folders: Vec<_> = (0..4).map(|_| tempfile::tempdir().unwrap()).collect();
        let path = |n: usize| folders[n].path();
        live(path(0), "desk", &a);
        live(path(1), "lap", &b);
        copy_logs(path(0), path(2));
        // The third device has seen the first one's events and goes on from there.
        live(path(2), "phone", &c);
        copy_logs(path(2), path(1));
        copy_logs(path(1), path(0));
        let mut late = open(path(3));
        for log in ["lap.jsonl", "phone.jsonl", "desk.jsonl"] {
            let from = path(1).join("log").join(log);
            if from.exists() {
                fs::create_dir_all(path(3).join("log")).unwrap();
                fs::copy(from, path(3).join("log").join(log)).unwrap();
                late.refresh();
            }
        }
        let (first, second) = (open(path(0)), open(path(1)));
        prop_assert_eq!(first.journal(), second.journal());
        prop_assert_eq!(first.journal(), late.journal());
    }
}
