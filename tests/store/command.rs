//! `wengu data` and `wengu library`, as they are typed.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use wengu::schedule::Timestamp;

use crate::samples::{open, sample_events};

fn wengu(data: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_wengu"))
        .args(arguments)
        .env("WENGU_DATA", data)
        .env("WENGU_DEVICE", "desk")
        .env("LC_ALL", "en_US.UTF-8")
        .output()
        .unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

fn filled() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path());
    for (now, event) in (1_767_600_000_000..).zip(sample_events()) {
        store.append(event, Timestamp(now)).unwrap();
    }
    home
}

#[test]
fn the_library_lists_what_was_opened_with_its_place() {
    let home = filled();
    let library = json(&wengu(home.path(), &["library", "--json"]));
    let entry = &library["documents"][0];
    assert_eq!(entry["title"], "劝学");
    assert_eq!(entry["path"], "/srv/劝学.md");
    assert_eq!(entry["missing"], true);
    assert_eq!(entry["position"]["block"], 2);
    assert_eq!(entry["position"]["offset"], 6);
    assert_eq!(entry["progress"], 0.5);
    assert_eq!(entry["marks"], 1);
    assert_eq!(entry["last_read"], "2026-01-05T08:00:00.002Z");
}

#[test]
fn checking_a_damaged_folder_names_the_line_and_fails() {
    let home = filled();
    let log = home.path().join("log/desk.jsonl");
    let mut bytes = fs::read(&log).unwrap();
    bytes[20] ^= 1;
    fs::write(&log, bytes).unwrap();
    let output = wengu(home.path(), &["data", "check", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let found = json(&output);
    assert_eq!(found["logs"][0]["bad"][0]["line"], 1);
    assert_eq!(found["logs"][0]["bad"][0]["fault"], "damaged");
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.lines().count(), 2, "one message and one hint: {said}");
}

#[test]
fn what_was_exported_is_taken_in_on_another_machine() {
    let (one, two) = (filled(), tempfile::tempdir().unwrap());
    let file = two.path().join("all.jsonl");
    let file = file.to_str().unwrap();
    assert!(wengu(one.path(), &["data", "export", file]).status.success());
    let data = two.path().join("data");
    let taken = json(&wengu(&data, &["data", "import", file, "--json"]));
    assert_eq!(taken["added"], sample_events().len());
    let library = |data: &Path| json(&wengu(data, &["library", "--json"]));
    assert_eq!(library(&data), library(one.path()));
}

#[test]
fn data_without_a_word_about_what_to_do_is_wrong_usage() {
    let output = wengu(Path::new("/nonexistent"), &["data"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("path, check, export, import"));
}
