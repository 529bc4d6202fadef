//! Cards and marks as a table for spreadsheets (RFC 4180).
//!
//! The text begins with a byte-order mark: Excel takes a CSV file without one for the system's old
//! encoding (GBK on Chinese Windows) and shows every Han character wrong; Numbers, `LibreOffice` and
//! R skip the mark.

use super::collection::{Collection, Passage};
use crate::journal::event::MarkKind;
use crate::recall::card::CardKind;

/// The columns; `type` is the kind of a card or of a mark.
const COLUMNS: [&str; 12] = [
    "type", "document", "section", "prompt", "answer", "accept", "choices", "passage", "note",
    "block", "offset", "id",
];

/// What a spreadsheet takes for the beginning of a formula, the forms of full width among them
/// (OWASP, *CSV Injection*).
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Between the forms in one field.
const BETWEEN: &str = "；";

/// The cards and marks of the documents, a row each.
#[must_use]
pub fn text(collection: &Collection) -> String {
    let mut text = "\u{FEFF}".to_owned();
    row(&COLUMNS, &mut text);
    for document in &collection.documents {
        let title = document.title.as_str();
        for card in &document.cards {
            let (accept, choices) = (
                card.accept.join(BETWEEN),
                card.choices.as_deref().unwrap_or_default().join(BETWEEN),
            );
            let (block, offset, passage) = place(card.source.as_ref());
            let section = card.section.as_deref().unwrap_or_default();
            let fields = [
                card_type(card.kind),
                title,
                section,
                &card.prompt,
                &card.answer,
                &accept,
                &choices,
                passage,
                "",
                &block,
                &offset,
                &card.id,
            ];
            row(&fields, &mut text);
        }
        for mark in &document.marks {
            let (block, offset, _) = place(mark.source.as_ref());
            let section = mark.section.as_deref().unwrap_or_default();
            let (kind, id) = (mark_type(mark.kind), &mark.id);
            let fields =
                [kind, title, section, "", "", "", "", &mark.text, &mark.note, &block, &offset, id];
            row(&fields, &mut text);
        }
    }
    text
}

fn card_type(kind: CardKind) -> &'static str {
    match kind {
        CardKind::List => "card-list",
        CardKind::Definition => "card-definition",
        CardKind::Figure => "card-figure",
        CardKind::Cloze => "card-cloze",
        CardKind::Source => "card-source",
        CardKind::Section => "card-section",
        CardKind::User => "card-user",
    }
}

fn mark_type(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Key => "mark-key",
        MarkKind::Question => "mark-question",
        MarkKind::Quote => "mark-quote",
        MarkKind::Disagree => "mark-disagree",
    }
}

/// The block, the offset and the words of a passage; nothing for one whose words are gone.
fn place(passage: Option<&Passage>) -> (String, String, &str) {
    passage.map_or((String::new(), String::new(), ""), |passage| {
        (passage.block.index().to_string(), passage.offset.to_string(), passage.exact.as_str())
    })
}

fn row(fields: &[&str; COLUMNS.len()], text: &mut String) {
    text.push_str(&fields.map(field).join(","));
    text.push_str("\r\n");
}

/// A field, in quotation marks where it needs them. One that a spreadsheet would work out gets an
/// apostrophe before it, which makes it text.
fn field(text: &str) -> String {
    let guard = if text.starts_with(FORMULA) { "'" } else { "" };
    if text.contains(['"', ',', '\r', '\n']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_with_a_comma_a_quotation_mark_or_a_line_end_is_quoted() {
        assert_eq!(field("a,b"), "\"a,b\"");
        assert_eq!(field("说\"是\""), "\"说\"\"是\"\"\"");
        assert_eq!(field("一\n二"), "\"一\n二\"");
        assert_eq!(field("温故，知新"), "温故，知新");
    }

    #[test]
    fn what_a_spreadsheet_would_work_out_is_text() {
        for formula in ["=1+1", "+1", "-1", "@a", "＝1", "\t=1"] {
            assert_eq!(field(formula), format!("'{formula}"));
        }
        assert_eq!(field("=HYPERLINK(\"x\",\"y\")"), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    }
}
