//! The outline: sections derived from the headings.

use serde::{Deserialize, Serialize};

use super::Document;
use super::block::BlockId;

/// A heading with the blocks that stand under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The heading's level; 1 is the highest.
    pub level: u8,
    /// The heading's text with its number.
    pub title: String,
    /// The block of the heading.
    pub heading: BlockId,
    /// The first block after the section's own text: the next heading's, or the document's end.
    pub own_end: BlockId,
    /// The first block after the section with all its children.
    pub end: BlockId,
    /// The index of the section that this one stands in.
    pub parent: Option<usize>,
    /// How many sections this one stands in: 0 for an outermost one.
    pub depth: usize,
}

/// All sections of a document in reading order, as a tree by [`Section::parent`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    sections: Vec<Section>,
}

impl Outline {
    /// The outline of `document`.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let end = BlockId::new(document.blocks.len());
        let mut sections: Vec<Section> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        for (id, block) in document.iter() {
            let Some(level) = block.heading_level() else { continue };
            if let Some(last) = sections.last_mut() {
                last.own_end = id;
            }
            while let Some(&inner) = open.last().filter(|&&index| sections[index].level >= level) {
                sections[inner].end = id;
                open.pop();
            }
            sections.push(Section {
                level,
                title: block.text.as_str().to_owned(),
                heading: id,
                own_end: end,
                end,
                parent: open.last().copied(),
                depth: open.len(),
            });
            open.push(sections.len() - 1);
        }
        Self { sections }
    }

    /// The sections in reading order.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The index of the innermost section that `block` stands in; `None` before the first heading.
    #[must_use]
    pub fn index_at(&self, block: BlockId) -> Option<usize> {
        self.sections.partition_point(|section| section.heading <= block).checked_sub(1)
    }

    /// The innermost section that `block` stands in; `None` before the first heading.
    #[must_use]
    pub fn section_at(&self, block: BlockId) -> Option<&Section> {
        self.index_at(block).map(|index| &self.sections[index])
    }

    /// The sections that `block` stands in, outermost first.
    #[must_use]
    pub fn path_at(&self, block: BlockId) -> Vec<&Section> {
        let mut path = Vec::new();
        let mut next = self.index_at(block);
        while let Some(index) = next {
            path.push(&self.sections[index]);
            next = self.sections[index].parent;
        }
        path.reverse();
        path
    }

    /// The indices of the sections directly under `parent`, or of the outermost ones for `None`.
    pub fn children(&self, parent: Option<usize>) -> impl Iterator<Item = usize> {
        let range = match parent {
            Some(index) => index + 1..self.index_at_or_after(self.sections[index].end),
            None => 0..self.sections.len(),
        };
        range.filter(move |&index| self.sections[index].parent == parent)
    }

    fn index_at_or_after(&self, block: BlockId) -> usize {
        self.sections.partition_point(|section| section.heading < block)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block::{Block, BlockKind};

    fn sample() -> Document {
        let heading = |level, text: &str| Block::new(BlockKind::Heading { level }, text);
        let paragraph = |text: &str| Block::new(BlockKind::Paragraph, text);
        Document {
            blocks: vec![
                paragraph("引言"),
                heading(1, "一、"),
                paragraph("甲"),
                heading(2, "（一）"),
                paragraph("乙"),
                heading(1, "二、"),
                paragraph("丙"),
            ],
            ..Document::default()
        }
    }

    #[test]
    fn text_before_the_first_heading_stands_in_no_section() {
        assert_eq!(Outline::of(&sample()).section_at(BlockId::new(0)), None);
    }

    #[test]
    fn a_section_ends_where_the_next_of_its_level_begins() {
        let outline = Outline::of(&sample());
        let first = &outline.sections()[0];
        assert_eq!((first.own_end, first.end), (BlockId::new(3), BlockId::new(5)));
    }

    #[test]
    fn a_path_names_the_sections_from_outermost_to_innermost() {
        let outline = Outline::of(&sample());
        let titles: Vec<_> =
            outline.path_at(BlockId::new(4)).iter().map(|s| s.title.as_str()).collect();
        assert_eq!(titles, ["一、", "（一）"]);
    }

    #[test]
    fn children_are_the_sections_directly_under_one() {
        let outline = Outline::of(&sample());
        assert_eq!(outline.children(None).collect::<Vec<_>>(), [0, 2]);
        assert_eq!(outline.children(Some(0)).collect::<Vec<_>>(), [1]);
    }
}
