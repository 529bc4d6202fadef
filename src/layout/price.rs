//! Fourth phase: what a break costs where it is allowed and still not good.

use std::ops::Range;

use super::segment::{Cost, Segment};
use super::setting::{Breaking, Setting};
use crate::text::script::is_cjk_letter;
use crate::text::words::WordBoundaries;

/// Inside a word: a line may be this much more uneven (`fit::unevenness`) to save one.
const WORD: Cost = 46;
/// Inside a word at an odd measure, where every line of ideographs leaves a cell over as it is.
const WORD_ODD: Cost = 42;
/// Inside a word, where words come first.
const WORD_FIRST: Cost = 120;
/// Between a number and its unit or measure word, 12｜页 or 100｜km (R6), and inside 1｜000.
const UNIT: Cost = 32;
/// Units after a number and a space (SI, and what computing adds).
const UNITS: &[&str] = &[
    "m", "km", "cm", "mm", "nm", "g", "kg", "mg", "t", "s", "ms", "min", "h", "L", "mL", "Hz",
    "kHz", "MHz", "GHz", "W", "kW", "MW", "GW", "V", "A", "K", "Pa", "kPa", "J", "kJ", "mol", "dB",
    "KB", "MB", "GB", "TB", "%", "‰", "℃", "°C", "°F",
];
/// After 第 before its number (R6).
const ORDINAL: Cost = 48;
/// Inside a title in 《》 that a line could hold.
const TITLE: Cost = 10;
/// Before ——: it may begin a line, but ends one better.
const DASH: Cost = 24;
/// A title longer than this is divided like any text.
const TITLE_BYTES: usize = 3 * 12;

/// Puts the price of the break after each segment of `range` into it.
pub(super) fn price(
    text: &str,
    range: Range<usize>,
    segments: &mut [Segment],
    setting: &Setting,
    words: Option<&dyn WordBoundaries>,
) {
    let slice = text.get(range.clone()).unwrap_or_default();
    let mut ends = Vec::new();
    if let Some(words) = words {
        words.find_boundaries(slice, &mut ends);
    }
    let word_price = match setting.breaking {
        Breaking::WordsFirst => WORD_FIRST,
        _ if setting.measure.0.is_multiple_of(2) => WORD,
        _ => WORD_ODD,
    };
    let mut ends = ends.iter().map(|end| range.start + end).peekable();
    let mut title = 0;
    for segment in segments.iter_mut() {
        let at = segment.end;
        let (head, tail) = text.split_at_checked(at).unwrap_or((text, ""));
        let (Some(before), Some(after)) = (head.chars().next_back(), tail.chars().next()) else {
            continue;
        };
        while ends.next_if(|&end| end < at).is_some() {}
        if before == '《' {
            title = at + TITLE_BYTES;
        }
        let is_in_word = words.is_some()
            && is_cjk_letter(before)
            && is_cjk_letter(after)
            && ends.peek() != Some(&at);
        if is_in_word {
            segment.price += word_price;
        }
        if title_contains(text, at, title) {
            segment.price += TITLE;
        }
        segment.price += pair_price((before, head), (after, tail), word_price);
    }
}

fn title_contains(text: &str, at: usize, title_end: usize) -> bool {
    at < title_end
        && text
            .get(at..text.floor_char_boundary(title_end))
            .and_then(|rest| rest.chars().find(|c| matches!(c, '《' | '》')))
            == Some('》')
}

/// The price of a break between two characters, with the text up to it and from it on.
fn pair_price((before, head): (char, &str), (after, tail): (char, &str), word: Cost) -> Cost {
    if before.is_ascii_digit() && is_cjk_letter(after) || before == ' ' && parts_unit(head, tail) {
        UNIT
    } else if is_wide_latin(before) && is_wide_latin(after) {
        word
    } else if before == '第' && after.is_ascii_digit() {
        ORDINAL
    } else if tail.starts_with("——") {
        DASH
    } else {
        0
    }
}

/// True between 100 and km, and between the groups of 1 000 000 (JLREQ 3.1.10).
fn parts_unit(head: &str, tail: &str) -> bool {
    let is_symbol = |c: char| c.is_ascii_alphabetic() || matches!(c, '%' | '‰' | '℃' | '°');
    let unit = tail.get(..tail.find(|c| !is_symbol(c)).unwrap_or(tail.len()));
    head.trim_end().ends_with(|c: char| c.is_ascii_digit())
        && (tail.starts_with(|c: char| c.is_ascii_digit())
            || unit.is_some_and(|unit| UNITS.contains(&unit)))
}

/// True for Latin letters of an ideograph's width, between which UAX #14 allows a break.
fn is_wide_latin(c: char) -> bool {
    matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}
