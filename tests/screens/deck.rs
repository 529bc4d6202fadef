//! The list of cards, as it is seen: proposed, taken, refused, and what of it is asked.

use super::desk::Desk;
use super::screen::article;

fn proposal(size: (u16, u16)) -> (Desk, tempfile::TempDir) {
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::new(size, article(), home.path());
    desk.keys("gq");
    (desk, home)
}

/// The first row of the screen.
fn heading(desk: &Desk) -> String {
    desk.screen.rows()[0].trim().to_owned()
}

/// How many cards are shown with this sign.
fn signed(desk: &Desk, sign: &str) -> usize {
    desk.screen.rows().iter().filter(|row| row.contains(sign)).count()
}

#[test]
fn the_first_quiz_begins_with_the_cards_that_are_proposed() {
    insta::assert_snapshot!(proposal((80, 20)).0.screen.text());
}

#[test]
fn the_proposal_has_its_place_at_40_columns() {
    insta::assert_snapshot!(proposal((40, 20)).0.screen.text());
}

#[test]
fn one_key_takes_what_is_proposed_and_begins() {
    let (mut desk, home) = proposal((80, 30));
    let taken = signed(&desk, "[x]");
    desk.keys("<Enter>");
    assert_eq!(heading(&desk), format!("测验  1/{taken}  复习 0  新 {taken}"));
    assert!(desk.status().starts_with("<Space> 看答案"), "{}", desk.status());
    let again = Desk::new((80, 30), article(), home.path()).keys("gq").screen.rows();
    assert!(again[0].contains("测验  1/"), "{}", again[0]);
}

#[test]
fn only_what_is_ticked_is_taken() {
    let (mut desk, _home) = proposal((80, 30));
    desk.keys("n<Space>j<Space>");
    assert_eq!(signed(&desk, "[x]"), 2);
    assert!(heading(desk.keys("<Enter>")).starts_with("测验  1/2 "));
    assert!(heading(desk.keys("qgd")).starts_with("题目  在问 2，歇着 0，未收 "));
}

#[test]
fn with_nothing_ticked_nothing_begins() {
    let (mut desk, _home) = proposal((80, 30));
    desk.keys("n<Enter>");
    assert!(desk.status().contains("先选几题") && heading(&desk).starts_with("题目"));
    assert!(desk.keys("q").status().contains("gq"));
    assert!(heading(desk.keys("gqa<Enter>")).starts_with("测验  1/"));
}

#[test]
fn a_refused_card_goes_and_comes_back_by_undo() {
    let (mut desk, home) = proposal((80, 30));
    let first = desk.screen.row_of_cursor().trim_start_matches("> [x] ").to_owned();
    desk.keys("x");
    assert!(!desk.screen.text().contains(&first), "{}", desk.screen.text());
    assert_eq!(desk.status(), "已保存：不再问 1 题");
    let elsewhere = Desk::new((80, 30), article(), home.path()).keys("gq").screen.text();
    assert!(!elsewhere.contains(&first));
    assert!(desk.keys("u").screen.text().contains(&first));
}

#[test]
fn a_card_in_the_deck_is_let_rest_and_taken_up_again() {
    let (mut desk, _home) = proposal((80, 30));
    desk.keys("<Enter>qgd<Space>");
    assert_eq!(signed(&desk, "[-]"), 1);
    assert!(desk.screen.row_of_cursor().ends_with("歇着"));
    let resting = desk.screen.rows()[25..29].join("\n");
    desk.keys("<Enter>");
    assert!(!resting.is_empty() && heading(&desk).starts_with("测验  1/"));
    let left: usize = heading(&desk).rsplit(' ').next().unwrap().parse().unwrap();
    desk.keys("qgd<Space>");
    assert_eq!(signed(&desk, "[-]"), 0);
    desk.keys("<Enter>");
    assert_eq!(heading(&desk), format!("测验  1/{0}  复习 0  新 {0}", left + 1));
}

#[test]
fn a_card_let_rest_in_the_middle_of_a_quiz_is_asked_no_more() {
    let (mut desk, _home) = proposal((80, 30));
    let total = signed(&desk, "[x]");
    desk.keys("<Enter>gdn");
    assert_eq!(signed(&desk, "[-]"), total);
    assert!(heading(desk.keys("q")).starts_with("测验  完"), "{}", desk.screen.text());
}

#[test]
fn the_list_is_filtered_and_leads_to_the_passage() {
    let (mut desk, _home) = proposal((80, 30));
    let all = signed(&desk, "[x]");
    desk.keys("/校勘<Enter>");
    assert!(signed(&desk, "[x]") < all && heading(&desk).ends_with("筛选：校勘"));
    desk.keys("p");
    assert!(desk.screen.app.is_text_in_sight());
    assert!(desk.screen.row_of_cursor().contains("校勘"), "{}", desk.screen.text());
}
