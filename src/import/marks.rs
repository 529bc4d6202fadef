//! Note marks printed inside the text.

mod glued;
mod near;

use std::ops::Range;

use super::label::{self, Family, NoteLabel};
use crate::text::ordinal;
pub(crate) use glued::glued_numbers;

/// A mark in a line of text; whether it is one depends on the definitions that there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark<'t> {
    /// The bytes that it takes, with its caret and brackets.
    pub(crate) range: Range<usize>,
    /// What is shown of it: without the caret.
    pub(crate) printed: &'t str,
    /// The family.
    pub(crate) family: Family,
    /// The numbers that it points to, in order: several for `[3-5]` and `[2,7]`.
    pub(crate) numbers: Vec<u32>,
    /// It has the form that a raised mark gets in extracted text (`^①`).
    pub(crate) caret: bool,
}

impl Mark<'_> {
    /// The labels that it points to.
    pub(crate) fn labels(&self) -> impl Iterator<Item = NoteLabel> {
        let family = self.family;
        self.numbers.iter().map(move |&number| NoteLabel { family, number })
    }
}

/// The longest inside of a bracket that is looked at, in bytes.
const INSIDE: usize = 48;

/// The first mark at or after byte `from`.
pub(crate) fn next_mark(text: &str, from: usize) -> Option<Mark<'_>> {
    let bytes = text.as_bytes();
    let (mut at, mut near) = (from, from);
    while at < bytes.len() {
        if at >= near {
            let found = near::skip(bytes, at);
            // The mark's first byte may be the last one of the step before.
            at = at.max(found.saturating_sub(1));
            near = found + near::STEP;
        }
        let Some(&byte) = bytes.get(at) else { break };
        if begins(bytes.get(at..)?) {
            let rest = text.get(at..)?;
            if let Some(mark) = mark_at(rest, at) {
                return Some(mark);
            }
            at += run_len(rest).max(len_utf8(byte));
        } else {
            at += len_utf8(byte);
        }
    }
    None
}

/// The length of the character whose first byte this is.
fn len_utf8(first: u8) -> usize {
    match first {
        0..0xC0 => 1,
        0xC0..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    }
}

/// The bytes of the carets or superscript digits that `rest` begins with, which are one mark or
/// none.
fn run_len(rest: &str) -> usize {
    let carets = rest.len() - rest.trim_start_matches(['^', '＾']).len();
    if carets > 0 {
        return carets;
    }
    rest.chars().take_while(|&c| ordinal::superscript(c).is_some()).map(char::len_utf8).sum()
}

/// True where the next bytes can be the first character of a mark.
fn begins(bytes: &[u8]) -> bool {
    match *bytes {
        [b'[' | b'^' | b'(' | b'@', ..]
        | [0xC2, 0xA9 | 0xAE | 0xB2 | 0xB3 | 0xB9, ..]
        | [0xE2, 0x81 | 0x91 | 0x92 | 0x93 | 0x9D | 0x9E, ..]
        | [0xE3, 0x80, 0x94 | 0x90, ..]
        | [0xE3, 0x89 | 0x8A, ..]
        | [0xEF, 0xBC, 0xBB | 0xBE | 0x88, ..]
        // 注 and 註
        | [0xE6, 0xB3, 0xA8, ..]
        | [0xE8, 0xA8, 0xBB, ..] => true,
        _ => false,
    }
}

/// The mark that `rest` begins with; `at` is its byte offset in the line.
fn mark_at(rest: &str, at: usize) -> Option<Mark<'_>> {
    let bare = rest.trim_start_matches(['^', '＾']);
    let caret = rest.len() - bare.len();
    let first = bare.chars().next()?;
    let (family, numbers, len) = match first {
        '[' | '［' | '〔' | '【' => bracketed(bare, first)?,
        '（' | '(' => in_parentheses(bare, first, caret > 0)?,
        '注' | '註' => {
            let (number, len) = noted(bare)?;
            (Family::Named, vec![number], len)
        }
        _ => single(bare, first, caret > 0)?,
    };
    Some(Mark {
        range: at..at + caret + len,
        printed: bare.get(..len)?,
        family,
        numbers,
        caret: caret > 0,
    })
}

