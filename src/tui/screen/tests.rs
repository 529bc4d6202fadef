//! The bytes are replayed through two independent terminal models, and what each then shows is
//! compared with the buffer.

mod links;
mod models;
mod reader;

use proptest::prelude::*;
use ratatui::style::Color;
use ratatui::style::Modifier;
use ratatui::style::Style;

use super::*;
use models::Terminals;

const HAN: &str = "科技安全是国家安全体系的重要组成部分，是支撑国家安全的重要力量";

fn lines(range: std::ops::Range<usize>) -> Buffer {
    Buffer::with_lines(range.map(|n| format!("{n:3} {HAN}")))
}

#[test]
fn a_frame_that_changes_nothing_sends_nothing() {
    let mut screen = Screen::default();
    let _ = screen.draw(&lines(0..10), Some(Position::new(0, 0)));
    assert_eq!(screen.draw(&lines(0..10), Some(Position::new(0, 0))), b"");
}

#[test]
fn a_page_of_han_text_needs_no_move_inside_a_row() {
    let mut screen = Screen::default();
    let bytes = String::from_utf8(screen.draw(&lines(0..10), None)).unwrap();
    let text: usize = 10 * (4 + HAN.len());
    assert!(bytes.len() < text + 10 * 4 + 20, "{} bytes for {text} of text", bytes.len());
}

#[test]
fn a_line_scroll_sends_little_more_than_the_new_line() {
    let mut screen = Screen::default();
    let _ = screen.draw(&lines(0..30), None);
    let bytes = screen.draw(&lines(1..31), None);
    assert!(bytes.len() < HAN.len() + 40, "{} bytes", bytes.len());
}

#[test]
fn a_short_frame_is_not_wrapped_in_a_synchronised_update() {
    let abilities = Abilities { synchronised_output: true, ..Abilities::default() };
    let mut screen = Screen::new(abilities);
    let first = screen.draw(&lines(0..10), None);
    assert!(first.starts_with(b"\x1b[?2026h") && first.ends_with(b"\x1b[?2026l"));
    let mut changed = lines(0..10);
    changed[(0, 0)].set_symbol("9");
    assert_eq!(screen.draw(&changed, None), b"\x1b[H9");
}

#[test]
fn the_cursor_alone_can_move() {
    let mut screen = Screen::default();
    let _ = screen.draw(&lines(0..10), Some(Position::new(3, 3)));
    assert_eq!(screen.draw(&lines(0..10), Some(Position::new(3, 4))), b"\n");
    assert_eq!(screen.draw(&lines(0..10), None), b"\x1b[?25l");
}

#[test]
fn erasing_to_the_end_of_a_row_takes_three_bytes_after_the_move() {
    let mut screen = Screen::default();
    let _ = screen.draw(&Buffer::with_lines(["a long row of text", "b"]), None);
    let bytes = screen.draw(&Buffer::with_lines(["a                 ", "b"]), None);
    assert_eq!(bytes, b"\x1b[A\x1b[K");
}

#[test]
fn a_terminal_with_wide_ambiguous_characters_shows_the_buffer() {
    let mut screen =
        Screen::new(Abilities { ambiguous: AmbiguousCells::Two, ..Abilities::default() });
    let mut terminal = models::Cells::new(12, 2, models::Ambiguous::Wide);
    let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, 12, 2));
    for (x, symbol) in [(0, "“"), (2, "温"), (4, "①"), (6, "a"), (7, "│"), (8, "”")] {
        buffer[(x, 0)].set_symbol(symbol);
    }
    terminal.feed(&screen.draw(&buffer, None));
    assert_eq!(terminal.row(0), "“温①a|”  ");
    buffer[(4, 0)].set_symbol("b");
    terminal.feed(&screen.draw(&buffer, None));
    assert_eq!(terminal.row(0), "“温b a|”  ");
}

#[test]
fn a_terminal_of_mixed_widths_keeps_the_text_after_a_doubtful_character_in_place() {
    let mut screen =
        Screen::new(Abilities { ambiguous: AmbiguousCells::Mixed, ..Abilities::default() });
    let mut wide = models::Cells::new(8, 1, models::Ambiguous::Wide);
    let mut buffer = Buffer::with_lines(["a“bc温d "]);
    wide.feed(&screen.draw(&buffer, None));
    assert!(wide.row(0).trim_end().ends_with("bc温d"), "{}", wide.row(0));
    buffer[(3, 0)].set_symbol("e");
    wide.feed(&screen.draw(&buffer, None));
    assert!(wide.row(0).trim_end().ends_with("be温d"), "{}", wide.row(0));
}

