//! Finding the numbers of a text from left to right.

use super::decimal::Decimal;
use super::unit::{self, Unit, UnitKind};
use super::{Number, Value, arabic, chinese};
use crate::text::fold::simplified;

/// A text as characters that are alike for numerals, each with its byte offset.
struct Chars {
    folded: Vec<char>,
    offsets: Vec<usize>,
}

impl Chars {
    fn of(text: &str) -> Self {
        let folded = text.chars().map(alike).collect();
        let offsets = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Self { folded, offsets }
    }

    fn from(&self, at: usize) -> &[char] {
        self.folded.get(at..).unwrap_or_default()
    }

    fn at(&self, at: usize) -> Option<char> {
        self.folded.get(at).copied()
    }
}

/// Full width to ASCII, traditional to simplified, lower case.
fn alike(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '−' => '-',
        _ => simplified(c),
    }
    .to_ascii_lowercase()
}

pub(super) fn scan(text: &str) -> Vec<Number> {
    let chars = Chars::of(text);
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < chars.folded.len() {
        if let Some(next) = date(&chars, at, &mut numbers) {
            at = next;
        } else if let Some((number, next)) = number(&chars, at) {
            numbers.push(number);
            at = next;
        } else {
            at += 1;
        }
    }
    share_units(&chars, &mut numbers);
    join_fractions(&chars, numbers)
}

/// A date of digits (2019-10-31, with `-`, `/` or `.`) as year, month and day.
fn date(chars: &Chars, at: usize, numbers: &mut Vec<Number>) -> Option<usize> {
    let run = |from: usize| chars.from(from).iter().take_while(|c| c.is_ascii_digit()).count();
    let before = at.checked_sub(1).and_then(|before| chars.at(before));
    let sign = chars.at(at + 4).filter(|c| matches!(c, '-' | '/' | '.'))?;
    let month = run(at + 5);
    let day_at = at + 5 + month + 1;
    let day = run(day_at);
    let shaped = run(at) == 4 && (1..=2).contains(&month) && (1..=2).contains(&day);
    if !shaped || chars.at(day_at - 1) != Some(sign) || before.is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    for (start, length, name) in [(at, 4, "年"), (at + 5, month, "月"), (day_at, day, "日")] {
        let digits: String = chars.from(start).iter().take(length).collect();
        let value = Decimal::parse(&digits)?;
        let range = chars.offsets[start]..chars.offsets[start + length];
        numbers.push(Number {
            end: range.end,
            range,
            value: Value::Exact(value),
            mantissa: value,
            unit: Some(Unit { name, kind: UnitKind::Measure }),
            ordinal: false,
        });
    }
    Some(day_at + day)
}

/// The number that begins at `at`, with the place behind its unit.
fn number(chars: &Chars, at: usize) -> Option<(Number, usize)> {
    let (shape, digits_at) = shape(chars, at);
    let (mut value, mantissa, length) = digits(chars.from(digits_at))?;
    let end = digits_at + length;
    let (unit, next) = match (shape, unit::read(chars.from(end))) {
        (Shape::Percent, _) => (Some(Unit { name: "%", kind: UnitKind::Measure }), end),
        (_, Some((unit, length))) => (Some(unit), end + length),
        (_, None) => (None, end),
    };
    if let (Shape::Negative, Value::Exact(positive)) = (shape, &value) {
        value = Value::Exact(positive.negated());
    }
    let ordinal = at.checked_sub(1).and_then(|before| chars.at(before)) == Some('第');
    let range = chars.offsets[at]..chars.offsets[end];
    Some((Number { range, value, mantissa, unit, end: chars.offsets[next], ordinal }, next))
}

/// The digits at the beginning of `chars`: what they amount to, the same without a scale word, and
/// how many characters they take.
fn digits(chars: &[char]) -> Option<(Value, Decimal, usize)> {
    if let Some((value, mantissa, length)) = arabic::read(chars) {
        return Some((Value::Exact(value), mantissa, length));
    }
    let length = chinese::run(chars);
    let run = chars.get(..length).filter(|run| !run.is_empty())?;
    Some(match chinese::value(run) {
        Some(value) => (Value::Exact(value), value, length),
        None => (Value::Name(chinese::name(run)), Decimal::default(), length),
    })
}

/// What stands before the digits of a number.
#[derive(Clone, Copy)]
enum Shape {
    Plain,
    Percent,
    Negative,
}

fn shape(chars: &Chars, at: usize) -> (Shape, usize) {
    if chars.from(at).starts_with(&['百', '分', '之']) {
        return (Shape::Percent, at + 3);
    }
    let before = at.checked_sub(1).and_then(|before| chars.at(before));
    let joins = before
        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '%' | '年' | '月' | '日' | '元'));
    if chars.at(at) == Some('-') && !joins && chars.at(at + 1).is_some_and(|c| c.is_ascii_digit()) {
        return (Shape::Negative, at + 1);
    }
    (Shape::Plain, at)
}

/// The characters between two numbers.
fn between(chars: &Chars, first: &Number, second: &Number) -> String {
    let from = chars.offsets.partition_point(|offset| *offset < first.end);
    let to = chars.offsets.partition_point(|offset| *offset < second.range.start);
    chars.folded.get(from..to).unwrap_or_default().iter().collect()
}

/// In a range (15至20%, 3—5年) the first number takes the unit of the second.
fn share_units(chars: &Chars, numbers: &mut [Number]) {
    for at in 1..numbers.len() {
        let (before, after) = numbers.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last_mut(), after.first()) else { continue };
        let signs = between(chars, first, second);
        let range = matches!(signs.as_str(), "至" | "到" | "-" | "—" | "——" | "~" | "–" | "～");
        if range && first.unit.is_none() {
            first.unit = second.unit;
        }
    }
}

/// 三分之一 and 1/3 as one number, named by its parts.
fn join_fractions(chars: &Chars, numbers: Vec<Number>) -> Vec<Number> {
    let mut joined: Vec<Number> = Vec::with_capacity(numbers.len());
    for number in numbers {
        if let Some(first) = joined.last_mut()
            && let (Value::Exact(a), Value::Exact(b)) = (&first.value, &number.value)
        {
            let parts = match between(chars, first, &number).as_str() {
                "分之" => Some((*b, *a)),
                "/" => Some((*a, *b)),
                _ => None,
            };
            if let Some((numerator, denominator)) = parts.filter(|_| first.unit.is_none()) {
                first.value = Value::Name(format!("{numerator}/{denominator}"));
                first.range.end = number.range.end;
                first.unit = number.unit;
                first.end = number.end;
                continue;
            }
        }
        joined.push(number);
    }
    joined
}
