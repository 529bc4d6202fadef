//! Tables: columns that stand under each other, cells wrapped in them.

use std::ops::Range;

use super::compose::line_of;
use super::flow::Flow;
use super::frame::{Frame, Placing};
use super::line::{Content, Line, Markup, Piece};
use super::ruler::Ruler;
use super::setting::Setting;
use crate::document::Document;
use crate::document::block::{Block, BlockId, BlockKind, RowRole};
use crate::text::grapheme::Cells;
use crate::text::words::WordBoundaries;

/// The columns of a table, and where the table is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// In cells.
    widths: Vec<usize>,
    /// How the cells of each column stand in it.
    placings: Vec<Placing>,
    first: BlockId,
    end: BlockId,
}

/// Rows that are measured for the widths; the cells of later ones wrap in what these need.
const MEASURED_ROWS: usize = 200;
/// Cells between two columns.
const BETWEEN: usize = 2;
/// The least width that a column is narrowed to, where the measure allows it: two ideographs.
const LEAST: usize = 4;

impl Columns {
    /// The columns of the table that `id` is a row of; `None` where the block is no row.
    #[must_use]
    pub fn around(document: &Document, id: BlockId, setting: &Setting) -> Option<Self> {
        let role = |index: usize| match document.blocks.get(index)?.kind {
            BlockKind::TableRow(role) => Some(role),
            _ => None,
        };
        role(id.index())?;
        let mut first = id.index();
        while role(first) == Some(RowRole::Body)
            && let Some(before) = first.checked_sub(1).filter(|&index| role(index).is_some())
        {
            first = before;
        }
        let is_row = |&index: &usize| role(index) == Some(RowRole::Body);
        let end = first + 1 + (first + 1..document.blocks.len()).take_while(is_row).count();
        let measured = &document.blocks[first..end.min(first + MEASURED_ROWS)];
        Some(Self {
            widths: fitted(natural_widths(measured, setting), setting.measure.0),
            placings: placings(measured),
            first: BlockId::new(first),
            end: BlockId::new(end),
        })
    }

    /// True where `id` is a row of this table.
    #[must_use]
    pub fn has(&self, id: BlockId) -> bool {
        (self.first..self.end).contains(&id)
    }
}

/// The width of the widest cell of each column.
fn natural_widths(rows: &[Block], setting: &Setting) -> Vec<usize> {
    let ruler = Ruler { ambiguous: setting.ambiguous, limit: 2 };
    let mut widths: Vec<usize> = Vec::new();
    for row in rows {
        for (index, range) in cell_ranges(row.text.as_str()).enumerate() {
            let text = row.text.as_str().get(range.clone()).unwrap_or_default();
            let marks = row
                .text
                .refs()
                .iter()
                .filter(|note| range.contains(&note.offset) || range.end == note.offset);
            let marks: usize =
                marks.map(|note| ruler.width(&super::mark::shown(&note.label))).sum();
            let width = ruler.width(text) + marks;
            match widths.get_mut(index) {
                Some(widest) => *widest = width.max(*widest),
                None => widths.push(width),
            }
        }
    }
    widths
}

/// Numbers stand under each other by their last digit; everything else begins at the left.
fn placings(rows: &[Block]) -> Vec<Placing> {
    let mut columns: Vec<(bool, bool)> = Vec::new();
    for row in rows.iter().filter(|row| row.kind == BlockKind::TableRow(RowRole::Body)) {
        for (index, cell) in row.text.as_str().split('\t').enumerate() {
            if index == columns.len() {
                columns.push((false, true));
            }
            let (has_number, is_numeric) = &mut columns[index];
            *has_number |= cell.contains(|c: char| c.is_ascii_digit());
            *is_numeric &= cell.chars().all(is_part_of_number);
        }
    }
    let placing = |(has_number, is_numeric)| {
        if has_number && is_numeric { Placing::Right } else { Placing::Left }
    };
    columns.into_iter().map(placing).collect()
}

fn is_part_of_number(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(
            c,
            ' ' | ','
                | '.'
                | '%'
                | '％'
                | '‰'
                | '+'
                | '-'
                | '−'
                | '–'
                | '—'
                | '±'
                | '~'
                | '～'
                | '￥'
                | '¥'
                | '$'
                | '€'
                | '£'
        )
}

/// Takes cells from the widest columns until the table fits in `measure`.
fn fitted(mut widths: Vec<usize>, measure: usize) -> Vec<usize> {
    let between = BETWEEN * widths.len().saturating_sub(1);
    let room = measure.saturating_sub(between);
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = widths.iter().copied().max().filter(|&widest| widest > LEAST) else {
            break;
        };
        let second = widths.iter().copied().filter(|&w| w < widest).max().unwrap_or(0).max(LEAST);
        let count = widths.iter().filter(|&&w| w == widest).count();
        let over = widths.iter().sum::<usize>() - room;
        let step = (widest - second).min(over.div_ceil(count)).max(1);
        let mut left = over;
        for width in widths.iter_mut().filter(|width| **width == widest) {
            let taken = step.min(left);
            *width -= taken;
            left -= taken;
        }
    }
    widths
}

/// The byte ranges of the cells of a row.
fn cell_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split('\t').map(move |cell| {
        let range = start..start + cell.len();
        start = range.end + 1;
        range
    })
}

/// The lines of a table row with its cells in `columns`. Where not even narrow columns fit in the
/// measure, the cells stand under each other.
#[must_use]
pub fn lay_out_row(
    row: &Block,
    columns: &Columns,
    setting: &Setting,
    words: Option<&dyn WordBoundaries>,
) -> Vec<Line> {
    let measure = setting.measure.0;
    let total: usize =
        columns.widths.iter().sum::<usize>() + BETWEEN * columns.widths.len().saturating_sub(1);
    let is_stacked = total > measure;
    let plain = Frame { right: measure, gutter: 0, ..Frame::of(row, setting) };
    let mut lines: Vec<Line> = Vec::new();
    let mut left = 0;
    for (index, range) in cell_ranges(row.text.as_str()).enumerate() {
        let width = columns.widths.get(index).copied().unwrap_or(LEAST).max(2).min(measure);
        let frame = if is_stacked {
            plain
        } else {
            let left = left.min(measure - width);
            let placing = columns.placings.get(index).copied().unwrap_or(Placing::Left);
            Frame { first: left, fresh: left, rest: left, right: left + width, placing, ..plain }
        };
        let cell = Flow { block: row, frame, setting, words }.lines(range);
        let top = if is_stacked { lines.len() } else { 0 };
        for (line, cell_line) in cell.into_iter().enumerate() {
            match lines.get_mut(top + line) {
                Some(row_line) => row_line.pieces.extend(cell_line.pieces),
                None => lines.push(cell_line),
            }
        }
        left += width + BETWEEN;
    }
    let is_head = row.kind == BlockKind::TableRow(RowRole::Header);
    lines.extend(is_head.then(|| rule(total.min(measure))));
    let whole = 0..row.text.len();
    lines.into_iter().map(|line| line_of(whole.clone(), line.pieces)).collect()
}

/// The line under a table's header.
fn rule(cells: usize) -> Line {
    const DASHES: &str = "----------------------------------------------------------------";
    let pieces = (0..cells).step_by(DASHES.len()).filter_map(|column| {
        let dashes = DASHES.get(..DASHES.len().min(cells - column))?;
        Some(Piece {
            content: Content::Ornament(dashes),
            column: Cells(column),
            cells: Cells(dashes.len()),
            markup: Markup::NONE,
        })
    });
    line_of(0..0, pieces.collect())
}

#[cfg(test)]
mod tests;
