//! Cards as text that Anki imports: a question and an answer, tab-separated.
//!
//! No note type is named: what Anki calls its basic type depends on its language, and a text that
//! names `Basic` brings nothing into a Chinese collection. The type that is chosen in the import
//! dialogue takes the fields in order. A card's id is the note's, so that importing again changes
//! notes in place and adds none.

use super::collection::{Collected, Collection, ExportedCard};
use crate::recall::card::CardKind;

/// What Anki reads about the columns (its manual, *Importing text files*, file headers).
const HEADER: &str = "#separator:tab\n#html:true\n#guid column:1\n#deck column:4\n#tags column:5\n";

/// The deck that every document has a deck of its own in.
const DECK: &str = "温故";

/// What stands between a parent deck and its own, and between the parts of a tag.
const UNDER: &str = "::";

/// The cards of the documents; marks are no cards and are left out.
#[must_use]
pub fn text(collection: &Collection) -> String {
    let mut text = HEADER.to_owned();
    for document in &collection.documents {
        let deck = format!("{DECK}{UNDER}{}", field(&document.title.replace(UNDER, "：")));
        for card in &document.cards {
            let fields =
                [field(&card.id), question(card), answer(card, document), deck.clone(), tags(card)];
            text.push_str(&fields.map(|field| quoted(&field)).join("\t"));
            text.push('\n');
        }
    }
    text
}

fn question(card: &ExportedCard) -> String {
    let choices = card.choices.iter().flatten().map(|choice| format!("· {choice}"));
    let lines: Vec<_> = std::iter::once(card.prompt.clone()).chain(choices).collect();
    field(&lines.join("\n"))
}

/// The answer, the items of a list one below the other, and below it where it stands.
fn answer(card: &ExportedCard, document: &Collected) -> String {
    let answer = match card.kind {
        CardKind::List => card.answer.replace('；', "；\n"),
        _ => card.answer.clone(),
    };
    let passage = card.source.as_ref().map(|source| source.exact.as_str());
    let place = [Some(&document.title), card.section.as_ref()];
    let place: Vec<_> = place.into_iter().flatten().map(String::as_str).collect();
    let small: Vec<_> =
        passage.into_iter().chain([place.join(" › ").as_str()]).map(field).collect();
    format!("{}<br><br><small>{}</small>", field(&answer), small.join("<br>"))
}

fn tags(card: &ExportedCard) -> String {
    let kind = match card.kind {
        CardKind::List => "list",
        CardKind::Definition => "definition",
        CardKind::Figure => "figure",
        CardKind::Cloze => "cloze",
        CardKind::Source => "source",
        CardKind::Section => "section",
        CardKind::User => "user",
    };
    format!("wengu{UNDER}{kind}")
}

/// Text as HTML in one line.
fn field(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '\n' => html.push_str("<br>"),
            c if c.is_control() => html.push(' '),
            c => html.push(c),
        }
    }
    html
}

/// A field in quotation marks where it has some itself.
fn quoted(field: &str) -> String {
    if field.contains('"') {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
