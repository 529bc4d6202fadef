//! `search`: hits in text, notes and headings of one document or many.

use serde_json::{Value, json};

use crate::program::Place;

const ARTICLE: &str = "论温习

张三

一、温故的道理

温故而知新。^①旧的读熟，新的自来。

① 《论语·为政》：溫故而知新，可以为师矣。
";

fn hits(value: &Value) -> Vec<Value> {
    value["hits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| json!([hit["in"], hit["section"], hit["before"], hit["match"], hit["after"]]))
        .collect()
}

#[test]
fn a_query_is_found_in_headings_text_and_notes_with_section_and_context() {
    let place = Place::new();
    let path = place.file("article.txt", ARTICLE);
    let found = place.run(&["search", &path, "温故", "--json"]).json();
    let section = "一、温故的道理";
    assert_eq!(
        hits(&found),
        [
            json!(["heading", section, "一、", "温故", "的道理"]),
            json!(["text", section, "", "温故", "而知新。旧的读熟，新的自来。"]),
            json!(["note", section, "《论语·为政》：", "溫故", "而知新，可以为师矣。"]),
        ]
    );
    assert_eq!(found["query"], "温故");
    assert_eq!(found["total"], 3);
    assert_eq!(found["hits"][0]["path"], path);
    assert_eq!(found["hits"][1]["offset"], 0);
    // A hit in a note stands where the note's mark stands.
    assert_eq!(found["hits"][2]["block"], found["hits"][1]["block"]);
    assert_eq!(found["hits"][2]["offset"], "温故而知新。".len());
}

#[test]
fn hits_are_printed_under_their_headings() {
    let place = Place::new();
    let path = place.file("article.txt", ARTICLE);
    assert_eq!(
        place.run(&["search", &path, "知新"]).text(),
        "一、温故的道理\n  温故而知新。旧的读熟，新的自来。\n  \
         ① 《论语·为政》：溫故而知新，可以为师矣。\n"
    );
}

#[test]
fn folders_and_several_documents_are_searched_in_order() {
    let place = Place::new();
    std::fs::create_dir(place.path("folder")).unwrap();
    place.file("folder/b.txt", "温习。\n");
    place.file("folder/a.md", "温习也。\n");
    place.file("c.txt", "复习。\n");
    assert_eq!(
        place.run(&["search", "c.txt", "folder", "习"]).text(),
        "c.txt\n    复习。\nfolder/a.md\n    温习也。\nfolder/b.txt\n    温习。\n"
    );
}

#[test]
fn a_document_that_cannot_be_read_leaves_the_others_searched() {
    let place = Place::new();
    place.file("a.txt", "温习。\n");
    let run = place.run(&["search", "none.txt", "a.txt", "none-either.txt", "温习"]);
    assert_eq!((run.code, run.out.as_str()), (1, "a.txt\n    温习。\n"));
    assert!(run.err.contains("no file none.txt") && run.err.contains("none-either.txt"));
}

#[test]
fn nothing_found_is_said_beside_the_output_and_is_no_failure() {
    let place = Place::new();
    let path = place.file("article.txt", ARTICLE);
    let run = place.run(&["search", &path, "量子"]);
    assert_eq!((run.text(), run.err.as_str()), ("", "量子: not found\n"));
    let found = place.run(&["search", &path, "量子", "--json"]).json();
    assert_eq!(found, json!({"query": "量子", "total": 0, "hits": []}));
}

#[test]
fn a_blank_query_is_wrong_usage() {
    let place = Place::new();
    let path = place.file("article.txt", ARTICLE);
    let run = place.run(&["search", &path, "　"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("Hint: "), "{}", run.err);
}
