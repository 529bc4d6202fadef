//! Answers in a language that puts spaces between its words: compared word by word.

use super::{Graded, Verdict};
use crate::text::fold;

/// Words that may be missing or too many without harm.
const OPTIONAL: [&str; 12] =
    ["a", "an", "the", "of", "in", "on", "to", "for", "and", "is", "are", "s"];

/// Words that turn a statement into its opposite.
const NEGATORS: [&str; 7] = ["not", "no", "non", "never", "without", "cannot", "neither"];

/// The letters of a word in which one wrong letter is a slip of spelling, at least.
const LONG: usize = 5;

/// Grades an answer in Latin words; `None` where the expected answer is something else.
pub(super) fn grade(expected: &str, typed: &str) -> Option<Graded> {
    let (wanted, given) = (words(expected)?, words(typed)?);
    if let [word] = wanted.as_slice()
        && word.chars().any(|c| !c.is_alphabetic())
    {
        return None;
    }
    if fold::letters(expected) == fold::letters(typed) || wanted == given {
        return Some(Graded::right(1.0));
    }
    let denials = |words: &[String]| words.iter().filter(|w| NEGATORS.contains(&&***w)).count();
    if denials(&wanted) != denials(&given) {
        return Some(Graded::wrong(expected, typed));
    }
    let missing = without(&wanted, &given);
    let extra = without(&given, &wanted);
    let there = wanted.len() - missing.len();
    let narrow = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let share = narrow(there) / narrow(wanted.len());
    let slips = missing.iter().all(|word| extra.iter().any(|other| is_slip(word, other)));
    let verdict = match (missing.len(), extra.len()) {
        (0, 0) => Verdict::Right,
        (a, b) if a == b && slips => Verdict::Partial,
        // A word in place of another names another thing.
        (a, 0) if a <= there => Verdict::Partial,
        (0, _) => Verdict::Partial,
        _ => Verdict::Wrong,
    };
    Some(Graded { verdict, score: share, missing, extra })
}

/// The words of `text` that count; `None` where it has other letters than Latin ones and digits.
fn words(text: &str) -> Option<Vec<String>> {
    let folded = fold::fold(text).replace(['\'', '’'], "");
    let is_latin = |c: char| c.is_ascii() || !c.is_alphanumeric() || ('à'..='ÿ').contains(&c);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(singular).filter(|w| !OPTIONAL.contains(&&**w)).collect();
    let speaks = words.iter().any(|word| word.chars().any(char::is_alphabetic));
    (speaks && folded.chars().all(is_latin)).then_some(words)
}

/// `word` without the ending of the plural.
fn singular(word: &str) -> String {
    let long = word.chars().count() >= LONG && !word.ends_with("ss");
    word.strip_suffix('s').filter(|_| long).unwrap_or(word).to_owned()
}

/// The words of `words` that `others` lacks.
fn without(words: &[String], others: &[String]) -> Vec<String> {
    let mut others = others.to_vec();
    words
        .iter()
        .filter(|word| match others.iter().position(|other| other == *word) {
            Some(at) => {
                others.remove(at);
                false
            }
            None => true,
        })
        .cloned()
        .collect()
}

/// True for two long words that begin alike and differ in a letter or their last two.
fn is_slip(a: &str, b: &str) -> bool {
    let [a, b] = [a, b].map(|word| word.chars().collect::<Vec<_>>());
    let shorter = a.len().min(b.len());
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    shorter >= LONG
        && head > 1
        && a.len().abs_diff(b.len()) <= 2
        && (head + tail + 1 >= shorter.max(a.len()).max(b.len()) || head + 2 >= shorter)
}

#[cfg(test)]
mod tests {
    use super::super::Verdict::{Partial, Right, Wrong};
    use super::*;

    fn verdict(expected: &str, typed: &str) -> Option<Verdict> {
        grade(expected, typed).map(|graded| graded.verdict)
    }

    #[test]
    fn articles_hyphens_and_plurals_do_not_count() {
        assert_eq!(verdict("the tragedy of the commons", "Tragedy of Commons"), Some(Right));
        assert_eq!(verdict("spaced repetition", "Spaced-Repetitions"), Some(Right));
        assert_eq!(verdict("Moore's Law", "moores law"), Some(Right));
    }

    #[test]
    fn half_of_the_words_are_half_of_the_answer() {
        assert_eq!(verdict("social capital", "social"), Some(Partial));
        assert_eq!(verdict("social capital", "human capital"), Some(Wrong));
        assert_eq!(verdict("inflation", "deflation"), Some(Wrong));
    }

    #[test]
    fn a_slip_of_spelling_is_partial() {
        assert_eq!(verdict("path dependence", "path dependance"), Some(Partial));
    }

    #[test]
    fn a_denial_put_in_is_wrong() {
        assert_eq!(verdict("growth is linear", "growth is not linear"), Some(Wrong));
    }

    #[test]
    fn answers_in_characters_are_none_of_its_business() {
        assert_eq!(verdict("DNA 测序", "dna"), None);
    }
}
