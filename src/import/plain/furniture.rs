//! Page furniture: page numbers, running heads and journal lines, told by form, repetition and
//! place.

mod journal;

use std::collections::HashMap;

use super::Role;
use super::contents;
use super::lines::Line;
use super::shape::Shape;
use crate::document::language::Language;
use crate::import::ending::Ending;
use crate::import::front::labels;
use crate::import::front::names;
use crate::import::headings::words;
use crate::import::numbering::{self, System};
use crate::text::ordinal;
use journal::{is_date_line, is_journal_line};

/// Furniture is never longer than this, in cells.
const LIMIT: u32 = 100;
/// A title that the running heads repeat stands in the first lines.
const TITLE_LINES: usize = 12;

/// Marks the lines that are furniture.
pub(super) fn find(lines: &[Line<'_>], shape: Shape, roles: &mut [Role]) {
    let mut numbers = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.width > 40 {
            continue;
        }
        match page_number(line.text) {
            Some(PageNumber::Dressed) => set(roles, index),
            Some(PageNumber::Bare(number)) => numbers.push((index, number)),
            None => {}
        }
    }
    mark_bare_numbers(lines, &numbers, roles);
    mark_running_heads(lines, shape, roles);
    mark_page_tops(lines, roles);
    // A number beside a running head is the page's.
    for (index, _) in numbers {
        let beside = [index.checked_sub(1), Some(index + 1)];
        if beside.into_iter().flatten().any(|at| roles.get(at) == Some(&Role::Furniture)) {
            set(roles, index);
        }
    }
}

/// Marks the rules that part the notes of a page from its text.
pub(super) fn find_rules(lines: &[Line<'_>], roles: &mut [Role]) {
    for index in 1..lines.len() {
        let is_rule = lines.get(index - 1).is_some_and(|line| {
            line.width >= 5 && line.text.chars().all(|c| matches!(c, '─' | '—' | '―' | '-' | '_'))
        });
        let parts = roles.get(index - 1..=index) == Some(&[Role::Text, Role::Note]);
        if is_rule && parts {
            set(roles, index - 1);
        }
    }
}

/// Where nearly every page begins with a short line that is no heading, these are running heads,
/// though each may occur once.
fn mark_page_tops(lines: &[Line<'_>], roles: &mut [Role]) {
    let pages = lines.iter().filter(|line| line.page).count();
    let tops: Vec<usize> = (0..lines.len())
        .filter(|&at| {
            roles.get(at) == Some(&Role::Text)
                && lines.get(at).is_some_and(|line| {
                    line.page
                        && line.width < 60
                        && line.ending == Ending::Open
                        && line.indent < 8
                        && numbering::numbering(line.text).is_none()
                        && !words::is_heading_word(line.text)
                        && !words::is_notes_heading(line.text)
                        && labels::label(line.text).is_none()
                })
        })
        .collect();
    if tops.len() >= 2 && tops.len() * 3 >= pages * 2 {
        for at in tops {
            set(roles, at);
        }
    }
}

fn set(roles: &mut [Role], index: usize) {
    if let Some(role) = roles.get_mut(index) {
        *role = Role::Furniture;
    }
}

/// A line that is nothing but a page number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PageNumber {
    /// A number alone, which might be something else.
    Bare(u32),
    /// `- 57 -`, `第 57 页`, `Page 3 of 9`.
    Dressed,
}

fn page_number(text: &str) -> Option<PageNumber> {
    let is_dress = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '-' | '—' | '–' | '－' | '·' | '•' | '~' | '～' | '|' | '/' | '.' | '・' | '─'
            )
    };
    let inner = text.trim_matches(is_dress);
    if let Some((number, len)) = ordinal::leading_digits(inner) {
        let rest = inner.get(len..).unwrap_or_default();
        if rest.is_empty() {
            let dressed =
                inner.len() < text.len() && text.starts_with(is_dress) && text.ends_with(is_dress);
            return Some(if dressed { PageNumber::Dressed } else { PageNumber::Bare(number) });
        }
        let total = rest.trim_start().strip_prefix('/')?.trim();
        return ordinal::leading_digits(total)
            .filter(|(_, len)| *len == total.len())
            .map(|_| PageNumber::Dressed);
    }
    let worded = inner.strip_prefix('第').map(|rest| (rest, true)).or_else(|| {
        let lower = inner.get(..5).filter(|word| word.eq_ignore_ascii_case("page "))?;
        inner.get(lower.len()..).map(|rest| (rest, false))
    });
    if let Some((rest, is_han)) = worded {
        let rest = rest.trim_start();
        let (_, len) = ordinal::leading_digits(rest).or_else(|| ordinal::leading_han(rest))?;
        let after = rest.get(len..)?.trim();
        let complete = if is_han {
            after.strip_prefix(['页', '頁']).is_some_and(|after| {
                after.is_empty()
                    || after.trim_matches(|c: char| !c.is_alphabetic()).starts_with('共')
            })
        } else {
            after.is_empty() || after.starts_with("of ")
        };
        return complete.then_some(PageNumber::Dressed);
    }
    // Roman page numbers of a preface.
    if let Some((number, len)) = ordinal::leading_roman(inner)
        && len == inner.len()
    {
        return Some(PageNumber::Bare(number));
    }
    let is_roman = !inner.is_empty()
        && inner.len() <= 6
        && inner.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    is_roman.then_some(PageNumber::Dressed)
}

