//! FSRS-6 against recorded results of the reference implementation.
//!
//! `tests/data/fsrs.json` holds a few sequences worked out from the published formulas; the whole
//! table of py-fsrs 6.3.2 is read where `WENGU_SHARED` names its folder.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test may panic, and says what it left out"
)]

use std::path::PathBuf;

use serde_json::Value;
use wengu::schedule::interval::{Retention, interval_days, unrounded_days};
use wengu::schedule::{
    DayBoundary, Grade, Memory, Parameters, Phase, Scheduled, Scheduler, Timestamp,
};

/// The greatest relative error of stability, difficulty and retrievability.
const TOLERANCE: f64 = 1e-4;

/// The four sequences in which a day of 24 hours and a boundary at four differ: known differences.
const DAY_COUNT_DIFFERS: &str = "24h";

fn close(found: f64, expected: &Value, place: &str) {
    let expected = expected.as_f64().expect(place);
    let error = (found - expected).abs() / expected.abs().max(1.0);
    assert!(error <= TOLERANCE, "{place}: {found}, not {expected}");
}

fn number(value: &Value, key: &str) -> f64 {
    value[key].as_f64().unwrap_or_else(|| panic!("{key} of {value}"))
}

fn grade(value: &Value) -> Grade {
    Grade::try_from(u8::try_from(value["grade"].as_u64().unwrap()).unwrap()).unwrap()
}

fn moment(value: &Value) -> Timestamp {
    Timestamp::parse(value.as_str().unwrap()).unwrap()
}

fn parameters(table: &Value, name: &Value) -> Parameters {
    let weights: Vec<f64> =
        serde_json::from_value(table["parameters"][name.as_str().unwrap()].clone()).unwrap();
    Parameters::new(&weights).unwrap()
}

fn scheduler(table: &Value, case: &Value) -> Scheduler {
    let steps = case["steps"] == "default";
    Scheduler {
        parameters: parameters(table, &case["parameters"]),
        retention: Retention::new(number(case, "desired_retention")).unwrap(),
        learning_steps: if steps { vec![1, 10] } else { vec![] },
        relearning_steps: if steps { vec![10] } else { vec![] },
        greatest_interval: u32::try_from(case["maximum_interval"].as_u64().unwrap()).unwrap(),
        boundary: DayBoundary::default(),
    }
}

fn phase_name(phase: Phase) -> &'static str {
    match phase {
        Phase::Learning(_) => "learning",
        Phase::Review => "review",
        Phase::Relearning(_) => "relearning",
    }
}

fn check_sequence(table: &Value, case: &Value) {
    let scheduler = scheduler(table, case);
    let mut card: Option<Scheduled> = None;
    for (index, review) in case["reviews"].as_array().unwrap().iter().enumerate() {
        let place = format!("{} review {}", case["id"], index + 1);
        let at = moment(&review["at"]);
        let next = scheduler.review(card.as_ref(), grade(review), at, None);
        let after = &review["after"];
        close(next.memory.stability, &after["stability"], &place);
        close(next.memory.difficulty, &after["difficulty"], &place);
        assert_eq!(phase_name(next.phase), after["state"], "{place}");
        assert_eq!(next.due, moment(&after["due"]), "{place}");
        if let Some(days) = after["interval_days"].as_u64() {
            assert_eq!(u64::from(next.interval), days, "{place}");
        }
        for (days, expected) in review["retrievability"].as_object().into_iter().flatten() {
            let days: f64 = days.parse().unwrap();
            close(next.memory.retrievability(&scheduler.parameters, days), expected, &place);
        }
        card = Some(next);
    }
}

fn check_sequences(table: &Value) -> usize {
    let cases = table["cases"].as_array().unwrap();
    let same = cases.iter().filter(|case| case["group"] != DAY_COUNT_DIFFERS);
    same.inspect(|case| check_sequence(table, case)).count()
}

