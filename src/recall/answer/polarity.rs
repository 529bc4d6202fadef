//! The rule of polarity: a negation put in or left out, or an opposite word, makes an answer wrong.

use super::align::{Alignment, Block};
use super::lexicon::{
    AUXILIARIES, CLASSES, FALLING, LESSENING, NEAR, NEGATORS, NOT_NEGATIVE, OPPOSITES, PREVENTING,
    RISING, longest_at, share_a_group,
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

/// What is denied, and whether leaving the denial out says the opposite.
struct Denial {
    /// The characters behind the words that deny.
    object: Vec<char>,
    /// False behind a verb that only lessens (防范, 化解): without it less is said, not the opposite.
    total: bool,
}

/// True where something that was to be denied is said without the denial.
fn drops_denial(expected: &[char], typed: &[char]) -> bool {
    let (wanted, given) = (denied(expected), denied(typed));
    wanted.iter().any(|denial| {
        let (denials, plain) = uses(expected, &wanted, &denial.object);
        let (denials_typed, plain_typed) = uses(typed, &given, &denial.object);
        denials > denials_typed && plain_typed > plain
    })
}

/// True where something that was to be said is denied, whether it is said as well or not.
fn puts_in_denial(expected: &[char], typed: &[char]) -> bool {
    let (wanted, given) = (denied(expected), denied(typed));
    given.iter().any(|denial| {
        let (denials, plain) = uses(expected, &wanted, &denial.object);
        let (denials_typed, _) = uses(typed, &given, &denial.object);
        denials_typed > denials && plain > 0
    })
}

/// How often `word` stands in `letters` denied in full, and how often not at all.
fn uses(letters: &[char], denied: &[Denial], word: &[char]) -> (usize, usize) {
    let denials = denied.iter().filter(|denial| denial.object == word);
    let (total, lessened): (Vec<_>, Vec<_>) = denials.partition(|denial| denial.total);
    (total.len(), count(letters, word).saturating_sub(total.len() + lessened.len()))
}

/// What the negators and the verbs of prevention of `letters` deny, two negators in a row undone.
fn denied(letters: &[char]) -> Vec<Denial> {
    let mut denied = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let rest = letters.get(at..).unwrap_or_default();
        let exempt = longest_at(&NOT_NEGATIVE, rest);
        let phrase = if exempt > 0 { Phrase::default() } else { Phrase::at(rest) };
        if phrase.length == 0 {
            at += exempt.max(1);
            continue;
        }
        let object: Vec<char> = rest.iter().skip(phrase.length).take(DENIED).copied().collect();
        if !object.is_empty() && phrase.denies() {
            denied.push(Denial { object, total: phrase.is_total() });
        }
        at += phrase.length;
    }
    denied
}

/// Words in a row that deny what stands behind them.
#[derive(Default)]
struct Phrase {
    /// How many characters they take, with the auxiliaries among them.
    length: usize,
    negators: usize,
    prevents: bool,
    lessens: bool,
}

impl Phrase {
    /// The phrase at the beginning of `letters`; empty where none begins there.
    fn at(letters: &[char]) -> Self {
        let mut phrase = Self::default();
        loop {
            let rest = letters.get(phrase.length..).unwrap_or_default();
            let [negator, prevents, lessens, auxiliary] =
                [&NEGATORS, &PREVENTING, &LESSENING, &AUXILIARIES]
                    .map(|words| longest_at(words, rest));
            let begun = phrase.length > 0;
            let verb = prevents.max(lessens);
            if verb > 0 {
                phrase.prevents |= prevents > 0;
                phrase.lessens = true;
            } else if negator > 0 {
                phrase.negators += 1;
            } else if auxiliary == 0 || !begun {
                return phrase;
            }
            phrase.length += verb.max(negator).max(if begun { auxiliary } else { 0 });
        }
    }

    fn denies(&self) -> bool {
        (self.negators + usize::from(self.lessens)) % 2 == 1
    }

    fn is_total(&self) -> bool {
        self.negators > 0 || self.prevents
    }
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
