//! The outline pane.

use ratatui::layout::Position;

use super::paint::Painter;
use super::theme::Role;
use crate::app::App;
use crate::app::Area;
use crate::app::Areas;
use crate::app::Focus;
use crate::document::section::Section;

/// Draws the outline; the place of the chosen heading comes back.
pub(super) fn draw(app: &App, areas: &Areas, painter: &mut Painter) -> Option<Position> {
    let area = areas.outline?;
    let outline = &app.reading.as_ref()?.structure.outline;
    painter.blank(area);
    let bar = if painter.width("│") == 1 { "│" } else { "|" };
    let edge = area.x + area.width - 1;
    if edge + 1 < areas.status.width {
        for y in area.y..area.y + area.height {
            painter.text(edge, y, 1, bar, Role::Quiet);
        }
    }
    let mut cursor = Position { x: area.x, y: area.y };
    let shown = app.outline.rows.iter().skip(app.outline.top);
    for (y, &index) in (area.y..area.y + area.height).zip(shown) {
        let Some(section) = outline.sections().get(index) else { continue };
        let is_chosen = index == app.outline.chosen;
        let has_children = outline.children(Some(index)).next().is_some();
        let fold = match (has_children, app.outline.is_folded(index)) {
            (false, _) => " ",
            (true, true) => "▸",
            (true, false) => "▾",
        };
        let row = Area { y, height: 1, width: area.width - 1, ..area };
        draw_section(painter, row, section, fold, is_chosen);
        if is_chosen {
            cursor = Position { x: area.x, y };
        }
    }
    if app.outline.rows.is_empty() {
        let text = app.interface().pick("没有匹配的标题", "no heading matches");
        painter.shortened(area.x + 1, area.y, area.width - 2, text, Role::Quiet);
    }
    (app.mode.focus() == Focus::Outline).then_some(cursor)
}

fn draw_section(painter: &mut Painter, row: Area, section: &Section, fold: &str, is_chosen: bool) {
    let role = if is_chosen { Role::Current } else { Role::Plain };
    if is_chosen {
        painter.text(row.x, row.y, 1, ">", role);
    }
    let indent = u16::try_from(section.depth).unwrap_or(0).min(5) * 2;
    let x = painter.text(row.x + 1 + indent.min(row.width / 3), row.y, 1, fold, Role::Quiet) + 1;
    let room = (row.x + row.width).saturating_sub(x);
    painter.shortened(x, row.y, room, &section.title, role);
}
