//! The rule of numbers: another value or another unit is another answer, however near.

use super::token::{Figure, Token};
use super::{Graded, Verdict, text_of};
use crate::text::numeral::Value;

/// Letters that may stand around the numbers of an answer that is a figure.
const AROUND_FIGURES: &str = "第约近至到逾超过";

/// Words that turn a number that is right into a bound or its denial.
const BOUNDS: [&str; 8] = ["不到", "不足", "未达", "低于", "小于", "不是", "没有", "不"];

/// Words that say that a number is passed, and words that say that it is not reached.
const PASSED: [&str; 5] = ["超", "逾", "以上", "多于", "高于"];
const NOT_REACHED: [&str; 8] = ["近", "不到", "不足", "未达", "未满", "以下", "低于", "少于"];

/// How the numbers of two answers compare.
#[derive(Debug, Default)]
pub(super) struct Comparison {
    /// A number was typed in another's place.
    pub contradict: bool,
    /// A number is right but for the unit that was left out.
    pub unit_left_out: bool,
    /// Numbers that were expected and typed.
    matched: usize,
    /// Numbers that were expected.
    expected: usize,
}

/// Compares the numbers of two answers as sets.
pub(super) fn compare(expected: &[Token], typed: &[Token]) -> Comparison {
    let mut wanted: Vec<&Figure> = expected.iter().filter_map(Token::figure).collect();
    let mut given: Vec<&Figure> = typed.iter().filter_map(Token::figure).collect();
    let mut comparison = Comparison { expected: wanted.len(), ..Comparison::default() };
    let matched =
        take_pairs(&mut wanted, &mut given, |a, b| a.value == b.value && a.measure == b.measure);
    let open =
        take_pairs(&mut wanted, &mut given, |a, b| a.value == b.value && a.measure.is_none());
    let years = take_pairs(&mut wanted, &mut given, is_short_year);
    let bare = take_pairs(&mut wanted, &mut given, |a, b| {
        b.measure.is_none() && (a.value == b.value || is_mantissa(a, b))
    });
    comparison.unit_left_out = !bare.is_empty();
    comparison.matched = matched.len() + open.len() + years.len() + bare.len();
    let only_figures = expected.iter().all(|token| token.figure().is_some());
    let hedged = only_figures
        && given.iter().any(|extra| matched.iter().any(|figure| figure.measure == extra.measure));
    comparison.contradict = (!wanted.is_empty() && !given.is_empty()) || hedged;
    comparison
}

/// Takes the pairs that `equal` accepts out of both lists and gives the expected ones back.
fn take_pairs<'a>(
    wanted: &mut Vec<&'a Figure>,
    given: &mut Vec<&'a Figure>,
    equal: impl Fn(&Figure, &Figure) -> bool,
) -> Vec<&'a Figure> {
    let mut taken = Vec::new();
    wanted.retain(|a| match given.iter().position(|b| equal(a, b)) {
        Some(at) => {
            given.remove(at);
            taken.push(*a);
            false
        }
        None => true,
    });
    taken
}

/// True where `short` gives the last two digits of the year `full`: 98年 for 1998年.
fn is_short_year(full: &Figure, short: &Figure) -> bool {
    let (Value::Exact(year), Value::Exact(digits)) = (&full.value, &short.value) else {
        return false;
    };
    let (year, digits) = (year.to_f64(), digits.to_f64());
    full.measure == Some("年")
        && short.measure == Some("年")
        && (1000.0..3000.0).contains(&year)
        && (10.0..100.0).contains(&digits)
        && (year % 100.0 - digits).abs() < 0.5
}

/// True where `bare` gives the digits of `full` without its scale word (30870 for 30870亿元).
fn is_mantissa(full: &Figure, bare: &Figure) -> bool {
    full.mantissa == bare.value
        && full.value != full.mantissa
        && matches!(bare.value, Value::Exact(_))
}

/// Grades an answer that is a figure and no more; `None` where other words are asked for as well.
pub(super) fn grade_figure(
    expected: &[Token],
    typed: &[Token],
    numbers: &Comparison,
) -> Option<Graded> {
    let words = |tokens: &[Token]| -> String {
        tokens.iter().filter(|token| token.figure().is_none()).map(Token::as_str).collect()
    };
    let around = words(expected);
    if numbers.expected == 0 || !around.chars().all(|c| AROUND_FIGURES.contains(c)) {
        return None;
    }
    let beside = words(typed);
    let share = ratio(numbers.matched, numbers.expected);
    if numbers.matched < numbers.expected {
        let verdict = if share >= 0.5 { Verdict::Partial } else { Verdict::Wrong };
        let missing = vec![text_of(expected)];
        return Some(Graded { verdict, score: share.min(0.49), missing, extra: Vec::new() });
    }
    let has = |words: &str, bounds: &[&str]| bounds.iter().any(|bound| words.contains(bound));
    let bounded = BOUNDS.iter().any(|bound| beside.contains(bound) && !around.contains(bound))
        || (has(&around, &PASSED) && has(&beside, &NOT_REACHED))
        || (has(&around, &NOT_REACHED) && has(&beside, &PASSED));
    if bounded {
        return Some(Graded::wrong(&text_of(expected), &text_of(typed)));
    }
    let unordered = around.contains('第') && !beside.contains('第');
    if numbers.unit_left_out || is_uncounted(expected, typed) || unordered {
        return Some(Graded::right(1.0).at_most(Verdict::Partial, 0.8));
    }
    Some(Graded::right(1.0))
}

/// True where only numbers were expected and typed, and the classifier behind them was left out.
pub(super) fn is_uncounted(expected: &[Token], typed: &[Token]) -> bool {
    let figures = |tokens: &[Token]| -> Option<Vec<Figure>> {
        tokens.iter().map(|token| token.figure().cloned()).collect()
    };
    let (Some(expected), Some(typed)) = (figures(expected), figures(typed)) else { return false };
    expected.iter().any(|figure| figure.classified)
        && !typed.iter().any(|figure| figure.classified || figure.measure.is_some())
}

fn ratio(part: usize, whole: usize) -> f64 {
    let narrow = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { narrow(part) / narrow(whole) }
}
