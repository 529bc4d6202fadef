//! `cards`: the cards that the quiz would ask of a document.

use std::io::Write;

use clap::Args;
use serde::Serialize;

use super::Context;
use super::args::DocumentArguments;
use super::data;
use super::json;
use super::report::Failure;
use crate::app::opened::Source;
use crate::document::Document;
use crate::journal::event::Choice;
use crate::recall::card::{self, Card};
use crate::recall::rubric::{self, Line};
use crate::runtime::records::path_of;
use crate::store::Store;
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
    cards: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    #[serde(flatten)]
    card: Card,
    /// The words of its passage are not in the text any more.
    gone: bool,
}

/// The cards that the quiz would ask: those made from the text, in the reader's words and without
/// those that he refused, then his own and the others in his deck.
fn with_own(document: &Document, source: &Source, cards: &[Card], context: &Context) -> Vec<Row> {
    let Ok(folder) = data::folder(context) else {
        // Where no data folder is known nothing was ever kept.
        return cards.iter().cloned().map(|card| Row { card, gone: false }).collect();
    };
    let store = Store::open(folder, data::device(context));
    let held = store.journal().deck_at(document, &path_of(source), cards);
    let asked = held.into_iter().filter(|held| held.choice() != Some(Choice::Never));
    asked.map(|held| Row { card: held.card, gone: held.is_gone }).collect()
}

/// Prints the cards of `document`, or with `check` how those made from it hold against the rubric.
///
/// # Errors
/// [`Failure::Stdout`].
pub fn print(
    (document, source): (&Document, &Source),
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
    let cards = with_own(document, source, &cards, context);
    if context.json {
        return json::print(&Cards { cards }, out);
    }
    if cards.is_empty() {
        return Ok(writeln!(out, "{}", context.speech.pick("没有可问的", "nothing to ask"))?);
    }
    for Row { card, gone } in &cards {
        write!(out, "{}\n    → {}", card.prompt, card.answer)?;
        let lost = context.speech.pick("（原文已无）", " (not in the text any more)");
        writeln!(out, "{}", if *gone { lost } else { "" })?;
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
