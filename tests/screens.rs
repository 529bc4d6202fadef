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

#[path = "screens/any_steps.rs"]
mod any_steps;
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
#[path = "screens/mouse.rs"]
mod mouse;
#[path = "screens/moving.rs"]
mod moving;
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

use screen::Screen;
use screen::article;
use std::sync::Arc;

use wengu::app::Effect;
use wengu::app::Message;
use wengu::app::Size;
use wengu::document::Document;
use wengu::import::ImportOptions;
use wengu::import::import;
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
