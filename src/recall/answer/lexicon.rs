//! The words that the grading rules know, read from `lexicon/words.txt`.

use std::sync::LazyLock;

/// The lists, each under its name in square brackets.
const LISTS: &str = include_str!("lexicon/words.txt");

/// Words that belong together.
pub(super) type Words = LazyLock<Vec<&'static str>>;

/// Groups of words.
pub(super) type Groups = LazyLock<Vec<Vec<&'static str>>>;

/// Words that may be missing or too many without harm.
pub(super) static OPTIONAL: Words = LazyLock::new(|| words("optional"));

/// Words that keep what [`OPTIONAL`] would take out of them.
pub(super) static KEPT: Words = LazyLock::new(|| words("kept"));

/// Official names with their short forms; the longer stands before what it contains.
pub(super) static SHORT_FORMS: Groups = LazyLock::new(|| groups("short forms"));

/// What a person puts before an answer.
pub(super) static OPENINGS: Words = LazyLock::new(|| words("openings"));

/// What a person puts behind an answer.
pub(super) static CLOSINGS: Words = LazyLock::new(|| words("closings"));

/// What a person types who has no answer.
pub(super) static NOTHING: Words = LazyLock::new(|| words("nothing"));

/// Words that turn a statement into its opposite.
pub(super) static NEGATORS: Words = LazyLock::new(|| words("negators"));

/// Verbs that deny what they are said of: without 避免, 避免重复 says the opposite.
pub(super) static PREVENTING: Words = LazyLock::new(|| words("preventing"));

/// Verbs that lessen what they are said of: without 防范, 防范风险 says less, not the opposite.
pub(super) static LESSENING: Words = LazyLock::new(|| words("lessening"));

/// Words in which a negator denies nothing.
pub(super) static NOT_NEGATIVE: Words = LazyLock::new(|| words("not negative"));

/// Words between a negator and what it denies.
pub(super) static AUXILIARIES: Words = LazyLock::new(|| words("auxiliaries"));

/// Words of which one says the opposite of the other, where one stands in the other's place.
pub(super) static OPPOSITES: Groups = LazyLock::new(|| groups("opposites"));

/// Words of growth; each is the opposite of every word of [`FALLING`].
pub(super) static RISING: Words = LazyLock::new(|| words("rising"));

/// Words of decline.
pub(super) static FALLING: Words = LazyLock::new(|| words("falling"));

/// Words between what does something and what it is done to: swapped sides say something else.
pub(super) static DIRECTIONS: Words = LazyLock::new(|| words("directions"));

/// Words that name different things of one kind: one in place of another is another answer.
pub(super) static CLASSES: Groups = LazyLock::new(|| groups("classes"));

/// Words that say loosely the same.
pub(super) static NEAR: Groups = LazyLock::new(|| groups("near"));

/// Words that say exactly the same.
pub(super) static SAME: Groups = LazyLock::new(|| groups("same"));

/// Actions that a term may name before or behind what they are done to.
pub(super) static ACTIONS: Words = LazyLock::new(|| words("actions"));

/// Words that say that there is not enough of something.
pub(super) static LACKING: Words = LazyLock::new(|| words("lacking"));

/// What stands between an answer and an explanation of it.
pub(super) static EXPLAINING: Words = LazyLock::new(|| words("explaining"));

/// What may stand before an answer that says by what something is done, or in what.
pub(super) static LEADING: Words = LazyLock::new(|| words("leading"));

/// Words that only carry the grammar of a sentence, the longer before what it contains.
pub(super) static LIGHT: Words = LazyLock::new(|| words("light"));

/// What ends an office or a trade before a name.
pub(super) static TITLES: Words = LazyLock::new(|| words("titles"));

/// Characters that foreign names are transcribed with.
pub(super) static TRANSCRIBING: Words = LazyLock::new(|| words("transcribing"));

/// What a definition ends in that says only what kind of thing it is.
pub(super) static GENERA: Words = LazyLock::new(|| words("genera"));

/// Words of degree, which a quality can have with it before or behind what it is said of.
pub(super) static DEGREES: Words = LazyLock::new(|| words("degrees"));

/// Words that add nothing when they are too many.
pub(super) static EMPTY: Words = LazyLock::new(|| words("empty"));

/// All words of the list `name`.
fn words(name: &str) -> Vec<&'static str> {
    lines(name).flat_map(str::split_whitespace).collect()
}

/// The list `name`, a group for each of its lines.
fn groups(name: &str) -> Vec<Vec<&'static str>> {
    lines(name).map(|line| line.split_whitespace().collect()).collect()
}

fn lines(name: &str) -> impl Iterator<Item = &'static str> {
    let heading = format!("[{name}]");
    LISTS
        .lines()
        .skip_while(move |line| *line != heading)
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.is_empty())
}

/// How many characters of the longest word of `words` stand at the beginning of `letters`.
pub(super) fn longest_at(words: &[&str], letters: &[char]) -> usize {
    words
        .iter()
        .map(|word| (word.chars().count(), word))
        .filter(|(length, word)| {
            letters.get(..*length).is_some_and(|head| word.chars().eq(head.iter().copied()))
        })
        .map(|(length, _)| length)
        .max()
        .unwrap_or(0)
}

/// True where the two words stand in one group of `groups` and are not the same.
pub(super) fn share_a_group(groups: &[Vec<&str>], a: &str, b: &str) -> bool {
    a != b && groups.iter().any(|group| group.contains(&a) && group.contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_words() {
        for list in [
            &OPTIONAL,
            &KEPT,
            &OPENINGS,
            &CLOSINGS,
            &NOTHING,
            &NEGATORS,
            &NOT_NEGATIVE,
            &DIRECTIONS,
        ] {
            assert!(list.len() > 5, "{list:?}");
        }
        assert!(OPPOSITES.iter().chain(SHORT_FORMS.iter()).all(|pair| pair.len() == 2));
        assert!(NEAR.iter().chain(CLASSES.iter()).all(|group| group.len() > 1));
    }
}
