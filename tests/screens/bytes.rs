//! What the reader sends as a page is scrolled: issue 5's limits, counted without a terminal.

use wengu::tui::screen;

use super::desk::Desk;
use super::screen::Screen;
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

#[test]
fn showing_an_answer_sends_at_most_a_kilobyte_and_a_half() {
    for (name, text) in long_documents() {
        let home = tempfile::tempdir().unwrap();
        let mut desk = Desk::new((100, 40), imported(&text), home.path());
        let mut terminal = screen::Screen::default();
        for number in 1..=15 {
            desk.keys(if number == 1 { "gq<Enter>" } else { "4" });
            let (buffer, cursor) = desk.screen.buffer();
            let _ = terminal.draw(&buffer, cursor);
            let (buffer, cursor) = desk.keys("<Space>").screen.buffer();
            assert!(desk.screen.text().contains("答案："), "{name} {number}");
            let bytes = terminal.draw(&buffer, cursor).len();
            assert!(bytes <= 1500, "{name} {number}: {bytes}");
        }
    }
}
