//! A document read as the command line asks: its bytes from where they lie, through the importer.

use std::io::Read;

use thiserror::Error;

use super::args::{DocumentArguments, FormatName, ReadingOptions};
use super::report::Failure;
use super::source::{Source, SourceError};
use crate::import;
use crate::import::Format;
use crate::import::ImportError;
use crate::import::ImportOptions;
use crate::import::Imported;
use crate::import::progress::Watch;

/// A document's bytes that could not be read as an article.
#[derive(Debug, Error)]
#[error("{error}")]
pub struct ReadingError {
    /// Where the bytes came from.
    pub origin: Source,
    /// What is wrong with them.
    #[source]
    pub error: ImportError,
}

/// Reads the document that `arguments` name; `input` is standard input.
///
/// # Errors
/// [`Failure::Source`] where there are no bytes, [`Failure::Reading`] where they are no article.
pub fn open(arguments: &DocumentArguments, input: &mut dyn Read) -> Result<Imported, Failure> {
    let source = Source::parse(&arguments.path)?;
    read(&source, &arguments.reading, input)
}

/// Reads the document of `source`.
///
/// # Errors
/// As [`open`].
pub fn read(
    source: &Source,
    reading: &ReadingOptions,
    input: &mut dyn Read,
) -> Result<Imported, Failure> {
    read_bytes(source, &source.read(input)?, reading, Watch::NOBODY)
}

/// Reads the document of `source` from its bytes; `watch` hears how far it has come.
///
/// # Errors
/// [`Failure::Reading`] where they are no article.
pub fn read_bytes(
    source: &Source,
    bytes: &[u8],
    reading: &ReadingOptions,
    watch: Watch<'_>,
) -> Result<Imported, Failure> {
    import_isolated(bytes, &reading.import_options(), watch)
        .map_err(|error| ReadingError { origin: source.clone(), error }.into())
}

/// Reads an article; a PDF in a process of its own, which it may bring down.
fn import_isolated(
    bytes: &[u8],
    options: &ImportOptions,
    watch: Watch<'_>,
) -> Result<Imported, ImportError> {
    #[cfg(feature = "pdf")]
    if options.format.is_none() && import::detect::is_pdf(bytes) {
        return crate::runtime::pdf_process::read(bytes, watch);
    }
    import::import_watched(bytes, options, watch)
}

/// The text on standard input, where it is no document but paragraphs; what is not UTF-8 is U+FFFD.
///
/// # Errors
/// [`Failure::Source`] where standard input cannot be read.
pub fn read_paragraphs(input: &mut dyn Read) -> Result<String, Failure> {
    match Source::Input.read(input) {
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        // No paragraph has no line: a filter that is given nothing prints nothing.
        Err(SourceError::Empty(_)) => Ok(String::new()),
        Err(error) => Err(error.into()),
    }
}

impl ReadingOptions {
    /// The same for the importer.
    #[must_use]
    pub fn import_options(&self) -> ImportOptions {
        let format = self.format.map(|name| match name {
            FormatName::Text => Format::Plain,
            FormatName::Markdown => Format::Markdown,
            FormatName::Html => Format::Html,
            FormatName::Epub => Format::Epub,
            FormatName::Docx => Format::Docx,
        });
        ImportOptions { encoding: self.encoding.clone(), format }
    }
}
