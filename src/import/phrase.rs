//! Words that something must follow: a title or heading is not complete with them.

/// Latin words that end in an article, a preposition or a comma.
pub(crate) fn is_cut_phrase(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    text.len() > last.len()
        && (matches!(
            last,
            "the"
                | "a"
                | "an"
                | "of"
                | "in"
                | "on"
                | "and"
                | "or"
                | "for"
                | "to"
                | "with"
                | "from"
                | "by"
                | "at"
                | "as"
                | "into"
                | "between"
                | "under"
                | "its"
                | "their"
        ) || last.ends_with(','))
}

/// True where a heading in Han characters goes on in the next line: it ends in a particle or a
/// preposition, or inside brackets.
pub(crate) fn is_cut_in_han(text: &str) -> bool {
    let open = |pair: [char; 2]| {
        let [open, close] = pair.map(|mark| text.matches(mark).count());
        open > close
    };
    text.ends_with([
        '的', '和', '与', '與', '及', '或', '对', '對', '在', '于', '於', '为', '為', '从', '從',
        '以', '由', '被', '把', '向', '、', 'の', 'と', 'を', 'に', 'が',
    ]) || [['《', '》'], ['（', '）'], ['「', '」'], ['“', '”'], ['(', ')']].into_iter().any(open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_cut_behind_a_particle_and_inside_brackets() {
        assert!(is_cut_in_han("水夫之间围绕次序和"));
        assert!(is_cut_in_han("论《永济渠"));
        assert!(!is_cut_in_han("论《永济渠》的废弃"));
        assert!(is_cut_phrase("The Wells of the"));
        assert!(!is_cut_phrase("The Wells"));
    }
}
