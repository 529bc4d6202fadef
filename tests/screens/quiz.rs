//! The quiz, as it is seen: asking, showing, grading, taking back, stopping and going on.

use std::collections::BTreeSet;

use super::desk::Desk;
use super::screen::article;

/// Milliseconds in a day.
const DAY: i64 = 86_400_000;

/// The moment of the first sitting.
const FIRST: i64 = 1_767_600_000_000;

fn quiz(size: (u16, u16)) -> (Desk, tempfile::TempDir) {
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::new(size, article(), home.path());
    desk.keys("gq<Enter>");
    (desk, home)
}

/// The first row: which card of how many.
fn progress(desk: &Desk) -> String {
    desk.screen.rows()[0].trim().to_owned()
}

/// What stands below the first row and above the status line.
fn page(desk: &Desk) -> String {
    let rows = desk.screen.rows();
    rows[1..rows.len() - 1].join("\n").trim_end().to_owned()
}

/// The answer that is shown.
fn answer(desk: &Desk) -> String {
    let page = page(desk);
    let from = page.find("答案：").unwrap() + "答案：".len();
    page[from..].lines().next().unwrap().trim().to_owned()
}

/// What is asked from now on, each card answered with ease.
fn cards_to_the_end(desk: &mut Desk) -> BTreeSet<String> {
    let mut pages = BTreeSet::new();
    while progress(desk).contains('/') {
        pages.insert(page(desk));
        desk.keys("<Space>4");
    }
    pages
}

#[test]
fn a_card_is_asked_with_its_heading() {
    insta::assert_snapshot!(quiz((80, 16)).0.screen.text());
}

#[test]
fn an_answer_is_shown_with_the_wait_beside_each_grade() {
    insta::assert_snapshot!(quiz((80, 16)).0.keys("<Space>").screen.text());
}

#[test]
fn a_typed_answer_is_compared_and_a_grade_proposed() {
    let (mut desk, _home) = quiz((80, 16));
    desk.keys("i先看书<Enter>");
    insta::assert_snapshot!(desk.screen.text());
}

#[test]
fn the_right_answer_is_proposed_as_good_and_taken_with_enter() {
    let (mut desk, _home) = quiz((80, 16));
    let right = answer(desk.keys("<Space>"));
    desk.keys("q").keys(&format!("gqi{right}<Enter>"));
    assert!(page(&desk).contains("= 全对") && page(&desk).contains(">3 记得"), "{}", page(&desk));
    assert!(progress(desk.keys("<Enter>")).starts_with("测验  2/"));
}

#[test]
fn an_answer_that_was_only_thought_of_is_graded_by_the_reader_alone() {
    let (mut desk, _home) = quiz((80, 16));
    let shown = desk.keys("<Space>").screen.rows()[..15].to_vec();
    assert_eq!(desk.keys("<Enter>").screen.rows()[..15], shown);
    assert!(desk.status().contains("1 到 4"));
}

#[test]
fn an_answer_taken_back_is_asked_again_and_counts_no_more() {
    let (mut desk, home) = quiz((80, 16));
    let asked = desk.screen.rows()[..15].to_vec();
    desk.keys("<Space>4");
    assert_ne!(desk.screen.rows()[..15], asked);
    assert_eq!(desk.keys("u").screen.rows()[..15], asked);
    let again = Desk::at(FIRST, (80, 16), article(), home.path()).keys("gq").screen.rows();
    assert_eq!(again[..15], asked);
    assert!(desk.keys("u").status().contains("没有可撤回的"));
}

#[test]
fn a_card_put_off_comes_tomorrow_and_one_refused_never() {
    let (mut desk, home) = quiz((80, 16));
    let first = page(&desk);
    let second = page(desk.keys("b"));
    assert_ne!(first, second);
    desk.keys("xq");
    let on = |days: i64| {
        let mut desk = Desk::at(FIRST + days * DAY, (80, 16), article(), home.path());
        cards_to_the_end(desk.keys("gq"))
    };
    let today = on(0);
    assert!(!today.contains(&first) && !today.contains(&second) && !today.is_empty());
    let tomorrow = on(1);
    assert!(tomorrow.contains(&first) && !tomorrow.contains(&second));
}

#[test]
fn a_sitting_stopped_in_the_middle_goes_on_the_next_day_with_the_same_cards() {
    let (mut desk, home) = quiz((80, 16));
    let first = page(&desk);
    desk.keys("<Space>4q");
    assert_eq!(desk.status(), "答了 1 张，都已保存");
    let mut later = Desk::at(FIRST + DAY, (80, 16), article(), home.path());
    let rest = cards_to_the_end(later.keys("gq"));
    let (mut whole, _home) = quiz((80, 16));
    let mut all = cards_to_the_end(&mut whole);
    assert!(all.remove(&first) && !rest.is_empty());
    assert_eq!(rest, all);
}

#[test]
fn the_end_counts_the_answers_and_leads_to_what_was_forgotten() {
    let (mut desk, _home) = quiz((80, 16));
    desk.keys("<Space>1");
    for _ in 0..40 {
        if desk.screen.rows()[0].contains("完") {
            break;
        }
        desk.keys("<Space>4");
    }
    assert!(page(&desk).contains("值得再读：") && page(&desk).contains("> "), "{}", page(&desk));
    let heading = desk.screen.row_of_cursor().trim_start_matches("> ").to_owned();
    desk.keys("<Enter>");
    assert_eq!(desk.screen.row_of_cursor(), heading);
}

#[test]
fn the_passage_is_a_key_away_and_back() {
    let (mut desk, _home) = quiz((80, 16));
    let shown = page(desk.keys("<Space>"));
    desk.keys("p");
    assert!(desk.screen.app.is_text_in_sight() && desk.status().contains("按 p"));
    assert_eq!(page(desk.keys("p")), shown);
    assert!(progress(desk.keys("4")).starts_with("测验  2/"));
}

#[test]
fn the_quiz_lives_on_the_smallest_screens_and_speaks_english() {
    for size in [(40, 20), (20, 6)] {
        let (mut desk, _home) = quiz(size);
        desk.keys("suijia<Enter>");
        assert!(progress(&desk).starts_with("Quiz  1/"), "{}", desk.screen.text());
        assert!(page(&desk).contains("Answer: "), "{}", desk.screen.text());
        desk.keys("jjkk1<Space>jk3p<Esc>gqubxq");
        desk.keys("gq<Space>4");
    }
}

#[test]
fn reading_goes_on_while_the_cards_are_made() {
    let mut screen = super::screen::Screen::new(80, 16, article());
    screen.keys("gq");
    assert!(screen.rows()[15].contains("可以接着读"));
    assert!(screen.keys("2]]").rows()[0].contains("目录之学"));
}

#[test]
fn a_card_that_is_forgotten_for_the_eighth_time_rests_and_says_so() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::new((80, 24), article(), home.path());
    // The first of the proposed cards alone, known at once.
    desk.keys("gqn<Space><Enter><Space>4q");
    for lapse in 1..=8 {
        desk.later(24 * 60 * 60).keys("gq<Space>1");
        assert_eq!(desk.status().contains("难题"), lapse == 8, "{lapse}: {}", desk.screen.text());
        // Its step is over, and it is known once more.
        desk.later(11).keys("<Space><Space>4q");
    }
    desk.keys("gd");
    assert!(desk.screen.text().contains("歇着 1"), "{}", desk.screen.text());
}