/// What a random frame does to the buffer before it.
#[derive(Debug, Clone)]
enum Change {
    Write { x: u16, y: u16, text: String, style: Style },
    Scroll { top: u16, height: u16, by: i16 },
    Clear { x: u16, y: u16, width: u16 },
    Resize { width: u16, height: u16 },
    Forget,
}

fn any_style() -> impl Strategy<Value = Style> {
    let colour = prop_oneof![
        4 => Just(Color::Reset),
        1 => Just(Color::Red),
        1 => Just(Color::LightBlue),
        1 => Just(Color::Indexed(130)),
        1 => Just(Color::Rgb(1, 2, 3)),
    ];
    (colour.clone(), colour, any::<u16>()).prop_map(|(fg, bg, bits)| {
        let seen = Modifier::BOLD
            | Modifier::DIM
            | Modifier::ITALIC
            | Modifier::UNDERLINED
            | Modifier::REVERSED;
        let mut modifier = Modifier::from_bits_truncate(bits & (bits >> 8)) & seen;
        // Both models keep one of the two alone, unlike terminals.
        if modifier.contains(Modifier::BOLD) {
            modifier.remove(Modifier::DIM);
        }
        Style::reset().fg(fg).bg(bg).add_modifier(modifier)
    })
}

fn any_change() -> impl Strategy<Value = Change> {
    let text = proptest::collection::vec(
        prop_oneof![
            6 => "[一-龥]{1,20}",
            4 => "[ -~]{1,20}",
            2 => "[“”①②·│…—]{1,3}",
            1 => Just("e\u{301}".to_owned()),
            1 => Just("が".to_owned()),
            2 => " {1,30}",
        ],
        1..5,
    )
    .prop_map(|parts| parts.concat());
    prop_oneof![
        8 => (0..50u16, 0..20u16, text, any_style())
            .prop_map(|(x, y, text, style)| Change::Write { x, y, text, style }),
        3 => (0..12u16, 2..16u16, -5..6i16)
            .prop_map(|(top, height, by)| Change::Scroll { top, height, by }),
        2 => (0..50u16, 0..20u16, 1..60u16).prop_map(|(x, y, width)| Change::Clear { x, y, width }),
        1 => (2..60u16, 2..24u16).prop_map(|(width, height)| Change::Resize { width, height }),
        1 => Just(Change::Forget),
    ]
}

fn apply(change: &Change, buffer: &mut Buffer) {
    let area = buffer.area;
    match change {
        Change::Write { x, y, text, style } if *x < area.width && *y < area.height => {
            buffer.set_string(*x, *y, text, *style);
        }
        Change::Scroll { top, height, by } => {
            let before = buffer.clone();
            for y in *top..(*top + *height).min(area.height) {
                let from = i32::from(y) + i32::from(*by);
                let Ok(from) = u16::try_from(from) else { continue };
                if from >= *top && from < (*top + *height).min(area.height) {
                    for x in 0..area.width {
                        buffer[(x, y)] = before[(x, from)].clone();
                    }
                }
            }
        }
        Change::Clear { x, y, width } if *y < area.height => {
            (*x..(*x + *width).min(area.width)).for_each(|x| buffer[(x, *y)].reset());
        }
        Change::Resize { width, height } => {
            let mut resized = Buffer::empty(ratatui::layout::Rect::new(0, 0, *width, *height));
            for y in 0..(*height).min(area.height) {
                for x in 0..(*width).min(area.width) {
                    resized[(x, y)] = buffer[(x, y)].clone();
                }
            }
            *buffer = resized;
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn both_terminals_show_what_the_buffer_holds(
        frames in proptest::collection::vec(
            (proptest::collection::vec(any_change(), 1..8), any::<Option<(u8, u8)>>()),
            1..12,
        ),
    ) {
        let mut buffer = lines(0..16);
        let mut screen = Screen::default();
        let mut terminals = Terminals::new(buffer.area.width, buffer.area.height);
        terminals.feed(b"\x1b[?7l");
        for (changes, cursor) in &frames {
            for change in changes {
                apply(change, &mut buffer);
                match change {
                    // As the loop does at every change of the window, one back to the same size too.
                    Change::Resize { width, height } => {
                        terminals.resize(*width, *height);
                        screen.forget();
                    }
                    Change::Forget => screen.forget(),
                    _ => {}
                }
            }
            let area = buffer.area;
            let cursor = cursor.map(|(x, y)| {
                Position::new(u16::from(x) % area.width, u16::from(y) % area.height)
            });
            let bytes = screen.draw(&buffer, cursor);
            terminals.feed(&bytes);
            terminals.assert_show(&Grid::of(&buffer, AmbiguousCells::One), cursor);
        }
    }
}
