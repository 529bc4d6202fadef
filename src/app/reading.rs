//! The text pane: the document, the page, the cursor on it, and the jump list.

use std::sync::Arc;

use super::argument::Origin;
use super::cover::Cover;
use super::detail::Detail;
use super::jumps::Jumps;
use super::memory::Memory;
use super::opened::Opened;
use super::structure::Structure;
use crate::document::Document;
use crate::document::anchor::Anchor;
use crate::document::block::Block;
use crate::journal::event::Position;
use crate::journal::standing::Standing;
use crate::layout::abridgement::CLOSED;
use crate::layout::abridgement::OPENED;
use crate::layout::line::Content;
use crate::layout::setting::Setting;
use crate::layout::viewport::Row;
use crate::layout::viewport::Viewport;
use crate::text::grapheme::Cells;
use crate::text::words::WordBoundaries;
use crate::text::words::Words;

/// A document that is being read.
pub struct Reading {
    /// The document with its name.
    pub opened: Opened,
    /// What can be gone to in it.
    pub structure: Structure,
    /// The rows of the page.
    pub viewport: Viewport,
    /// Where the reader is: always on the page.
    pub cursor: Anchor,
    /// The places before jumps.
    pub jumps: Jumps,
    /// What was left behind in the document; `None` until it was read.
    pub standing: Option<Standing>,
    /// The position that was written down last.
    pub written: Option<Position>,
    /// Where the cursor stood when the document was opened.
    pub arrival: Anchor,
    /// How much of the text is shown.
    pub detail: Detail,
    pub(super) origin: Option<Origin>,
    /// How well its cards are remembered.
    pub memory: Memory,
    /// What is covered; `None` where nothing is.
    pub cover: Option<Cover>,
}

impl std::fmt::Debug for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reading")
            .field("name", &self.opened.name)
            .field("cursor", &self.cursor)
            .finish_non_exhaustive()
    }
}

/// Where on the page a place comes to stand that was not on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Landing {
    /// In the top row, even where it was on the page.
    Top,
    /// A quarter down the page, and where it is if it was on the page.
    Near,
}

impl Reading {
    /// The beginning of a document.
    #[must_use]
    pub fn new(opened: Opened, structure: Structure, setting: Setting, height: usize) -> Self {
        let words = opened.document.language.is_chinese();
        let words = words.then(|| Arc::new(Words) as Arc<dyn WordBoundaries>);
        let viewport = Viewport::with_words(&opened.document, setting, height, words);
        let mut reading = Self {
            opened,
            structure,
            viewport,
            cursor: Anchor::default(),
            jumps: Jumps::default(),
            standing: None,
            written: None,
            arrival: Anchor::default(),
            detail: Detail::default(),
            origin: None,
            memory: Memory::default(),
            cover: None,
        };
        reading.keep_cursor_on_page();
        reading.arrival = reading.cursor;
        reading
    }

