//! A number left out of its sentence, with its unit left to see.

use std::ops::Range;

use super::clause::Sentence;
use super::{BLANK, Card, CardKind, Ground, Passage, id};
use crate::text::numeral::{self, Number};

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

/// Letters that must be left to see.
const LEAST_CONTEXT: usize = 10;

/// One card for each number of the body that has a unit and a sentence that says what it is of.
pub(super) fn cards(ground: &Ground) -> Vec<Card> {
    ground.sentences.iter().flat_map(|sentence| of_sentence(ground, sentence)).collect()
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
        if is_worth_asking(text, first, &numbers[last]) && !date {
            cards.extend(card(ground, sentence, &range, &numbers[last]));
        }
        at = last + 1;
    }
    cards
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
