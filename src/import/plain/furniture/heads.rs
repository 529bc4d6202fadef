//! Running heads: short lines that occur again, tear sentences or repeat the title at a page's edge.

mod sides;

use std::collections::HashMap;

use super::super::Role;
use super::super::contents;
use super::super::lines::Line;
use super::super::shape::Shape;
use super::journal::{is_date_line, is_journal_line};
use super::{LIMIT, PageNumber, mark_bare_numbers, page_number, set};
use crate::document::language::Language;
use crate::import::ending::Ending;
use crate::import::front::above;
use crate::import::front::labels;
use crate::import::front::names;
use crate::import::label::{self, Family};
use crate::import::numbering::{self, System};
use crate::text::ordinal;
use sides::Sides;

/// A title that the running heads repeat stands in the first lines.
const TITLE_LINES: usize = 12;
/// The shortest part of a title that names it, in characters.
const NAMING: usize = 6;

/// The narrowest line that is a sentence of the text, in cells.
const SENTENCE: u32 = 30;

/// One place where a short line stands that occurs again.
#[derive(Debug, Clone, Copy)]
struct Occurrence {
    index: usize,
    at_edge: bool,
    tears: bool,
    numbered: bool,
}

/// Marks the lines that repeat on the pages, and those that name the article on one.
pub(super) fn mark_running_heads(lines: &[Line<'_>], shape: Shape, roles: &mut [Role]) {
    let mut heads: HashMap<String, Vec<Occurrence>> = HashMap::new();
    let mut order: Vec<String> = Vec::new();
    let mut counted = Vec::new();
    let mut sides = Sides::default();
    for (index, line) in lines.iter().enumerate() {
        if line.width > LIMIT || roles.get(index) != Some(&Role::Text) {
            continue;
        }
        if ends_like_text(line.text) || contents::has_leader(line.text) {
            continue;
        }
        let (key, number) = head_key(line.text);
        let numbered = number.is_some();
        let wide = sides::has_wide_gap(line.text);
        counted.extend(number.filter(|_| wide).map(|number| (index, number)));
        if key.is_empty() {
            continue;
        }
        let occurrence = occurrence(lines, roles, shape, index, numbered);
        if !goes_on_with_source(lines, index)
            && is_journal_line(line.text)
            && (numbered || (occurrence.at_edge && line.width < 60))
            || occurrence.at_edge
                && sides::sides(line.text).any(is_date_line)
                && (shape.paged || index + 1 < lines.len())
        {
            set(roles, index);
            continue;
        }
        if wide {
            sides.add(line.text, occurrence);
        }
        if let Some(found) = heads.get_mut(&key) {
            found.push(occurrence);
        } else {
            order.push(key.clone());
            heads.insert(key, vec![occurrence]);
        }
    }
    mark_bare_numbers(lines, &counted, roles);
    for head in sides.heads(shape) {
        set(roles, head);
    }
    let titles: Vec<String> =
        lines.iter().take(TITLE_LINES).filter_map(|line| title_key(line)).collect();
    for key in &order {
        let Some(found) = heads.get(key) else { continue };
        if is_before_text(lines, found) {
            continue;
        }
        if is_running_head(found, shape)
            || repeats_chapter(lines, found)
            || repeats_title(key, found)
        {
            mark_head(lines, found, roles);
        } else if names_article(key, found, &titles) {
            for occurrence in found {
                set(roles, occurrence.index);
            }
        } else {
            mark_doubled(found, roles);
        }
    }
}

/// The key of a line that may be the title or a part of it.
fn title_key(line: &Line<'_>) -> Option<String> {
    if line.width > LIMIT || ends_like_text(line.text) || contents::has_leader(line.text) {
        return None;
    }
    let (key, _) = head_key(line.text);
    (key.chars().count() > NAMING && labels::label(line.text).is_none()).then_some(key)
}

/// A line that stands twice above the first sentence: a page of the web names its article, then
/// the article names itself.
fn is_before_text(lines: &[Line<'_>], found: &[Occurrence]) -> bool {
    let ([first, _], Some(last)) = (found, found.last()) else { return false };
    let between = lines.get(first.index + 1..last.index).unwrap_or_default();
    let is_head =
        |line: &Line<'_>| (line.ending != Ending::Full || line.width < SENTENCE) && !line.page;
    first.index < 3 && last.index < TITLE_LINES && !first.numbered && between.iter().all(is_head)
}

/// The title again, in the middle of a sentence or of a page's edge.
fn repeats_title(key: &str, found: &[Occurrence]) -> bool {
    let [first, rest @ ..] = found else { return false };
    first.index < TITLE_LINES
        && key.chars().count() > NAMING
        && !rest.is_empty()
        && rest.iter().all(|occurrence| occurrence.tears || occurrence.at_edge)
}

/// A head that occurs once (the other pages have another one): the title with the authors before
/// it, or the beginning of a long title with a page number.
fn names_article(key: &str, found: &[Occurrence], titles: &[String]) -> bool {
    let [only] = found else { return false };
    let placed = only.at_edge || only.tears || only.numbered;
    // 9 · 第一章: the number of the page beside that of the chapter.
    let is_part = only.numbered
        && numbering::numbering(key).is_some_and(|n| {
            matches!(n.system, System::Part | System::Chapter) && n.rest(key).is_empty()
        });
    let is_title = titles.iter().any(|title| {
        (key.len() > title.len() && key.ends_with(title.as_str()))
            || key.strip_prefix(title.as_str()).is_some_and(|rest| rest.starts_with(['（', '(']))
            || (only.numbered && title == key)
            || (only.numbered && key.chars().count() > NAMING && title.starts_with(key))
    });
    only.index >= TITLE_LINES && placed && (is_part || is_title)
}

/// A head that names the part right above its heading: the first of two equal lines.
fn mark_doubled(found: &[Occurrence], roles: &mut [Role]) {
    for pair in found.windows(2) {
        if let [first, second] = pair
            && first.index + 1 == second.index
            && first.at_edge
            && first.index >= TITLE_LINES
        {
            set(roles, first.index);
        }
    }
}

/// The last line of a note with the volume and pages of its source: no line of the journal's own.
fn goes_on_with_source(lines: &[Line<'_>], index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|at| lines.get(at));
    let line = lines.get(index);
    before.is_some_and(|before| before.ending == Ending::Comma)
        && line.is_some_and(|line| line.ending == Ending::Full && line.blanks == 0)
}

fn ends_like_text(text: &str) -> bool {
    text.ends_with(['。', '！', '？', '；', '，', ',', ';', '：', '”'])
}

/// A head without the page number at its ends and without white space, and whether it had one.
fn head_key(text: &str) -> (String, Option<u32>) {
    let is_glue = |c: char| {
        c.is_whitespace() || matches!(c, '·' | '•' | '|' | '—' | '-' | '–' | '…' | '.' | '─' | '/')
    };
    let mut key = text.trim_matches(is_glue);
    let mut number = None;
    // A number at the start is a page number where white space or a bar follows, not a dot.
    if let Some((leading, len)) = ordinal::leading_digits(key) {
        let rest = key.get(len..).unwrap_or_default();
        let glue = rest.chars().next();
        if glue.is_some_and(|c| is_glue(c) && !matches!(c, '.' | '-' | '/')) {
            key = rest.trim_start_matches(is_glue);
            number = Some(leading);
        }
    }
    let tail = key.trim_end_matches(|c| ordinal::digit(c).is_some());
    let digits = key.get(tail.len()..).unwrap_or_default().chars().count();
    if (1..=4).contains(&digits) && tail.ends_with(is_glue) {
        number = key.get(tail.len()..).and_then(ordinal::leading_digits).map(|(n, _)| n);
        key = tail.trim_end_matches(is_glue);
    }
    let folded = key.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    (folded, number)
}

fn occurrence(
    lines: &[Line<'_>],
    roles: &[Role],
    shape: Shape,
    index: usize,
    numbered: bool,
) -> Occurrence {
    let is_furniture = |at: Option<usize>| {
        at.and_then(|at| roles.get(at)).is_some_and(|role| *role == Role::Furniture)
    };
    let page_at = |at: usize| at == 0 || lines.get(at).is_none_or(|line| line.page);
    let before = index.checked_sub(1);
    let at_edge = page_at(index)
        || page_at(index + 1)
        || is_furniture(before)
        || is_furniture(Some(index + 1))
        || before.and_then(|at| lines.get(at)).is_some_and(is_bare_number);
    let at_edge = at_edge || follows_note(lines, index);
    let tears = before.and_then(|before| lines.get(before)).is_some_and(|line| {
        line.ending.is_open() && shape.is_long(line) && !contents::has_leader(line.text)
    });
    Occurrence { index, at_edge, tears, numbered }
}

/// True below a note, which ends a page whose number was lost.
fn follows_note(lines: &[Line<'_>], index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|at| lines.get(at));
    let parted = lines.get(index).is_some_and(|line| line.blanks > 0);
    parted
        && before.and_then(|line| label::definition(line.text)).is_some_and(|start| {
            matches!(start.label.family, Family::Circled | Family::Bracket | Family::Named)
        })
}

/// A number alone that is set off from the text or stands at the margin's end of a page.
fn is_bare_number(line: &Line<'_>) -> bool {
    line.width <= 4 && matches!(page_number(line.text), Some(PageNumber::Bare(_)))
}

/// The name of a chapter that is repeated below a page number.
fn repeats_chapter(lines: &[Line<'_>], found: &[Occurrence]) -> bool {
    let Some([first, second]) = found.get(..2) else { return false };
    let text = lines.get(first.index).map_or("", |line| line.text);
    let is_chapter = numbering::numbering(text)
        .is_some_and(|n| matches!(n.system, System::Part | System::Chapter));
    is_chapter && second.at_edge
}

fn is_running_head(found: &[Occurrence], shape: Shape) -> bool {
    let count = found.len();
    let count_of = |has: fn(&Occurrence) -> bool| found.iter().filter(|&o| has(o)).count();
    let placed_well = count_of(|o| o.at_edge || o.tears);
    let numbered = count_of(|o| o.numbered);
    let placed = placed_well * 3 >= count * 2;
    match count {
        0 | 1 => false,
        2 => placed && (shape.paged || placed_well == 2 || numbered == 2),
        4.. if placed_well > 0 => true,
        _ => placed || numbered * 3 >= count * 2 || count_of(|o| o.tears) * 3 >= count,
    }
}

/// Sets the repetitions aside, but not the title or heading that they repeat.
fn mark_head(lines: &[Line<'_>], found: &[Occurrence], roles: &mut [Role]) {
    let first = found.first().copied();
    let kept = first.filter(|o| {
        let text = lines.get(o.index).map_or("", |line| line.text);
        let is_title = o.index < TITLE_LINES
            && !o.numbered
            && !is_journal_line(text)
            && (names::authors(text, Language::En).is_some()
                || lines.get(o.index + 1).is_none_or(|next| !is_title_like(next)));
        // R. Name at the top of every page is no heading R.
        let initial = numbering::numbering(text)
            .is_some_and(|n| n.system == System::Letter && found.iter().all(|o| o.at_edge));
        is_title || (!o.tears && !initial && numbering::numbering(text).is_some())
    });
    for occurrence in found {
        if kept.is_none_or(|kept| kept.index != occurrence.index) {
            set(roles, occurrence.index);
        }
    }
}

/// A short line that ends no sentence and is neither names nor a label: the title that follows
/// the name of a journal or degree.
fn is_title_like(line: &Line<'_>) -> bool {
    line.ending == Ending::Open
        && (16..LIMIT).contains(&line.width)
        && !line.text.starts_with(['—', '-', '–'])
        && labels::label(line.text).is_none()
        && !above::is_stamp(line.text)
        && names::labelled(line.text, Language::ZhHans).is_none()
        && names::authors(line.text, Language::ZhHans).is_none()
        && numbering::numbering(line.text).is_none()
}
