//! A review: sittings one after another, of documents that are named and of all that is due.

use wengu::app::files::Files;
use wengu::app::opened::Source;

use super::desk::Desk;
use super::screen::article;

/// Milliseconds in a day.
const DAY: i64 = 86_400_000;

/// The moment of the first sitting.
const FIRST: i64 = 1_767_600_000_000;

fn seed(name: &str) -> Source {
    Source::Seed(name.to_owned())
}

/// A reader whose library has two documents with a card each that was answered on the first day.
fn after_a_first_day(home: &std::path::Path) {
    for name in ["guide", "keji"] {
        let mut desk = Desk::at(FIRST, (80, 24), article(), home);
        desk.open(seed(name)).keys("gq<Enter><Space>3");
    }
}

#[test]
fn each_document_that_is_named_begins_its_sitting_after_the_one_before() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::at(FIRST, (80, 24), article(), home.path());
    let files = Files::new(["guide", "keji"].map(seed), 0).for_review(0);
    desk.screen.app.set_files(files);
    desk.open(seed("guide"));
    assert!(desk.screen.text().contains("<Enter> 开始"), "{}", desk.screen.text());
    desk.keys("<Enter>");
    while !desk.screen.text().contains("这一次") {
        desk.keys("<Space>4");
    }
    assert!(desk.screen.text().contains("还有 1 篇"), "{}", desk.screen.text());
    desk.keys("q");
    assert!(desk.screen.text().contains("科学：没有止境的前沿"), "{}", desk.screen.text());
}

#[test]
fn all_that_is_due_is_asked_without_naming_a_document() {
    let home = tempfile::tempdir().unwrap();
    after_a_first_day(home.path());
    let mut desk = Desk::at(FIRST + 9 * DAY, (80, 24), article(), home.path());
    desk.keys("gr");
    assert!(desk.screen.text().contains("复习 2 "), "{}", desk.screen.text());
}

/// A reader who has answered `count` cards of each of two documents nine days ago and reviews now.
fn in_a_mixed_review(home: &std::path::Path, size: (u16, u16), count: usize) -> Desk {
    for name in ["guide", "keji"] {
        let mut desk = Desk::at(FIRST, (80, 24), article(), home);
        desk.open(seed(name)).keys("gq<Enter>");
        for _ in 0..count {
            desk.keys("<Space>3");
        }
    }
    let mut desk = Desk::at(FIRST + 9 * DAY, size, article(), home);
    desk.keys("gr");
    desk
}

/// The title of the document that the card on the screen is of.
fn title(desk: &Desk) -> &'static str {
    let text = desk.screen.rows()[..3].join("\n");
    match (text.contains("温故导览"), text.contains("开放条件下的科技安全")) {
        (true, false) => "guide",
        (false, true) => "keji",
        _ => panic!("no document is named:\n{}", desk.screen.text()),
    }
}

#[test]
fn documents_are_asked_in_turn_and_each_card_names_its_own() {
    for size in [(100, 40), (80, 24), (40, 20)] {
        let home = tempfile::tempdir().unwrap();
        let mut desk = in_a_mixed_review(home.path(), size, 6);
        let mut asked = Vec::new();
        for _ in 0..12 {
            asked.push(title(&desk));
            desk.keys("<Space>4");
        }
        assert_eq!(asked.iter().filter(|name| **name == "guide").count(), 6, "{asked:?}");
        let changes = asked.windows(2).filter(|pair| pair[0] != pair[1]).count();
        assert!(changes >= 4, "{asked:?}");
    }
}

#[test]
fn the_passage_of_a_card_is_shown_in_its_own_document_and_the_sitting_goes_on() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = in_a_mixed_review(home.path(), (80, 24), 6);
    let mut seen = std::collections::BTreeSet::new();
    for number in 1..=12 {
        let of = title(&desk);
        seen.insert(of);
        let row = desk.screen.rows()[0].clone();
        let shown = desk.keys("<Space>").screen.text();
        let answer = shown.split("答案：").nth(1).unwrap().lines().next().unwrap().to_owned();
        desk.keys("p");
        assert!(desk.status().contains("这是原文"), "{number}: {}", desk.screen.text());
        let text: String = desk.screen.text().split_whitespace().collect();
        let start: String = answer.chars().filter(|c| !c.is_whitespace()).take(4).collect();
        assert!(text.contains(&start), "{of} {answer}: {}", desk.screen.text());
        desk.keys("p");
        assert_eq!(desk.screen.rows()[0], row);
        desk.keys("4");
    }
    assert_eq!(seen.len(), 2);
}

