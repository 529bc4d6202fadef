//! A document written as Markdown and opened again is the same document.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test may panic, and cuts at boundaries that it has made"
)]

mod support {
    pub(crate) mod documents;
}

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use support::documents;
use wengu::export::markdown::to_markdown;
use wengu::import::markdown;
use wengu::import::{ImportOptions, import};

proptest! {
    #[test]
    fn any_document_is_the_same_after_markdown(document in documents::document()) {
        let written = to_markdown(&document);
        let (read, warnings) = markdown::import(&written);
        prop_assert_eq!(&read, &document, "{}", written);
        prop_assert!(warnings.is_empty());
    }
}

#[test]
fn every_test_document_is_the_same_after_markdown() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/import");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension != "json") {
            is_the_same_after_markdown(&path);
            count += 1;
        }
    }
    assert!(count > 10, "the test documents were not found");
}

#[test]
fn every_document_of_the_shared_corpus_is_the_same_after_markdown() {
    let Some(shared) = shared() else {
        println!("left out: WENGU_SHARED does not name the shared folder");
        return;
    };
    for name in ["keji-anquan.txt", "keji-anquan.md", "paxos-history.md", "wiki-big5.txt"] {
        is_the_same_after_markdown(&Path::new(&shared).join("corpus").join(name));
    }
}

#[allow(clippy::disallowed_methods, reason = "a test asks where the shared folder is")]
fn shared() -> Option<String> {
    std::env::var("WENGU_SHARED").ok()
}

fn is_the_same_after_markdown(path: &Path) {
    let first = import(&fs::read(path).unwrap(), &ImportOptions::default()).unwrap().document;
    let written = to_markdown(&first);
    let again = import(written.as_bytes(), &ImportOptions::default()).unwrap();
    assert_eq!(again.document, first, "{}:\n{written}", path.display());
    assert!(again.warnings.is_empty(), "{}: {:?}", path.display(), again.warnings);
}

#[test]
fn an_edited_file_is_read_as_any_markdown() {
    let text = "甲[^1]。\n\n（1）乙\n\n[^1]: 丙\n";
    let written = to_markdown(&markdown::import(text).0);
    let edited = written.replace("甲", "丁\n\n甲");
    let (document, _) = markdown::import(&edited);
    assert_eq!(document.blocks[0].text.as_str(), "丁");
    assert_eq!(document.blocks[1].text.refs()[0].notes.len(), 1);
}
