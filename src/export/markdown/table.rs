//! Tables: a row of names, a rule, and the rows under it (GFM 4.10).

use std::fmt::Write;

use super::escape::Place;
use super::record::Record;
use super::record::TextId;
use crate::document::block::Block;
use crate::document::block::BlockKind;
use crate::document::block::RowRole;

/// Writes the table that `blocks` begins with, of which the first has the index `first`; says how
/// many rows it has.
pub(super) fn write(
    out: &mut String,
    blocks: &[Block],
    first: usize,
    record: &mut Record<'_>,
) -> usize {
    let is_body = |block: &Block| block.kind == BlockKind::TableRow(RowRole::Body);
    let more = blocks.iter().skip(1).take_while(|block| is_body(block)).count();
    let rows = blocks.get(..=more).unwrap_or_default();
    let columns = rows.iter().map(cells).max().unwrap_or(1);
    let rule = format!("|{}", " --- |".repeat(columns));
    let has_names =
        rows.first().is_some_and(|row| row.kind == BlockKind::TableRow(RowRole::Header));
    if !has_names {
        // Markdown has no table without a row of names: an empty one stands for none.
        let _ = write!(out, "|{}\n{rule}\n", "  |".repeat(columns));
    }
    for (offset, row) in rows.iter().enumerate() {
        let index = first + offset;
        describe(row, index, offset, columns, record);
        let text = record.text(&row.text, TextId::Block(index), Place::Row, "");
        let missing = " |".repeat(columns - cells(row));
        if offset > 0 {
            out.push('\n');
        }
        let _ = write!(out, "| {text} |{missing}");
        if offset == 0 && has_names {
            let _ = write!(out, "\n{rule}");
        }
    }
    rows.len()
}

fn cells(row: &Block) -> usize {
    row.text.as_str().matches('\t').count() + 1
}

/// Says what the rows of Markdown do not: a row of names without names, rows of a table that has
/// no first one, and fewer cells than the table has columns.
fn describe(row: &Block, index: usize, offset: usize, columns: usize, record: &mut Record<'_>) {
    let BlockKind::TableRow(role) = row.kind else { return };
    let mut words = Vec::new();
    let is_blank = row.text.refs().is_empty() && row.text.as_str().chars().all(|c| c == '\t');
    match role {
        RowRole::Header if is_blank => words.push("header".to_owned()),
        RowRole::Body if offset == 0 => words.push("body".to_owned()),
        _ => {}
    }
    if cells(row) < columns {
        words.extend(["cells".to_owned(), cells(row).to_string()]);
    }
    if !words.is_empty() {
        record.kind(index, words);
    }
}
