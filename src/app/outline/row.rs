//! The rows of the outline: headings, and the key points under them.

use crate::app::structure::Structure;
use crate::document::Document;
use crate::document::anchor::Anchor;
use crate::document::block::BlockId;
use crate::recall::point::KeyPoint;
use crate::text::fold;

/// What a row of the outline stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlineRow {
    /// The section of this index.
    Section(usize),
    /// The key point of this index.
    Point(usize),
}

impl Default for OutlineRow {
    fn default() -> Self {
        Self::Section(0)
    }
}

impl OutlineRow {
    /// Where it leads.
    #[must_use]
    pub fn place(self, structure: &Structure) -> Anchor {
        match self {
            Self::Section(index) => {
                let section = structure.outline.sections().get(index);
                section.map_or_else(Anchor::default, |section| Anchor::start_of(section.heading))
            }
            Self::Point(index) => {
                structure.points.get(index).map_or_else(Anchor::default, |p| p.anchor)
            }
        }
    }

    /// What it says: the heading, or the point's label and gist as they stand in the text.
    #[must_use]
    pub fn text<'a>(self, document: &'a Document, structure: &Structure) -> &'a str {
        let (block, range) = match self {
            Self::Section(index) => match structure.outline.sections().get(index) {
                Some(section) => (section.heading, None),
                None => return "",
            },
            Self::Point(index) => match structure.points.get(index) {
                Some(point) => (point.block(), Some(point.anchor.offset..point.gist.end)),
                None => return "",
            },
        };
        let text = document.block(block).map_or("", |block| block.text.as_str());
        range.map_or(text, |range| text.get(range).unwrap_or_default())
    }

    /// The section that it stands in, not counting itself.
    #[must_use]
    pub fn parent(self, structure: &Structure) -> Option<usize> {
        match self {
            Self::Section(index) => structure.outline.sections().get(index)?.parent,
            Self::Point(index) => structure.outline.index_at(structure.points.get(index)?.block()),
        }
    }

    /// True where it has what is typed in it; width, case and old forms do not matter.
    pub(super) fn has(self, document: &Document, structure: &Structure, filter: &str) -> bool {
        fold::fold(self.text(document, structure)).contains(&fold::fold(filter.trim()))
    }
}

/// The points under a heading, without those of its own sections, as indices.
pub(super) fn own_points(structure: &Structure, section: usize) -> std::ops::Range<usize> {
    let own = structure.outline.sections().get(section);
    own.map_or(0..0, |own| points_between(&structure.points, own.heading, own.own_end))
}

/// The points under a heading with those of its own sections, as indices.
#[must_use]
pub fn all_points(structure: &Structure, section: usize) -> std::ops::Range<usize> {
    let whole = structure.outline.sections().get(section);
    whole.map_or(0..0, |whole| points_between(&structure.points, whole.heading, whole.end))
}

fn points_between(points: &[KeyPoint], from: BlockId, to: BlockId) -> std::ops::Range<usize> {
    let before = |block: BlockId| points.partition_point(|point| point.block() < block);
    before(from)..before(to)
}

/// Every row in reading order.
pub(super) fn all_rows(structure: &Structure, with_points: bool) -> Vec<OutlineRow> {
    let sections = structure.outline.sections();
    let first = sections.first().map(|section| section.heading);
    let before = structure.points.partition_point(|p| first.is_none_or(|first| p.block() < first));
    let mut rows = Vec::new();
    if with_points {
        rows.extend((0..before).map(OutlineRow::Point));
    }
    for index in 0..sections.len() {
        rows.push(OutlineRow::Section(index));
        if with_points {
            rows.extend(own_points(structure, index).map(OutlineRow::Point));
        }
    }
    rows
}
