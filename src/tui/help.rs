//! The help screen.

use ratatui::layout::Position;

use super::paint::Painter;
use super::theme::Role;
use crate::app::App;
use crate::app::Area;
use crate::app::help;
use crate::app::help::HelpRow;

/// The most cells that the keys' column takes.
const KEYS_MAX: u16 = 26;

/// Draws the help from row `top` on; the cursor stands at its first row.
pub(super) fn draw(app: &App, top: usize, area: Area, painter: &mut Painter) -> Position {
    painter.blank(area);
    let rows = help::rows(app.keys.keymap(), app.interface());
    let keys_width = (area.width / 3).min(KEYS_MAX);
    let names_from = area.x + area.width.saturating_sub(25);
    for (y, row) in (area.y..area.y + area.height).zip(rows.iter().skip(top)) {
        match row {
            HelpRow::Blank => {}
            HelpRow::Title(title) => {
                painter.text(area.x + 1, y, area.width - 1, title, Role::Heading);
            }
            HelpRow::Action { keys, line, name } => {
                painter.shortened(area.x + 1, y, keys_width - 2, keys, Role::Key);
                let x = area.x + keys_width;
                let right = area.x + area.width;
                let end = painter.shortened(x, y, right - x, line, Role::Plain);
                if end + 2 <= names_from {
                    painter.text(names_from, y, right - names_from, name, Role::Quiet);
                }
            }
        }
    }
    Position { x: area.x, y: area.y }
}
