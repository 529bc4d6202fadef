//! Characters that must not reach a document or a terminal as they are.
//!
//! [`document_text`] takes them out of what is imported, with a count; [`CleanText`] makes them
//! visible, and is the only thing that may be drawn.

use std::borrow::Cow;
use std::fmt;

use super::grapheme;
use super::upright;

/// How many characters of one cluster are drawn: stacked combining marks past it are left out.
pub const CLUSTER_LIMIT: usize = 8;

/// How many characters were taken out of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Removed {
    /// C0 and C1 controls and DEL; a NUL is shown as U+FFFD and counted here.
    pub controls: usize,
    /// Bidirectional controls (UAX #9).
    pub bidi: usize,
    /// Other invisible format characters: zero-width space, soft hyphen, U+FEFF, tags.
    pub formats: usize,
}

impl Removed {
    /// All of them.
    #[must_use]
    pub fn total(self) -> usize {
        self.controls + self.bidi + self.formats
    }
}

/// What a character that a document does not keep is.
enum Unwanted {
    Control,
    Bidi,
    Format,
}

/// True for a character that [`document_text`] takes out.
#[must_use]
pub fn is_unwanted(c: char) -> bool {
    unwanted(c).is_some()
}

fn unwanted(c: char) -> Option<Unwanted> {
    match c {
        '\t' | '\n' | '\r' | '\u{C}' => None,
        '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Some(Unwanted::Control),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{61C}' => {
            Some(Unwanted::Bidi)
        }
        '\u{AD}'
        | '\u{200B}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206A}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{180E}'
        | '\u{E0000}'..='\u{E007F}' => Some(Unwanted::Format),
        _ => None,
    }
}

/// The bytes with which a character that cleaning changes may begin in UTF-8.
const LEADS: [bool; 256] = {
    let mut leads = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        leads[byte] = !matches!(byte, 0x9 | 0xA | 0xC | 0xD);
        byte += 1;
    }
    (leads[0x7F], leads[0xC2], leads[0xD8]) = (true, true, true);
    (leads[0xE1], leads[0xE2], leads[0xEF], leads[0xF3]) = (true, true, true, true);
    leads
};

/// True where the bytes from `at` on can begin a character that cleaning changes: told by the first
/// bytes, as Chinese text has a full-width mark in every line.
fn may_begin_change(bytes: &[u8], at: usize) -> bool {
    let after = |by: usize| bytes.get(at + by).copied().unwrap_or_default();
    match bytes.get(at) {
        Some(0xC2) => matches!(after(1), 0x80..=0x9F | 0xAD),
        Some(0xE1) => after(1) == 0xA0,
        Some(0xE2) => match after(1) {
            0x80 => matches!(after(2), 0x8B | 0x8E | 0x8F | 0xA8..=0xAE),
            0x81 => after(2) >= 0xA0,
            _ => false,
        },
        Some(0xEF) => {
            matches!((after(1), after(2)), (0xB8 | 0xB9, _) | (0xBB, 0xBF) | (0xBF, 0xB9..))
        }
        Some(&byte) => LEADS[usize::from(byte)],
        None => false,
    }
}

/// The text without control, bidirectional and invisible format characters.
///
/// White space stays, with the form feed; a NUL becomes U+FFFD; a soft hyphen at a line's end
/// becomes a hyphen, so that the word can be made whole; U+2028 and U+2029 become line feeds; the
/// forms of vertical print become those of horizontal print.
/// A clean text is handed back as it came.
#[must_use]
pub fn document_text(text: Cow<'_, str>) -> (Cow<'_, str>, Removed) {
    let mut removed = Removed::default();
    let Some(first) = first_change(&text, 0) else { return (text, removed) };
    let mut clean = String::with_capacity(text.len());
    let (mut done, mut next) = (0, Some(first));
    while let Some(at) = next {
        clean.push_str(text.get(done..at).unwrap_or_default());
        let mut rest = text.get(at..).unwrap_or_default().chars();
        let Some(c) = rest.next() else { break };
        done = at + c.len_utf8();
        match unwanted(c) {
            Some(Unwanted::Control) => {
                removed.controls += 1;
                if c == '\0' {
                    clean.push(char::REPLACEMENT_CHARACTER);
                }
            }
            Some(Unwanted::Bidi) => removed.bidi += 1,
            Some(Unwanted::Format) => {
                removed.formats += 1;
                if c == '\u{AD}' && matches!(rest.next(), Some('\n' | '\r')) {
                    clean.push('-');
                }
            }
            None => clean.push(upright::horizontal(c).unwrap_or('\n')),
        }
        next = first_change(&text, done);
    }
    clean.push_str(text.get(done..).unwrap_or_default());
    (Cow::Owned(clean), removed)
}