/// Bare numbers are page numbers where they count on, or stand at the edge of a page.
fn mark_bare_numbers(lines: &[Line<'_>], numbers: &[(usize, u32)], roles: &mut [Role]) {
    let counts_on = |a: Option<&(usize, u32)>, b: Option<&(usize, u32)>| match (a, b) {
        (Some((line, number)), Some((next_line, next))) => {
            next > number && next - number <= 2 && next_line - line > 3
        }
        _ => false,
    };
    for (at, &(index, _)) in numbers.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| numbers.get(before));
        let in_order =
            counts_on(before, numbers.get(at)) || counts_on(numbers.get(at), numbers.get(at + 1));
        let at_edge = lines.get(index).is_some_and(|line| line.page)
            || lines.get(index + 1).is_none_or(|next| next.page);
        if in_order || at_edge {
            set(roles, index);
        }
    }
}

/// One place where a short line stands that occurs again.
#[derive(Debug, Clone, Copy)]
struct Occurrence {
    index: usize,
    at_edge: bool,
    tears: bool,
    numbered: bool,
}

fn mark_running_heads(lines: &[Line<'_>], shape: Shape, roles: &mut [Role]) {
    let mut heads: HashMap<String, Vec<Occurrence>> = HashMap::new();
    let mut order: Vec<String> = Vec::new();
    let mut counted = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.width > LIMIT || roles.get(index) != Some(&Role::Text) {
            continue;
        }
        if ends_like_text(line.text) || contents::has_leader(line.text) {
            continue;
        }
        let (key, number) = head_key(line.text);
        let numbered = number.is_some();
        let wide = line.text.contains("   ") || line.text.contains("\u{3000}\u{3000}");
        counted.extend(number.filter(|_| wide).map(|number| (index, number)));
        if key.is_empty() {
            continue;
        }
        let occurrence = occurrence(lines, roles, shape, index, numbered);
        if is_journal_line(line.text) && (numbered || (occurrence.at_edge && line.width < 60))
            || occurrence.at_edge && is_date_line(line.text)
        {
            set(roles, index);
            continue;
        }
        if let Some(found) = heads.get_mut(&key) {
            found.push(occurrence);
        } else {
            order.push(key.clone());
            heads.insert(key, vec![occurrence]);
        }
    }
    mark_bare_numbers(lines, &counted, roles);
    for key in &order {
        let Some(found) = heads.get(key) else { continue };
        if is_running_head(found, shape) || repeats_chapter(lines, found) {
            mark_head(lines, found, roles);
        }
    }
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
    let page_at = |at: usize| lines.get(at).is_none_or(|line| line.page);
    let before = index.checked_sub(1);
    let at_edge = page_at(index)
        || page_at(index + 1)
        || is_furniture(before)
        || is_furniture(Some(index + 1))
        || before.and_then(|at| lines.get(at)).is_some_and(is_bare_number);
    let tears = before.and_then(|before| lines.get(before)).is_some_and(|line| {
        line.ending.is_open() && shape.is_long(line) && !contents::has_leader(line.text)
    });
    Occurrence { index, at_edge, tears, numbered }
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
            && lines.get(o.index + 1).is_none_or(|next| !is_title_like(next));
        is_title || (!o.tears && numbering::numbering(text).is_some())
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
        && names::labelled(line.text, Language::ZhHans).is_none()
        && names::authors(line.text, Language::ZhHans).is_none()
        && numbering::numbering(line.text).is_none()
}

#[cfg(test)]
mod tests;
