//! The library screen.

use ratatui::layout::Position;

use super::paint::Painter;
use super::theme::Role;
use crate::app::App;
use crate::app::Area;
use crate::app::shelf::Order;
use crate::app::shelf::Row;
use crate::app::shelf::Volume;
use crate::config::Interface;
use crate::schedule::Timestamp;

/// From how many columns on a row has everything that is known.
const WIDE_FROM: u16 = 64;

/// Draws the library over everything but the status line; the cursor stands at the chosen document.
pub(super) fn draw(app: &App, area: Area, painter: &mut Painter) -> Position {
    painter.blank(area);
    let shelf = &app.shelf;
    painter.shortened(area.x + 1, area.y, area.width - 1, &heading(app), Role::Heading);
    let body = Area { y: area.y + 1, height: area.height.saturating_sub(2), ..area };
    let mut cursor = Position { x: body.x, y: body.y };
    let rows = shelf.rows.iter().enumerate().skip(shelf.listing.top);
    for (y, (index, row)) in (body.y..body.y + body.height).zip(rows) {
        let line = Area { y, height: 1, ..body };
        match row {
            Row::Folder(folder) => {
                let none = app.interface().pick("（没有文件夹）", "(no folder)");
                let name = if folder.is_empty() { none } else { folder };
                painter.shortened(line.x + 1, y, line.width - 1, name, Role::Quiet);
            }
            Row::Volume(_) => {
                let Some(volume) = shelf.volume(row) else { continue };
                let is_chosen = index == shelf.listing.chosen;
                if is_chosen {
                    cursor = Position { x: line.x, y };
                    painter.text(line.x, y, 1, ">", Role::Current);
                }
                draw_volume(app, volume, line, is_chosen, painter);
            }
        }
    }
    draw_path(app, area, painter);
    cursor
}

fn heading(app: &App) -> String {
    let shelf = &app.shelf;
    let order = match shelf.order {
        Order::LastRead => ("最近阅读在前", "last read first"),
        Order::Title => ("按标题", "by title"),
        Order::Progress => ("未读多的在前", "most left to read first"),
        Order::Due => ("待复习多的在前", "most due first"),
    };
    let count = shelf.shown();
    let (mut text, sign) = match app.interface() {
        Interface::Zh => (format!("书库  {count} 篇  {}", order.0), "  筛选："),
        Interface::En => (format!("Library  {count}  {}", order.1), "  filter: "),
    };
    if !shelf.filter().is_empty() {
        text.push_str(sign);
        text.push_str(shelf.filter());
    }
    text
}

fn draw_volume(app: &App, volume: &Volume, row: Area, is_chosen: bool, painter: &mut Painter) {
    let role = if is_chosen { Role::Current } else { Role::Plain };
    let speech = app.interface();
    let right = row.x + row.width;
    let mut end = right.saturating_sub(5);
    painter.text(end, row.y, 5, &format!("{:>4}%", volume.percent()), Role::Plain);
    if row.width >= WIDE_FROM {
        let unread = || speech.pick("未读", "not read").to_owned();
        let read = volume.entry.last_read.map_or_else(unread, |at| ago(at, app));
        let marks = counted(speech.pick("标记", "marks"), volume.entry.marks);
        let due = counted(speech.pick("待复习", "due"), volume.due);
        for (text, width) in [(read, 11), (due, 10), (marks, 9)] {
            end = end.saturating_sub(width);
            painter.shortened(end, row.y, width - 1, &text, Role::Quiet);
        }
    }
    let untitled = speech.pick("（无题）", "(untitled)");
    let missing =
        if volume.is_missing { speech.pick("（文件不在）", " (not there)") } else { "" };
    let room = end.saturating_sub(row.x + 3);
    let kept = room.saturating_sub(painter.width(missing));
    let title = volume.title().unwrap_or(untitled);
    let x = painter.shortened(row.x + 2, row.y, kept, title, role);
    painter.text(x, row.y, painter.width(missing), missing, Role::Error);
}

/// The path of the chosen document, or what the screen is for.
fn draw_path(app: &App, area: Area, painter: &mut Painter) {
    let y = area.y + area.height - 1;
    let path = app.shelf.chosen().and_then(|volume| volume.entry.path.as_deref());
    let nothing = match (app.shelf.filter().is_empty(), app.interface()) {
        (true, Interface::Zh) => "书库是空的：用 :open 打开文章",
        (true, Interface::En) => "the library is empty: :open opens a document",
        (false, Interface::Zh) => "没有匹配的文章",
        (false, Interface::En) => "no document matches",
    };
    painter.shortened(area.x + 1, y, area.width - 1, path.unwrap_or(nothing), Role::Quiet);
}

fn counted(name: &str, count: usize) -> String {
    if count == 0 { String::new() } else { format!("{name} {count}") }
}

/// How long ago, in the largest unit that fits.
fn ago(at: Timestamp, app: &App) -> String {
    let minutes = app.shelf.now.since(at).max(0) / 60_000;
    let (number, zh, en) = match minutes {
        0 => return app.interface().pick("刚才", "just now").to_owned(),
        1..60 => (minutes, "分钟前", "min ago"),
        60..1440 => (minutes / 60, "小时前", "h ago"),
        _ => (minutes / 1440, "天前", "d ago"),
    };
    format!("{number} {}", app.interface().pick(zh, en))
}
