//! What stands in one cell, in the form that the diff compares: text that is safe to send and the
//! pen that it is written with.

use ratatui::buffer::Cell;
use ratatui::style::Color;
use ratatui::style::Modifier;

/// The colours and attributes that text is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Pen {
    pub(super) fg: Color,
    pub(super) bg: Color,
    pub(super) modifier: Modifier,
    /// What the text is a link to.
    pub(super) link: Option<Link>,
}

/// An address that the screen has a number for, which stays the same from frame to frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Link(pub(super) usize);

impl Pen {
    /// The terminal's own colours without attributes.
    pub(super) const DEFAULT: Self =
        Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty(), link: None };

    /// Attributes that can be seen on a blank.
    const SEEN_ON_BLANK: Modifier = Modifier::UNDERLINED
        .union(Modifier::REVERSED)
        .union(Modifier::CROSSED_OUT)
        .union(Modifier::SLOW_BLINK)
        .union(Modifier::RAPID_BLINK);

    fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier, link: None }
    }

    /// The pen for a blank: what cannot be seen on it is taken away, so that blanks of different
    /// pens compare equal and need no change of attributes.
    pub(super) fn for_blank(self) -> Self {
        let modifier = self.modifier & Self::SEEN_ON_BLANK;
        let fg = if modifier.is_empty() { Color::Reset } else { self.fg };
        Self { fg, bg: self.bg, modifier, link: None }
    }
}

/// The text of one cell.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Text {
    /// One code point.
    Char(char),
    /// A cluster of several code points.
    Cluster(Box<str>),
    /// The cell under the second half of the glyph before it.
    Tail,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Glyph {
    pub(super) text: Text,
    pub(super) pen: Pen,
    /// False where the terminal's cursor has to be placed after it.
    pub(super) trusted: bool,
}

impl Glyph {
    /// A blank that erasing leaves behind.
    pub(super) const BLANK: Self = Self { text: Text::Char(' '), pen: Pen::DEFAULT, trusted: true };

    /// The glyph of `symbol` with the pen of `cell`.
    pub(super) fn new(symbol: &str, cell: &Cell, trusted: bool) -> Self {
        let pen = Pen::of(cell);
        let mut chars = symbol.chars();
        match (chars.next(), chars.next()) {
            (None | Some(' '), None) => Self::blank(cell),
            (Some(c), None) => Self { text: Text::Char(c), pen, trusted },
            _ => Self { text: Text::Cluster(symbol.into()), pen, trusted: false },
        }
    }

    /// A blank with what can be seen on it of the pen of `cell`.
    pub(super) fn blank(cell: &Cell) -> Self {
        Self { text: Text::Char(' '), pen: Pen::of(cell).for_blank(), trusted: true }
    }

    /// The second half of a wide glyph with the pen of `cell`.
    pub(super) fn tail(cell: &Cell) -> Self {
        Self { text: Text::Tail, pen: Pen::of(cell), trusted: true }
    }

    /// The bytes that the text takes on the wire.
    pub(super) fn bytes(&self) -> usize {
        match &self.text {
            Text::Char(c) => c.len_utf8(),
            Text::Cluster(cluster) => cluster.len(),
            Text::Tail => 0,
        }
    }

    /// True for a blank that "erase to end of line" would leave.
    pub(super) fn is_erased(&self) -> bool {
        *self == Self::BLANK
    }
}
