//! Remembering the argument, measured against what a person graded and chose.
//!
//! These tables are not part of the repository: they are read where `WENGU_SHARED` names their
//! folder.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may panic, and says what it left out"
)]

use serde_json::Value;
use wengu::import::{self, ImportOptions};
use wengu::recall::answer::{self, Verdict};
use wengu::recall::card::{self, Card, CardKind};
use wengu::text::words::Words;

#[allow(clippy::disallowed_methods, reason = "the environment of the test run, not of the program")]
fn shared_folder() -> Result<String, std::env::VarError> {
    std::env::var("WENGU_SHARED")
}

fn shared(file: &str) -> Option<Value> {
    let Ok(folder) = shared_folder() else {
        println!("left out: WENGU_SHARED names no folder");
        return None;
    };
    Some(
        serde_json::from_str(&std::fs::read_to_string(format!("{folder}/{file}")).unwrap())
            .unwrap(),
    )
}

fn cards_of(file: &str) -> Vec<Card> {
    let bytes = std::fs::read(file).unwrap();
    let document = import::import(&bytes, &ImportOptions::default()).unwrap().document;
    card::make_cards(&document, &Words)
}

/// The document that ships inside and is meant for study.
fn study_article() -> Vec<Card> {
    cards_of(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/keji.zh.txt"))
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(|v| v.as_str().unwrap().to_owned()).collect()
}

#[test]
fn typed_answers_are_graded_as_a_person_does() {
    let Some(sample) = shared("facts/answer_grading_sample.json") else { return };
    let pairs = sample["pairs"].as_array().unwrap();
    let mut other = Vec::new();
    for pair in pairs {
        let text = |key: &str| pair[key].as_str().unwrap();
        let graded = answer::grade(text("expected"), text("typed"), &strings(&pair["accept"]));
        let verdict = serde_json::to_value(graded.verdict).unwrap();
        assert!(graded.verdict != Verdict::Right || pair["grade"] != "wrong", "{pair}");
        if verdict != pair["grade"] {
            other.push(format!("{pair}: {verdict}"));
        }
    }
    assert!(other.len() * 20 <= pairs.len(), "{}", other.join("\n"));
}

#[test]
fn a_prompt_never_holds_its_answer_and_a_cloze_has_one_blank() {
    for card in study_article() {
        if card.kind == CardKind::Cloze || card.kind == CardKind::Figure {
            assert_eq!(card.prompt.matches(card::BLANK).count(), 1, "{card:?}");
            assert!(!card.prompt.contains(&card.answer), "{card:?}");
        }
    }
}

#[test]
fn the_same_document_gives_the_same_cards_with_ids_of_their_own() {
    let cards = study_article();
    let ids: std::collections::HashSet<_> = cards.iter().map(|card| &card.id).collect();
    assert_eq!(ids.len(), cards.len());
    assert_eq!(cards, study_article());
}

#[test]
fn the_terms_that_a_person_chose_are_among_the_first_blanks() {
    let Some(truth) = shared("facts/seed_points.json") else { return };
    let Ok(folder) = shared_folder() else { return };
    let cards = cards_of(&format!("{folder}/corpus/keji-anquan.txt"));
    let blanks = cards.iter().filter(|card| card.kind == CardKind::Cloze);
    let blanks: Vec<_> = blanks.map(|card| card.answer.as_str()).collect();
    let chosen: Vec<_> =
        truth["terms"].as_array().unwrap().iter().map(|t| t["term"].as_str().unwrap()).collect();
    let among = |count: usize| blanks.iter().take(count).filter(|b| chosen.contains(b)).count();
    assert!(among(60) >= 28, "{} of 40 among the first 60", among(60));
    assert!(among(40) >= 20, "{} of 40 among the first 40", among(40));
}
