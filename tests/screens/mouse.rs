//! The mouse: clicks and the wheel.

use wengu::app::Effect;
use wengu::app::Message;
use wengu::app::message::Gesture;
use wengu::app::message::Pointer;

use super::opened;
use super::screen::Screen;

#[test]
fn a_click_on_a_mark_marks_its_note() {
    let mut screen = opened(80, 24);
    let mark = screen.keys("3]n").buffer().1.unwrap();
    screen.keys("2[n");
    let press = Pointer { gesture: Gesture::Press, column: mark.x, row: mark.y };
    screen.send(Message::Pointer(press));
    assert_eq!(screen.buffer().1, Some(mark));
    assert!(screen.rows().iter().any(|row| row.trim_start().starts_with("> ③")));
}

/// The cell of the screen where `text` stands first.
fn cell_of(screen: &Screen, text: &str) -> (u16, u16) {
    let rows = screen.rows();
    let row = rows.iter().position(|row| row.contains(text)).unwrap();
    let before = rows[row].split(text).next().unwrap();
    let column = wengu::text::grapheme::width(before).0;
    (u16::try_from(column).unwrap(), u16::try_from(row).unwrap())
}

fn press(screen: &mut Screen, (column, row): (u16, u16)) {
    screen.send(Message::Pointer(Pointer { gesture: Gesture::Press, column, row }));
}

#[test]
fn the_mouse_is_left_to_the_terminal_by_a_setting() {
    let mut screen = opened(80, 24);
    screen.effects.clear();
    screen.keys(":set mouse false<Enter>:set mouse true<Enter>");
    assert_eq!(screen.effects, [Effect::Mouse(false), Effect::Mouse(true)]);
}

#[test]
fn a_click_on_a_heading_in_the_outline_goes_there() {
    let mut screen = opened(80, 12);
    screen.keys("o");
    let heading = cell_of(&screen, "二、读书之法");
    press(&mut screen, heading);
    assert_eq!(screen.row_of_cursor(), "二、读书之法");
}

#[test]
fn a_click_on_a_note_goes_to_its_mark_and_a_second_one_opens_it() {
    let mut screen = opened(80, 24);
    let mark = screen.keys("2]n").buffer().1;
    let note = cell_of(&screen, "② 《论语");
    press(screen.keys("[n"), note);
    assert_eq!(screen.buffer().1, mark);
    let before = screen.text();
    press(&mut screen, note);
    assert_ne!(screen.text(), before);
    assert_eq!(screen.keys("<Esc>").text(), before);
}

#[test]
fn a_click_on_the_text_beside_the_outline_puts_it_away() {
    let mut screen = opened(80, 24);
    screen.keys("o");
    press(&mut screen, (60, 3));
    assert!(screen.rows().iter().all(|row| !row.contains('│')));
}

#[test]
fn the_wheel_over_the_notes_leaves_the_text_where_it_is() {
    let mut screen = opened(80, 24);
    let (column, row) = cell_of(&screen, "① 《论语");
    let top = screen.rows()[..16].to_vec();
    let turned = Pointer { gesture: Gesture::WheelDown, column, row };
    screen.send(Message::Pointer(turned));
    assert_eq!(screen.rows()[..16], top);
    assert!(screen.rows().iter().any(|row| row.trim_start().starts_with("> ②")));
}
