//! The argument view, as it is seen: how much is shown, what opens in place, what stays where it is.

use proptest::prelude::*;

use wengu::app::Effect;
use wengu::app::Message;
use wengu::app::Size;
use wengu::app::message::Gesture;
use wengu::app::message::Pointer;
use wengu::document::block::Block;
use wengu::document::block::BlockKind;
use wengu::document::footnote::FootnoteId;
use wengu::document::inline::RichText;
use wengu::journal::event::Event;

use super::bytes::bytes_of;
use super::desk::Desk;
use super::screen::Screen;
use super::screen::article;
use super::{imported, long_documents, opened};

/// The rows of the text pane that have something in them, without the blanks around it.
fn text(screen: &Screen) -> Vec<String> {
    let rows = screen.rows_of_text().into_iter().map(|row| row.trim().to_owned());
    rows.filter(|row| !row.is_empty()).collect()
}

#[test]
fn the_headings_alone_are_a_table_of_contents() {
    insta::assert_snapshot!(opened(80, 16).keys("zM").text());
}

#[test]
fn the_points_stand_under_their_headings() {
    insta::assert_snapshot!(opened(80, 16).keys("2a").text());
}

#[test]
fn first_sentences_stand_with_their_marks() {
    insta::assert_snapshot!(opened(60, 24).keys("a").text());
}

#[test]
fn one_key_goes_down_to_the_headings_and_another_up_to_everything() {
    let mut screen = opened(80, 50);
    let rows = |screen: &mut Screen, keys: &str| text(screen.keys(keys)).len();
    let (all, sentences) = (rows(&mut screen, ""), rows(&mut screen, "a"));
    let (points, headings) = (rows(&mut screen, "a"), rows(&mut screen, "a"));
    assert!(all > sentences && sentences > points && points > headings);
    assert_eq!(rows(&mut screen, "a"), headings);
    assert!(screen.rows().pop().unwrap().contains("不能再少"));
    assert_eq!([rows(&mut screen, "A"), rows(&mut screen, "A")], [points, sentences]);
    assert_eq!(rows(&mut screen, "A"), all);
}

#[test]
fn commands_do_as_the_keys_and_take_a_count() {
    let by_keys = opened(80, 24).keys("2a").rows_of_text();
    assert_eq!(opened(80, 24).keys(":view-less 2<Enter>").rows_of_text(), by_keys);
    assert_eq!(opened(80, 24).keys("zmzm").rows_of_text(), by_keys);
}

#[test]
fn the_status_line_says_how_much_is_shown() {
    let status = |keys: &str| opened(80, 24).keys(keys).rows().pop().unwrap();
    assert!(status("al").starts_with("首句"), "{}", status("al"));
    assert!(status("aal").starts_with("论点"));
    assert!(status("zMl").starts_with("标题"));
    assert_eq!(status("zMzRl"), status("l"));
}

#[test]
fn everything_again_is_the_page_that_was_left() {
    for (columns, rows) in [(80, 24), (100, 40), (40, 20)] {
        let mut screen = opened(columns, rows);
        screen.keys("2]]}");
        let before = screen.text();
        screen.keys("aaaAAAl");
        assert_eq!(screen.keys("h").text(), before, "{columns}×{rows}");
    }
}

#[test]
fn the_line_of_the_cursor_stays_in_its_row() {
    let mut screen = Screen::new(80, 24, imported(long_documents()[0].1.as_slice()));
    screen.keys("8)");
    let before = (screen.buffer().1.unwrap().y, screen.row_of_cursor());
    screen.keys("aa");
    let after = (screen.buffer().1.unwrap().y, screen.row_of_cursor());
    assert_eq!(before.0, after.0, "{before:?} {after:?}");
}

#[test]
fn enter_opens_a_paragraph_in_place_and_closes_it_again() {
    let mut screen = opened(80, 24);
    screen.keys("aa)");
    let closed = screen.rows_of_text();
    let row = usize::from(screen.buffer().1.unwrap().y);
    screen.keys("<Enter>");
    let open = screen.rows_of_text();
    assert_eq!(open[..row], closed[..row]);
    assert!(open[row].contains("▾   第一，先看目录。目录是一部书的门户"), "{}", open[row]);
    assert!(open[row + 2..].iter().any(|shown| *shown == closed[row + 1]));
    assert_eq!(screen.keys("<Enter>").rows_of_text(), closed);
}

#[test]
fn a_click_on_the_sign_opens_and_closes_as_well() {
    let mut screen = opened(80, 24);
    screen.keys("aa)");
    let closed = screen.rows_of_text();
    let row = screen.buffer().1.unwrap().y;
    let column = u16::try_from(closed[usize::from(row)].find('▸').unwrap()).unwrap();
    let press = |column| Message::Pointer(Pointer { gesture: Gesture::Press, column, row });
    screen.send(press(column));
    let open = screen.rows_of_text();
    let sign = u16::try_from(open[usize::from(row)].find('▾').unwrap()).unwrap();
    screen.send(press(sign));
    assert_eq!(screen.rows_of_text(), closed);
    screen.send(press(column + 4));
    assert_eq!(screen.rows_of_text(), closed);
}

