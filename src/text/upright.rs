//! Punctuation of vertical print as characters of its own (U+FE10…, U+FE30…), and the forms that
//! horizontal text has for it.

/// The horizontal form of a vertical one, full-width where CJK text has it so; `None` for any other
/// character.
///
/// Source: the compatibility mappings `<vertical>` of the Unicode Character Database, for the blocks
/// Vertical Forms and CJK Compatibility Forms.
#[must_use]
pub fn horizontal(c: char) -> Option<char> {
    Some(match c {
        '︐' => '，',
        '︑' => '、',
        '︒' => '。',
        '︓' => '：',
        '︔' => '；',
        '︕' => '！',
        '︖' => '？',
        '︗' => '〖',
        '︘' => '〗',
        '︙' => '…',
        '︰' => '‥',
        '︱' => '—',
        '︲' => '–',
        '︳' | '︴' => '＿',
        '︵' => '（',
        '︶' => '）',
        '︷' => '｛',
        '︸' => '｝',
        '︹' => '〔',
        '︺' => '〕',
        '︻' => '【',
        '︼' => '】',
        '︽' => '《',
        '︾' => '》',
        '︿' => '〈',
        '﹀' => '〉',
        '﹁' => '「',
        '﹂' => '」',
        '﹃' => '『',
        '﹄' => '』',
        '﹇' => '［',
        '﹈' => '］',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn each_form_is_compatible_with_the_one_that_it_becomes() {
        for c in ('\u{FE10}'..='\u{FE19}').chain('\u{FE30}'..='\u{FE48}') {
            let horizontal = horizontal(c);
            // ﹅ and ﹆ are emphasis dots, and no form of another character.
            assert_eq!(horizontal.is_some(), !matches!(c, '﹅' | '﹆'), "{c}");
            let folded = horizontal.unwrap_or(c);
            assert!(folded.nfkc().eq([c].into_iter().nfkc()), "{c} {folded}");
        }
    }
}
