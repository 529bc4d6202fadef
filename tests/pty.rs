//! The program itself in a pseudo-terminal: start, read, suspend, and every way to end.

#![allow(clippy::unwrap_used, reason = "a test may panic; that is how it fails")]

#[path = "support/gate.rs"]
mod gate;
#[path = "support/terminal.rs"]
mod terminal;

#[path = "pty/doctor.rs"]
mod doctor;
#[path = "pty/ending.rs"]
mod ending;
#[path = "pty/hostile.rs"]
mod hostile;
#[path = "pty/keeping.rs"]
mod keeping;
#[path = "pty/quiz.rs"]
mod quiz;
#[path = "pty/reading.rs"]
mod reading;

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use terminal::Terminal;

/// The program under test.
fn wengu() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_wengu"))
}

/// A file that holds `text`.
fn file(text: &str) -> NamedTempFile {
    let mut file = tempfile::Builder::new().prefix("读书札记").suffix(".md").tempfile().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file
}

/// An article of several pages under this title.
fn article() -> NamedTempFile {
    let mut text = String::from("# 读书札记\n\n");
    let paragraph = "温习旧文，可以得到新的体会；隔几天再看一遍，记得更牢。".repeat(6);
    for section in 1..=9 {
        writeln!(text, "## 第{section}节 温习旧文\n\n{paragraph}\n").unwrap();
    }
    file(&text)
}

/// The reader with `path` open, once its first frame is there.
fn reading(path: &Path) -> Terminal {
    let mut terminal = Terminal::start(&wengu(), &[path.to_str().unwrap()], (80, 24));
    terminal.wait_for("读书札记");
    terminal
}

#[test]
fn a_document_is_opened_and_left_with_a_key() {
    let article = article();
    let mut terminal = reading(article.path());
    assert!(terminal.is_raw());
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
    terminal.assert_restored();
}

#[test]
fn the_documents_of_a_folder_are_gone_through_by_the_command_that_less_has() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("1.md", "# 第一篇\n\n温故。\n"), ("2.md", "# 第二篇\n\n知新。\n")]
    {
        std::fs::File::create(folder.path().join(name))
            .unwrap()
            .write_all(text.as_bytes())
            .unwrap();
    }
    let mut terminal = Terminal::start(&wengu(), &[folder.path().to_str().unwrap()], (80, 24));
    terminal.wait_for("温故。");
    terminal.press(":n\r");
    terminal.wait_for("知新。");
    terminal.press("[f");
    terminal.wait_for("温故。");
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
}

#[test]
fn a_missing_file_is_told_before_the_terminal_is_touched() {
    let mut terminal = Terminal::start(&wengu(), &["/nowhere/article.txt"], (80, 24));
    assert_eq!(terminal.wait_for_end(), 1);
    assert!(!terminal.sent.contains(&0x1B), "{:?}", String::from_utf8_lossy(&terminal.sent));
}

#[test]
fn a_new_size_is_drawn_afresh() {
    let article = article();
    let mut terminal = reading(article.path());
    terminal.resize(60, 20);
    let before = terminal.sent.len();
    terminal.wait_until("a frame", |terminal| {
        terminal.sent[before..].windows(4).any(|bytes| bytes == b"\x1b[2J")
            && terminal.text().contains("读书札记")
    });
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
}

#[test]
fn answers_that_come_late_and_in_pieces_are_no_keys() {
    let article = article();
    let mut terminal = reading(article.path());
    let before = terminal.text();
    for piece in ["\x1b[?62;", "22c\x1b]11;rgb:0000", "/0000/0000\x1b\\\x1b[1;", "9R\x1b[?2026;2$y"]
    {
        terminal.press(piece);
    }
    // The help screen shows that everything before its key has been taken in.
    terminal.press("?");
    terminal.wait_until("the help screen", |terminal| terminal.text() != before);
    terminal.press("\x1b[27u");
    terminal.wait_until("the text again", |terminal| terminal.text() == before);
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
}

#[test]
fn pasted_text_is_no_command() {
    let article = article();
    let mut terminal = reading(article.path());
    terminal.press("\x1b[200~q\rq\x1b[201~?");
    terminal.wait_until("the help screen", |terminal| !terminal.text().is_empty());
    terminal.press("\x1b[27uq");
    assert_eq!(terminal.wait_for_end(), 0);
}
