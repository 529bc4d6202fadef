//! The list of cards: proposed, in the deck, at rest, refused.

use ratatui::layout::Position;

use super::line;
use super::line::At;
use super::line::Overlay;
use super::paint::Painter;
use super::theme::Role;
use crate::app::App;
use crate::app::Area;
use crate::app::quiz::deck::Dealt;
use crate::app::quiz::list::DeckList;
use crate::app::quiz::list::Mark;
use crate::app::quiz::list::Row;
use crate::config::Interface;
use crate::document::block::Block;
use crate::document::block::BlockKind;
use crate::layout;
use crate::recall::card::CardKind;
use crate::recall::session::LEECH_LAPSES;

/// The rows below the list that show the chosen card.
const BELOW: u16 = 4;

/// The rows of its question.
const PROMPT: u16 = 2;

/// From how many columns on a row has the reason as well.
const WIDE_FROM: u16 = 64;

/// Draws the list over everything but the status line; the cursor stands at the chosen card.
pub(super) fn draw(app: &App, area: Area, painter: &mut Painter) -> Position {
    painter.blank(area);
    let list = &app.quiz.list;
    let heading = heading(list, app.interface());
    painter.shortened(area.x + 1, area.y, area.width - 1, &heading, Role::Heading);
    let height = area.height.saturating_sub(BELOW + 1).max(1);
    let body = Area { y: area.y + 1, height, ..area };
    let mut cursor = Position { x: body.x, y: body.y };
    let rows = list.rows.iter().enumerate().skip(list.listing.top);
    for (y, (index, row)) in (body.y..body.y + body.height).zip(rows) {
        let line = Area { y, height: 1, ..body };
        match row {
            Row::Heading(title) => {
                let none = app.interface().pick("（正文之前）", "(before the first heading)");
                let title = if title.is_empty() { none } else { title };
                painter.shortened(line.x + 1, y, line.width - 1, title, Role::Quiet);
            }
            Row::Card(_) => {
                let Some(dealt) = list.dealt(row) else { continue };
                let is_chosen = index == list.listing.chosen;
                if is_chosen {
                    cursor = Position { x: line.x, y };
                    painter.text(line.x, y, 1, ">", Role::Current);
                }
                draw_card(app, dealt, line, is_chosen, painter);
            }
        }
    }
    let below = Area { y: body.y + body.height, height: BELOW, ..area };
    draw_chosen(app, below, painter);
    cursor
}

/// How many cards are ticked or in the deck, of how many.
fn heading(list: &DeckList, interface: Interface) -> String {
    let (asked, resting, open) = list.counts();
    let ticked = list.ticked().count();
    let mut text = match (interface, list.is_proposal) {
        (Interface::Zh, true) => format!("题目  选了 {ticked} 题，共拟了 {open} 题"),
        (Interface::En, true) => format!("Cards  {ticked} ticked of {open} proposed"),
        (Interface::Zh, false) => format!("题目  在问 {asked}，歇着 {resting}，未收 {open}"),
        (Interface::En, false) => {
            format!("Cards  {asked} in the deck, {resting} at rest, {open} not taken")
        }
    };
    if !list.filter.is_empty() {
        text.push_str(interface.pick("  筛选：", "  filter: "));
        text.push_str(&list.filter);
    }
    text
}

/// The sign of a card.
fn sign(mark: Mark) -> &'static str {
    match mark {
        Mark::Taken => "[x]",
        Mark::Open => "[ ]",
        Mark::Rests => "[-]",
        Mark::Never => "[!]",
        Mark::Gone => "[?]",
    }
}

/// What kind of card it is.
pub(super) fn kind_name(kind: CardKind, interface: Interface) -> &'static str {
    match kind {
        CardKind::List => interface.pick("列举", "list"),
        CardKind::Definition => interface.pick("定义", "meaning"),
        CardKind::Figure => interface.pick("数字", "figure"),
        CardKind::Cloze => interface.pick("填空", "cloze"),
        CardKind::Source => interface.pick("出处", "source"),
        CardKind::Section => interface.pick("章节", "section"),
        CardKind::User => interface.pick("自拟", "own"),
    }
}

