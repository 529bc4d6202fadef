//! Damaged and hostile files: an error that says what is wrong, or a document with warnings.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test may panic, and cuts at boundaries that it has found"
)]

#[path = "bad_input/docx.rs"]
mod docx;
#[path = "bad_input/mutations.rs"]
mod mutations;
#[path = "bad_input/text.rs"]
mod text_files;

use std::fs;
use std::io::{Cursor, Write};

use wengu::document::Document;
use wengu::export::markdown::to_markdown;
use wengu::import::{Format, ImportError, ImportOptions, import};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const PAGE: &str = "<!DOCTYPE html><html lang=\"zh\"><head><meta charset=\"utf-8\"><title>渡口</title>
<style>p { color: red }</style></head><body><nav><ul><li><a href=\"/\">首页</a></li></ul></nav>
<article><h1>渡口</h1><p class=\"author\">秦晓</p><h2>一、船</h2>
<p>渡船每天来回六次<a id=\"r1\" href=\"#n1\"><sup>1</sup></a>，逢集加开两次&#x3002;</p>
<table><tr><th>月</th><th>次</th></tr><tr><td>三</td><td>180</td></tr></table>
<p><ruby>渡<rt>dù</rt></ruby>口没有人看守。</p><ol><li id=\"n1\">见账册。<a href=\"#r1\">↩</a></li></ol>
</article><footer>版权</footer></body></html>";

/// The whole text of a document, with the notes.
fn text(document: &Document) -> String {
    let blocks = document.blocks.iter().map(|block| block.text.as_str().to_owned());
    blocks.chain(document.footnotes.iter().map(wengu::document::footnote::Footnote::text)).collect()
}

fn read(bytes: &[u8], format: Option<Format>) -> Option<Document> {
    let options = ImportOptions { format, ..ImportOptions::default() };
    match import(bytes, &options) {
        Ok(imported) => Some(imported.document),
        Err(error) => {
            assert!(!error.to_string().is_empty() && !error.hint().is_empty());
            None
        }
    }
}

fn samples() -> Vec<(Format, Vec<u8>)> {
    let notes = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/import/notes.md");
    let markdown = fs::read(notes).unwrap();
    let written = to_markdown(&read(&markdown, None).unwrap());
    vec![
        (Format::Html, PAGE.as_bytes().to_vec()),
        (Format::Markdown, markdown),
        (Format::Markdown, written.into_bytes()),
    ]
}

#[test]
fn a_page_is_read_whole() {
    let document = read(PAGE.as_bytes(), None).unwrap();
    assert_eq!(document.front.title.as_deref(), Some("渡口"));
    assert_eq!(document.footnotes[0].text(), "见账册。");
    let text = text(&document);
    assert!(text.contains("渡船每天来回六次，逢集加开两次。"));
    assert!(!text.contains("首页") && !text.contains("版权") && !text.contains("color"));
}

#[test]
fn a_file_cut_off_anywhere_is_read_as_far_as_it_goes() {
    for (format, bytes) in samples() {
        for percent in 0..100 {
            let cut = &bytes[..bytes.len() * percent / 100];
            let _ = read(cut, Some(format));
            let _ = read(cut, None);
        }
    }
}

/// A linear congruential generator (Knuth's MMIX), so that the numbers are the same each time.
fn numbers() -> impl FnMut() -> usize {
    let mut state = 1_u64;
    move || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap()
    }
}

#[test]
fn changed_bytes_do_no_harm() {
    let mut next = numbers();
    for (format, bytes) in samples() {
        for _ in 0..100 {
            let mut damaged = bytes.clone();
            for _ in 0..20 {
                let at = next() % damaged.len();
                damaged[at] = next().to_le_bytes()[0];
            }
            let _ = read(&damaged, Some(format));
        }
    }
    let random: Vec<u8> = (0..5000).map(|_| next().to_le_bytes()[0]).collect();
    let _ = read(&random, Some(Format::Html));
    let _ = read(&random, Some(Format::Markdown));
}

