//! How a piece of text ends: whether a sentence is complete there.

use super::marks::parts_raised;
use crate::text::ordinal;

/// How a piece of text ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// With a full stop, question or exclamation mark, or dots, with the closing marks after it.
    Full,
    /// With a mark after which the sentence goes on (，、—), a semicolon included.
    Comma,
    /// With a colon.
    Colon,
    /// With a hyphen after a Latin letter.
    Hyphen,
    /// With a letter, a digit or a closing mark that ends no sentence.
    Open,
}

impl Ending {
    /// True where no sentence is complete there.
    pub(crate) fn is_open(self) -> bool {
        matches!(self, Self::Comma | Self::Hyphen | Self::Open)
    }
}

/// True for the marks that end a sentence.
pub(crate) fn is_full_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '．' | '｡' | '…' | '‼' | '⁈')
}

/// True for quotation marks and brackets that close.
pub(crate) fn is_closing(c: char) -> bool {
    matches!(
        c,
        '”' | '’'
            | '」'
            | '』'
            | '）'
            | ')'
            | '】'
            | '〕'
            | '》'
            | '〉'
            | ']'
            | '］'
            | '"'
            | '\''
            | '»'
            | '〗'
            | '｣'
            | '}'
            | '｝'
    )
}

/// How `text` ends; note marks at its end are looked through.
pub(crate) fn ending(text: &str) -> Ending {
    let mut rest = without_marks(text);
    let mut closed = false;
    while let Some(c) = rest.chars().next_back() {
        let before = rest.get(..rest.len() - c.len_utf8()).unwrap_or_default();
        return match c {
            _ if is_full_stop(c) => Ending::Full,
            '.' => Ending::Full,
            _ if is_closing(c) => {
                closed = true;
                rest = before;
                continue;
            }
            _ if closed => Ending::Open,
            '，' | '、' | ',' | '；' | ';' | '—' | '–' | '－' | '･' | '・' | '､' => {
                Ending::Comma
            }
            '-' | '\u{2010}' | '\u{2011}' => {
                if before.ends_with(|c: char| c.is_alphabetic()) {
                    Ending::Hyphen
                } else {
                    Ending::Comma
                }
            }
            '：' | ':' => Ending::Colon,
            _ => Ending::Open,
        };
    }
    Ending::Open
}

/// The text without the note marks and white space at its end (`^①`, `[3]`, `¹`, `〔2〕`).
fn without_marks(text: &str) -> &str {
    let mut rest = text.trim_end();
    loop {
        let Some(c) = rest.chars().next_back() else { return rest };
        let before = rest.get(..rest.len() - c.len_utf8()).unwrap_or_default();
        if ordinal::circled(c).is_some() || ordinal::superscript(c).is_some() {
            let of_list = |c: char| parts_raised(c) || ordinal::superscript(c).is_some();
            let list = before.trim_end_matches(of_list);
            let first = before.get(list.len()..).and_then(|list| list.chars().next());
            let is_list = first.and_then(ordinal::superscript).is_some();
            rest = if is_list { list } else { before };
            rest = rest.trim_end_matches(['^', '＾']).trim_end();
        } else if matches!(c, ']' | '］' | '〕') {
            let inner = before.trim_end_matches(|c: char| {
                ordinal::digit(c).is_some() || matches!(c, ',' | '-' | '–' | '，' | '、' | ' ')
            });
            match inner.strip_suffix(['[', '［', '〔']) {
                Some(outer) if inner.len() < before.len() => rest = outer.trim_end(),
                _ => return rest,
            }
        } else if let Some(outer) = before_paren_mark(rest).or_else(|| before_glued_mark(rest)) {
            rest = outer.trim_end();
        } else {
            return rest;
        }
    }
}

/// The text before （註7） or (7) at its end.
fn before_paren_mark(text: &str) -> Option<&str> {
    let inside = text.strip_suffix(['）', ')'])?;
    let word = inside.trim_end_matches(|c| ordinal::digit(c).is_some());
    let open = word.trim_end_matches(['注', '註']);
    (word.len() < inside.len()).then(|| open.strip_suffix(['（', '('])).flatten()
}

/// The text before a number of up to three digits that is glued to the end of a sentence, as
/// raised marks come out of a PDF.
fn before_glued_mark(text: &str) -> Option<&str> {
    let sentence = text.trim_end_matches(|c: char| c.is_ascii_digit());
    if !(1..=3).contains(&(text.len() - sentence.len())) {
        return None;
    }
    let ends = match sentence.chars().next_back()? {
        '.' => {
            let word = sentence.trim_end_matches('.');
            let letters = word.bytes().rev().take_while(u8::is_ascii_lowercase).count();
            letters > 3 || word.ends_with(['”', '"', ')'])
        }
        '”' | '"' => sentence.trim_end_matches(['”', '"']).ends_with(['.', '?', '!', ',']),
        c => matches!(c, '。' | '！' | '？' | '」' | '』'),
    };
    ends.then_some(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_complete_before_its_closing_quote_and_mark() {
        for text in [
            "完了。",
            "完了。”",
            "完了。”^①",
            "完了。[3-5]",
            "He said so.”",
            "完了！）",
            "真的……",
            "完了。（註7）",
            "完了。12",
            "完了。¹⁻³",
            "完了。”¹,²",
            "It was done.12",
        ] {
            assert_eq!(ending(text), Ending::Full, "{text}");
        }
    }

    #[test]
    fn a_quoted_word_at_the_end_completes_nothing() {
        assert_eq!(ending("所谓“循环”"), Ending::Open);
        assert_eq!(ending("Vol.38 No.3"), Ending::Open);
        assert_eq!(ending("同上，頁12"), Ending::Open);
        assert_eq!(ending("商务部（局）"), Ending::Open);
    }

    #[test]
    fn commas_colons_and_hyphens_are_told_apart() {
        assert_eq!(ending("他指出，"), Ending::Comma);
        assert_eq!(ending("他说："), Ending::Colon);
        assert_eq!(ending("an exam-"), Ending::Hyphen);
        assert_eq!(ending("——"), Ending::Comma);
    }
}
