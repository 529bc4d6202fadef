//! An answer as the tokens that are compared: letters, and numbers by their value.
//!
//! Words that may be missing without harm (的, 了, 是, 党的 …) are left out of both sides, and
//! official names are brought to their short form.

use super::lexicon;
use super::measure;
use crate::text::fold;
use crate::text::numeral::unit::UnitKind;
use crate::text::numeral::{self, Decimal, Number, Value};

/// A letter, or a number with its unit.
#[derive(Debug, Clone)]
pub(super) enum Token {
    /// A folded letter.
    Letter(String, char),
    /// A number: its text, its place in the answer's numbers, by value and unit.
    Figure(String, Figure),
}

/// A number as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figure {
    /// What it amounts to.
    pub value: Value,
    /// The value of its digits without a scale word.
    pub mantissa: Value,
    /// The unit that carries meaning.
    pub measure: Option<&'static str>,
    /// True where a classifier stands behind it.
    pub classified: bool,
}

impl PartialEq for Token {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Letter(_, a), Self::Letter(_, b)) => a == b,
            (Self::Figure(_, a), Self::Figure(_, b)) => {
                a.value == b.value && a.measure == b.measure
            }
            _ => false,
        }
    }
}

impl Token {
    /// The text that it stands for.
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Letter(text, _) | Self::Figure(text, _) => text,
        }
    }

    /// The number, where it is one.
    pub(super) fn figure(&self) -> Option<&Figure> {
        match self {
            Self::Figure(_, figure) => Some(figure),
            Self::Letter(..) => None,
        }
    }

    /// The one character that it stands for, for comparing sounds.
    pub(super) fn letter(&self) -> Option<char> {
        match self {
            Self::Letter(_, letter) => Some(*letter),
            Self::Figure(text, _) => {
                let mut chars = text.chars();
                chars.next().filter(|_| chars.next().is_none())
            }
        }
    }

    /// How much it counts: a letter 1, a number as many as its text has.
    pub(super) fn weight(&self) -> f64 {
        let count = self.as_str().chars().filter(|c| c.is_alphanumeric()).count();
        f64::from(u32::try_from(count.clamp(1, 8)).unwrap_or(8))
    }
}

/// The weight of all of `tokens`.
pub(super) fn weight(tokens: &[Token]) -> f64 {
    tokens.iter().map(Token::weight).sum()
}

/// What stands before the years before our era: 公元前221年, 前221年.
const BEFORE: char = '前';

/// Marks that may stand inside a name.
const QUOTES: &str = "“”‘’「」『』《》〈〉\"'";

/// The tokens of `text`.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let text = shortened(text);
    let mut tokens = Vec::new();
    let mut reached = 0;
    for number in numeral::numbers(&text) {
        push_letters(text.get(reached..number.range.start).unwrap_or_default(), &mut tokens);
        let is_before = is_year(&number) && tokens.last().and_then(Token::letter) == Some(BEFORE);
        if is_before {
            tokens.pop();
        }
        tokens.extend(century(&number));
        tokens.push(figure(&text, &number, is_before));
        reached = number.end;
    }
    push_letters(text.get(reached..).unwrap_or_default(), &mut tokens);
    tokens
}

/// True for a year or a century.
fn is_year(number: &Number) -> bool {
    number.unit.is_some_and(|unit| matches!(unit.name, "年" | "世纪" | "年代"))
}

/// The century of a decade that is told with it: 1950年代 is 20世纪50年代.
fn century(number: &Number) -> Option<Token> {
    let decade = full_decade(number)?;
    let century = Value::Exact(Decimal::new((decade / 100 + 1).into(), 0));
    let figure = Figure {
        mantissa: century.clone(),
        value: century,
        measure: Some("世纪"),
        classified: false,
    };
    Some(Token::Figure(format!("{}世纪", decade / 100 + 1), figure))
}

/// The year that a decade begins with, where it is told with its century.
fn full_decade(number: &Number) -> Option<u16> {
    let Value::Exact(year) = &number.value else { return None };
    let is_decade = number.unit.is_some_and(|unit| unit.name == "年代");
    (1000..3000u16).step_by(10).find(|first| is_decade && Decimal::new((*first).into(), 0) == *year)
}

