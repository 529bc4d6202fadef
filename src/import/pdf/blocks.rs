//! Paragraphs to blocks: lines joined to text, raised marks linked to the notes of their page.

use std::ops::Range;

use super::line::Line;
use super::notes::Notes;
use super::paragraphs::Draft;
use crate::document::block::Block;
use crate::document::block::BlockKind;
use crate::document::block::RowRole;
use crate::document::footnote::Footnote;
use crate::document::footnote::FootnoteId;
use crate::document::inline::RichText;
use crate::import::label::Family;
use crate::import::marks;
use crate::import::normalised::Normalised;
use crate::import::plain::join;

/// So many rows of cells, one after another, are a table.
const ROWS_MIN: usize = 2;

/// Sets the text of blocks and notes.
pub(super) struct Builder<'n> {
    notes: &'n Notes,
    /// Circled numbers stand raised where they are marks: in the text they are none.
    raised_circles: bool,
}

impl<'n> Builder<'n> {
    pub(super) fn new(notes: &'n Notes, drafts: &[Draft]) -> Self {
        let lines = drafts.iter().flat_map(|draft| &draft.lines);
        let raised_circles = lines
            .flat_map(|placed| &placed.line.marks)
            .any(|(_, label)| label.chars().any(|c| crate::text::ordinal::circled(c).is_some()));
        Self { notes, raised_circles }
    }

    /// A block for each draft.
    pub(super) fn blocks(&self, drafts: &[Draft]) -> Vec<Block> {
        let mut blocks: Vec<Block> = drafts.iter().map(|draft| self.block(draft)).collect();
        let mut start = 0;
        for run in drafts.chunk_by(|a, b| a.is_row() && b.is_row()) {
            let of_run = start..start + run.len();
            start = of_run.end;
            let is_table = run.len() >= ROWS_MIN && run.iter().all(Draft::is_row);
            for (at, block) in blocks.get_mut(of_run).unwrap_or_default().iter_mut().enumerate() {
                if is_table {
                    let role = if at == 0 { RowRole::Opening } else { RowRole::Body };
                    block.kind = BlockKind::TableRow(role);
                } else {
                    block.text = without_tabs(&block.text);
                }
            }
        }
        blocks
    }

    fn block(&self, draft: &Draft) -> Block {
        let mut text = RichText::default();
        for placed in &draft.lines {
            self.push_line(&mut text, &placed.line, placed.page);
        }
        text.shrink();
        Block { kind: BlockKind::Paragraph, text }
    }

    /// The notes in their order.
    pub(super) fn footnotes(&self) -> Vec<Footnote> {
        let restarts = self.notes.restarts();
        let mut pages: Vec<usize> = self.notes.definitions.iter().map(|note| note.page).collect();
        pages.dedup();
        let footnote = |note: &super::notes::Definition| {
            let mut text = RichText::default();
            for line in &note.lines {
                let mut plain = line.clone();
                plain.text = plain.text.replace('\t', " ");
                self.push_line(&mut text, &plain, note.page);
            }
            text.shrink();
            let block = pages.partition_point(|page| *page <= note.page);
            let page = u32::try_from(block).ok().filter(|_| restarts);
            Footnote { label: note.label.clone(), page, paragraphs: vec![text] }
        };
        self.notes.definitions.iter().map(footnote).collect()
    }

    /// Appends a line with its marks.
    fn push_line(&self, text: &mut RichText, line: &Line, page: usize) {
        join(text, &line.text, &mut Normalised::default());
        let mut done = 0;
        for (at, label) in &line.marks {
            self.push_printed(text, line.text.get(done..*at).unwrap_or_default(), page);
            done = *at;
            match self.notes.resolve(page, label) {
                Some(notes) => {
                    let notes = notes.into_iter().map(FootnoteId::new).collect();
                    text.push_ref(label.trim(), notes);
                }
                None => text.push_str(&raised(label)),
            }
        }
        self.push_printed(text, line.text.get(done..).unwrap_or_default(), page);
    }

    /// Appends text; what in it may be a mark and leads to a note of the page is one.
    fn push_printed(&self, text: &mut RichText, printed: &str, page: usize) {
        let mut done = 0;
        for range in self.printed_marks(printed, page) {
            let mark = printed.get(range.clone()).unwrap_or_default();
            let begins = text.is_empty() && range.start == 0;
            let notes = self.notes.resolve(page, mark).filter(|_| !begins && range.start >= done);
            if let Some(notes) = notes {
                text.push_str(printed.get(done..range.start).unwrap_or_default());
                text.push_ref(mark, notes.into_iter().map(FootnoteId::new).collect());
                done = range.end;
            }
        }
        text.push_str(printed.get(done..).unwrap_or_default());
    }

    /// What may be marks in a line of the page, in their order: circled numbers, numbers in
    /// brackets, and plain numbers where they are glued to words there.
    fn printed_marks(&self, printed: &str, page: usize) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(mark) = marks::next_mark(printed, from) {
            from = mark.range.end;
            match mark.family {
                Family::Circled if self.raised_circles => {}
                Family::Circled | Family::Bracket => found.push(mark.range),
                _ => {}
            }
        }
        let glued = marks::glued_numbers(printed);
        found.extend(
            glued.filter(|(_, number)| self.notes.is_glued(page, *number)).map(|(range, _)| range),
        );
        found.sort_by_key(|range| range.start);
        found
    }
}

/// What is raised and no mark of a note at the page's bottom, in raised digits; the notes at the
/// end of the text have marks of this form.
fn raised(label: &str) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    if label.contains(['[', '［', '〔', '(', '（']) {
        return label.to_owned();
    }
    let digit = |c: char| c.to_digit(10).and_then(|digit| DIGITS.get(digit as usize).copied());
    label.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

fn without_tabs(text: &RichText) -> RichText {
    if !text.as_str().contains('\t') {
        return text.clone();
    }
    let mut spaced = RichText::default();
    let mut done = 0;
    for mark in text.refs() {
        spaced.push_str(
            &text.as_str().get(done..mark.offset).unwrap_or_default().replace('\t', "  "),
        );
        spaced.push_ref(mark.label.clone(), mark.notes.clone());
        done = mark.offset;
    }
    spaced.push_str(&text.as_str().get(done..).unwrap_or_default().replace('\t', "  "));
    spaced
}
