//! How long setting text takes.

#![allow(clippy::unwrap_used, reason = "a bench may panic")]

use std::collections::HashMap;
use std::sync::Arc;

use divan::Bencher;
use wengu::document::Document;
use wengu::document::anchor::Anchor;
use wengu::document::block::BlockId;
use wengu::document::language::Language;
use wengu::import::ImportOptions;
use wengu::import::import;
use wengu::layout::lay_out;
use wengu::layout::setting::{Breaking, Setting};
use wengu::layout::viewport::Viewport;
use wengu::text::grapheme::Cells;
use wengu::text::words::{WordBoundaries, Words};

fn main() {
    divan::main();
}

/// The study article, five times over: about as long as a journal article.
fn article() -> Document {
    let mut document =
        import(include_bytes!("../seeds/keji.zh.txt"), &ImportOptions::default()).unwrap().document;
    let once = document.blocks.clone();
    while document.blocks.iter().map(|block| block.text.len()).sum::<usize>() < 43_000 {
        document.blocks.extend(once.iter().cloned());
    }
    document
}

/// Words that are known beforehand.
#[derive(Debug)]
struct Known(HashMap<String, Vec<usize>>);

impl WordBoundaries for Known {
    fn find_boundaries(&self, text: &str, ends: &mut Vec<usize>) {
        ends.clear();
        ends.extend(self.0.get(text).into_iter().flatten());
    }
}

impl Known {
    fn of(document: &Document) -> Self {
        let words = Words;
        let texts = document.blocks.iter().map(|block| block.text.as_str().to_owned());
        Self(
            texts
                .map(|text| {
                    let mut ends = Vec::new();
                    words.find_boundaries(&text, &mut ends);
                    (text, ends)
                })
                .collect(),
        )
    }
}

#[divan::bench(args = [Breaking::Greedy, Breaking::Fit, Breaking::WordsFirst])]
fn whole_article(bencher: Bencher, breaking: Breaking) {
    let document = article();
    let words = Known::of(&document);
    let setting = Setting { breaking, ..Setting::new(Cells(76), Language::ZhHans) };
    bencher.bench_local(|| {
        document
            .blocks
            .iter()
            .map(|block| lay_out(block, &setting, Some(&words)).len())
            .sum::<usize>()
    });
}

fn repeated(bytes: usize) -> Document {
    let once = article().blocks;
    let size: usize = once.iter().map(|block| block.text.len()).sum();
    let blocks = once.iter().cycle().take(once.len() * bytes / size).cloned().collect();
    Document { blocks, ..Document::default() }
}

fn one_line(bytes: usize) -> Document {
    let text: String = article().blocks.iter().map(|block| block.text.as_str()).collect();
    let text = text.replace('\n', "").repeat(bytes / text.len() + 1);
    let kind = wengu::document::block::BlockKind::Paragraph;
    Document { blocks: vec![wengu::document::block::Block::new(kind, text)], ..Document::default() }
}

fn turn_pages(bencher: Bencher, document: &Document) {
    let setting = Setting::new(Cells(76), Language::ZhHans);
    let mut viewport = Viewport::with_words(document, setting, 40, Some(Arc::new(Words)));
    let middle = viewport.anchor_at(document, 50);
    viewport.go_to(document, middle, 0);
    bencher.bench_local(|| viewport.scroll(document, 38));
}

#[divan::bench]
fn page_turn_in_20_mb(bencher: Bencher) {
    turn_pages(bencher, &repeated(20 << 20));
}

#[divan::bench]
fn page_turn_in_one_line_of_10_mb(bencher: Bencher) {
    turn_pages(bencher, &one_line(10 << 20));
}

#[divan::bench]
fn jump_in_20_mb(bencher: Bencher) {
    let document = repeated(20 << 20);
    let mut viewport = Viewport::new(&document, Setting::new(Cells(76), Language::ZhHans), 40);
    let mut block = 0;
    bencher.bench_local(|| {
        block = (block + 7_919) % document.blocks.len();
        viewport.go_to(&document, Anchor::start_of(BlockId::new(block)), 0);
    });
}
