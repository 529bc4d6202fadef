//! The footnote pane: the notes whose marks are on the page, each with the rows that it gets.
//!
//! The pane's height is fixed, so that the text above it does not move. Every note has a row as long
//! as there are rows; the note nearest to the cursor gets as many as it needs, then the others. What
//! does not fit ends in an ellipsis and can be scrolled or opened whole. While the text scrolls by
//! lines a note stays in the rows that it has, so that few rows change (issue 5: 600 bytes at most).

mod allot;
pub mod text;

use std::sync::Arc;

use super::reading::Reading;
use crate::document::anchor::Anchor;
use crate::document::footnote::FootnoteId;
use text::Texts;

pub use text::NoteText;

/// The rows of notes that a line of text brings with it at the most, as it scrolls: with the line
/// itself and the status line they stay below 600 bytes at a measure of 76.
const FRESH_ROWS: usize = 3;

/// A note whose mark is on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteHere {
    /// The mark as printed.
    pub label: String,
    /// The note; `None` for an orphan, whose definition was not found.
    pub note: Option<FootnoteId>,
    /// Where its first mark on the page stands.
    pub mark: Anchor,
    /// The page block of its definition, where the numbering starts again on each page.
    pub page: Option<u32>,
}

impl NoteHere {
    /// True where both are one note: a mark that leaves the page may leave another of its marks.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        match (self.note, other.note) {
            (None, None) => self.mark == other.mark,
            (note, other) => note == other,
        }
    }
}

/// The notes whose marks are on the page, in order, each once.
#[must_use]
pub fn notes_here(reading: &Reading) -> Vec<NoteHere> {
    let mut found: Vec<NoteHere> = Vec::new();
    for row in reading.viewport.rows() {
        let (Some(line), Some(block)) = (row.line(), reading.block_of(row)) else { continue };
        for note_ref in line.notes().filter_map(|index| block.text.refs().get(index)) {
            let mark = Anchor::new(row.block, note_ref.offset);
            if note_ref.notes.is_empty() {
                let label = note_ref.label.clone();
                found.push(NoteHere { label, note: None, mark, page: None });
            }
            for &note in &note_ref.notes {
                if found.iter().all(|here| here.note != Some(note)) {
                    let footnote = reading.document().footnote(note);
                    let label = footnote.map_or(&note_ref.label, |footnote| &footnote.label);
                    found.push(NoteHere {
                        label: label.clone(),
                        note: Some(note),
                        mark,
                        page: footnote.and_then(|footnote| footnote.page),
                    });
                }
            }
        }
    }
    found
}

/// The index of the note nearest to the cursor: the first whose mark stands at or after it on the
/// page, else the last.
#[must_use]
pub fn nearest(notes: &[NoteHere], cursor: Anchor) -> Option<usize> {
    let after = notes.iter().position(|note| note.mark >= cursor);
    after.or_else(|| notes.len().checked_sub(1))
}

/// The notes on the page, set for the pane.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NotesPane {
    /// Whether the person has put the pane away.
    pub is_hidden: bool,
    /// The notes in order.
    pub notes: Vec<NoteHere>,
    /// The index of the note nearest to the cursor.
    pub nearest: Option<usize>,
    /// The rows that the nearest note is scrolled by.
    pub scroll: usize,
    /// What stands in the pane, from the top: each note's lines and the rows that it gets.
    pub shown: Vec<Portion>,
    /// The rows that may be drawn anew; `None` for as many as it takes.
    fresh: Option<usize>,
    texts: Texts,
}

/// The part of a note that the pane shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portion {
    /// The index of the note.
    pub index: usize,
    /// The note in lines.
    pub text: Arc<NoteText>,
    /// The first line shown.
    pub first: usize,
    /// How many rows it gets.
    pub rows: usize,
}

impl NotesPane {
    /// Lets as little as can be change in the pane when it next follows: the text has moved by
    /// `lines` alone.
    pub fn keep_rows(&mut self, lines: usize) {
        self.fresh = Some(lines.saturating_mul(FRESH_ROWS));
    }

