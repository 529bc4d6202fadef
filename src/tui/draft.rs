//! The note that is being written, over the lower part of the text.

use ratatui::layout::Position;

use super::line;
use super::line::At;
use super::line::Overlay;
use super::paint::Painter;
use super::theme::Role;
use crate::app::App;
use crate::app::Area;
use crate::app::Areas;
use crate::app::draft::Draft;
use crate::app::drafting::CARD_MARGIN;

/// The fewest rows that the note gets.
const ROWS_MIN: u16 = 3;

/// What the lines of a card are: question, answer, what counts as right as well.
const LABELS: [(&str, &str); 3] = [("问", "Q"), ("答", "A"), ("或", "or")];

/// Draws the draft; the cursor stands where the next character goes, which is where an input
/// method shows its candidates.
pub(super) fn draw(
    app: &App,
    draft: &Draft,
    areas: &Areas,
    painter: &mut Painter,
) -> Option<Position> {
    let setting = app.writing_setting()?;
    let rows = draft.rows(&setting);
    let (row, column) = draft.place(&rows, &setting);
    let most = (areas.popup.height.saturating_sub(2) / 2).max(ROWS_MIN);
    let height = u16::try_from(rows.len()).unwrap_or(most).clamp(ROWS_MIN, most);
    let height = height.min(areas.popup.height.saturating_sub(2));
    let area = Area { y: areas.popup.height - height - 2, height: height + 2, ..areas.popup };
    painter.blank(area);
    let (x, width) = (areas.column.x, areas.column.width);
    let dash = if painter.width("─") == 1 { "─" } else { "-" };
    painter.text(x, area.y, width, &dash.repeat(width.into()), Role::Quiet);
    let quote = draft.quote.replace('\n', " ");
    let (open, close) = app.interface().pick(("“", "”"), ("“", "”"));
    let (open, close) = if quote.is_empty() { ("", "") } else { (open, close) };
    let end = painter.shortened(x, area.y + 1, width - 2, &format!("{open}{quote}"), Role::Quiet);
    painter.text(end, area.y + 1, 2, close, Role::Quiet);
    let first = (row + 1).saturating_sub(usize::from(height));
    let body = area.y + 2;
    let margin = if draft.is_card() { CARD_MARGIN } else { 0 };
    for (y, row) in (body..body + height).zip(rows.iter().skip(first)) {
        if let Some(number) = row.opens.filter(|_| draft.is_card()) {
            let (zh, en) = LABELS[number.min(LABELS.len() - 1)];
            painter.text(x, y, margin, app.interface().pick(zh, en), Role::Key);
        }
        let at = At { x: x + margin, y, width: width.saturating_sub(margin) };
        line::draw(painter, at, &row.block, &row.line, &Overlay::default());
    }
    let (x, width) = (x + margin, width.saturating_sub(margin));
    let column = u16::try_from(column.0).unwrap_or(width).min(width.saturating_sub(1));
    Some(Position { x: x + column, y: body + u16::try_from(row - first).unwrap_or(0) })
}
