//! `docs/data-format.md` tells the truth, and logs of version 1 are read for ever.

use std::collections::BTreeSet;
use std::fs;

use wengu::journal::event::Event;
use wengu::journal::id::EventId;
use wengu::schedule::Timestamp;
use wengu::store::line::{Line, decode, encode};

use crate::samples::{article, open};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/data-format.md");
const FIRST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/store/v1.jsonl");

fn examples() -> Vec<String> {
    let page = fs::read_to_string(PAGE).unwrap();
    page.lines().filter(|line| line.starts_with("{\"v\":")).map(str::to_owned).collect()
}

#[test]
fn every_example_of_the_page_is_an_event_and_is_written_like_that() {
    for example in examples() {
        match decode(example.as_bytes()) {
            Ok(Line::Event(stamped)) => assert_eq!(encode(&stamped).unwrap(), example),
            other => panic!("{other:?}: {example}"),
        }
    }
}

#[test]
fn the_page_has_an_example_of_every_kind() {
    let examples = examples();
    let kinds: BTreeSet<_> = examples
        .iter()
        .filter_map(|line| line.split_once("\"kind\":\"")?.1.split('"').next())
        .collect();
    assert_eq!(kinds, Event::KINDS.into_iter().collect());
}

/// The file was written by the first version and is never written again: what it meant then it has
/// to mean in every later version.
#[test]
fn a_log_of_version_one_means_what_it_meant() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir_all(home.path().join("log")).unwrap();
    fs::copy(FIRST, home.path().join("log/desk.jsonl")).unwrap();
    let store = open(home.path());
    assert!(store.remarks().is_empty(), "{:?}", store.remarks());
    let journal = store.journal();
    let entry = journal.entry(article()).unwrap();
    assert_eq!(entry.title.as_deref(), Some("劝学"));
    assert_eq!(entry.path.as_deref(), Some("/srv/劝学.md"));
    assert_eq!(entry.position.unwrap().progress, 500);
    assert_eq!(entry.last_read, Some(Timestamp(1_767_600_002_000)));
    assert!(!entry.removed);
    let marks = journal.marks(article());
    assert_eq!(marks.len(), 1);
    assert_eq!(marks[0].note, "蓝是草名");
    assert_eq!(marks[0].place.quote.exact, "取之于蓝，");
    assert_eq!(marks[0].kind, wengu::journal::event::MarkKind::Disagree);
    assert!(journal.bookmarks(article()).contains_key(&'a'));
    assert_eq!(journal.settings(article())["measure"], "72");
    let card = journal.cards().find(|card| card.card.0 == "c1").unwrap();
    assert_eq!(card.reviews.len(), 1, "the second one was undone");
    assert_eq!(card.text.unwrap().accept, ["蓝草"]);
    assert_eq!(journal.last_sequence("1/desk/1".parse::<EventId>().unwrap().device), 23);
}
