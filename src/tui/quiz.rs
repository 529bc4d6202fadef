//! The quiz screen.

use ratatui::layout::Position;

use super::line;
use super::line::At;
use super::line::Over;
use super::line::Overlay;
use super::paint::Painter;
use super::theme::Role;
use crate::app::App;
use crate::app::Area;
use crate::app::quiz::Sitting;
use crate::app::quiz::Stage;
use crate::app::quiz::page::Part;
use crate::app::quiz::page::Tone;
use crate::config::Interface;
use crate::journal::event::MarkKind;

/// Draws the quiz over everything but the status line, the page from its row `top` on; the cursor
/// stands at the part that matters.
pub(super) fn draw(
    app: &App,
    top: usize,
    (area, column): (Area, Area),
    painter: &mut Painter,
) -> Position {
    painter.blank(area);
    let (x, width) = (column.x, column.width);
    if let Some(sitting) = &app.quiz.sitting {
        let heading = heading(sitting, app.interface());
        painter.shortened(x, area.y, width, &heading, Role::Heading);
    }
    let body = Area { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let mut cursor = Position { x, y: body.y };
    let (parts, rows) = (app.quiz_parts(), app.quiz_rows());
    let overlays: Vec<_> = parts.iter().map(overlay).collect();
    let mut is_found = false;
    for (y, (index, row)) in (body.y..body.y + body.height).zip(rows.iter().skip(top)) {
        let (Some(part), Some(over)) = (parts.get(*index), overlays.get(*index)) else { continue };
        if part.is_focus && !is_found {
            cursor.y = y;
            is_found = true;
        }
        line::draw(painter, At { x, y, width }, &part.block, row, over);
    }
    cursor
}

fn overlay(part: &Part) -> Overlay {
    let over = |(range, tone): &(std::ops::Range<usize>, Tone)| {
        let role = match tone {
            Tone::Plain => Role::Plain,
            Tone::Quiet => Role::Quiet,
            Tone::Strong => Role::Heading,
            Tone::Chosen => Role::Current,
            Tone::Missing => Role::Hit,
            Tone::Extra => Role::Marked(MarkKind::Disagree),
        };
        Over { range: range.clone(), role }
    };
    Overlay {
        parts: part.tones.iter().map(over).collect(),
        current_mark: None,
        covered: Vec::new(),
        addresses: Vec::new(),
    }
}

/// Which card it is, of how many, and how many of those left were asked before or are new.
fn heading(sitting: &Sitting, interface: Interface) -> String {
    let (number, total) = sitting.progress();
    let (known, new) = sitting.known_and_new();
    match (interface, sitting.stage == Stage::Over) {
        (Interface::Zh, true) => "测验  完".to_owned(),
        (Interface::En, true) => "Quiz  end".to_owned(),
        (Interface::Zh, false) => format!("测验  {number}/{total}  复习 {known}  新 {new}"),
        (Interface::En, false) => format!("Quiz  {number}/{total}  due {known}  new {new}"),
    }
}
