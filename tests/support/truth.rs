//! What is true of a test document, read from the `NAME.truth.json` beside it.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde::Deserialize;

/// Everything that is said of one test document. Texts are compared without white space, but for
/// `exact`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Truth {
    /// What the document is there to try.
    pub why: String,
    /// The language's BCP 47 tag.
    pub language: String,
    pub title: Option<String>,
    pub authors: Vec<String>,
    pub headings: Vec<Heading>,
    /// Headings that an importer may give or leave out (a line 参考文献 over the list).
    #[serde(default)]
    pub headings_optional: Vec<String>,
    pub notes: Vec<Note>,
    /// Marks that no definition belongs to.
    #[serde(default)]
    pub orphan_refs: Vec<String>,
    /// Beginnings of definitions that no mark points to.
    #[serde(default)]
    pub orphan_definitions: Vec<String>,
    /// Text across a line or page end; each has to stand inside one block.
    pub joins: Vec<String>,
    /// Text that has to stand inside one block.
    pub sentences: Vec<String>,
    /// Text that has to stand inside one block to the letter, white space as well.
    #[serde(default)]
    pub exact: Vec<String>,
    /// Text that may stand in no block and no note.
    pub absent: Vec<String>,
    #[serde(default)]
    pub keywords: Vec<String>,
    pub abstract_starts: Option<String>,
    #[serde(default)]
    pub captions: Vec<String>,
    /// List items: label and text.
    #[serde(default)]
    pub lists: Vec<(String, String)>,
    /// Ruby: base text and reading.
    #[serde(default)]
    pub ruby: Vec<(String, String)>,
    /// The number of body paragraphs, where it is known for sure.
    pub paragraphs: Option<usize>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Heading {
    pub level: u8,
    pub text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Note {
    pub label: String,
    /// How the definition begins.
    pub starts: String,
    /// The page block, where the numbering starts again.
    pub page: Option<u32>,
    /// What stands before each mark; several marks may have the same.
    pub before: Vec<String>,
}

/// A test document with its truth.
pub(crate) struct Family {
    pub name: String,
    pub bytes: Vec<u8>,
    pub truth: Truth,
}

pub(crate) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/import")
}

/// Every document of the folder that has a truth, by name.
pub(crate) fn families() -> Vec<Family> {
    let mut names: Vec<_> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let (truths, texts): (Vec<_>, Vec<_>) =
        names.into_iter().partition(|name| name.ends_with(".truth.json"));
    let families: Vec<_> = truths.iter().map(|truth| family(truth, &texts)).collect();
    assert!(families.len() > 10, "the test documents were not found");
    families
}

fn family(truth: &str, texts: &[String]) -> Family {
    let stem = truth.strip_suffix(".truth.json").unwrap();
    let name = texts
        .iter()
        .find(|text| text.rsplit_once('.').is_some_and(|(name, _)| name == stem))
        .unwrap_or_else(|| panic!("{truth} has no document beside it"));
    let json = fs::read_to_string(folder().join(truth)).unwrap();
    Family {
        name: name.clone(),
        bytes: fs::read(folder().join(name)).unwrap(),
        truth: serde_json::from_str(&json).unwrap_or_else(|error| panic!("{truth}: {error}")),
    }
}

/// The least share in per cent that each document reaches, by document and measure.
pub(crate) fn expected_shares() -> BTreeMap<String, BTreeMap<String, u32>> {
    let json = fs::read_to_string(folder().join("shares.json")).unwrap();
    serde_json::from_str(&json).unwrap()
}

/// The text without white space.
pub(crate) fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
