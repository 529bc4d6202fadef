//! The outline pane: headings, the key points under them, and how well those are remembered.

use ratatui::layout::Position;

use super::paint::Painter;
use super::theme::Role;
use crate::action::Scope;
use crate::app::App;
use crate::app::Area;
use crate::app::Areas;
use crate::app::Focus;
use crate::app::outline::OutlineRow;
use crate::app::outline::all_points;
use crate::app::reading::Reading;
use crate::config::Interface;
use crate::recall::strength::Strength;

/// The levels of the outline that are told by an indent.
const DEPTH_MAX: usize = 5;

/// Draws the outline; the place of the chosen row comes back.
pub(super) fn draw(app: &App, areas: &Areas, painter: &mut Painter) -> Option<Position> {
    let area = areas.outline?;
    let reading = app.reading.as_ref()?;
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
    for (y, &row) in (area.y..area.y + area.height).zip(shown) {
        let is_chosen = row == app.outline.chosen;
        let place = Area { y, height: 1, width: area.width - 1, ..area };
        draw_row(app, reading, (row, is_chosen), place, painter);
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

fn draw_row(
    app: &App,
    reading: &Reading,
    (row, is_chosen): (OutlineRow, bool),
    area: Area,
    painter: &mut Painter,
) {
    let role = if is_chosen { Role::Current } else { Role::Plain };
    if is_chosen {
        painter.text(area.x, area.y, 1, ">", role);
    }
    let indent = u16::try_from(depth(reading, row).min(DEPTH_MAX)).unwrap_or(0) * 2;
    let x = area.x + 1 + indent.min(area.width / 3);
    let (sign, sign_role) = match row {
        OutlineRow::Section(index) => (fold_sign(app, reading, index), Role::Quiet),
        OutlineRow::Point(index) => match reading.memory.of_point(index) {
            Some(strength) => (sign(strength), Role::Remembered(strength)),
            None => (" ", Role::Quiet),
        },
    };
    let x = painter.text(x, area.y, 1, sign, sign_role) + 1;
    let end = draw_sum(app, reading, row, area, painter);
    let text = row.text(reading.document(), &reading.structure);
    let text = match covered_from(reading, row) {
        Some(gist) => {
            let (label, gist) = text.split_at_checked(gist).unwrap_or((text, ""));
            format!("{label}{}", painter.covered(gist))
        }
        None => text.to_owned(),
    };
    painter.shortened(x, area.y, end.saturating_sub(x), &text, role);
}

/// The byte of a point's words that its gist begins at, where that is covered in the text.
fn covered_from(reading: &Reading, row: OutlineRow) -> Option<usize> {
    let OutlineRow::Point(index) = row else { return None };
    let point = reading.structure.points.get(index)?;
    let mut covered = reading.cover.as_ref()?.covered(point.block());
    covered
        .any(|range| range.contains(&point.gist.start))
        .then_some(point.gist.start - point.anchor.offset)
}

/// How many headings and points a row stands under.
fn depth(reading: &Reading, row: OutlineRow) -> usize {
    let sections = reading.structure.outline.sections();
    match row {
        OutlineRow::Section(index) => sections.get(index).map_or(0, |section| section.depth),
        OutlineRow::Point(index) => {
            let above = row.parent(&reading.structure).and_then(|parent| sections.get(parent));
            let own =
                reading.structure.points.get(index).map_or(1, |point| usize::from(point.depth));
            above.map_or(0, |section| section.depth + 1) + own.saturating_sub(1)
        }
    }
}

fn fold_sign(app: &App, reading: &Reading, section: usize) -> &'static str {
    match (app.outline.has_more(&reading.structure, section), app.outline.is_folded(section)) {
        (false, _) => " ",
        (true, true) => "▸",
        (true, false) => "▾",
    }
}

/// How many of the points under a heading are known, of those that have cards, at the right edge
/// where they are shown; the column before it comes back.
fn draw_sum(
    app: &App,
    reading: &Reading,
    row: OutlineRow,
    area: Area,
    painter: &mut Painter,
) -> u16 {
    let end = area.x + area.width;
    let OutlineRow::Section(index) = row else { return end };
    let sum = reading.memory.sum(all_points(&reading.structure, index));
    let Some((known, all)) = sum.filter(|_| app.outline.shows_points) else { return end };
    let text = format!(" {known}/{all}");
    let width = painter.width(&text);
    let role = if known == all { Role::Key } else { Role::Quiet };
    painter.text(end - width, area.y, width, &text, role);
    end - width
}

/// Says in the status line what the signs mean; false where none is shown.
pub(super) fn draw_legend(app: &App, area: Area, painter: &mut Painter) -> bool {
    let is_known = app.reading.as_ref().is_some_and(|r| r.memory.document.is_some());
    if app.scope() != Scope::Outline || !app.outline.shows_points || !is_known {
        return false;
    }
    let interface = app.interface();
    let end = area.x + area.width;
    let mut x = area.x;
    for strength in Strength::ALL {
        x = painter.text(x, area.y, end - x, sign(strength), Role::Remembered(strength)) + 1;
        x = painter.text(x, area.y, end.saturating_sub(x), name(strength, interface), Role::Quiet);
        x = (x + 2).min(end);
    }
    let sum = interface.pick("标题后：会的/全部", "heading: known/all");
    if x + painter.width(sum) <= end {
        painter.text(x, area.y, end - x, sum, Role::Quiet);
    }
    true
}

fn name(strength: Strength, interface: Interface) -> &'static str {
    match strength {
        Strength::New => interface.pick("未学", "new"),
        Strength::Learning => interface.pick("在学", "learning"),
        Strength::Weak => interface.pick("不牢", "weak"),
        Strength::Strong => interface.pick("牢记", "strong"),
    }
}

/// The sign of a strength: the more ink, the firmer. One cell in every terminal.
fn sign(strength: Strength) -> &'static str {
    match strength {
        Strength::New => ".",
        Strength::Learning => ":",
        Strength::Weak => "+",
        Strength::Strong => "#",
    }
}
