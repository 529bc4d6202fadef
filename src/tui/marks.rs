//! Marks: how each kind looks, and the list of all of them.

use ratatui::layout::Position;

use super::paint::Painter;
use super::theme::Role;
use crate::app::App;
use crate::app::Area;
use crate::app::mark_list::MarkRow;
use crate::config::Interface;
use crate::journal::event::MarkKind;

/// The sign of a kind, which stands in the margin and in the list.
pub(super) fn sign(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Key => "*",
        MarkKind::Question => "?",
        MarkKind::Quote => "\"",
        MarkKind::Disagree => "!",
    }
}

/// What a kind is called.
pub(super) fn name(kind: MarkKind, interface: Interface) -> &'static str {
    match kind {
        MarkKind::Key => interface.pick("要点", "key"),
        MarkKind::Question => interface.pick("疑问", "question"),
        MarkKind::Quote => interface.pick("引用", "quote"),
        MarkKind::Disagree => interface.pick("异议", "disagree"),
    }
}

/// Draws the list over everything but the status line; the cursor stands at the chosen row.
pub(super) fn draw(app: &App, area: Area, painter: &mut Painter) -> Position {
    painter.blank(area);
    let list = &app.marks;
    let count = list.rows.len();
    let mut heading = match app.interface() {
        Interface::Zh => format!("标记和书签  {count}"),
        Interface::En => format!("Marks and bookmarks  {count}"),
    };
    if !list.filter.is_empty() {
        heading.push_str(app.interface().pick("  筛选：", "  filter: "));
        heading.push_str(&list.filter);
    }
    painter.shortened(area.x + 1, area.y, area.width - 1, &heading, Role::Heading);
    let height = area.height.saturating_sub(4).max(1);
    let body = Area { y: area.y + 1, height, ..area };
    let mut cursor = Position { x: body.x, y: body.y };
    let rows = list.rows.iter().enumerate().skip(list.listing.top);
    for (y, (index, row)) in (body.y..body.y + body.height).zip(rows) {
        let is_chosen = index == list.listing.chosen;
        if is_chosen {
            cursor = Position { x: body.x, y };
            painter.text(body.x, y, 1, ">", Role::Current);
        }
        draw_row(app, row, Area { y, height: 1, ..body }, is_chosen, painter);
    }
    draw_note(app, Area { y: body.y + body.height, height: 3, ..area }, painter);
    cursor
}

fn draw_row(app: &App, row: &MarkRow, area: Area, is_chosen: bool, painter: &mut Painter) {
    let role = if is_chosen { Role::Current } else { Role::Plain };
    let right = area.x + area.width;
    let x = area.x + 2;
    let letter;
    let (sign, words, lost) = match row {
        MarkRow::Mark(mark, _) => (sign(mark.kind), mark.place.quote.exact.as_str(), ""),
        MarkRow::Orphan(mark) => {
            let lost = app.interface().pick("（原文已无）", "(not in the text)");
            (sign(mark.kind), mark.place.quote.exact.as_str(), lost)
        }
        MarkRow::Letter(c, at) => {
            letter = c.to_string();
            let block = app.reading.as_ref().and_then(|r| r.document().block(at.block));
            let text = block.map_or("", |block| block.text.as_str());
            (letter.as_str(), text.get(at.offset..).unwrap_or_default(), "")
        }
    };
    painter.text(x, area.y, 2, sign, Role::Key);
    let room = right.saturating_sub(x + 2).saturating_sub(painter.width(lost));
    let note = row.mark().map(|mark| mark.note.as_str()).filter(|note| !note.is_empty());
    let words = words.replace('\n', " ");
    let share = if note.is_some() { room / 2 } else { room };
    let mut end = painter.shortened(x + 2, area.y, share, &words, role);
    if let Some(note) = note {
        let note = format!(" — {}", note.replace('\n', " "));
        end =
            painter.shortened(end, area.y, (x + 2 + room).saturating_sub(end), &note, Role::Quiet);
    }
    painter.text(end, area.y, painter.width(lost), lost, Role::Error);
}

/// What the chosen row is, and what was noted there.
fn draw_note(app: &App, area: Area, painter: &mut Painter) {
    let Some(row) = app.marks.chosen() else {
        let text = app.interface().pick(
            "还没有标记：在正文里按 Mk 标记一句，v 选择文字",
            "no marks yet: Mk in the text marks a sentence, v selects",
        );
        painter.shortened(area.x + 1, area.y, area.width - 1, text, Role::Quiet);
        return;
    };
    let place = match row {
        MarkRow::Mark(_, at) | MarkRow::Letter(_, at) => Some(*at),
        MarkRow::Orphan(_) => None,
    };
    let section = app.reading.as_ref().zip(place).and_then(|(reading, at)| {
        let path = reading.structure.outline.path_at(at.block);
        path.last().map(|section| section.title.clone())
    });
    let kind = row.mark().map(|mark| name(mark.kind, app.interface()));
    let parts: Vec<_> = kind.map(str::to_owned).into_iter().chain(section).collect();
    painter.shortened(area.x + 1, area.y, area.width - 1, &parts.join("  "), Role::Quiet);
    let note = row.mark().map_or("", |mark| mark.note.as_str());
    for (y, line) in (area.y + 1..area.y + area.height).zip(note.lines()) {
        painter.shortened(area.x + 1, y, area.width - 1, line, Role::Plain);
    }
}
