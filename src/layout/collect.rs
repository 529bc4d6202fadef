//! First phase: a block's text with everything that is shown in it but is not part of it.
//!
//! Note marks and readings are woven into the text, so that break opportunities, widths and
//! prohibitions are found on what is seen; [`Woven::source`] leads back to the block's own bytes.

use std::borrow::Cow;
use std::ops::Range;

use super::mark;
use super::setting::Ruby;
use crate::document::inline::{RichText, SpanKind};
use crate::text::grapheme;

/// Text as it is seen, with the places of what was woven in.
pub(super) struct Woven<'a> {
    pub(super) text: Cow<'a, str>,
    /// In order, and not overlapping.
    pub(super) inserts: Vec<Insert>,
    /// Where the text begins in the block's text.
    base: usize,
}

/// Something that is shown in the text.
pub(super) struct Insert {
    /// Its bytes in the woven text.
    pub(super) range: Range<usize>,
    pub(super) kind: InsertKind,
    /// The bytes of all inserts before it.
    shift: usize,
    /// The bytes before it that it is the reading of.
    base: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum InsertKind {
    /// The label of a list item, where the measure is too small for it to hang.
    Label,
    /// The note reference of this index.
    Note(usize),
    /// The reading of the range of this index.
    Reading(usize),
    /// The sign before the words of a picture.
    Picture(&'static str),
    /// The blank columns from a tab to its stop, in text that is not re-wrapped.
    Tab,
}

/// Whether tabs reach to the next stop or are a space like any other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tabs {
    Expanded,
    Space,
}

/// The columns between tab stops in text that is not re-wrapped.
const TAB_STOP: usize = 4;

/// Fills up to the next tab stop after a tab, which is one cell by itself.
fn expand_tab(woven: &mut String) {
    let line = woven.rfind('\n').map_or(0, |at| at + 1);
    let column = grapheme::width(woven.get(line..).unwrap_or_default()).0;
    woven.extend(std::iter::repeat_n(' ', column.next_multiple_of(TAB_STOP) - column));
}

impl<'a> Woven<'a> {
    /// Text with nothing woven in.
    pub(super) fn plain(text: &'a str) -> Self {
        Self { text: text.into(), inserts: Vec::new(), base: 0 }
    }