fn single(bare: &str, first: char, caret: bool) -> Option<(Family, Vec<u32>, usize)> {
    if let Some(number) = ordinal::circled(first) {
        return Some((Family::Circled, vec![number], first.len_utf8()));
    }
    if ordinal::superscript(first).is_some() {
        return raised(bare);
    }
    if label::is_misread(first) {
        // An address has a letter behind its @.
        let after = bare.get(first.len_utf8()..)?.chars().next();
        return after
            .is_none_or(|c| !c.is_ascii_alphanumeric())
            .then(|| (Family::Misread, vec![u32::from(first)], first.len_utf8()));
    }
    if caret {
        let (number, len) = ordinal::leading_digits(bare).filter(|&(n, _)| n > 0 && n < 1000)?;
        return Some((Family::Raised, vec![number], len));
    }
    None
}

/// ¹², ¹⁻³, ¹,²: numbers of superscript digits with commas and ranges between.
fn raised(bare: &str) -> Option<(Family, Vec<u32>, usize)> {
    let (first, mut len) = raised_number(bare)?;
    let mut numbers = vec![first];
    let mut last = first;
    while let Some(rest) = bare.get(len..).filter(|_| len < INSIDE)
        && let Some(mark) = rest.chars().next().filter(|&c| parts_raised(c))
        && let Some((number, more)) = rest.get(mark.len_utf8()..).and_then(raised_number)
    {
        match mark {
            ',' | '，' | '、' => numbers.push(number),
            _ if number > last && number - last <= 100 => numbers.extend(last + 1..=number),
            _ => break,
        }
        last = number;
        len += mark.len_utf8() + more;
    }
    Some((Family::Raised, numbers, len))
}

/// One number of at most three superscript digits, and its length in bytes.
fn raised_number(text: &str) -> Option<(u32, usize)> {
    let (mut number, mut len) = (0, 0);
    for (count, c) in text.chars().enumerate() {
        let Some(digit) = ordinal::superscript(c) else { break };
        if count == 3 {
            return None;
        }
        number = number * 10 + digit;
        len += c.len_utf8();
    }
    (number > 0).then_some((number, len))
}

/// True for what stands between raised numbers: a comma or the dash of a range.
pub(crate) fn parts_raised(c: char) -> bool {
    matches!(c, ',' | '，' | '、' | '⁻' | '-' | '–' | '—' | '－' | '~' | '～')
}

/// `[3]`, `[3-5]`, `[2,7]`, ［１、３］, 〔一〕, `[注1]`, `[^1]`.
fn bracketed(bare: &str, open: char) -> Option<(Family, Vec<u32>, usize)> {
    let inside = inside(bare, open)?;
    let len = open.len_utf8() + inside.len() + closing_len(bare, open.len_utf8() + inside.len())?;
    let trimmed = inside.trim().trim_start_matches('^');
    if trimmed.starts_with(['注', '註']) {
        let (number, used) = noted(trimmed)?;
        return (used == trimmed.len()).then(|| (Family::Named, vec![number], len));
    }
    if let Some(circled) = trimmed.chars().next().and_then(ordinal::circled) {
        return (trimmed.chars().count() == 1).then(|| (Family::Circled, vec![circled], len));
    }
    let numbers = list_of_numbers(trimmed).or_else(|| {
        let (number, used) = ordinal::leading_han(trimmed)?;
        (used == trimmed.len()).then(|| vec![number])
    })?;
    Some((Family::Bracket, numbers, len))
}

