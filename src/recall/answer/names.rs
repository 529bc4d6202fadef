//! Names of persons: with a given name, an office or a trade before them, and foreign names in
//! characters that stand for sounds.

use super::lexicon::{TITLES, TRANSCRIBING};
use crate::text::fold;
use crate::text::pinyin;

/// The letters of a name, at most.
const LONGEST: usize = 12;

/// The letters of a foreign name that another transcription is told from, at least.
const LEAST_TRANSCRIBED: usize = 3;

/// The dots between a foreign given name and surname.
const DOTS: [char; 4] = ['·', '•', '・', '．'];

/// The name `expected` in `typed`, behind a given name and a dot (卡尔·马克思), behind an office or a
/// trade (社会学家费孝通) or before one (鲁迅先生); `None` where something else stands around it.
pub(super) fn bare<'a>(expected: &str, typed: &'a str) -> Option<&'a str> {
    let name = expected.trim();
    if name.chars().count() > LONGEST
        || !name.chars().all(|c| c.is_alphabetic() || DOTS.contains(&c))
    {
        return None;
    }
    let typed = typed.trim();
    if typed.strip_prefix(name).is_some_and(|after| TITLES.contains(&after.trim())) {
        return typed.get(..name.len());
    }
    let before = typed.strip_suffix(name)?.trim_end();
    let is_title = TITLES.iter().any(|title| before.ends_with(title));
    (before.ends_with(DOTS) || is_title).then(|| typed.get(typed.len() - name.len()..))?
}

/// True where `typed` is the surname of a foreign name that has a given name before it.
pub(super) fn is_surname(expected: &str, typed: &str) -> bool {
    let surname = expected.trim().rsplit(DOTS).next().unwrap_or_default();
    surname.len() < expected.trim().len()
        && surname.chars().count() > 1
        && fold::letters(surname) == fold::letters(typed)
}

/// True for two foreign names of one length that differ in one character: another transcription,
/// or a slip in it.
pub(super) fn are_nearly_one(expected: &str, typed: &str) -> bool {
    let [a, b] = [expected, typed].map(|text| fold::letters(text).chars().collect::<Vec<_>>());
    let differ = a.iter().zip(&b).filter(|(a, b)| a != b).count();
    let all = a.iter().chain(&b);
    a.len() == b.len()
        && a.len() >= LEAST_TRANSCRIBED
        && differ == 1
        && all.copied().all(transcribes)
}

/// True for two transcriptions of one foreign name: one has a character more than the other
/// (利奥波德, 利奥波尔德), and all characters are such as names are transcribed with.
pub(super) fn are_one_transcribed(expected: &str, typed: &str) -> bool {
    let [a, b] = [expected, typed].map(|text| fold::letters(text).chars().collect::<Vec<_>>());
    let (long, short) = if a.len() > b.len() { (&a, &b) } else { (&b, &a) };
    let is_name = |letters: &[char]| letters.iter().all(|c| transcribes(*c));
    let is_one_more = long.len() == short.len() + 1
        && (0..long.len()).any(|left_out| {
            let rest = long.iter().enumerate().filter(|(at, _)| *at != left_out);
            rest.map(|(_, c)| c).eq(short.iter())
        });
    is_one_more && short.len() >= LEAST_TRANSCRIBED && is_name(long)
}

/// True for the title of one work and no more: 《…》.
pub(super) fn is_title(text: &str) -> bool {
    let inside = text.trim().strip_prefix('《').and_then(|rest| rest.strip_suffix('》'));
    inside.is_some_and(|inside| !inside.contains(['《', '》']))
}

/// True for a work's title between 《 and 》 with one letter in it of another sound: another work.
pub(super) fn is_another_work(expected: &str, typed: &str) -> bool {
    let [a, b] = [expected, typed].map(|text| fold::letters(text).chars().collect::<Vec<_>>());
    let differ: Vec<_> = a.iter().zip(&b).filter(|(a, b)| a != b).collect();
    is_title(expected)
        && a.len() == b.len()
        && matches!(differ.as_slice(), [(a, b)] if !pinyin::sounds_alike(**a, **b))
}

fn transcribes(c: char) -> bool {
    TRANSCRIBING.iter().any(|letters| letters.contains(c))
}
