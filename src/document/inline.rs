//! Text of a block with what stands in it: note references, emphasis, links, ruby.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::footnote::FootnoteId;

/// A block's text, with note references at byte offsets and ranges of inline markup.
///
/// Note marks are not part of the text. A `\n` inside it is a line break that the source asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RichText {
    text: String,
    #[serde(default)]
    refs: Vec<NoteRef>,
    #[serde(default)]
    spans: Vec<Span>,
}

/// A mark in the text that points to one or more footnotes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteRef {
    /// Byte offset in the block's text: the mark stands before the character at this offset.
    pub offset: usize,
    /// The mark as it is shown (`①`, `[3-5]`, `1`).
    pub label: String,
    /// The notes it points to; empty for an orphan, whose definition was not found.
    pub notes: Vec<FootnoteId>,
}

/// A range of the text with markup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Byte range in the block's text, on character boundaries, not empty.
    pub range: Range<usize>,
    /// What the range is.
    pub kind: SpanKind,
}

/// What a range of text is marked as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpanKind {
    /// Emphasis (italics; dots below in Chinese print).
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Struck out.
    Strikethrough,
    /// Code inside a line.
    Code,
    /// A link with its address.
    Link(String),
    /// The words that stand for a picture, with where it is: a path or an address, as
    /// [`crate::import::picture`] reads it; empty where the source does not say.
    Picture(String),
    /// Ruby: the reading of the range (aozora `《》`, HTML `<rt>`).
    Ruby(String),
}

impl RichText {
    /// Text without references or markup.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), refs: Vec::new(), spans: Vec::new() }
    }

    /// The text without marks.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text's length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// True where there is neither text nor a reference.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.refs.is_empty()
    }

    /// The note references in order of their offsets.
    #[must_use]
    pub fn refs(&self) -> &[NoteRef] {
        &self.refs
    }

    /// The note references, so that linking can fill in what they point to.
    pub fn refs_mut(&mut self) -> impl Iterator<Item = (&str, &mut Vec<FootnoteId>)> {
        self.refs.iter_mut().map(|r| (r.label.as_str(), &mut r.notes))
    }

    /// The ranges with markup, in order of their starts; ranges may nest.
    #[must_use]
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Where each picture is, so that pictures that are moved can be followed.
    pub fn picture_addresses_mut(&mut self) -> impl Iterator<Item = &mut String> {
        self.spans.iter_mut().filter_map(|span| match &mut span.kind {
            SpanKind::Picture(address) => Some(address),
            _ => None,
        })
    }

    /// Appends text.
    pub fn push_str(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Appends one character.
    pub fn push(&mut self, c: char) {
        self.text.push(c);
    }

    /// Appends a mark after the text so far.
    pub fn push_ref(&mut self, label: impl Into<String>, notes: Vec<FootnoteId>) {
        self.refs.push(NoteRef { offset: self.text.len(), label: label.into(), notes });
    }

    /// Marks `range`; an empty range or one that is not on character boundaries is left out.
    pub fn mark(&mut self, range: Range<usize>, kind: SpanKind) {
        if range.start < range.end && self.text.get(range.clone()).is_some() {
            let at = self.spans.partition_point(|span| {
                (span.range.start, usize::MAX - span.range.end)
                    <= (range.start, usize::MAX - range.end)
            });
            self.spans.insert(at, Span { range, kind });
        }
    }

    /// Appends `other` with its references and ranges.
    pub fn append(&mut self, other: &Self) {
        let base = self.text.len();
        self.text.push_str(&other.text);
        self.refs.extend(other.refs.iter().cloned().map(|mut note_ref| {
            note_ref.offset += base;
            note_ref
        }));
        self.spans.extend(other.spans.iter().cloned().map(|mut span| {
            span.range = span.range.start + base..span.range.end + base;
            span
        }));
    }

    /// The text from byte `from` on with its references and ranges; all of it where `from` is not
    /// on a character boundary.
    #[must_use]
    pub fn tail(&self, from: usize) -> Self {
        let Some(text) = self.text.get(from..) else { return self.clone() };
        let mut tail = Self::plain(text);
        tail.refs.extend(self.refs.iter().cloned().map(|mut note_ref| {
            note_ref.offset = note_ref.offset.saturating_sub(from);
            note_ref
        }));
        for span in &self.spans {
            let range = span.range.start.saturating_sub(from)..span.range.end.saturating_sub(from);
            tail.mark(range, span.kind.clone());
        }
        tail
    }

    /// Cuts the text to `length` bytes; references past it move to its end, ranges are cut.
    pub fn truncate(&mut self, length: usize) {
        if self.text.is_char_boundary(length) && length < self.text.len() {
            self.text.truncate(length);
            for note_ref in &mut self.refs {
                note_ref.offset = note_ref.offset.min(length);
            }
            self.spans.retain_mut(|span| {
                span.range.end = span.range.end.min(length);
                span.range.start < span.range.end
            });
        }
    }

    /// Gives back memory that growing has left over.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.refs.shrink_to_fit();
        self.spans.shrink_to_fit();
    }
}

impl From<String> for RichText {
    fn from(text: String) -> Self {
        Self::plain(text)
    }
}

impl From<&str> for RichText {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn appending_moves_references_and_ranges_with_their_text() {
        let mut first = RichText::plain("温故");
        let mut second = RichText::plain("知新");
        second.push_ref("①", vec![FootnoteId::new(0)]);
        second.mark(0..3, SpanKind::Strong);
        first.append(&second);
        assert_eq!(first.as_str(), "温故知新");
        assert_eq!(first.refs()[0].offset, 12);
        assert_eq!(first.spans()[0].range, 6..9);
    }

    #[test]
    fn a_range_inside_a_character_is_not_marked() {
        let mut text = RichText::plain("温");
        text.mark(0..1, SpanKind::Emphasis);
        assert!(text.spans().is_empty());
    }

    #[test]
    fn an_outer_range_comes_before_the_inner_one_that_starts_with_it() {
        let mut text = RichText::plain("abcd");
        text.mark(0..2, SpanKind::Emphasis);
        text.mark(0..4, SpanKind::Strong);
        assert_eq!(text.spans()[0].kind, SpanKind::Strong);
    }
}
