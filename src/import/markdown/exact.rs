//! A file that `export::markdown` has written: read to the letter, with what its head adds.
//!
//! The format is described there. Where the counts of the head do not fit the text, the file was
//! edited, and it is read like any other Markdown.

use std::collections::HashMap;
use std::ops::Range;

use super::head;
use super::tree;
use super::tree::Dialect;
use super::tree::Piece;
use super::tree::PieceKind;
use crate::document::Document;
use crate::document::block::Block;
use crate::document::block::BlockKind;
use crate::document::block::RowRole;
use crate::document::block::label_gap;
use crate::document::footnote::Footnote;
use crate::document::footnote::FootnoteId;
use crate::document::front::FrontRole;
use crate::document::inline::RichText;
use crate::document::inline::SpanKind;
use crate::document::language::Language;
use crate::import::marked::Marked;
use crate::import::yaml::Yaml;

/// What the head says about the text.
struct Record {
    blocks: usize,
    marks: usize,
    kinds: HashMap<usize, Vec<String>>,
    labels: HashMap<usize, (usize, String)>,
    /// Page and label of each note.
    notes: Vec<(Option<u32>, String)>,
    /// By block, or note and paragraph.
    spans: HashMap<String, Vec<(Range<usize>, SpanKind)>>,
}

impl Record {
    fn read(head: &Yaml) -> Option<Self> {
        let own = head.get("wengu").filter(|own| number(own.get("version")) == Some(1))?;
        let words = |value: &Yaml| value.texts().into_iter().map(str::to_owned).collect::<Vec<_>>();
        let entries = |key: &str| own.get(key).map(Yaml::entries).unwrap_or_default().iter();
        let kinds =
            entries("kinds").filter_map(|(at, value)| Some((at.parse().ok()?, words(value))));
        let labels = entries("labels").filter_map(|(at, value)| {
            let [notes, label] = words(value).try_into().ok()?;
            Some((at.parse().ok()?, (notes.parse().ok()?, label)))
        });
        let mut notes = Vec::new();
        for line in own.get("notes").map(Yaml::items).unwrap_or_default() {
            let words = words(line);
            let page = words.first().and_then(|page| page.parse().ok());
            notes.extend(words.into_iter().skip(1).map(|label| (page, label)));
        }
        let mut spans: HashMap<String, Vec<_>> = HashMap::new();
        for line in own.get("spans").map(Yaml::items).unwrap_or_default() {
            if let Some((id, span)) = span(&words(line)) {
                spans.entry(id).or_default().push(span);
            }
        }
        Some(Self {
            blocks: number(own.get("blocks"))?,
            marks: number(own.get("marks"))?,
            kinds: kinds.collect(),
            labels: labels.collect(),
            notes,
            spans,
        })
    }
}

fn number(value: Option<&Yaml>) -> Option<usize> {
    value?.as_text()?.parse().ok()
}

fn span(words: &[String]) -> Option<(String, (Range<usize>, SpanKind))> {
    let [id, start, end, name, value @ ..] = words else { return None };
    let value = value.first().cloned().unwrap_or_default();
    let kind = match name.as_str() {
        "emphasis" => SpanKind::Emphasis,
        "strong" => SpanKind::Strong,
        "strikethrough" => SpanKind::Strikethrough,
        "code" => SpanKind::Code,
        "link" => SpanKind::Link(value),
        "picture" => SpanKind::Picture(value),
        "ruby" => SpanKind::Ruby(value),
        _ => return None,
    };
    Some((id.clone(), (start.parse().ok()?..end.parse().ok()?, kind)))
}

/// The document, or `None` where the head has no record of it or one that does not fit.
pub(super) fn read(head: &Yaml, body: &str) -> Option<Document> {
    let record = Record::read(head)?;
    let pieces = tree::read(body, Dialect::Own);
    let mut reader = Reader::new(record, &pieces.definitions);
    let blocks = reader.blocks(pieces.blocks);
    let footnotes = reader.footnotes(pieces.definitions);
    let record = &reader.record;
    let fits = blocks.len() == record.blocks
        && footnotes.len() == record.notes.len()
        && reader.marks == record.marks;
    let language = head.get("lang").and_then(Yaml::as_text).and_then(Language::from_tag);
    fits.then(|| Document {
        front: head::exact_front(head),
        language: language.unwrap_or_default(),
        blocks,
        footnotes,
    })
}

struct Reader {
    record: Record,
    numbers: HashMap<String, FootnoteId>,
    /// How many marks have been read.
    marks: usize,
    /// How many `#` a title takes from the headings.
    shift: u8,
}

impl Reader {
    fn new(record: Record, definitions: &[tree::Definition]) -> Self {
        let names = definitions.iter().enumerate();
        let numbers = names.map(|(at, note)| (note.name.clone(), FootnoteId::new(at))).collect();
        let is_title = |words: &Vec<String>| words.first().is_some_and(|w| w == "title");
        let shift = record.kinds.values().any(is_title);
        Self { record, numbers, marks: 0, shift: u8::from(shift) }
    }

