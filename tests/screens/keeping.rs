//! Bookmarks, the library and undo, as they are seen.

use super::desk::Desk;
use super::screen::article;

fn desk(size: (u16, u16)) -> (Desk, tempfile::TempDir) {
    let home = tempfile::tempdir().unwrap();
    (Desk::new(size, article(), home.path()), home)
}

#[test]
fn a_bookmark_is_gone_to_by_its_letter_and_come_back_from() {
    let (mut desk, _home) = desk((80, 12));
    desk.keys("2]]ma");
    assert_eq!(desk.status(), "已保存：书签 a");
    desk.keys("G'a");
    assert_eq!(desk.screen.row_of_cursor(), "（一）目录之学");
    let there = desk.screen.text();
    desk.keys("''''");
    assert_eq!(desk.screen.text(), there);
}

#[test]
fn the_letters_that_are_set_are_shown_while_one_is_waited_for() {
    let (mut desk, _home) = desk((80, 12));
    desk.keys("mxmb'");
    assert!(desk.status().starts_with("'  b") && desk.status().contains("  x"));
}

#[test]
fn what_is_undone_is_gone_until_it_is_done_again() {
    let (mut desk, _home) = desk((80, 12));
    desk.keys("2]]maU");
    assert_eq!(desk.status(), "已撤销：书签 a");
    assert!(desk.keys("gg'a").status().contains("没有书签 a"));
    desk.keys("<C-r>'a");
    assert_eq!(desk.screen.row_of_cursor(), "（一）目录之学");
    assert!(desk.keys("U:undo<Enter>").status().contains("没有可撤销的"));
}

#[test]
fn reading_goes_on_where_it_stopped() {
    let (mut desk, home) = desk((80, 12));
    desk.keys("2]]q");
    let again = Desk::new((80, 12), article(), home.path());
    assert!(again.screen.rows()[0].contains("（一）目录之学"));
}

#[test]
fn a_place_that_was_left_sooner_than_the_disk_answered_is_kept() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::slow((80, 12), article(), home.path());
    desk.screen.keys("2]]q");
    desk.end();
    let again = Desk::new((80, 12), article(), home.path());
    assert!(again.screen.rows()[0].contains("（一）目录之学"));
}

#[test]
fn a_bookmark_set_sooner_than_the_disk_answered_is_kept() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::slow((80, 12), article(), home.path());
    desk.screen.keys("2]]maq");
    desk.end();
    let mut again = Desk::new((80, 12), article(), home.path());
    again.keys("gg'a");
    assert_eq!(again.screen.row_of_cursor(), "（一）目录之学");
}

#[test]
fn a_mark_and_a_note_made_sooner_than_the_disk_answered_are_kept() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::slow((80, 12), article(), home.path());
    desk.screen.keys("2]]jMk");
    desk.screen.keys("]]jcearly<C-s>q");
    desk.end();
    let mut again = Desk::new((80, 12), article(), home.path());
    again.keys("gm");
    let listed = again.screen.rows()[..3].join("\n");
    assert_eq!(listed, " 标记和书签  2\n> * 第一，先看目录。\n  * 第三，校勘文字。 — early");
}

#[test]
fn leaving_at_once_keeps_the_place_of_the_last_time() {
    let (mut desk, home) = desk((80, 12));
    desk.keys("2]]q");
    let mut hasty = Desk::slow((80, 12), article(), home.path());
    hasty.screen.keys("q");
    hasty.end();
    let again = Desk::new((80, 12), article(), home.path());
    assert!(again.screen.rows()[0].contains("（一）目录之学"));
}

#[test]
fn a_place_gone_to_sooner_than_the_disk_answered_is_kept_once_it_does() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = Desk::slow((80, 12), article(), home.path());
    desk.screen.keys("2]]");
    desk.keys("q");
    let again = Desk::new((80, 12), article(), home.path());
    assert!(again.screen.rows()[0].contains("（一）目录之学"));
}

#[test]
fn the_library_shows_what_was_read() {
    let (mut desk, _home) = desk((80, 12));
    desk.keys("2]]gl");
    insta::assert_snapshot!(desk.screen.text());
}

#[test]
fn the_library_has_its_place_at_40_columns() {
    let (mut desk, _home) = desk((40, 12));
    desk.keys("gl/没有");
    insta::assert_snapshot!(desk.screen.text());
}

#[test]
fn a_document_is_taken_out_of_the_library_and_put_back_by_undo() {
    let (mut desk, _home) = desk((80, 12));
    let has_it = |desk: &Desk| desk.screen.rows()[1].contains("温故知新");
    assert!(has_it(desk.keys("gl")));
    assert!(!has_it(desk.keys("x")));
    assert!(has_it(desk.keys("U")));
}

#[test]
fn the_library_is_left_to_the_text_it_was_opened_from() {
    let (mut desk, _home) = desk((80, 12));
    let before = desk.keys("]n").screen.text();
    assert_eq!(desk.keys("glq").screen.text(), before);
}

#[test]
fn help_opens_over_the_library_and_its_key_puts_it_away_again() {
    let (mut desk, _home) = desk((80, 12));
    let library = desk.keys("gl").screen.text();
    assert!(desk.keys("?").screen.text().contains("移动"));
    assert_eq!(desk.keys("?").screen.text(), library);
}

#[test]
fn nobody_leaves_without_being_told_what_is_not_saved() {
    let home = tempfile::tempdir().unwrap();
    let in_the_way = home.path().join("data");
    std::fs::File::create(&in_the_way).unwrap();
    let mut desk = Desk::new((80, 12), article(), &in_the_way);
    assert!(desk.status().starts_with("未保存：磁盘出错，会再试"));
    assert!(desk.keys("q").status().contains("再退出一次就走"));
    assert!(!desk.has_quit);
    desk.keys("q");
    assert!(desk.has_quit);
}

#[test]
fn what_could_not_be_saved_is_saved_at_the_next_key_once_it_can_be() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    std::fs::File::create(&data).unwrap();
    let mut desk = Desk::new((80, 12), article(), &data);
    assert!(desk.keys("2]]").status().starts_with("未保存"));
    std::fs::remove_file(&data).unwrap();
    assert_eq!(desk.keys("j").status(), "都已保存");
    assert!(desk.keys("q").has_quit);
}