    /// The text of `range` with what is shown in it. A mark belongs to the character before it, so
    /// one at the range's start is left to the text before, unless there is none.
    pub(super) fn weave(
        rich: &'a RichText,
        range: Range<usize>,
        (label, tabs): (Option<&str>, Tabs),
        (ruby, sign): (Ruby, &'static str),
    ) -> Self {
        let text = rich.as_str().get(range.clone()).unwrap_or_default();
        let mut points = points(rich, &range, ruby, sign);
        if label.is_some() && range.start == 0 {
            points.push((0, InsertKind::Label));
        }
        if tabs == Tabs::Expanded {
            let tabs = text.match_indices('\t').map(|(at, _)| range.start + at + 1);
            points.extend(tabs.map(|offset| (offset, InsertKind::Tab)));
        }
        if points.is_empty() {
            return Self { text: text.into(), inserts: Vec::new(), base: range.start };
        }
        points.sort_by_key(|(offset, kind)| (*offset, *kind != InsertKind::Label));
        let mut woven = String::with_capacity(text.len() + 8 * points.len());
        let mut inserts = Vec::with_capacity(points.len());
        let mut done = 0;
        let mut shift = 0;
        for (offset, kind) in points {
            let at = offset - range.start;
            woven.push_str(text.get(done..at).unwrap_or_default());
            done = done.max(at);
            let start = woven.len();
            let mut base = 0;
            match kind {
                InsertKind::Label => {
                    woven.push_str(label.unwrap_or_default());
                    woven.push(' ');
                }
                InsertKind::Picture(sign) => woven.push_str(sign),
                InsertKind::Tab => expand_tab(&mut woven),
                InsertKind::Note(index) => woven.push_str(&mark::shown(&rich.refs()[index].label)),
                InsertKind::Reading(index) => {
                    let span = &rich.spans()[index];
                    if let SpanKind::Ruby(reading) = &span.kind {
                        woven.push_str(&mark::reading(reading));
                        base = span.range.len();
                    }
                }
            }
            inserts.push(Insert { range: start..woven.len(), kind, shift, base });
            shift += woven.len() - start;
        }
        woven.push_str(text.get(done..).unwrap_or_default());
        Self { text: woven.into(), inserts, base: range.start }
    }

    /// The byte of the block's text that the byte at `at` came from; inside what was woven in, the
    /// place where that stands.
    pub(super) fn source(&self, at: usize) -> usize {
        let after = self.inserts.partition_point(|insert| insert.range.start < at);
        let shift = after.checked_sub(1).map_or(0, |index| {
            let insert = &self.inserts[index];
            insert.shift + at.min(insert.range.end) - insert.range.start
        });
        self.base + at - shift
    }

    /// The insert that begins at `at`, or that has `at` inside it.
    pub(super) fn insert_at(&self, at: usize) -> Option<&Insert> {
        let index = self.inserts.partition_point(|insert| insert.range.end <= at);
        self.inserts.get(index).filter(|insert| insert.range.start <= at)
    }

    /// True inside characters that one reading stands after.
    pub(super) fn splits_base(&self, at: usize) -> bool {
        let next = self.inserts.partition_point(|insert| insert.range.start <= at);
        self.inserts.get(next).is_some_and(|insert| at + insert.base > insert.range.start)
    }

    /// The insert that ends at `at`.
    pub(super) fn insert_before(&self, at: usize) -> Option<&Insert> {
        let index = self.inserts.partition_point(|insert| insert.range.end < at);
        self.inserts.get(index).filter(|insert| insert.range.end == at)
    }
}

/// What is to be woven into `range`, with its offset in the block's text.
fn points(
    rich: &RichText,
    range: &Range<usize>,
    ruby: Ruby,
    sign: &'static str,
) -> Vec<(usize, InsertKind)> {
    let is_inside = |offset: usize| {
        (range.start < offset || offset == 0) && range.start <= offset && offset <= range.end
    };
    let readings = rich.spans().iter().enumerate().filter_map(|(index, span)| match span.kind {
        SpanKind::Ruby(_) if ruby == Ruby::Shown && is_inside(span.range.end) => {
            Some((span.range.end, InsertKind::Reading(index)))
        }
        _ => None,
    });
    let notes = rich
        .refs()
        .iter()
        .enumerate()
        .filter(|(_, note)| is_inside(note.offset))
        .map(|(index, note)| (note.offset, InsertKind::Note(index)));
    // A sign belongs to the words after it.
    let pictures = rich
        .spans()
        .iter()
        .filter(|span| {
            matches!(span.kind, SpanKind::Picture(_)) && range.contains(&span.range.start)
        })
        .map(|span| (span.range.start, InsertKind::Picture(sign)));
    readings.chain(notes).chain(pictures).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> RichText {
        let mut text = RichText::plain("温故");
        text.push_ref("1", Vec::new());
        text.push_str("，知新。");
        text.push_ref("②", Vec::new());
        text
    }

    #[test]
    fn a_note_mark_stands_where_its_reference_is() {
        let text = sample();
        assert_eq!(
            Woven::weave(&text, 0..18, (None, Tabs::Space), (Ruby::Shown, "〔图〕")).text,
            "温故[1]，知新。②"
        );
    }

    #[test]
    fn a_place_in_the_woven_text_leads_back_to_the_block() {
        let text = sample();
        let woven = Woven::weave(&text, 0..18, (None, Tabs::Space), (Ruby::Shown, "〔图〕"));
        assert_eq!([0, 6, 7, 9, 12].map(|at| woven.source(at)), [0, 6, 6, 6, 9]);
    }

    #[test]
    fn a_mark_between_two_stretches_belongs_to_the_first() {
        let text = sample();
        assert_eq!(
            Woven::weave(&text, 0..6, (None, Tabs::Space), (Ruby::Shown, "〔图〕")).text,
            "温故[1]"
        );
        assert_eq!(
            Woven::weave(&text, 6..18, (None, Tabs::Space), (Ruby::Shown, "〔图〕")).text,
            "，知新。②"
        );
    }

    #[test]
    fn a_reading_stands_after_its_characters_and_can_be_hidden() {
        let mut text = RichText::plain("漢字を");
        text.mark(0..6, SpanKind::Ruby("かんじ".into()));
        assert_eq!(
            Woven::weave(&text, 0..9, (None, Tabs::Space), (Ruby::Shown, "〔图〕")).text,
            "漢字（かんじ）を"
        );
        assert_eq!(
            Woven::weave(&text, 0..9, (None, Tabs::Space), (Ruby::Hidden, "〔图〕")).text,
            "漢字を"
        );
    }
    #[test]
    fn a_sign_stands_before_the_words_of_a_picture_and_after_a_mark_there() {
        let mut text = RichText::plain("见图。");
        text.push_ref("1", Vec::new());
        text.push_str("水渠");
        text.mark(9..15, SpanKind::Picture("a.png".into()));
        let all = Woven::weave(&text, 0..15, (None, Tabs::Space), (Ruby::Shown, "〔图〕"));
        assert_eq!(all.text, "见图。[1]〔图〕水渠");
        let rest = Woven::weave(&text, 9..15, (None, Tabs::Space), (Ruby::Shown, "〔图〕"));
        assert_eq!(rest.text, "〔图〕水渠");
    }
}
