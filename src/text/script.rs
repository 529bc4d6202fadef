//! Which script a character belongs to, as far as reading and setting an article needs to know.

/// True for Han characters (the unified ideographs with their extensions, 々 〇 and the
/// compatibility ideographs).
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{323AF}'
        | '\u{F900}'..='\u{FAFF}' | '々' | '〇')
}

/// True for hiragana and katakana with their phonetic extensions and half-width forms.
#[must_use]
pub fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309F}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}'
        | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}')
}

/// True for Hangul syllables and jamo.
#[must_use]
pub fn is_hangul(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}' | '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}')
}

/// True for Han characters, kana and Hangul: letters that take two cells.
#[must_use]
pub fn is_cjk_letter(c: char) -> bool {
    is_han(c) || is_kana(c) || is_hangul(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_iteration_mark_counts_as_han() {
        assert!(is_han('々') && is_han('国') && !is_han('。'));
    }

    #[test]
    fn the_katakana_middle_dot_is_punctuation() {
        assert!(!is_kana('・') && is_kana('ー'));
    }
}
