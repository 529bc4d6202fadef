//! The text pane.

use ratatui::layout::Position;

use super::line;
use super::line::At;
use super::line::Over;
use super::line::Overlay;
use super::paint::Painter;
use super::theme::Role;
use crate::app::App;
use crate::app::Areas;
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
        last = Some((row.block, over));
    }
    let (row, Cells(column)) = reading.cursor_cell()?;
    let x = area.x.saturating_add(u16::try_from(column).unwrap_or(u16::MAX));
    let y = area.y.saturating_add(u16::try_from(row).unwrap_or(u16::MAX));
    (y < area.y + area.height).then(|| Position { x: x.min(area.x + area.width - 1), y })
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
    let parts = points.map(|range| Over { range, role: Role::Point }).chain(hits).collect();
    Overlay { parts, current_mark: mark.map(|mark| mark.offset) }
}