fn check_formulas(table: &Value) {
    let formulas = &table["formulas"];
    let rows = |name: &str| formulas[name].as_array().unwrap().iter();
    let w = |row: &Value| parameters(table, &row["parameters"]);
    let memory = |row: &Value| Memory {
        stability: row["stability"].as_f64().unwrap_or(1.0),
        difficulty: row["difficulty"].as_f64().unwrap_or(5.0),
    };
    for row in rows("initial") {
        let first = Memory::initial(&w(row), grade(row));
        close(first.stability, &row["stability"], "initial");
        close(first.difficulty, &row["difficulty"], "initial");
    }
    for row in rows("interval") {
        let retention = Retention::new(number(row, "desired_retention")).unwrap();
        close(
            unrounded_days(&w(row), number(row, "stability"), retention),
            &row["unrounded"],
            "interval",
        );
        let days = interval_days(&w(row), memory(row), retention, 36_500);
        assert_eq!(u64::from(days), row["days"].as_u64().unwrap(), "{row}");
    }
    for row in rows("retrievability") {
        let value = memory(row).retrievability(&w(row), number(row, "elapsed_days"));
        close(value, &row["value"], "retrievability");
    }
    for row in rows("next_difficulty") {
        close(memory(row).next_difficulty(&w(row), grade(row)), &row["value"], "difficulty");
    }
    for row in rows("recall") {
        let r = number(row, "retrievability");
        close(memory(row).recall_stability(&w(row), grade(row), r), &row["value"], "recall");
    }
    for row in rows("forget") {
        let r = number(row, "retrievability");
        close(memory(row).forget_stability(&w(row), r), &row["value"], "forget");
    }
    for row in rows("same_day") {
        close(memory(row).same_day_stability(&w(row), grade(row)), &row["value"], "same day");
    }
}

fn read(path: PathBuf) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The table of the reference implementation, where the folder of shared tables is at hand.
fn shared() -> Option<Value> {
    let folder = named_in_environment("WENGU_SHARED")?;
    Some(read(PathBuf::from(folder).join("facts/fsrs_vectors.json")))
}

#[allow(clippy::disallowed_methods, reason = "the environment of the test run, not of the program")]
fn named_in_environment(name: &str) -> Option<String> {
    let value = std::env::var(name).ok();
    if value.is_none() {
        println!("left out: {name} names no folder");
    }
    value
}

#[test]
fn sequences_worked_out_from_the_formulas_hold() {
    let table = read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/fsrs.json"));
    assert_eq!(check_sequences(&table), 3);
}

#[test]
fn every_sequence_of_the_reference_holds() {
    let Some(table) = shared() else { return };
    assert!(check_sequences(&table) > 250);
}

#[test]
fn every_single_function_of_the_reference_holds() {
    let Some(table) = shared() else { return };
    check_formulas(&table);
}

/// Twenty hours over a night are no day for the reference and one day for us; both are pinned.
#[test]
fn a_night_between_two_reviews_counts_as_a_day() {
    let scheduler = Scheduler { learning_steps: vec![], ..Scheduler::default() };
    let first = Timestamp::parse("2026-01-05T08:00:00Z").unwrap();
    let card = scheduler.review(None, Grade::Good, first, None);
    let next = |text: &str| {
        scheduler
            .review(Some(&card), Grade::Good, Timestamp::parse(text).unwrap(), None)
            .memory
            .stability
    };
    let one_day = 7.315_300_744_077_28;
    assert!((next("2026-01-06T04:00:00Z") - one_day).abs() < TOLERANCE, "20 hours, one boundary");
    assert!((next("2026-01-06T08:00:00Z") - one_day).abs() < TOLERANCE, "24 hours, one boundary");
    assert!(next("2026-01-07T04:00:00Z") > one_day + 1.0, "44 hours, two boundaries");
    assert!((next("2026-01-06T03:59:00Z") - 2.3065).abs() < TOLERANCE, "no boundary");
}
