//! Selecting, marking and writing notes, as they are seen.

use ratatui::style::Modifier;
use wengu::app::Effect;
use wengu::app::Message;
use wengu::app::message::Gesture;
use wengu::app::message::Pointer;

use super::desk::Desk;
use super::screen::Screen;
use super::screen::article;

fn desk(size: (u16, u16)) -> (Desk, tempfile::TempDir) {
    let home = tempfile::tempdir().unwrap();
    (Desk::new(size, article(), home.path()), home)
}

/// The text that is copied last.
fn copied(screen: &Screen) -> &str {
    let copy = screen.effects.iter().rev().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.as_str()),
        _ => None,
    });
    copy.unwrap()
}

/// What has this attribute on the screen, in reading order.
fn shown_with(screen: &Screen, modifier: Modifier) -> String {
    let (buffer, _) = screen.buffer();
    let cells = buffer.content().iter().filter(|cell| cell.modifier.contains(modifier));
    cells.map(|cell| cell.symbol().trim()).collect()
}

#[test]
fn text_is_selected_by_character_sentence_and_paragraph() {
    let mut screen = Screen::new(80, 24, article());
    screen.keys("gg}}vlly");
    assert_eq!(copied(&screen), "读书有");
    screen.keys("visy");
    assert_eq!(copied(&screen), "读书有先后，如行路有远近。");
    screen.keys("vipy");
    assert!(copied(&screen).starts_with("读书有先后") && copied(&screen).ends_with("道理。"));
}

#[test]
fn a_text_too_long_for_the_clipboard_is_told_and_not_copied() {
    let mut long = article();
    long.blocks.truncate(3);
    let paragraph = long.blocks.last_mut().unwrap();
    paragraph.text = "温故知新。".repeat(6_000).into();
    let mut screen = Screen::new(80, 24, long);
    screen.keys("gg}}yy");
    assert!(!screen.effects.iter().any(|effect| matches!(effect, Effect::Copy(_))));
    assert!(screen.text().contains("太长"), "{}", screen.text());
}

#[test]
fn words_are_cut_by_the_dictionary() {
    let mut screen = Screen::new(80, 24, article());
    screen.keys("gg}}veeey");
    assert_eq!(copied(&screen), "读书有先后");
    screen.keys("gg}}wwviwy");
    assert_eq!(copied(&screen), "先后");
}

#[test]
fn a_selection_goes_on_over_lines_and_its_ends_are_exchanged() {
    let mut screen = Screen::new(80, 24, article());
    screen.keys("gg}}v)oy");
    assert_eq!(copied(&screen), "读书有先后，如行路有远近。本");
    assert_eq!(shown_with(&screen, Modifier::REVERSED), "");
    screen.keys("vl");
    assert_eq!(shown_with(&screen, Modifier::REVERSED).chars().count(), 2);
}

#[test]
fn dragging_selects_and_a_click_ends_it() {
    let mut screen = Screen::new(80, 24, article());
    let at = screen.keys("gg}}").buffer().1.unwrap();
    let point = |gesture, column| Message::Pointer(Pointer { gesture, column, row: at.y });
    screen.send(point(Gesture::Press, at.x));
    screen.send(point(Gesture::Drag, at.x + 5));
    assert_eq!(shown_with(&screen, Modifier::REVERSED), "读书有");
    screen.send(point(Gesture::Press, at.x));
    assert_eq!(shown_with(&screen, Modifier::REVERSED), "");
}

#[test]
fn a_sentence_is_marked_and_the_mark_made_another_kind() {
    let (mut desk, _home) = desk((80, 24));
    desk.keys("gg}}MM");
    assert_eq!(desk.status(), "已保存：标记");
    let sign = |desk: &Desk| desk.screen.rows().iter().any(|row| row.starts_with(" *"));
    assert!(sign(&desk), "{}", desk.screen.text());
    desk.keys("Md");
    assert_eq!(shown_with(&desk.screen, Modifier::CROSSED_OUT), "读书有先后，如行路有远近。");
    assert!(!sign(desk.keys("X")));
    assert_eq!(shown_with(&desk.screen, Modifier::CROSSED_OUT), "");
}

#[test]
fn a_note_is_written_over_the_text() {
    let (mut desk, _home) = desk((60, 16));
    desk.keys("gg}}c此说<Enter>可疑");
    insta::assert_snapshot!(desk.screen.text());
}

#[test]
fn a_note_is_one_change_with_its_mark() {
    let (mut desk, _home) = desk((80, 24));
    desk.keys("gg}}c此说可疑<Esc>gg}}");
    assert!(desk.status().contains("此说可疑"), "{}", desk.status());
    assert!(desk.keys("gm").screen.text().contains("— 此说可疑"));
    assert!(!desk.keys("qU").status().contains("此说可疑"));
    assert!(!desk.keys("gm").screen.text().contains("此说可疑"));
}

#[test]
fn a_pasted_note_keeps_its_lines_and_none_of_it_is_a_command() {
    let (mut desk, _home) = desk((80, 24));
    desk.keys("gg}}c").screen.send(Message::Pasted("甲\nq:quit\n乙".to_owned()));
    desk.keys("<C-s>gm");
    let text = desk.screen.text();
    assert!(text.contains("q:quit") && text.contains("乙"), "{text}");
}

#[test]
fn the_list_has_marks_notes_and_letters() {
    let (mut desk, _home) = desk((80, 16));
    desk.keys("gg}}c次第要紧<Esc>2]]ma}M?gm");
    insta::assert_snapshot!(desk.screen.text());
}

#[test]
fn the_list_is_filtered_and_jumped_from() {
    let (mut desk, _home) = desk((80, 16));
    desk.keys("gg}}c次第要紧<Esc>GMqgm/次第<Enter>");
    assert!(desk.screen.rows()[0].contains("1  筛选：次第"), "{}", desk.screen.text());
    desk.keys("<Enter>");
    assert!(desk.screen.row_of_cursor().contains("读书有先后"));
}

#[test]
fn a_mark_whose_words_are_gone_is_put_on_others_by_hand() {
    let home = tempfile::tempdir().unwrap();
    Desk::new((80, 24), article(), home.path()).keys("gg}}c次第要紧<Esc>q");
    let mut edited = article();
    let last = edited.blocks.len() - 1;
    let rest: Vec<_> = edited.blocks.drain(3..last).collect();
    edited.blocks.truncate(2);
    edited.blocks.extend(rest);
    let mut desk = Desk::new((80, 24), edited, home.path());
    let text = desk.keys("gm").screen.text();
    assert!(text.contains("（原文已无）") && text.contains("次第要紧"), "{text}");
    desk.keys("p<Esc>gg}}visp");
    assert_eq!(desk.status(), "已保存：标记的新位置");
    assert!(!desk.keys("gm").screen.text().contains("（原文已无）"));
}
