//! `convert`: the document as normalised Markdown or as plain text.

use std::io::{Read, Write};
use std::path::Path;

use super::args::ConvertArguments;
use super::args::TargetName;
use super::language::Speech;
use super::open;
use super::output;
use super::pictures;
use super::reading;
use super::report::Failure;
use super::source::Source;
use crate::export::markdown;
use crate::export::text;
use crate::import::progress::Watch;

/// Writes the document to the file that `asked` names; `-` is `out`. The pictures that could not be
/// had come back, a line each.
///
/// # Errors
/// Those of [`reading::read`], [`Failure::Output`], [`Failure::Stdout`].
pub fn convert(
    asked: &ConvertArguments,
    speech: Speech,
    input: &mut dyn Read,
    out: &mut dyn Write,
) -> Result<Vec<String>, Failure> {
    let source = Source::parse(&asked.document.path)?;
    let bytes = source.read(input)?;
    let mut imported =
        reading::read_bytes(&source, &bytes, &asked.document.reading, Watch::NOBODY)?;
    let lost = match &asked.pictures {
        Some(folder) => {
            let from = (&source, bytes.as_slice());
            pictures::save_all(&mut imported.document, from, folder, &asked.output)?
        }
        None => Vec::new(),
    };
    let is_text = asked.output.extension().is_some_and(|name| name.eq_ignore_ascii_case("txt"));
    let text = match asked.to {
        None if is_text => text::to_text(&imported.document),
        Some(TargetName::Text) => text::to_text(&imported.document),
        None | Some(TargetName::Markdown) => markdown::to_markdown(&imported.document),
    };
    if asked.output == Path::new("-") {
        out.write_all(text.as_bytes())?;
    } else {
        output::write_file(&asked.output, source.file(), text.as_bytes())?;
    }
    let line = |failure| open::in_a_line(&Failure::Picture(failure), speech);
    Ok(lost.into_iter().map(line).collect())
}
