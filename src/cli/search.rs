//! `search`: the places of documents that a query is found at, as the reader finds them.

use std::borrow::Cow;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::Context;
use super::args::ReadingOptions;
use super::context;
use super::folder;
use super::json;
use super::language::Speech;
use super::reading;
use super::report::{Failure, clean};
use super::source::Source;
use crate::document::Document;
use crate::document::block::BlockId;
use crate::document::footnote::Footnote;
use crate::document::section::Outline;
use crate::search::hits::{Hit, Place, find_hits};
use crate::search::matcher::Query;

/// Characters of context on each side: with a short query and its indent a line has 80 cells.
const AROUND: usize = 16;

/// Bold and underlined, and back (ECMA-48 SGR): seen with or without colours.
const EMPHASIS: (&str, &str) = ("\x1b[1;4m", "\x1b[22;24m");

/// Arguments of `search`.
#[derive(Debug, Args)]
pub struct SearchArguments {
    /// Documents, or folders of documents.
    #[arg(id = "documents", value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// What to look for; width, case and traditional characters do not matter.
    #[arg(value_name = "QUERY", required = true)]
    pub query: String,
    /// How the documents are read.
    #[command(flatten)]
    pub reading: ReadingOptions,
}

/// Where the program reads and writes while it searches.
pub struct Streams<'a> {
    /// Standard input.
    pub input: &'a mut dyn Read,
    /// Standard output.
    pub out: &'a mut dyn Write,
    /// Standard error.
    pub messages: &'a mut dyn Write,
}

#[derive(Debug, Serialize)]
struct Found {
    query: String,
    total: usize,
    hits: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    path: String,
    section: Option<String>,
    #[serde(rename = "in")]
    place: &'static str,
    before: String,
    #[serde(rename = "match")]
    matched: String,
    after: String,
    block: BlockId,
    offset: usize,
    /// The label of the note that the hit is in, for print.
    #[serde(skip)]
    label: Option<String>,
    /// Whether text of the same block stands before `before` and after `after`, for print.
    #[serde(skip)]
    is_cut: (bool, bool),
}

/// Prints where the query is found. A document that cannot be read is told of and the others are
/// searched all the same.
///
/// # Errors
/// [`Failure::NoQuery`] for a blank query; the failure of the last document that could not be read,
/// when all others are done; [`Failure::Stdout`].
pub fn print(
    asked: &SearchArguments,
    context: &Context,
    streams: &mut Streams,
) -> Result<(), Failure> {
    let query = Query::new(&asked.query).ok_or(Failure::NoQuery)?;
    let paths = folder::with_documents(asked.paths.clone())?;
    let has_several = paths.len() > 1;
    let emphasis = if context.has_colour() { EMPHASIS } else { ("", "") };
    let (mut failed, mut rows, mut total) = (None, Vec::new(), 0);
    for path in paths {
        match rows_of(&path, &asked.reading, &query, streams.input) {
            Ok(found) if context.json => rows.extend(found),
            Ok(found) => {
                total += found.len();
                print_rows(&found, has_several.then_some(path.as_path()), emphasis, streams.out)?;
            }
            Err(failure) => {
                tell(failed.replace(failure), context.speech, streams.messages)?;
            }
        }
    }
    if context.json {
        let total = rows.len();
        json::print(&Found { query: asked.query.clone(), total, hits: rows }, streams.out)?;
    } else if total == 0 && failed.is_none() {
        let query = clean(&asked.query);
        let none = context.speech.pick(format!("没有找到“{query}”"), format!("{query}: not found"));
        writeln!(streams.messages, "{none}")?;
    }
    failed.map_or(Ok(()), Err)
}

fn tell(failure: Option<Failure>, speech: Speech, messages: &mut dyn Write) -> io::Result<()> {
    failure.map_or(Ok(()), |failure| failure.report(speech).print(messages, speech))
}

fn rows_of(
    path: &Path,
    options: &ReadingOptions,
    query: &Query,
    input: &mut dyn Read,
) -> Result<Vec<Row>, Failure> {
    let document = reading::read(&Source::parse(path)?, options, input)?.document;
    let outline = Outline::of(&document);
    let path = path.to_string_lossy();
    Ok(find_hits(&document, query)
        .iter()
        .map(|hit| Row::of(hit, &path, &document, &outline))
        .collect())
}

impl Row {
    fn of(hit: &Hit, path: &str, document: &Document, outline: &Outline) -> Self {
        let note = match hit.place {
            Place::Note(id) => document.footnote(id),
            Place::Block(_) => None,
        };
        let block = document.block(hit.anchor.block);
        let text = match note {
            Some(note) => Cow::from(note.text()),
            None => Cow::from(block.map_or("", |block| block.text.as_str())),
        };
        let (before, after) = (
            text.get(..hit.range.start).unwrap_or_default(),
            text.get(hit.range.end..).unwrap_or_default(),
        );
        let around = (context::last(before, AROUND), context::first(after, AROUND));
        let is_heading = block.is_some_and(|block| block.heading_level().is_some());
        Self {
            path: path.to_owned(),
            section: outline.section_at(hit.anchor.block).map(|section| section.title.clone()),
            place: match note {
                Some(_) => "note",
                None if is_heading => "heading",
                None => "text",
            },
            before: around.0.to_owned(),
            matched: text.get(hit.range.clone()).unwrap_or_default().to_owned(),
            after: around.1.to_owned(),
            block: hit.anchor.block,
            offset: hit.anchor.offset,
            label: note.map(|note: &Footnote| note.label.clone()),
            is_cut: (around.0.len() < before.len(), around.1.len() < after.len()),
        }
    }

    /// The hit on one line with what stands around it, itself between `emphasis`.
    fn line(&self, emphasis: (&str, &str)) -> String {
        let cut = |is_cut| if is_cut { "…" } else { "" };
        let label = self.label.as_ref().map(|label| format!("{label} ")).unwrap_or_default();
        let [label, before, matched, after] =
            [&label, &self.before, &self.matched, &self.after].map(|text| one_line(text));
        let (start, end) = (cut(self.is_cut.0), cut(self.is_cut.1));
        format!("{label}{start}{before}{}{matched}{}{after}{end}", emphasis.0, emphasis.1)
    }
}

/// The hits under the headings of their sections, below the document where there are several. A hit
/// in a heading is the heading's own line.
fn print_rows(
    rows: &[Row],
    path: Option<&Path>,
    emphasis: (&str, &str),
    out: &mut dyn Write,
) -> io::Result<()> {
    if let Some(path) = path.filter(|_| !rows.is_empty()) {
        writeln!(out, "{}", one_line(&path.to_string_lossy()))?;
    }
    let indent = if path.is_some() { "  " } else { "" };
    let mut above: Option<&str> = None;
    for row in rows {
        let section = row.section.as_deref();
        if let Some(title) = section.filter(|_| section != above) {
            writeln!(out, "{indent}{}", one_line(title))?;
        }
        above = section;
        if row.place != "heading" {
            writeln!(out, "{indent}  {}", row.line(emphasis))?;
        }
    }
    Ok(())
}

fn one_line(text: &str) -> String {
    clean(&text.replace('\n', " "))
}
