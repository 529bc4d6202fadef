//! Colours and attributes as SGR sequences (ECMA-48 8.3.117), by the shorter of two ways: changing
//! what differs, or starting again from the default.

use ratatui::style::Color;
use ratatui::style::Modifier;

use super::glyph::Pen;

/// Each attribute with the parameter that turns it on.
const ON: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// Attributes that one parameter turns off together.
const OFF: [(Modifier, u8); 7] = [
    (Modifier::BOLD.union(Modifier::DIM), 22),
    (Modifier::ITALIC, 23),
    (Modifier::UNDERLINED, 24),
    (Modifier::SLOW_BLINK.union(Modifier::RAPID_BLINK), 25),
    (Modifier::REVERSED, 27),
    (Modifier::HIDDEN, 28),
    (Modifier::CROSSED_OUT, 29),
];

/// Appends the bytes that change the terminal's pen from `from` to `to`.
pub(super) fn change(from: Pen, to: Pen, out: &mut Vec<u8>) {
    if from == to {
        return;
    }
    let difference = parameters(from, to);
    let afresh = if to == Pen::DEFAULT {
        String::new()
    } else {
        format!("0;{}", parameters(Pen::DEFAULT, to))
    };
    let shorter = if afresh.len() < difference.len() { afresh } else { difference };
    out.extend_from_slice(b"\x1b[");
    out.extend_from_slice(shorter.as_bytes());
    out.push(b'm');
}

fn parameters(from: Pen, to: Pen) -> String {
    let mut list: Vec<String> = Vec::new();
    let mut held = from.modifier;
    for (group, off) in OFF {
        if held.intersects(group) && !(held & group).difference(to.modifier).is_empty() {
            list.push(off.to_string());
            held.remove(group);
        }
    }
    for (attribute, on) in ON {
        if to.modifier.contains(attribute) && !held.contains(attribute) {
            list.push(on.to_string());
        }
    }
    if from.fg != to.fg {
        list.push(colour(to.fg, 30));
    }
    if from.bg != to.bg {
        list.push(colour(to.bg, 40));
    }
    list.join(";")
}

/// The parameter for a colour; `base` is 30 for the text and 40 for what is behind it.
fn colour(colour: Color, base: u8) -> String {
    let number = match colour {
        Color::Reset => return (base + 9).to_string(),
        Color::Rgb(r, g, b) => return format!("{};2;{r};{g};{b}", base + 8),
        Color::Indexed(index) if index > 15 => return format!("{};5;{index}", base + 8),
        Color::Indexed(index) => index,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    let bright = if number > 7 { 60 - 8 } else { 0 };
    (base + bright + number).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pen(fg: Color, modifier: Modifier) -> Pen {
        Pen { fg, bg: Color::Reset, modifier, link: None }
    }

    fn sgr(from: Pen, to: Pen) -> String {
        let mut out = Vec::new();
        change(from, to, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn going_back_to_the_default_takes_three_bytes() {
        assert_eq!(sgr(pen(Color::Red, Modifier::BOLD), Pen::DEFAULT), "\x1b[m");
    }

    #[test]
    fn only_what_differs_is_sent() {
        let bold = pen(Color::Reset, Modifier::BOLD);
        let both = pen(Color::Reset, Modifier::BOLD | Modifier::UNDERLINED);
        assert_eq!(sgr(bold, both), "\x1b[4m");
        assert_eq!(sgr(both, bold), "\x1b[24m");
    }

    #[test]
    fn turning_bold_off_keeps_dim() {
        let both = pen(Color::Reset, Modifier::BOLD | Modifier::DIM);
        assert_eq!(sgr(both, pen(Color::Reset, Modifier::DIM)), "\x1b[0;2m");
    }

    #[test]
    fn bright_colours_use_the_short_form() {
        assert_eq!(sgr(Pen::DEFAULT, pen(Color::LightRed, Modifier::empty())), "\x1b[91m");
        assert_eq!(
            sgr(Pen::DEFAULT, pen(Color::Indexed(200), Modifier::empty())),
            "\x1b[38;5;200m"
        );
    }

    #[test]
    fn an_unchanged_pen_sends_nothing() {
        assert_eq!(sgr(Pen::DEFAULT, Pen::DEFAULT), "");
    }
}
