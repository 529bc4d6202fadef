//! What a reader leaves behind is there again: after quitting, signals and a full stop.

use std::io::Write;
use std::path::Path;

use rustix::process::Signal;
use serde_json::Value;

use super::terminal::Terminal;
use super::{article, wengu};

/// The reader on `path` with this data folder, once its first frame is there.
fn reading(data: &Path, path: &Path) -> Terminal {
    let mut terminal = Terminal::start_with(data, &wengu(), &[path.to_str().unwrap()]);
    terminal.wait_for("读书札记");
    terminal
}

/// Waits until the records know the document: they are asked in order, and show the library after
/// they were told of it. On a slow machine a key comes sooner.
fn wait_for_entry(terminal: &mut Terminal) {
    terminal.press("gl");
    terminal.wait_for("Library  1");
    terminal.press("q");
    terminal.wait_until("the text", |terminal| !terminal.text().contains("Library  1"));
}

/// The events of the data folder's logs, in order.
fn events(data: &Path) -> Vec<Value> {
    let log = std::fs::read_to_string(data.join("log/desk.jsonl")).unwrap_or_default();
    log.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn reading_goes_on_where_it_stopped_in_every_way_out() {
    let article = article();
    let quit = |terminal: &mut Terminal| terminal.press("q");
    let end = |terminal: &mut Terminal| terminal.signal(Signal::TERM);
    let hang_up = |terminal: &mut Terminal| terminal.signal(Signal::HUP);
    let ways: [&dyn Fn(&mut Terminal); 3] = [&quit, &end, &hang_up];
    for leave in ways {
        let home = tempfile::tempdir().unwrap();
        let mut terminal = reading(home.path(), article.path());
        terminal.press("4]]");
        terminal.wait_until("the heading", |terminal| terminal.text().starts_with("  第4节"));
        leave(&mut terminal);
        terminal.wait_for_end();
        let mut again = reading(home.path(), article.path());
        again.wait_until("the place", |again| again.text().trim_start().starts_with("第4节"));
    }
}

#[test]
fn an_ended_program_has_written_the_document_and_the_place() {
    let (article, home) = (article(), tempfile::tempdir().unwrap());
    let mut terminal = reading(home.path(), article.path());
    wait_for_entry(&mut terminal);
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
    let kinds: Vec<_> = events(home.path()).iter().map(|e| e["kind"].clone()).collect();
    assert_eq!(kinds, ["edition", "opened", "position"]);
}

#[test]
fn what_cannot_be_saved_is_told_while_reading_and_rescued_at_the_end() {
    let (article, home) = (article(), tempfile::tempdir().unwrap());
    let in_the_way = home.path().join("data");
    std::fs::File::create(&in_the_way).unwrap();
    let mut terminal = reading(&in_the_way, article.path());
    terminal.wait_for("NOT SAVED");
    terminal.press("q");
    terminal.wait_for("quit again to leave");
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 1);
    let told = String::from_utf8_lossy(&terminal.sent).into_owned();
    let rescued = told.split_whitespace().find(|word| word.contains("wengu-unsaved-")).unwrap();
    std::fs::remove_file(rescued).unwrap();
}

#[test]
fn without_a_document_the_guide_opens_first_and_the_library_later() {
    let home = tempfile::tempdir().unwrap();
    let mut first = Terminal::start_with(home.path(), &wengu(), &[]);
    first.wait_for("A Tour of wengu");
    assert!(!first.text().contains("Library"), "{}", first.text());
    first.press("q");
    assert_eq!(first.wait_for_end(), 0);
    let mut later = Terminal::start_with(home.path(), &wengu(), &[]);
    later.wait_for("Library  1");
    later.press("\r");
    later.wait_until("the guide", |later| !later.text().contains("Library  1"));
    later.press("q");
    assert_eq!(later.wait_for_end(), 0);
}

#[test]
fn every_document_of_a_folder_is_in_the_library() {
    let (data, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    std::fs::copy(article().path(), folder.path().join("a.md")).unwrap();
    let mut unread = std::fs::File::create(folder.path().join("b.md")).unwrap();
    unread.write_all("# 未读之文\n\n学不可以已。\n".as_bytes()).unwrap();
    let mut terminal = reading(data.path(), folder.path());
    terminal.press("gl");
    terminal.wait_for("Library  2");
    terminal.wait_for("未读之文");
    assert!(terminal.text().contains("not read"), "{}", terminal.text());
}

#[test]
fn what_was_left_on_two_machines_is_seen_on_both_together() {
    let (article, desk, laptop) =
        (article(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut first = reading(desk.path(), article.path());
    wait_for_entry(&mut first);
    first.press("4]]}c");
    first.wait_for("new line");
    first.press("此处可与上节对读\r再查原书\x13");
    first.wait_for("saved: note");
    first.press("q");
    assert_eq!(first.wait_for_end(), 0);
    let path = article.path().to_str().unwrap();
    let on_laptop = || Terminal::start_as("laptop", laptop.path(), &wengu(), &[path]);
    let mut second = on_laptop();
    second.wait_for("读书札记");
    wait_for_entry(&mut second);
    second.press("2]]ma");
    second.wait_for("saved: bookmark a");
    second.press("q");
    assert_eq!(second.wait_for_end(), 0);
    std::fs::copy(desk.path().join("log/desk.jsonl"), laptop.path().join("log/desk.jsonl"))
        .unwrap();
    let mut merged = on_laptop();
    merged.wait_for("读书札记");
    merged.press("gm");
    merged.wait_for("此处可与上节对读");
    merged.wait_for("a 第2节");
}

#[test]
fn what_was_said_to_be_saved_outlives_a_kill() {
    let (article, home) = (article(), tempfile::tempdir().unwrap());
    let mut terminal = reading(home.path(), article.path());
    wait_for_entry(&mut terminal);
    terminal.press("}}MM");
    terminal.wait_for("saved: mark");
    terminal.signal(Signal::KILL);
    terminal.wait_for_end();
    let mut again = reading(home.path(), article.path());
    again.press("gm");
    again.wait_for("温习旧文，可以得到新的体会");
}
