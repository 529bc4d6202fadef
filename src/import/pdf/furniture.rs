//! Running heads and page numbers: the outermost lines of pages, where they come again or count.

use super::piece::Piece;
use crate::import::label;
use crate::import::label::Family;
use crate::text::ordinal;

/// Lines at either end of a page that may be furniture.
const DEPTH: usize = 3;
/// Running heads stand at the same height on their pages, up to this many points.
const SAME_HEIGHT: f32 = 3.0;

/// Takes the running heads and page numbers out of the pages, each of which has its pieces from top
/// to bottom. Returns the text of the running heads that were taken out, each once.
pub(super) fn take(pages: &mut [Vec<Piece>], body: f32) -> Vec<String> {
    let edges: Vec<Vec<Edge>> = pages.iter().map(|pieces| edges(pieces, body)).collect();
    let mut heads: Vec<String> = Vec::new();
    let mut taken: Vec<Vec<usize>> = Vec::new();
    for (page, of_page) in edges.iter().enumerate() {
        let mut gone = Vec::new();
        for bottom in [false, true] {
            // What stands further out than furniture is furniture as well.
            let end: Vec<_> = of_page.iter().filter(|edge| edge.bottom == bottom).collect();
            let is_gone = |at: usize, edge: &Edge| {
                // The last lines of notes are alike too: addresses of one site.
                (comes_again(&edges, page, edge) && !(bottom && is_in_note(&end, at)))
                    || (edge.is_number && (edge.apart || pages.len() > 1))
                    || ((edge.apart || edge.small)
                        && has_fellows(&edges, page, edge)
                        && !(bottom && goes_on_from(&end, at, |edge| edge.is_numbered)))
            };
            let last =
                (0..end.len()).rev().find(|at| end.get(*at).is_some_and(|e| is_gone(*at, e)));
            let Some(last) = last else { continue };
            for edge in end.iter().take(last + 1) {
                if !edge.is_number && !heads.contains(&edge.text) {
                    heads.push(edge.text.clone());
                }
                gone.extend(edge.pieces.clone());
            }
        }
        taken.push(gone);
    }
    for (pieces, gone) in pages.iter_mut().zip(taken) {
        let mut index = 0;
        pieces.retain(|_| {
            index += 1;
            !gone.contains(&(index - 1))
        });
    }
    heads
}

/// One of the outermost lines of a page.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own")]
struct Edge {
    bottom: bool,
    pieces: std::ops::Range<usize>,
    y: f32,
    text: String,
    /// The text without its numbers.
    key: String,
    /// It is a page number.
    is_number: bool,
    /// It begins as a note does.
    is_note: bool,
    /// It begins as a note or as a numbered line does.
    is_numbered: bool,
    /// A number stands in it.
    has_number: bool,
    /// A wide gap parts it, or what stands further out, from the text.
    apart: bool,
    /// A wide gap parts it from the next line further in.
    gap: bool,
    /// Its type is smaller than that of the text.
    small: bool,
    /// Its type is larger than that of the text or as large and bold, as a heading's is.
    display: bool,
}

impl Edge {
    /// The text without the numbers at its ends: a foot has the page's there, a note has years and
    /// pages inside.
    fn inner(&self) -> &str {
        self.text.trim_matches(|c: char| !c.is_alphabetic())
    }
}

/// The outermost lines of a page, from the outside in at either end.
fn edges(pieces: &[Piece], body: f32) -> Vec<Edge> {
    let mut rows: Vec<std::ops::Range<usize>> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        let is_here = |row: &std::ops::Range<usize>| {
            pieces.get(row.start).is_some_and(|first| (first.y - piece.y).abs() < 0.3 * body)
        };
        match rows.last_mut().filter(|row| is_here(row)) {
            Some(row) => row.end = index + 1,
            None => rows.push(index..index + 1),
        }
    }
    let y = |row: &std::ops::Range<usize>| pieces.get(row.start).map_or(0.0, |piece| piece.y);
    let mut found = Vec::new();
    for bottom in [false, true] {
        let mut order: Vec<_> = rows.clone();
        if bottom {
            order.reverse();
        }
        let depth = DEPTH.min(order.len().div_ceil(2));
        let gaps: Vec<bool> = order
            .windows(2)
            .take(depth)
            .map(|pair| match pair {
                [a, b] => (y(a) - y(b)).abs() > 1.9 * body,
                _ => false,
            })
            .collect();
        for (at, row) in order.iter().take(depth).enumerate() {
            let of_row = pieces.get(row.clone()).unwrap_or_default();
            let text = of_row.iter().map(Piece::text).collect::<Vec<_>>().join(" ");
            found.push(Edge {
                bottom,
                pieces: row.clone(),
                y: y(row),
                is_note: is_note(of_row, &text),
                is_numbered: is_note(of_row, &text)
                    || label::definition(&text).is_some()
                    || text.starts_with(|c: char| c.is_ascii_digit()),
                key: without_numbers(&text),
                is_number: of_row.len() == 1 && is_page_number(&text),
                has_number: text.chars().any(|c| c.is_ascii_digit()),
                apart: gaps.iter().skip(at).any(|gap| *gap),
                gap: gaps.get(at).copied().unwrap_or_default(),
                small: of_row.iter().all(|piece| piece.size < 0.95 * body),
                display: of_row.iter().any(|piece| is_display(piece, body)),
                text,
            });
        }
    }
    found
}

