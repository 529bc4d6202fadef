//! Pictures of the text: the one nearest to the cursor is shown, or saved.

use std::path::PathBuf;

use super::App;
use super::effect::Effect;
use super::opened::Source;
use super::reading::Reading;
use crate::document::anchor::Anchor;
use crate::document::inline::SpanKind;

/// A picture that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The document that it is in.
    pub source: Source,
    /// Its words.
    pub words: String,
    /// Where it is, as the document says ([`SpanKind::Picture`]).
    pub address: String,
    /// What becomes of it.
    pub to: To,
}

/// What becomes of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum To {
    /// The system's viewer shows it.
    Viewer,
    /// It is written to this file or into this folder.
    File(PathBuf),
}

impl Reading {
    /// The picture that the cursor stands on, else the next on the page, else the last before it:
    /// its words and its address.
    #[must_use]
    pub fn picture_here(&self) -> Option<(&str, &str)> {
        let rows = self.viewport.rows();
        let (first, last) = (rows.first()?.block.index(), rows.last()?.block.index());
        let blocks = self.document().iter().skip(first).take(last + 1 - first);
        let on_page = |block, at| self.viewport.row_of(Anchor::new(block, at)).is_some();
        let pictures: Vec<_> = blocks
            .flat_map(|(id, block)| block.text.spans().iter().map(move |span| (id, block, span)))
            .filter(|(id, _, span)| {
                matches!(span.kind, SpanKind::Picture(_)) && on_page(*id, span.range.start)
            })
            .collect();
        let is_ahead = |(id, _, span): &&(_, _, &crate::document::inline::Span)| {
            self.cursor < Anchor::new(*id, span.range.end)
        };
        let (_, block, span) = pictures.iter().find(is_ahead).or(pictures.last())?;
        let SpanKind::Picture(address) = &span.kind else { return None };
        Some((block.text.as_str().get(span.range.clone())?, address))
    }
}

impl App {
    /// Asks for the picture nearest to the cursor.
    pub(super) fn want_picture(&mut self, to: To) -> Vec<Effect> {
        let reading = self.reading.as_ref();
        let wanted = reading.and_then(|reading| {
            let (words, address) = reading.picture_here()?;
            let (words, address) = (words.to_owned(), address.to_owned());
            Some(Wanted { source: reading.opened.source.clone(), words, address, to })
        });
        if let Some(wanted) = wanted {
            return vec![Effect::Picture(Box::new(wanted))];
        }
        let text = self.interface().pick("这一页上没有图", "there is no picture on this page");
        self.status.remark(text);
        Vec::new()
    }
}
