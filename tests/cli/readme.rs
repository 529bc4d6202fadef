//! The pages about keys say what the program does: they are held against the table of actions.

use wengu::action::{Entry, Group, TABLE};

/// What `docs/keys.md` has after its introduction: a table for each group of actions.
fn key_tables() -> String {
    Group::ALL.map(key_table).concat()
}

/// The title and the table of one group.
fn key_table(group: Group) -> String {
    let title = group.title().1;
    let rows = TABLE.iter().filter(|entry| entry.group == group).map(key_row);
    let head = format!("\n## {title}\n\n| keys | what they do | name |\n|---|---|---|\n");
    head + &rows.collect::<String>()
}

/// The row of one action: each key sequence once, whatever places it works in.
fn key_row(entry: &Entry) -> String {
    let mut keys: Vec<String> = Vec::new();
    for (_, sequence) in entry.keys {
        let key = format!("`{sequence}`");
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    format!("| {} | {} | {} |\n", keys.join(" "), entry.en, entry.name)
}

#[test]
fn the_page_of_keys_is_the_table_of_actions() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/keys.md");
    let page = std::fs::read_to_string(path).unwrap();
    let tables = key_tables();
    let given = page.find("\n## ").map_or("", |start| page.split_at(start).1);
    assert!(given == tables, "docs/keys.md should have after its introduction:\n{tables}");
}

#[test]
fn every_key_in_the_readme_does_something() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).unwrap();
    let table = readme.split("## Keys").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows: Vec<_> = table.lines().filter(|line| line.starts_with("| `")).collect();
    assert!(rows.len() > 10);
    let bound: Vec<_> = TABLE.iter().flat_map(|entry| entry.keys.iter().map(|key| key.1)).collect();
    for row in rows {
        for key in quoted(row.split('|').nth(1).unwrap()) {
            assert!(bound.contains(&key), "README.md names the key {key}");
        }
    }
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
