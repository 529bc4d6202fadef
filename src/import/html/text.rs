//! The text of one block while it is read.

use std::ops::Range;

use crate::document::inline::SpanKind;
use crate::import::flow::Link;
use crate::import::flow::LinkRole;
use crate::import::marked::Marked;
use crate::text::script;

/// White space that has been seen and not yet written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Space {
    #[default]
    None,
    Word,
    /// With a line end in it: nothing between Han or kana.
    Line,
}

#[derive(Debug, Default)]
pub(super) struct Text {
    marked: Marked,
    links: Vec<Link>,
    space: Space,
    /// The reading of a ruby, while one is read.
    pub(super) reading: Option<String>,
}

impl Text {
    /// Appends text as it is.
    pub(super) fn push(&mut self, text: &str) {
        match &mut self.reading {
            Some(reading) => reading.push_str(text),
            None => self.marked.text.push_str(text),
        }
    }

    /// Appends text with its white space collapsed; an ideographic space is a character.
    pub(super) fn collapse(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_ascii_whitespace() {
                let line = c == '\n' || self.space == Space::Line;
                self.space = if line { Space::Line } else { Space::Word };
            } else {
                self.settle_space(Some(c));
                if self.reading.is_some() || !(c.is_whitespace() && self.at_line_start()) {
                    let mut buffer = [0; 4];
                    self.push(c.encode_utf8(&mut buffer));
                }
            }
        }
    }

    fn at_line_start(&self) -> bool {
        self.marked.text.is_empty() || self.marked.text.ends_with(['\n', '\t'])
    }

    /// Writes the space that was seen, if one belongs before `next`.
    fn settle_space(&mut self, next: Option<char>) {
        let space = std::mem::take(&mut self.space);
        let before = self.marked.text.chars().next_back();
        let is_wide = |c: char| {
            (script::is_cjk_letter(c) && !script::is_hangul(c))
                || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF65}' | '“' | '”' | '—' | '…')
        };
        let joined =
            space == Space::Line && before.is_some_and(is_wide) && next.is_none_or(is_wide);
        if space != Space::None && self.reading.is_none() && !self.at_line_start() && !joined {
            self.marked.text.push(' ');
        }
    }

    pub(super) fn line_break(&mut self) {
        self.space = Space::None;
        if !self.marked.text.is_empty() {
            self.push("\n");
        }
    }

    pub(super) fn ends_in_break(&self) -> bool {
        self.marked.text.ends_with('\n')
    }

    pub(super) fn next_cell(&mut self) {
        self.space = Space::None;
        self.push("\t");
    }

    /// True where there is text or a link.
    pub(super) fn has_content(&self) -> bool {
        !self.links.is_empty() || self.marked.text.contains(|c: char| !c.is_whitespace())
    }

    /// The place where markup begins.
    pub(super) fn begin(&mut self) -> usize {
        self.settle_space(None);
        self.marked.text.len()
    }

    pub(super) fn begin_span(&mut self, kind: SpanKind) -> usize {
        let at = self.begin();
        self.marked.spans.push((at..at, kind));
        self.marked.spans.len() - 1
    }

    pub(super) fn end_span(&mut self, span: usize) {
        let end = self.marked.text.len();
        if let Some((range, _)) = self.marked.spans.get_mut(span) {
            range.end = end.max(range.start);
        }
    }

    pub(super) fn begin_link(&mut self, target: String, role: LinkRole) -> usize {
        let at = self.begin();
        self.links.push(Link { range: at..at, target, role });
        self.links.len() - 1
    }

    pub(super) fn end_link(&mut self, link: usize) {
        let end = self.marked.text.len();
        if let Some(Link { range, .. }) = self.links.get_mut(link) {
            range.end = end.max(range.start);
        }
    }

    /// True for an open link that is a note's mark and has no text.
    pub(super) fn is_bare_mark(&self, link: usize) -> bool {
        self.links.get(link).is_some_and(|link| {
            link.role == LinkRole::Mark && link.range.start == self.marked.text.len()
        })
    }

    /// Ends a reading: it is of the text since `start`; says where that text ends.
    pub(super) fn end_reading(&mut self, start: Option<usize>) -> usize {
        let end = self.marked.text.len();
        if let (Some(reading), Some(start)) = (self.reading.take(), start) {
            self.marked.spans.push((start..end, SpanKind::Ruby(reading)));
        }
        end
    }

    /// The text without white space at its end, and its links in order and apart from each other.
    pub(super) fn finish(mut self, is_code: bool) -> (Marked, Vec<Link>) {
        let kept = if is_code { self.marked.text.len() } else { trimmed(&self.marked.text) };
        self.marked.text.truncate(kept);
        if is_code && !self.marked.text.ends_with('\n') {
            self.marked.text.push('\n');
        }
        let end = self.marked.text.len();
        let clamp = |range: &mut Range<usize>| *range = range.start.min(end)..range.end.min(end);
        for (range, _) in &mut self.marked.spans {
            clamp(range);
        }
        let mut done = 0;
        self.links.retain_mut(|link| {
            clamp(&mut link.range);
            let apart = link.range.start >= done;
            done = done.max(link.range.end);
            apart
        });
        (self.marked, self.links)
    }
}

/// The length without white space at the end; the tabs of empty cells stay.
fn trimmed(text: &str) -> usize {
    text.trim_end_matches(|c: char| c.is_whitespace() && c != '\t').len()
}
