//! Keys in, screen out: the reader through its real keymap and its real update.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test may panic; that is how it fails"
)]

#[path = "support/desk.rs"]
mod desk;
#[path = "screens/keeping.rs"]
mod keeping;
#[path = "screens/marking.rs"]
mod marking;
#[path = "support/screen.rs"]
mod screen;

#[path = "screens/argument.rs"]
mod argument;
#[path = "screens/bytes.rs"]
mod bytes;
#[path = "screens/covering.rs"]
mod covering;
#[path = "screens/deck.rs"]
mod deck;
#[path = "screens/links.rs"]
mod links;
#[path = "screens/opening.rs"]
mod opening;
#[path = "screens/own_cards.rs"]
mod own_cards;
#[path = "screens/pages.rs"]
mod pages;
#[path = "screens/pictures.rs"]
mod pictures;
#[path = "screens/quiz.rs"]
mod quiz;
#[path = "screens/remembering.rs"]
mod remembering;
#[path = "screens/reviewing.rs"]
mod reviewing;
#[path = "support/shared.rs"]
mod shared;
#[path = "screens/statistics.rs"]
mod statistics;

use proptest::prelude::*;
use screen::Screen;
use screen::article;
use std::sync::Arc;

use wengu::app::Effect;
use wengu::app::Message;
use wengu::app::Size;
use wengu::app::message::Gesture;
use wengu::app::message::Pointer;
use wengu::document::Document;
use wengu::import::ImportOptions;
use wengu::import::import;
use wengu::keymap::key::Key;
use wengu::keymap::key::KeyCode;
use wengu::layout::setting::Setting;
use wengu::layout::viewport::Viewport;
use wengu::text::grapheme::Cells;
use wengu::text::words::Words;

/// The document that the importer finds in `text`.
fn imported(text: &[u8]) -> Document {
    import(text, &ImportOptions::default()).unwrap().document
}

/// Articles of many pages with notes, as texts by their names: the one that ships inside the
/// program, and the shared one where there is a folder.
fn long_documents() -> Vec<(&'static str, Vec<u8>)> {
    let seed = wengu::seeds::find("keji").unwrap();
    let shared = shared::folder().map(|folder| folder.join("corpus/keji-anquan.txt"));
    let shared = shared.map(|path| ("keji-anquan.txt", std::fs::read(path).unwrap()));
    std::iter::once((seed.name, seed.text.as_bytes().to_vec())).chain(shared).collect()
}

fn opened(columns: u16, rows: u16) -> Screen {
    Screen::new(columns, rows, article())
}

fn after(columns: u16, rows: u16, keys: &str) -> String {
    opened(columns, rows).keys(keys).text()
}

#[test]
fn the_first_page_is_stacked_at_80_columns() {
    insta::assert_snapshot!(after(80, 24, ""));
}

#[test]
fn a_page_with_notes_shows_them_below_the_text() {
    insta::assert_snapshot!(after(80, 24, "<Space>]n"));
}

#[test]
fn three_columns_stand_side_by_side_at_130_columns() {
    insta::assert_snapshot!(after(130, 24, "]n"));
}

#[test]
fn everything_has_its_place_at_40_columns() {
    insta::assert_snapshot!(after(40, 20, "]n"));
}

#[test]
fn the_smallest_screen_is_20_by_6() {
    insta::assert_snapshot!(after(20, 6, "]n"));
}

#[test]
fn below_that_the_size_is_told() {
    insta::assert_snapshot!(after(19, 6, "]n"));
}

#[test]
fn the_outline_lies_over_the_text() {
    insta::assert_snapshot!(after(80, 24, "]]o"));
}

#[test]
fn the_outline_is_filtered_while_typing() {
    insta::assert_snapshot!(after(80, 24, "o/校勘"));
}

#[test]
fn a_whole_note_opens_over_the_text() {
    insta::assert_snapshot!(after(60, 20, "3]nK"));
}

#[test]
fn help_comes_from_the_action_table() {
    insta::assert_snapshot!(after(80, 24, "?"));
}

#[test]
fn the_command_line_shows_what_can_complete_it() {
    insta::assert_snapshot!(after(80, 24, ":note<Tab>"));
}

#[test]
fn pending_keys_show_what_can_follow() {
    insta::assert_snapshot!(opened(80, 24).keys("3]").rows().pop().unwrap());
}

#[test]
fn a_prefix_typed_whole_leaves_no_trace() {
    assert_eq!(after(80, 24, "gg"), after(80, 24, ""));
}

#[test]
fn opening_and_closing_the_outline_leaves_the_screen_as_it_was() {
    assert_eq!(after(80, 24, "]no<Esc>"), after(80, 24, "]n"));
    assert_eq!(after(80, 24, "]noo"), after(80, 24, "]n"));
}

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

#[test]
fn the_measure_is_changed_by_key_and_told() {
    let mut screen = opened(80, 24);
    screen.keys("5-");
    assert!(screen.rows().pop().unwrap().contains("56"));
    let widest = |s: &Screen| s.rows()[..12].iter().map(|r| r.trim().chars().count()).max();
    assert!(widest(&screen) < widest(&opened(80, 24)));
}

