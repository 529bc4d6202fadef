//! Signals, hang-ups, suspensions and panics: the terminal is restored and the exit code says why.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use rustix::process::Signal;

use std::sync::Arc;

use super::terminal::{Line, Terminal};
use super::{article, reading, wengu};
use wengu::app::{Effect, Message};
use wengu::import::progress::Watch;
use wengu::journal::id::DeviceName;
use wengu::runtime::Runtime;
use wengu::runtime::clock::Clock;
use wengu::runtime::records::Records;
use wengu::schedule::Timestamp;
use wengu::store::Store;
use wengu::store::paths::DataFolder;
use wengu::tui::links::Links;
use wengu::tui::panic_log::PanicLog;
use wengu::tui::run;
use wengu::tui::run::Stay;

#[test]
fn a_signal_to_end_restores_the_terminal_and_gives_128_and_its_number() {
    for (signal, code) in
        [(Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131), (Signal::TERM, 143)]
    {
        let article = article();
        let mut terminal = reading(article.path());
        terminal.signal(signal);
        assert_eq!(terminal.wait_for_end(), code);
        terminal.assert_restored();
    }
}

#[test]
fn a_terminal_that_is_closed_ends_the_program_as_a_hang_up() {
    let article = article();
    let path = article.path().to_str().unwrap();
    let mut terminal = Terminal::start_on(Line::Stuck, &wengu(), &[path], (80, 24));
    terminal.wait_until_raw();
    terminal.hang_up();
    assert_eq!(terminal.wait_for_end(), 129);
}

#[test]
fn a_line_that_takes_nothing_does_not_hold_up_a_signal() {
    let article = article();
    let path = article.path().to_str().unwrap();
    let mut terminal = Terminal::start_on(Line::Stuck, &wengu(), &[path], (80, 24));
    // Redrawing the help screen again and again fills what the line holds.
    terminal.wait_until_raw();
    terminal.press(&"\x0c?".repeat(200));
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.wait_for_end(), 143);
    assert!(!terminal.is_raw());
}

#[test]
fn a_window_that_is_back_at_its_size_is_drawn_afresh() {
    let article = article();
    let mut terminal = reading(article.path());
    let before = terminal.sent.len();
    terminal.signal(Signal::WINCH);
    terminal.wait_until("a frame", |terminal| {
        terminal.sent[before..].windows(4).any(|bytes| bytes == b"\x1b[2J")
    });
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
}

#[test]
fn a_process_that_was_stopped_without_warning_draws_afresh_when_it_goes_on() {
    let article = article();
    let mut terminal = reading(article.path());
    let before = terminal.sent.len();
    terminal.signal(Signal::STOP);
    terminal.signal(Signal::CONT);
    terminal.wait_until("a frame", |terminal| {
        terminal.sent[before..].windows(4).any(|bytes| bytes == b"\x1b[2J")
    });
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
    terminal.assert_restored();
}

#[test]
fn a_signal_to_end_that_comes_during_a_stop_is_obeyed_when_the_process_goes_on() {
    let article = article();
    let mut terminal = reading(article.path());
    terminal.signal(Signal::STOP);
    terminal.signal(Signal::TERM);
    terminal.signal(Signal::CONT);
    assert_eq!(terminal.wait_for_end(), 143);
    terminal.assert_restored();
}

#[test]
fn a_full_line_that_is_then_hung_up_ends_the_program_as_a_hang_up() {
    let article = article();
    let path = article.path().to_str().unwrap();
    let mut terminal = Terminal::start_on(Line::Stuck, &wengu(), &[path], (80, 24));
    terminal.wait_until_raw();
    terminal.press(&"\x0c?".repeat(200));
    terminal.hang_up();
    assert_eq!(terminal.wait_for_end(), 129);
}

#[test]
fn suspending_gives_the_shell_its_terminal_and_comes_back() {
    let article = article();
    let mut terminal = Terminal::start("/bin/sh".as_ref(), &["-i"], (80, 24));
    terminal.wait_for("ready>");
    terminal.press(&format!("{} {}\r", wengu().display(), article.path().display()));
    terminal.wait_until("the reader", Terminal::is_reader_shown);
    terminal.press("\x1a");
    terminal.wait_for("Stopped");
    terminal.assert_restored();
    terminal.press("fg\r");
    terminal.wait_until("the reader", Terminal::is_reader_shown);
    terminal.press("q");
    terminal.wait_until("the shell", |terminal| {
        !terminal.is_reader_shown() && terminal.text().trim_end().ends_with("ready>")
    });
    terminal.press("echo code=$?\r");
    terminal.wait_for("code=0");
    terminal.press("exit\r");
    terminal.wait_for_end();
}

#[test]
fn where_no_shell_waits_suspending_is_refused_and_reading_goes_on() {
    let article = article();
    let mut terminal = reading(article.path());
    terminal.press("\x1a");
    terminal.wait_for("no shell");
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
}

#[test]
fn a_panic_restores_the_terminal_before_its_message() {
    let ourselves = std::env::current_exe().unwrap();
    let child = "ending::a_program_that_panics_when_a_key_is_pressed";
    let arguments = ["--exact", child, "--ignored", "--nocapture"];
    let mut terminal = Terminal::start(&ourselves, &arguments, (80, 24));
    terminal.wait_until("the session", |terminal| {
        terminal.sent.windows(4).any(|bytes| bytes == b"\x1b[2J")
    });
    terminal.press("j");
    assert_eq!(terminal.wait_for_end(), 101);
    terminal.assert_restored();
    let text = terminal.text();
    assert!(text.contains("a bug while drawing"), "{text}");
    let folder = std::env::temp_dir();
    let report = text.replace('\n', "");
    let (_, after) =
        report.split_once(folder.to_str().unwrap()).unwrap_or_else(|| panic!("no report: {text}"));
    let name = after.split(".txt").next().unwrap().trim_start_matches('/');
    let path = folder.join(format!("{name}.txt"));
    let written = std::fs::read_to_string(&path).unwrap();
    std::fs::remove_file(path).unwrap();
    assert!(written.contains("a bug while drawing") && written.contains("pty/ending.rs"));
}

/// A program with a bug.
struct Buggy {
    is_pressed: bool,
}

impl run::Program for Buggy {
    fn update(&mut self, message: Message, _: Timestamp) -> Vec<Effect> {
        self.is_pressed = matches!(message, Message::Key(_));
        Vec::new()
    }

    fn draw(&self, _: &mut Buffer) -> (Option<Position>, Links) {
        assert!(!self.is_pressed, "a bug while drawing");
        (None, Links::default())
    }
}

#[test]
#[ignore = "started in a terminal by `a_panic_restores_the_terminal_before_its_message`"]
fn a_program_that_panics_when_a_key_is_pressed() {
    let opener = Arc::new(|_: &_, _: Watch<'_>| Err(String::new()));
    let home = tempfile::tempdir().unwrap();
    let (folder, device) = (DataFolder::at(home.path()), DeviceName::nearest("desk", ""));
    let records = move || Records::new(Store::open(folder, device));
    let mut runtime = Runtime::new(Clock::Fixed(Timestamp(0)), opener, records).unwrap();
    let log = PanicLog::in_first_of(vec!["/nowhere".into(), std::env::temp_dir()]);
    let stay = Stay { log, ..Stay::default() };
    let _ = run::run(&mut Buggy { is_pressed: false }, &mut runtime, &stay);
}
