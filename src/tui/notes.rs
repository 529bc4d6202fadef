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
use crate::config::Interface;
use crate::config::Links;
use crate::document::block::Block;
use crate::text::web;

/// The cells of the rule above the notes, as the footnote rule in print.
const RULE: u16 = 12;

/// Draws the notes of the page; the place of the nearest one comes back.
pub(super) fn draw(app: &App, areas: &Areas, painter: &mut Painter) -> Option<Position> {
    let area = areas.notes?;
    if let Some(rule) = areas.rule {
        let dash = if painter.width("─") == 1 { "─" } else { "-" };
        let x = areas.column.x;
        let end = painter.text(x, rule.y, RULE, &dash.repeat(RULE.into()), Role::Quiet);
        let room = areas.column.width.saturating_sub(RULE + 1);
        painter.shortened(end + 1, rule.y, room, &out_of_sight(app), Role::Quiet);
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
        draw_text(painter, place, (&portion.text, portion.first), app.settings().links);
        y += rows(portion.rows);
    }
    if areas.rule.is_none() {
        draw_count(app, area, painter);
    }
    Some(cursor)
}

/// How many notes of the page stand above and below those in the pane.
fn hidden(app: &App) -> (usize, usize) {
    let (shown, all) = (&app.notes.shown, app.notes.notes.len());
    let above = shown.first().map_or(0, |portion| portion.index);
    let below = shown.last().map_or(0, |portion| all.saturating_sub(portion.index + 1));
    (above, below)
}

/// What the rule says of the notes that have no row in the pane, and how they are reached; empty
/// where all are shown.
fn out_of_sight(app: &App) -> String {
    let (above, below) = hidden(app);
    match (above, below, app.interface()) {
        (0, 0, _) => String::new(),
        (0, below, Interface::Zh) => format!("下面还有 {below} 条"),
        (above, 0, Interface::Zh) => format!("上面还有 {above} 条"),
        (above, below, Interface::Zh) => format!("上面还有 {above} 条，下面还有 {below} 条"),
        (0, below, Interface::En) => format!("{below} more below"),
        (above, 0, Interface::En) => format!("{above} more above"),
        (above, below, Interface::En) => format!("{above} more above, {below} below"),
    }
}

/// The number of notes that have no row, at the end of the last row, where there is no rule.
fn draw_count(app: &App, area: Area, painter: &mut Painter) {
    let (above, below) = hidden(app);
    if above + below == 0 {
        return;
    }
    let text = format!(" +{}", above + below);
    let width = painter.width(&text).min(area.width);
    let place =
        Area { x: area.x + area.width - width, y: area.y + area.height - 1, width, height: 1 };
    painter.blank(place);
    painter.text(place.x, place.y, width, &text, Role::Quiet);
}

/// Draws a note from its line `first` on; where more follows, the last row ends in an ellipsis.
fn draw_text(painter: &mut Painter, area: Area, (text, first): (&NoteText, usize), links: Links) {
    let x = area.x + NOTE_MARGIN;
    let width = area.width.saturating_sub(NOTE_MARGIN);
    let has_more = text.len() > first + usize::from(area.height);
    for (y, (block, line)) in (area.y..area.y + area.height).zip(text.lines_from(first)) {
        let is_last = y + 1 == area.y + area.height;
        if is_last && has_more {
            let dots = painter.width("…");
            let room = At { x, y, width: width.saturating_sub(dots) };
            let end = line::draw(painter, room, block, line, &overlay(block, links));
            painter.text(end, y, dots, "…", Role::Quiet);
        } else {
            line::draw(painter, At { x, y, width }, block, line, &overlay(block, links));
        }
    }
}

/// Draws a whole note over the panes; the cursor stands at its first row.
pub(super) fn draw_popup(
    (text, top): (&NoteText, usize),
    (area, column): (Area, Area),
    links: Links,
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
            &overlay(block, links),
        );
    }
    Position { x: body.x, y: body.y }
}

/// The addresses in a note's text, which are links where that is wanted.
fn overlay(block: &Block, links: Links) -> Overlay {
    let addresses = match links {
        Links::Auto => web::addresses(block.text.as_str()),
        Links::Off => Vec::new(),
    };
    Overlay { addresses, ..Overlay::default() }
}

fn rows(rows: usize) -> u16 {
    u16::try_from(rows).unwrap_or(u16::MAX)
}
