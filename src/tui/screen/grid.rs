//! A screen's worth of glyphs: a `Buffer` in the form that the diff compares.

use std::hash::DefaultHasher;
use std::hash::Hash;
use std::hash::Hasher;

use ratatui::buffer::Buffer;
use ratatui::buffer::Cell;
use ratatui::layout::Position;

use super::glyph::Glyph;
use super::glyph::Link;
use super::glyph::Text;
use super::trust;
use super::trust::AmbiguousCells;
use crate::text::clean::CleanText;

/// Rows of glyphs, all of the same width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Grid {
    rows: Vec<Row>,
    width: usize,
}

/// One row with its hash, by which rows that moved are found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) hash: u64,
    /// The cells up to the last one that is not erased.
    pub(super) used: usize,
}

impl Grid {
    /// A blank grid, in cells.
    pub(super) fn blank(width: usize, height: usize) -> Self {
        Self { rows: vec![Row::blank(width); height], width }
    }

    /// What `buffer` shows on a terminal without links.
    #[cfg(test)]
    pub(super) fn of(buffer: &Buffer, ambiguous: AmbiguousCells) -> Self {
        Self::linked(buffer, ambiguous, |_| None)
    }

    /// What `buffer` shows on a terminal that gives ambiguous characters these cells, with what
    /// `link` says of each cell; a blank is no part of a link.
    pub(super) fn linked(
        buffer: &Buffer,
        ambiguous: AmbiguousCells,
        link: impl Fn(Position) -> Option<Link>,
    ) -> Self {
        let width = usize::from(buffer.area.width);
        let rows = buffer
            .content()
            .chunks(width.max(1))
            .zip(0..)
            .map(|(cells, y)| {
                let mut glyphs = glyphs_of(cells, ambiguous);
                for (glyph, x) in glyphs.iter_mut().zip(0..) {
                    let is_blank = glyph.text == Text::Char(' ');
                    glyph.pen.link = if is_blank { None } else { link(Position { x, y }) };
                }
                Row::new(glyphs)
            })
            .collect();
        Self { rows, width }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn height(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn row(&self, y: usize) -> &Row {
        &self.rows[y]
    }

    /// Moves the rows of `top..bottom` up by `by` (down where negative) and leaves blank rows.
    pub(super) fn scroll(&mut self, top: usize, bottom: usize, by: isize) {
        let distance = by.unsigned_abs();
        let blank = Row::blank(self.width);
        let region = &mut self.rows[top..bottom];
        if by > 0 {
            region.rotate_left(distance);
            let kept = region.len() - distance;
            region[kept..].fill(blank);
        } else {
            region.rotate_right(distance);
            region[..distance].fill(blank);
        }
    }
}

impl Row {
    fn new(glyphs: Vec<Glyph>) -> Self {
        let mut hasher = DefaultHasher::new();
        glyphs.hash(&mut hasher);
        let used = glyphs.iter().rposition(|glyph| !glyph.is_erased()).map_or(0, |last| last + 1);
        Self { hash: hasher.finish(), glyphs, used }
    }

    fn blank(width: usize) -> Self {
        Self::new(vec![Glyph::BLANK; width])
    }
}

fn glyphs_of(cells: &[Cell], ambiguous: AmbiguousCells) -> Vec<Glyph> {
    let mut glyphs = Vec::with_capacity(cells.len());
    while let Some(cell) = cells.get(glyphs.len()) {
        if trust::is_trusted(cell.symbol(), ambiguous) {
            place(cells, cell.symbol(), true, ambiguous, &mut glyphs);
        } else {
            // The last gate before the terminal: whatever a pane has drawn, no byte of it can make
            // the terminal act or turn text round.
            let clean = CleanText::new(cell.symbol());
            place(cells, clean.as_str(), false, ambiguous, &mut glyphs);
        }
    }
    glyphs
}

/// Appends the glyph, or its two halves, of the next of `cells`.
fn place(
    cells: &[Cell],
    symbol: &str,
    trusted: bool,
    ambiguous: AmbiguousCells,
    glyphs: &mut Vec<Glyph>,
) {
    let cell = &cells[glyphs.len()];
    match trust::cells(symbol, ambiguous) {
        0 => glyphs.push(Glyph::blank(cell)),
        1 => glyphs.push(Glyph::new(symbol, cell, trusted)),
        _ if has_room(cells, glyphs.len()) => {
            glyphs.push(Glyph::new(symbol, cell, trusted));
            glyphs.push(Glyph::tail(cell));
        }
        _ => glyphs.push(without_room(cell, symbol)),
    }
}

/// True where the cell after `x` is free for the second half of a wide glyph.
fn has_room(cells: &[Cell], x: usize) -> bool {
    cells.get(x + 1).is_some_and(|next| matches!(next.symbol(), "" | " "))
}

/// The stand-in for a wide glyph that has one cell: rules and marks that were drawn for one cell on
/// a terminal that gives them two, or half a character at the right edge.
fn without_room(cell: &Cell, symbol: &str) -> Glyph {
    let plain = match symbol {
        "─" | "━" | "┄" | "┈" | "═" | "–" | "—" => "-",
        "│" | "┃" | "┆" | "┊" | "║" | "▏" | "▕" | "▌" | "▐" => "|",
        "“" | "”" => "\"",
        "‘" | "’" => "'",
        "·" | "…" | "•" => ".",
        "→" | "▶" | "▸" | "›" => ">",
        "←" | "◀" | "◂" | "‹" => "<",
        "↑" | "▲" => "^",
        "↓" | "▼" | "▾" => "v",
        "█" | "▓" | "■" => "#",
        _ if symbol.chars().all(|c| ('\u{2500}'..='\u{257F}').contains(&c)) => "+",
        _ => return Glyph::blank(cell),
    };
    Glyph::new(plain, cell, true)
}

impl Glyph {
    /// The number of cells of the glyph that starts at `x` of `glyphs`.
    pub(super) fn cells_at(glyphs: &[Self], x: usize) -> usize {
        if glyphs.get(x + 1).is_some_and(|next| next.text == Text::Tail) { 2 } else { 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, ambiguous: AmbiguousCells) -> Vec<Glyph> {
        glyphs_of(Buffer::with_lines([text]).content(), ambiguous)
    }

    #[test]
    fn a_wide_character_at_the_right_edge_without_room_is_left_blank() {
        let mut buffer = Buffer::with_lines(["abc"]);
        buffer[(2, 0)].set_symbol("温");
        let glyphs = glyphs_of(buffer.content(), AmbiguousCells::One);
        assert!(glyphs[2].is_erased());
    }

    #[test]
    fn a_rule_drawn_for_one_cell_becomes_ascii_where_the_terminal_gives_it_two() {
        let glyphs = line("a│b", AmbiguousCells::Two);
        assert_eq!(glyphs[1].text, Text::Char('|'));
    }

    #[test]
    fn blanks_of_different_colours_are_the_same_glyph() {
        let mut buffer = Buffer::with_lines(["  "]);
        buffer[(0, 0)].set_fg(ratatui::style::Color::Red);
        let glyphs = glyphs_of(buffer.content(), AmbiguousCells::One);
        assert_eq!(glyphs[0], glyphs[1]);
    }

    #[test]
    fn what_a_terminal_would_obey_never_becomes_a_glyph() {
        let mut buffer = Buffer::with_lines(["    "]);
        for (x, symbol) in ["\u{1b}", "\u{9b}", "\u{202e}", "\u{e0041}"].iter().enumerate() {
            buffer.content[x].set_symbol(symbol);
        }
        let texts: Vec<_> = glyphs_of(buffer.content(), AmbiguousCells::One)
            .into_iter()
            .map(|glyph| glyph.text)
            .collect();
        assert_eq!(texts, ['␛', '\u{FFFD}', '\u{FFFD}', ' '].map(Text::Char));
    }

    #[test]
    fn scrolling_up_leaves_blank_rows_at_the_bottom_of_the_region() {
        let mut grid = Grid::of(&Buffer::with_lines(["a", "b", "c", "d"]), AmbiguousCells::One);
        grid.scroll(0, 3, 1);
        let texts: Vec<_> = (0..4).map(|y| grid.row(y).glyphs[0].text.clone()).collect();
        assert_eq!(texts, ['b', 'c', ' ', 'd'].map(Text::Char));
    }
}
