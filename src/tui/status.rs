//! The status line, which is also the input line, with the hints above it.

use ratatui::layout::Position;

use super::hints;
use super::marks;
use super::outline;
use super::paint::Painter;
use super::theme::Role;
use crate::app::App;
use crate::app::Area;
use crate::app::Areas;
use crate::app::Mode;
use crate::app::command;
use crate::app::detail::Detail;
use crate::app::line::InputLine;
use crate::app::line::Purpose;
use crate::app::reading::Reading;
use crate::app::saving::reason_in;
use crate::app::status::Weight;
use crate::config::Interface;
use crate::journal::saving::Saving;
use crate::keymap::chord;

/// The most candidates that are shown above a command line.
const CANDIDATES_MAX: u16 = 6;

/// Draws the status line; the cursor's place comes back where it stands in the line.
pub(super) fn draw(app: &App, areas: &Areas, painter: &mut Painter) -> Option<Position> {
    let area = areas.status;
    if let Mode::Line { line, .. } = &app.mode {
        if line.purpose == Purpose::Command {
            draw_candidates(app, line, areas, painter);
        }
        return Some(draw_line(line, area, painter));
    }
    let area = draw_unsaved(app, area, painter);
    let typed = app.keys.typed();
    if !typed.is_empty() {
        draw_pending(app, &typed, area, painter);
    } else if let Some(notice) = &app.status.notice {
        match notice.weight {
            Weight::Remark => {
                painter.shortened(area.x, area.y, area.width, &notice.text, Role::Plain);
            }
            Weight::Error => {
                let text = format!("! {}", notice.text);
                painter.shortened(area.x, area.y, area.width, &text, Role::Error);
            }
        }
    } else if let Some(text) = app.opening() {
        painter.shortened(area.x, area.y, area.width, &text, Role::Plain);
    } else if !hints::draw(app, area, painter) && !outline::draw_legend(app, area, painter) {
        draw_place(app, area, painter);
    }
    None
}

/// What stands in front of everything as long as something is not on the disk, with the reason
/// where nothing else is said; the rest of the line comes back.
fn draw_unsaved(app: &App, area: Area, painter: &mut Painter) -> Area {
    let Saving::NotSaved { reason, .. } = app.status.saving else { return area };
    let reason = reason_in(reason, app.interface());
    let text = match (app.interface(), &app.status.notice) {
        (Interface::Zh, None) => format!("未保存：{reason}，会再试"),
        (Interface::En, None) => format!("NOT SAVED: {reason}, trying again"),
        (Interface::Zh, Some(_)) => "未保存".to_owned(),
        (Interface::En, Some(_)) => "NOT SAVED".to_owned(),
    };
    let x = painter.shortened(area.x, area.y, area.width, &text, Role::Error);
    let x = (x + 2).min(area.x + area.width);
    Area { x, width: area.x + area.width - x, ..area }
}

/// The note of the mark that the cursor stands in; false where there is none.
fn draw_note_here(app: &App, area: Area, painter: &mut Painter) -> bool {
    let mark = app.reading.as_ref().and_then(Reading::mark_here);
    let Some(mark) = mark.filter(|mark| !mark.note.is_empty()) else { return false };
    let kind = marks::name(mark.kind, app.interface());
    let x = painter.text(area.x, area.y, area.width, kind, Role::Key) + 1;
    let room = (area.x + area.width).saturating_sub(x);
    painter.shortened(x, area.y, room, &mark.note.replace('\n', " "), Role::Plain);
    true
}

/// How much of the text is shown, where that is not all of it; the rest of the line comes back.
fn draw_detail(app: &App, area: Area, painter: &mut Painter) -> Area {
    let detail = app.reading.as_ref().map_or(Detail::Everything, |reading| reading.detail);
    if detail == Detail::Everything {
        return area;
    }
    let name = detail.name(app.interface());
    let x = painter.shortened(area.x, area.y, area.width, name, Role::Key);
    let x = (x + 2).min(area.x + area.width);
    Area { x, width: area.x + area.width - x, ..area }
}

/// The title, the section path, the notes on the page and the percentage. What changes while
/// scrolling stands in cells of its own at the right, so that the rest need not be drawn again.
fn draw_place(app: &App, area: Area, painter: &mut Painter) {
    if draw_note_here(app, area, painter) {
        return;
    }
    let area = draw_detail(app, area, painter);
    let Some(reading) = &app.reading else {
        let text = app.interface().pick("没有打开文件", "no document is open");
        painter.shortened(area.x, area.y, area.width, text, Role::Plain);
        return;
    };
    let end = area.x + area.width;
    let percent = format!("{:>4}", format!("{}%", reading.viewport.percent(reading.document())));
    let percent_from = end.saturating_sub(4);
    painter.text(percent_from, area.y, 4, &percent, Role::Plain);
    let notes_width = if area.width < 60 { 5 } else { 9 };
    let notes_from = percent_from.saturating_sub(notes_width);
    let notes = notes_on_page(app, painter, notes_width - 1);
    painter.shortened(notes_from, area.y, notes_width - 1, &notes, Role::Mark);
    let room = notes_from.saturating_sub(area.x + 1);
    let title_room = (room * 2 / 5).max(8).min(room);
    let path = reading.structure.outline.path_at(reading.cursor.block);
    let title = reading.opened.title();
    let Some((innermost, outer)) = path.split_last() else {
        painter.shortened(area.x, area.y, room, title, Role::Plain);
        return;
    };
    let x = painter.shortened(area.x, area.y, title_room, title, Role::Plain) + 2;
    let room = notes_from.saturating_sub(x + 1);
    let whole: Vec<_> = outer.iter().chain([innermost]).map(|s| s.title.as_str()).collect();
    let whole = whole.join(" › ");
    if room < 4 {
        return;
    }
    let shown = if painter.width(&whole) <= room { &whole } else { &innermost.title };
    painter.shortened(x, area.y, room, shown, Role::Quiet);
}