fn in_parentheses(bare: &str, open: char, caret: bool) -> Option<(Family, Vec<u32>, usize)> {
    let inside = inside(bare, open)?;
    let len = open.len_utf8() + inside.len() + closing_len(bare, open.len_utf8() + inside.len())?;
    let trimmed = inside.trim();
    if trimmed.starts_with(['注', '註']) {
        let (number, used) = noted(trimmed)?;
        return (used == trimmed.len()).then(|| (Family::Named, vec![number], len));
    }
    let (number, used) = ordinal::leading_digits(trimmed)?;
    let family = if caret { Family::Raised } else { Family::Paren };
    (used == trimmed.len() && number > 0 && number < 300).then(|| (family, vec![number], len))
}

/// The text up to the closing bracket, which must be near.
fn inside(bare: &str, open: char) -> Option<&str> {
    let rest = bare.get(open.len_utf8()..)?;
    let look = rest.get(..rest.floor_char_boundary(INSIDE))?;
    look.find([']', '］', '〕', '】', ')', '）']).and_then(|end| rest.get(..end))
}

fn closing_len(bare: &str, at: usize) -> Option<usize> {
    bare.get(at..)?.chars().next().map(char::len_utf8)
}

/// 注1, 註一, 注释1 with the number at once behind.
fn noted(text: &str) -> Option<(u32, usize)> {
    let word = ["注释", "注釋", "註釋", "注", "註"].into_iter().find(|w| text.starts_with(w))?;
    let rest = text.get(word.len()..)?;
    let first = rest.chars().next()?;
    let (number, len) = ordinal::leading_digits(rest)
        .or_else(|| ordinal::leading_han(rest))
        .or_else(|| ordinal::circled(first).map(|n| (n, first.len_utf8())))?;
    (number > 0 && number < 1000).then(|| (number, word.len() + len))
}

/// Numbers with commas and ranges between, below 1000; `None` where anything else is there.
fn list_of_numbers(text: &str) -> Option<Vec<u32>> {
    let mut numbers: Vec<u32> = Vec::new();
    let mut rest = text.trim();
    loop {
        let (number, len) = ordinal::leading_digits(rest).filter(|&(n, _)| n > 0 && n < 1000)?;
        rest = rest.get(len..)?.trim_start();
        numbers.push(number);
        let Some(c) = rest.chars().next() else { return Some(numbers) };
        rest = rest.get(c.len_utf8()..)?.trim_start();
        match c {
            ',' | '，' | '、' | ';' | '；' => {}
            '-' | '–' | '—' | '－' | '~' | '～' | '−' => {
                let (last, len) = ordinal::leading_digits(rest)?;
                if last <= number || last - number > 100 {
                    return None;
                }
                numbers.extend(number + 1..=last);
                rest = rest.get(len..)?.trim_start();
                let Some(c) = rest.chars().next() else { return Some(numbers) };
                if !matches!(c, ',' | '，' | '、' | ';' | '；') {
                    return None;
                }
                rest = rest.get(c.len_utf8()..)?.trim_start();
            }
            _ => return None,
        }
    }
}

/// How well a mark without a caret stands where a note mark stands, rather than a list label:
/// 0 where it opens a sentence or follows a colon, up to 3 after a full stop or closing quote.
pub(crate) fn standing(before: &str) -> u8 {
    let words = before.trim_end();
    // English counts inside a sentence: first, (1) this, (2) that, and (3) the rest.
    if words.len() < before.len()
        && ([" and", " or"].iter().any(|word| words.ends_with(word)) || words.ends_with([',', ';']))
    {
        return 0;
    }
    match words.chars().next_back() {
        None | Some('：' | ':' | '（' | '(' | '“' | '「') => 0,
        Some('；' | ';' | '、' | '，' | ',') => 1,
        Some('。' | '！' | '？' | '”' | '’' | '」' | '』' | '》' | '.' | '）' | ')' | '"') => {
            3
        }
        Some(_) => 2,
    }
}

#[cfg(test)]
mod tests;
