//! The text pane.

use std::ops::Range;

use ratatui::layout::Position;

use super::line;
use super::line::At;
use super::line::Over;
use super::line::Overlay;
use super::marks;
use super::paint::Painter;
use super::theme::Role;
use crate::app::App;
use crate::app::Areas;
use crate::app::cover::Cover;
use crate::app::reading::Reading;
use crate::document::block::BlockId;
use crate::text::grapheme::Cells;

/// Draws the page; the cursor's place comes back.
pub(super) fn draw(app: &App, areas: &Areas, painter: &mut Painter) -> Option<Position> {
    let reading = app.reading.as_ref()?;
    let area = areas.column;
    let mut last: Option<(BlockId, Overlay)> = None;
    for (y, row) in (area.y..area.y + area.height).zip(reading.viewport.rows()) {
        let (Some(line), Some(block)) = (row.line(), reading.block_of(row)) else { continue };
        let over = match last.take() {
            Some((id, over)) if id == row.block => over,
            _ => over_block(app, reading, row.block),
        };
        line::draw(painter, At { x: area.x, y, width: area.width }, block, line, &over);
        draw_sign(reading, row.block, &line.range, (areas.text.x, area.x, y), painter);
        last = Some((row.block, over));
    }
    let (row, Cells(column)) = reading.cursor_cell()?;
    let x = area.x.saturating_add(u16::try_from(column).unwrap_or(u16::MAX));
    let y = area.y.saturating_add(u16::try_from(row).unwrap_or(u16::MAX));
    (y < area.y + area.height).then(|| Position { x: x.min(area.x + area.width - 1), y })
}

/// The sign of the first mark that begins in a line, in the margin where there is one; `+` beside it
/// says that it has a note.
fn draw_sign(
    reading: &Reading,
    block: BlockId,
    line: &Range<usize>,
    (edge, text, y): (u16, u16, u16),
    painter: &mut Painter,
) {
    let mut begun = reading.marks_in(block).filter(|(_, at)| line.contains(&at.anchor.offset));
    let Some((mark, _)) = begun.next().filter(|_| text > edge) else { return };
    painter.text(text - 1, y, 1, marks::sign(mark.kind), Role::Key);
    if !mark.note.is_empty() && text > edge + 1 {
        painter.text(text - 2, y, 1, "+", Role::Key);
    }
}

/// The parts of a block that are covered; none while the passage of a card is looked at.
fn covered(app: &App, reading: &Reading, block: BlockId) -> Vec<Range<usize>> {
    let is_asked = app.quiz.passage_in(block).is_some();
    let cover = reading.cover.as_ref().filter(|_| !is_asked);
    cover.map_or_else(Vec::new, |cover| cover.covered(block).collect())
}

/// What lies over a block's text: the labels of key points, the search's hits, and the mark nearest
/// to the cursor.
fn over_block(app: &App, reading: &Reading, block: BlockId) -> Overlay {
    let mark = app.notes.current().map(|note| note.mark).filter(|mark| mark.block == block);
    let points = reading.structure.point_labels(block);
    let hits = app.find.in_block(block).map(|(range, is_current)| {
        let role = if is_current { Role::CurrentHit } else { Role::Hit };
        Over { range, role }
    });
    let marks = reading.marks_in(block).map(|(mark, passage)| {
        let start = passage.anchor.offset;
        Over { range: start..start + passage.length, role: Role::Marked(mark.kind) }
    });
    let selected = app.selected().into_iter().filter(|(at, _)| at.block == block);
    let selected = selected
        .map(|(at, length)| Over { range: at.offset..at.offset + length, role: Role::Selected });
    let asked = app.quiz.passage_in(block).map(|range| Over { range, role: Role::Selected });
    let points = points.map(|range| Over { range, role: Role::Point });
    let uncovered = reading.cover.as_ref().and_then(Cover::awaited);
    let uncovered = uncovered.filter(|item| item.block == block).into_iter();
    let uncovered = uncovered
        .flat_map(|item| item.ranges.iter().cloned())
        .map(|range| Over { range, role: Role::Current });
    let parts = points.chain(uncovered).chain(marks).chain(hits).chain(asked).chain(selected);
    Overlay {
        parts: parts.collect(),
        current_mark: mark.map(|mark| mark.offset),
        covered: covered(app, reading, block),
        addresses: Vec::new(),
    }
}
