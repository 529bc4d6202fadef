//! `cards`: the cards that the quiz would ask of a document.

use std::io::Write;

use clap::Args;
use serde::Serialize;

use super::Context;
use super::args::DocumentArguments;
use super::json;
use super::report::Failure;
use crate::document::Document;
use crate::recall::card::{self, Card};
use crate::recall::rubric::{self, Line};
use crate::text::words::Words;

/// Arguments of `cards`.
#[derive(Debug, Args)]
pub struct CardsArguments {
    /// The document.
    #[command(flatten)]
    pub document: DocumentArguments,
    /// Hold the cards against the rubric and print how many pass each check.
    #[arg(long)]
    pub check: bool,
}

#[derive(Debug, Serialize)]
struct Rubric {
    checks: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Cards {
    cards: Vec<Card>,
}

/// Prints the cards of `document`, or with `check` how they hold against the rubric.
///
/// # Errors
/// [`Failure::Stdout`].
pub fn print(
    document: &Document,
    check: bool,
    context: &Context,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let words = Words;
    let cards = card::make_cards(document, &words);
    if check {
        return print_rubric(
            &Rubric { checks: rubric::check(document, &cards, &words) },
            context,
            out,
        );
    }
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

fn print_rubric(rubric: &Rubric, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
    if context.json {
        return json::print(rubric, out);
    }
    for line in &rubric.checks {
        let name = context.speech.pick(line.name_zh, line.name);
        let sign = if line.holds() { '✓' } else { '✗' };
        writeln!(out, "{sign} {:>2} {:>4} / {:<4} {name}", line.number, line.passed, line.asked)?;
    }
    Ok(())
}
