//! The JSON that other programs build on, key by key, and the outside truth of the seed article.

use serde_json::{Value, json};

use crate::program::{Place, shared};

const ARTICLE: &str = "论温习

张三 李四

内容提要：温习不是重复。

关键词：温习 | 记忆

一、引言

温故而知新。^①旧的读熟，新的自来。

二、方法

温习的方法有两种。

第一，合上书自问。自问比重读有效。^②

第二，隔几天再问。间隔使记忆牢固。

① 《论语·为政》。

② 某某：《记忆》，某某出版社，2001年。
";

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// What `command` prints of the article above.
fn run(command: &str) -> Value {
    let place = Place::new();
    let path = place.file("article.txt", ARTICLE);
    place.run(&[command, &path, "--json"]).json()
}

#[test]
fn an_outline_has_the_front_matter_and_a_tree_of_sections() {
    let outline = run("outline");
    assert_eq!(
        keys(&outline),
        [
            "abstract",
            "authors",
            "characters",
            "keywords",
            "language",
            "paragraphs",
            "sections",
            "title",
            "warnings"
        ]
    );
    assert_eq!(outline["title"], "论温习");
    assert_eq!(outline["authors"], json!(["张三", "李四"]));
    assert_eq!(outline["abstract"], "温习不是重复。");
    assert_eq!(outline["keywords"], json!(["温习", "记忆"]));
    assert_eq!(outline["language"], "zh-Hans");
    assert_eq!(outline["paragraphs"], 4);
    let second = &outline["sections"][1];
    assert_eq!(keys(second), ["anchor", "children", "level", "notes", "points", "title"]);
    assert_eq!((&second["title"], &second["level"]), (&json!("二、方法"), &json!(1)));
    assert_eq!((&second["points"], &second["notes"]), (&json!(2), &json!(1)));
    assert_eq!(second["anchor"]["offset"], 0);
}

#[test]
fn a_note_has_its_text_and_the_places_of_its_marks() {
    let notes = run("notes");
    assert_eq!(keys(&notes), ["notes", "orphans"]);
    let first = &notes["notes"][0];
    assert_eq!(keys(first), ["id", "label", "page", "refs", "text"]);
    assert_eq!((&first["id"], &first["label"]), (&json!(1), &json!("①")));
    assert_eq!(first["text"], "《论语·为政》。");
    let place = &first["refs"][0];
    assert_eq!(keys(place), ["after", "before", "block", "offset", "section"]);
    assert_eq!(place["section"], "一、引言");
    assert_eq!(
        (&place["before"], &place["after"]),
        (&json!("温故而知新。"), &json!("旧的读熟，新的自"))
    );
    assert_eq!(place["offset"], "温故而知新。".len());
    assert_eq!(notes["orphans"], json!({"refs": [], "definitions": []}));
}

#[test]
fn an_orphan_mark_and_an_orphan_definition_are_shown() {
    let text = "一、引言\n\n温故而知新。^③旧的读熟。^①\n\n① 《论语》。\n\n② 无人指向的一条。\n";
    let notes = Place::new().run_with(&["notes", "-", "--json"], text.as_bytes()).json();
    let orphans = &notes["orphans"];
    assert_eq!(orphans["refs"][0]["label"], "③");
    assert_eq!(orphans["refs"][0]["before"], "温故而知新。");
    assert_eq!(orphans["definitions"], json!([{"label": "②", "text": "无人指向的一条。"}]));
}

#[test]
fn a_point_has_its_gist_word_for_word() {
    let points = run("points");
    let first = &points["points"][0];
    assert_eq!(
        keys(first),
        ["block", "depth", "gist", "id", "label", "length", "offset", "section"]
    );
    assert_eq!((&first["label"], &first["depth"]), (&json!("第一"), &json!(1)));
    assert_eq!(first["section"], "二、方法");
    let gist = first["gist"].as_str().unwrap();
    assert!(gist.starts_with("合上书自问"), "{gist}");
    assert_eq!(first["length"], gist.len());
    assert_eq!(first["offset"], "第一，".len());
    assert_eq!(points["points"].as_array().unwrap().len(), 2);
}

