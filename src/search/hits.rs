//! All the places of a document that a query is found at.

use std::ops::Range;

use super::matcher::Query;
use crate::document::Document;
use crate::document::anchor::Anchor;
use crate::document::block::BlockId;
use crate::document::footnote::Footnote;
use crate::document::footnote::FootnoteId;

/// A place that a query was found at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where to go: the place itself, or the first mark of the note that it is in.
    pub anchor: Anchor,
    /// What the place is in.
    pub place: Place,
    /// The byte range of that text.
    pub range: Range<usize>,
}

/// What a hit is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A block's text.
    Block(BlockId),
    /// A note's text ([`crate::document::footnote::Footnote::text`]).
    Note(FootnoteId),
}

/// The places that `query` is found at in `document`, in the order of their anchors. Notes that no
/// mark points to come last, at the document's end.
#[must_use]
pub fn find_hits(document: &Document, query: &Query) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut is_marked = vec![false; document.footnotes.len()];
    for (id, block) in document.iter() {
        let in_block = query.find_in(block.text.as_str()).into_iter().map(|range| Hit {
            anchor: Anchor::new(id, range.start),
            place: Place::Block(id),
            range,
        });
        hits.extend(in_block);
        for note_ref in block.text.refs() {
            for &note in &note_ref.notes {
                let seen =
                    is_marked.get_mut(note.index()).map(|seen| std::mem::replace(seen, true));
                if seen == Some(false) {
                    hits.extend(in_note(document, query, note, Anchor::new(id, note_ref.offset)));
                }
            }
        }
    }
    let end = Anchor::start_of(BlockId::new(document.blocks.len().saturating_sub(1)));
    for (index, _) in is_marked.iter().enumerate().filter(|(_, marked)| !**marked) {
        hits.extend(in_note(document, query, FootnoteId::new(index), end));
    }
    hits.sort_by_key(|hit| hit.anchor);
    hits
}

fn in_note(document: &Document, query: &Query, note: FootnoteId, anchor: Anchor) -> Vec<Hit> {
    let text = document.footnote(note).map(Footnote::text).unwrap_or_default();
    query
        .find_in(&text)
        .into_iter()
        .map(|range| Hit { anchor, place: Place::Note(note), range })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block::Block;
    use crate::document::block::BlockKind;
    use crate::document::inline::RichText;

    #[test]
    fn headings_text_and_notes_are_searched_in_reading_order() {
        let mut text = RichText::plain("先读书");
        text.push_ref("①", vec![FootnoteId::new(0)]);
        text.push_str("，再读书。");
        let document = Document {
            blocks: vec![
                Block::new(BlockKind::Heading { level: 1 }, "读书"),
                Block::new(BlockKind::Paragraph, text),
            ],
            footnotes: vec![Footnote {
                label: "①".to_owned(),
                page: None,
                paragraphs: vec![RichText::plain("见《读书记》。")],
            }],
            ..Document::default()
        };
        let hits = find_hits(&document, &Query::new("读书").unwrap());
        let places: Vec<_> = hits.iter().map(|hit| (hit.place, hit.anchor.offset)).collect();
        let block = |index| Place::Block(BlockId::new(index));
        let note = Place::Note(FootnoteId::new(0));
        assert_eq!(places, [(block(0), 0), (block(1), 3), (note, 9), (block(1), 15)]);
    }
}
