//! The statistics, as they are seen from the quiz and the library.

use super::desk::Desk;
use super::screen::article;

/// A reader of this size who has answered every card that is proposed, and is at the end of the quiz.
fn answered(size: (u16, u16)) -> (Desk, tempfile::TempDir) {
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::new(size, article(), home.path());
    desk.keys("gq<Enter>");
    while desk.screen.rows()[0].contains('/') {
        desk.keys("<Space>4");
    }
    (desk, home)
}

#[test]
fn the_statistics_stand_over_the_end_of_the_quiz_and_give_way_to_it() {
    let (mut desk, _home) = answered((80, 24));
    let end = desk.screen.rows();
    desk.keys("gs");
    insta::assert_snapshot!(desk.screen.text());
    assert_eq!(desk.keys("q").screen.rows(), end);
}

#[test]
fn the_statistics_can_be_read_to_the_end_in_a_small_window() {
    let (mut desk, _home) = answered((40, 20));
    desk.keys("gsG");
    insta::assert_snapshot!(desk.screen.text());
}

#[test]
fn an_answer_that_is_taken_back_leaves_the_statistics_at_once() {
    let (mut desk, _home) = answered((80, 24));
    desk.keys("gs");
    let before = desk.screen.text();
    assert_ne!(desk.keys("U").screen.text(), before);
}
