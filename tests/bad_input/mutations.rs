//! What a fuzzer does, in little and the same each time: samples of each format with pieces changed,
//! doubled, turned and taken out, read and now and then drawn, as the fuzz targets do it.

use std::fs;
use std::path::PathBuf;

use wengu::import::Format;

use super::numbers;
use super::read;

#[path = "../support/gate.rs"]
mod gate;

/// Changed files of each sample, all of which are read.
const RUNS: usize = 400;

/// One in so many is drawn as well, which takes longer.
const DRAWN: usize = 20;

/// What markup, notes and archives are made of: it gets further than bytes by chance.
const TOKENS: [&str; 26] = [
    "<",
    ">",
    "</p>",
    "<table>",
    "<tr><td>",
    "<ruby>",
    "<rt>",
    "<a href='#n1'>",
    "<li id='n1'>",
    "&#27;",
    "&lt;",
    "]]>",
    "<!--",
    "[^1]",
    "[^1]: ",
    "# ",
    "> ",
    "| a | b |\n|---|---|\n",
    "```\n",
    "^①",
    "① ",
    "\u{3000}",
    "\r",
    "\u{202e}",
    "w:footnoteReference w:id='1'/>",
    "PK\u{3}\u{4}",
];

fn data(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    fs::read(folder.join(name)).unwrap()
}

/// One change of `bytes`; `next` gives numbers.
fn change(bytes: &mut Vec<u8>, next: &mut impl FnMut() -> usize) {
    let length = bytes.len().max(1);
    let (at, size) = (next() % length, next() % 64 + 1);
    let end = (at + size).min(bytes.len());
    match next() % 6 {
        0 => bytes[at.min(length - 1)] = next().to_le_bytes()[0],
        1 => drop(bytes.drain(at.min(end)..end)),
        2 => {
            let piece = bytes[at.min(end)..end].to_vec();
            let to = next() % length;
            bytes.splice(to..to, piece);
        }
        3 => bytes.truncate(at),
        4 => bytes[at.min(end)..end].reverse(),
        _ => {
            let token = TOKENS[next() % TOKENS.len()];
            bytes.splice(at..at, token.bytes());
        }
    }
    bytes.push(b'\n');
}

/// Reads [`RUNS`] changes of a sample; `pack` puts the changed text into its archive.
fn run(sample: &[u8], format: Option<Format>, pack: impl Fn(&[u8]) -> Vec<u8>) {
    let mut next = numbers();
    // A long sample costs time and has nothing that its beginning does not have.
    let sample = &sample[..sample.len().min(4000)];
    for run in 0..RUNS {
        let mut changed = sample.to_vec();
        for _ in 0..=next() % 8 {
            change(&mut changed, &mut next);
        }
        let packed = pack(&changed);
        if run % DRAWN == 0 {
            gate::assert_nothing_gets_through(&packed, format);
        } else {
            let _ = read(&packed, format);
        }
    }
}

#[test]
fn changed_text_sends_nothing_but_text() {
    for name in ["import/page-brackets.txt", "import/ja-chapters.txt", "import/aozora.txt"] {
        run(&data(name), Some(Format::Plain), <[u8]>::to_vec);
        run(&data(name), None, <[u8]>::to_vec);
    }
}

#[test]
fn changed_markdown_sends_nothing_but_text() {
    for name in ["import/notes.md", "import/md-zh.md"] {
        run(&data(name), Some(Format::Markdown), <[u8]>::to_vec);
    }
}

#[test]
fn changed_pages_send_nothing_but_text() {
    for name in ["pages/wiki.html", "pages/blog.html", "pages/journal.html"] {
        run(&data(name), Some(Format::Html), <[u8]>::to_vec);
    }
}

#[test]
fn changed_books_send_nothing_but_text() {
    run(&data("pages/blog.html"), Some(Format::Epub), super::book);
    run(&super::book(&super::chapter()), Some(Format::Epub), <[u8]>::to_vec);
}

#[test]
fn changed_word_files_send_nothing_but_text() {
    let pack = |body: &[u8]| super::docx::file(&String::from_utf8_lossy(body));
    run(include_bytes!("body.xml"), Some(Format::Docx), pack);
    run(&super::docx::file(super::docx::BODY), Some(Format::Docx), <[u8]>::to_vec);
}
