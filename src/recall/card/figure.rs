//! A number left out of its sentence, with its unit left to see.

use std::collections::HashSet;
use std::ops::{Range, RangeInclusive};

use super::clause::Sentence;
use super::{BLANK, Card, CardKind, Ground, Passage, id};
use crate::text::numeral::{self, Number, Value};

/// Units of numbers that are worth knowing by heart.
const UNITS: [&str; 30] = [
    "年",
    "%",
    "‰",
    "百分点",
    "元",
    "美元",
    "欧元",
    "日元",
    "英镑",
    "港元",
    "卢布",
    "倍",
    "年代",
    "世纪",
    "公里",
    "平方公里",
    "平方米",
    "海里",
    "米",
    "公顷",
    "亩",
    "吨",
    "公斤",
    "千瓦",
    "千瓦时",
    "岁",
    "天",
    "人",
    "小时",
    "纳米",
];

/// Units of a date.
const DATES: [&str; 5] = ["年", "月", "日", "年代", "世纪"];

/// Words by which a sentence says when.
pub(in crate::recall) const TIMES: [&str; 16] = [
    "年", "月", "日", "世纪", "以来", "期间", "时期", "目前", "当前", "如今", "今天", "时", "上周",
    "季度", "之后", "后",
];

/// How many numbers of one sentence are asked for.
const MOST: usize = 2;

/// Numbers that stand for years by themselves, as English writes them.
const YEARS: RangeInclusive<u32> = 1500..=2100;

/// Letters that must be left to see.
const LEAST_CONTEXT: usize = 10;

/// One card for each number of the body that has a unit and a sentence that says what it is of.
pub(super) fn cards(ground: &Ground) -> Vec<Card> {
    let cards = ground.sentences.iter().flat_map(|sentence| of_sentence(ground, sentence));
    // Of bare years one for each section: the argument seldom rests on them.
    let mut years: HashSet<Option<usize>> = HashSet::new();
    cards
        .filter(|card| {
            let unit = card.prompt.split(BLANK).nth(1).unwrap_or_default();
            let dated =
                unit.strip_prefix('年').is_some_and(|rest| rest.chars().take(3).any(|c| c == '月'));
            let bare = unit.starts_with('年') && card.answer.len() == 4 && !dated;
            !bare || years.insert(ground.outline.index_at(card.source.block))
        })
        .collect()
}

fn of_sentence(ground: &Ground, sentence: &Sentence) -> Vec<Card> {
    let text = sentence.as_str();
    let numbers = numeral::numbers(text);
    let mut cards = Vec::new();
    let mut at = 0;
    while let Some(first) = numbers.get(at) {
        let last = range_end(text, &numbers, at);
        let range = first.range.start..numbers[last].range.end;
        let date = at.checked_sub(1).is_some_and(|before| numbers[before].end == first.range.start);
        let told = is_told(&numbers, at..=last) || !has_a_time(text, first);
        if is_worth_asking(text, first, &numbers[last]) && !date && !told {
            cards.extend(card(ground, sentence, &range, &numbers[last]));
        }
        at = last + 1;
    }
    // The last ones say what the others come to: from … to …, so many percent more.
    cards.split_off(cards.len().saturating_sub(MOST))
}

/// True where another number of the sentence tells this one: a quantity about as large, or, for a
/// year, quantities that are asked for instead.
fn is_told(numbers: &[Number], own: RangeInclusive<usize>) -> bool {
    let Some(first) = numbers.get(*own.start()) else { return false };
    let unit = |number: &Number| number.unit.map(|unit| unit.name);
    let others = numbers.iter().enumerate().filter(|(at, _)| !own.contains(at));
    if unit(first) == Some("年") && !is_duration(first) {
        let quantity = |number: &Number| {
            unit(number).is_some_and(|name| !DATES.contains(&name) && UNITS.contains(&name))
        };
        return others.into_iter().any(|(_, number)| quantity(number));
    }
    others.into_iter().any(|(at, number)| {
        at < *own.start() && unit(number) == unit(first) && is_about(number, first)
    })
}

