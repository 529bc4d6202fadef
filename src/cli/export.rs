//! `export`: the cards and marks of documents, for other programs.

use std::ffi::OsStr;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;

use super::Context;
use super::args::{ExportArguments, ExportFormat, ReadingOptions};
use super::data;
use super::folder;
use super::json;
use super::output;
use super::reading;
use super::report::Failure;
use super::source::Source;
use crate::document::Document;
use crate::export::anki;
use crate::export::collection::{Collected, Collection};
use crate::export::csv;
use crate::export::excerpts::{Excerpts, Wording};
use crate::export::markdown;
use crate::journal::Journal;
use crate::journal::event::MarkKind;
use crate::recall::card::make_cards;
use crate::runtime::records::path_of;
use crate::store::Store;
use crate::text::words::Words;

/// Writes the cards and marks of the documents to the file that `asked` names; `-` is `out`.
///
/// # Errors
/// Those of [`reading::read`], [`Failure::Store`] where no data folder is known, [`Failure::Output`],
/// [`Failure::Stdout`].
pub fn export(
    asked: &ExportArguments,
    context: &Context,
    input: &mut dyn Read,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let store = Store::open(data::folder(context)?, data::device(context));
    let mut read = Vec::new();
    for path in folder::with_documents(asked.paths.clone())? {
        let source = Source::parse(&path)?;
        let document = reading::read(&source, &ReadingOptions::default(), input)?.document;
        read.push((source, document));
    }
    let form = if context.json { ExportFormat::Json } else { form(asked) };
    let bytes = match form {
        ExportFormat::Markdown => markdown(&read, store.journal(), context).into_bytes(),
        ExportFormat::Anki => anki::text(&collection(&read, store.journal())).into_bytes(),
        ExportFormat::Csv => csv::text(&collection(&read, store.journal())).into_bytes(),
        ExportFormat::Json => {
            let mut bytes = Vec::new();
            json::print(&collection(&read, store.journal()), &mut bytes)?;
            bytes
        }
    };
    if asked.output == Path::new("-") {
        return Ok(out.write_all(&bytes)?);
    }
    // None of the documents is written over, whichever of them the output names.
    let is_output = |source: &&(Source, Document)| {
        source.0.file().is_some_and(|file| is_same(file, &asked.output))
    };
    let file = read.iter().find(is_output).and_then(|(source, _)| source.file());
    Ok(output::write_file(&asked.output, file, &bytes)?)
}

/// The form that was asked for, else that of the file's name, else Markdown.
fn form(asked: &ExportArguments) -> ExportFormat {
    let ending = asked.output.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
    asked.form.unwrap_or(match ending.as_deref() {
        Some("csv") => ExportFormat::Csv,
        Some("json") => ExportFormat::Json,
        Some("tsv") => ExportFormat::Anki,
        _ => ExportFormat::Markdown,
    })
}

fn is_same(file: &Path, other: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    real(file).is_some_and(|file| real(other).is_some_and(|other| file == other))
}

/// What was marked, as a document of its own.
fn markdown(read: &[(Source, Document)], journal: &Journal, context: &Context) -> String {
    let mut excerpts = Excerpts::new(wording(context));
    for (source, document) in read {
        let standing = journal.standing_at(document, &path_of(&source.for_reader()));
        excerpts.add(document, &name_of(source), &standing);
    }
    markdown::body(&excerpts.into_document())
}

fn collection(read: &[(Source, Document)], journal: &Journal) -> Collection {
    let collected = read.iter().map(|(source, document)| {
        let path = path_of(&source.for_reader());
        let made = make_cards(document, &Words);
        let held = journal.deck_at(document, &path, &made);
        let standing = journal.standing_at(document, &path);
        Collected::of(document, (&name_of(source), path.clone()), held, &standing)
    });
    Collection::new(collected.collect())
}

fn wording(context: &Context) -> Wording {
    let chinese = Wording {
        kind: |kind| match kind {
            MarkKind::Key => "要点",
            MarkKind::Question => "疑问",
            MarkKind::Quote => "引用",
            MarkKind::Disagree => "异议",
        },
        colon: "：",
        lost: "原文里已经没有的",
    };
    let english = Wording {
        kind: |kind| match kind {
            MarkKind::Key => "Key",
            MarkKind::Question => "Question",
            MarkKind::Quote => "Quote",
            MarkKind::Disagree => "Disagree",
        },
        colon: ": ",
        lost: "Not in the text any more",
    };
    context.speech.pick(chinese, english)
}

/// What a document without a title is called.
fn name_of(source: &Source) -> String {
    match source {
        Source::Input => "-".to_owned(),
        Source::Seed(seed) => seed.name.to_owned(),
        Source::File(path) => {
            path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
        }
    }
}
