//! Terminals to replay into: `vt100` and `avt`, which share no code but the table of widths, and a
//! small one of our own that can give two cells to ambiguous characters.

use std::num::NonZeroU16;

use ratatui::layout::Position;
use ratatui::style::Color;
use ratatui::style::Modifier;

use super::super::glyph::Glyph;
use super::super::glyph::Pen;
use super::super::glyph::Text;
use super::super::grid::Grid;
use crate::text::grapheme::cluster_width;
use crate::text::grapheme::is_ambiguous;

/// Two independent models that are fed the same bytes.
pub(super) struct Terminals {
    vt100: vt100::Parser,
    avt: avt::Terminal,
}

fn rows_and_columns(width: u16, height: u16) -> (NonZeroU16, NonZeroU16) {
    (NonZeroU16::new(height).unwrap(), NonZeroU16::new(width).unwrap())
}

impl Terminals {
    pub(super) fn new(width: u16, height: u16) -> Self {
        let (rows, columns) = rows_and_columns(width, height);
        Self {
            vt100: vt100::Parser::new(rows, columns, 0),
            avt: avt::Terminal::new(width.into(), height.into()).unwrap(),
        }
    }

    pub(super) fn resize(&mut self, width: u16, height: u16) {
        let (rows, columns) = rows_and_columns(width, height);
        self.vt100.set_size(rows, columns);
        self.avt.resize(width.into(), height.into());
    }

    pub(super) fn feed(&mut self, bytes: &[u8]) {
        self.vt100.process(bytes);
        // avt keeps one character a cell and gives a combining mark a cell of its own.
        let single: String =
            std::str::from_utf8(bytes).unwrap().chars().filter(|&c| !is_mark(c)).collect();
        self.avt.feed(&single);
    }

    /// Panics where a model shows another text, pen or cursor than `grid` and `cursor`.
    pub(super) fn assert_show(&self, grid: &Grid, cursor: Option<Position>) {
        for y in 0..grid.height() {
            let line = self.avt.screen().line(y).unwrap();
            for (x, glyph) in grid.row(y).glyphs.iter().enumerate() {
                self.assert_vt100_shows(x, y, glyph);
                assert_avt_shows(&line.cells()[x], x, y, glyph);
            }
        }
        let screen = self.vt100.screen();
        assert_eq!(screen.hide_cursor(), cursor.is_none(), "visibility of the cursor");
        if let Some(at) = cursor {
            assert_eq!(screen.cursor_position(), (at.y, at.x), "vt100's cursor");
            let avt = self.avt.cursor();
            assert_eq!((avt.row, avt.col), (at.y.into(), at.x.into()), "avt's cursor");
        }
    }

    fn assert_vt100_shows(&self, x: usize, y: usize, glyph: &Glyph) {
        let (column, row) = (u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
        let cell = self.vt100.screen().cell(row, column).unwrap();
        assert_eq!(cell.is_wide_continuation(), glyph.text == Text::Tail, "vt100, {x},{y}");
        if glyph.text == Text::Tail {
            return;
        }
        let contents = if cell.contents().is_empty() { " " } else { cell.contents() };
        assert!(is_text(contents, glyph), "vt100's text at {x},{y}: {contents:?}, {glyph:?}");
        let colour = |colour| match colour {
            vt100::Color::Default => Color::Reset,
            vt100::Color::Idx(index) => Color::Indexed(index),
            vt100::Color::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
        };
        let attributes = [
            (Modifier::BOLD, cell.bold()),
            (Modifier::DIM, cell.dim()),
            (Modifier::ITALIC, cell.italic()),
            (Modifier::UNDERLINED, cell.underline()),
            (Modifier::REVERSED, cell.inverse()),
        ];
        let pen = pen(colour(cell.fgcolor()), colour(cell.bgcolor()), &attributes);
        assert!(is_pen(pen, glyph), "vt100's pen at {x},{y}: {pen:?}, {glyph:?}");
    }
}

fn is_mark(c: char) -> bool {
    !c.is_control() && cluster_width(c.encode_utf8(&mut [0; 4])).0 == 0
}

fn assert_avt_shows(cell: &avt::Cell, x: usize, y: usize, glyph: &Glyph) {
    assert_eq!(cell.width() == 0, glyph.text == Text::Tail, "avt, {x},{y}");
    if glyph.text == Text::Tail {
        return;
    }
    let shown = cell.char();
    let is_same = match &glyph.text {
        Text::Char(c) => *c == shown,
        Text::Cluster(cluster) => cluster.starts_with(shown),
        Text::Tail => false,
    };
    assert!(is_same, "avt's text at {x},{y}: {shown:?}, {glyph:?}");
    let colour = |colour| match colour {
        None => Color::Reset,
        Some(avt::Color::Indexed(index)) => Color::Indexed(index),
        Some(avt::Color::RGB(avt::Rgb { r, g, b })) => Color::Rgb(r, g, b),
    };
    let attributes = [
        (Modifier::BOLD, cell.pen().is_bold()),
        (Modifier::DIM, cell.pen().is_faint()),
        (Modifier::ITALIC, cell.pen().is_italic()),
        (Modifier::UNDERLINED, cell.pen().is_underline()),
        (Modifier::REVERSED, cell.pen().is_inverse()),
    ];
    let pen = pen(colour(cell.pen().foreground()), colour(cell.pen().background()), &attributes);
    assert!(is_pen(pen, glyph), "avt's pen at {x},{y}: {pen:?}, {glyph:?}");
}

fn pen(fg: Color, bg: Color, attributes: &[(Modifier, bool)]) -> Pen {
    let on = attributes.iter().filter(|(_, on)| *on);
    let modifier = on.fold(Modifier::empty(), |all, (modifier, _)| all | *modifier);
    Pen { fg, bg, modifier, link: None }
}

fn is_pen(shown: Pen, glyph: &Glyph) -> bool {
    let is_blank = glyph.text == Text::Char(' ');
    let shown = if is_blank { shown.for_blank() } else { shown };
    let pen = Pen { link: None, ..glyph.pen };
    shown == pen || shown == Pen { fg: numbered(pen.fg), bg: numbered(pen.bg), ..pen }
}

/// A colour that has a name by its number, as the models give it back.
fn numbered(colour: Color) -> Color {
    let named = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    let number = (0..).zip(named).find(|(_, name)| *name == colour);
    number.map_or(colour, |(number, _)| Color::Indexed(number))
}

fn is_text(shown: &str, glyph: &Glyph) -> bool {
    match &glyph.text {
        Text::Char(c) => shown.chars().eq([*c]),
        Text::Cluster(cluster) => shown == &**cluster,
        Text::Tail => shown.is_empty(),
    }
}

/// How many cells the small model gives to ambiguous characters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ambiguous {
    Wide,
}

