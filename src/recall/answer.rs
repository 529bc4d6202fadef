//! Grading of typed answers: what a person would call right, partly right or wrong.
//!
//! No distance with a threshold can tell 10.4% from 14.0%, or 可能 from 不可能, so an answer goes
//! through an order of rules: what says nothing, numbers, polarity, lists, characters, words.
//! Pinyin is first read as the characters of the expected answer that it spells. Each rule is a
//! file; the words that they know lie in `lexicon`.

mod align;
mod alternatives;
mod characters;
mod latin;
mod lexicon;
mod list;
mod measure;
mod names;
mod numbers;
mod polarity;
mod prepare;
mod spelling;
mod token;
mod words;

use serde::Serialize;

use crate::text::fold;
use token::Token;

/// The share of an item that is nearly all of it: two items of a list have less in common.
const NEARLY_ALL: f64 = 0.6;

/// What a person would say of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Something else, the opposite, another number, or nothing.
    Wrong,
    /// At least half of it is there and nothing in it is false.
    Partial,
    /// Everything asked for is there.
    Right,
}

/// An answer graded, with what it lacks and what it has too much.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Graded {
    /// What a person would say of it.
    #[serde(rename = "grade")]
    pub verdict: Verdict,
    /// How much of the answer is there: 0 to 1.
    pub score: f64,
    /// What was expected and is not there.
    pub missing: Vec<String>,
    /// What is there and was not expected.
    pub extra: Vec<String>,
}

impl Graded {
    fn right(score: f64) -> Self {
        Self { verdict: Verdict::Right, score, missing: Vec::new(), extra: Vec::new() }
    }

    /// Wrong, with the whole of what was expected missing and all that was typed extra.
    fn wrong(expected: &str, typed: &str) -> Self {
        let whole = |text: &str| match text.trim() {
            "" => Vec::new(),
            text => vec![text.to_owned()],
        };
        Self { verdict: Verdict::Wrong, score: 0.0, missing: whole(expected), extra: whole(typed) }
    }

    /// The same, no better than `verdict`.
    fn at_most(mut self, verdict: Verdict, score: f64) -> Self {
        if self.verdict > verdict {
            self.verdict = verdict;
            self.score = self.score.min(score);
        }
        self
    }

    fn is_better_than(&self, other: &Self) -> bool {
        (self.verdict, self.score) > (other.verdict, other.score)
    }
}

/// Grades `typed` against `expected` and the other forms that count as it.
#[must_use]
pub fn grade(expected: &str, typed: &str, accept: &[String]) -> Graded {
    let mut best = grade_form(expected, typed);
    for form in accept {
        let graded = grade_form(form, typed);
        if graded.is_better_than(&best) {
            best = graded;
        }
    }
    best
}

/// Grades `typed` against one form of the answer.
fn grade_form(expected: &str, typed: &str) -> Graded {
    if prepare::says_nothing(typed, expected) {
        return Graded::wrong(expected, "");
    }
    let typed = prepare::without_openings(typed, expected);
    let typed = prepare::without_gloss(&typed, expected);
    if let Some(graded) = latin::grade(expected, &typed) {
        return graded;
    }
    let typed = spelling::read_pinyin(expected, &typed);
    let graded = grade_bare(expected, &typed);
    if names::is_surname(expected, &typed) || words::changes_voice(expected, &typed) {
        return Graded::right(0.95);
    }
    if graded.verdict == Verdict::Partial && names::is_another_work(expected, &typed) {
        return Graded::wrong(expected, &typed);
    }
    if graded.verdict == Verdict::Partial && says_the_same(expected, &typed) {
        return Graded::right(0.95);
    }
    graded
}

/// True where all is there once what surrounds it is taken away: an office before a name, the kind
/// of thing behind a definition, a preposition before both, an explanation behind the answer.
fn says_the_same(expected: &str, typed: &str) -> bool {
    let is_whole = |form: &str, typed: &str| grade_bare(form, typed).verdict == Verdict::Right;
    let bare = |text| prepare::without_preposition(text).unwrap_or(text);
    let is_explained = prepare::explained(typed, expected).is_some_and(|(answer, explanation)| {
        is_whole(expected, answer) && !grade_text(expected, explanation).contradicts
    });
    names::bare(expected, typed).is_some_and(|name| is_whole(expected, name))
        || prepare::without_genus(expected).is_some_and(|form| is_whole(form, typed))
        || is_whole(bare(expected), bare(typed))
        || is_whole(&prepare::without_light_words(expected), &prepare::without_light_words(typed))
        || is_explained
}

