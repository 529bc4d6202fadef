//! Readings in small kana above characters (JLREQ 3.3): they are no part of the text.

use super::piece::Piece;
use crate::text::script;

/// A reading is at most this part of the size of its line.
const SIZE_MAX: f32 = 0.65;
/// How far its baseline is above that of its line, in ems of the line.
const RISE: std::ops::Range<f32> = 0.7..1.35;
/// Lines that are looked at below it.
const LOOK: usize = 24;

/// Takes the readings out of the pieces of a page, which come from top to bottom.
pub(super) fn take(pieces: &mut Vec<Piece>) {
    let is_ruby: Vec<bool> = (0..pieces.len()).map(|at| is_ruby(pieces, at)).collect();
    let mut of_piece = is_ruby.into_iter();
    pieces.retain(|_| !of_piece.next().unwrap_or_default());
}

fn is_ruby(pieces: &[Piece], at: usize) -> bool {
    let Some(small) = pieces.get(at) else { return false };
    let is_kana = small.text().chars().all(|c| script::is_kana(c) || matches!(c, 'ー' | '・'));
    let below = pieces.iter().skip(at + 1).take(LOOK);
    is_kana
        && below.into_iter().any(|line| {
            small.size < SIZE_MAX * line.size
                && RISE.contains(&((small.y - line.y) / line.size))
                && small.left() > line.left() - line.size
                && small.right() < line.right() + line.size
        })
}
