//! What layout gives back: lines, and the pieces that a line is drawn from.

use std::borrow::Cow;
use std::ops::Range;

use super::mark;
use crate::document::block::{Block, BlockKind};
use crate::document::inline::SpanKind;
use crate::text::grapheme::{AmbiguousWidth, Cells, measured};

/// One line of a block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// The bytes of the block's text that belong to the line, the spaces that were dropped at its
    /// end included: the ranges of a block's lines follow each other without a gap. The lines of a
    /// table row, whose cells stand side by side, all have the row's range.
    pub range: Range<usize>,
    /// What is drawn, from left to right.
    pub pieces: Vec<Piece>,
    /// The cells from the left edge to the end of the last piece.
    pub width: Cells,
}

/// A run of one kind in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What is drawn.
    pub content: Content,
    /// Its first column, counted from the left edge of the pane's text.
    pub column: Cells,
    /// The cells that it takes.
    pub cells: Cells,
    /// The markup of the block's text that it lies in.
    pub markup: Markup,
}

/// What a piece shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// These bytes of the block's text.
    Text(Range<usize>),
    /// A note's mark: bytes of the mark as shown ([`mark::shown`]), all of them unless the measure
    /// is too small for the mark.
    Note {
        /// The index in the block's references.
        index: usize,
        /// The bytes of the mark as shown.
        part: Range<usize>,
    },
    /// A reading, as [`mark::reading`] shows it.
    Reading {
        /// The index in the block's ranges.
        index: usize,
        /// The bytes of the reading as shown.
        part: Range<usize>,
    },
    /// The sign before a picture's words, as [`mark::picture`] shows it: these bytes of it.
    Picture {
        /// The whole sign.
        sign: &'static str,
        /// The bytes of it.
        part: Range<usize>,
    },
    /// A list item's label: these bytes of it, all unless the measure is too small for the label.
    Label(Range<usize>),
    /// A cluster that does not fit in the measure, or a control character: these bytes of the text,
    /// shown as [`PLACEHOLDER`].
    Placeholder(Range<usize>),
    /// Something that stands for the block itself: the asterisks of a separator, the line between
    /// a table's columns.
    Ornament(&'static str),
}

/// What stands for a cluster that cannot be shown: one cell wide in every terminal (U+25AF).
pub const PLACEHOLDER: &str = "▯";

impl Piece {
    /// The characters to draw.
    #[must_use]
    pub fn text<'a>(&self, block: &'a Block) -> Cow<'a, str> {
        match &self.content {
            Content::Text(range) => block.text.as_str().get(range.clone()).unwrap_or("").into(),
            Content::Note { index, part } => block
                .text
                .refs()
                .get(*index)
                .map_or("".into(), |note| cut(mark::shown(&note.label), part)),
            Content::Reading { index, part } => {
                match block.text.spans().get(*index).map(|span| &span.kind) {
                    Some(SpanKind::Ruby(reading)) => cut(mark::reading(reading).into(), part),
                    _ => "".into(),
                }
            }
            Content::Picture { sign, part } => cut((*sign).into(), part),
            Content::Label(part) => match &block.kind {
                BlockKind::ListItem { label, .. } => cut(label.as_str().into(), part),
                _ => "".into(),
            },
            Content::Placeholder(_) => PLACEHOLDER.into(),
            Content::Ornament(text) => (*text).into(),
        }
    }
}

fn cut<'a>(text: Cow<'a, str>, part: &Range<usize>) -> Cow<'a, str> {
    match text {
        Cow::Borrowed(text) => text.get(part.clone()).unwrap_or("").into(),
        Cow::Owned(text) if part.len() == text.len() => text.into(),
        Cow::Owned(text) => text.get(part.clone()).unwrap_or("").to_owned().into(),
    }
}

impl Line {
    /// The line as text, with spaces for the columns that no piece covers.
    #[must_use]
    pub fn to_text(&self, block: &Block) -> String {
        let mut text = String::new();
        let mut column = Cells::ZERO;
        for piece in &self.pieces {
            text.extend(std::iter::repeat_n(' ', piece.column.saturating_sub(column).0));
            text.push_str(&piece.text(block));
            column = piece.column + piece.cells;
        }
        text
    }

    /// The column of the character at `offset`, or the end of the last piece before it.
    #[must_use]
    pub fn column_of(&self, block: &Block, offset: usize, ambiguous: AmbiguousWidth) -> Cells {
        let mut column = self.pieces.first().map_or(Cells::ZERO, |piece| piece.column);
        for piece in &self.pieces {
            let (Content::Text(range) | Content::Placeholder(range)) = &piece.content else {
                continue;
            };
            if offset < range.start {
                break;
            }
            column = piece.column + piece.cells;
            if range.contains(&offset) {
                let before = block.text.as_str().get(range.start..offset).unwrap_or("");
                return piece.column + measured(before, ambiguous).map(|m| m.cells).sum();
            }
        }
        column
    }

    /// The offset of the character at `column`: the one drawn there, or the nearest on its left.
    #[must_use]
    pub fn offset_at(&self, block: &Block, column: Cells, ambiguous: AmbiguousWidth) -> usize {
        let mut offset = self.range.start;
        for piece in &self.pieces {
            let (Content::Text(range) | Content::Placeholder(range)) = &piece.content else {
                continue;
            };
            if column < piece.column {
                break;
            }
            let mut at = piece.column;
            let text = block.text.as_str().get(range.clone()).unwrap_or("");
            for cluster in measured(text, ambiguous) {
                if at > column {
                    break;
                }
                offset = range.start + cluster.offset;
                at += cluster.cells;
            }
        }
        offset
    }

    /// The note references on the line, by their index in the block's references.
    pub fn notes(&self) -> impl Iterator<Item = usize> {
        self.pieces.iter().filter_map(|piece| match piece.content {
            Content::Note { index, .. } => Some(index),
            _ => None,
        })
    }

    /// The piece drawn at `column`.
    #[must_use]
    pub fn piece_at(&self, column: Cells) -> Option<&Piece> {
        self.pieces
            .iter()
            .find(|piece| (piece.column..piece.column + piece.cells).contains(&column))
    }
}

/// The kinds of markup that a piece lies in, as a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Markup(u8);

impl Markup {
    /// No markup.
    pub const NONE: Self = Self(0);
    /// Emphasis.
    pub const EMPHASIS: Self = Self(1);
    /// Strong emphasis.
    pub const STRONG: Self = Self(1 << 1);
    /// Struck out.
    pub const STRIKETHROUGH: Self = Self(1 << 2);
    /// Code inside a line.
    pub const CODE: Self = Self(1 << 3);
    /// A link.
    pub const LINK: Self = Self(1 << 4);
    /// Characters with a reading.
    pub const RUBY: Self = Self(1 << 5);

    /// The set that `kind` is in alone.
    #[must_use]
    pub fn of(kind: &SpanKind) -> Self {
        match kind {
            SpanKind::Emphasis => Self::EMPHASIS,
            SpanKind::Strong => Self::STRONG,
            SpanKind::Strikethrough => Self::STRIKETHROUGH,
            SpanKind::Code => Self::CODE,
            SpanKind::Link(_) | SpanKind::Picture(_) => Self::LINK,
            SpanKind::Ruby(_) => Self::RUBY,
        }
    }

    /// Both sets together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True where everything in `other` is in this set.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}