/// Grades `typed`, with nothing around it any more, against one form of the answer.
fn grade_bare(expected: &str, typed: &str) -> Graded {
    if let Some(graded) = alternatives::grade(expected, typed) {
        return graded;
    }
    let listed = list::grade(expected, typed);
    let whole = grade_text(expected, typed);
    match listed {
        None => whole.graded,
        Some(listed) if listed.contradicts => listed.graded,
        // Without marks between them the items of a list are one text: the better view counts.
        Some(listed) if whole.graded.is_better_than(&listed.graded) && !whole.contradicts => {
            whole.graded
        }
        Some(listed) => listed.graded,
    }
}

/// A grading, and whether something typed contradicts the answer.
struct Outcome {
    graded: Graded,
    contradicts: bool,
}

/// Grades a text that is no list: numbers, polarity, characters, words.
fn grade_text(expected: &str, typed: &str) -> Outcome {
    let wanted = token::tokens(expected);
    let given = token::tokens(typed);
    if wanted == given && !given.is_empty() && !numbers::is_uncounted(&wanted, &given) {
        return Outcome { graded: Graded::right(1.0), contradicts: false };
    }
    let contradicted = || Outcome { graded: Graded::wrong(expected, typed), contradicts: true };
    if words::both_lack(expected, typed) {
        let graded = Graded::right(1.0).at_most(Verdict::Partial, 0.8);
        return Outcome { graded, contradicts: false };
    }
    let alignment = align::align(&wanted, &given);
    let numbers = numbers::compare(&wanted, &given);
    if numbers.contradict || polarity::contradicts(&wanted, &given, &alignment) {
        return contradicted();
    }
    if let Some(graded) = numbers::grade_figure(&wanted, &given, &numbers) {
        return Outcome { graded, contradicts: false };
    }
    let unseen = |word: &&&str| lexicon::OPTIONAL.contains(*word);
    let directed = lexicon::DIRECTIONS.iter().filter(unseen).any(|word| expected.contains(word));
    if words::turned(&text_of(&wanted), &text_of(&given)) {
        return Outcome { graded: Graded::right(0.9), contradicts: false };
    }
    if words::exclude_each_other(&alignment, directed) {
        return contradicted();
    }
    let graded = if names::are_one_transcribed(expected, typed) {
        Graded::right(0.9)
    } else if names::are_nearly_one(expected, typed)
        || words::say_loosely_the_same(&text_of(&wanted), &text_of(&given))
    {
        Graded::right(1.0).at_most(Verdict::Partial, 0.6)
    } else {
        characters::grade(&alignment, fold::letters(expected).chars().count())
            .unwrap_or_else(|| words::grade(&alignment, token::weight(&wanted)))
    };
    let graded = if numbers.unit_left_out { graded.at_most(Verdict::Partial, 0.9) } else { graded };
    Outcome { graded, contradicts: false }
}

/// True where `typed` says the opposite of `expected`, or another number.
fn polarity_or_number(expected: &str, typed: &str) -> bool {
    let (wanted, given) = (token::tokens(expected), token::tokens(typed));
    let alignment = align::align(&wanted, &given);
    let differs = numbers::compare(&wanted, &given).contradict
        || polarity::contradicts(&wanted, &given, &alignment);
    // Another item of the list may hold an opposite word by chance: most of it must be the same, or
    // all that the shorter one has.
    let (there, half) = (token::weight(&alignment.matched), token::weight(&wanted) / 2.0);
    let one_sided = |block: &align::Block| block.expected.is_empty() || block.typed.is_empty();
    differs && (there > half || (there >= half && alignment.blocks.iter().all(one_sided)))
}

/// True where `typed` is nearly all of `expected`, with another thing of the same kind in it.
fn names_another(expected: &str, typed: &str) -> bool {
    let (wanted, given) = (token::tokens(expected), token::tokens(typed));
    let alignment = align::align(&wanted, &given);
    let share = token::weight(&alignment.matched) / token::weight(&wanted).max(1.0);
    share >= NEARLY_ALL && words::exclude_each_other(&alignment, false)
}

fn text_of(tokens: &[Token]) -> String {
    tokens.iter().map(Token::as_str).collect()
}

#[cfg(test)]
mod tests;
