//! A screen under ratatui's `Buffer`: it knows what the terminal shows and says, in as few bytes as
//! it can, how to make it show the next buffer.
//!
//! Stock ratatui moves the cursor after every wide character and never scrolls; a line of Chinese
//! text scrolled by one costs it 17 kB where `less` sends 150 bytes. Here a move is left out after
//! every glyph whose width all terminals agree on ([`trust`]), rows that moved are found and moved
//! by the terminal (`scroll`), and the rest is the cheapest of several ways. Pure: a buffer goes
//! in and bytes come out, to be sent in one write.

mod cursor;
mod glyph;
mod grid;
pub(super) mod output;
mod pen;
mod row;
mod scroll;
#[cfg(test)]
mod tests;
pub mod trust;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use cursor::sequence;
use glyph::Pen;
use grid::Grid;
use output::Output;
use scroll::Scroll;
use trust::AmbiguousCells;

use super::links::Links;

/// Regions that one frame may move: the text and the notes below it, with some to spare.
const SCROLLS_A_FRAME: usize = 3;

/// Frames shorter than this many bytes are not wrapped in a synchronised update, which takes 16.
const WORTH_SYNCHRONISING: usize = 200;

/// What the terminal is known to be able to do; the default is what all of them can.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Abilities {
    /// Shows a frame at once when it is wrapped in mode 2026.
    pub synchronised_output: bool,
    /// The cells that it gives to ambiguous characters.
    pub ambiguous: AmbiguousCells,
    /// Shows the links of OSC 8.
    pub links: bool,
}

/// What the terminal shows, and the bytes that change it.
#[derive(Debug)]
pub struct Screen {
    /// `None` where nothing is known of what the terminal shows.
    shown: Option<Grid>,
    cursor: Option<Position>,
    /// `None` where that is not known.
    cursor_is_visible: Option<bool>,
    output: Output,
    abilities: Abilities,
}

impl Default for Screen {
    fn default() -> Self {
        Self::new(Abilities::default())
    }
}

impl Screen {
    /// A screen of whose terminal nothing is known but its abilities.
    #[must_use]
    pub fn new(abilities: Abilities) -> Self {
        Self {
            shown: None,
            cursor: None,
            cursor_is_visible: None,
            output: Output::new(0),
            abilities,
        }
    }

    /// Says what the terminal has turned out to be able to do. Where its widths are others than
    /// was thought, the next frame is drawn afresh.
    pub fn set_abilities(&mut self, abilities: Abilities) {
        if abilities.ambiguous != self.abilities.ambiguous {
            self.forget();
        }
        self.abilities = abilities;
    }

    /// What the terminal is taken to be able to do.
    #[must_use]
    pub fn abilities(&self) -> Abilities {
        self.abilities
    }

    /// Forgets what the terminal shows: after a resize, a suspension, or another program's output
    /// the next frame is drawn afresh.
    pub fn forget(&mut self) {
        self.shown = None;
        self.cursor_is_visible = None;
    }

    /// The bytes that make the terminal show `buffer` with its cursor at `cursor` (hidden where
    /// `None`); empty where it shows that already.
    #[must_use]
    pub fn draw(&mut self, buffer: &Buffer, cursor: Option<Position>) -> Vec<u8> {
        self.draw_linked(buffer, &Links::default(), cursor)
    }

    /// The same with links, where the terminal has them.
    #[must_use]
    pub fn draw_linked(
        &mut self,
        buffer: &Buffer,
        links: &Links,
        cursor: Option<Position>,
    ) -> Vec<u8> {
        let known: &[_] = if self.abilities.links { links.addresses() } else { &[] };
        let numbers: Vec<_> = known.iter().map(|address| self.output.link(address)).collect();
        let link = |cell| links.at(cell).and_then(|index| numbers.get(index).copied());
        let new = Grid::linked(buffer, self.abilities.ambiguous, link);
        let old = self.start(&new);
        self.draw_rows(old, &new);
        self.shown = Some(new);
        let drawn = self.output.len() > 0;
        if drawn && self.output.pen() != Pen::DEFAULT {
            self.output.set_pen(Pen::DEFAULT);
        }
        self.place_cursor(cursor, drawn);
        self.finish()
    }

    /// What the terminal shows, made blank first where that is not known.
    fn start(&mut self, new: &Grid) -> Grid {
        let known = self.shown.take();
        if let Some(old) = known
            && (old.width(), old.height()) == (new.width(), new.height())
        {
            return old;
        }
        self.output.restart(new.width());
        self.cursor = None;
        Grid::blank(new.width(), new.height())
    }

    fn draw_rows(&mut self, mut old: Grid, new: &Grid) {
        for _ in 0..SCROLLS_A_FRAME {
            let Some(scroll) = scroll::find(&old, new) else { break };
            self.scroll(scroll, new.height());
            old.scroll(scroll.top, scroll.bottom, scroll.by);
        }
        for y in 0..new.height() {
            if old.row(y).hash != new.row(y).hash {
                row::draw(y, &old.row(y).glyphs, &new.row(y).glyphs, &mut self.output);
            }
        }
    }

    /// Moves whole rows: the margins are the screen's edges at the left and right, because tmux and
    /// others corrupt a region that is narrower.
    fn scroll(&mut self, scroll: Scroll, height: usize) {
        let whole = scroll.top == 0 && scroll.bottom == height;
        let distance = scroll.by.unsigned_abs();
        // New rows take the pen's background in terminals that erase with it.
        self.output.set_pen(Pen::DEFAULT);
        if !whole {
            self.output.raw(format!("\x1b[{};{}r", scroll.top + 1, scroll.bottom).as_bytes());
            self.output.lose_place();
        }
        if scroll.by > 0 {
            self.output.move_to(scroll.bottom - 1, 0);
            self.output.raw(&vec![b'\n'; distance]);
        } else {
            self.output.move_to(scroll.top, 0);
            self.output.raw(&sequence(distance, 'L'));
        }
        if !whole {
            self.output.raw(b"\x1b[r");
            self.output.lose_place();
        }
    }

    fn place_cursor(&mut self, cursor: Option<Position>, drawn: bool) {
        if let Some(at) = cursor
            && (drawn || self.cursor != cursor)
        {
            self.output.move_to(usize::from(at.y), usize::from(at.x));
        }
        if self.cursor_is_visible != Some(cursor.is_some()) {
            self.output.raw(if cursor.is_some() { b"\x1b[?25h" } else { b"\x1b[?25l" });
            self.cursor_is_visible = Some(cursor.is_some());
        }
        self.cursor = cursor;
    }

    fn finish(&mut self) -> Vec<u8> {
        let bytes = self.output.take();
        if !self.abilities.synchronised_output || bytes.len() < WORTH_SYNCHRONISING {
            return bytes;
        }
        [b"\x1b[?2026h".as_slice(), &bytes, b"\x1b[?2026l"].concat()
    }
}
