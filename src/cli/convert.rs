//! `convert`: the document as normalised Markdown.

use std::io::{Read, Write};
use std::path::Path;

use super::args::ConvertArguments;
use super::output;
use super::reading;
use super::report::Failure;
use super::source::Source;
use crate::export::markdown;

/// Writes the document as Markdown to the file that `asked` names; `-` is `out`.
///
/// # Errors
/// Those of [`reading::read`], [`Failure::Output`], [`Failure::Stdout`].
pub fn convert(
    asked: &ConvertArguments,
    input: &mut dyn Read,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let source = Source::parse(&asked.document.path)?;
    let imported = reading::read(&source, &asked.document.reading, input)?;
    let text = markdown::to_markdown(&imported.document);
    if asked.output == Path::new("-") {
        Ok(out.write_all(text.as_bytes())?)
    } else {
        Ok(output::write_file(&asked.output, source.file(), text.as_bytes())?)
    }
}
