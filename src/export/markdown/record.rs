//! What Markdown cannot carry, kept for the head of the file.

use std::fmt;
use std::fmt::Write;

use super::escape::Place;
use super::inline;
use super::marks::Marks;
use super::yaml;
use crate::document::Document;
use crate::document::footnote::Footnote;
use crate::document::inline::RichText;
use crate::document::inline::Span;
use crate::document::inline::SpanKind;

/// Which text of the document a remark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextId {
    /// The text of a block.
    Block(usize),
    /// A paragraph of a note.
    Note {
        /// The note's index.
        note: usize,
        /// The paragraph's index in the note.
        part: usize,
    },
}

impl fmt::Display for TextId {
    /// `12` for a block, `3/0` for a note's paragraph.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Block(index) => write!(f, "{index}"),
            Self::Note { note, part } => write!(f, "{note}/{part}"),
        }
    }
}

/// What has been written so far and needs a word in the head.
pub(super) struct Record<'a> {
    marks: Marks<'a>,
    kinds: Vec<(usize, Vec<String>)>,
    spans: Vec<(TextId, Vec<String>)>,
}

impl<'a> Record<'a> {
    pub(super) fn new(footnotes: &'a [Footnote]) -> Self {
        Self { marks: Marks::new(footnotes), kinds: Vec::new(), spans: Vec::new() }
    }

    /// The Markdown of a text.
    pub(super) fn text(&mut self, text: &RichText, id: TextId, place: Place, lead: &str) -> String {
        let written = inline::write(text, place, lead, &mut self.marks);
        for index in written.crossing {
            self.spans.push((id, span_words(&text.spans()[index])));
        }
        written.markdown
    }

    /// Says what the block with this index is.
    pub(super) fn kind(&mut self, index: usize, words: impl IntoIterator<Item = String>) {
        self.kinds.push((index, words.into_iter().collect()));
    }

    /// The lines under `wengu:`.
    pub(super) fn lines(&self, document: &Document) -> String {
        let mut out = format!(
            "  version: 1\n  blocks: {}\n  marks: {}\n",
            document.blocks.len(),
            self.marks.count
        );
        let kinds = self.kinds.iter().map(|(index, words)| (index.to_string(), words.clone()));
        push_map(&mut out, "kinds", kinds);
        let odd = self.marks.odd.iter().map(|mark| {
            (mark.ordinal.to_string(), vec![mark.notes.to_string(), mark.label.clone()])
        });
        push_map(&mut out, "labels", odd);
        push_notes(&mut out, &document.footnotes);
        if !self.spans.is_empty() {
            out.push_str("  spans:\n");
            for (id, words) in &self.spans {
                let id = id.to_string();
                let words = std::iter::once(id.as_str()).chain(words.iter().map(String::as_str));
                let _ = writeln!(out, "    - {}", yaml::words(words));
            }
        }
        out
    }
}

/// A map from numbers to words, each entry in a line of its own.
fn push_map(
    out: &mut String,
    name: &str,
    entries: impl ExactSizeIterator<Item = (String, Vec<String>)>,
) {
    if entries.len() == 0 {
        return;
    }
    let _ = writeln!(out, "  {name}:");
    for (key, words) in entries {
        let value = match words.as_slice() {
            [word] => yaml::scalar(word),
            words => yaml::words(words.iter().map(String::as_str)),
        };
        let _ = writeln!(out, "    {key}: {value}");
    }
}

/// The printed labels, a line for each page block: its number (`-` for none), then the labels.
fn push_notes(out: &mut String, footnotes: &[Footnote]) {
    let _ = writeln!(out, "  notes:{}", if footnotes.is_empty() { " []" } else { "" });
    for notes in footnotes.chunk_by(|a, b| a.page == b.page) {
        let page = notes.first().and_then(|note| note.page);
        let page = page.map_or_else(|| "none".to_owned(), |page| page.to_string());
        let labels = notes.iter().map(|note| note.label.as_str());
        let words = std::iter::once(page.as_str()).chain(labels);
        let _ = writeln!(out, "    - {}", yaml::words(words));
    }
}

fn span_words(span: &Span) -> Vec<String> {
    let (name, value) = match &span.kind {
        SpanKind::Emphasis => ("emphasis", None),
        SpanKind::Strong => ("strong", None),
        SpanKind::Strikethrough => ("strikethrough", None),
        SpanKind::Code => ("code", None),
        SpanKind::Link(address) => ("link", Some(address)),
        SpanKind::Picture(address) => ("picture", Some(address)),
        SpanKind::Ruby(reading) => ("ruby", Some(reading)),
    };
    let mut words = vec![span.range.start.to_string(), span.range.end.to_string(), name.to_owned()];
    words.extend(value.cloned());
    words
}
