//! What can be gone to in a document: its sections, its key points, its note marks.

use std::ops::Range;
use std::sync::Arc;

use crate::document::Document;
use crate::document::anchor::Anchor;
use crate::document::block::BlockId;
use crate::document::footnote::FootnoteId;
use crate::document::section::Outline;
use crate::recall::point::KeyPoint;
use crate::recall::point::find_points;

/// Blocks up to which the structure is found at once: a few milliseconds.
pub const AT_ONCE_MAX: usize = 4000;

/// The places of a document that keys go to, each list in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Structure {
    /// The sections.
    pub outline: Outline,
    /// The key points.
    pub points: Vec<KeyPoint>,
    /// The note marks.
    pub marks: Vec<Mark>,
}

/// A note mark in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands.
    pub anchor: Anchor,
    /// The notes it points to; none for an orphan.
    pub notes: Vec<FootnoteId>,
}

impl Structure {
    /// The structure of `document`.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let marks = document
            .iter()
            .flat_map(|(id, block)| {
                block.text.refs().iter().map(move |note_ref| Mark {
                    anchor: Anchor::new(id, note_ref.offset),
                    notes: note_ref.notes.clone(),
                })
            })
            .collect();
        Self { outline: Outline::of(document), points: find_points(document), marks }
    }

    /// The labels of the key points in a block (第一, 一是), as byte ranges of its text.
    pub fn point_labels(&self, block: BlockId) -> impl Iterator<Item = Range<usize>> {
        let first = self.points.partition_point(|point| point.anchor.block < block);
        let in_block = self.points.iter().skip(first);
        in_block.take_while(move |point| point.anchor.block == block).filter_map(|point| {
            let start = point.anchor.offset;
            point.label.as_ref().map(|label| start..start + label.len())
        })
    }

    /// The index of the innermost key point that a place stands in.
    #[must_use]
    pub fn point_at(&self, place: Anchor) -> Option<usize> {
        let last = self.points.partition_point(|point| point.anchor <= place).checked_sub(1)?;
        let point = self.points.get(last)?;
        let is_inside = point.block() == place.block && place.offset < point.passage.end;
        is_inside.then_some(last)
    }

    /// Where the note's first mark stands; `None` where no mark points to it.
    #[must_use]
    pub fn mark_of(&self, note: FootnoteId) -> Option<Anchor> {
        self.marks.iter().find(|mark| mark.notes.contains(&note)).map(|mark| mark.anchor)
    }
}

/// A document whose structure was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// The document.
    pub document: Arc<Document>,
    /// Its structure.
    pub structure: Structure,
}

impl Found {
    /// A document with its structure.
    #[must_use]
    pub fn in_document(document: Arc<Document>) -> Self {
        let structure = Structure::of(&document);
        Self { document, structure }
    }
}

/// The `count`th place after `from`, or before it for a negative count; the last one that there is
/// where there are fewer.
#[must_use]
pub fn nth_from<T>(
    places: &[T],
    anchor_of: impl Fn(&T) -> Anchor,
    from: Anchor,
    count: isize,
) -> Option<Anchor> {
    let steps = count.unsigned_abs().max(1) - 1;
    let index = if count < 0 {
        let before = places.partition_point(|place| anchor_of(place) < from);
        before.checked_sub(1)?.saturating_sub(steps)
    } else {
        let after = places.partition_point(|place| anchor_of(place) <= from);
        (after < places.len()).then(|| (after + steps).min(places.len() - 1))?
    };
    places.get(index).map(anchor_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(block: usize) -> Anchor {
        Anchor::start_of(BlockId::new(block))
    }

    #[test]
    fn counting_stops_at_the_last_place_on_either_side() {
        let places = [at(2), at(4), at(6)];
        let from = |block, count| nth_from(&places, |anchor| *anchor, at(block), count);
        assert_eq!(from(2, 1), Some(at(4)));
        assert_eq!(from(0, 9), Some(at(6)));
        assert_eq!(from(6, 1), None);
        assert_eq!(from(5, -1), Some(at(4)));
        assert_eq!(from(6, -9), Some(at(2)));
        assert_eq!(from(2, -1), None);
    }
}