#[test]
fn deep_and_long_things_are_read_in_one_go() {
    let deep = [
        format!("<html>{}甲", "<div>".repeat(10_000)),
        format!("<html>{}甲", "<table><tr><td>".repeat(10_000)),
        format!("<html>{}甲", "<ul><li>".repeat(10_000)),
        format!("<html><p {}>甲", "a=b ".repeat(100_000)),
        format!("<html>{}甲", "&lt;&#99999999;&amp;amp;".repeat(10_000)),
    ];
    for page in deep {
        assert!(text(&read(page.as_bytes(), None).unwrap()).contains('甲'));
    }
    let markdown = [
        "> ".repeat(10_000) + "甲",
        "[".repeat(50_000) + "甲",
        "*a_".repeat(50_000) + "甲",
        "甲".repeat(1_000_000),
        "甲[^1]".repeat(20_000) + "\n\n[^1]: 乙\n",
        format!("---\na: {}\n---\n甲", "[".repeat(100_000)),
    ];
    for source in markdown {
        let document = read(source.as_bytes(), Some(Format::Markdown)).unwrap();
        assert!(text(&document).contains('甲'));
    }
}

const CONTAINER: &str =
    "<container><rootfiles><rootfile full-path=\"OPS/a.opf\"/></rootfiles></container>";
const PACKAGE: &str = "<!DOCTYPE x [<!ENTITY e \"&e;&e;\">]><package xmlns:dc=\"d\"><metadata>
<dc:title>渡口 &amp; 桥&e;</dc:title></metadata><manifest><item id=\"a\" href=\"../OPS/a.xhtml\"/>
<item id=\"n\" href=\"n.xhtml\"/><item id=\"m\" href=\"../../../etc/passwd\"/></manifest>
<spine><itemref idref=\"n\" linear=\"no\"/><itemref idref=\"a\"/><itemref idref=\"m\"/></spine></package>";

/// An EPUB with a chapter, a file of notes, and a chapter that is outside of the archive.
fn book(chapter: &[u8]) -> Vec<u8> {
    let notes = "<html><body><p id='n1'><a href='a.xhtml#r1'>1</a> 见账册。</p></body></html>";
    let entries: [(&str, &[u8]); 5] = [
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("OPS/a.opf", PACKAGE.as_bytes()),
        ("OPS/a.xhtml", chapter),
        ("OPS/n.xhtml", notes.as_bytes()),
    ];
    zipped(&entries)
}

/// An archive of these files, by their names.
fn zipped(entries: &[(&str, impl AsRef<[u8]>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes.as_ref()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn chapter() -> Vec<u8> {
    let chapter =
        "<html><body><h1>一、船</h1><p>渡船每天来回六次<a id='r1' href='n.xhtml#n1'>1</a>。</p>";
    chapter.as_bytes().to_vec()
}

#[test]
fn notes_in_a_file_of_their_own_are_linked_and_a_missing_chapter_is_named() {
    let imported = import(&book(&chapter()), &ImportOptions::default()).unwrap();
    assert_eq!(imported.format, Format::Epub);
    assert_eq!(imported.document.front.title.as_deref(), Some("渡口 & 桥&e;"));
    assert_eq!(imported.document.footnotes[0].text(), "见账册。");
    assert!(imported.warnings.iter().any(|warning| warning.message.contains("etc/passwd")));
}

#[test]
fn a_wrong_byte_in_a_chapter_costs_a_character() {
    let mut chapter = chapter();
    chapter.extend(b"<p>caf\xE9 au lait</p>");
    let document = read(&book(&chapter), None).unwrap();
    assert!(text(&document).contains("caf\u{FFFD} au lait"));
}

#[test]
fn an_archive_that_unpacks_to_much_more_is_refused() {
    let bomb = book(&vec![b'a'; 20_000_000]);
    let error = import(&bomb, &ImportOptions::default()).unwrap_err();
    assert!(matches!(error, ImportError::Bomb { .. }), "{error}");
}

#[test]
fn a_book_cut_off_anywhere_is_an_error_or_a_document() {
    let bytes = book(&chapter());
    for percent in 0..100 {
        let _ = read(&bytes[..bytes.len() * percent / 100], None);
    }
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x55;
        let _ = read(&damaged, Some(Format::Epub));
    }
}
