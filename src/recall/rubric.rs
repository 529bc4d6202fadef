//! The rubric of a deck as code: thirteen checks, each counted over the cards that it asks.
//!
//! After Wozniak, *Twenty rules of formulating knowledge* (1999), and Matuschak, *How to write good
//! prompts* (2020). No check sees whether a card is worth asking; that is for a person's eye.

mod answer;
mod deck;
mod prompt;
mod whole;

use serde::Serialize;

use super::card::Card;
use crate::document::Document;
use crate::text::words::Words;

/// One line of the rubric with its count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// 1 to 13.
    pub number: usize,
    /// What is checked.
    pub name: &'static str,
    /// What is checked, in Chinese.
    pub name_zh: &'static str,
    /// True where every card must pass; else 98 %.
    pub hard: bool,
    /// How many passed.
    pub passed: usize,
    /// How many were asked; 0 where no card is of that kind.
    pub asked: usize,
}

impl Line {
    /// True where enough passed.
    #[must_use]
    pub fn holds(&self) -> bool {
        if self.hard { self.passed == self.asked } else { self.passed * 100 >= self.asked * 98 }
    }
}

/// A check: how many passed, and how many were asked.
type Check = fn(&deck::Deck) -> (usize, usize);

/// The checks in order: name, name in Chinese, hard, how it is counted.
const CHECKS: [(&str, &str, bool, Check); 13] = [
    ("the answer stands in the source", "答案在原文里", true, answer::in_source),
    ("the prompt does not give it away", "题面不泄底", false, prompt::not_given_away),
    ("one blank, one thing", "一空一事", false, prompt::one_thing),
    ("short", "简短", false, prompt::short),
    ("stands alone", "题面自足", false, prompt::stands_alone),
    ("one right answer", "答案唯一", false, answer::one_answer),
    ("a content word is blanked", "挖的是实词", false, answer::content_word),
    ("figures whole", "数字完整", false, answer::figure_whole),
    ("nothing from apparatus", "不问注释和篇首", true, answer::from_body),
    ("covers the argument", "论点问全", false, whole::covers),
    ("no doubles", "不重复", false, whole::no_doubles),
    ("choices fair", "选项公平", false, prompt::fair_choices),
    ("quotation whole", "引文完整", false, answer::quotation_whole),
];

/// The rubric of the `cards` that were made from `document`.
#[must_use]
pub fn check(document: &Document, cards: &[Card], words: &Words) -> Vec<Line> {
    let deck = deck::Deck::new(document, cards, words);
    CHECKS
        .iter()
        .zip(1..)
        .map(|((name, name_zh, hard, count), number)| {
            let (passed, asked) = count(&deck);
            Line { number, name, name_zh, hard: *hard, passed, asked }
        })
        .collect()
}

#[cfg(test)]
mod tests;