/// The byte offset of the first character at or after `from` that cleaning changes.
fn first_change(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|&byte| LEADS[usize::from(byte)])?;
        if may_begin_change(bytes, at) {
            let c = text.get(at..)?.chars().next()?;
            let replaced = matches!(c, '\u{2028}' | '\u{2029}') || upright::horizontal(c).is_some();
            if replaced || unwanted(c).is_some() {
                return Some(at);
            }
        }
        at += 1;
    }
}

/// Text that may be drawn: one line, nothing in it that a terminal would obey, and no cluster of
/// more than [`CLUSTER_LIMIT`] characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CleanText<'a>(Cow<'a, str>);

impl<'a> CleanText<'a> {
    /// Makes what must not be obeyed visible: controls as their pictures (U+2400…), tabs and line
    /// ends as a space, bidirectional controls as U+FFFD; other invisible characters are left out.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let safe = if text.chars().any(|c| unwanted(c).is_some() || is_white_control(c)) {
            Cow::Owned(text.chars().filter_map(visible).collect())
        } else {
            Cow::Borrowed(text)
        };
        if safe.is_ascii() || longest_cluster_fits(&safe) {
            return Self(safe);
        }
        Self(Cow::Owned(
            grapheme::clusters(&safe)
                .flat_map(|(_, cluster)| cluster.chars().take(CLUSTER_LIMIT))
                .collect(),
        ))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CleanText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_white_control(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{C}' | '\u{2028}' | '\u{2029}')
}

fn visible(c: char) -> Option<char> {
    if is_white_control(c) {
        return Some(' ');
    }
    match unwanted(c) {
        None => Some(c),
        Some(Unwanted::Control) => Some(match u32::from(c) {
            code @ 0..=0x1F => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
            0x7F => '\u{2421}',
            _ => char::REPLACEMENT_CHARACTER,
        }),
        Some(Unwanted::Bidi) => Some(char::REPLACEMENT_CHARACTER),
        Some(Unwanted::Format) => None,
    }
}

fn longest_cluster_fits(text: &str) -> bool {
    grapheme::clusters(text).all(|(_, cluster)| cluster.chars().nth(CLUSTER_LIMIT).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> (String, Removed) {
        let (clean, removed) = document_text(Cow::Borrowed(text));
        (clean.into_owned(), removed)
    }

    #[test]
    fn a_clean_text_is_not_copied() {
        assert!(matches!(document_text(Cow::Borrowed("温故，知新\n")).0, Cow::Borrowed(_)));
    }

    #[test]
    fn controls_are_taken_out_and_counted_by_kind() {
        let (text, removed) = cleaned("a\u{1b}[0m\u{202e}b\u{200b}c\u{9b}");
        assert_eq!(text, "a[0mbc");
        assert_eq!(removed, Removed { controls: 2, bidi: 1, formats: 1 });
    }

    #[test]
    fn a_nul_is_shown_as_the_replacement_character() {
        assert_eq!(cleaned("a\0b").0, "a\u{FFFD}b");
    }

    #[test]
    fn a_soft_hyphen_at_a_line_end_becomes_a_hyphen() {
        assert_eq!(cleaned("soft\u{AD}\nware so\u{AD}ft").0, "soft-\nware soft");
    }

    #[test]
    fn a_line_separator_becomes_a_line_feed_and_is_not_counted() {
        assert_eq!(cleaned("甲\u{2028}乙"), ("甲\n乙".to_owned(), Removed::default()));
    }

    #[test]
    fn forms_of_vertical_print_become_horizontal_and_are_not_counted() {
        let (text, removed) = cleaned("﹁溫故﹂︐知新︒");
        assert_eq!((text.as_str(), removed), ("「溫故」，知新。", Removed::default()));
    }

    #[test]
    fn every_unwanted_character_is_found_by_its_first_bytes() {
        for c in ('\0'..=char::MAX).filter(|&c| unwanted(c).is_some()) {
            assert!(first_change(&c.to_string(), 0).is_some(), "{c:?}");
        }
    }

    #[test]
    fn what_is_drawn_shows_an_escape_and_obeys_none() {
        assert_eq!(CleanText::new("\u{1b}[2J\u{202e}x\n").as_str(), "␛[2J\u{FFFD}x ");
    }

    #[test]
    fn stacked_marks_are_capped_when_drawn() {
        let stacked = format!("e{}x", "\u{301}".repeat(100));
        let drawn = CleanText::new(&stacked);
        assert_eq!(drawn.as_str().chars().count(), CLUSTER_LIMIT + 1);
        assert!(drawn.as_str().ends_with('x'));
    }
}
