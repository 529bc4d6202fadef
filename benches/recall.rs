//! How fast cards are made from an article, and a sitting begins on a deck of 50,000 cards.
//!
//! `cargo bench --bench recall`; `WENGU_SHARED` names the folder with the reference article, without
//! it the study article that ships inside is read.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a bench may read the environment and panic"
)]

use divan::Bencher;
use wengu::import::{ImportOptions, import};
use wengu::recall::card::make_cards;
use wengu::recall::session::{Asked, Limits, Session};
use wengu::schedule::{Grade, Scheduler, Timestamp};
use wengu::text::words::Words;

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 20)]
fn cards_of_an_article(bencher: Bencher<'_, '_>) {
    let own = include_bytes!("../seeds/keji.zh.txt").to_vec();
    let article = std::env::var("WENGU_SHARED")
        .ok()
        .and_then(|folder| std::fs::read(format!("{folder}/corpus/keji-anquan.txt")).ok())
        .unwrap_or(own);
    let document = import(&article, &ImportOptions::default()).unwrap().document;
    bencher.bench_local(|| make_cards(divan::black_box(&document), &Words));
}

#[divan::bench(args = [1_000, 50_000], sample_count = 20)]
fn a_sitting_begins(bencher: Bencher<'_, '_>, size: u32) {
    let scheduler = Scheduler::default();
    let then = Timestamp::parse("2026-01-05T12:00:00Z").unwrap();
    let now = then.plus_days(400);
    let learnt = scheduler.review(None, Grade::Easy, then, None);
    let cards: Vec<Asked> = (0..size)
        .map(|at| Asked {
            id: format!("{:016x}", u64::from(at).wrapping_mul(0x9E37_79B9_7F4A_7C15)),
            group: u64::from(at / 100),
            schedule: Some(learnt).filter(|_| at % 3 > 0),
            reviews: at % 7,
            lapses: 0,
        })
        .collect();
    let limits = Limits { new_cards: 20, minutes: 20 };
    bencher
        .with_inputs(|| cards.clone())
        .bench_local_values(|cards| Session::begin(scheduler.clone(), limits, cards, now));
}
