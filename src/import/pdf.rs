//! PDF: text by the places of its characters, as a page shows it (ISO 32000).
//!
//! A PDF has neither words nor paragraphs. The passes, each in its own file: pages turned upright (and those
//! set in columns from the right laid down),
//! characters to pieces of lines with their raised marks, running heads taken out, columns, notes
//! at the bottoms of pages, paragraphs, headings by their looks, and the blocks; then those that
//! every format shares.

mod blocks;
mod columns;
pub mod error;
mod furniture;
pub mod glyph;
mod line;
mod looks;
mod misread;
mod notes;
mod paragraphs;
mod piece;
#[cfg(feature = "pdf")]
mod reader;
mod ruby;
pub mod turn;
mod vertical;

#[cfg(feature = "pdf")]
use super::ImportError;
use super::language;
use super::settle;
use super::warning::Warning;
use super::warning::WarningKind;
use crate::document::Document;
use blocks::Builder;
use error::PdfError;
use glyph::Page;

/// The most pages that are read.
pub const PAGES_MAX: usize = 5_000;

/// The largest file that is read, in bytes: it is held whole in the memory that is given.
pub const BYTES_MAX: usize = 256 << 20;

/// The most characters that a page may have.
pub const CHARACTERS_MAX: usize = 2_000_000;

/// Reads an article from the bytes of a PDF file.
///
/// A broken file can overflow the stack, which ends the process: a program calls this in one that
/// it can spare. `on_page` is told how many pages are read, of how many, and may stop it.
///
/// # Errors
/// [`PdfError`] where there is no text, a password is needed, or a limit is passed; that of `on_page`.
#[cfg(feature = "pdf")]
pub fn import(
    bytes: Vec<u8>,
    on_page: &mut dyn FnMut(usize, usize) -> Result<(), ImportError>,
) -> Result<(Document, Vec<Warning>), ImportError> {
    Ok(compose(&reader::read(bytes, on_page)?)?)
}

/// Makes an article of the characters of its pages.
///
/// # Errors
/// [`PdfError::Damaged`] where no page has a character.
pub fn compose(pages: &[Page]) -> Result<(Document, Vec<Warning>), PdfError> {
    let body = glyph::body_size(pages);
    let mut misread = 0;
    let mut pieces: Vec<_> = pages
        .iter()
        .map(|page| {
            let laid = vertical::as_lines(page);
            let mut pieces = piece::pieces(&laid.as_ref().unwrap_or(page).glyphs);
            misread += pieces.iter_mut().map(misread::mend).sum::<usize>();
            pieces
        })
        .collect();
    let heads = furniture::take(&mut pieces, body);
    let mut columns: Vec<_> = pieces.into_iter().map(columns::columns).collect();
    let notes = notes::take(&mut columns, body);
    let drafts = paragraphs::assemble(columns, body);
    let builder = Builder::new(&notes, &drafts);
    let mut document = Document { blocks: builder.blocks(&drafts), ..Document::default() };
    document.footnotes = builder.footnotes();
    let text: String = document.blocks.iter().map(|block| block.text.as_str()).collect();
    if document.blocks.is_empty() {
        return Err(PdfError::Damaged);
    }
    document.language = language::guess(&text);
    looks::apply(&mut document, &drafts, body);
    settle::settle(&mut document);
    let mut warnings = Vec::new();
    if !heads.is_empty() {
        let message = "running heads were left out";
        warnings.push(Warning::new(WarningKind::Furniture, message).quoting(heads.join("\n")));
    }
    if misread > 0 {
        let message = format!("{misread} pieces of text in a wrong encoding were read as GBK");
        warnings.push(Warning::new(WarningKind::UncertainEncoding, message));
    }
    Ok((document, warnings))
}
