//! Raised marks that came out of print as plain numbers behind a word.

use std::ops::Range;

/// A plain number that is glued to the word or mark before it, as raised marks come out of a PDF.
pub(crate) fn glued_numbers(text: &str) -> impl Iterator<Item = (Range<usize>, u32)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    // The last ASCII parenthesis before the number: a text may have millions and no number.
    let mut open = false;
    std::iter::from_fn(move || {
        loop {
            let skipped = bytes.get(at..)?.iter().position(u8::is_ascii_digit)?;
            let gap = bytes.get(at..at + skipped)?;
            open = match gap.iter().rposition(|b| matches!(b, b'(' | b')')) {
                Some(last) => gap.get(last) == Some(&b'('),
                None => open,
            };
            at += skipped;
            let start = at;
            at += bytes.get(at..)?.iter().take_while(|b| b.is_ascii_digit()).count();
            if let Some(number) = glued_at(text, start..at, open) {
                // 1) as Korean print has it: the bracket is part of the mark.
                let closes = bytes.get(at) == Some(&b')');
                at += usize::from(closes);
                open &= !closes;
                return Some((start..at, number));
            }
        }
    })
}

/// The number at `range`; `open` says that it stands inside parentheses.
fn glued_at(text: &str, range: Range<usize>, open: bool) -> Option<u32> {
    if range.len() > 3 {
        return None;
    }
    let head = text.get(..range.start)?;
    let before = head.chars().next_back()?;
    let whole = head.trim_end_matches(['.', ',', ':']);
    let digits = whole.bytes().rev().take_while(u8::is_ascii_digit).count();
    // 3.5 is a decimal; 1893.6 at the end of a sentence is a year with a mark.
    if matches!(before, '.' | ',' | ':') && digits > 0 && digits != 4 {
        return None;
    }
    let after = text.get(range.end..)?.chars().next();
    if after == Some(')') && open {
        return None;
    }
    let number = text.get(range)?.parse().ok().filter(|&n| n > 0)?;
    let is_mark = |c: char| {
        matches!(
            c,
            '.' | ','
                | ';'
                | ':'
                | '!'
                | '?'
                | '”'
                | '’'
                | '"'
                | '\''
                | ')'
                | '。'
                | '，'
                | '；'
                | '：'
                | '！'
                | '？'
                | '」'
                | '』'
                | '》'
                | '）'
                | '、'
                | ']'
                | '—'
        )
    };
    let ends = after.is_none_or(|c| c.is_whitespace() || is_mark(c));
    let glued = if before.is_ascii_alphabetic() {
        ends && !is_name_with_number(head)
    } else if is_mark(before) {
        // After a mark the text goes on: 。1其后, .1 The; not a decimal or a date.
        after.is_none_or(|c| {
            c.is_whitespace()
                || c == ')'
                || (!c.is_ascii() && !matches!(c, '年' | '月' | '日' | '%' | '％'))
        })
    } else {
        !before.is_whitespace()
            && before.is_alphabetic()
            && before != '第'
            && after.is_some_and(is_mark)
    };
    glued.then_some(number)
}

/// True where the letters before a number are no word that a mark could follow, but a name with it:
/// A1, CO2, PM2.
fn is_name_with_number(head: &str) -> bool {
    let letters = head.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    let capitals = head.bytes().rev().take_while(u8::is_ascii_uppercase).count();
    letters <= 2 && capitals == letters
}
