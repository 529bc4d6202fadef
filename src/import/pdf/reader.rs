//! The characters of a PDF with their places, by `pdf_oxide`.
//!
//! Its own reading order moves raised marks, so that nothing but the characters is taken from it.
//! It answers with nothing where a file is broken, and a file can make it overflow the stack: this
//! belongs into a process of its own.

use std::collections::HashSet;

use pdf_oxide::PdfDocument;
use pdf_oxide::layout::FontWeight;
use pdf_oxide::layout::TextChar;

use super::CHARACTERS_MAX;
use super::PAGES_MAX;
use super::error::PdfError;
use super::glyph::Glyph;
use super::glyph::Page;
use super::turn;
use super::turn::Turned;
use crate::import::ImportError;

/// The pages of a PDF, each with its lines from left to right; `on_page` is told how many are read,
/// of how many.
///
/// # Errors
/// [`PdfError`] where no page has a character, where a password is needed, or past a limit; that of
/// `on_page`.
pub(super) fn read(
    bytes: Vec<u8>,
    on_page: &mut dyn FnMut(usize, usize) -> Result<(), ImportError>,
) -> Result<Vec<Page>, ImportError> {
    let damaged = |_| PdfError::Damaged;
    // A large file is not held twice.
    let has_picture = has_picture(&bytes);
    let document = PdfDocument::from_bytes(bytes).map_err(damaged)?;
    // Most files that are encrypted are only restricted: their password is the empty one.
    if document.is_encrypted()
        && !(document.authenticate(b"").unwrap_or(false) && document.is_authenticated())
    {
        return Err(PdfError::Locked.into());
    }
    let count = document.page_count().map_err(damaged)?;
    if count > PAGES_MAX {
        return Err(PdfError::TooManyPages { pages: count }.into());
    }
    let mut pages = Vec::with_capacity(count.min(64));
    for index in 0..count {
        // A page that cannot be read is an empty one among others. Without a filter the library
        // would keep the characters of every page.
        let characters = document
            .extract_chars_filtered(index, HashSet::new(), HashSet::new())
            .unwrap_or_default();
        if characters.len() > CHARACTERS_MAX {
            return Err(PdfError::TooMuchText { page: index + 1 }.into());
        }
        pages.push(turn::upright(characters.iter().map(turned)));
        on_page(index + 1, count)?;
    }
    if pages.iter().any(|page| page.glyphs.iter().any(|g| g.character.is_alphanumeric())) {
        return Ok(pages);
    }
    Err(if has_picture { PdfError::Scan { pages: count } } else { PdfError::Damaged }.into())
}

fn turned(character: &TextChar) -> Turned {
    let glyph = Glyph {
        character: character.char,
        x: character.origin_x,
        y: character.origin_y,
        advance: character.advance_width,
        size: character.font_size,
        bold: character.font_weight >= FontWeight::SemiBold,
    };
    Turned { glyph, degrees: character.rotation_degrees }
}

/// True where the file has a picture: their dictionaries are never packed.
fn has_picture(bytes: &[u8]) -> bool {
    let is_picture = |window: &[u8]| {
        // /ImageB and /ImageC are procedures that pages of text name as well.
        window.starts_with(b"/Image") && !window.last().is_some_and(u8::is_ascii_alphabetic)
    };
    bytes.windows(7).any(is_picture)
}
