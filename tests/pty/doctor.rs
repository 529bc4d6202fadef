//! `wengu doctor` in a terminal that answers, and in one that does not.

use super::terminal::Terminal;
use super::wengu;

/// What a terminal answers that gives ambiguous characters two cells: the six widths, the region,
/// name, model, synchronised output, keyboard, attributes.
const ANSWERS: &str = "\x1b[1;3R\x1b[1;3R\x1b[1;3R\x1b[1;3R\x1b[1;3R\x1b[1;9R\x1b[3;1R\
    \x1bP>|kitty(0.39.1)\x1b\\\x1b[>1;4000;39c\x1b[?2026;2$y\x1b[?0u\x1b[?62;52c";

#[test]
fn the_doctor_tells_what_the_terminal_answers_and_leaves_it_as_it_was() {
    let mut terminal = Terminal::start(&wengu(), &["doctor"], (80, 24));
    terminal.press(ANSWERS);
    assert_eq!(terminal.wait_for_end(), 0);
    terminal.assert_restored();
    let text = terminal.text();
    for line in [
        "kitty(0.39.1)",
        "80×24",
        "“ 2  · 2  ① 2  │ 2  😀 2",
        "synchronised      yes",
        "scroll regions    yes",
        "kitty keyboard    yes",
        "copying (OSC 52)  yes",
    ] {
        assert!(text.contains(line), "{line} is not in:\n{text}");
    }
}

#[test]
fn the_doctor_does_not_wait_for_a_terminal_that_never_answers() {
    let mut terminal = Terminal::start(&wengu(), &["doctor", "--lang", "zh"], (80, 24));
    assert_eq!(terminal.wait_for_end(), 0);
    terminal.assert_restored();
    assert!(terminal.text().contains("终端没有按时回答"), "{}", terminal.text());
}
