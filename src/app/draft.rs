//! A note that is being written: its text of several lines, the cursor in it, and what it is for.
//!
//! The lines are set as the reader's own text is, so that what is written keeps the rules of its
//! language and wide characters stand where the terminal draws them.

use crate::document::anchor::Anchor;
use crate::document::block::Block;
use crate::document::block::BlockKind;
use crate::document::place::Place;
use crate::journal::event::CardId;
use crate::journal::id::EventId;
use crate::layout;
use crate::layout::line::Line;
use crate::layout::setting::Alignment;
use crate::layout::setting::LineSpacing;
use crate::layout::setting::ParagraphStyle;
use crate::layout::setting::Setting;
use crate::text::grapheme;
use crate::text::grapheme::Cells;

/// Bytes that a note may have.
const LENGTH_LIMIT: usize = 64 << 10;

/// What a note is written for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A mark that is there.
    Mark(EventId),
    /// Passages that are marked together with it, each with its length in bytes; the note is on
    /// the first.
    Passages(Vec<(Anchor, usize)>),
    /// A card that is there: its first line is the question, the second the answer, each further
    /// one counts as right as well.
    Card(CardId),
    /// A new card on this passage, which stands under this heading.
    NewCard(Box<Place>, Option<String>),
}

/// The note with its cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What it is written for.
    pub target: Target,
    /// The words that it is about.
    pub quote: String,
    text: String,
    cursor: usize,
    /// The column that moving up and down keeps to.
    column: Option<Cells>,
}

/// A row of the draft as it is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRow {
    /// Where the row's paragraph begins in the whole text.
    start: usize,
    /// True for the last row of its paragraph.
    is_last: bool,
    /// The number of its paragraph, in the first row of one.
    pub opens: Option<usize>,
    /// The paragraph.
    pub block: Block,
    /// The row.
    pub line: Line,
}

impl Draft {
    /// A draft that begins with `text`; the cursor stands at its end.
    #[must_use]
    pub fn new(target: Target, quote: String, text: String) -> Self {
        let cursor = text.len();
        Self { target, quote, text, cursor, column: None }
    }

    /// Puts the cursor at the start of the text.
    pub fn go_to_start(&mut self) {
        self.column = None;
        self.cursor = 0;
    }

