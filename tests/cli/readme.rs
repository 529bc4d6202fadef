//! The README says what the program does: its table of keys is the table of actions.

use wengu::action::{Group, TABLE};

/// The README's table of keys as the table of actions gives it.
fn key_table() -> String {
    let mut table = "| keys | what they do |\n|---|---|\n".to_owned();
    for entry in TABLE
        .iter()
        .filter(|entry| !matches!(entry.group, Group::Line | Group::Note) && !entry.keys.is_empty())
    {
        let mut keys: Vec<_> = entry.keys.iter().map(|(_, keys)| format!("`{keys}`")).collect();
        keys.dedup();
        let row = ["| ", &keys.join(" "), " | ", entry.en, " |\n"];
        table.push_str(&row.concat());
    }
    table
}

#[test]
fn the_table_of_keys_is_the_table_of_actions() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).unwrap();
    let table = key_table();
    assert!(readme.contains(&table), "README.md should have this table:\n{table}");
}

/// What stands between backticks in `text`.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_key_that_the_guides_name_does_something() {
    let bound: Vec<_> = TABLE.iter().flat_map(|entry| entry.keys.iter().map(|key| key.1)).collect();
    for seed in wengu::seeds::SEEDS.iter().filter(|seed| seed.name.starts_with("guide")) {
        let keys = quoted(seed.text).into_iter().filter(|quoted| {
            quoted.len() < 7 && !quoted.starts_with("wengu") && !quoted.starts_with("[^")
        });
        for key in keys {
            let bare = key.trim_start_matches(|c: char| c.is_ascii_digit());
            let named = match bare {
                "Enter" | "Esc" | "Tab" | "Space" => format!("<{bare}>"),
                "Ctrl-O" => "<C-o>".to_owned(),
                // A letter that a place is known by, and what stands after the key for commands.
                "ma" | "'a" => bare.chars().take(1).collect(),
                command if command.starts_with(':') => ":".to_owned(),
                other => other.to_owned(),
            };
            let is_known = bound.iter().any(|keys| *keys == named || keys.starts_with(&named));
            assert!(is_known, "{} names the key {key}", seed.name);
        }
    }
}
