//! A document as normalised Markdown: `CommonMark` with tables, strikethrough and `[^n]` notes.
//!
//! Other programs read it as any Markdown; opened again here it gives an equal document. What
//! Markdown cannot carry stands under `wengu` in the YAML at the head of the file:
//!
//! ```yaml
//! title: 题目                 # the front matter's values, with their labels taken off
//! author: [甲, 乙]
//! abstract: …
//! keywords: [丙, 丁]
//! author-note: …
//! lang: zh-Hans
//! wengu:
//!   version: 1
//!   blocks: 61                # how many blocks and note marks the text has: when these differ,
//!   marks: 30                 # the file was edited and is read like any other Markdown
//!   kinds:                    # what a block is, by its number from 0
//!     0: title                #   one of the roles of the front matter, caption, [level, 7],
//!     9: [item, 1, （1）]      #   a list item with depth and label, [cells, 2], header, body,
//!                             #   [code, language]
//!   labels:                   # marks that are not one [^n] with the note's label, by number:
//!     4: [3, "[3-5]"]         #   how many [^n] it has, and its label; 0 for an orphan
//!   notes:                    # the printed labels: a line for each page block, beginning with
//!     - [1, ①, ②]             #   its number, or none where the numbering runs through
//!   spans:                    # ranges of markup that cross each other: block (or note/paragraph),
//!     - [3, 0, 6, strong]     #   first byte, end, kind, and an address or a reading
//! ```
//!
//! `[^n]` is the note's number from 1 in the order of the definitions. A list item whose label is
//! not `•`, `1.` or `1)` is a paragraph that begins with its label; a block without text is
//! `<!-- -->`.

mod block;
mod escape;
mod inline;
mod list;
mod marks;
mod record;
mod table;
mod yaml;

use std::fmt::Write;

use crate::document::Document;
use record::Record;

/// The whole document; ends in one line feed.
#[must_use]
pub fn to_markdown(document: &Document) -> String {
    let mut record = Record::new(&document.footnotes);
    let body = text(document, &mut record);
    head(document, &record) + &body
}

/// The blocks and footnotes without the head, which other programs have no use for; ends in one
/// line feed.
#[must_use]
pub fn body(document: &Document) -> String {
    text(document, &mut Record::new(&document.footnotes))
}

fn text<'a>(document: &'a Document, record: &mut Record<'a>) -> String {
    let mut out = block::write_all(document, record);
    out.push_str(&block::write_notes(document, record));
    out.truncate(out.trim_end_matches('\n').len());
    out.push('\n');
    out
}

fn head(document: &Document, record: &Record<'_>) -> String {
    let front = &document.front;
    let mut out = String::from("---\n");
    let mut line = |key: &str, value: &str| {
        let _ = writeln!(out, "{key}: {value}");
    };
    let text = |value: &Option<String>| value.as_deref().map(yaml::scalar);
    let list = |items: &[String]| yaml::flow_list(items.iter().map(String::as_str));
    if let Some(title) = text(&front.title) {
        line("title", &title);
    }
    if !front.authors.is_empty() {
        line("author", &list(&front.authors));
    }
    if let Some(summary) = text(&front.abstract_text) {
        line("abstract", &summary);
    }
    if !front.keywords.is_empty() {
        line("keywords", &list(&front.keywords));
    }
    if let Some(note) = text(&front.author_note) {
        line("author-note", &note);
    }
    line("lang", document.language.tag());
    out.push_str("wengu:\n");
    out.push_str(&record.lines(document));
    out.push_str("---\n\n");
    out
}