#[test]
fn the_interface_speaks_english_as_well() {
    let rows = opened(80, 24).keys("su?").rows();
    assert!(rows[1].contains("Down a line"), "{}", rows[1]);
}

#[test]
fn quitting_suspending_and_copying_are_effects() {
    let mut screen = opened(80, 24);
    screen.keys("<C-z>]nynq");
    assert!(matches!(&screen.effects[..],
        [Effect::Enter(_), Effect::Suspend, Effect::Copy(note), Effect::Leave(..), Effect::Quit]
        if note.starts_with("① ")));
}

#[test]
fn a_command_that_is_none_is_told_with_what_helps() {
    let status = opened(80, 24).keys(":fly<Enter>").rows().pop().unwrap();
    assert!(status.contains("fly") && status.contains("Tab"), "{status}");
}

#[test]
fn a_paste_is_never_commands() {
    let mut screen = opened(80, 24);
    let before = screen.text();
    screen.effects.clear();
    screen.send(Message::Pasted("qqq\r:quit\r".to_owned()));
    assert!(screen.effects.is_empty());
    assert_eq!(screen.text(), before);
}

#[test]
fn the_first_page_is_what_text_prints_words_and_all() {
    let document = article();
    let setting = Setting::new(Cells(38), document.language);
    let printed = Viewport::with_words(&document, setting, 12, Some(Arc::new(Words)));
    let printed = printed.rows().iter().map(|row| {
        let block = document.block(row.block);
        let text = row.line().zip(block).map(|(line, block)| line.to_text(block));
        text.filter(|text| !text.is_empty()).map(|text| format!(" {text}")).unwrap_or_default()
    });
    let shown = opened(40, 24).rows();
    assert_eq!(shown[..12], printed.collect::<Vec<_>>());
}

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

#[test]
fn notes_that_have_no_row_are_counted() {
    let mut screen = opened(80, 12);
    let counts = |screen: &Screen| screen.rows().iter().any(|row| row.contains("下面还有"));
    assert!(!counts(&screen));
    screen.send(Message::Resized(Size { columns: 160, rows: 12 }));
    screen.keys(":set arrangement stacked<Enter>:set measure 150<Enter>5j");
    assert!(counts(&screen), "{}", screen.text());
}

#[test]
fn what_a_terminal_would_obey_never_reaches_the_screen() {
    let mut hostile = article();
    hostile.front.title = Some("甲\u{1b}]0;x\u{7}乙\u{202e}".to_owned());
    let screen = Screen::new(80, 24, hostile);
    let (buffer, _) = screen.buffer();
    let shown: String = buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect();
    assert!(!shown.contains(|c: char| c.is_control() || c == '\u{202e}'));
    assert!(screen.rows().pop().unwrap().contains('␛'));
}

fn any_key() -> impl Strategy<Value = Key> {
    let typed = prop::sample::select(
        "jkdufbgG%][n)(}{oK?:/zaMRhlsictyq+-=N0123456789HL校 e<AACCrrpwv"
            .chars()
            .collect::<Vec<_>>(),
    );
    let named = prop::sample::select(vec![
        KeyCode::Enter,
        KeyCode::Escape,
        KeyCode::Tab,
        KeyCode::Backspace,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::PageDown,
        KeyCode::Home,
        KeyCode::End,
    ]);
    prop_oneof![
        8 => typed.clone().prop_map(Key::char),
        3 => named.prop_map(Key::plain),
        1 => typed.prop_map(Key::control),
    ]
}

#[derive(Debug, Clone)]
enum Step {
    Key(Key),
    Size(u16, u16),
    Press(u16, u16),
    Wheel(u16, u16),
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        20 => any_key().prop_map(Step::Key),
        1 => (1u16..150, 1u16..60).prop_map(|(c, r)| Step::Size(c, r)),
        1 => (0u16..150, 0u16..60).prop_map(|(c, r)| Step::Press(c, r)),
        1 => (0u16..150, 0u16..60).prop_map(|(c, r)| Step::Wheel(c, r)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_steps_leave_the_reader_alive_and_its_screen_whole(
        steps in prop::collection::vec(any_step(), 1..60),
    ) {
        let mut screen = opened(80, 24);
        for step in steps {
            let pointer = |gesture, column, row| Message::Pointer(Pointer { gesture, column, row });
            screen.send(match step {
                Step::Key(key) => Message::Key(key),
                Step::Size(columns, rows) => Message::Resized(Size { columns, rows }),
                Step::Press(column, row) => pointer(Gesture::Press, column, row),
                Step::Wheel(column, row) => pointer(Gesture::WheelDown, column, row),
            });
            let (buffer, cursor) = screen.buffer();
            if let Some(cursor) = cursor {
                prop_assert!(cursor.x < buffer.area.width && cursor.y < buffer.area.height);
            }
            prop_assert_eq!(screen.notes_shown(), screen.notes_whose_marks_are_shown());
        }
    }
}
