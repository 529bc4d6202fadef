//! What is around a typed answer: openings, closings, and words that say that there is no answer.

use super::lexicon::{CLOSINGS, EXPLAINING, GENERA, LEADING, LIGHT, NOTHING, OPENINGS};
use crate::text::fold;
use crate::text::script;

/// The letters of a definition without its genus, at least.
const LONG_ENOUGH: usize = 8;

/// The letters of an answer without its preposition, at least.
const LONG_PHRASE: usize = 5;

/// True where `typed` holds no answer: empty, punctuation alone, 不知道, 忘了.
pub(super) fn says_nothing(typed: &str, expected: &str) -> bool {
    let letters = fold::letters(typed);
    if letters == fold::letters(expected) && !typed.trim().is_empty() {
        return false;
    }
    let bare = trimmed_end(letters.trim_start_matches(['我', '呃', '嗯']), &CLOSINGS);
    bare.is_empty() || NOTHING.contains(&bare)
}

/// `typed` without an opening such as 应该是 or 答： and a closing such as 吧, unless the expected
/// answer begins or ends with it.
pub(super) fn without_openings(typed: &str, expected: &str) -> String {
    let expected = fold::letters(expected);
    let mut rest = typed.trim();
    loop {
        let shorter = without_one(rest, &expected);
        if shorter.len() == rest.len() {
            return rest.to_owned();
        }
        rest = shorter;
    }
}

fn without_one<'a>(typed: &'a str, expected: &str) -> &'a str {
    let marks =
        |c: char| !c.is_alphanumeric() && !matches!(c, '%' | '％' | '-' | '“' | '”' | '(' | '（');
    let trimmed = typed.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '，' | '：' | ':' | '。' | '！' | '？' | '?' | '…')
    });
    for opening in OPENINGS.iter() {
        if expected.starts_with(opening) {
            continue;
        }
        if let Some(rest) = trimmed.strip_prefix(opening) {
            let rest = rest.trim_start_matches(marks);
            if rest.chars().any(char::is_alphanumeric) {
                return rest;
            }
        }
    }
    for closing in CLOSINGS.iter() {
        if expected.ends_with(closing) {
            continue;
        }
        if let Some(rest) = trimmed.strip_suffix(closing)
            && rest.chars().any(char::is_alphanumeric)
        {
            return rest;
        }
    }
    trimmed
}

/// `typed` without an addition in brackets that has no Han character (years, a name in Latin
/// letters), where the expected answer has no brackets.
pub(super) fn without_gloss(typed: &str, expected: &str) -> String {
    let (opening, closing) = (['(', '（'], [')', '）']);
    let parts = typed.split_once(opening).and_then(|(before, rest)| {
        let (inside, after) = rest.split_once(closing)?;
        Some((before, inside, after))
    });
    match parts {
        Some((before, inside, after))
            if !expected.contains(opening)
                && !before.trim().is_empty()
                && !expected.chars().any(char::is_numeric)
                && !inside.chars().any(script::is_han) =>
        {
            format!("{before}{after}")
        }
        _ => typed.to_owned(),
    }
}

/// `typed` cut where an explanation of it begins (`X，即…`, `X（…）`, `X：…`): the answer and the
/// explanation; `None` where the expected answer is written so too.
pub(super) fn explained<'a>(typed: &'a str, expected: &str) -> Option<(&'a str, &'a str)> {
    let cuts = typed.char_indices().filter_map(|(at, sign)| {
        let rest = typed.get(at + sign.len_utf8()..)?;
        let bare = rest.trim_start();
        let explains = || EXPLAINING.iter().any(|word| bare.starts_with(word));
        let is_cut = match sign {
            '（' | '(' | '：' | ':' | '—' => true,
            '，' | ',' | '。' | '；' | ';' | ' ' => explains(),
            _ => false,
        };
        is_cut.then(|| (typed.get(..at).unwrap_or_default(), rest, sign))
    });
    let (answer, explanation, sign) = cuts.into_iter().next()?;
    (!expected.contains(sign) && !fold::letters(answer).is_empty()).then_some((answer, explanation))
}

/// An answer without a preposition at its beginning (以, 通过), where enough is left.
pub(super) fn without_preposition(text: &str) -> Option<&str> {
    let trimmed = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let longest = LEADING.iter().filter(|word| trimmed.starts_with(**word)).max_by_key(|w| w.len());
    let rest = trimmed.strip_prefix(longest?)?;
    (fold::letters(rest).chars().count() >= LONG_PHRASE).then_some(rest)
}

/// `text` without the words that only carry its grammar (对…进行, 从, 的过程).
pub(super) fn without_light_words(text: &str) -> String {
    LIGHT.iter().fold(fold::fold(text), |text, word| text.replace(word, ""))
}

/// A definition without the word at its end that says only what kind of thing it is (…的制度);
/// `None` where it has none, or little else.
pub(super) fn without_genus(expected: &str) -> Option<&str> {
    let trimmed = expected.trim_end_matches(|c: char| !c.is_alphanumeric());
    let rest = GENERA.iter().find_map(|genus| trimmed.strip_suffix(genus)?.strip_suffix('的'))?;
    (fold::letters(rest).chars().count() >= LONG_ENOUGH).then_some(rest)
}

fn trimmed_end<'a>(text: &'a str, closings: &[&str]) -> &'a str {
    closings.iter().find_map(|closing| text.strip_suffix(closing)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_and_closings_are_taken_off() {
        for typed in ["答：双统筹", "我觉得应该是双统筹吧？", "应该是“双统筹”", "就是双统筹。"]
        {
            let bare = without_openings(typed, "双统筹");
            assert_eq!(fold::letters(&bare), "双统筹", "{typed}");
        }
    }

    #[test]
    fn an_opening_that_belongs_to_the_answer_stays() {
        assert_eq!(without_openings("应该是这样", "应该是这样"), "应该是这样");
    }

    #[test]
    fn not_knowing_is_no_answer() {
        for typed in ["", "？？", "不知道", "我忘了", "不记得了", "想不起来了……"]
        {
            assert!(says_nothing(typed, "科技伦理"), "{typed}");
        }
        assert!(!says_nothing("不知道", "不知道"));
    }
}