/// True where two values differ by a tenth at most.
fn is_about(one: &Number, other: &Number) -> bool {
    let (Value::Exact(a), Value::Exact(b)) = (&one.value, &other.value) else { return false };
    let (a, b) = (a.to_f64(), b.to_f64());
    (a - b).abs() <= a.abs().max(b.abs()) / 10.0
}

/// True for 7年, which is no year.
fn is_duration(number: &Number) -> bool {
    number.range.len() < 4
}

/// True where the sentence says when: for a quantity an answer needs it.
fn has_a_time(text: &str, number: &Number) -> bool {
    let year = number.unit.is_some_and(|unit| DATES.contains(&unit.name)) && !is_duration(number);
    let years = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    let in_a_year = years.filter_map(|digits| digits.parse().ok()).any(|y: u32| YEARS.contains(&y));
    year || in_a_year || TIMES.iter().any(|word| text.contains(word))
}

/// The number that ends the range which begins with the number at `at` (15%至20%), or `at` itself.
fn range_end(text: &str, numbers: &[Number], at: usize) -> usize {
    let joined = numbers.get(at + 1).is_some_and(|next| {
        let between = text.get(numbers[at].end..next.range.start);
        matches!(between, Some("至" | "到" | "—" | "-" | "～" | "~" | "–"))
    });
    if joined { at + 1 } else { at }
}

fn is_worth_asking(text: &str, first: &Number, last: &Number) -> bool {
    let digits = text.get(first.range.clone()).unwrap_or_default();
    let known = last.unit.is_some_and(|unit| UNITS.contains(&unit.name));
    let before = text.get(..first.range.start).unwrap_or_default();
    let after = text.get(last.end..).unwrap_or_default();
    let inside =
        |open: char, close: char| before.matches(open).count() > before.matches(close).count();
    let name = before.ends_with(|c: char| c.is_ascii_alphabetic())
        || inside('《', '》')
        || inside('“', '”');
    digits.starts_with(|c: char| c.is_ascii_digit())
        && known
        && !first.ordinal
        && !name
        && !after.starts_with(['第', '级'])
        && !is_bracket(last, after)
}

/// True for 60岁以上, which says who and is no figure of its own.
fn is_bracket(number: &Number, after: &str) -> bool {
    let is_age = number.unit.is_some_and(|unit| unit.name == "岁");
    is_age && ["以上", "以下", "及以上", "至", "到"].iter().any(|word| after.starts_with(word))
}

fn card(ground: &Ground, sentence: &Sentence, range: &Range<usize>, last: &Number) -> Option<Card> {
    let start = sentence.range.start;
    let target = start + range.start..start + last.end;
    let prompt = sentence.prompt_around(&target)?;
    let answer = sentence.text.get(start + range.start..start + range.end)?;
    let before = sentence.text.get(prompt.start..target.start)?;
    let after = sentence.text.get(start + range.end..prompt.end)?;
    let letters = before.chars().chain(after.chars()).filter(|c| c.is_alphanumeric()).count();
    if letters < LEAST_CONTEXT || before.contains(answer) || after.contains(answer) {
        return None;
    }
    let passage = sentence.text.get(prompt.clone())?;
    let label = ground.label(sentence.block, answer);
    let with_unit = sentence.text.get(start + range.start..start + last.end)?;
    Some(Card {
        id: id("figure", passage, &format!("{}{answer}", before.len())),
        kind: CardKind::Figure,
        prompt: format!("{label}{before}{BLANK}{after}"),
        answer: answer.to_owned(),
        accept: vec![with_unit.to_owned()],
        choices: None,
        section: ground.section_of(sentence.block),
        source: Passage { block: sentence.block, offset: prompt.start, length: prompt.len() },
        reason: "数字".to_owned(),
    })
}