    /// The document.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.opened.document
    }

    /// The block that a row of the page shows a part of.
    #[must_use]
    pub fn block_of(&self, row: &Row) -> Option<&Block> {
        self.document().block(row.block)
    }

    /// Shows the page in this setting and height; its top line stays.
    pub fn resize(&mut self, setting: Setting, height: usize) {
        if *self.viewport.setting() != setting || self.viewport.height() != height {
            self.viewport.resize(&self.opened.document, setting, height);
        }
        self.keep_cursor_on_page();
    }

    /// Scrolls by rows, down where positive; where the page cannot move the cursor does.
    pub fn scroll(&mut self, rows: isize) {
        let moved = self.viewport.scroll(&self.opened.document, rows);
        if moved == 0 {
            self.move_cursor(rows);
        }
        self.keep_cursor_on_page();
    }

    /// Goes to a place; the place left is kept in the jump list.
    pub fn jump(&mut self, to: Anchor, landing: Landing) {
        self.jumps.leave(self.cursor);
        self.go_to(to, landing);
    }

    /// Goes to a place; one that is not shown is opened.
    pub fn go_to(&mut self, to: Anchor, landing: Landing) {
        self.reveal(to);
        let visible = self.viewport.row_of(to).is_some();
        match landing {
            Landing::Top => self.viewport.go_to(&self.opened.document, to, 0),
            Landing::Near if !visible => {
                let row = self.viewport.height() / 4;
                self.viewport.go_to(&self.opened.document, to, row);
            }
            Landing::Near => {}
        }
        self.cursor = to;
        self.keep_cursor_on_page();
    }

    /// The row of the page and the column of its text that the cursor stands at.
    #[must_use]
    pub fn cursor_cell(&self) -> Option<(usize, Cells)> {
        let index = self.viewport.row_of(self.cursor)?;
        let row = self.viewport.rows().get(index)?;
        let (line, block) = (row.line()?, self.block_of(row)?);
        let mark = line.pieces.iter().find(|piece| match piece.content {
            Content::Note { index: note, .. } => {
                block.text.refs().get(note).is_some_and(|r| r.offset == self.cursor.offset)
            }
            _ => false,
        });
        let ambiguous = self.viewport.setting().ambiguous;
        let column = mark.map_or_else(
            || line.column_of(block, self.cursor.offset, ambiguous),
            |piece| piece.column,
        );
        Some((index, column))
    }

    /// The place at a row of the page and a column of its text.
    #[must_use]
    pub fn place_at(&self, row: usize, column: Cells) -> Option<Anchor> {
        let row = self.viewport.rows().get(row)?;
        let (line, block) = (row.line()?, self.block_of(row)?);
        let offset = match line.piece_at(column).map(|piece| &piece.content) {
            Some(Content::Note { index: note, .. }) => block.text.refs().get(*note)?.offset,
            _ => line.offset_at(block, column, self.viewport.setting().ambiguous),
        };
        Some(Anchor::new(row.block, offset))
    }

    /// True where a note's mark is drawn at a row of the page and a column of its text.
    #[must_use]
    pub fn is_mark_at(&self, row: usize, column: Cells) -> bool {
        let line = self.viewport.rows().get(row).and_then(Row::line);
        let piece = line.and_then(|line| line.piece_at(column));
        piece.is_some_and(|piece| matches!(piece.content, Content::Note { .. }))
    }

    /// True where the sign of an excerpt or of an opened block is drawn at a row of the page and a
    /// column of its text.
    #[must_use]
    pub fn is_sign_at(&self, row: usize, column: Cells) -> bool {
        let line = self.viewport.rows().get(row).and_then(Row::line);
        let piece = line.and_then(|line| line.piece_at(column));
        let is_sign = |sign: &str| matches!(sign, CLOSED | OPENED);
        piece.is_some_and(|piece| matches!(piece.content, Content::Ornament(sign) if is_sign(sign)))
    }

    fn move_cursor(&mut self, rows: isize) {
        let Some(from) = self.viewport.row_of(self.cursor) else { return };
        let all = self.viewport.rows();
        let target = from.saturating_add_signed(rows).min(all.len().saturating_sub(1));
        let found = if rows < 0 {
            all.iter().take(target + 1).rev().find(|row| row.line().is_some())
        } else {
            all.iter().skip(target).find(|row| row.line().is_some())
        };
        if let Some(row) = found {
            self.cursor = row.anchor();
        }
    }

    /// Brings the cursor to the nearest line of the page where the page has left it.
    pub(super) fn keep_cursor_on_page(&mut self) {
        if self.viewport.row_of(self.cursor).is_some() {
            return;
        }
        let mut lines = self.viewport.rows().iter().filter(|row| row.line().is_some());
        let row = match lines.next() {
            Some(first) if self.cursor < first.anchor() => Some(first),
            first => lines.next_back().or(first),
        };
        if let Some(row) = row {
            self.cursor = row.anchor();
        }
    }
}
