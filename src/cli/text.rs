//! `text`: a document as the text pane shows it.

use std::io::Write;

use serde::Serialize;

use super::Context;
use super::args::Typesetting;
use super::json;
use super::report::Failure;
use super::settings;
use super::typeset::word_boundaries;
use crate::document::Document;
use crate::layout::viewport::{Row, Viewport};
use crate::text::grapheme::Cells;

/// Rows that are set before they are printed.
const PAGE: usize = 256;

/// What `--json` prints.
#[derive(Debug, Serialize)]
struct Rows {
    lines: Vec<String>,
}

/// Prints the rows of `document` as the text pane shows them by the reader's settings, `width` cells
/// wide, else as wide as the settings say.
///
/// # Errors
/// [`Failure::Stdout`], and [`Failure::Settings`] where the settings cannot be read.
pub fn print(
    document: &Document,
    width: Option<u16>,
    typesetting: &Typesetting,
    context: &Context,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let settings = settings::config(context)?.settings;
    let measure = Cells(width.unwrap_or(settings.measure).into());
    let setting = typesetting.setting(&settings, measure, document.language, context);
    let words = word_boundaries(&setting);
    let mut viewport = Viewport::with_words(document, setting, PAGE, words);
    let mut lines = Vec::new();
    let mut fresh = viewport.rows().len();
    while fresh > 0 {
        let rows = viewport.rows();
        for row in &rows[rows.len() - fresh..] {
            let line = shown(row, document);
            if context.json {
                lines.push(line);
            } else {
                writeln!(out, "{line}")?;
            }
        }
        fresh = viewport.scroll(document, PAGE.cast_signed());
    }
    if context.json { json::print(&Rows { lines }, out) } else { Ok(()) }
}

fn shown(row: &Row, document: &Document) -> String {
    match (row.line(), document.block(row.block)) {
        (Some(line), Some(block)) => line.to_text(block),
        _ => String::new(),
    }
}
