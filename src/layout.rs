//! From a block to lines of cells.
//!
//! A block's text passes through phases, one file each: `collect` weaves note marks and readings into
//! it, `opportunity` finds the breaks of UAX #14, `tailoring` (with its `table`) adds what Chinese,
//! Japanese and Korean print asks for, `segment` puts text between breaks into runs with widths,
//! `relax` divides what is wider than a line, `price` says which breaks are better,
//! `fit` or `fill` chooses them (for a heading in a measure that `balance` narrows), and `compose`
//! makes lines.
//! [`viewport::Viewport`] shows a document's rows around a place without setting the rest.

pub mod abridgement;
mod address;
mod balance;
mod cache;
mod collect;
pub mod columns;
mod compose;
mod excerpt;
mod fill;
mod fit;
mod flow;
mod frame;
pub mod line;
pub mod mark;
mod opportunity;
mod price;
mod reference;
mod relax;
mod ruler;
mod segment;
pub mod setting;
mod shown;
mod spacing;
mod stretch;
mod table;
mod tailoring;
pub mod viewport;

use std::ops::Range;

use crate::document::block::{Block, BlockKind};
use crate::document::language::Language;
use crate::text::grapheme::{AmbiguousWidth, Cells};
use crate::text::words::WordBoundaries;
use collect::Woven;
use flow::Flow;
use frame::Frame;
use line::{Content, Line, Markup, Piece};
use ruler::Ruler;
use setting::{Level, Setting};
use tailoring::Tailoring;

/// The lines of `block`, at least one. The rows of a table are set as if each were alone; use
/// [`viewport::Viewport`] or
/// [`columns::lay_out_row`] for columns that stand under each other.
#[must_use]
pub fn lay_out(block: &Block, setting: &Setting, words: Option<&dyn WordBoundaries>) -> Vec<Line> {
    lay_out_range(block, 0..block.text.len(), setting, words)
}

/// The lines of `range` of a block's text.
fn lay_out_range(
    block: &Block,
    range: Range<usize>,
    setting: &Setting,
    words: Option<&dyn WordBoundaries>,
) -> Vec<Line> {
    let frame = Frame::of(block, setting);
    let is_start = range.start == 0;
    if block.kind == BlockKind::Separator {
        return vec![separator(setting)];
    }
    let mut lines = Flow { block, frame, setting, words }.lines(range);
    if let (BlockKind::ListItem { label, .. }, Some(column), Some(first)) =
        (&block.kind, frame.label, lines.first_mut().filter(|_| is_start))
    {
        let ruler = Ruler { ambiguous: setting.ambiguous, limit: 2 };
        let cells = Cells(ruler.width(label));
        let content = Content::Label(0..label.len());
        first.width = first.width.max(Cells(column) + cells);
        first
            .pieces
            .insert(0, Piece { content, column: Cells(column), cells, markup: Markup::NONE });
    }
    lines
}

/// The bytes of `text` before which a line may end: by UAX #14 alone without `tailoring`, else as a
/// paragraph in this language at this level is set. Neither the start nor the end is among them.
#[must_use]
pub fn break_opportunities(text: &str, tailoring: Option<(Language, Level)>) -> Vec<usize> {
    let Some((language, level)) = tailoring else {
        return opportunity::untailored(text).collect();
    };
    let woven = Woven::plain(text);
    let tailoring = Tailoring::new(language, level, &woven);
    let ruler = Ruler { ambiguous: AmbiguousWidth::Narrow, limit: 2 };
    let mut ends: Vec<usize> = segment::divide(text, 0..text.len(), &tailoring, ruler)
        .into_iter()
        .map(|segment| segment.end)
        .collect();
    ends.pop();
    ends
}

/// The row that stands for a break between two parts of the text.
fn separator(setting: &Setting) -> Line {
    let asterisks = if setting.measure.0 < 5 { "*" } else { "* * *" };
    let cells = Cells(asterisks.len());
    let column = Cells((setting.measure - cells).0 / 2);
    let content = Content::Ornament(asterisks);
    let piece = Piece { content, column, cells, markup: Markup::NONE };
    Line { range: 0..0, pieces: vec![piece], width: column + cells }
}

#[cfg(test)]
mod tests;
