//! An excerpt set by itself: indented as deep as its place in the outline, behind a sign that says
//! that its block has more.

use super::abridgement::{CLOSED, Excerpt, OPENED, SIGN, Sign};
use super::lay_out_range;
use super::line::{Content, Line, Markup, Piece};
use super::setting::{ParagraphStyle, Setting};
use crate::document::block::Block;
use crate::text::grapheme::Cells;
use crate::text::words::WordBoundaries;

/// A measure of which less than this is left has no room for the indent.
const LEAST: usize = 16;

/// The lines of an excerpt of `block`, at least one.
pub(super) fn lay_out_excerpt(
    block: &Block,
    excerpt: &Excerpt,
    setting: &Setting,
    words: Option<&dyn WordBoundaries>,
) -> Vec<Line> {
    let room = setting.measure.0.saturating_sub(LEAST);
    let sign = if excerpt.sign == Sign::None { 0 } else { SIGN };
    let column = excerpt.column.0.min(room.saturating_sub(sign));
    let indent = (column + sign).min(room);
    let narrowed = Setting {
        measure: setting.measure - Cells(indent),
        paragraphs: ParagraphStyle::BlankLine,
        ..*setting
    };
    let mut lines = lay_out_range(block, excerpt.range.clone(), &narrowed, words);
    for line in &mut lines {
        for piece in &mut line.pieces {
            piece.column += Cells(indent);
        }
        line.width += Cells(indent);
    }
    if excerpt.sign == Sign::Closed && indent == column + sign {
        put_sign(&mut lines, CLOSED, Cells(column));
    }
    lines
}

/// Puts the sign of an opened block before its first line, where its indent has room for it.
pub(super) fn sign_opened(lines: &mut [Line]) {
    let first = lines.first().and_then(|line| line.pieces.first());
    if first.is_some_and(|piece| piece.column.0 >= SIGN) {
        put_sign(lines, OPENED, Cells::ZERO);
    }
}

fn put_sign(lines: &mut [Line], sign: &'static str, column: Cells) {
    let Some(first) = lines.first_mut() else { return };
    let content = Content::Ornament(sign);
    first.pieces.insert(0, Piece { content, column, cells: Cells(1), markup: Markup::NONE });
}
