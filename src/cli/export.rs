//! `export`: what was marked in documents, for other programs.

use std::io::{Read, Write};
use std::path::Path;

use super::Context;
use super::args::{ExportArguments, ExportFormat, ReadingOptions};
use super::data;
use super::folder;
use super::output;
use super::reading;
use super::report::Failure;
use super::source::Source;
use crate::document::Document;
use crate::export::excerpts::{Excerpts, Wording};
use crate::export::markdown;
use crate::journal::event::MarkKind;
use crate::runtime::records::path_of;
use crate::store::Store;

/// Writes the marks of the documents with their notes and sources as Markdown to the file that
/// `asked` names; `-` is `out`.
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
    let mut excerpts = Excerpts::new(wording(context));
    let mut first = None;
    for path in folder::with_documents(asked.paths.clone())? {
        let source = Source::parse(&path)?;
        let document = reading::read(&source, &ReadingOptions::default(), input)?.document;
        let standing = store.journal().standing_at(&document, &path_of(&source.for_reader()));
        excerpts.add(&document, &name_of(&source), &standing);
        first = first.or(Some(source));
    }
    let gathered: Document = excerpts.into_document();
    let text = match asked.form {
        ExportFormat::Markdown => markdown::body(&gathered),
    };
    if asked.output == Path::new("-") {
        return Ok(out.write_all(text.as_bytes())?);
    }
    let file = first.as_ref().and_then(Source::file);
    Ok(output::write_file(&asked.output, file, text.as_bytes())?)
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
