//! The whole screen, drawn from the reader's state, which drawing does not change.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::help;
use super::paint::Painter;
use super::status;
use super::theme::Palette;
use super::theme::Role;
use crate::app::App;
use crate::app::popup::Content;

/// Draws the screen into `buffer`; the place of the terminal's cursor comes back, `None` where it
/// is hidden.
#[must_use]
pub fn draw(app: &App, buffer: &mut Buffer) -> Option<Position> {
    let palette = Palette::of(app.settings().theme);
    let mut painter = Painter::new(buffer, palette);
    let Some(areas) = app.areas() else {
        too_small(app, &mut painter);
        return None;
    };
    let mut cursor = None;
    if let Some(popup) = app.popups.last() {
        cursor = match popup.content {
            Content::Help => Some(help::draw(app, popup.top, areas.popup, &mut painter)),
        };
    }
    status::draw(app, &areas, &mut painter).or(cursor)
}

fn too_small(app: &App, painter: &mut Painter) {
    let text = app.interface().choose("窗口太小，至少 20×6", "too small: 20×6 at least");
    painter.text(0, 0, app.size.columns, text, Role::Plain);
}
