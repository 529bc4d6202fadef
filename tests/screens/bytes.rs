//! What the reader sends as a page is scrolled: issue 5's limits, counted without a terminal.

use wengu::tui::screen;

use super::desk::Desk;
use super::screen::{Screen, article};
use super::{imported, long_documents};

/// The bytes of each of `count` presses of `key`, on a terminal that shows the first page.
pub(crate) fn bytes_of(reader: &mut Screen, key: &str, count: usize) -> Vec<usize> {
    let mut terminal = screen::Screen::default();
    let (buffer, cursor) = reader.buffer();
    let _ = terminal.draw(&buffer, cursor);
    let press = |_| {
        let (buffer, cursor) = reader.keys(key).buffer();
        terminal.draw(&buffer, cursor).len()
    };
    (0..count).map(press).collect()
}

#[test]
fn a_line_is_as_light_as_in_less_where_a_note_comes_or_goes_too() {
    for (name, text) in long_documents() {
        for size in [(100, 40), (80, 24), (40, 20)] {
            let mut reader = Screen::new(size.0, size.1, imported(&text));
            let down = bytes_of(&mut reader, "j", 250);
            let up = bytes_of(&mut reader, "k", 250);
            for mut bytes in [down, up] {
                bytes.sort_unstable();
                let (median, most) = (bytes[bytes.len() / 2], bytes[bytes.len() - 1]);
                assert!(median <= 250 && most <= 600, "{name} {size:?}: {median}, {most}");
            }
        }
    }
}

/// Sees fifteen answers of each long document on screens of three sizes; before `key`, which shows
/// the answer, `typed` is given.
fn answers_are_light(typed: &str, key: &str) {
    for (name, text) in long_documents() {
        for size in [(100, 40), (80, 24), (40, 20)] {
            let home = tempfile::tempdir().unwrap();
            let mut desk = Desk::new(size, imported(&text), home.path());
            for number in 1..=15 {
                let next = if number == 1 { "gq<Enter>" } else { "4" };
                desk.keys(&format!("{next}{typed}"));
                let bytes = bytes_of(&mut desk.screen, key, 1)[0];
                assert!(desk.screen.text().contains("答案："), "{name} {number}");
                assert!(bytes <= 1500, "{name} {size:?} {number}: {bytes}");
            }
        }
    }
}

#[test]
fn showing_an_answer_sends_at_most_a_kilobyte_and_a_half() {
    answers_are_light("", "<Space>");
}

#[test]
fn comparing_a_typed_answer_sends_at_most_a_kilobyte_and_a_half() {
    answers_are_light("i别的一种说法，其二是创新，其三是治理", "<Enter>");
}

#[test]
fn an_answer_of_ones_own_of_two_hundred_characters_is_as_light() {
    let question = "像什么？<Tab>".to_owned() + &"读书先后如行路远近，".repeat(20) + "<C-s>";
    for size in [(100, 40), (80, 24), (40, 20)] {
        let home = tempfile::tempdir().unwrap();
        let mut desk = Desk::new(size, article(), home.path());
        desk.keys("/行路<Enter>vlMa").keys(&question).keys("gqn<Enter>");
        let bytes = bytes_of(&mut desk.screen, "<Space>", 1)[0];
        assert!(desk.screen.text().contains("如行路远近，读书"), "{}", desk.screen.text());
        assert!(bytes <= 1500, "{size:?}: {bytes}");
    }
}
