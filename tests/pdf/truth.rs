//! The article of the shared corpus as PDF against its own table, and the file of another program.

use std::fs;

use serde::Deserialize;
use wengu::document::Document;
use wengu::import::{ImportOptions, import};

use crate::corpus::{rows, shared};

#[derive(Debug, Deserialize)]
struct Truth {
    title: String,
    authors: Vec<String>,
    headings: Vec<Heading>,
    paragraph_texts: Vec<String>,
    notes: Vec<Note>,
}

#[derive(Debug, Deserialize)]
struct Heading {
    level: u8,
    text: String,
}

#[derive(Debug, Deserialize)]
struct Note {
    definition: String,
    before: String,
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn opened(name: &str) -> Option<Document> {
    let path = shared()?.join("corpus").join(name);
    Some(import(&fs::read(path).unwrap(), &ImportOptions::default()).unwrap().document)
}

fn truth() -> Truth {
    let path = shared().unwrap().join("corpus/keji-anquan.pdf.truth.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn title_authors_and_headings_are_those_of_the_article() {
    let Some(document) = opened("keji-anquan.pdf") else { return };
    let truth = truth();
    assert_eq!(document.front.title.as_deref().map(bare), Some(bare(&truth.title)));
    assert_eq!(document.front.authors, truth.authors);
    let found: Vec<_> = document
        .blocks
        .iter()
        .filter_map(|block| Some((block.heading_level()?, bare(block.text.as_str()))))
        .collect();
    let wanted: Vec<_> = truth.headings.iter().map(|h| (h.level, bare(&h.text))).collect();
    assert_eq!(found, wanted);
}

#[test]
fn every_paragraph_is_whole_and_in_its_place() {
    let Some(document) = opened("keji-anquan.pdf") else { return };
    let blocks: Vec<_> = document.blocks.iter().map(|block| bare(block.text.as_str())).collect();
    let mut from = 0;
    let mut missing = Vec::new();
    for paragraph in &truth().paragraph_texts {
        let paragraph = bare(paragraph);
        match blocks.iter().skip(from).position(|block| *block == paragraph) {
            Some(at) => from += at + 1,
            None => missing.push(paragraph),
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_mark_leads_to_its_own_note() {
    let Some(document) = opened("keji-anquan.pdf") else { return };
    let truth = truth();
    let mut links = Vec::new();
    for block in &document.blocks {
        for mark in block.text.refs() {
            let before = bare(block.text.as_str().get(..mark.offset).unwrap());
            links.extend(
                mark.notes
                    .iter()
                    .map(|note| (before.clone(), bare(&document.footnote(*note).unwrap().text()))),
            );
        }
    }
    let is_linked = |note: &&Note| {
        let (before, text) = (bare(&note.before), bare(&note.definition));
        links.iter().any(|(found, definition)| found.ends_with(&before) && *definition == text)
    };
    let unlinked: Vec<_> = truth.notes.iter().filter(|note| !is_linked(note)).collect();
    assert!(unlinked.is_empty(), "{unlinked:#?}");
    assert_eq!(links.len(), truth.notes.len());
}

#[test]
fn a_font_that_is_not_embedded_is_read_by_the_table_of_its_encoding() {
    let Some((_, rows)) = rows(&["pdf"]) else { return };
    for row in rows {
        let document = opened(&row.file).unwrap();
        assert_eq!(document.language.tag(), row.language, "{}", row.file);
        for sentence in &row.sentences {
            let has = |text: &str| bare(text).contains(&bare(sentence));
            assert!(document.blocks.iter().any(|block| has(block.text.as_str())), "{sentence}");
        }
    }
}
