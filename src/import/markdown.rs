//! Markdown: `CommonMark` with the tables, notes and heads that articles have.

mod article;
pub(in crate::import) mod element;
mod exact;
mod head;
mod heading;
mod inline;
mod notes;
mod tree;

use super::warning::Warning;
use crate::document::Document;

/// Reads an article from Markdown.
///
/// A file that [`crate::export::markdown`] has written gives the document that it was written
/// from; any other is read with what its headings, notes and first lines say.
#[must_use]
pub fn import(text: &str) -> (Document, Vec<Warning>) {
    let (yaml, body) = head::cut(text);
    let head = head::read(yaml);
    match exact::read(&head, body) {
        Some(document) => (document, Vec::new()),
        None => article::read(&head, body),
    }
}

#[cfg(test)]
mod tests;