/// A terminal of characters alone: printing, cursor moves, erasing. Half of a wide character that
/// is overwritten becomes blank, as in xterm.
pub(super) struct Cells {
    rows: Vec<Vec<char>>,
    x: usize,
    y: usize,
    ambiguous: Ambiguous,
}

/// Stands in the cell under a wide character's second half.
const HALF: char = '\0';

impl Cells {
    pub(super) fn new(width: usize, height: usize, ambiguous: Ambiguous) -> Self {
        Self { rows: vec![vec![' '; width]; height], x: 0, y: 0, ambiguous }
    }

    pub(super) fn feed(&mut self, bytes: &[u8]) {
        vte::Parser::new().advance(self, bytes);
    }

    pub(super) fn row(&self, y: usize) -> String {
        self.rows[y].iter().filter(|c| **c != HALF).collect()
    }

    fn set(&mut self, x: usize, c: char) {
        let row = &mut self.rows[self.y];
        if x >= row.len() {
            return;
        }
        if row[x] == HALF && x > 0 {
            row[x - 1] = ' ';
        }
        if row.get(x + 1) == Some(&HALF) {
            row[x + 1] = ' ';
        }
        row[x] = c;
    }
}

impl vte::Perform for Cells {
    fn print(&mut self, c: char) {
        let symbol = c.to_string();
        let wide = self.ambiguous == Ambiguous::Wide && is_ambiguous(&symbol);
        let cells = if wide { 2 } else { cluster_width(&symbol).0 };
        self.set(self.x, c);
        if cells == 2 {
            self.set(self.x + 1, ' ');
            if let Some(half) = self.rows[self.y].get_mut(self.x + 1) {
                *half = HALF;
            }
        }
        self.x += cells;
    }

    fn execute(&mut self, byte: u8) {
        match byte {
            b'\r' => self.x = 0,
            b'\n' => self.y += 1,
            8 => self.x -= 1,
            _ => panic!("control {byte}"),
        }
    }

    fn csi_dispatch(&mut self, params: &vte::Params, intermediates: &[u8], _: bool, end: char) {
        if !intermediates.is_empty() {
            return;
        }
        let given: Vec<usize> = params.iter().map(|p| p[0].into()).collect();
        let number = |index: usize| given.get(index).copied().unwrap_or(0).max(1);
        match end {
            'H' => (self.y, self.x) = (number(0) - 1, number(1) - 1),
            'G' => self.x = number(0) - 1,
            'C' => self.x += number(0),
            'D' => self.x -= number(0),
            'J' => self.rows.iter_mut().for_each(|row| row.fill(' ')),
            'K' => (self.x..self.rows[self.y].len()).for_each(|x| self.set(x, ' ')),
            'X' => (self.x..self.x + number(0)).for_each(|x| self.set(x, ' ')),
            'm' | 'r' => {}
            other => panic!("sequence {other}"),
        }
    }
}
