//! How Japanese, Korean and English texts say outright what a term means.

use std::ops::Range;

use super::form::{Definition, Form};
use crate::document::language::Language;
use crate::recall::card::clause::{self, Sentence};

/// Ends of a Japanese definition that the answer can do without.
const ENDS: [&str; 7] =
    ["のことである", "のことをいう", "のことを指す", "を指す", "をいう", "である", "のことだ"];

/// The same of a Korean one.
const KOREAN_ENDS: [&str; 5] = ["을 말한다", "를 말한다", "을 뜻한다", "를 뜻한다", "이다"];

/// English words between a term and its meaning.
const MEANS: [&str; 6] =
    [" is defined as ", " refers to ", " means ", " is a ", " is an ", " is the "];

/// The definition that `sentence` is, if it is one.
pub(super) fn definition(sentence: &Sentence, language: Language) -> Option<Definition> {
    let text = sentence.as_str();
    let (term, meaning) = match language {
        Language::Ja => japanese(text)?,
        Language::Ko => korean(text)?,
        Language::En => english(text)?,
        Language::ZhHans | Language::ZhHant => return None,
    };
    let said = text.get(meaning.clone())?;
    let fits = (6..=70).contains(&clause::length(said)) && clause::alone::pairs_close(said);
    let told = said.contains(term);
    let start = sentence.range.start;
    let meaning = meaning.start + start..meaning.end + start;
    (fits && !told).then(|| Definition { term: term.to_owned(), form: Form::Outright, meaning })
}

/// The bytes of what stands between `from` and the sentence's stop, without one of `ends`.
fn without(text: &str, from: usize, ends: &[&str]) -> Range<usize> {
    let rest = text.get(from..).unwrap_or_default().trim_end_matches(['。', '.', ' ']);
    let rest = ends.iter().find_map(|end| rest.strip_suffix(end)).unwrap_or(rest);
    from..from + rest.len()
}

/// Xとは、…をいう。
fn japanese(text: &str) -> Option<(&str, Range<usize>)> {
    let (term, _) = text.split_once("とは")?;
    let from = term.len() + "とは".len();
    let comma = text.get(from..)?.chars().next().filter(|c| matches!(c, '、' | '，'));
    let bare = term.trim_matches(['「', '」', '『', '』']);
    let plain =
        (2..=16).contains(&bare.chars().count()) && !bare.contains(['、', '。', 'は', 'を']);
    let meaning = without(text, from + comma.map_or(0, char::len_utf8), &ENDS);
    // 何とは…か is a question; a definition says what the thing is.
    let says = ENDS.iter().any(|end| text.trim_end_matches('。').ends_with(end));
    (plain && says).then_some((bare, meaning))
}

/// X란 …을 말한다.
fn korean(text: &str) -> Option<(&str, Range<usize>)> {
    let at = text.find("란 ")?;
    let term = text.get(..at)?.trim_end_matches('이');
    let says = KOREAN_ENDS.iter().any(|end| text.trim_end_matches('.').ends_with(end));
    let plain = (2..=12).contains(&term.chars().count()) && !term.contains(',');
    let meaning = without(text, at + "란 ".len(), &KOREAN_ENDS);
    (plain && says).then_some((term, meaning))
}

/// A news desert is a community without…, X refers to…
fn english(text: &str) -> Option<(&str, Range<usize>)> {
    let (at, word) = MEANS.iter().filter_map(|word| text.find(word).map(|at| (at, *word))).min()?;
    let head = text.get(..at)?;
    let bare = ["A ", "An ", "By ", "The term "].iter().find_map(|open| head.strip_prefix(open));
    // A statement of a thing that the text knows already (The market is a…) defines nothing.
    let outright = word.contains("defined") || word.contains("refers") || word.contains("means");
    let term = bare.or_else(|| outright.then_some(head))?;
    let term = term.trim_matches(['“', '”', '"', '‘', '’']);
    let plain = term.split(' ').count() <= 5
        && term.chars().count() > 3
        && term.chars().all(|c| c.is_alphanumeric() || c == ' ' || c == '-');
    let article = if word.starts_with(" is a") || word.starts_with(" is the") {
        word.trim_start_matches(" is ").len()
    } else {
        0
    };
    plain.then_some((term, without(text, at + word.len() - article, &[])))
}
