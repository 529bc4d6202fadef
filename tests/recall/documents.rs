//! The documents that decks are made from: those of the repository, and those of the folder that
//! `WENGU_SHARED` names.

use std::path::Path;

/// Name and path of every document that a deck is made from.
pub(super) fn every_document() -> Vec<(String, String)> {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut folders = vec![format!("{root}/seeds"), format!("{root}/tests/data/import")];
    match super::shared_folder() {
        Ok(shared) => folders.push(format!("{shared}/corpus")),
        Err(_) => println!("left out: WENGU_SHARED names no folder"),
    }
    let mut found = Vec::new();
    for folder in folders {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if is_document(&path) {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                found.push((name, path.to_string_lossy().into_owned()));
            }
        }
    }
    found.sort();
    found
}

/// True for what an importer reads without a feature, and which is no list of sources.
fn is_document(path: &Path) -> bool {
    let kinds = ["txt", "md", "html", "epub", "docx"];
    let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
    kinds.contains(&kind) && path.file_stem().is_some_and(|stem| stem != "SOURCES")
}
