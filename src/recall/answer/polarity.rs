//! The rule of polarity: a negation put in or left out, or an opposite word, makes an answer wrong.

use super::align::{Alignment, Block};
use super::lexicon::{
    AUXILIARIES, CLASSES, FALLING, NEAR, NEGATORS, NOT_NEGATIVE, OPPOSITES, RISING, longest_at,
    share_a_group,
};
use super::text_of;
use super::token::Token;

/// How many characters behind a negator tell what it denies.
const DENIED: usize = 2;

/// True where what was typed denies what was expected, or the other way round.
pub(super) fn contradicts(expected: &[Token], typed: &[Token], alignment: &Alignment) -> bool {
    let (wanted, given) = (letters(expected), letters(typed));
    drops_denial(&wanted, &given)
        || puts_in_denial(&wanted, &given)
        || alignment.blocks.iter().any(is_opposite)
        || are_exchanged(&text_of(expected), &text_of(typed))
}

/// True where all is the same but for a word with its opposite, or another thing of its kind, in
/// its place.
fn are_exchanged(expected: &str, typed: &str) -> bool {
    let others = CLASSES.iter().flat_map(|group| {
        group.iter().flat_map(|a| group.iter().filter(move |b| a != *b).map(move |b| [*a, *b]))
    });
    OPPOSITES.iter().any(|pair| are_turned(pair, expected, typed))
        || others
            .filter(|[a, b]| expected.contains(a) && !share_a_group(&NEAR, a, b))
            .any(|[a, b]| expected.replacen(a, b, 1) == typed)
}

/// True where one word of `pair` stands in the other's place and all else is the same.
fn are_turned(pair: &[&str], expected: &str, typed: &str) -> bool {
    let turns = |a: &str, b: &str| {
        expected.contains(a) && typed.contains(b) && expected.replacen(a, b, 1) == typed
    };
    match pair {
        [a, b] => turns(a, b) || turns(b, a),
        _ => false,
    }
}

fn letters(tokens: &[Token]) -> Vec<char> {
    text_of(tokens).chars().collect()
}

/// True where something that was to be denied is said without the denial.
fn drops_denial(expected: &[char], typed: &[char]) -> bool {
    let (wanted, given) = (denied(expected), denied(typed));
    wanted.iter().any(|word| {
        let (denials, plain) = uses(expected, &wanted, word);
        let (denials_typed, plain_typed) = uses(typed, &given, word);
        denials > denials_typed && plain_typed > plain
    })
}

/// True where something that was to be said is denied, whether it is said as well or not.
fn puts_in_denial(expected: &[char], typed: &[char]) -> bool {
    let (wanted, given) = (denied(expected), denied(typed));
    given.iter().any(|word| {
        let (denials, plain) = uses(expected, &wanted, word);
        let (denials_typed, _) = uses(typed, &given, word);
        denials_typed > denials && plain > 0
    })
}

/// How often `word` stands in `letters` denied, and how often not.
fn uses(letters: &[char], denied: &[Vec<char>], word: &[char]) -> (usize, usize) {
    let denials = denied.iter().filter(|other| *other == word).count();
    (denials, count(letters, word).saturating_sub(denials))
}

/// What the negators of `letters` deny: the characters behind each, two negators in a row undone.
fn denied(letters: &[char]) -> Vec<Vec<char>> {
    let mut denied = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let rest = letters.get(at..).unwrap_or_default();
        let exempt = longest_at(&NOT_NEGATIVE, rest);
        if exempt > 0 {
            at += exempt;
            continue;
        }
        if !is_one_of(&NEGATORS, letters[at]) {
            at += 1;
            continue;
        }
        let phrase = rest
            .iter()
            .take_while(|c| is_one_of(&NEGATORS, **c) || is_one_of(&AUXILIARIES, **c))
            .count();
        let negators = rest.iter().take(phrase).filter(|c| is_one_of(&NEGATORS, **c)).count();
        let object: Vec<char> = rest.iter().skip(phrase).take(DENIED).copied().collect();
        if negators % 2 == 1 && !object.is_empty() {
            denied.push(object);
        }
        at += phrase;
    }
    denied
}

/// True where the character `c` stands alone in `list`.
fn is_one_of(list: &[&str], c: char) -> bool {
    list.iter().any(|word| word.chars().eq([c]))
}

fn count(letters: &[char], word: &[char]) -> usize {
    letters.windows(word.len().max(1)).filter(|window| *window == word).count()
}

/// True where an opposite stands in the place of what was expected.
fn is_opposite(block: &Block) -> bool {
    let (expected, typed) = (text_of(&block.expected), text_of(&block.typed));
    let crosses = |a: &str, b: &str| {
        expected.contains(a) && typed.contains(b) && !expected.contains(b) && !typed.contains(a)
    };
    let either = |pair: &Vec<&str>| match pair.as_slice() {
        [a, b] => crosses(a, b) || crosses(b, a),
        _ => false,
    };
    OPPOSITES.iter().any(either)
        || RISING.iter().any(|up| FALLING.iter().any(|down| crosses(up, down) || crosses(down, up)))
}
