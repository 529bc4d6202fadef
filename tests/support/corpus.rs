//! The shared corpus with its table of what is true of each file.

use std::fs;
use std::path::PathBuf;

use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(crate) struct Corpus {
    pub files: Vec<Row>,
}

/// What is true of one file; texts are compared without white space.
#[derive(Debug, Deserialize)]
pub(crate) struct Row {
    pub file: String,
    pub format: String,
    pub encoding: String,
    pub language: String,
    pub title: Option<String>,
    #[serde(default)]
    pub authors: Vec<String>,
    pub headings: usize,
    #[serde(default)]
    pub heading_list: Vec<Heading>,
    /// Headings that may also appear.
    #[serde(default)]
    pub headings_extra_ok: Vec<String>,
    pub notes: usize,
    pub refs_linked: Option<usize>,
    #[serde(default)]
    pub note_list: Vec<Note>,
    pub paragraphs: Option<usize>,
    #[serde(default)]
    pub sentences: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Heading {
    pub level: u8,
    pub text: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Note {
    pub label: Option<String>,
    pub definition: Option<String>,
    pub definition_starts: Option<String>,
    pub before: Option<String>,
}

/// The folder that `WENGU_SHARED` names; `None`, with a line that says so, where it names none.
#[allow(clippy::disallowed_methods, reason = "a test asks where the shared folder is")]
pub(crate) fn shared() -> Option<PathBuf> {
    let shared = std::env::var("WENGU_SHARED").ok().map(PathBuf::from);
    if shared.is_none() {
        println!("left out: WENGU_SHARED does not name the shared folder");
    }
    shared
}

/// The rows of the formats that are asked for, with the folder of their files.
pub(crate) fn rows(formats: &[&str]) -> Option<(PathBuf, Vec<Row>)> {
    let folder = shared()?.join("corpus");
    let json = fs::read_to_string(folder.join("truth.json")).unwrap();
    let corpus: Corpus = serde_json::from_str(&json).unwrap();
    let wanted = |row: &Row| formats.contains(&row.format.as_str());
    Some((folder, corpus.files.into_iter().filter(wanted).collect()))
}
