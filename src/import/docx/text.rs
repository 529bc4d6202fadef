//! The text of one paragraph while it is read.

use std::ops::Range;

use super::format::Format;
use crate::document::inline::SpanKind;
use crate::import::flow::Link;
use crate::import::flow::LinkRole;
use crate::import::marked::Marked;

/// Text with the looks of its runs, its links and other markup.
#[derive(Debug, Default)]
pub(super) struct Text {
    characters: String,
    /// Neighbours that look the same are one: a program cuts runs where it likes.
    runs: Vec<(Range<usize>, Format)>,
    spans: Vec<(Range<usize>, SpanKind)>,
    links: Vec<Link>,
}

impl Text {
    /// Appends characters that look like this.
    pub(super) fn push(&mut self, text: &str, format: Format) {
        let start = self.characters.len();
        self.characters.push_str(text);
        let end = self.characters.len();
        match self.runs.last_mut() {
            Some((range, last)) if *last == format => range.end = end,
            _ => self.runs.push((start..end, format)),
        }
    }

    /// The length in bytes.
    pub(super) fn len(&self) -> usize {
        self.characters.len()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.characters.trim().is_empty() && self.links.is_empty()
    }

    pub(super) fn as_str(&self) -> &str {
        &self.characters
    }

    /// Marks the text since `start`.
    pub(super) fn mark(&mut self, start: usize, kind: SpanKind) {
        self.spans.push((start..self.characters.len(), kind));
    }

    /// Makes the text since `start` a link inside the document.
    pub(super) fn link(&mut self, start: usize, target: String, role: LinkRole) {
        self.links.push(Link { range: start..self.characters.len(), target, role });
    }

    /// Appends another paragraph.
    pub(super) fn append(&mut self, other: Self) {
        let base = self.characters.len();
        let moved = |range: Range<usize>| range.start + base..range.end + base;
        self.characters.push_str(&other.characters);
        self.runs.extend(other.runs.into_iter().map(|(range, format)| (moved(range), format)));
        self.spans.extend(other.spans.into_iter().map(|(range, kind)| (moved(range), kind)));
        for mut link in other.links {
            link.range = moved(link.range);
            self.links.push(link);
        }
    }

    /// Puts a label before the text.
    pub(super) fn prefix(&mut self, label: &str) {
        let own = std::mem::take(self);
        self.push(label, Format::default());
        self.append(own);
    }

    /// The text, and its links in order and apart from each other.
    pub(super) fn finish(self) -> (Marked, Vec<Link>) {
        let mut marked = Marked { text: self.characters, spans: self.spans, ..Marked::default() };
        let all = marked.text.len();
        for (range, format) in self.runs {
            // What the whole paragraph looks like is its style.
            let is_whole = range == (0..all) && format.code != Some(true);
            if !is_whole || format.struck == Some(true) {
                marked.spans.extend(format.spans().map(|kind| (range.clone(), kind)));
            }
        }
        let mut links = self.links;
        links.sort_by_key(|link| link.range.start);
        let mut done = 0;
        links.retain(|link| {
            let apart = link.range.start >= done;
            done = done.max(link.range.end);
            apart
        });
        (marked, links)
    }
}