#[test]
fn enter_on_a_heading_opens_what_stands_under_it() {
    let mut screen = opened(80, 24);
    screen.keys("zM3]]");
    assert_eq!(screen.row_of_cursor(), "（二）校勘之学");
    assert_eq!(text(screen.keys("<Enter>")).len(), text(opened(80, 24).keys("zM")).len() + 2);
    assert!(text(&screen).iter().any(|row| row.contains("校勘文字")));
    screen.keys("zc");
    assert_eq!(text(&screen), text(opened(80, 24).keys("zM")));
}

#[test]
fn a_search_opens_the_place_that_it_finds() {
    let mut screen = opened(80, 24);
    screen.keys("zM/入室便迷路<Enter>");
    assert!(screen.row_of_cursor().contains("入室便迷路"));
    assert_eq!(text(&screen).len(), 5 + 2, "the headings and the paragraph");
}

#[test]
fn a_jump_to_a_mark_opens_its_paragraph_and_its_note_is_shown() {
    let mut screen = opened(80, 24);
    screen.keys("zM");
    assert!(screen.notes_shown().is_empty());
    screen.keys("4]n");
    assert_eq!(screen.notes_shown(), ["④"]);
}

#[test]
fn a_mark_before_a_point_does_not_keep_the_point_from_opening() {
    let mut document = article();
    let mut text = RichText::plain("引言在前。");
    text.push_ref("①", vec![FootnoteId::new(0)]);
    text.push_str("第一，先立其志。志不立，事不成。第二，贵在有恒。有恒则成。");
    document.blocks.push(Block::new(BlockKind::Paragraph, text));
    let mut screen = Screen::new(80, 24, document);
    screen.keys("aa3)");
    assert_eq!(screen.row_of_cursor(), "▸ 第一，先立其志");
    screen.keys("<Enter>");
    assert!(screen.row_of_cursor().starts_with("▾   引言在前。①第一"), "{}", screen.text());
    assert_eq!(screen.keys("]n<Enter>").row_of_cursor(), "> ① 《论语·学而》。");
}

#[test]
fn lines_move_the_cursor_from_one_part_to_the_next() {
    let mut screen = opened(80, 24);
    screen.keys("aagg");
    let mut rows = Vec::new();
    for _ in 0..4 {
        rows.push(screen.keys("j").row_of_cursor());
    }
    assert_eq!(rows[..2], ["一、为学之序", "（一）目录之学"]);
    assert!(rows[2].contains("第一") && rows[3].contains("第二"));
}

#[test]
fn the_cursor_steps_from_word_to_word_over_what_is_hidden() {
    let mut screen = opened(80, 24);
    screen.keys("aagg");
    let before = screen.rows_of_text();
    screen.keys("40l40w40h40b");
    assert_eq!(screen.keys("").rows_of_text(), before);
}

#[test]
fn a_selection_takes_what_is_shown_and_no_more() {
    let mut screen = opened(80, 24);
    screen.effects.clear();
    screen.keys("aa)vjy");
    assert_eq!(screen.effects, [Effect::Copy("第一，先看目录\n第".to_owned())]);
}

#[test]
fn a_gist_is_marked_as_it_is_shown_and_the_mark_stands_in_the_whole_text() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::new((80, 24), article(), home.path());
    desk.keys("aa)Mkgm");
    let listed = desk.screen.row_of_cursor();
    assert!(listed.contains("第一，先看目录") && !listed.contains("目录是"), "{listed}");
    let opened = desk.keys("qzR").screen.row_of_cursor();
    assert!(opened.contains("第一，先看目录。目录是"), "{opened}");
}

#[test]
fn paging_through_headings_is_no_progress() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::new((40, 12), article(), home.path());
    desk.keys("zM");
    desk.screen.effects.clear();
    desk.screen.keys("Gq");
    let progress = desk.screen.effects.iter().find_map(|effect| match effect {
        Effect::Record(events) => events.iter().find_map(|event| match event {
            Event::Position(position) => Some(position.progress),
            _ => None,
        }),
        _ => None,
    });
    assert!(progress.is_none_or(|progress| progress < 500), "{progress:?}");
}

#[test]
fn another_level_sends_no_more_than_a_page() {
    for (name, text) in long_documents() {
        for size in [(100, 40), (80, 24), (40, 20)] {
            let mut reader = Screen::new(size.0, size.1, imported(&text));
            reader.keys("8]]");
            let page = *bytes_of(&mut reader, "<Space>", 6).iter().max().unwrap();
            for key in ["a", "A"] {
                let bytes = bytes_of(&mut reader, key, 3);
                assert!(bytes.iter().all(|bytes| *bytes <= page.max(5000)), "{name} {bytes:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_notes_are_those_of_the_marks_in_sight_whatever_is_opened(
        keys in prop::collection::vec(prop::sample::select(vec![
            "a", "A", "zM", "zR", "<Enter>", "zo", "zc", "j", "k", "<Space>", "b", ")", "]n", "]]",
            "}", "{", "w", "h", "G", "gg", "40%", "/其<Enter>", "n", "H", "vj<Esc>", "o<Esc>",
        ]), 1..40),
        columns in 20u16..140, rows in 6u16..40,
    ) {
        let mut screen = opened(80, 24);
        screen.send(Message::Resized(Size { columns, rows }));
        for key in keys {
            screen.keys(key);
            let (buffer, cursor) = screen.buffer();
            prop_assert!(cursor.is_none_or(|at| buffer.area.contains(at)));
            prop_assert_eq!(screen.notes_shown(), screen.notes_whose_marks_are_shown());
        }
    }
}
