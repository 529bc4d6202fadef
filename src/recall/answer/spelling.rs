//! Pinyin in place of characters, read as the part of the expected answer that it spells.

use crate::text::{fold, pinyin};

/// A typed answer this near to the whole pinyin (share of its letters) is taken as slips of it.
const SLIP_SHARE: usize = 8;

/// `typed` with each stretch of Latin letters replaced by the part of `expected` that it spells;
/// a stretch that spells no part stays as it is.
pub(super) fn read_pinyin(expected: &str, typed: &str) -> String {
    let folded = fold::fold(expected);
    if !folded.chars().any(|c| !c.is_ascii() && c.is_alphabetic()) {
        return typed.to_owned();
    }
    let mut read = String::new();
    let mut rest = typed;
    while let Some(start) = rest.find(is_latin) {
        let (before, tail) = rest.split_at(start);
        read.push_str(before);
        let end = stretch(tail);
        let (latin, after) = tail.split_at(end);
        read.push_str(&spelt(&folded, latin));
        rest = after;
    }
    read.push_str(rest);
    read
}

fn is_latin(c: char) -> bool {
    c.is_alphabetic()
        && (c.is_ascii() || ('\u{C0}'..='\u{24F}').contains(&c) || ('Ａ'..='ｚ').contains(&c))
}

/// The bytes of the Latin letters at the beginning of `text`, with the spaces, apostrophes, hyphens,
/// tone marks and tone digits between them.
fn stretch(text: &str) -> usize {
    let mut end = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let tone = matches!(c, '1'..='5') && is_latin(before);
        let mark = ('\u{300}'..='\u{36F}').contains(&c);
        if is_latin(c) || tone || mark {
            end = at + c.len_utf8();
        } else if !matches!(c, ' ' | '\'' | '’' | '-' | '·') {
            break;
        }
        before = c;
    }
    end
}

fn spelt(expected: &str, latin: &str) -> String {
    if let Some(part) = part_spelt(expected, latin) {
        return part;
    }
    let words: Vec<&str> = latin.split_whitespace().collect();
    if words.len() > 1 {
        let parts: Vec<_> = words.iter().map(|word| part_spelt(expected, word)).collect();
        if parts.iter().all(Option::is_some) {
            return parts.into_iter().flatten().collect::<Vec<_>>().join("、");
        }
    }
    nearly_spelt(expected, latin).unwrap_or_else(|| latin.to_owned())
}

/// The longest part of `expected` that `latin` spells.
fn part_spelt(expected: &str, latin: &str) -> Option<String> {
    let letters = pinyin::latin(latin);
    let chars: Vec<(usize, char)> = expected.char_indices().collect();
    let mut longest: Option<&str> = None;
    for (from, (start, first)) in chars.iter().enumerate() {
        if !first.is_alphanumeric() {
            continue;
        }
        for (end, c) in chars.iter().skip(from).rev() {
            let part = expected.get(*start..end + c.len_utf8()).unwrap_or_default();
            let spells = c.is_alphanumeric() && pinyin::spells(&letters, part);
            if spells && longest.is_none_or(|found| found.len() < part.len()) {
                longest = Some(part);
            }
        }
    }
    longest.map(str::to_owned)
}

/// All of `expected` but a character, where `latin` has slips against its whole pinyin.
fn nearly_spelt(expected: &str, latin: &str) -> Option<String> {
    let letters: Vec<char> = pinyin::latin(latin).chars().collect();
    let whole: Vec<char> = expected
        .chars()
        .filter_map(|c| pinyin::readings(c).into_iter().next())
        .flat_map(|reading| reading.chars().collect::<Vec<_>>())
        .collect();
    let near = distance(&letters, &whole) <= whole.len() / SLIP_SHARE;
    let mut chars = expected.chars();
    chars.next_back();
    near.then(|| chars.collect::<String>()).filter(|part| part.chars().count() >= 2)
}

/// Levenshtein's distance.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let across = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = across.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pinyin_of_a_part_becomes_that_part() {
        assert_eq!(read_pinyin("新型举国体制", "juguo tizhi"), "举国体制");
        assert_eq!(read_pinyin("新型举国体制", "xīnxíng jǔguó tǐzhì"), "新型举国体制");
    }

    #[test]
    fn pinyin_among_characters_is_read_too() {
        assert_eq!(read_pinyin("科技安全", "科技an全"), "科技安全");
    }

    #[test]
    fn words_of_a_list_are_read_one_by_one() {
        assert_eq!(read_pinyin("发展、安全、治理", "zhili fazhan"), "治理、发展");
    }

    #[test]
    fn letters_that_spell_nothing_of_it_stay() {
        assert_eq!(read_pinyin("外源性", "neishengxing"), "neishengxing");
        assert_eq!(read_pinyin("5G网络", "5g网络"), "5g网络");
    }

    #[test]
    fn an_answer_in_latin_letters_is_left_alone() {
        assert_eq!(read_pinyin("desired retention", "desired retention"), "desired retention");
    }
}
