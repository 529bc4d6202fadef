//! Whole articles page by page, at every size: nothing is lost, no line starts or ends with a mark
//! that may not stand there, and the notes are those whose marks are seen (issue 3).

use wengu::document::Document;
use wengu::document::block::BlockKind;

use super::screen::Screen;
use super::{imported, long_documents};

const SIZES: [(u16, u16); 4] = [(100, 40), (80, 24), (40, 20), (20, 6)];

/// Marks that start no line (CLREQ 6.1.1, GB/T 15834 5.1).
const NO_START: &str = "、，。．；：！？”’」』）》〉】〗〕］｝—～·・／";

/// Marks that end no line.
const NO_END: &str = "“‘「『（《〈【〖〔［｛";

/// Calls `see` with the rows of text of each page from the first to the last, and the page's part
/// that was not on the page before.
fn turn_pages(reader: &mut Screen, mut see: impl FnMut(&Screen, &[String])) {
    let mut before: Vec<String> = Vec::new();
    loop {
        let page = reader.rows_of_text();
        let most = before.len().min(page.len());
        let overlap = (0..=most)
            .rev()
            .find(|&rows| before[before.len() - rows..] == page[..rows])
            .unwrap_or(0);
        see(reader, &page[overlap..]);
        if overlap == page.len() {
            return;
        }
        before = page;
        reader.keys("<PageDown>");
    }
}

/// All that a document's pages show, without white space: labels, text and marks in their places.
fn whole_text(document: &Document) -> String {
    let mut whole = String::new();
    for block in &document.blocks {
        if let BlockKind::ListItem { label, .. } = &block.kind {
            whole.push_str(label);
        }
        let mut done = 0;
        for mark in block.text.refs() {
            whole.push_str(&block.text.as_str()[done..mark.offset]);
            whole.push_str(&mark.label);
            done = mark.offset;
        }
        whole.push_str(&block.text.as_str()[done..]);
    }
    bare(&whole)
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn no_character_is_lost_from_page_to_page() {
    for (name, text) in long_documents() {
        let document = imported(&text);
        for (columns, rows) in SIZES {
            let mut reader = Screen::new(columns, rows, document.clone());
            let mut joined = String::new();
            turn_pages(&mut reader, |_, fresh| joined.extend(fresh.iter().map(|row| bare(row))));
            assert!(joined == whole_text(&document), "{name} at {columns}x{rows}");
        }
    }
}

#[test]
fn no_line_starts_or_ends_with_a_mark_that_may_not_stand_there() {
    for (name, text) in long_documents() {
        for (columns, rows) in SIZES {
            let mut reader = Screen::new(columns, rows, imported(&text));
            turn_pages(&mut reader, |_, fresh| {
                for row in fresh.iter().map(|row| row.trim()) {
                    let is_bad = row.starts_with(|c| NO_START.contains(c))
                        || row.ends_with(|c| NO_END.contains(c));
                    assert!(!is_bad, "{name} at {columns}x{rows}: {row}");
                }
            });
        }
    }
}

#[test]
fn the_notes_of_every_page_are_those_whose_marks_are_seen() {
    for (name, text) in long_documents() {
        for (columns, rows) in SIZES {
            let mut reader = Screen::new(columns, rows, imported(&text));
            turn_pages(&mut reader, |reader, _| {
                let (notes, marks) = (reader.notes_shown(), reader.notes_whose_marks_are_shown());
                assert_eq!(notes, marks, "{name} at {columns}x{rows}: {}", reader.text());
            });
        }
    }
}
