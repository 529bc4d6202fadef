//! `cards`: the cards that the quiz would ask of a document.

use std::io::Write;

use serde::Serialize;

use super::Context;
use super::json;
use super::report::Failure;
use crate::document::Document;
use crate::recall::card::{self, Card};
use crate::text::words::Words;

#[derive(Debug, Serialize)]
struct Cards {
    cards: Vec<Card>,
}

/// Prints the cards of `document`.
///
/// # Errors
/// [`Failure::Stdout`], [`Failure::Dictionary`].
pub fn print(document: &Document, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
    let cards = card::make_cards(document, &Words::load()?);
    if context.json {
        return json::print(&Cards { cards }, out);
    }
    if cards.is_empty() {
        return Ok(writeln!(out, "{}", context.speech.pick("没有可问的", "nothing to ask"))?);
    }
    for card in &cards {
        writeln!(out, "{}\n    → {}", card.prompt, card.answer)?;
        for choice in card.choices.iter().flatten() {
            writeln!(out, "      · {choice}")?;
        }
    }
    Ok(())
}