    /// Brings the pane, `width` cells and `height` rows, into step with the page.
    pub fn follow(&mut self, reading: &Reading, width: u16, height: u16, missing: &str) {
        let notes = notes_here(reading);
        let nearest = nearest(&notes, reading.cursor);
        let was = self.current();
        let is_same_nearest = match (was, nearest.and_then(|index| notes.get(index))) {
            (Some(was), Some(is)) => was.is(is),
            (was, is) => was.is_none() && is.is_none(),
        };
        if !is_same_nearest {
            self.scroll = 0;
        }
        let height = usize::from(height);
        let first = self.first_shown(&notes, nearest, height);
        let texts: Vec<_> = notes
            .iter()
            .skip(first)
            .take(height)
            .map(|note| self.texts.get(reading, note, width, missing))
            .collect();
        self.texts.trim(texts.len());
        let in_sight: Vec<_> = notes.iter().skip(first).take(height).collect();
        let near = nearest.and_then(|index| index.checked_sub(first));
        let rows = self.rows_of(&in_sight, &texts, near, height);
        self.shown = texts
            .into_iter()
            .zip(rows)
            .enumerate()
            .map(|(place, (text, rows))| Portion { index: first + place, text, first: 0, rows })
            .collect();
        self.notes = notes;
        self.nearest = nearest;
        if let Some(portion) = self.shown.iter_mut().find(|p| Some(p.index) == nearest) {
            self.scroll = self.scroll.min(portion.text.len().saturating_sub(portion.rows));
            portion.first = self.scroll;
        }
    }

    /// The index of the first note in the pane: the one that was first as long as it can be, else
    /// so that the nearest is shown and no row is left over.
    fn first_shown(&self, notes: &[NoteHere], nearest: Option<usize>, height: usize) -> usize {
        let was = self.shown.first().and_then(|portion| self.notes.get(portion.index));
        let first = was.and_then(|was| notes.iter().position(|note| note.is(was))).unwrap_or(0);
        let nearest = nearest.unwrap_or(0);
        let lowest = (nearest + 1).saturating_sub(height.max(1));
        first.clamp(lowest, nearest).min(notes.len().saturating_sub(height))
    }

    /// The rows of the notes in sight, of which `nearest` is the index among them.
    fn rows_of(
        &mut self,
        notes: &[&NoteHere],
        texts: &[Arc<NoteText>],
        nearest: Option<usize>,
        height: usize,
    ) -> Vec<usize> {
        let lengths: Vec<_> = texts.iter().map(|text| text.len()).collect();
        let shared = allot::share(&lengths, nearest, height);
        let Some(fresh) = self.fresh.take() else { return shared };
        let kept_by = |(note, length): (&&NoteHere, &usize)| {
            let before = self.shown.iter().find(|portion| {
                self.notes.get(portion.index).is_some_and(|before| before.is(note))
            });
            before.map_or(0, |portion| portion.rows.min(*length))
        };
        let kept: Vec<_> = notes.iter().zip(&lengths).map(kept_by).collect();
        // The first row of a note that enters is one of those that may be fresh.
        let entering = kept.iter().filter(|&&rows| rows == 0).count();
        allot::approach(&kept, &shared, nearest, fresh.saturating_sub(entering), height)
    }

    /// The note nearest to the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&NoteHere> {
        self.nearest.and_then(|index| self.notes.get(index))
    }

    /// True where the nearest note can be scrolled by `rows` in its part of the pane.
    #[must_use]
    pub fn can_scroll(&self, rows: isize) -> bool {
        let nearest = self.shown.iter().find(|portion| Some(portion.index) == self.nearest);
        nearest.is_some_and(|portion| {
            let last = portion.text.len().saturating_sub(portion.rows);
            self.scroll.checked_add_signed(rows).is_some_and(|scroll| scroll <= last)
        })
    }

    /// The note in a row of the pane.
    #[must_use]
    pub fn note_in_row(&self, row: usize) -> Option<&NoteHere> {
        let mut end = 0;
        let portion = self.shown.iter().find(|portion| {
            end += portion.rows;
            row < end
        })?;
        self.notes.get(portion.index)
    }
}