    fn blocks(&mut self, pieces: Vec<Piece>) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::with_capacity(pieces.len());
        // An empty row of names stands for a table without one.
        let mut role = RowRole::Body;
        for mut piece in pieces {
            let index = blocks.len();
            let words = self.record.kinds.get(&index).cloned().unwrap_or_default();
            if let PieceKind::Row { names: true } = piece.kind {
                let text = &piece.text;
                let is_blank = text.marks.is_empty() && text.text.chars().all(|c| c == '\t');
                if is_blank && words.first().is_none_or(|word| word != "header") {
                    role = RowRole::Opening;
                    continue;
                }
                role = RowRole::Header;
            }
            // Before the label of an item is cut off, as they were written with it.
            self.add_spans(&mut piece.text, &index.to_string());
            let kind = self.kind(piece.kind, &words, role, &mut piece.text);
            role = RowRole::Body;
            let text = self.rich(piece.text);
            blocks.push(Block { kind, text });
        }
        blocks
    }

    fn kind(
        &self,
        piece: PieceKind,
        words: &[String],
        role: RowRole,
        text: &mut Marked,
    ) -> BlockKind {
        let word = words.first().map_or("", String::as_str);
        let value = words.get(1).and_then(|word| word.parse::<u8>().ok());
        if let Some(role) = FrontRole::from_name(word) {
            return BlockKind::Front(role);
        }
        match (piece, word) {
            (PieceKind::Heading(_), "level") => BlockKind::Heading { level: value.unwrap_or(1) },
            (PieceKind::Heading(depth), _) => {
                BlockKind::Heading { level: depth.saturating_sub(self.shift) }
            }
            (PieceKind::Paragraph, "caption") => BlockKind::Caption,
            (PieceKind::Paragraph, "item") => {
                let label = words.get(2).cloned().unwrap_or_default();
                text.cut_start(label.len() + label_gap(&label).len());
                BlockKind::ListItem { depth: value.unwrap_or(1), label }
            }
            (PieceKind::Item { depth, label }, _) => BlockKind::ListItem { depth, label },
            (PieceKind::Quotation, _) => BlockKind::Quotation,
            (PieceKind::Code { .. }, "code") => BlockKind::Code { language: words.get(1).cloned() },
            (PieceKind::Code { info }, _) => {
                BlockKind::Code { language: Some(info).filter(|info| !info.is_empty()) }
            }
            (PieceKind::Row { .. }, _) => {
                if let Some(at) = words.iter().position(|word| word == "cells") {
                    let cells = words.get(at + 1).and_then(|word| word.parse().ok());
                    keep_cells(text, cells.unwrap_or(usize::MAX));
                }
                BlockKind::TableRow(if word == "body" { RowRole::Body } else { role })
            }
            (PieceKind::Separator, _) => BlockKind::Separator,
            (PieceKind::Paragraph | PieceKind::Html | PieceKind::Container, _) => {
                BlockKind::Paragraph
            }
        }
    }

    fn footnotes(&mut self, definitions: Vec<tree::Definition>) -> Vec<Footnote> {
        let mut footnotes = Vec::with_capacity(definitions.len());
        for (note, definition) in definitions.into_iter().enumerate() {
            let (page, label) = self.record.notes.get(note).cloned().unwrap_or_default();
            let paragraphs = definition
                .paragraphs
                .into_iter()
                .enumerate()
                .map(|(part, mut text)| {
                    self.add_spans(&mut text, &format!("{note}/{part}"));
                    self.rich(text)
                })
                .collect();
            footnotes.push(Footnote { label, page, paragraphs });
        }
        footnotes
    }

    /// Adds the ranges of this text that cross others.
    fn add_spans(&mut self, text: &mut Marked, id: &str) {
        text.spans.extend(self.record.spans.remove(id).unwrap_or_default());
    }

    /// The text with its marks put together as the record says.
    fn rich(&mut self, mut text: Marked) -> RichText {
        let mut refs = Vec::new();
        let mut marks = std::mem::take(&mut text.marks).into_iter();
        while let Some((offset, name)) = marks.next() {
            let odd = self.record.labels.get(&self.marks);
            self.marks += 1;
            let mut notes: Vec<_> = self.numbers.get(&name).copied().into_iter().collect();
            let label = if let Some((count, label)) = odd {
                let more = marks.by_ref().take(count.saturating_sub(1));
                notes.extend(more.filter_map(|(_, name)| self.numbers.get(&name).copied()));
                label.clone()
            } else if let Some(note) = notes.first() {
                self.record
                    .notes
                    .get(note.index())
                    .map(|(_, label)| label.clone())
                    .unwrap_or_default()
            } else {
                name
            };
            refs.push((offset, label, notes));
        }
        text.into_rich(refs)
    }
}

/// Takes away the cells past the first `cells`, which fill the row up to the table's width.
fn keep_cells(text: &mut Marked, cells: usize) {
    if let Some((at, _)) = text.text.match_indices('\t').nth(cells.saturating_sub(1)) {
        text.text.truncate(at);
    }
}
