//! The footnote pane, and a whole note in a pop-up.

use ratatui::layout::Position;

use super::line;
use super::line::At;
use super::line::Overlay;
use super::paint::Painter;
use super::theme::Role;
use crate::app::App;
use crate::app::Area;
use crate::app::Areas;
use crate::app::areas::NOTE_MARGIN;
use crate::app::notes::NoteText;

/// The cells of the rule above the notes, as the footnote rule in print.
const RULE: u16 = 12;

/// Draws the notes of the page; the place of the nearest one comes back.
pub(super) fn draw(app: &App, areas: &Areas, painter: &mut Painter) -> Option<Position> {
    let area = areas.notes?;
    if let Some(rule) = areas.rule {
        let dash = if painter.width("─") == 1 { "─" } else { "-" };
        let x = areas.column.x;
        let end = painter.text(x, rule.y, RULE, &dash.repeat(RULE.into()), Role::Quiet);
        let hidden = app.notes.notes.len().saturating_sub(app.notes.shown.len());
        if hidden > 0 {
            painter.text(end, rule.y, 6, &format!(" +{hidden}"), Role::Quiet);
        }
    }
    let mut y = area.y;
    let mut cursor = Position { x: area.x, y };
    for portion in &app.notes.shown {
        let is_nearest = app.notes.nearest == Some(portion.index);
        if is_nearest {
            cursor = Position { x: area.x, y };
            painter.text(area.x, y, 1, ">", Role::Current);
        }
        let place = Area { x: area.x, y, width: area.width, height: rows(portion.rows) };
        draw_text(painter, place, &portion.text, portion.first);
        y += rows(portion.rows);
    }
    Some(cursor)
}

/// Draws a note from its line `first` on; where more follows, the last row ends in an ellipsis.
fn draw_text(painter: &mut Painter, area: Area, text: &NoteText, first: usize) {
    let x = area.x + NOTE_MARGIN;
    let width = area.width.saturating_sub(NOTE_MARGIN);
    let has_more = text.len() > first + usize::from(area.height);
    for (y, (block, line)) in (area.y..area.y + area.height).zip(text.lines_from(first)) {
        let is_last = y + 1 == area.y + area.height;
        if is_last && has_more {
            let dots = painter.width("…");
            let room = At { x, y, width: width.saturating_sub(dots) };
            let end = line::draw(painter, room, block, line, &Overlay::default());
            painter.text(end, y, dots, "…", Role::Quiet);
        } else {
            line::draw(painter, At { x, y, width }, block, line, &Overlay::default());
        }
    }
}

/// Draws a whole note over the panes; the cursor stands at its first row.
pub(super) fn draw_popup(
    (text, top): (&NoteText, usize),
    (area, column): (Area, Area),
    painter: &mut Painter,
) -> Position {
    painter.blank(area);
    let dash = if painter.width("─") == 1 { "─" } else { "-" };
    let rule = dash.repeat(column.width.into());
    painter.text(column.x, area.y, column.width, &rule, Role::Quiet);
    let body = Area { y: area.y + 1, height: area.height.saturating_sub(1), ..column };
    for (y, (block, line)) in (body.y..body.y + body.height).zip(text.lines_from(top)) {
        line::draw(
            painter,
            At { x: body.x, y, width: body.width },
            block,
            line,
            &Overlay::default(),
        );
    }
    Position { x: body.x, y: body.y }
}

fn rows(rows: usize) -> u16 {
    u16::try_from(rows).unwrap_or(u16::MAX)
}
