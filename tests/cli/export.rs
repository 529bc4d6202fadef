//! `export`: cards and marks in every form.

use serde_json::Value;

use crate::program::Place;

const ARTICLE: &str = "论温习\n\n一、方法\n\n温习的方法有两种。第一，合上书自问，自问比重读有效得多。\
    第二，隔几天再问，间隔使记忆牢固得多。\n\n二、所得\n\n所谓“温习”，是指把学过的东西按间隔重新想起的功夫。\
    <b>1885年</b>，有人测得一天之后只记得34%的内容。\n";

fn place() -> (Place, String) {
    let place = Place::new();
    let path = place.file("某文.txt", ARTICLE);
    (place, path)
}

#[test]
fn a_document_without_marks_has_its_title_alone() {
    let place = Place::new();
    let path = place.file("某文.txt", "一、引言\n\n温故而知新。\n");
    assert_eq!(place.run(&["export", &path]).text(), "# 某文\n");
    assert_eq!(place.run(&["export", &path, "--format", "markdown", "-o", "-"]).code, 0);
    assert_eq!(place.run(&["export", &path, "--format", "cards"]).code, 2);
}

#[test]
fn anki_text_names_no_note_type_and_has_the_cards_ids_as_those_of_notes() {
    let (place, path) = place();
    let text = place.run(&["export", &path, "--format", "anki"]).text().to_owned();
    let (head, rows): (Vec<_>, Vec<_>) = text.lines().partition(|line| line.starts_with('#'));
    assert!(head.contains(&"#guid column:1") && head.contains(&"#separator:tab"), "{head:?}");
    assert!(!text.contains("notetype"));
    let cards = place.run(&["cards", &path, "--json"]).json();
    let ids: Vec<_> = cards["cards"].as_array().unwrap().iter().map(|card| &card["id"]).collect();
    assert!(!rows.is_empty());
    for (row, id) in rows.iter().zip(&ids) {
        let fields: Vec<_> = row.split('\t').collect();
        assert_eq!((fields.len(), fields[0]), (5, id.as_str().unwrap()));
        assert!(fields[3].starts_with("温故::") && fields[4].starts_with("wengu::"), "{row}");
    }
    assert_eq!(rows.len(), ids.len());
    // The text is HTML: what stands in the document is no markup.
    assert!(!text.contains("<b>"), "{text}");
}

/// The rows of a CSV text as RFC 4180 has it.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut chars = text.chars().peekable();
    let mut is_quoted = false;
    while let Some(c) = chars.next() {
        match (c, is_quoted) {
            ('"', true) if chars.peek() == Some(&'"') => field.extend(chars.next()),
            ('"', _) => is_quoted = !is_quoted,
            (',', false) => row.push(std::mem::take(&mut field)),
            ('\r', false) => {
                assert_eq!(chars.next(), Some('\n'));
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            (c, _) => field.push(c),
        }
    }
    assert!(field.is_empty() && row.is_empty());
    rows
}

#[test]
fn csv_has_a_byte_order_mark_and_rows_of_one_length() {
    let (place, path) = place();
    let run = place.run(&["export", &path, "--format", "csv"]);
    let text = run.text().strip_prefix('\u{FEFF}').unwrap();
    let rows = rows(text);
    assert_eq!(rows[0][..5], ["type", "document", "section", "prompt", "answer"]);
    assert!(rows.len() > 1 && rows.iter().all(|row| row.len() == rows[0].len()), "{rows:?}");
    assert!(rows[1..].iter().all(|row| row[0].starts_with("card-") && row[1] == "论温习"));
}

#[test]
fn json_has_each_card_with_the_words_of_its_passage() {
    let (place, path) = place();
    let found = place.run(&["export", &path, "--format", "json"]).json();
    assert_eq!(found["version"], 1);
    let document = &found["documents"][0];
    assert_eq!(
        (document["title"].as_str(), document["language"].as_str()),
        (Some("论温习"), Some("zh-Hans"))
    );
    let cards = document["cards"].as_array().unwrap();
    assert!(!cards.is_empty());
    for card in cards {
        assert_eq!(card["state"], "proposed");
        let source = &card["source"];
        let exact = source["exact"].as_str().unwrap();
        assert!(!exact.is_empty() && exact.len() as u64 <= source["length"].as_u64().unwrap());
        let (before, after) =
            (source["prefix"].as_str().unwrap(), source["suffix"].as_str().unwrap());
        let around = format!("{before}{exact}{after}");
        assert!(ARTICLE.replace('\n', "").contains(&around.replace('\n', "")), "{around}");
    }
}

#[test]
fn several_documents_go_into_one_file_whose_name_says_the_form() {
    let (place, path) = place();
    place.file("另文.txt", "另一篇\n\n一、引言\n\n第一，先读。第二，后问。\n");
    let folder = place.path("");
    let run = place.run(&["export", folder.to_str().unwrap(), "-o", "out.json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let written = std::fs::read(place.path("out.json")).unwrap();
    let found: Value = serde_json::from_slice(&written).unwrap();
    assert_eq!(found["documents"].as_array().unwrap().len(), 2);
    assert_eq!(
        place.run(&["export", &path, "--json"]).json()["documents"].as_array().unwrap().len(),
        1
    );
}

#[test]
fn a_document_is_not_written_over_whichever_it_is() {
    let (place, path) = place();
    let other = place.file("b.txt", "另一篇\n");
    let run = place.run(&["export", &path, &other, "--format", "csv", "-o", &other]);
    assert_eq!(run.code, 1);
    assert_eq!(std::fs::read_to_string(&other).unwrap(), "另一篇\n");
}
