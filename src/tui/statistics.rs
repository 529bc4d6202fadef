//! The statistics screen.

use ratatui::layout::Position;

use super::paint::Painter;
use super::theme::Role;
use crate::app::App;
use crate::app::Area;
use crate::app::statistics::page::Tone;
use crate::journal::statistics::Statistics;

/// Draws the statistics over everything but the status line, from the line `top` on; the cursor
/// stands at the first row.
pub(super) fn draw(
    app: &App,
    (statistics, top): (&Statistics, usize),
    area: Area,
    painter: &mut Painter,
) -> Position {
    painter.blank(area);
    let x = area.x + 1;
    let lines = app.statistics_lines(statistics);
    for (y, line) in (area.y..area.y + area.height).zip(lines.iter().skip(top)) {
        let role = match line.tone {
            Tone::Title => Role::Heading,
            Tone::Plain => Role::Plain,
            Tone::Quiet => Role::Quiet,
        };
        painter.text(x, y, area.width - 1, &line.text, role);
    }
    Position { x: area.x, y: area.y }
}
