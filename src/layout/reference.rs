//! Reference marks in plain text: which circled or bracketed number points to a note (R5).
//!
//! A document's own marks are known (`NoteRef`); this is for text where they are characters.

use super::mark::{is_enclosed_number, is_superscript};
use super::tailoring::Site;

/// True where a break would part a reference mark from what stands before it, or split it.
///
/// ① after punctuation (：①…；②…) labels an item of a list, and a break before it is fine.
pub(super) fn is_bound(site: &Site<'_>) -> bool {
    if site.is_spaced {
        return false;
    }
    let tail = site.tail();
    let starts_mark = is_superscript(site.after)
        || is_raised_or_lowered(site.after)
        || is_enclosed_number(site.after) && !is_list_place(site.before)
        || site.after == '^' && tail.chars().nth(1).is_some_and(begins_mark)
        || site.before == '^' && begins_mark(site.after)
        || bracketed_length(tail).is_some() && !is_list_place(site.before);
    starts_mark || is_inside_brackets(site)
}

/// Letters, signs and lowered digits that belong to the character before them (KLREQ, word break
/// restrictions): 字₂, xⁿ.
fn is_raised_or_lowered(c: char) -> bool {
    matches!(c, '\u{2071}' | '\u{207A}'..='\u{208E}' | '\u{2090}'..='\u{209C}')
}

fn begins_mark(c: char) -> bool {
    is_enclosed_number(c) || is_superscript(c) || matches!(c, '[' | '［' | '〔')
}

/// Punctuation after which a number in a circle labels the item that follows. After a full stop it
/// is a mark: 。① cites the sentence.
fn is_list_place(before: char) -> bool {
    matches!(before, '：' | '；' | '，' | '、' | '（' | ':' | ';' | ',' | '(' | '—' | '“' | '「')
}

/// The bytes of a mark such as [3], [3-5], ［2，7］ or 〔1〕 that `text` begins with.
fn bracketed_length(text: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    let close = match chars.next()?.1 {
        '[' => ']',
        '［' => '］',
        '〔' => '〕',
        _ => return None,
    };
    let mut digits = 0;
    for (at, c) in chars.take(MARK_CHARACTERS) {
        if c == close {
            return (digits > 0).then_some(at + c.len_utf8());
        }
        match c {
            '0'..='9' | '０'..='９' => digits += 1,
            c if is_joint(c) => {}
            _ => return None,
        }
    }
    None
}

/// A mark with more characters than this between its brackets is text.
const MARK_CHARACTERS: usize = 24;

fn is_joint(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '～' | '~' | ',' | '，' | '、' | ' ')
}

fn is_inside_brackets(site: &Site<'_>) -> bool {
    let is_part = |c: char| is_joint(c) || matches!(c, '0'..='9' | '０'..='９');
    if !is_part(site.before) && !matches!(site.before, '[' | '［' | '〔') {
        return false;
    }
    let head = site.head();
    let inner = head.chars().rev().take(MARK_CHARACTERS).take_while(|c| is_part(*c));
    let open: usize = inner.map(char::len_utf8).sum();
    let Some(bracket) = head.get(..head.len() - open).and_then(|h| h.chars().next_back()) else {
        return false;
    };
    let start = head.len() - open - bracket.len_utf8();
    site.text.get(start..).and_then(bracketed_length).is_some_and(|length| site.at < start + length)
}
