//! Signs of print that reading takes out of the text, counted by kind and character.
//!
//! Whatever of a source is neither in a block nor in a note, a label or a remark's quote is counted
//! here, so that nothing is lost. Ordinary print is full of such signs: they are no remark.

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
        let counts: Vec<_> = normalised.counts().collect();
        assert_eq!(counts, [(Sign::NoteCaret, '^', 2), (Sign::LineHyphen, '-', 1)]);
    }
}
