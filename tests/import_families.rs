//! Documents of many families, written for these tests: each has its truth beside it, and the
//! share of it that the importers reach may not fall below `tests/data/import/shares.json`.
//!
//! `cargo test --test import_families -- --nocapture` prints every share with what is wrong.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test may panic, and prints its table"
)]

mod support {
    pub(crate) mod measure;
    pub(crate) mod truth;
}

use support::measure::measure;
use support::truth::{Family, bare, expected_shares, families};
use wengu::import::{ImportOptions, import};

/// The document's text without white space and marks of hyphenation.
fn source(family: &Family) -> String {
    bare(&String::from_utf8_lossy(&family.bytes))
}

#[test]
fn every_truth_is_about_the_text_beside_it() {
    for family in families() {
        let (source, truth) = (source(&family), &family.truth);
        let has = |text: &str| source.contains(&bare(text));
        assert!(!truth.why.is_empty());
        for heading in &truth.headings {
            assert!(has(&heading.text), "{}: no line {}", family.name, heading.text);
        }
        // A definition's beginning may be hyphenated, its first word is not.
        for note in &truth.notes {
            let first = note.starts.split(' ').next().unwrap();
            assert!(has(first), "{}: no definition {}", family.name, note.starts);
        }
        for caption in &truth.captions {
            assert!(has(caption), "{}: no caption {caption}", family.name);
        }
        for (base, reading) in &truth.ruby {
            assert!(has(&format!("{base}《{reading}》")), "{}: no ruby {base}", family.name);
        }
    }
}

#[test]
fn no_family_falls_below_its_expected_share() {
    let expected = expected_shares();
    let mut fallen = Vec::new();
    for family in families() {
        let imported = import(&family.bytes, &ImportOptions::default())
            .unwrap_or_else(|error| panic!("{}: {error}", family.name));
        println!("{}", family.name);
        for (measured, share) in measure(&family, &imported.document, &imported.warnings) {
            let least = expected
                .get(&family.name)
                .and_then(|shares| shares.get(measured))
                .copied()
                .unwrap_or(100);
            println!("  {measured:9} {:3} % (at least {least})", share.percent());
            for wrong in &share.wrong {
                println!("      {wrong}");
            }
            if share.percent() < least {
                fallen.push(format!(
                    "{} {measured}: {} %, at least {least} expected: {}",
                    family.name,
                    share.percent(),
                    share.wrong.join("; ")
                ));
            }
        }
    }
    assert!(fallen.is_empty(), "{}", fallen.join("\n"));
}
