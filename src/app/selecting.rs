//! Selecting text: by character, word, sentence and paragraph, with keys as in vim and by dragging.

use super::App;
use super::effect::Effect;
use super::mode::Focus;
use super::mode::Mode;
use super::motion::steps;
use super::passage::Unit;
use super::reading::Reading;
use crate::action::Action;
use crate::document::anchor::Anchor;
use crate::text::grapheme::Cells;

impl App {
    /// Where the selection began, where there is one.
    #[must_use]
    pub fn selection(&self) -> Option<Anchor> {
        match self.mode {
            Mode::Select { from } => Some(from),
            _ => None,
        }
    }

    /// The passages that are selected, each with its length in bytes.
    #[must_use]
    pub fn selected(&self) -> Vec<(Anchor, usize)> {
        let reading = self.reading.as_ref().zip(self.selection());
        reading.map_or_else(Vec::new, |(reading, from)| reading.selected(from))
    }

    /// Begins a selection at `from`.
    pub(super) fn select_from(&mut self, from: Anchor) {
        self.mode = Mode::Select { from };
    }

    /// Leaves the selection.
    pub(super) fn deselect(&mut self) {
        if self.selection().is_some() {
            self.mode = Mode::default();
        }
    }

    /// Does what an action asks of the selection, or moves the cursor by it.
    pub(super) fn act_in_selection(&mut self, action: Action, count: Option<usize>) -> Vec<Effect> {
        let from = self.selection();
        let Some(reading) = &mut self.reading else { return Vec::new() };
        if self.mode.focus() != Focus::Text {
            return Vec::new();
        }
        match action {
            Action::SelectStart if from.is_some() => self.deselect(),
            Action::SelectStart => self.mode = Mode::Select { from: reading.cursor },
            Action::SelectCancel => self.deselect(),
            Action::SelectSwap => {
                if let Some(from) = from {
                    self.mode = Mode::Select { from: reading.cursor };
                    reading.reach(from);
                }
            }
            Action::SelectWord => self.select(Unit::Word),
            Action::SelectSentence => self.select(Unit::Sentence),
            Action::SelectParagraph => self.select(Unit::Paragraph),
            Action::CopySelection => {
                let text = reading.words_of(&reading.selected(from.unwrap_or(reading.cursor)));
                self.deselect();
                return self.copy(Some(text));
            }
            _ => {
                for _ in 0..steps(count).clamp(1, 1000) {
                    reading.step(action);
                }
            }
        }
        Vec::new()
    }

    fn select(&mut self, unit: Unit) {
        let Some(reading) = &mut self.reading else { return };
        let range = reading.around(unit);
        let from = Anchor::new(reading.cursor.block, range.start);
        reading.cursor = from;
        let text = reading.words_of(&[(from, range.len())]);
        let last = crate::text::grapheme::clusters(&text).next_back();
        let offset = range.start + last.map_or(0, |(offset, _)| offset);
        reading.reach(Anchor::new(from.block, offset));
        self.mode = Mode::Select { from };
    }
}

impl Reading {
    /// Moves the cursor as an action says, by one step.
    fn step(&mut self, action: Action) {
        let to = match action {
            Action::CursorLeft => self.next_cluster(false),
            Action::CursorRight => self.next_cluster(true),
            Action::WordNext => self.next_word(true),
            Action::WordPrevious => self.next_word(false),
            Action::WordEnd => self.word_end(),
            Action::SentenceNext => self.next_sentence(true),
            Action::SentencePrevious => self.next_sentence(false),
            _ => return,
        };
        let is_shown = self.viewport.shows(&self.opened.document, to);
        let to = if is_shown { Some(to) } else { self.shown_beyond(to, to > self.cursor) };
        if let Some(to) = to {
            self.reach(to);
        }
    }

    /// Puts the cursor on a place and scrolls as little as that needs; one that is not shown is
    /// opened.
    pub fn reach(&mut self, to: Anchor) {
        self.reveal(to);
        self.viewport.show(&self.opened.document, to);
        self.cursor = to;
    }

    /// Moves the cursor by lines to where they begin.
    pub fn step_lines(&mut self, rows: isize) {
        if let Some((row, _)) = self.cursor_cell() {
            self.move_from(row, Cells::ZERO, rows);
        }
    }

    /// Moves the cursor by lines and keeps its column, as a selection needs it.
    pub fn move_line(&mut self, rows: isize) {
        if let Some((row, column)) = self.cursor_cell() {
            self.move_from(row, column, rows);
        }
    }

    fn move_from(&mut self, row: usize, column: Cells, rows: isize) {
        let step = rows.signum();
        let mut at = row.cast_signed();
        let mut left = rows.unsigned_abs();
        while left > 0 {
            at += step;
            let is_outside = at < 0 || at >= self.viewport.rows().len().cast_signed();
            if is_outside {
                if self.viewport.scroll(&self.opened.document, step) == 0 {
                    return;
                }
                at -= step;
            }
            let Some(place) = usize::try_from(at).ok().and_then(|at| self.place_at(at, column))
            else {
                continue;
            };
            self.cursor = place;
            left -= 1;
        }
    }

    /// The place of the text that is nearest to a cell of the text pane.
    #[must_use]
    pub fn nearest_to(&self, row: usize, column: Cells) -> Option<Anchor> {
        let rows = 0..=row.min(self.viewport.rows().len().saturating_sub(1));
        rows.rev().find_map(|row| self.place_at(row, column))
    }
}
