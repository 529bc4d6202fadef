//! Blocks: each as the Markdown that says what it is, and a word for the head where none does.

use std::fmt::Write;

use super::escape::Place;
use super::list;
use super::record::Record;
use super::record::TextId;
use super::table;
use crate::document::Document;
use crate::document::block::Block;
use crate::document::block::BlockKind;
use crate::document::front::FrontRole;

/// What stands for a block or a note's paragraph without text.
const EMPTY: &str = "<!-- -->";

/// The deepest heading of Markdown.
const DEEPEST: u8 = 6;

/// The blocks of `document`, each followed by an empty line.
pub(super) fn write_all(document: &Document, record: &mut Record<'_>) -> String {
    let blocks = &document.blocks;
    // Under a title the headings begin at `##`.
    let shift = u8::from(blocks.iter().any(|b| b.kind == BlockKind::Front(FrontRole::Title)));
    let mut out = String::new();
    let mut next = 0;
    while let Some(block) = blocks.get(next) {
        let rest = blocks.get(next..).unwrap_or_default();
        next += match &block.kind {
            BlockKind::TableRow(_) => table::write(&mut out, rest, next, record),
            BlockKind::ListItem { .. } => list::write(&mut out, rest, next, record),
            _ => {
                write_one(&mut out, block, next, shift, record);
                1
            }
        };
        out.push_str("\n\n");
    }
    out
}

/// The definitions of the notes, each followed by an empty line.
pub(super) fn write_notes(document: &Document, record: &mut Record<'_>) -> String {
    let mut out = String::new();
    for (note, footnote) in document.footnotes.iter().enumerate() {
        let _ = write!(out, "[^{}]: ", note + 1);
        for (part, paragraph) in footnote.paragraphs.iter().enumerate() {
            if part > 0 {
                out.push_str("\n\n    ");
            }
            let id = TextId::Note { note, part };
            out.push_str(&or_empty(record.text(paragraph, id, Place::Lines, "    ")));
        }
        out.push_str("\n\n");
    }
    out
}

/// Something in place of nothing, so that the block is there when the file is read.
pub(super) fn or_empty(markdown: String) -> String {
    if markdown.is_empty() { EMPTY.to_owned() } else { markdown }
}

fn write_one(out: &mut String, block: &Block, index: usize, shift: u8, record: &mut Record<'_>) {
    let id = TextId::Block(index);
    match &block.kind {
        BlockKind::Heading { level } => {
            let depth = level.saturating_add(shift);
            if depth > DEEPEST || *level == 0 {
                record.kind(index, ["level".to_owned(), level.to_string()]);
            }
            heading(out, block, index, depth.clamp(1, DEEPEST), record);
        }
        BlockKind::Front(FrontRole::Title) => {
            record.kind(index, [FrontRole::Title.name().to_owned()]);
            heading(out, block, index, 1, record);
        }
        BlockKind::Quotation => {
            out.push_str("> ");
            out.push_str(&or_empty(record.text(&block.text, id, Place::Lines, "> ")));
        }
        BlockKind::Code { language } => code(out, block, language.as_deref(), index, record),
        BlockKind::Separator => out.push_str("---"),
        kind => {
            match kind {
                BlockKind::Front(role) => record.kind(index, [role.name().to_owned()]),
                BlockKind::Caption => record.kind(index, ["caption".to_owned()]),
                _ => {}
            }
            out.push_str(&or_empty(record.text(&block.text, id, Place::Lines, "")));
        }
    }
}

fn heading(out: &mut String, block: &Block, index: usize, depth: u8, record: &mut Record<'_>) {
    let text = record.text(&block.text, TextId::Block(index), Place::Heading, "");
    out.push_str(&"#".repeat(usize::from(depth)));
    if !text.is_empty() {
        out.push(' ');
        out.push_str(&text);
    }
}

/// A fence is longer than any run of backticks in the text (`CommonMark` 4.5); a language whose
/// name cannot stand beside it is left to the head.
fn code(
    out: &mut String,
    block: &Block,
    language: Option<&str>,
    index: usize,
    record: &mut Record<'_>,
) {
    let text = block.text.as_str();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat((longest + 1).max(3));
    out.push_str(&fence);
    let is_name = |name: &&str| name.chars().all(|c| c.is_alphanumeric() || "-_+#./".contains(c));
    match language {
        Some(name) if is_name(&name) => out.push_str(name),
        Some(name) => record.kind(index, ["code".to_owned(), name.to_owned()]),
        None => {}
    }
    out.push('\n');
    out.push_str(text);
    if !text.is_empty() && !text.ends_with('\n') {
        out.push('\n');
    }
    out.push_str(&fence);
}
