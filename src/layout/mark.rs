//! How note marks and readings are shown in a line.

use std::borrow::Cow;

use crate::document::language::Language;
use crate::text::script::is_cjk_letter;

/// A note mark as it is shown: as printed where it cannot be taken for text (`①`, `[3-5]`, `〔2〕`),
/// in brackets where it can (`1` becomes `[1]`, `*` becomes `[*]`).
#[must_use]
pub fn shown(label: &str) -> Cow<'_, str> {
    let is_distinct = label.chars().next().is_some_and(|c| {
        is_enclosed_number(c)
            || is_superscript(c)
            || matches!(c, '[' | '［' | '〔' | '(' | '（' | '【')
    });
    if is_distinct { label.into() } else { format!("[{label}]").into() }
}

/// A reading as it is shown after its characters: in full-width parentheses where it is kana, Han
/// or Hangul (as `<rp>` does in HTML), else in ASCII ones.
#[must_use]
pub fn reading(reading: &str) -> String {
    if reading.chars().any(is_cjk_letter) {
        format!("（{reading}）")
    } else {
        format!("({reading})")
    }
}

/// What is shown before the words of a picture, in a document of this language.
#[must_use]
pub fn picture(language: Language) -> &'static str {
    match language {
        Language::ZhHans => "〔图〕",
        Language::ZhHant => "〔圖〕",
        Language::Ja => "〔図〕",
        Language::Ko => "〔그림〕",
        Language::En => "[picture] ",
    }
}

/// True for numbers in circles or parentheses and on black discs: ① ⑴ ⒈ ⓵ ❶ ➀ ➊ ㉑ ㊱.
#[must_use]
pub fn is_enclosed_number(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{249B}' | '\u{24EA}'..='\u{24FF}' | '\u{2776}'..='\u{2793}'
        | '\u{3251}'..='\u{325F}' | '\u{32B1}'..='\u{32BF}')
}

/// True for superscript digits.
#[must_use]
pub fn is_superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '\u{2070}' | '\u{2074}'..='\u{2079}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_that_could_be_taken_for_text_is_put_in_brackets() {
        assert_eq!(shown("1"), "[1]");
        assert_eq!(shown("*"), "[*]");
    }

    #[test]
    fn a_mark_that_cannot_be_taken_for_text_is_shown_as_printed() {
        for label in ["①", "[3-5]", "〔2〕", "²", "❶", "［7］"] {
            assert_eq!(shown(label), label);
        }
    }
}
