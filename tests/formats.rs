//! Every file of the shared corpus against its row in `truth.json`, and the seed article in each
//! format against its text.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may panic, and prints")]

mod support {
    pub(crate) mod corpus;
}

use std::fs;
use std::path::Path;

use support::corpus::{Note, Row, rows, shared};
use wengu::document::Document;
use wengu::document::block::BlockKind;
use wengu::import::{ImportOptions, Imported, import};

/// The formats that the table is held to.
const FORMATS: [&str; 5] = ["md", "txt", "html", "epub", "docx"];

/// The text without white space; the converter that made the files has turned one quotation mark
/// round.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '‘' { '’' } else { c }).collect()
}

/// Says where two lists differ first.
fn assert_same<T: PartialEq + std::fmt::Debug>(found: &[T], wanted: &[T], what: &str) {
    let differs = found.iter().zip(wanted).find(|(found, wanted)| found != wanted);
    assert!(differs.is_none(), "{what}: {differs:?}");
    assert_eq!(found.len(), wanted.len(), "{what}");
}

fn open(path: &Path) -> Imported {
    import(&fs::read(path).unwrap(), &ImportOptions::default())
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn headings(document: &Document) -> Vec<(u8, String)> {
    document
        .blocks
        .iter()
        .filter_map(|block| Some((block.heading_level()?, bare(block.text.as_str()))))
        .collect()
}

/// What stands before each mark, and the text of the note that it points to.
fn links(document: &Document) -> Vec<(String, String)> {
    let mut links = Vec::new();
    for block in &document.blocks {
        for mark in block.text.refs() {
            let before = bare(block.text.as_str().get(..mark.offset).unwrap());
            for note in &mark.notes {
                let note = document.footnote(*note).unwrap();
                links.push((before.clone(), bare(&note.text())));
            }
        }
    }
    links
}

fn paragraphs(document: &Document) -> Vec<String> {
    let is_body = |kind: &BlockKind| *kind == BlockKind::Paragraph;
    document
        .blocks
        .iter()
        .filter(|block| is_body(&block.kind))
        .map(|block| bare(block.text.as_str()))
        .collect()
}

fn differences(row: &Row, imported: &Imported) -> Vec<String> {
    let document = &imported.document;
    let mut wrong = Vec::new();
    let mut see = |right: bool, what: String| {
        if !right {
            wrong.push(format!("{}: {what}", row.file));
        }
    };
    see(
        row.encoding.eq_ignore_ascii_case(imported.encoding),
        format!("encoding {}", imported.encoding),
    );
    see(document.language.tag() == row.language, format!("language {}", document.language.tag()));
    let title = document.front.title.as_deref().map(bare);
    see(row.title.is_none() || row.title.as_deref().map(bare) == title, format!("title {title:?}"));
    see(
        row.authors.is_empty() || row.authors == document.front.authors,
        format!("authors {:?}", document.front.authors),
    );
    let extra: Vec<_> = row.headings_extra_ok.iter().map(|text| bare(text)).collect();
    let found: Vec<_> =
        headings(document).into_iter().filter(|(_, text)| !extra.contains(text)).collect();
    see(found.len() == row.headings, format!("{} headings: {found:?}", found.len()));
    for (heading, wanted) in found.iter().zip(&row.heading_list) {
        see(*heading == (wanted.level, bare(&wanted.text)), format!("heading {heading:?}"));
    }
    let notes = document.footnotes.len();
    see(notes == row.notes, format!("{notes} notes"));
    let links = links(document);
    see(
        row.refs_linked.is_none_or(|linked| linked == links.len()),
        format!("{} marks linked", links.len()),
    );
    for note in &row.note_list {
        see(has_note(document, &links, note), format!("no note {note:?}"));
    }
    let count = document.paragraph_count();
    see(row.paragraphs.is_none_or(|wanted| wanted == count), format!("{count} paragraphs"));
    for sentence in &row.sentences {
        let found = document.blocks.iter().any(|b| bare(b.text.as_str()).contains(&bare(sentence)));
        see(found, format!("no sentence {sentence}"));
    }
    wrong
}

fn has_note(document: &Document, links: &[(String, String)], note: &Note) -> bool {
    let fits = |text: &str| {
        let text = bare(text);
        note.definition.as_deref().is_none_or(|wanted| text == bare(wanted))
            && note
                .definition_starts
                .as_deref()
                .is_none_or(|wanted| text.starts_with(&bare(wanted)))
    };
    let labelled = document.footnotes.iter().any(|found| {
        note.label.as_ref().is_none_or(|label| *label == found.label) && fits(&found.text())
    });
    let stands = note.before.as_deref().is_none_or(|wanted| {
        links.iter().any(|(before, text)| before.ends_with(&bare(wanted)) && fits(text))
    });
    labelled && stands
}

#[test]
fn every_file_of_the_corpus_reaches_its_truth() {
    let Some((folder, rows)) = rows(&FORMATS) else { return };
    assert!(!rows.is_empty());
    let wrong: Vec<_> =
        rows.iter().flat_map(|row| differences(row, &open(&folder.join(&row.file)))).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_seed_is_the_same_article_in_every_format() {
    let Some(shared) = shared() else { return };
    let corpus = shared.join("corpus");
    let text = open(&corpus.join("keji-anquan.txt")).document;
    for format in FORMATS {
        let other = open(&corpus.join(format!("keji-anquan.{format}"))).document;
        assert_same(&headings(&other), &headings(&text), format);
        assert_same(&paragraphs(&other), &paragraphs(&text), format);
        assert_same(&links(&other), &links(&text), format);
        assert_eq!(other.front.title.as_deref().map(bare), text.front.title.as_deref().map(bare));
        assert_eq!(other.front.authors, text.front.authors, "{format}");
        assert_eq!(other.front.keywords, text.front.keywords, "{format}");
        assert_eq!(other.front.abstract_text, text.front.abstract_text, "{format}");
        assert_eq!(other.front.author_note, text.front.author_note, "{format}");
    }
}
