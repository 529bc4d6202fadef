//! The gist of a point: its first sentence where that is short, else its first clause.

use std::ops::Range;

/// A sentence up to this many characters is a gist as it stands; Latin letters count a third.
const SHORT: usize = 30;
/// A first clause shorter than this says too little, and the next one is taken in.
const LEAST: usize = 6;

/// The gist of the text from `start` on, which ends before `end`: bytes, word for word.
pub(super) fn gist(text: &str, start: usize, end: usize) -> Range<usize> {
    let rest = text.get(start..end).unwrap_or_default();
    let lead = rest.len() - rest.trim_start().len();
    let sentence = sentence_len(rest);
    let whole = rest.get(lead..sentence).unwrap_or_default();
    if weight(whole) <= SHORT {
        return start + lead..start + lead + whole.trim_end().len();
    }
    let clause = clause_len(whole);
    start + lead..start + lead + clause
}

/// The length in thirds of a Latin letter, so that a measure fits both scripts.
fn weight(text: &str) -> usize {
    let latin = text.chars().filter(char::is_ascii).count();
    (text.chars().count() - latin) + latin / 3
}

/// The bytes before the first full stop or semicolon outside quotation marks.
fn sentence_len(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '“' | '「' | '『' | '《' | '（' | '(' => depth += 1,
            '”' | '」' | '』' | '》' | '）' | ')' => depth = depth.saturating_sub(1),
            '。' | '！' | '？' | '；' | '．' | ';' | '\n' if depth == 0 => return at,
            '.' if chars.peek().is_none_or(|(_, next)| next.is_whitespace()) => return at,
            _ => {}
        }
    }
    text.len()
}

/// The bytes of the first clause that says enough.
fn clause_len(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '“' | '「' | '『' | '《' | '（' | '(' => depth += 1,
            '”' | '」' | '』' | '》' | '）' | ')' => depth = depth.saturating_sub(1),
            '，' | ',' | '：' | ':' | '—' if depth == 0 => {
                let clause = text.get(..at).unwrap_or_default();
                if weight(clause) >= LEAST {
                    return at;
                }
            }
            _ => {}
        }
    }
    text.len()
}
