//! How much of the text is shown: headings, the gists of key points, first sentences, everything.

use std::ops::Range;

use super::structure::Structure;
use crate::config::Interface;
use crate::document::Document;
use crate::document::block::Block;
use crate::document::block::BlockId;
use crate::document::block::BlockKind;
use crate::document::front::FrontRole;
use crate::layout::abridgement::Abridgement;
use crate::layout::abridgement::Excerpt;
use crate::layout::abridgement::Sign;
use crate::text::grapheme::Cells;
use crate::text::sentence::sentence_at;

/// How much of the text is shown, the least first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// The title and the headings.
    Headings,
    /// With the gists of the key points.
    Gists,
    /// With the first sentences of paragraphs.
    Sentences,
    /// All of it.
    #[default]
    Everything,
}

/// The cells that each level of the outline is indented by.
const STEP: usize = 2;

/// The levels of the outline that are told by an indent.
const DEPTH_MAX: usize = 3;

/// The longest excerpt in bytes: text without a full stop is cut.
const LONGEST: usize = 1200;

impl Detail {
    /// Every level, the least first.
    pub const ALL: [Self; 4] = [Self::Headings, Self::Gists, Self::Sentences, Self::Everything];

    /// Its name in a word.
    #[must_use]
    pub fn name(self, interface: Interface) -> &'static str {
        match self {
            Self::Headings => interface.pick("标题", "headings"),
            Self::Gists => interface.pick("论点", "points"),
            Self::Sentences => interface.pick("首句", "first sentences"),
            Self::Everything => interface.pick("全文", "everything"),
        }
    }

    /// True where a document has what this level shows beyond the one below it.
    #[must_use]
    pub fn is_in(self, structure: &Structure) -> bool {
        match self {
            Self::Headings => !structure.outline.sections().is_empty(),
            Self::Gists => !structure.points.is_empty(),
            Self::Sentences | Self::Everything => true,
        }
    }

    /// What of `document` this level shows; `None` for everything.
    #[must_use]
    pub fn abridge(self, document: &Document, structure: &Structure) -> Option<Abridgement> {
        if self == Self::Everything {
            return None;
        }
        let mut excerpts = Vec::new();
        let mut points = structure.points.iter().peekable();
        for (block, content) in document.iter() {
            let depth = structure.outline.section_at(block).map_or(0, |section| section.depth);
            let column = Cells(depth.min(DEPTH_MAX) * STEP);
            if is_title(content) {
                let range = 0..content.text.len();
                excerpts.push(Excerpt { block, range, column, sign: Sign::None });
                continue;
            }
            let mut parts = Parts { block: content, column, found: Vec::new() };
            if self == Self::Sentences && has_first_sentence(content) {
                parts.add(sentence_at(content.text.as_str(), 0), 0);
            }
            while let Some(point) = points.next_if(|point| point.block() <= block) {
                if self >= Self::Gists && point.block() == block {
                    parts.add(point.anchor.offset..point.gist.end, usize::from(point.depth) - 1);
                }
            }
            excerpts.extend(parts.found.into_iter().map(|part| part.excerpt(block, content)));
        }
        Some(Abridgement::new(excerpts))
    }
}

/// What is shown whole and without a sign at every level.
fn is_title(block: &Block) -> bool {
    matches!(
        block.kind,
        BlockKind::Front(FrontRole::Title | FrontRole::Subtitle) | BlockKind::Heading { .. }
    )
}

fn has_first_sentence(block: &Block) -> bool {
    matches!(
        block.kind,
        BlockKind::Paragraph
            | BlockKind::Quotation
            | BlockKind::ListItem { .. }
            | BlockKind::Front(FrontRole::Abstract)
    ) && !block.text.is_empty()
}

/// A part of a block that is kept, and where it begins.
struct Part {
    range: Range<usize>,
    column: Cells,
}

/// The parts of one block that are kept, in order.
struct Parts<'a> {
    block: &'a Block,
    column: Cells,
    found: Vec<Part>,
}

impl Parts<'_> {
    /// Keeps `range`, which begins no earlier than the one before; where they meet they are one.
    fn add(&mut self, range: Range<usize>, depth: usize) {
        let column = self.column + Cells(depth * STEP);
        match self.found.last_mut() {
            Some(last) if range.start <= last.range.end => {
                last.range.end = last.range.end.max(range.end);
            }
            _ => self.found.push(Part { range, column }),
        }
        let Some(last) = self.found.last_mut() else { return };
        if last.range.len() > LONGEST {
            let end = last.range.start + LONGEST;
            last.range.end = self.block.text.as_str().floor_char_boundary(end);
        }
    }
}

impl Part {
    fn excerpt(self, id: BlockId, block: &Block) -> Excerpt {
        let Self { range, column } = self;
        let text = block.text.as_str();
        let left_out = |part: Option<&str>| part.is_some_and(|part| !part.trim().is_empty());
        let is_cut = left_out(text.get(..range.start)) || left_out(text.get(range.end..));
        let sign = if is_cut { Sign::Closed } else { Sign::Blank };
        Excerpt { block: id, range, column, sign }
    }
}

#[cfg(test)]
mod tests;
