//! Long texts of the importer's own signs: a scan in proportion to the square of their length would
//! not end.

use wengu::document::Document;
use wengu::import::{Format, ImportOptions, import};

fn read(text: &str) {
    let options = ImportOptions { format: Some(Format::Plain), encoding: Some("utf-8".to_owned()) };
    let imported = import(text.as_bytes(), &options).unwrap();
    assert!(imported.document != Document::default() || !imported.warnings.is_empty());
}

#[test]
fn open_signs_are_not_looked_for_the_end_of_a_long_line() {
    for sign in [
        "（",
        "(",
        "[1]",
        "①",
        "第一，",
        "甲《",
        "［＃",
        "漢《き》",
        "｜《",
        "※［＃甲］",
        "^",
        "¹,",
    ] {
        read(&(sign.repeat(400_000 / sign.len()) + "渠《きょ》"));
    }
}

#[test]
fn a_number_in_parentheses_is_not_looked_back_for_through_the_line() {
    let line = format!("1 甲乙\n甲乙.1 丙\n{}", "a1)".repeat(100_000));
    read(&line);
}

#[test]
fn marks_of_a_long_section_find_their_notes_in_one_step() {
    use std::fmt::Write as _;
    let mut text = String::new();
    for number in 0..20_000 {
        writeln!(text, "渠{number}开于唐代[{}]。", number % 999 + 1).unwrap();
    }
    text.push_str("参考文献\n");
    for number in 0..20_000 {
        writeln!(text, "[{}] 渠志", number % 999 + 1).unwrap();
    }
    read(&text);
}
