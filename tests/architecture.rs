//! Holds the shape that `ARCHITECTURE.md` describes: who may use whom, and how large a file may be.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test may panic; that is how it fails"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Lines that a source file may have.
const FILE_LIMIT: usize = 500;

/// Crates that one place alone may name, with that place.
const CONFINED: [(&str, &str); 5] = [
    ("ratatui", "src/tui"),
    ("crossterm", "src/tui"),
    ("vte", "src/tui"),
    ("unicode_width", "src/text/grapheme"),
    ("jieba_rs", "src/text/words"),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

fn every_source() -> Vec<(String, String)> {
    let mut paths = Vec::new();
    sources(&root().join("src"), &mut paths);
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect()
}

fn quoted(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The table under "Who may use whom"; `None` stands for everything.
fn allowed() -> BTreeMap<String, Option<BTreeSet<String>>> {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let table = page.split("## Who may use whom").nth(1).unwrap();
    let mut rows = BTreeMap::new();
    for line in table.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<_> = line.split('|').collect();
        let uses =
            (cells[2].trim() != "everything").then(|| quoted(cells[2]).into_iter().collect());
        for module in quoted(cells[1]) {
            rows.insert(module, uses.clone());
        }
    }
    assert!(rows.len() > 10, "the table was not found");
    rows
}

fn code_of(line: &str) -> &str {
    line.split("//").next().unwrap_or("")
}

/// The module names after `prefix` in a line of code.
fn named_after(line: &str, prefix: &str) -> Vec<String> {
    code_of(line)
        .match_indices(prefix)
        .filter(|(at, _)| {
            !code_of(line)[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
        })
        .map(|(at, _)| {
            let rest = &code_of(line)[at + prefix.len()..];
            rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == '{').collect()
        })
        .collect()
}

#[test]
fn every_import_is_in_the_table() {
    let table = allowed();
    let mut wrong = Vec::new();
    for (name, code) in every_source() {
        let module = name.trim_start_matches("src/").split(['/', '.']).next().unwrap().to_owned();
        if module == "lib" || module == "main" {
            continue;
        }
        let Some(uses) = table.get(&module) else {
            wrong.push(format!("{name}: module `{module}` is not in the table"));
            continue;
        };
        for (number, line) in code.lines().enumerate() {
            for used in named_after(line, "crate::") {
                let place = format!("{name}:{}", number + 1);
                if used.starts_with('{') {
                    wrong.push(format!("{place}: name each module in a line of its own"));
                } else if used != module && uses.as_ref().is_some_and(|u| !u.contains(&used)) {
                    wrong.push(format!("{place}: `{module}` may not use `{used}`"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_confined_crate_is_named_in_its_place_alone() {
    let mut wrong = Vec::new();
    for (name, code) in every_source() {
        for (confined, place) in CONFINED {
            for (number, line) in code.lines().enumerate() {
                if !name.starts_with(place) && code_of(line).contains(&format!("{confined}::")) {
                    wrong.push(format!("{name}:{}: {confined} belongs in {place}", number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_source_file_is_over_the_size_limit() {
    let wrong: Vec<_> = every_source()
        .iter()
        .map(|(name, code)| (name.clone(), code.lines().count()))
        .filter(|(_, lines)| *lines > FILE_LIMIT)
        .map(|(name, lines)| format!("{name}: {lines} lines, the limit is {FILE_LIMIT}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_module_file_is_called_mod() {
    assert!(every_source().iter().all(|(name, _)| !name.ends_with("/mod.rs")));
}

#[test]
fn the_entry_point_stays_thin() {
    let main = fs::read_to_string(root().join("src/main.rs")).unwrap();
    assert!(main.lines().count() < 80, "main.rs has {} lines", main.lines().count());
}
