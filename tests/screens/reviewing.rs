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
    assert!(desk.screen.text().contains("复习 1 "), "{}", desk.screen.text());
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
    desk.open(seed("guide")).later(15);
    while !desk.screen.text().contains("这一次") {
        desk.keys("<Space>4");
    }
    // Twenty minutes are the default, and most of them went by over the first document.
    desk.keys("q").later(6).keys("<Space>4");
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
