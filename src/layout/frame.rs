//! Where the lines of each kind of block begin and end (R10).

use super::ruler::Ruler;
use super::setting::{Hanging, ParagraphStyle, Setting};
use crate::document::block::{Block, BlockKind};
use crate::document::front::FrontRole;

/// The columns that a block's lines stand between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    /// The first column of the block's first line.
    pub(super) first: usize,
    /// The first column of the lines after a break that the source asks for.
    pub(super) fresh: usize,
    /// The first column of every other line.
    pub(super) rest: usize,
    /// The column after the last one that text may take; a gutter for a hanging mark follows.
    pub(super) right: usize,
    /// The cells of the gutter.
    pub(super) gutter: usize,
    /// The column of a list item's label.
    pub(super) label: Option<usize>,
    pub(super) placing: Placing,
    pub(super) wrapping: Wrapping,
}

/// Where a line that is not full stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Placing {
    Left,
    Centre,
    Right,
}

/// What lines are broken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrapping {
    /// For reading.
    Prose,
    /// For lines of like length, as headings and titles have them.
    Balanced,
    /// Only where the measure ends.
    Verbatim,
}

/// A measure below this is narrow: an indent is one ideograph and not two.
const NARROW: usize = 30;
/// A measure below this has no room for indents.
const CRAMPED: usize = 8;

impl Frame {
    /// The frame of `block` in `setting`.
    pub(super) fn of(block: &Block, setting: &Setting) -> Self {
        let measure = setting.measure.0;
        let em = match measure {
            0..CRAMPED => 0,
            CRAMPED..NARROW => 2,
            _ => 4,
        };
        let gutter = if setting.hanging == Hanging::On && measure >= CRAMPED { 2 } else { 0 };
        let plain = Self {
            first: 0,
            fresh: 0,
            rest: 0,
            right: measure - gutter,
            gutter,
            label: None,
            placing: Placing::Left,
            wrapping: Wrapping::Prose,
        };
        let indented = match setting.paragraphs {
            ParagraphStyle::Indent => Self { first: em, ..plain },
            ParagraphStyle::BlankLine => plain,
        };
        match &block.kind {
            BlockKind::Paragraph => indented,
            BlockKind::Front(role) => match role {
                FrontRole::Title | FrontRole::Subtitle | FrontRole::Authors => plain.centred(),
                _ => indented,
            },
            BlockKind::Heading { .. } => Self { wrapping: Wrapping::Balanced, ..plain },
            BlockKind::TableRow(_) => plain,
            BlockKind::ListItem { depth, label } => {
                let ruler = Ruler { ambiguous: setting.ambiguous, limit: 2 };
                plain.list_item(usize::from(*depth).saturating_sub(1), ruler.width(label), em)
            }
            BlockKind::Quotation => plain.quotation(block.text.as_str().contains('\n'), em),
            BlockKind::Code { .. } => {
                let left = em / 2;
                Self {
                    first: left,
                    fresh: left,
                    rest: left,
                    gutter: 0,
                    right: measure,
                    wrapping: Wrapping::Verbatim,
                    ..plain
                }
            }
            BlockKind::Caption | BlockKind::Separator => plain.centred(),
        }
    }

    fn centred(self) -> Self {
        Self { placing: Placing::Centre, wrapping: Wrapping::Balanced, ..self }
    }

    /// A label hangs to the left of its item's text; one that is longer than a third of the measure
    /// stands at the start of the first line, and the other lines are indented by two ideographs.
    fn list_item(self, outer: usize, label: usize, em: usize) -> Self {
        let left = (outer * em).min(self.right / 3);
        let text = left + label + 1;
        let rest = if text - left <= (self.right / 3).max(em) { text } else { left + em };
        if text + 2 > self.right {
            return Self { label: None, first: left, fresh: left, rest: left, ..self };
        }
        Self { label: Some(left), first: text, fresh: rest, rest, ..self }
    }

    /// A quotation is indented on both sides; verse keeps its lines, and what a line of verse
    /// carries over is indented further.
    fn quotation(self, is_verse: bool, em: usize) -> Self {
        let carried = if is_verse { em * 2 } else { em };
        let right = if self.right >= 2 * NARROW { self.right - em } else { self.right };
        Self { first: em, fresh: em, rest: carried, right, ..self }
    }

    /// The cells of the narrowest line.
    pub(super) fn narrowest(&self) -> usize {
        self.right - self.first.max(self.rest).max(self.fresh)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::language::Language;
    use crate::text::grapheme::Cells;

    fn frame(kind: BlockKind, measure: usize) -> Frame {
        Frame::of(&Block::new(kind, "文"), &Setting::new(Cells(measure), Language::ZhHans))
    }

    #[test]
    fn a_paragraph_begins_two_ideographs_in_and_one_in_a_narrow_pane() {
        assert_eq!(frame(BlockKind::Paragraph, 76).first, 4);
        assert_eq!(frame(BlockKind::Paragraph, 20).first, 2);
    }

    #[test]
    fn a_heading_is_not_indented() {
        assert_eq!(frame(BlockKind::Heading { level: 1 }, 76).first, 0);
    }

    #[test]
    fn a_long_label_does_not_push_the_text_out_of_the_pane() {
        let item = |label: &str| BlockKind::ListItem { depth: 1, label: label.into() };
        assert_eq!(frame(item("12."), 40).rest, 4);
        assert_eq!(frame(item("（第一百二十三条之二）"), 40).rest, 4);
    }

    #[test]
    fn every_frame_leaves_room_for_text_at_every_measure() {
        let item = |depth, label: &str| BlockKind::ListItem { depth, label: label.into() };
        for measure in 1..200 {
            for kind in [
                BlockKind::Paragraph,
                BlockKind::Quotation,
                BlockKind::Code { language: None },
                item(9, "（十二）"),
                item(1, "•"),
            ] {
                let frame = frame(kind, measure);
                assert!(frame.narrowest() >= 2.min(measure), "{frame:?} at {measure}");
            }
        }
    }
}
