//! Cards of the reader's own and cards in his words, as they are seen.

use super::desk::Desk;
use super::screen::article;

fn desk() -> (Desk, tempfile::TempDir) {
    let home = tempfile::tempdir().unwrap();
    (Desk::new((80, 24), article(), home.path()), home)
}

#[test]
fn a_selection_is_left_out_of_its_sentence() {
    let (mut desk, _home) = desk();
    desk.keys("/行路<Enter>vlMc");
    insta::assert_snapshot!(desk.screen.text());
}

#[test]
fn a_card_of_ones_own_is_listed_and_asked_first() {
    let (mut desk, _home) = desk();
    desk.keys("/行路<Enter>vlMc<C-s>gqn");
    let own = desk.screen.rows().into_iter().find(|row| row.contains("自拟")).unwrap();
    assert!(own.contains("[x] 自拟 读书有先后，如＿＿有远近。"), "{own}");
    desk.keys("<Enter>i行路<Enter>");
    assert!(desk.screen.text().contains("= 全对"), "{}", desk.screen.text());
}

#[test]
fn a_question_of_ones_own_needs_a_question_and_an_answer() {
    let (mut desk, _home) = desk();
    desk.keys("/行路<Enter>vlMa<C-s>");
    assert!(desk.status().contains("要有问和答"), "{}", desk.status());
    desk.keys("像什么？<C-s>gq/像什么<Enter>");
    assert!(desk.screen.text().contains("答：行路"), "{}", desk.screen.text());
}

#[test]
fn a_mark_becomes_a_card() {
    let (mut desk, _home) = desk();
    desk.keys("/行路<Enter>vlMkgmMc<C-s>qgq/自拟<Enter>");
    assert!(desk.screen.row_of_cursor().contains("如＿＿有远近"), "{}", desk.screen.text());
}

#[test]
fn a_card_of_ones_own_is_deleted_and_comes_back_by_undo() {
    let (mut desk, _home) = desk();
    desk.keys("/行路<Enter>vlMc<C-s>gq");
    let has_it = |desk: &Desk| desk.screen.text().contains("如＿＿有远近");
    let at = desk.screen.rows().iter().position(|row| row.contains("自拟")).unwrap();
    assert_eq!(at, 2);
    desk.keys("x");
    assert!(!has_it(&desk), "{}", desk.screen.text());
    assert!(has_it(desk.keys("u")));
}

#[test]
fn a_card_is_reworded_in_the_quiz_and_what_was_typed_is_graded_anew() {
    let (mut desk, _home) = desk();
    desk.keys("gq<Enter>i别的说法<Enter>");
    assert!(!desk.screen.text().contains("= 全对"));
    desk.keys("e<Enter>别的说法<C-s>");
    assert!(desk.screen.text().contains("= 全对"), "{}", desk.screen.text());
    desk.keys("u");
    assert!(!desk.screen.text().contains("= 全对"), "{}", desk.screen.text());
}

#[test]
fn a_card_that_rests_is_not_asked_and_a_key_takes_that_back() {
    let (mut desk, _home) = desk();
    let first = desk.keys("gq<Enter>").screen.rows()[1..4].to_vec();
    assert_ne!(desk.keys("S").screen.rows()[1..4], first);
    assert_eq!(desk.keys("u").screen.rows()[1..4], first);
    desk.keys("Sqgd");
    assert!(desk.screen.text().contains("[-]") && desk.screen.text().contains("歇着 1"));
}

#[test]
fn the_new_cards_of_a_day_have_a_limit() {
    let (mut desk, _home) = desk();
    desk.keys(":set new-cards 3<Enter>gq<Enter>");
    assert!(desk.screen.rows()[0].contains("1/3  复习 0  新 3"), "{}", desk.screen.rows()[0]);
}
