//! How fast a text is read: an article of 43 KB, and its repetition to 1 MB and 20 MB.
//!
//! `cargo bench --bench import`; `WENGU_SHARED` names the folder with the reference article, without
//! it the study article that ships inside is read.

#![allow(clippy::disallowed_methods, reason = "a bench may read the environment")]

use divan::Bencher;
use divan::counter::BytesCount;
use wengu::import::{ImportOptions, import};

fn main() {
    divan::main();
}

/// The article, repeated until it has `size` bytes.
fn text(size: usize) -> Vec<u8> {
    let own = include_bytes!("../seeds/keji.zh.txt").to_vec();
    let article = std::env::var("WENGU_SHARED")
        .ok()
        .and_then(|folder| std::fs::read(format!("{folder}/corpus/keji-anquan.txt")).ok())
        .unwrap_or(own);
    let mut text = Vec::with_capacity(size + article.len());
    while text.len() < size {
        text.extend_from_slice(&article);
        text.extend_from_slice(b"\n\n");
    }
    text
}

#[divan::bench(args = [43_000, 1_000_000, 20_000_000], sample_count = 10)]
fn import_text(bencher: Bencher<'_, '_>, size: usize) {
    let bytes = text(size);
    bencher
        .counter(BytesCount::new(bytes.len()))
        .bench_local(|| import(divan::black_box(&bytes), &ImportOptions::default()));
}

/// One line of `size` bytes: nothing may be quadratic in the length of a line.
#[divan::bench(args = [1_000_000, 10_000_000], sample_count = 10)]
fn import_one_line(bencher: Bencher<'_, '_>, size: usize) {
    let line = "（一）温故而知新，①可以为师矣[1]。第一，".repeat(size / 60);
    bencher
        .counter(BytesCount::new(line.len()))
        .bench_local(|| import(divan::black_box(line.as_bytes()), &ImportOptions::default()));
}
