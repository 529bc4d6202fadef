//! What the store costs: a start with 200,000 events, with the index and without, and an append.

#![allow(clippy::unwrap_used, reason = "a benchmark may panic")]

use std::fmt::Write as _;
use std::path::Path;

use divan::Bencher;
use wengu::document::Document;
use wengu::document::anchor::Anchor;
use wengu::document::block::{Block, BlockId, BlockKind};
use wengu::document::fingerprint::{DocumentId, Fingerprint};
use wengu::document::language::Language;
use wengu::document::place::Place;
use wengu::journal::event::{
    CardId, Edition, Event, Mark, MarkKind, Note, Position, Review, Stamped,
};
use wengu::journal::id::{DeviceName, EventId};
use wengu::schedule::{Grade, Timestamp};
use wengu::store::Store;
use wengu::store::atomic::{Access, replace};
use wengu::store::line::encode;
use wengu::store::paths::DataFolder;

const EVENTS: u64 = 200_000;
const DOCUMENTS: u64 = 200;
const CARDS: u64 = 20_000;

fn main() {
    divan::main();
}

fn device() -> DeviceName {
    DeviceName::new("desk").unwrap()
}

fn open(folder: &Path) -> Store {
    Store::open(DataFolder::at(folder), device())
}

struct Article {
    edition: Edition,
    place: Place,
}

fn articles() -> Vec<Article> {
    let article = |number| {
        let blocks = (0..60)
            .map(|n| format!("学不可以已，第{number}篇第{n}段，青取之于蓝而青于蓝。"))
            .map(|text| Block::new(BlockKind::Paragraph, text))
            .collect();
        let document = Document { blocks, ..Document::default() };
        let text = Fingerprint::of(&document);
        let edition = Edition {
            document: text.document,
            of: None,
            title: Some(format!("劝学 {number}")),
            authors: vec!["荀况".to_owned()],
            language: Language::ZhHans,
            characters: 1500,
            blocks: text.blocks,
            sketch: text.sketch,
        };
        let place = Place::at(&document, Anchor::new(BlockId::new(7), 0), 15).unwrap();
        Article { edition, place }
    };
    (0..DOCUMENTS).map(article).collect()
}

/// A long life of reading: of a hundred events 60 are reviews, 30 positions, 5 marks, 5 notes.
fn event(number: u64, articles: &[Article]) -> Event {
    let article = &articles[usize::try_from(number % DOCUMENTS).unwrap()];
    let (document, place): (DocumentId, _) = (article.edition.document, article.place.clone());
    match number % 100 {
        0..60 => Event::Review(Review {
            card: CardId(format!("{:016x}", number % CARDS)),
            document,
            grade: Grade::Good,
            proposed: Some(Grade::Good),
            took: 4200,
            retention: 0.9,
        }),
        60..90 => Event::Position(Position { document, place, progress: 500 }),
        90..95 => Event::Mark(Mark { document, mark: MarkKind::Key, place }),
        _ => Event::Note(Note {
            of: id(number - 5), text: "蓝是草名，可以染青。".to_owned()
        }),
    }
}

fn id(number: u64) -> EventId {
    let time = Timestamp(i64::try_from(number).unwrap() * 1000);
    EventId { time, device: device(), sequence: number + 1 }
}

fn filled() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let articles = articles();
    let mut lines = String::new();
    for number in 0..EVENTS {
        let event = match articles.get(usize::try_from(number).unwrap()) {
            Some(article) => Event::Edition(article.edition.clone()),
            None => event(number, &articles),
        };
        let stamped = Stamped { id: id(number), at: id(number).time, event };
        writeln!(lines, "{}", encode(&stamped).unwrap()).unwrap();
    }
    std::fs::create_dir_all(home.path().join("log")).unwrap();
    replace(&home.path().join("log/desk.jsonl"), lines.as_bytes(), Access::Private).unwrap();
    home
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn start_without_index(bencher: Bencher) {
    let home = filled();
    bencher.bench_local(|| open(home.path()));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn start_with_index(bencher: Bencher) {
    let home = filled();
    open(home.path()).save_index().unwrap();
    bencher.bench_local(|| open(home.path()));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn list_the_library(bencher: Bencher) {
    let home = filled();
    let store = open(home.path());
    bencher.bench_local(|| store.journal().library());
}

#[divan::bench(sample_count = 200, sample_size = 1)]
fn append(bencher: Bencher) {
    let home = tempfile::tempdir().unwrap();
    let articles = articles();
    let mut store = open(home.path());
    let mut number = DOCUMENTS;
    bencher.bench_local(|| {
        number += 1;
        store.append(event(number, &articles), id(number).time).unwrap()
    });
}
