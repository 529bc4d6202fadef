//! The whole screen, drawn from the reader's state, which drawing does not change.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::deck;
use super::draft;
use super::help;
use super::library;
use super::links::Links;
use super::marks;
use super::notes;
use super::outline;
use super::paint::Painter;
use super::quiz;
use super::reading;
use super::statistics;
use super::status;
use super::theme::Palette;
use super::theme::Role;
use crate::app::App;
use crate::app::Areas;
use crate::app::Focus;
use crate::app::Mode;
use crate::app::popup::Content;

/// Draws the screen into `buffer`; the place of the terminal's cursor comes back, `None` where it
/// is hidden. It stands where the focus is.
#[must_use]
pub fn draw(app: &App, buffer: &mut Buffer) -> Option<Position> {
    draw_linked(app, buffer).0
}

/// Draws as [`draw`]; the links of what was drawn come back as well.
#[must_use]
pub fn draw_linked(app: &App, buffer: &mut Buffer) -> (Option<Position>, Links) {
    let palette = Palette::of(app.settings().theme);
    let mut painter = Painter::new(buffer, palette, app.ambiguous());
    let Some(areas) = app.areas() else {
        let text = app.interface().pick("窗口太小，至少 20×6", "too small: 20×6 at least");
        painter.text(0, 0, app.size.columns, text, Role::Plain);
        return (None, Links::default());
    };
    let cursor = draw_panes(app, &areas, &mut painter);
    (cursor, painter.into_links())
}

fn draw_panes(app: &App, areas: &Areas, painter: &mut Painter) -> Option<Position> {
    let in_text = reading::draw(app, areas, painter);
    let in_notes = notes::draw(app, areas, painter);
    let in_outline = outline::draw(app, areas, painter);
    let mut cursor = match app.mode.focus() {
        Focus::Text => in_text,
        Focus::Notes => in_notes,
        Focus::Outline => in_outline,
    };
    for popup in &app.popups {
        let Some(area) = app.popup_area(&popup.content) else { continue };
        cursor = Some(match &popup.content {
            Content::Help => help::draw(app, popup.top, area, painter),
            Content::Library => library::draw(app, area, painter),
            Content::Marks => marks::draw(app, area, painter),
            Content::Deck => deck::draw(app, area, painter),
            Content::Statistics(of) => statistics::draw(app, (of, popup.top), area, painter),
            Content::Quiz => quiz::draw(app, popup.top, (area, areas.column), painter),
            Content::Note(_, text) => {
                let links = app.settings().links;
                notes::draw_popup((text, popup.top), (area, areas.column), links, painter)
            }
        });
    }
    if let Mode::Write(writing) = &app.mode {
        cursor = draft::draw(app, writing, areas, painter).or(cursor);
    }
    status::draw(app, areas, painter).or(cursor)
}
