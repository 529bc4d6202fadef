//! Note marks: `[^n]` with the note's number, and what that does not say.

use std::fmt::Write;

use crate::document::footnote::Footnote;
use crate::document::inline::NoteRef;

/// A mark that is not one `[^n]` with its note's own label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OddMark {
    /// Its place among all marks, from 0 in reading order.
    pub ordinal: usize,
    /// How many notes it points to.
    pub notes: usize,
    /// Its label as printed.
    pub label: String,
}

/// Writes marks in reading order and keeps those that need a word more.
pub(super) struct Marks<'a> {
    footnotes: &'a [Footnote],
    /// How many marks have been written.
    pub count: usize,
    /// The marks that need a word more.
    pub odd: Vec<OddMark>,
}

impl<'a> Marks<'a> {
    pub(super) fn new(footnotes: &'a [Footnote]) -> Self {
        Self { footnotes, count: 0, odd: Vec::new() }
    }

    /// The Markdown of `mark`: one `[^n]` for each note; for an orphan its own label, if it can
    /// stand in brackets.
    pub(super) fn write(&mut self, mark: &NoteRef) -> String {
        let ordinal = self.count;
        self.count += 1;
        let own_label = match mark.notes.as_slice() {
            [] => is_name(&mark.label).then_some(&mark.label),
            [note] => self.footnotes.get(note.index()).map(|note| &note.label),
            _ => None,
        };
        if own_label != Some(&mark.label) {
            let (notes, label) = (mark.notes.len(), mark.label.clone());
            self.odd.push(OddMark { ordinal, notes, label });
        }
        if mark.notes.is_empty() {
            return format!("[^{}]", own_label.map_or("?", String::as_str));
        }
        mark.notes.iter().fold(String::new(), |mut out, note| {
            let _ = write!(out, "[^{}]", note.number());
            out
        })
    }
}

/// True for a label that can stand in `[^…]` and is no note's number.
fn is_name(label: &str) -> bool {
    label.chars().all(char::is_alphanumeric) && label.chars().any(|c| !c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::footnote::FootnoteId;

    #[test]
    fn a_mark_of_several_notes_keeps_its_label_for_the_head() {
        let notes = vec![Footnote { label: "[1]".to_owned(), ..Footnote::default() }; 5];
        let mut marks = Marks::new(&notes);
        let range = NoteRef {
            offset: 0,
            label: "[2-3]".to_owned(),
            notes: vec![FootnoteId::new(1), FootnoteId::new(2)],
        };
        let own = NoteRef { offset: 0, label: "[1]".to_owned(), notes: vec![FootnoteId::new(0)] };
        assert_eq!(marks.write(&range), "[^2][^3]");
        assert_eq!(marks.write(&own), "[^1]");
        assert_eq!(marks.odd, [OddMark { ordinal: 0, notes: 2, label: "[2-3]".to_owned() }]);
    }

    #[test]
    fn an_orphan_is_a_mark_without_definition() {
        let orphan = |label: &str| NoteRef { offset: 0, label: label.to_owned(), notes: vec![] };
        let mut marks = Marks::new(&[]);
        assert_eq!(marks.write(&orphan("③")), "[^③]");
        assert_eq!(marks.write(&orphan("3")), "[^?]");
        assert_eq!(marks.odd.len(), 1);
    }
}
