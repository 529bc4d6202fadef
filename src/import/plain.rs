//! Text as it comes out of print: the lines of a page to the blocks of an article.
//!
//! The passes, each in its own file: lines, furniture, a table of contents, notes, paragraphs with
//! their page joins, and the text of each with its marks linked; then headings, lists and front
//! matter, which other importers share.

mod aozora;
mod build;
mod contents;
mod doubts;
mod furniture;
mod lines;
mod notes;
mod paragraphs;
pub(super) mod printed;
mod quotations;
mod remarks;
mod shape;

use super::captions;
use super::front;
use super::headings;
use super::language;
use super::lists;
use super::normalised::Normalised;
use super::warning::Warning;
use crate::document::Document;
use crate::document::block::{Block, BlockKind};
use crate::document::inline::RichText;
use build::Builder;
pub(super) use build::join;
use doubts::Doubts;
use paragraphs::Margins;
use shape::Shape;

/// What a line is, as far as it was set aside from the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Text of the article.
    Text,
    /// Page furniture.
    Furniture,
    /// A table of contents.
    Contents,
    /// Part of a note's definition.
    Note,
    /// A command of the typesetter, which is quoted with the others.
    Command,
}

/// Reads an article from cleaned text (no control characters but white space and form feeds); signs
/// of print that are taken out of it are counted in `normalised`.
#[must_use]
pub fn import(text: &str, normalised: &mut Normalised) -> (Document, Vec<Warning>) {
    let mut lines = notes::part_names(lines::split(text));
    let shape = Shape::of(&lines);
    let mut roles = vec![Role::Text; lines.len()];
    let aozora = aozora::read(&mut lines, &mut roles);
    // Such a text has a line for each paragraph and no pages, unless it was set in lines after all.
    let flowing = aozora.is_some() && shape.measure.is_none();
    if !flowing {
        furniture::find(&lines, shape, &mut roles);
    }
    contents::find(&lines, &mut roles);
    let notes = notes::find(&lines, shape, &mut roles);
    normalised.append(&notes.normalised);
    furniture::find_rules(&lines, &mut roles);
    let quotations = quotations::find(&lines, &roles, shape);
    let (drafts, joins) = if flowing {
        (paragraphs::one_a_line(&roles), Vec::new())
    } else {
        let margins = Margins { shape, leading: &notes.leading, quotations: &quotations };
        paragraphs::assemble(&lines, &roles, margins)
    };
    let mut builder =
        Builder { lines: &lines, notes: &notes, next_glued: 0, doubts: Vec::new(), normalised };
    let mut blocks = Vec::with_capacity(drafts.len());
    for draft in &drafts {
        let mut text = RichText::default();
        for index in draft.first..=draft.last {
            if roles.get(index) == Some(&Role::Text) {
                builder.push_line(&mut text, index);
            }
        }
        text.shrink();
        let kind = if captions::is_caption(text.as_str()) {
            BlockKind::Caption
        } else if quotations.has(draft.first) {
            BlockKind::Quotation
        } else {
            BlockKind::Paragraph
        };
        blocks.push(Block { kind, text });
    }
    let footnotes =
        builder.footnotes(|line| shape.has_gap(line) || line.indent > shape.base_indent + 3);
    let mut doubts = Doubts { marks: builder.doubts, joins, ..Doubts::default() };
    let commands =
        aozora.as_ref().and_then(|commands| commands.set_inlines(&mut blocks, normalised));
    let line_of: Vec<_> = drafts.iter().map(|draft| draft.first).collect();
    if !aozora.is_some_and(|commands| commands.set_headings(&mut blocks, &line_of)) {
        doubts.headings = headings::find_headings(&mut blocks, normalised);
    }
    let mut document =
        Document { language: language::guess(text), blocks, footnotes, ..Document::default() };
    lists::find_items(&mut document.blocks);
    front::read_front(&mut document);
    let mut warnings = remarks::collect(&lines, &roles, &drafts, &document, doubts);
    warnings.extend(commands);
    (document, warnings)
}
