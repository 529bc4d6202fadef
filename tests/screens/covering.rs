//! Covered reading, as it is seen: the same cells under covers, one off at a time, and what counts.

use wengu::app::Effect;
use wengu::app::Message;
use wengu::app::Size;
use wengu::text::grapheme;

use super::bytes::bytes_of;
use super::desk::Desk;
use super::opened;
use super::screen::Screen;
use super::screen::article;
use super::{imported, long_documents};

fn desk(keys: &str) -> (Desk, tempfile::TempDir) {
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::new((80, 24), article(), home.path());
    if !keys.is_empty() {
        desk.keys(keys);
    }
    (desk, home)
}

/// The row of the text pane with `text`.
fn row(desk: &Desk, text: &str) -> String {
    let rows = desk.screen.rows_of_text();
    rows.into_iter().find(|row| row.contains(text)).unwrap_or_default()
}

/// True where the gist of the first point can be read in the text pane.
fn can_be_read(desk: &Desk) -> bool {
    row(desk, "第一，").contains("先看目录")
}

/// What each row of the text pane takes, in cells.
fn cells(screen: &Screen) -> Vec<usize> {
    screen.rows_of_text().iter().map(|row| grapheme::width(row).0).collect()
}

#[test]
fn gists_and_terms_are_covered_cell_by_cell() {
    insta::assert_snapshot!(desk("C").0.screen.text());
}

#[test]
fn nothing_moves_when_covers_come_and_go() {
    for (columns, rows) in [(80, 24), (130, 40), (40, 20), (20, 6)] {
        for (_, text) in long_documents() {
            let home = tempfile::tempdir().unwrap();
            let mut desk = Desk::new((columns, rows), imported(&text), home.path());
            desk.keys("3)");
            let before = (desk.screen.rows_of_text(), cells(&desk.screen));
            desk.keys("C");
            assert_eq!(cells(&desk.screen), before.1);
            assert!(desk.screen.text().contains("＿＿"));
            desk.keys("C");
            assert_eq!(desk.screen.rows_of_text(), before.0);
        }
    }
}

#[test]
fn a_key_takes_the_next_cover_off_and_another_covers_all_again() {
    let (mut desk, _home) = desk("C");
    assert!(!can_be_read(&desk));
    for _ in 0..9 {
        if can_be_read(&desk) {
            break;
        }
        desk.keys("r");
    }
    assert!(can_be_read(&desk));
    assert!(!can_be_read(desk.keys("R")));
    desk.keys("99r");
    assert!(desk.status().contains("没有盖着的了"), "{}", desk.status());
}

#[test]
fn the_status_line_says_what_can_be_pressed() {
    let (mut desk, _home) = desk("C");
    let status = desk.status();
    assert!(status.contains("r 露出") && status.contains("C 结束"), "{status}");
    let status = desk.keys("r").status();
    assert!(status.contains("1 忘了") && status.contains("3 记得"), "{status}");
    assert!(desk.keys("3").status().contains("记下了：记得"));
    assert!(desk.keys("l").status().contains("r 露出"));
}

/// Uncovers up to the gist of the first point.
fn uncover_the_first_point(desk: &mut Desk) {
    desk.keys("C");
    for _ in 0..9 {
        if can_be_read(desk) {
            return;
        }
        desk.keys("r");
    }
}

/// The sign of the first point in the outline.
fn sign(desk: &mut Desk) -> String {
    let rows = desk.keys("o").screen.rows();
    let row = rows.iter().find(|row| row.contains("第一，")).unwrap();
    let row = row.trim_start_matches(['>', ' ']).to_owned();
    desk.keys("o");
    row.chars().next().unwrap().to_string()
}

#[test]
fn only_a_grade_counts_and_it_is_that_of_the_points_card() {
    let (mut desk, _home) = desk("");
    assert_eq!(sign(&mut desk), ".");
    uncover_the_first_point(&mut desk);
    desk.keys("C");
    assert_eq!(sign(&mut desk), ".", "it was only looked at");
    uncover_the_first_point(&mut desk);
    desk.keys("3C");
    assert_eq!(sign(&mut desk), ":");
}

