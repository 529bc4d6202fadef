//! Characters to pieces of lines: what stands on one baseline without a wide gap, with the raised
//! marks that belong to it.

use super::glyph::Glyph;
use super::glyph::half_points;
use super::ruby;

/// A gap wider than this parts two pieces, in ems. A justified line of Chinese has narrower ones,
/// the space between two columns is wider.
const GAP: f32 = 1.15;
/// Type that is smaller than this beside other type may be raised or lowered.
const SMALL: f32 = 0.82;
/// A raised mark has no more characters than this.
const MARK_LENGTH: usize = 12;

/// Part of a line.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    /// The characters from left to right.
    pub glyphs: Vec<Glyph>,
    /// The raised marks of notes, each with its place, from left to right.
    pub marks: Vec<(f32, String)>,
    /// The baseline in points from the bottom.
    pub y: f32,
    /// The commonest size of its type in points.
    pub size: f32,
}

impl Piece {
    pub(super) fn left(&self) -> f32 {
        let mark = self.marks.first().map(|(x, _)| *x);
        let glyph = self.glyphs.first().map(|glyph| glyph.x);
        mark.into_iter().chain(glyph).fold(f32::INFINITY, f32::min)
    }

    pub(super) fn right(&self) -> f32 {
        self.glyphs.iter().map(Glyph::end).fold(f32::NEG_INFINITY, f32::max)
    }

    /// The characters alone.
    pub(super) fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.character).filter(|c| !c.is_whitespace()).collect()
    }

    fn of(glyphs: Vec<Glyph>) -> Self {
        let y = glyphs.first().map_or(0.0, |glyph| glyph.y);
        let size = commonest_size(&glyphs);
        Self { glyphs, marks: Vec::new(), y, size }
    }
}

fn commonest_size(glyphs: &[Glyph]) -> f32 {
    let mut sizes: Vec<_> = glyphs
        .iter()
        .filter(|glyph| !glyph.character.is_whitespace())
        .map(|glyph| half_points(glyph.size))
        .collect();
    sizes.sort_unstable();
    let longest = sizes.chunk_by(|a, b| a == b).max_by_key(|run| run.len());
    longest.and_then(|run| run.first()).map_or(0.0, |size| f32::from(*size) / 2.0)
}

/// The pieces of a page from top to bottom, those of one baseline from left to right.
pub(super) fn pieces(glyphs: &[Glyph]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for row in rows(glyphs) {
        let mut piece: Vec<Glyph> = Vec::new();
        let mut end = f32::NEG_INFINITY;
        for glyph in row {
            let em = piece.last().map_or(glyph.size, |last| last.size.min(glyph.size).max(4.0));
            if !piece.is_empty() && glyph.x - end > GAP * em {
                pieces.push(Piece::of(std::mem::take(&mut piece)));
            }
            if !glyph.character.is_whitespace() || !piece.is_empty() {
                piece.push(glyph);
            }
            if !glyph.character.is_whitespace() {
                end = end.max(glyph.end());
            }
            if piece.is_empty() {
                end = f32::NEG_INFINITY;
            }
        }
        pieces.push(Piece::of(piece));
    }
    pieces.retain(|piece| piece.glyphs.iter().any(|glyph| !glyph.character.is_whitespace()));
    ruby::take(&mut pieces);
    attach_small(&mut pieces);
    pieces
}

/// The characters of each baseline from left to right, from top to bottom.
fn rows(glyphs: &[Glyph]) -> Vec<Vec<Glyph>> {
    let mut sorted = glyphs.to_vec();
    sorted.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in sorted {
        let is_here = |row: &Vec<Glyph>| {
            row.first().is_some_and(|first| first.y - glyph.y <= (0.09 * glyph.size).max(0.6))
        };
        match rows.last_mut().filter(|row| is_here(row)) {
            Some(row) => row.push(glyph),
            None => rows.push(vec![glyph]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.ink().total_cmp(&b.ink()));
        // Bold that is made by printing twice.
        row.dedup_by(|next, kept| {
            next.character == kept.character && (next.x - kept.x).abs() < 0.15 * kept.size
        });
    }
    rows
}

/// Where a piece of small type stands beside a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    Raised,
    Lowered,
}

/// Gives small pieces that stand raised or lowered at a line to it: marks as marks, all else (an
/// index, an exponent) as characters.
fn attach_small(pieces: &mut Vec<Piece>) {
    let hosts: Vec<Option<(usize, Stand)>> = (0..pieces.len()).map(|at| host(pieces, at)).collect();
    for (at, host) in hosts.iter().enumerate() {
        let Some((host, stand)) = *host else { continue };
        // A line that is small itself has gone to its own host.
        if hosts.get(host).is_some_and(Option::is_some) {
            continue;
        }
        let Some(small) = pieces.get_mut(at).map(std::mem::take) else { continue };
        let Some(line) = pieces.get_mut(host) else { continue };
        let text = small.text();
        if stand == Stand::Raised && is_mark(&text) {
            line.marks.push((small.left(), text));
            line.marks.sort_by(|a, b| a.0.total_cmp(&b.0));
        } else {
            line.glyphs.extend(small.glyphs);
            line.glyphs.sort_by(|a, b| a.ink().total_cmp(&b.ink()));
        }
    }
    pieces.retain(|piece| !piece.glyphs.is_empty());
}

/// The line that a small piece stands at: the nearest one that it overlaps in height.
fn host(pieces: &[Piece], at: usize) -> Option<(usize, Stand)> {
    /// Lines that are looked at on either side.
    const LOOK: usize = 24;
    let small = pieces.get(at)?;
    if small.glyphs.len() > 3 * MARK_LENGTH {
        return None;
    }
    let (left, right) = (small.left(), small.right());
    let mut best: Option<(f32, usize, Stand)> = None;
    for index in at.saturating_sub(LOOK)..(at + LOOK + 1).min(pieces.len()) {
        let Some(line) = pieces.get(index).filter(|line| small.size < SMALL * line.size) else {
            continue;
        };
        let rise = small.y - line.y;
        let stand = if rise > 0.0 && rise < 0.75 * line.size + 1.0 {
            Stand::Raised
        } else if rise <= 0.0 && rise > -0.4 * line.size {
            Stand::Lowered
        } else {
            continue;
        };
        // Into the line, or right behind or before it.
        let away = (left - line.right()).max(line.left() - right).max(0.0);
        if away < 0.6 * line.size && best.is_none_or(|(least, ..)| away + rise.abs() < least) {
            best = Some((away + rise.abs(), index, stand));
        }
    }
    best.map(|(_, index, stand)| (index, stand))
}

/// True for what a raised mark is: numbers with or without brackets, circled numbers, stars.
pub(super) fn is_mark(text: &str) -> bool {
    let is_sign = |c: char| {
        c.is_ascii_digit()
            || crate::text::ordinal::circled(c).is_some()
            || "[]［］〔〕()（）,，、-–—~*＊†‡§¶".contains(c)
    };
    let has_label = |c: char| !"[]［］〔〕()（）,，、-–—~".contains(c);
    text.chars().count() <= MARK_LENGTH && text.chars().all(is_sign) && text.chars().any(has_label)
}
