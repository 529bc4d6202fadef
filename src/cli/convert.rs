//! `convert`: the document as normalised Markdown or as plain text.

use std::io::{Read, Write};
use std::path::Path;

use super::args::ConvertArguments;
use super::args::TargetName;
use super::output;
use super::reading;
use super::report::Failure;
use super::source::Source;
use crate::export::markdown;
use crate::export::text;

/// Writes the document to the file that `asked` names; `-` is `out`.
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
    let is_text = asked.output.extension().is_some_and(|name| name.eq_ignore_ascii_case("txt"));
    let text = match asked.to {
        None if is_text => text::to_text(&imported.document),
        Some(TargetName::Text) => text::to_text(&imported.document),
        None | Some(TargetName::Markdown) => markdown::to_markdown(&imported.document),
    };
    if asked.output == Path::new("-") {
        Ok(out.write_all(text.as_bytes())?)
    } else {
        Ok(output::write_file(&asked.output, source.file(), text.as_bytes())?)
    }
}