    /// True where a card is written: question, answer, what counts as right as well.
    #[must_use]
    pub fn is_card(&self) -> bool {
        matches!(self.target, Target::Card(_) | Target::NewCard(..))
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Types `text` at the cursor; of control characters only line ends come in.
    pub fn insert(&mut self, text: &str) {
        self.column = None;
        for c in text.chars().filter(|c| *c == '\n' || *c == '\t' || !c.is_control()) {
            let c = if c == '\t' { ' ' } else { c };
            if self.text.len() + c.len_utf8() > LENGTH_LIMIT {
                break;
            }
            self.text.insert(self.cursor, c);
            self.cursor += c.len_utf8();
        }
    }

    /// Moves the cursor by one cluster.
    pub fn step(&mut self, forward: bool) {
        self.column = None;
        self.cursor = if forward { self.cluster_after() } else { self.cluster_before() };
    }

    /// Moves the cursor to the start or the end of its paragraph.
    pub fn go_to_edge(&mut self, end: bool) {
        self.column = None;
        let (before, after) = self.text.split_at(self.cursor);
        self.cursor = if end {
            self.cursor + after.find('\n').unwrap_or(after.len())
        } else {
            before.rfind('\n').map_or(0, |at| at + 1)
        };
    }

    /// Moves the cursor by a row, down or up.
    pub fn step_row(&mut self, down: bool, setting: &Setting) {
        let rows = self.rows(setting);
        let (row, column) = self.place(&rows, setting);
        let wanted = self.column.unwrap_or(column);
        let target = if down { row + 1 } else { row.wrapping_sub(1) };
        if let Some(target) = rows.get(target) {
            self.cursor = target.offset_at(wanted, setting);
        }
        self.column = Some(wanted);
    }

    /// Takes out the cluster before the cursor, or after it.
    pub fn delete(&mut self, forward: bool) {
        let (from, to) = if forward {
            (self.cursor, self.cluster_after())
        } else {
            (self.cluster_before(), self.cursor)
        };
        self.take_out(from, to);
    }

    /// Takes out what stands before the cursor in its paragraph; of a word only, where asked.
    pub fn delete_before(&mut self, word_only: bool) {
        let before = self.text.get(..self.cursor).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let from = if word_only {
            let kept = before.get(start..).unwrap_or_default().trim_end();
            start + kept.rfind(char::is_whitespace).map_or(0, |at| at + 1)
        } else {
            start
        };
        self.take_out(self.text.floor_char_boundary(from), self.cursor);
    }

    fn take_out(&mut self, from: usize, to: usize) {
        self.column = None;
        self.text.replace_range(from..to, "");
        self.cursor = from;
    }

    fn cluster_before(&self) -> usize {
        let before = self.text.get(..self.cursor).unwrap_or_default();
        grapheme::clusters(before).next_back().map_or(0, |(at, _)| at)
    }

    fn cluster_after(&self) -> usize {
        let after = self.text.get(self.cursor..).unwrap_or_default();
        self.cursor + grapheme::clusters(after).next().map_or(0, |(_, cluster)| cluster.len())
    }

    /// The rows of the text as it is set.
    #[must_use]
    pub fn rows(&self, setting: &Setting) -> Vec<DraftRow> {
        let mut rows = Vec::new();
        let mut start = 0;
        for (number, paragraph) in self.text.split('\n').enumerate() {
            let block = Block::new(BlockKind::Paragraph, paragraph);
            let lines = layout::lay_out(&block, setting, None);
            let count = lines.len();
            rows.extend(lines.into_iter().enumerate().map(|(index, line)| DraftRow {
                start,
                is_last: index + 1 == count,
                opens: (index == 0).then_some(number),
                block: block.clone(),
                line,
            }));
            start += paragraph.len() + 1;
        }
        rows
    }

    /// The row and the column that the cursor stands at.
    #[must_use]
    pub fn place(&self, rows: &[DraftRow], setting: &Setting) -> (usize, Cells) {
        let is_here = |row: &DraftRow| {
            let (first, last) = (row.start + row.line.range.start, row.start + row.line.range.end);
            (first..last).contains(&self.cursor) || row.is_last && self.cursor == last
        };
        let index = rows.iter().position(is_here).unwrap_or(0);
        let column = rows.get(index).map_or(Cells::ZERO, |row| {
            row.line.column_of(&row.block, self.cursor - row.start, setting.ambiguous)
        });
        (index, column)
    }
}

impl DraftRow {
    /// The place in the whole text that stands at `column` of the row.
    fn offset_at(&self, column: Cells, setting: &Setting) -> usize {
        if self.is_last && column >= self.line.width {
            return self.start + self.line.range.end;
        }
        self.start + self.line.offset_at(&self.block, column, setting.ambiguous)
    }
}

/// How a draft is set `width` cells wide, by the setting of the text that it is about.
#[must_use]
pub fn draft_setting(text: &Setting, width: u16) -> Setting {
    Setting {
        measure: Cells(usize::from(width.max(2))),
        spacing: LineSpacing::Single,
        paragraphs: ParagraphStyle::BlankLine,
        alignment: Alignment::Ragged,
        ..*text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::language::Language;

    fn draft(text: &str) -> Draft {
        Draft::new(Target::Passages(Vec::new()), String::new(), text.to_owned())
    }

    fn setting() -> Setting {
        draft_setting(&Setting::new(Cells(8), Language::ZhHans), 8)
    }

    #[test]
    fn the_cursor_stands_behind_what_was_typed() {
        let mut draft = draft("");
        draft.insert("温故而知新\r\n可以");
        let rows = draft.rows(&setting());
        assert_eq!((draft.text(), rows.len()), ("温故而知新\n可以", 3));
        assert_eq!(draft.place(&rows, &setting()), (2, Cells(4)));
    }

    #[test]
    fn moving_up_and_down_keeps_the_column() {
        let mut draft = draft("温故知\n新\n可以为");
        draft.step_row(false, &setting());
        draft.step_row(false, &setting());
        draft.insert("！");
        assert_eq!(draft.text(), "温故知！\n新\n可以为");
    }

    #[test]
    fn a_line_end_is_deleted_like_a_character() {
        let mut draft = draft("温\n故");
        draft.step(false);
        draft.delete(false);
        assert_eq!(draft.text(), "温故");
    }

    #[test]
    fn deleting_to_the_start_stays_in_the_paragraph() {
        let mut draft = draft("温故\n知新 可以");
        draft.delete_before(true);
        assert_eq!(draft.text(), "温故\n知新 ");
        draft.delete_before(false);
        assert_eq!(draft.text(), "温故\n");
    }
}
