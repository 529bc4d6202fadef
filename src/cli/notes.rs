//! `notes`: the footnotes, each with the sentence that its mark stands in.

use std::io;
use std::io::Write;

use serde::Serialize;

use super::Context;
use super::context;
use super::json;
use super::language::Speech;
use super::report::Failure;
use crate::document::Document;
use crate::document::block::{Block, BlockId};
use crate::document::footnote::FootnoteId;
use crate::document::inline::{NoteRef, RichText};
use crate::document::section::Outline;
use crate::text::sentence;

/// Characters of context before a mark.
const BEFORE: usize = 16;
/// Characters of context after a mark.
const AFTER: usize = 8;

/// The footnotes of a document as `--json` prints them.
#[derive(Debug, Serialize)]
pub struct Notes {
    notes: Vec<Note>,
    orphans: Orphans,
}

#[derive(Debug, Serialize)]
struct Note {
    id: usize,
    label: String,
    text: String,
    page: Option<u32>,
    refs: Vec<Place>,
}

#[derive(Debug, Serialize)]
struct Place {
    section: Option<String>,
    before: String,
    after: String,
    block: BlockId,
    offset: usize,
    /// The sentence with the mark in it, for print.
    #[serde(skip)]
    sentence: String,
}

#[derive(Debug, Serialize)]
struct Orphans {
    refs: Vec<OrphanRef>,
    definitions: Vec<OrphanDefinition>,
}

#[derive(Debug, Serialize)]
struct OrphanRef {
    label: String,
    before: String,
    block: BlockId,
    offset: usize,
}

#[derive(Debug, Serialize)]
struct OrphanDefinition {
    label: String,
    text: String,
}

impl Notes {
    /// The footnotes of `document` with their places.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let outline = Outline::of(document);
        let mut notes: Vec<_> = document
            .footnotes
            .iter()
            .enumerate()
            .map(|(index, footnote)| Note {
                id: FootnoteId::new(index).number(),
                label: footnote.label.clone(),
                text: footnote.text(),
                page: footnote.page,
                refs: Vec::new(),
            })
            .collect();
        let mut orphans = Vec::new();
        for (id, block) in document.iter() {
            for mark in block.text.refs() {
                if mark.notes.is_empty() {
                    orphans.push(OrphanRef::new(id, block, mark));
                }
                for target in &mark.notes {
                    if let Some(note) = notes.get_mut(target.index()) {
                        note.refs.push(Place::new(&outline, id, block, mark));
                    }
                }
            }
        }
        let from_notes = marked_in_notes(document);
        let definitions = notes
            .iter()
            .filter(|note| note.refs.is_empty() && !from_notes.contains(&note.id))
            .map(|note| OrphanDefinition { label: note.label.clone(), text: note.text.clone() })
            .collect();
        Self { notes, orphans: Orphans { refs: orphans, definitions } }
    }
}

/// The ids of the notes that a mark inside another note points to.
fn marked_in_notes(document: &Document) -> Vec<usize> {
    document
        .footnotes
        .iter()
        .flat_map(|footnote| footnote.paragraphs.iter().flat_map(RichText::refs))
        .flat_map(|mark| mark.notes.iter().map(|target| target.number()))
        .collect()
}

impl Place {
    fn new(outline: &Outline, id: BlockId, block: &Block, mark: &NoteRef) -> Self {
        let text = block.text.as_str();
        let (before, after) = text.split_at_checked(mark.offset).unwrap_or((text, ""));
        let range = sentence::sentence_at(text, mark.offset);
        let head = text.get(range.start..mark.offset).unwrap_or_default();
        let tail = text.get(mark.offset..range.end).unwrap_or_default();
        Self {
            section: outline.section_at(id).map(|section| section.title.clone()),
            before: context::last(before, BEFORE).to_owned(),
            after: context::first(after, AFTER).to_owned(),
            block: id,
            offset: mark.offset,
            sentence: format!("{head}{}{tail}", mark.label),
        }
    }
}

impl OrphanRef {
    fn new(id: BlockId, block: &Block, mark: &NoteRef) -> Self {
        let before = block.text.as_str().get(..mark.offset).unwrap_or_default();
        Self {
            label: mark.label.clone(),
            before: context::last(before, BEFORE).to_owned(),
            block: id,
            offset: mark.offset,
        }
    }
}

/// Prints the footnotes of `document`.
///
/// # Errors
/// [`Failure::Stdout`].
pub fn print(document: &Document, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
    let notes = Notes::of(document);
    if context.json { json::print(&notes, out) } else { Ok(notes.print(context.speech, out)?) }
}

impl Notes {
    fn print(&self, speech: Speech, out: &mut dyn Write) -> io::Result<()> {
        if self.notes.is_empty() && self.orphans.refs.is_empty() {
            return writeln!(out, "{}", speech.pick("没有注释", "no notes"));
        }
        let mut page = None;
        for note in &self.notes {
            if page != note.page
                && let Some(number) = note.page
            {
                let title = speech.pick(format!("第 {number} 组"), format!("page block {number}"));
                writeln!(out, "— {title} —")?;
            }
            page = note.page;
            note.print(speech, out)?;
        }
        for mark in &self.orphans.refs {
            let missing = speech.pick("没有找到注文", "no definition found");
            writeln!(out, "{} （{missing}） …{}", mark.label, mark.before)?;
        }
        Ok(())
    }
}

impl Note {
    fn print(&self, speech: Speech, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{} {}", self.label, self.text.replace('\n', "\n    "))?;
        for place in &self.refs {
            let sentence = place.sentence.replace('\n', " ");
            match &place.section {
                Some(section) => writeln!(out, "    {section} › {sentence}")?,
                None => writeln!(out, "    {sentence}")?,
            }
        }
        if self.refs.is_empty() {
            let missing = speech.pick("正文里没有这条注的标记", "no mark in the text points here");
            writeln!(out, "    （{missing}）")?;
        }
        Ok(())
    }
}
