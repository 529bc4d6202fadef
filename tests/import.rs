//! The whole truth of the reference article holds on the imported document, and nothing of any
//! text is lost. The reference article is read where `WENGU_SHARED` names the folder that has it.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test may panic, and says what it left out"
)]

#[path = "import/hostile.rs"]
mod hostile;
#[path = "import/kept.rs"]
mod kept;
#[path = "support/print.rs"]
mod print;

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use wengu::document::Document;
use wengu::document::block::{Block, BlockKind};
use wengu::document::front::FrontRole;
use wengu::document::inline::NoteRef;
use wengu::document::section::Outline;
use wengu::import::{ImportOptions, import};
use wengu::recall::point::find_points;

fn shared() -> Option<PathBuf> {
    let folder = std::env::var("WENGU_SHARED").ok().map(PathBuf::from);
    if folder.is_none() {
        println!("left out: WENGU_SHARED does not name the folder with the reference article");
    }
    folder
}

struct Seed {
    document: Document,
    truth: Value,
    source: String,
}

fn seed() -> Option<Seed> {
    let folder = shared()?;
    let bytes = fs::read(folder.join("corpus/keji-anquan.txt")).unwrap();
    let truth = fs::read(folder.join("facts/seed_truth.json")).unwrap();
    let document = import(&bytes, &ImportOptions::default()).unwrap().document;
    let truth = serde_json::from_slice(&truth).unwrap();
    Some(Seed { document, truth, source: String::from_utf8(bytes).unwrap() })
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn tail(text: &str, count: usize) -> String {
    let chars: Vec<_> = text.chars().collect();
    chars[chars.len().saturating_sub(count)..].iter().collect()
}

fn head(text: &str, count: usize) -> String {
    text.chars().take(count).collect()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().unwrap()
}

fn string<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap()
}

fn paragraphs(document: &Document) -> Vec<(usize, &Block)> {
    let body = document.blocks.iter().enumerate();
    body.filter(|(_, block)| block.kind == BlockKind::Paragraph).collect()
}

/// The block, before and after of every mark, by the note that it points to.
fn marks(document: &Document) -> Vec<(usize, &NoteRef)> {
    let blocks = document.blocks.iter().enumerate();
    blocks.flat_map(|(at, block)| block.text.refs().iter().map(move |r| (at, r))).collect()
}

fn under(document: &Document, outline: &Outline, block: usize) -> Option<String> {
    let id = document.iter().nth(block).unwrap().0;
    outline.section_at(id).map(|section| section.title.clone())
}

#[test]
fn front_matter_of_the_reference_article_is_read() {
    let Some(Seed { document, truth, .. }) = seed() else { return };
    let front = &document.front;
    assert_eq!(front.title.as_deref(), truth["title"].as_str());
    assert_eq!(serde_json::json!(front.authors), truth["authors"]);
    assert_eq!(front.abstract_text.as_deref(), truth["abstract"].as_str());
    assert_eq!(serde_json::json!(front.keywords), truth["keywords"]);
    assert_eq!(front.author_note.as_deref(), truth["author_note"].as_str());
    assert_eq!(document.language.tag(), string(&truth, "language"));
    let editor = BlockKind::Front(FrontRole::EditorNote);
    let editors: Vec<_> = document.blocks.iter().filter(|block| block.kind == editor).collect();
    assert_eq!(editors.len(), 1);
    assert_eq!(editors[0].text.as_str(), string(&truth, "editor_line"));
}

