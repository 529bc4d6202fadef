//! Key points in the outline, each with how well it is remembered.

use wengu::app::Effect;

use super::bytes::bytes_of;
use super::desk::Desk;
use super::screen::Screen;
use super::screen::article;
use super::{imported, long_documents, opened};

/// Milliseconds in a day.
const DAY: i64 = 86_400_000;

/// The moment of the first sitting.
const FIRST: i64 = 1_767_600_000_000;

fn desk(now: i64) -> (Desk, tempfile::TempDir) {
    let home = tempfile::tempdir().unwrap();
    (Desk::at(now, (80, 24), article(), home.path()), home)
}

/// Takes the cards and grades that of the first point in the quiz; the cards before it are put off.
fn answer_the_first_point(desk: &mut Desk, grade: &str) {
    desk.keys("gq");
    if desk.screen.app.is_deck_open() {
        desk.keys("<Enter>");
    }
    let before = (0..40).find(|_| {
        let is_asked = desk.screen.text().contains("第一点是什么");
        if !is_asked {
            desk.keys("b");
        }
        is_asked
    });
    assert!(before.is_some(), "{}", desk.screen.text());
    desk.keys(&format!("<Space>{grade}q"));
}

/// The row of the outline that has `text`, as it is seen left of its edge.
fn outline_row(desk: &Desk, text: &str) -> String {
    let rows = desk.screen.rows().into_iter();
    let mut rows = rows.filter_map(|row| Some(row.split_once('│')?.0.trim().to_owned()));
    rows.find(|row| row.contains(text)).unwrap()
}

#[test]
fn points_stand_under_their_headings_with_a_sign_for_what_is_new() {
    insta::assert_snapshot!(desk(FIRST).0.keys("o").screen.text());
}

#[test]
fn an_answer_changes_the_sign_of_its_point_and_taking_it_back_restores_it() {
    let (mut desk, _home) = desk(FIRST);
    assert_eq!(outline_row(desk.keys("o"), "先看目录"), ". 第一，先看目录");
    desk.keys("o");
    answer_the_first_point(&mut desk, "1");
    assert_eq!(outline_row(desk.keys("o"), "先看目录"), ": 第一，先看目录");
    desk.keys("U");
    assert_eq!(outline_row(&desk, "先看目录"), ". 第一，先看目录");
}

#[test]
fn a_heading_sums_up_what_is_known_under_it_and_what_is_long_known_is_firm() {
    let (mut desk, home) = desk(FIRST);
    answer_the_first_point(&mut desk, "4");
    assert_eq!(outline_row(desk.keys("o"), "先看目录"), "+ 第一，先看目录");
    assert!(outline_row(&desk, "一、为学之序").ends_with(" 1/2"), "{}", desk.screen.text());
    let mut later = Desk::at(FIRST + 20 * DAY, (80, 24), article(), home.path());
    answer_the_first_point(&mut later, "4");
    let mut later = Desk::at(FIRST + 21 * DAY, (80, 24), article(), home.path());
    assert_eq!(outline_row(later.keys("o"), "先看目录"), "# 第一，先看目录");
}

#[test]
fn a_key_puts_the_points_away_and_shows_them_where_they_are_many() {
    let has = |rows, keys: &str| {
        let screen = opened(80, rows).keys(keys).rows();
        screen.iter().any(|row| row.split('│').next().unwrap().contains("第一，先看目录"))
    };
    assert!(has(24, "o") && !has(24, "op") && has(24, "opp"));
    assert!(!has(6, "o") && has(6, "op"));
}

#[test]
fn enter_on_a_point_goes_to_it() {
    let mut screen = opened(80, 12);
    screen.keys("o/序跋<Enter>");
    assert!(screen.row_of_cursor().starts_with("第二，再看序跋"), "{}", screen.row_of_cursor());
}

#[test]
fn the_point_that_is_read_is_the_one_chosen() {
    let (mut desk, _home) = desk(FIRST);
    desk.keys("2)o");
    assert!(desk.screen.row_of_cursor().contains("第二，再看序跋"), "{}", desk.screen.text());
    desk.keys("po");
    assert!(desk.keys("o").screen.row_of_cursor().contains("（一）目录之学"));
}

#[test]
fn the_signs_are_explained_while_the_outline_has_the_keys() {
    let (mut desk, _home) = desk(FIRST);
    assert!(desk.keys("o").status().starts_with(". 未学  : 在学  + 不牢  # 牢记"));
    assert!(!desk.keys("o").status().contains("未学"));
}

#[test]
fn a_document_that_is_only_read_needs_no_cards() {
    let mut screen = opened(80, 24);
    screen.keys("<Space>b]]/校勘<Enter>opo");
    assert!(screen.effects.iter().all(|effect| !matches!(effect, Effect::Deal(_))));
}

#[test]
fn the_outline_with_its_points_sends_no_more_than_a_page() {
    for (name, text) in long_documents() {
        let mut reader = Screen::new(100, 40, imported(&text));
        let page = *bytes_of(&mut reader, "<Space>", 6).iter().max().unwrap();
        for key in ["o", "p", "p", "o"] {
            let bytes = bytes_of(&mut reader, key, 1)[0];
            assert!(bytes <= page.max(5000), "{name} {key}: {bytes}");
        }
    }
}
