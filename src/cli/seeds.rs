//! `seeds`: the documents that ship inside.

use std::io::Write;

use serde::Serialize;

use super::Context;
use super::json;
use super::report::Failure;
use crate::seeds::SEEDS;
use crate::text::grapheme;
use crate::text::grapheme::Cells;

#[derive(Serialize)]
struct Listing {
    seeds: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    name: &'static str,
    title: &'static str,
    language: &'static str,
    bytes: usize,
}

/// Prints the list.
///
/// # Errors
/// [`Failure::Stdout`].
pub fn print(context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
    if context.json {
        let row = |seed: &crate::seeds::Seed| Row {
            name: seed.name,
            title: seed.title,
            language: seed.language,
            bytes: seed.text.len(),
        };
        return json::print(&Listing { seeds: SEEDS.iter().map(row).collect() }, out);
    }
    let title_width = SEEDS.iter().map(|seed| grapheme::width(seed.title)).max();
    for seed in &SEEDS {
        let Cells(gap) =
            title_width.unwrap_or_default().saturating_sub(grapheme::width(seed.title));
        let purpose = context.speech.pick(seed.purpose_zh, seed.purpose_en);
        let padding = " ".repeat(gap);
        writeln!(out, "seed:{:<9} {}{padding}  {purpose}", seed.name, seed.title)?;
    }
    Ok(())
}