#[test]
fn what_was_forgotten_is_named_with_its_document_and_opened_from_the_end() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = in_a_mixed_review(home.path(), (80, 24), 3);
    let mut last = "";
    for _ in 0..6 {
        last = title(&desk);
        desk.keys("<Space>1");
    }
    while !desk.screen.text().contains("这一次") {
        desk.later(2).keys("<Space>4");
    }
    let text = desk.screen.text();
    assert!(text.contains("温故导览 · ") && text.contains("开放条件下的科技安全"), "{text}");
    assert!(!last.is_empty());
    desk.keys("j<Enter>");
    assert!(!desk.screen.text().contains("这一次"), "{}", desk.screen.text());
}

#[test]
fn an_answer_in_another_document_is_taken_back() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = in_a_mixed_review(home.path(), (80, 24), 4);
    let first = desk.screen.rows()[..4].to_vec();
    desk.keys("<Space>4<Space>4uu");
    assert_eq!(desk.screen.rows()[..4], first);
    desk.keys("S");
    assert_ne!(desk.screen.rows()[..4], first);
    desk.keys("u");
    assert_eq!(desk.screen.rows()[..4], first);
}

#[test]
fn a_review_without_anything_due_says_so() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::at(FIRST, (80, 24), article(), home.path());
    desk.keys("gr");
    assert!(desk.status().contains("到期的都复习完了"), "{}", desk.status());
}

#[test]
fn a_sitting_that_was_left_for_the_text_is_no_end_of_it() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::at(FIRST, (80, 24), article(), home.path());
    desk.screen.app.set_files(Files::new(["guide", "keji"].map(seed), 0).for_review(0));
    desk.open(seed("guide")).keys("<Enter><Space>3<Esc>");
    assert!(desk.screen.text().contains("温故导览"), "{}", desk.screen.text());
    desk.keys("]f");
    assert!(desk.screen.text().contains("科学：没有止境的前沿"), "{}", desk.screen.text());
}

#[test]
fn a_review_left_for_another_document_does_not_go_on_when_a_quiz_ends_there() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::at(FIRST, (80, 24), article(), home.path());
    desk.screen.app.set_files(Files::new(["guide", "keji"].map(seed), 0).for_review(0));
    desk.open(seed("guide")).keys("<Enter><Space>3<Esc>");
    desk.open(seed("guide-en")).keys("gq<Enter>");
    while !desk.screen.text().contains("这一次") {
        desk.keys("<Space>4");
    }
    assert!(!desk.screen.text().contains("还有 1 篇"), "{}", desk.screen.text());
    desk.keys("q");
    assert!(desk.screen.text().contains("A Tour of wengu"), "{}", desk.screen.text());
}

#[test]
fn the_minutes_of_a_review_hold_for_all_its_documents_together() {
    let home = tempfile::tempdir().unwrap();
    after_a_first_day(home.path());
    let mut desk = Desk::at(FIRST + 9 * DAY, (80, 24), article(), home.path());
    desk.screen.app.set_files(Files::new(["guide", "keji"].map(seed), 0).for_review(0));
    // Twenty minutes are the default.
    desk.open(seed("guide")).later(15).keys("<Space>4");
    assert!(!desk.screen.text().contains("时间到了"), "{}", desk.screen.text());
    desk.later(6).keys("<Space>4");
    assert!(desk.screen.text().contains("时间到了"), "{}", desk.screen.text());
}

#[test]
fn a_review_whose_time_is_over_ends_and_says_how_to_go_on() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::at(FIRST, (80, 24), article(), home.path());
    desk.screen.app.set_files(Files::new(["guide", "keji"].map(seed), 0).for_review(0));
    desk.open(seed("guide")).keys("<Enter>").later(25).keys("<Space>4");
    assert!(desk.screen.text().contains("还有 1 篇，下次接着复习"), "{}", desk.screen.text());
    desk.keys("q");
    assert!(desk.screen.text().contains("温故导览"), "{}", desk.screen.text());
    assert!(desk.status().contains("时间到了"), "{}", desk.status());
}