#[test]
fn the_embedded_documents_are_listed_and_every_command_takes_them() {
    let place = Place::new();
    let listing = place.run(&["seeds", "--json"]).json();
    for seed in listing["seeds"].as_array().unwrap() {
        let name = format!("seed:{}", seed["name"].as_str().unwrap());
        let outline = place.run(&["outline", &name, "--json"]).json();
        assert_eq!(outline["title"], seed["title"], "{name}");
        assert_eq!(outline["language"], seed["language"], "{name}");
    }
}

#[test]
fn the_embedded_article_is_read_without_a_doubt() {
    let place = Place::new();
    let outline = place.run(&["outline", "seed:keji", "--json"]).json();
    let sections = outline["sections"].as_array().unwrap();
    let inner: Vec<_> =
        sections.iter().map(|section| section["children"].as_array().unwrap().len()).collect();
    assert_eq!(inner, [2, 3, 3, 4], "four chapters, twelve sections, as the guide says");
    assert_eq!(outline["warnings"], json!([]));
    assert_eq!(outline["authors"], json!(["温知新"]));
    let notes = place.run(&["notes", "seed:keji", "--json"]).json();
    let all = notes["notes"].as_array().unwrap();
    assert_eq!(all.len(), 25, "as the guide says");
    assert!(all.iter().all(|note| note["refs"].as_array().unwrap().len() == 1));
    assert_eq!(all.last().unwrap()["page"], 8);
}

/// Every section of an outline with its level, in reading order.
fn flat(sections: &Value, found: &mut Vec<(Value, Value)>) {
    for section in sections.as_array().unwrap() {
        found.push((section["level"].clone(), section["title"].clone()));
        flat(&section["children"], found);
    }
}

#[test]
fn the_shared_article_reaches_its_truth_through_the_command_line() {
    let Some(shared) = shared() else { return };
    let truth: Value = serde_json::from_str(
        &std::fs::read_to_string(shared.join("facts/seed_truth.json")).unwrap(),
    )
    .unwrap();
    let path = shared.join("corpus/keji-anquan.txt");
    let path = path.to_str().unwrap();
    let place = Place::new();
    let outline = place.run(&["outline", path, "--json"]).json();
    for key in ["title", "authors", "abstract", "keywords", "language", "paragraphs"] {
        assert_eq!(outline[key], truth[key], "{key}");
    }
    let mut headings = Vec::new();
    flat(&outline["sections"], &mut headings);
    let true_headings: Vec<_> = truth["headings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|heading| (heading["level"].clone(), heading["text"].clone()))
        .collect();
    assert_eq!(headings, true_headings);
    let notes = place.run(&["notes", path, "--json"]).json();
    for (note, expected) in
        notes["notes"].as_array().unwrap().iter().zip(truth["notes"].as_array().unwrap())
    {
        assert_eq!(note["label"], expected["label"]);
        assert_eq!(note["text"], expected["definition"]);
        assert_eq!(note["page"], expected["page_block"]);
        let before = note["refs"][0]["before"].as_str().unwrap().replace(char::is_whitespace, "");
        let expected_before = expected["marker_before"].as_str().unwrap();
        assert!(
            before.ends_with(expected_before) || expected_before.ends_with(&before),
            "{before}"
        );
        assert_eq!(note["refs"][0]["section"], expected["marker_under"]);
    }
    assert_eq!(notes["notes"].as_array().unwrap().len(), 30);
    let points = place.run(&["points", path, "--json"]).json();
    let gists: Vec<_> = points["points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|point| (point["section"].clone(), point["label"].clone()))
        .collect();
    for point in truth["points"].as_array().unwrap() {
        let expected = (point["under"].clone(), point["label"].clone());
        assert!(gists.contains(&expected), "{expected:?}");
    }
}