#[test]
fn headings_of_the_reference_article_have_their_levels() {
    let Some(Seed { document, truth, .. }) = seed() else { return };
    let found: Vec<_> = document
        .blocks
        .iter()
        .filter_map(|block| Some((u64::from(block.heading_level()?), block.text.as_str())))
        .collect();
    let expected: Vec<_> = list(&truth, "headings")
        .iter()
        .map(|heading| (heading["level"].as_u64().unwrap(), string(heading, "text")))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn paragraphs_of_the_reference_article_are_whole() {
    let Some(Seed { document, truth, .. }) = seed() else { return };
    let outline = Outline::of(&document);
    let found = paragraphs(&document);
    let expected = list(&truth, "paragraph_ends");
    assert_eq!(found.len(), expected.len());
    for ((at, block), expected) in found.iter().zip(expected) {
        let text = bare(block.text.as_str());
        assert_eq!(head(&text, 12), string(expected, "starts").replace('^', ""));
        assert_eq!(tail(&text, 12), string(expected, "ends"));
        assert_eq!(text.chars().count() as u64, expected["characters"].as_u64().unwrap());
        assert_eq!(block.text.refs().len() as u64, expected["notes"].as_u64().unwrap());
        assert_eq!(under(&document, &outline, *at).as_deref(), expected["under"].as_str());
    }
}

#[test]
fn page_ends_of_the_reference_article_are_joined_where_they_cut_a_sentence() {
    let Some(Seed { document, truth, .. }) = seed() else { return };
    let unmarked = |text: &str| bare(&text.replace("^①", ""));
    let texts: Vec<_> = document.blocks.iter().map(|block| bare(block.text.as_str())).collect();
    for join in list(&truth, "joins") {
        let left = unmarked(string(join, "left_tail"));
        let right = unmarked(string(join, "right_head"));
        let whole = left + right.trim_end_matches('^');
        assert!(texts.iter().any(|text| text.contains(&whole)), "not joined: {whole}");
    }
    for apart in list(&truth, "must_not_join") {
        let whole = format!("{}{}", string(apart, "left_tail"), string(apart, "right_head"));
        assert!(texts.iter().all(|text| !text.contains(&whole)), "joined: {whole}");
    }
}

#[test]
fn every_note_of_the_reference_article_is_linked_to_its_mark() {
    let Some(Seed { document, truth, .. }) = seed() else { return };
    let outline = Outline::of(&document);
    let notes = list(&truth, "notes");
    let marks = marks(&document);
    assert_eq!((document.footnotes.len(), marks.len()), (notes.len(), notes.len()));
    for (index, (note, expected)) in document.footnotes.iter().zip(notes).enumerate() {
        assert_eq!(note.label, string(expected, "label"));
        assert_eq!(note.page.map(u64::from), expected["page_block"].as_u64());
        assert_eq!(bare(&note.text()), bare(string(expected, "definition")));
        let (at, mark) = marks[index];
        assert_eq!(mark.notes.iter().map(|id| id.index()).collect::<Vec<_>>(), [index]);
        let text = document.blocks[at].text.as_str();
        let (before, after) = text.split_at(mark.offset);
        assert_eq!(tail(&bare(before), 12), string(expected, "marker_before"));
        assert_eq!(head(&bare(after), 6), string(expected, "marker_after"));
        let section = under(&document, &outline, at);
        assert_eq!(section.as_deref(), expected["marker_under"].as_str());
    }
}

#[test]
fn note_texts_of_the_reference_article_are_in_no_block() {
    let Some(Seed { document, truth, source }) = seed() else { return };
    for note in list(&truth, "notes") {
        let starts = format!("{} {}", string(note, "label"), string(note, "definition"));
        assert!(source.contains(&starts));
        let found = document
            .blocks
            .iter()
            .any(|block| block.text.as_str().contains(string(note, "definition")));
        assert!(!found, "{starts}");
    }
}

#[test]
fn run_in_points_of_the_reference_article_stand_under_their_headings() {
    let Some(Seed { document, truth, .. }) = seed() else { return };
    let outline = Outline::of(&document);
    let found: Vec<_> = find_points(&document)
        .into_iter()
        .map(|point| {
            let at = point.block().index();
            let text = document.blocks[at].text.as_str();
            let gist = text.get(point.gist.clone()).unwrap().to_owned();
            (point.depth, point.label.unwrap(), gist, under(&document, &outline, at))
        })
        .collect();
    let expected = |key: &str, depth: u8| -> Vec<_> {
        list(&truth, key)
            .iter()
            .map(|point| {
                let label = string(point, "label").to_owned();
                let under = Some(string(point, "under").to_owned());
                (depth, label, string(point, "gist").to_owned(), under)
            })
            .collect()
    };
    let mut wanted = expected("points", 1);
    wanted.extend(expected("points_optional", 2));
    assert_eq!(found, wanted);
}