/// A number as it is compared; one of the years before our era is negative.
fn figure(text: &str, number: &Number, is_before: bool) -> Token {
    let unit = number.unit;
    let measure = unit.filter(|unit| unit.kind == UnitKind::Measure).map(|unit| unit.name);
    let (mut value, measure) = measure::reduced(&number.value, measure);
    if let (Value::Exact(year), true) = (&value, is_before) {
        value = Value::Exact(year.negated());
    }
    if let Some(decade) = full_decade(number) {
        value = Value::Exact(Decimal::new((decade % 100).into(), 0));
    }
    let figure = Figure {
        value,
        mantissa: Value::Exact(number.mantissa),
        measure,
        classified: unit.is_some_and(|unit| unit.kind == UnitKind::Classifier),
    };
    let shown = text.get(number.range.start..number.end).unwrap_or_default();
    Token::Figure(shown.to_owned(), figure)
}

fn push_letters(text: &str, tokens: &mut Vec<Token>) {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut at = 0;
    while let Some(&c) = letters.get(at) {
        let rest = letters.get(at..).unwrap_or_default();
        let kept = lexicon::longest_at(&lexicon::KEPT, rest);
        let left_out = lexicon::longest_at(&lexicon::OPTIONAL, rest);
        if kept == 0 && left_out > 0 {
            at += left_out;
            continue;
        }
        for &c in rest.iter().take(kept.max(1)) {
            tokens.push(Token::Letter(c.to_string(), c));
        }
        at += kept.max(usize::from(c != '\0'));
    }
}

/// Folded text with official names in their short form.
fn shortened(text: &str) -> String {
    let mut short = without_spaces(&fold::fold(text));
    short.retain(|c| !QUOTES.contains(c));
    for pair in lexicon::SHORT_FORMS.iter() {
        if let [long, brief] = pair.as_slice()
            && short.contains(long)
        {
            short = short.replace(long, brief);
        }
    }
    congress(&short)
}

/// `text` without its white space, but between two numbers, which it keeps apart.
fn without_spaces(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut joined = String::with_capacity(text.len());
    for word in words {
        let apart = |end: Option<char>| end.is_some_and(char::is_numeric);
        if apart(joined.chars().next_back()) && apart(word.chars().next()) {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

/// 第二十次全国代表大会 as 二十大, 第十九届中央委员会第五次全体会议 as 十九届五中全会.
fn congress(text: &str) -> String {
    let mut short = text.to_owned();
    for (tail, brief) in [("次全国代表大会", "大"), ("次全体会议", "中全会")] {
        while let Some(at) = short.find(tail) {
            let before = short.get(..at).unwrap_or_default();
            let Some(ordinal) = before.rfind('第') else { break };
            let number = before.get(ordinal + '第'.len_utf8()..).unwrap_or_default().to_owned();
            short.replace_range(ordinal..at + tail.len(), &format!("{number}{brief}"));
        }
    }
    short = short.replace("届中央委员会", "届");
    if short.contains("中全会") { short.replacen('第', "", 1) } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        tokens(a) == tokens(b)
    }

    #[test]
    fn particles_are_left_out_and_words_that_hold_them_are_not() {
        assert!(same("政治安全的基础", "政治安全基础"));
        assert!(!same("和平发展", "平发展"));
        assert!(!same("存在短板", "存短板"));
    }

    #[test]
    fn an_official_name_equals_its_short_form() {
        assert!(same("中国共产党第二十次全国代表大会", "党的二十大"));
        assert!(same("党的十九届五中全会", "十九届五中全会"));
        assert!(same("第十九届中央委员会第五次全体会议", "十九届五中全会"));
    }

    #[test]
    fn a_number_is_one_token_by_its_value() {
        assert!(same("三个方面", "3个方面"));
        assert!(same("三方面", "三个方面"));
        assert!(!same("三个方面", "四个方面"));
    }
}
