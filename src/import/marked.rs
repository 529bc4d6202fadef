//! Text on its way into a document: with marks whose notes are not known yet.

use std::ops::Range;

use crate::document::footnote::FootnoteId;
use crate::document::inline::RichText;
use crate::document::inline::SpanKind;

/// Text with marks whose notes are not known yet.
#[derive(Debug, Clone, Default)]
pub(in crate::import) struct Marked {
    pub text: String,
    /// Byte offset and name of each `[^name]`, in order; defined or not.
    pub marks: Vec<(usize, String)>,
    /// Ranges of markup in the order in which they begin.
    pub spans: Vec<(Range<usize>, SpanKind)>,
}

impl Marked {
    pub(in crate::import) fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    pub(in crate::import) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.marks.is_empty()
    }

    /// Puts text before the text there is.
    pub(in crate::import) fn prefix(&mut self, text: &str) {
        self.text.insert_str(0, text);
        for (offset, _) in &mut self.marks {
            *offset += text.len();
        }
        for (range, _) in &mut self.spans {
            *range = range.start + text.len()..range.end + text.len();
        }
    }

    /// Takes the first `length` bytes away.
    pub(in crate::import) fn cut_start(&mut self, length: usize) {
        self.text = self.text.get(length..).unwrap_or_default().to_owned();
        for (offset, _) in &mut self.marks {
            *offset = offset.saturating_sub(length);
        }
        for (range, _) in &mut self.spans {
            *range = range.start.saturating_sub(length)..range.end.saturating_sub(length);
        }
    }

    /// Takes these ranges, in order and apart from each other, out of the text.
    pub(in crate::import) fn remove(&mut self, ranges: &[Range<usize>]) {
        let mut kept = String::with_capacity(self.text.len());
        let (mut done, mut removed) = (0, Vec::with_capacity(ranges.len()));
        let mut total = 0;
        for range in ranges {
            kept.push_str(self.text.get(done..range.start).unwrap_or_default());
            done = range.end;
            total += range.len();
            removed.push(total);
        }
        kept.push_str(self.text.get(done..).unwrap_or_default());
        let moved = |offset: usize| {
            let at = ranges.partition_point(|range| range.end <= offset);
            let before = at.checked_sub(1).and_then(|at| removed.get(at)).copied().unwrap_or(0);
            let inside = ranges.get(at).map_or(0, |range| offset.saturating_sub(range.start));
            offset - before - inside
        };
        for (offset, _) in &mut self.marks {
            *offset = moved(*offset);
        }
        for (range, _) in &mut self.spans {
            *range = moved(range.start)..moved(range.end);
        }
        self.text = kept;
    }

    /// The text with a reference for each of `refs`: byte offset, label, notes.
    pub(in crate::import) fn into_rich(
        self,
        refs: Vec<(usize, String, Vec<FootnoteId>)>,
    ) -> RichText {
        let mut rich = RichText::default();
        let mut done = 0;
        for (offset, label, notes) in refs {
            rich.push_str(self.text.get(done..offset).unwrap_or_default());
            rich.push_ref(label, notes);
            done = offset;
        }
        rich.push_str(self.text.get(done..).unwrap_or_default());
        for (range, kind) in self.spans {
            rich.mark(range, kind);
        }
        rich.shrink();
        rich
    }
}
