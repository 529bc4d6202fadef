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
use wengu::recall::answer::{self, Verdict};

#[allow(clippy::disallowed_methods, reason = "the environment of the test run, not of the program")]
fn shared(file: &str) -> Option<Value> {
    let Ok(folder) = std::env::var("WENGU_SHARED") else {
        println!("left out: WENGU_SHARED names no folder");
        return None;
    };
    Some(
        serde_json::from_str(&std::fs::read_to_string(format!("{folder}/{file}")).unwrap())
            .unwrap(),
    )
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
