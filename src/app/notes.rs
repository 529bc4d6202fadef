//! The footnote pane: the notes whose marks are on the page, each with the rows that it gets.
//!
//! The pane's height is fixed, so that the text above it does not move. Every note has a row as long
//! as there are rows; the note nearest to the cursor gets as many as it needs, then the others in
//! their order. What does not fit ends in an ellipsis and can be scrolled or opened whole.

use super::reading::Reading;
use crate::document::anchor::Anchor;
use crate::document::block::Block;
use crate::document::block::BlockKind;
use crate::document::footnote::FootnoteId;
use crate::layout;
use crate::layout::line::Line;
use crate::layout::setting::Alignment;
use crate::layout::setting::LineSpacing;
use crate::layout::setting::ParagraphStyle;
use crate::layout::setting::Setting;
use crate::text::grapheme::Cells;

/// A note whose mark is on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteHere {
    /// The mark as printed.
    pub label: String,
    /// The note; `None` for an orphan, whose definition was not found.
    pub note: Option<FootnoteId>,
    /// Where its first mark on the page stands.
    pub mark: Anchor,
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
                found.push(NoteHere { label: note_ref.label.clone(), note: None, mark });
            }
            for &note in &note_ref.notes {
                if found.iter().all(|here| here.note != Some(note)) {
                    let label = reading
                        .document()
                        .footnote(note)
                        .map_or_else(|| note_ref.label.clone(), |footnote| footnote.label.clone());
                    found.push(NoteHere { label, note: Some(note), mark });
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

/// A note set in lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoteText {
    blocks: Vec<Block>,
    lines: Vec<(usize, Line)>,
}

impl NoteText {
    /// The note `here` set `width` cells wide.
    #[must_use]
    pub fn of(reading: &Reading, here: &NoteHere, width: u16, missing: &str) -> Self {
        let footnote = here.note.and_then(|id| reading.document().footnote(id));
        let first = BlockKind::ListItem { depth: 1, label: here.label.clone() };
        let blocks = match footnote {
            Some(footnote) => footnote
                .paragraphs
                .iter()
                .enumerate()
                .map(|(index, text)| {
                    let kind = if index == 0 { first.clone() } else { BlockKind::Paragraph };
                    Block::new(kind, text.clone())
                })
                .collect(),
            None => vec![Block::new(first, missing)],
        };
        let setting = Setting {
            measure: Cells(usize::from(width.max(1))),
            spacing: LineSpacing::Single,
            paragraphs: ParagraphStyle::Indent,
            alignment: Alignment::Ragged,
            ..*reading.viewport.setting()
        };
        let mut lines = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            lines.extend(
                layout::lay_out(block, &setting, None).into_iter().map(|line| (index, line)),
            );
        }
        Self { blocks, lines }
    }

    /// How many rows the whole note takes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// True where there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The lines from `first` on, each with the block that it belongs to.
    pub fn lines_from(&self, first: usize) -> impl Iterator<Item = (&Block, &Line)> {
        self.lines
            .iter()
            .skip(first)
            .filter_map(|(index, line)| self.blocks.get(*index).map(|block| (block, line)))
    }
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
}

/// The part of a note that the pane shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portion {
    /// The index of the note.
    pub index: usize,
    /// The note in lines.
    pub text: NoteText,
    /// The first line shown.
    pub first: usize,
    /// How many rows it gets.
    pub rows: usize,
}

impl NotesPane {
    /// Brings the pane into step with the page.
    pub fn follow(&mut self, reading: &Reading, width: u16, height: u16, missing: &str) {
        let notes = notes_here(reading);
        let nearest = nearest(&notes, reading.cursor);
        let is_same = |a: Option<&NoteHere>, b: Option<&NoteHere>| {
            a.map(|note| (note.mark, note.note)) == b.map(|note| (note.mark, note.note))
        };
        let was = self.nearest.and_then(|index| self.notes.get(index));
        if !is_same(was, nearest.and_then(|index| notes.get(index))) {
            self.scroll = 0;
        }
        self.notes = notes;
        self.nearest = nearest;
        let height = usize::from(height);
        let first = first_shown(self.notes.len(), nearest, height);
        let texts: Vec<_> = self
            .notes
            .iter()
            .enumerate()
            .skip(first)
            .take(height)
            .map(|(index, note)| (index, NoteText::of(reading, note, width, missing)))
            .collect();
        let lengths: Vec<_> = texts.iter().map(|(_, text)| text.len()).collect();
        let rows = allot(&lengths, nearest.map(|index| index.saturating_sub(first)), height);
        let mut shown = Vec::with_capacity(texts.len());
        for ((index, text), rows) in texts.into_iter().zip(rows) {
            let is_nearest = nearest == Some(index);
            if is_nearest {
                self.scroll = self.scroll.min(text.len().saturating_sub(rows));
            }
            let first = if is_nearest { self.scroll } else { 0 };
            shown.push(Portion { index, text, first, rows });
        }
        self.shown = shown;
    }

    /// The note nearest to the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&NoteHere> {
        self.nearest.and_then(|index| self.notes.get(index))
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

/// The index of the first note in the pane: 0 where all fit, else so that the nearest is shown.
fn first_shown(notes: usize, nearest: Option<usize>, height: usize) -> usize {
    let last = notes.saturating_sub(height);
    nearest.unwrap_or(0).saturating_sub(height.saturating_sub(1)).min(last)
}

/// The rows that each note gets: one each, then as many as it needs for the nearest, then for the
/// others in order.
fn allot(lengths: &[usize], nearest: Option<usize>, height: usize) -> Vec<usize> {
    let mut rows: Vec<_> = lengths.iter().map(|&length| length.min(1)).collect();
    let mut left = height.saturating_sub(rows.iter().sum());
    let order = nearest.into_iter().chain(0..lengths.len());
    for index in order {
        if let (Some(got), Some(&length)) = (rows.get_mut(index), lengths.get(index)) {
            let more = length.saturating_sub(*got).min(left);
            *got += more;
            left -= more;
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_note_has_a_row_before_any_has_two() {
        assert_eq!(allot(&[3, 3, 3], Some(1), 4), [1, 2, 1]);
    }

    #[test]
    fn the_nearest_note_gets_what_it_needs_first() {
        assert_eq!(allot(&[2, 2, 4], Some(2), 8), [2, 2, 4]);
        assert_eq!(allot(&[2, 2, 4], Some(2), 6), [1, 1, 4]);
    }

    #[test]
    fn the_nearest_note_is_always_shown() {
        assert_eq!(first_shown(10, Some(9), 4), 6);
        assert_eq!(first_shown(10, Some(2), 4), 0);
        assert_eq!(first_shown(3, Some(2), 4), 0);
    }
}