/// The labels of the notes on the page: all of them where they fit, else the first and the last of
/// each run, else how many there are. A space stands where the numbering starts again.
fn notes_on_page(app: &App, painter: &Painter, width: u16) -> String {
    let notes = &app.notes.notes;
    let runs: Vec<Vec<&str>> = notes
        .chunk_by(|one, next| one.page == next.page)
        .map(|run| run.iter().map(|note| note.label.as_str()).collect())
        .collect();
    let fits = |text: &String| painter.width(text) <= width;
    let all = runs.iter().map(|run| listed(run)).collect::<Vec<_>>().join(" ");
    if fits(&all) {
        return all;
    }
    let ends = runs.iter().map(|run| run_ends(run)).collect::<Vec<_>>().join(" ");
    if fits(&ends) {
        return ends;
    }
    match app.interface() {
        Interface::Zh => format!("{}条", notes.len()),
        Interface::En => format!("{}n", notes.len()),
    }
}

/// The labels one after another, with commas between those that would run together.
fn listed(labels: &[&str]) -> String {
    let are_digits =
        labels.iter().any(|label| label.ends_with(|c: char| c.is_ascii_alphanumeric()));
    labels.join(if are_digits { "," } else { "" })
}

/// The first and the last label of a run, or the labels where there are no more than two.
fn run_ends(labels: &[&str]) -> String {
    match labels {
        [first, _, .., last] => format!("{first}–{last}"),
        few => listed(few),
    }
}

/// The keys typed so far, and what can follow them.
fn draw_pending(app: &App, typed: &str, area: Area, painter: &mut Painter) {
    let end = area.x + area.width;
    let mut x = painter.text(area.x, area.y, area.width, typed, Role::Key);
    for &(key, action) in app.keys.following() {
        let key = chord::written_key(key);
        let line = action.map_or("…", |action| app.interface().line_of(action.entry()));
        if x + 3 + painter.width(&key) + painter.width(line) > end {
            painter.text(x, area.y, end - x, " …", Role::Quiet);
            break;
        }
        x = painter.text(x + 2, area.y, end - x - 2, &key, Role::Key);
        x = painter.text(x + 1, area.y, end - x - 1, line, Role::Quiet);
    }
}

/// The input line; where it is longer than the row, the part before the cursor is shown.
fn draw_line(line: &InputLine, area: Area, painter: &mut Painter) -> Position {
    let sign = line.purpose.sign();
    let start = painter.text(area.x, area.y, area.width, sign, Role::Key);
    let room = (area.x + area.width).saturating_sub(start + 1);
    let before = line.before_cursor();
    let mut shown = before;
    while painter.width(shown) > room {
        let Some(c) = shown.chars().next() else { break };
        shown = shown.get(c.len_utf8()..).unwrap_or_default();
    }
    let hidden = before.len() - shown.len();
    let text = line.text().get(hidden..).unwrap_or_default();
    painter.text(start, area.y, room + 1, text, Role::Plain);
    Position { x: start + painter.width(shown), y: area.y }
}

/// What the command line can be completed to, the chosen one marked.
fn draw_candidates(app: &App, line: &InputLine, areas: &Areas, painter: &mut Painter) {
    let candidates = command::complete(line.typed());
    let count = u16::try_from(candidates.len()).unwrap_or(u16::MAX);
    let height = count.min(CANDIDATES_MAX).min(areas.popup.height);
    let first = line.chosen().unwrap_or(0).saturating_sub(usize::from(height.saturating_sub(1)));
    let area = Area { y: areas.status.y - height, height, ..areas.popup };
    painter.blank(area);
    let shown = candidates.iter().enumerate().skip(first);
    for (y, (index, candidate)) in (area.y..area.y + area.height).zip(shown) {
        let chosen = line.chosen() == Some(index);
        let (sign, role) = if chosen { (">", Role::Current) } else { (" ", Role::Plain) };
        painter.text(area.x, y, 1, sign, role);
        let x = painter.shortened(area.x + 1, y, area.width - 1, &candidate.line, role);
        let about = match app.interface() {
            Interface::Zh => candidate.about.0,
            Interface::En => candidate.about.1,
        };
        let from = (x + 2).max(area.x + 26);
        if from + 8 < area.x + area.width {
            painter.shortened(from, y, area.x + area.width - from, about, Role::Quiet);
        }
    }
}