/// What there is to say of a card beside its words.
fn state(dealt: &Dealt, mark: Mark, interface: Interface) -> Option<String> {
    let leech = dealt.asked.lapses >= LEECH_LAPSES;
    match mark {
        Mark::Gone => Some(interface.pick("原文已无", "not in the text").to_owned()),
        Mark::Never => Some(interface.pick("永不问", "never").to_owned()),
        Mark::Rests if leech => Some(match interface {
            Interface::Zh => format!("难题，忘了 {} 次", dealt.asked.lapses),
            Interface::En => format!("leech, forgotten {} times", dealt.asked.lapses),
        }),
        Mark::Rests => Some(interface.pick("歇着", "at rest").to_owned()),
        Mark::Taken | Mark::Open => None,
    }
}

/// A prompt without the heading that it names: that one stands above it.
fn without_label(prompt: &str) -> &str {
    match prompt.strip_prefix('〔').and_then(|rest| rest.split_once('〕')) {
        Some((_, rest)) if !rest.is_empty() => rest,
        _ => prompt,
    }
}

fn draw_card(app: &App, dealt: &Dealt, row: Area, is_chosen: bool, painter: &mut Painter) {
    let (role, interface) = (if is_chosen { Role::Current } else { Role::Plain }, app.interface());
    let mark = app.quiz.list.mark(dealt);
    let x = painter.text(row.x + 2, row.y, 3, sign(mark), Role::Key) + 1;
    let name = kind_name(dealt.card.kind, interface);
    let width = interface.pick(4, 7);
    painter.text(x, row.y, width, name, Role::Quiet);
    let x = x + width + 1;
    let state = state(dealt, mark, interface);
    let reason = Some(&dealt.card.reason).filter(|_| row.width >= WIDE_FROM);
    let reason = reason.filter(|reason| reason.as_str() != name).cloned();
    let aside = state.or(reason).unwrap_or_default();
    let right = row.x + row.width;
    let end = right.saturating_sub(painter.width(&aside) + 1).max(x);
    let prompt = without_label(&dealt.card.prompt).replace('\n', " ");
    painter.shortened(x, row.y, end.saturating_sub(x + 1), &prompt, role);
    painter.text(end, row.y, right.saturating_sub(end), &aside, Role::Quiet);
}

/// The chosen card: its question in up to two rows, its answer, and why it is asked.
fn draw_chosen(app: &App, area: Area, painter: &mut Painter) {
    let (x, width, interface) = (area.x + 1, area.width.saturating_sub(1), app.interface());
    let Some(dealt) = app.quiz.list.chosen() else {
        let nothing = interface.pick("没有匹配的题", "no card matches");
        painter.shortened(x, area.y, width, nothing, Role::Quiet);
        return;
    };
    let card = &dealt.card;
    draw_prompt(app, &card.prompt, Area { x, width, ..area }, painter);
    let label = interface.pick("答：", "A: ");
    let from = painter.text(x, area.y + 2, width, label, Role::Quiet);
    let room = (x + width).saturating_sub(from);
    painter.shortened(from, area.y + 2, room, &card.answer.replace('\n', " "), Role::Heading);
    let kind = kind_name(card.kind, interface);
    let reason = Some(&card.reason).filter(|reason| reason.as_str() != kind).cloned();
    let mut parts: Vec<_> = std::iter::once(kind.to_owned()).chain(reason).collect();
    parts.extend(state(dealt, app.quiz.list.mark(dealt), interface));
    painter.shortened(x, area.y + 3, width, &parts.join("  "), Role::Quiet);
}

/// The question in up to two rows, set as the text is.
fn draw_prompt(app: &App, prompt: &str, area: Area, painter: &mut Painter) {
    let Some(setting) = app.aside_setting(area.width) else { return };
    let block = Block::new(BlockKind::Paragraph, prompt.replace('\n', " "));
    let lines = layout::lay_out(&block, &setting, None);
    for (y, line) in (area.y..area.y + PROMPT).zip(&lines) {
        let at = At { x: area.x, y, width: area.width };
        let end = line::draw(painter, at, &block, line, &Overlay::default());
        if y + 1 == area.y + PROMPT && lines.len() > usize::from(PROMPT) {
            let end = end.min(area.x + area.width.saturating_sub(2));
            painter.text(end, y, 2, "…", Role::Quiet);
        }
    }
}
