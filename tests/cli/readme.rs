//! The README says what the program does: its table of keys is the table of actions.

use wengu::action::{Group, TABLE};

/// The README's table of keys as the table of actions gives it.
fn key_table() -> String {
    let mut table = "| keys | what they do |\n|---|---|\n".to_owned();
    for entry in TABLE.iter().filter(|entry| entry.group != Group::Line && !entry.keys.is_empty()) {
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
