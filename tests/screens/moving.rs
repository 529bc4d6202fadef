//! Going through a document by keys: lines, headings, notes, key points, hits.

use wengu::app::Message;
use wengu::app::Size;

use super::opened;
use super::screen::Screen;

#[test]
fn lines_scroll_as_in_less() {
    let (before, after) = (opened(80, 24), opened(80, 24).keys("3j").rows());
    assert_eq!(before.rows()[3..10], after[0..7]);
    assert_eq!(opened(80, 24).keys("3jkkk").rows(), before.rows());
}

#[test]
fn a_heading_is_gone_to_and_come_back_from() {
    let mut screen = opened(80, 12);
    assert!(screen.keys("2]]").rows()[0].contains("（一）目录之学"));
    assert!(screen.keys("[[").rows()[0].contains("一、为学之序"));
    assert_eq!(screen.keys("<C-o>").row_of_cursor(), "（一）目录之学");
    assert_eq!(screen.keys("L").row_of_cursor(), "一、为学之序");
}

#[test]
fn enter_goes_from_a_mark_to_its_note_and_back() {
    let mut screen = opened(80, 24);
    let in_text = screen.keys("]n").buffer().1.unwrap();
    let in_notes = screen.keys("<Enter>").buffer().1.unwrap();
    assert!(screen.rows()[usize::from(in_notes.y)].contains("①"));
    assert!(in_notes.y > in_text.y);
    assert_eq!(screen.keys("<Enter>").buffer().1, Some(in_text));
}

#[test]
fn enter_in_the_outline_goes_to_the_heading_and_puts_it_away() {
    let mut screen = opened(80, 12);
    assert_eq!(screen.keys("o5j<Enter>").row_of_cursor(), "二、读书之法");
    assert!(screen.rows().iter().all(|row| !row.contains('│')));
}

#[test]
fn a_filter_goes_to_the_first_heading_that_matches() {
    assert_eq!(opened(80, 12).keys("o/校勘<Enter>").row_of_cursor(), "（二）校勘之学");
}

#[test]
fn key_points_are_gone_through_in_order() {
    let mut screen = opened(80, 24);
    assert!(screen.keys(")").row_of_cursor().starts_with("第一"));
    assert!(screen.keys(")").row_of_cursor().starts_with("第二"));
    assert!(screen.keys("(").row_of_cursor().starts_with("第一"));
}

#[test]
fn the_note_nearest_to_the_cursor_is_marked() {
    let rows = opened(80, 24).keys("2]n").rows();
    let marked: Vec<_> = rows.iter().filter(|row| row.trim_start().starts_with('>')).collect();
    assert!(marked.len() == 1 && marked[0].contains("②"), "{marked:?}");
}

#[test]
fn a_search_finds_text_headings_and_notes() {
    let mut screen = opened(80, 24);
    let status = |screen: &Screen| screen.rows().pop().unwrap();
    screen.keys("/校勘<Enter>");
    assert_eq!(status(&screen), "/校勘 1/5");
    screen.keys("nn");
    assert!(status(&screen).starts_with("/校勘 3/5"), "{}", status(&screen));
    screen.keys("NN");
    assert!(status(&screen).starts_with("/校勘 1/5"));
    screen.keys("/没有的字<Enter>");
    assert!(status(&screen).contains("没有找到"));
}

#[test]
fn a_resize_keeps_the_line_on_top() {
    let mut screen = opened(80, 24);
    screen.keys("2]]");
    let top = screen.rows()[0].trim().to_owned();
    for (columns, rows) in [(40, 20), (130, 50), (20, 6), (80, 24)] {
        screen.send(Message::Resized(Size { columns, rows }));
    }
    assert_eq!(screen.rows()[0].trim(), top);
}