/// True where the line at `at` of a page's end, from the outside in, goes on with a note: one begins
/// further in without a wide gap between, or small type goes on further than is looked.
fn is_in_note(end: &[&Edge], at: usize) -> bool {
    goes_on_from(end, at, |edge| edge.is_note)
}

/// The same for a note that begins as `begins` says.
fn goes_on_from(end: &[&Edge], at: usize, begins: impl Fn(&Edge) -> bool) -> bool {
    for edge in end.iter().skip(at) {
        if begins(edge) {
            return true;
        }
        if edge.gap || !edge.small {
            return false;
        }
    }
    true
}

/// True where another page has the same text, but for numbers, at the same height; the last line of
/// a note (`第 3 页。`) is too short to tell.
fn comes_again(edges: &[Vec<Edge>], page: usize, edge: &Edge) -> bool {
    let length = edge.key.chars().count();
    let mut pages = edges.iter().enumerate().filter(|(other, _)| *other != page);
    (length >= 6 || length > 1 && edge.apart)
        && pages.any(|(_, others)| {
            others.iter().any(|other| {
                other.bottom == edge.bottom
                    && other.key == edge.key
                    && (!edge.display || other.text == edge.text)
                    && (!(edge.bottom && edge.is_numbered) || other.inner() == edge.inner())
                    && (other.y - edge.y).abs() < SAME_HEIGHT
            })
        })
}

/// True where other pages have a small line at the same height that also stands apart, and either
/// of them has a number or the same text.
fn has_fellows(edges: &[Vec<Edge>], page: usize, edge: &Edge) -> bool {
    let pages = edges.iter().enumerate().filter(|(other, _)| *other != page);
    let fellows = pages
        .filter(|(_, others)| {
            others.iter().any(|other| {
                other.bottom == edge.bottom
                    && (other.y - edge.y).abs() < SAME_HEIGHT
                    && !(other.is_note || edge.is_note || other.display || edge.display)
                    && other.apart
                    && edge.apart
                    && (other.has_number || edge.has_number || other.small && edge.small)
            })
        })
        .count();
    fellows > 0 && 2 * (fellows + 1) >= edges.len().min(8)
}

/// A raised mark or a label that is no page number begins the line.
fn is_note(row: &[Piece], text: &str) -> bool {
    let is_raised = row.first().is_some_and(|piece| {
        let glyph = piece.glyphs.first().map_or(f32::INFINITY, |glyph| glyph.x);
        piece.marks.first().is_some_and(|(x, _)| *x < glyph)
    });
    is_raised || label::definition(text).is_some_and(|found| found.label.family != Family::Plain)
}

fn is_display(piece: &Piece, body: f32) -> bool {
    let is_bold = || piece.glyphs.iter().all(|g| g.bold || !g.character.is_alphanumeric());
    piece.size > 1.05 * body || piece.size > 0.97 * body && is_bold()
}

fn without_numbers(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic() && ordinal::digit(*c).is_none()).collect()
}

/// 12, - 12 -, ·12·, 第 12 页, Page 3 of 9, iv.
fn is_page_number(text: &str) -> bool {
    let bare: String =
        text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    let inner = bare.trim_matches(|c: char| "-–—―·•・.．|()（）[]〔〕【】/".contains(c));
    let inner =
        inner.trim_start_matches("page").trim_start_matches('第').trim_end_matches(['页', '頁']);
    let is_number = |part: &str| {
        !part.is_empty() && part.len() <= 5 && part.chars().all(|c| c.is_ascii_digit())
    };
    let parts = inner.split_once("of").or_else(|| inner.split_once('/'));
    is_number(inner)
        || parts.is_some_and(|(page, of)| is_number(page) && is_number(of))
        || (!inner.is_empty()
            && inner.len() <= 6
            && inner.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l')))
}
