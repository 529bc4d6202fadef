//! Page furniture: page numbers, running heads and journal lines, told by form, repetition and
//! place.

mod heads;
mod journal;

use super::Role;
use super::lines::Line;
use super::shape::Shape;
use crate::import::ending::Ending;
use crate::import::front::labels;
use crate::import::headings::words;
use crate::import::numbering;
use crate::text::ordinal;

/// Furniture is never longer than this, in cells.
const LIMIT: u32 = 100;

/// How many other numbers are looked past for the one of the next page: fewer than the lines that
/// a page has, so that rows of a table never count on.
const BETWEEN: usize = 3;

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
    heads::mark_running_heads(lines, shape, roles);
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
        let is_rule = lines.get(index - 1).is_some_and(Line::is_rule);
        let parts = roles.get(index - 1..=index) == Some(&[Role::Text, Role::Note]);
        if is_rule && parts {
            set(roles, index - 1);
        }
    }
}

/// Where nearly every page begins with a short line that is no heading, these are running heads,
/// though each may occur once.
fn mark_page_tops(lines: &[Line<'_>], roles: &mut [Role]) {
    let is_number = |at: usize| {
        roles.get(at) == Some(&Role::Furniture)
            && lines
                .get(at)
                .is_some_and(|line| line.width <= 40 && page_number(line.text).is_some())
    };
    let (mut pages, mut headed, mut tops) = (0_usize, 0_usize, Vec::new());
    for (at, line) in lines.iter().enumerate().skip(1) {
        if !line.page && !is_number(at - 1) || is_number(at) {
            continue;
        }
        pages += 1;
        if roles.get(at) == Some(&Role::Furniture) {
            headed += 1;
        } else if is_page_top(line) {
            tops.push(at);
        }
    }
    if tops.len() + headed >= 2 && (tops.len() + headed) * 3 >= pages * 2 {
        for at in tops {
            set(roles, at);
        }
    }
}

/// A short line that ends no sentence and has the number or name of no part.
fn is_page_top(line: &Line<'_>) -> bool {
    line.width < 60
        && line.indent < 8
        && (line.ending == Ending::Open || line.text.ends_with("et al."))
        && numbering::numbering(line.text).is_none()
        && !words::is_heading_word(line.text)
        && !words::is_notes_heading(line.text)
        && labels::label(line.text).is_none()
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
                '-' | '—'
                    | '–'
                    | '－'
                    | '―'
                    | '·'
                    | '•'
                    | '~'
                    | '～'
                    | '|'
                    | '/'
                    | '.'
                    | '・'
                    | '─'
            )
    };
    let inner = text.trim_matches(is_dress);
    if let Some(number) = misread_number(inner) {
        let dressed = inner.len() < text.len();
        return Some(if dressed { PageNumber::Dressed } else { PageNumber::Bare(number) });
    }
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
    if let Some(number) = han_folio(inner) {
        return Some(PageNumber::Bare(number));
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

/// A folio in Han digits by their places (一一二), as vertical print has it.
fn han_folio(text: &str) -> Option<u32> {
    let places =
        text.chars().map(|c| "〇一二三四五六七八九".chars().zip(0..).find(|(d, _)| *d == c));
    let digits: Option<Vec<u32>> = places.map(|place| place.map(|(_, value)| value)).collect();
    let digits = digits.filter(|digits| (2..=4).contains(&digits.len()))?;
    Some(digits.iter().fold(0, |number, digit| number * 10 + digit))
}

/// A number whose 1 or 0 was recognised as a letter (l03, 1O4).
fn misread_number(text: &str) -> Option<u32> {
    let digit = |c: char| match c {
        'l' | 'I' | '|' => Some('1'),
        'O' | 'o' => Some('0'),
        _ => Some(c).filter(char::is_ascii_digit),
    };
    let read: Option<String> = text.chars().map(digit).collect();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let sure = (2..=4).contains(&text.len()) && digits > 0 && digits < text.len();
    read.filter(|_| sure)?.parse().ok()
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
        // A row or two of a table may stand between.
        let this = numbers.get(at);
        let before = numbers.get(at.saturating_sub(BETWEEN)..at).unwrap_or_default();
        let after = numbers.get(at + 1..).unwrap_or_default().iter().take(BETWEEN);
        let in_order = before.iter().any(|before| counts_on(Some(before), this))
            || after.into_iter().any(|after| counts_on(this, Some(after)));
        let at_edge = lines.get(index).is_some_and(|line| line.page)
            || lines.get(index + 1).is_none_or(|next| next.page);
        if in_order || at_edge {
            set(roles, index);
        }
    }
}

#[cfg(test)]
mod tests;
