//! Where a sentence begins and ends.

use std::ops::Range;

/// The byte range of the sentence of `text` that the place `offset` belongs to, white space around
/// it left out.
///
/// A place right behind a full stop belongs to the sentence that ends there, as a note mark does.
/// A sentence ends with 。！？…… or their half-width forms and takes the closing marks behind it; a
/// full point ends one only where white space and no lower-case letter follows (UAX #29, SB8), so
/// that `3.5` and `e.g. this` stay whole.
#[must_use]
pub fn sentence_at(text: &str, offset: usize) -> Range<usize> {
    let mut start = 0;
    for end in ends(text) {
        if offset <= end {
            return trimmed(text, start..end);
        }
        start = end;
    }
    trimmed(text, start..text.len())
}

/// The byte offsets behind each sentence's last character, in order.
fn ends(text: &str) -> impl Iterator<Item = usize> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while let Some((at, c)) = rest.next() {
            let full_point = c == '.';
            if !full_point && !matches!(c, '。' | '！' | '？' | '!' | '?' | '．' | '\n') {
                continue;
            }
            let mut end = at + c.len_utf8();
            while let Some((at, closing)) = rest.next_if(|(_, c)| closes(*c)) {
                end = at + closing.len_utf8();
            }
            let follows = text.get(end..).unwrap_or_default();
            if !full_point || ends_at_point(follows) {
                return Some(end);
            }
        }
        None
    })
}

fn closes(c: char) -> bool {
    matches!(
        c,
        '。' | '！'
            | '？'
            | '!'
            | '?'
            | '”'
            | '’'
            | '"'
            | '」'
            | '』'
            | '》'
            | '）'
            | ')'
            | '】'
            | '…'
    )
}

fn ends_at_point(follows: &str) -> bool {
    let next = follows.trim_start();
    next.is_empty() || (next.len() < follows.len() && !next.starts_with(char::is_lowercase))
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let sentence = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (sentence.len() - sentence.trim_start().len());
    start..start + sentence.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, word: &str) -> String {
        text.get(sentence_at(text, text.find(word).unwrap())).unwrap().to_owned()
    }

    #[test]
    fn a_sentence_takes_its_closing_quotation_mark() {
        let text = "子曰：“温故而知新。”可以为师。";
        assert_eq!(at(text, "故"), "子曰：“温故而知新。”");
        assert_eq!(at(text, "师"), "可以为师。");
    }

    #[test]
    fn a_place_behind_the_full_stop_belongs_to_the_sentence_before() {
        let text = "甲。乙。";
        assert_eq!(text.get(sentence_at(text, "甲。".len())), Some("甲。"));
    }

    #[test]
    fn a_decimal_or_an_abbreviation_does_not_end_a_sentence() {
        assert_eq!(at("Rose to 3.5 in all. Then fell.", "Rose"), "Rose to 3.5 in all.");
        assert_eq!(at("Some, e.g. this one. Others.", "Some"), "Some, e.g. this one.");
    }

    #[test]
    fn text_without_a_full_stop_is_one_sentence() {
        assert_eq!(at("  未完的一句 ", "完"), "未完的一句");
    }
}
