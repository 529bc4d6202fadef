//! Signs of print that reading takes out of the text, counted by kind and character.
//!
//! Whatever of a source is neither in a block nor in a note, a label or a remark's quote is counted
//! here, so that nothing is lost without a word.

use super::warning::{Warning, WarningKind};

/// What a sign that was taken out did in print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// The hyphen of a word that a line end cut (`exam-` and `ple`).
    LineHyphen,
    /// The caret that extracted text puts before a raised mark (`^①`).
    NoteCaret,
    /// The dash of a list before a note's label (`- ①`).
    NoteDash,
    /// A dot, colon or bracket between a note's label and its text.
    NoteSeparator,
    /// The `#` of a heading.
    HeadingHash,
    /// `｜《》` around the reading of a word (Aozora).
    RubyFrame,
}

impl Sign {
    fn words(self) -> &'static str {
        match self {
            Self::LineHyphen => "of words cut by a line end",
            Self::NoteCaret => "before note marks",
            Self::NoteDash => "before note labels",
            Self::NoteSeparator => "behind note labels",
            Self::HeadingHash => "before headings",
            Self::RubyFrame => "around readings",
        }
    }
}

/// How often each sign was taken out; white space is not counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Normalised {
    counts: Vec<(Sign, char, usize)>,
}

impl Normalised {
    /// Counts the characters of `taken` as signs of this kind.
    pub fn take(&mut self, sign: Sign, taken: &str) {
        for c in taken.chars().filter(|c| !c.is_whitespace()) {
            // Few signs are in use: a list is searched faster than a table.
            match self.counts.iter_mut().find(|(s, known, _)| (*s, *known) == (sign, c)) {
                Some((_, _, count)) => *count += 1,
                None => self.counts.push((sign, c, 1)),
            }
        }
    }

    /// Counts what `other` has counted as well.
    pub fn append(&mut self, other: &Self) {
        for &(sign, c, more) in &other.counts {
            match self.counts.iter_mut().find(|(s, known, _)| (*s, *known) == (sign, c)) {
                Some((_, _, count)) => *count += more,
                None => self.counts.push((sign, c, more)),
            }
        }
    }

    /// Each kind and character with its count, in the order of their first occurrence.
    pub fn counts(&self) -> impl Iterator<Item = (Sign, char, usize)> {
        self.counts.iter().copied()
    }

    /// The remark about them; `None` where nothing was taken out.
    #[must_use]
    pub fn warning(&self) -> Option<Warning> {
        let mut counts = self.counts.clone();
        counts.sort_unstable();
        let parts: Vec<String> = counts
            .iter()
            .map(|(sign, c, count)| format!("{count} `{c}` {}", sign.words()))
            .collect();
        (!parts.is_empty()).then(|| {
            let message = format!("signs of print were taken out: {}", parts.join(", "));
            Warning::new(WarningKind::Normalised, message)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_counted_by_kind_and_character() {
        let mut normalised = Normalised::default();
        normalised.take(Sign::NoteCaret, "^ ");
        normalised.take(Sign::NoteCaret, "^");
        normalised.take(Sign::LineHyphen, "-");
        let message = normalised.warning().unwrap().message;
        assert!(message.ends_with("1 `-` of words cut by a line end, 2 `^` before note marks"));
    }

    #[test]
    fn nothing_taken_out_is_no_remark() {
        assert_eq!(Normalised::default().warning(), None);
    }
}
