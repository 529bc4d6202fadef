//! A sitting from opening to leaving (issue 3): page, jump, follow a note and come back, resize.

use std::path::Path;

use super::terminal::Terminal;
use super::wengu;

/// An article of six sections whose notes start again on each page.
fn article() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import/wrapped-circled.txt");
    path.to_str().unwrap().to_owned()
}

/// The row that the cursor stands in.
fn row_of_cursor(terminal: &Terminal) -> String {
    let (row, _) = terminal.cursor();
    terminal.text().lines().nth(row.into()).unwrap_or_default().trim().to_owned()
}

/// True where the cursor stands in the row of the note that is marked.
fn is_at_note(terminal: &Terminal, label: &str) -> bool {
    row_of_cursor(terminal).starts_with(&format!("> {label}"))
}

#[test]
fn an_article_is_opened_paged_followed_resized_and_left() {
    let mut terminal = Terminal::start(&wengu(), &[&article()], (80, 24));
    terminal.wait_for("县城茶馆里的公共议事");
    terminal.wait_for("一、问题的提出");

    terminal.press(" ");
    terminal.wait_until("the next page", |t| {
        !t.text().contains("许青禾, 罗松") && t.text().contains("（一）座位")
    });

    terminal.press("gg3]]");
    terminal.wait_until("the third heading", |t| row_of_cursor(t) == "（一）座位");

    terminal.press("]n");
    terminal.wait_until("a mark", |t| row_of_cursor(t).contains('②'));
    let in_text = terminal.cursor();
    terminal.press("\r");
    terminal.wait_until("its note", |t| is_at_note(t, "②"));
    terminal.press("\r");
    terminal.wait_until("the mark again", |t| t.cursor() == in_text);

    terminal.press("\x0f");
    terminal.wait_until("the place before the jump", |t| {
        row_of_cursor(t) != "（一）座位" && t.text().contains("县城茶馆")
    });

    terminal.press("3]]");
    terminal.wait_until("the heading", |t| row_of_cursor(t) == "（一）座位");
    terminal.resize(40, 20);
    terminal.wait_until("the heading in a narrow window", |t| {
        row_of_cursor(t) == "（一）座位" && t.text().lines().all(|line| line.chars().count() <= 40)
    });
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
    terminal.assert_restored();
}

#[test]
fn the_mouse_can_be_left_to_the_terminal_and_taken_back() {
    let mut terminal = Terminal::start(&wengu(), &[&article()], (80, 24));
    terminal.wait_for("一、问题的提出");
    terminal.press(":set mouse false\r");
    terminal.wait_until("no mouse", |t| !t.takes_mouse());
    terminal.press(":set mouse true\r");
    terminal.wait_until("the mouse", Terminal::takes_mouse);
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
    terminal.assert_restored();
}
