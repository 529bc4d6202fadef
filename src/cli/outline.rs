//! `outline`: the headings with the counts of key points and notes.

use std::collections::BTreeSet;
use std::io;
use std::io::Write;

use serde::Serialize;

use super::Context;
use super::json;
use super::language::Speech;
use super::report::Failure;
use crate::document::Document;
use crate::document::anchor::Anchor;
use crate::document::block::Block;
use crate::document::language::Language;
use crate::document::section::Outline;
use crate::import::Imported;
use crate::import::warning::Warning;
use crate::recall::point;
use crate::recall::point::KeyPoint;

/// The outline of a document as `--json` prints it.
#[derive(Debug, Serialize)]
pub struct Listing<'a> {
    title: Option<&'a str>,
    authors: &'a [String],
    #[serde(rename = "abstract")]
    abstract_text: Option<&'a str>,
    keywords: &'a [String],
    language: Language,
    paragraphs: usize,
    characters: usize,
    warnings: &'a [Warning],
    sections: Vec<Entry>,
}

#[derive(Debug, Serialize)]
struct Entry {
    level: u8,
    title: String,
    anchor: Anchor,
    points: usize,
    notes: usize,
    children: Vec<Entry>,
}

impl<'a> Listing<'a> {
    /// The outline of what was imported.
    #[must_use]
    pub fn of(imported: &'a Imported) -> Self {
        let document = &imported.document;
        let outline = Outline::of(document);
        let points = point::find_points(document);
        Self {
            title: document.front.title.as_deref(),
            authors: &document.front.authors,
            abstract_text: document.front.abstract_text.as_deref(),
            keywords: &document.front.keywords,
            language: document.language,
            paragraphs: document.paragraph_count(),
            characters: document.character_count(),
            warnings: &imported.warnings,
            sections: entries(document, &outline, &points, None),
        }
    }
}

fn entries(
    document: &Document,
    outline: &Outline,
    points: &[KeyPoint],
    parent: Option<usize>,
) -> Vec<Entry> {
    let before = |block| points.partition_point(|point| point.anchor.block < block);
    let entry = |index: usize| {
        let section = &outline.sections()[index];
        let own = section.heading..section.own_end;
        let blocks = document.blocks.get(own.start.index()..own.end.index()).unwrap_or_default();
        Entry {
            level: section.level,
            title: section.title.clone(),
            anchor: Anchor::start_of(section.heading),
            points: before(own.end) - before(own.start),
            notes: noted(blocks),
            children: entries(document, outline, points, Some(index)),
        }
    };
    outline.children(parent).map(entry).collect()
}

/// How many different notes the marks in `blocks` point to.
fn noted(blocks: &[Block]) -> usize {
    let marks = blocks.iter().flat_map(|block| block.text.refs());
    marks.flat_map(|mark| &mark.notes).collect::<BTreeSet<_>>().len()
}

/// Prints the outline of what was imported.
///
/// # Errors
/// [`Failure::Stdout`].
pub fn print(imported: &Imported, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
    let listing = Listing::of(imported);
    if context.json { json::print(&listing, out) } else { Ok(listing.print(context.speech, out)?) }
}

impl Listing<'_> {
    fn print(&self, speech: Speech, out: &mut dyn Write) -> io::Result<()> {
        if let Some(title) = self.title {
            writeln!(out, "{title}")?;
        }
        if !self.authors.is_empty() {
            writeln!(out, "{}", self.authors.join(speech.pick("、", ", ")))?;
        }
        let (paragraphs, characters) = (self.paragraphs, self.characters);
        let size = speech.pick(
            format!("{paragraphs} 段，{characters} 字"),
            format!("{paragraphs} paragraph{}, {characters} characters", plural(paragraphs)),
        );
        writeln!(out, "{size}\n")?;
        if self.sections.is_empty() {
            writeln!(out, "{}", speech.pick("没有标题", "no headings"))?;
        }
        print_entries(&self.sections, 0, speech, out)
    }
}

fn print_entries(
    entries: &[Entry],
    depth: usize,
    speech: Speech,
    out: &mut dyn Write,
) -> io::Result<()> {
    for entry in entries {
        let title = entry.title.replace('\n', " ");
        writeln!(out, "{}{title}{}", "  ".repeat(depth), counts(entry, speech))?;
        print_entries(&entry.children, depth + 1, speech, out)?;
    }
    Ok(())
}

/// What stands behind a heading: how many points and notes it has, where it has any.
fn counts(entry: &Entry, speech: Speech) -> String {
    let (points, notes) = (entry.points, entry.notes);
    let mut parts = Vec::new();
    if points > 0 {
        parts.push(
            speech.pick(format!("论点 {points}"), format!("{points} point{}", plural(points))),
        );
    }
    if notes > 0 {
        parts.push(speech.pick(format!("注 {notes}"), format!("{notes} note{}", plural(notes))));
    }
    if parts.is_empty() {
        String::new()
    } else {
        format!("  [{}]", parts.join(speech.pick("，", ", ")))
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// One line about what the importer set aside or could not decide; `None` where there is nothing.
#[must_use]
pub fn remark(imported: &Imported, speech: Speech) -> Option<String> {
    let count = imported.warnings.len();
    let (zh, en) = (
        format!("读入时有 {count} 处说明（页眉、存疑的注号等）；`wengu outline --json` 逐条列出"),
        format!(
            "{count} remark{} on reading (running heads, doubtful marks and so on); \
             `wengu outline --json` lists them",
            plural(count)
        ),
    );
    (count > 0).then(|| speech.pick(zh, en))
}