#[test]
fn a_grade_taken_back_covers_the_place_again() {
    let (mut desk, _home) = desk("");
    uncover_the_first_point(&mut desk);
    desk.keys("1");
    assert!(can_be_read(&desk));
    desk.keys("U");
    assert!(!can_be_read(&desk));
    desk.keys("C");
    assert_eq!(sign(&mut desk), ".");
}

#[test]
fn whoever_turns_the_page_grades_nothing_any_more() {
    let (mut desk, _home) = desk("Cr");
    let top = desk.screen.rows()[0].clone();
    desk.keys("G");
    assert_ne!(desk.screen.rows()[0], top);
    desk.keys("3k");
    assert!(!desk.status().contains("记下了"), "{}", desk.status());
}

#[test]
fn digits_are_counts_again_once_the_grade_is_given() {
    let (mut desk, _home) = desk("Cr3");
    let top = desk.screen.rows()[4].clone();
    assert_eq!(desk.keys("4j").screen.rows()[0], top);
}

#[test]
fn the_outline_does_not_tell_what_is_covered() {
    let (mut desk, _home) = desk("Co");
    let text = desk.screen.text();
    assert!(text.contains("第一，＿＿＿＿") && !text.contains("先看目录"), "{text}");
    desk.keys("oC");
    assert!(desk.keys("o").screen.text().contains("第一，先看目录"));
}

#[test]
fn points_alone_can_be_covered_as_well() {
    let (mut desk, _home) = desk("aaC");
    assert_eq!(row(&desk, "第一").trim(), "▸ 第一，＿＿＿＿");
    desk.keys("r");
    assert_eq!(row(&desk, "第一").trim(), "▸ 第一，先看目录");
}

#[test]
fn what_is_copied_is_the_text_and_not_its_cover() {
    let (mut desk, _home) = desk("aaC)");
    desk.screen.effects.clear();
    desk.screen.keys("vipy");
    let copied = desk.screen.effects.iter().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.as_str()),
        _ => None,
    });
    assert_eq!(copied, Some("第一，先看目录"));
}

#[test]
fn a_cover_is_as_wide_as_what_it_covers_where_ambiguous_characters_are_wide() {
    let (mut desk, _home) = desk(":set ambiguous wide<Enter>");
    let before = cells(&desk.screen);
    desk.keys("C");
    assert_eq!(cells(&desk.screen).len(), before.len());
    let (buffer, _) = desk.screen.buffer();
    assert!(buffer.content().iter().all(|cell| cell.symbol() != "_"));
}

#[test]
fn covering_sends_no_more_than_a_page_and_uncovering_little() {
    for (name, text) in long_documents() {
        let home = tempfile::tempdir().unwrap();
        let mut desk = Desk::new((100, 40), imported(&text), home.path());
        desk.keys("3)C");
        let bytes = bytes_of(&mut desk.screen, "r", 1)[0];
        assert!(bytes <= 1500, "{name}: {bytes}");
        for key in ["R", "C", "C"] {
            let bytes = bytes_of(&mut desk.screen, key, 1)[0];
            assert!(bytes <= 5000, "{name} {key}: {bytes}");
        }
    }
}

#[test]
fn without_covers_the_keys_say_how_to_begin() {
    let status = opened(80, 24).keys("r").rows().pop().unwrap();
    assert!(status.contains("按 C"), "{status}");
}

#[test]
fn a_resize_keeps_covers_on_and_off() {
    let (mut desk, _home) = desk("");
    uncover_the_first_point(&mut desk);
    let size = Size { columns: 60, rows: 30 };
    desk.screen.send(Message::Resized(size));
    assert!(can_be_read(&desk) && desk.screen.text().contains("＿＿"));
}
