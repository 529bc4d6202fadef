//! Last phase: from chosen breaks to lines with their pieces in columns.

use std::ops::Range;

use super::collect::{InsertKind, Woven};
use super::line::{Content, Line, Markup, Piece};
use super::mark::{is_enclosed_number, is_superscript};
use super::ruler::{Ruled, Ruler};
use super::tailoring::is_space;
use crate::document::block::Block;
use crate::document::inline::Span;
use crate::text::grapheme::Cells;
use crate::text::script::is_cjk_letter;

/// What all lines of a block are composed from.
pub(super) struct Composer<'a> {
    pub(super) block: &'a Block,
    pub(super) woven: &'a Woven<'a>,
    pub(super) ruler: Ruler,
}

/// Cells that are put in before a byte of the woven text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) at: usize,
    pub(super) cells: usize,
}

impl Composer<'_> {
    /// The pieces of `range` of the woven text, the first at `column`, with `gaps` put in.
    pub(super) fn pieces(&self, range: Range<usize>, column: usize, gaps: &[Gap]) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut column = column;
        let mut gaps = gaps.iter().peekable();
        let mut spans = self.block.text.spans();
        let text = self.woven.text.get(range.clone()).unwrap_or_default();
        let mut is_broken = true;
        for cluster in self.ruler.measured(text) {
            let at = range.start + cluster.offset;
            if let Some(gap) = gaps.next_if(|gap| gap.at == at) {
                column += gap.cells;
                is_broken = true;
            }
            let cells = Cells(cluster.cells);
            if let Some(content) = self.content(at, &cluster) {
                let markup = markup_at(&mut spans, &content);
                let last = pieces.last_mut().filter(|last| !is_broken && last.markup == markup);
                if let Some(last) = last
                    && extend(&mut last.content, &content)
                {
                    last.cells += cells;
                } else {
                    pieces.push(Piece { content, column: Cells(column), cells, markup });
                }
                is_broken = false;
            } else {
                is_broken = true;
            }
            column += cells.0;
        }
        pieces
    }

    /// What is drawn for the cluster at `at`; nothing for a tab or the space after a label.
    fn content(&self, at: usize, ruled: &Ruled<'_>) -> Option<Content> {
        if let Some(insert) = self.woven.insert_at(at) {
            let start = at - insert.range.start;
            let part = start..start + ruled.cluster.len();
            return match insert.kind {
                InsertKind::Note(index) => Some(Content::Note { index, part }),
                InsertKind::Reading(index) => Some(Content::Reading { index, part }),
                InsertKind::Label => (ruled.cluster != " ").then_some(Content::Label(part)),
                InsertKind::Picture(sign) => Some(Content::Picture { sign, part }),
                InsertKind::Tab => None,
            };
        }
        let start = self.woven.source(at);
        let range = start..start + ruled.cluster.len();
        match ruled.cluster {
            "\t" => None,
            _ if ruled.is_replaced => Some(Content::Placeholder(range)),
            _ => Some(Content::Text(range)),
        }
    }

    /// Where a line of `range` can take up `slack` cells: at its gaps between CJK and Latin, evenly
    /// from the left, at most [`GAP`] each.
    pub(super) fn gaps(&self, range: Range<usize>, slack: usize) -> Vec<Gap> {
        let text = self.woven.text.get(range.clone()).unwrap_or_default();
        let mut places = Vec::new();
        let mut before = ' ';
        for (offset, c) in text.char_indices() {
            if is_space(c) {
                continue;
            }
            if is_cjk_letter(before) && is_latin(c) || is_latin(before) && is_cjk_letter(c) {
                places.push(range.start + offset);
            }
            before = c;
        }
        let count = places.len();
        let share = |index: usize| ((slack + count - 1 - index) / count).min(GAP);
        let gaps = places.into_iter().enumerate();
        gaps.map(|(index, at)| Gap { at, cells: share(index) })
            .filter(|gap| gap.cells > 0)
            .collect()
    }

    /// The bytes of `range` without the spaces at its end (R8).
    pub(super) fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let text = self.woven.text.get(range.clone()).unwrap_or_default();
        range.start..range.start + text.trim_end_matches(is_space).len()
    }
}

/// The cells that one gap takes up at most: an ideograph's width.
const GAP: usize = 2;

/// Letters and digits that print sets apart from Han (CLREQ 3.2.2).
fn is_latin(c: char) -> bool {
    c.is_alphanumeric() && !is_cjk_letter(c) && !is_enclosed_number(c) && !is_superscript(c)
}

/// Joins `next` to `last` where they are one run.
fn extend(last: &mut Content, next: &Content) -> bool {
    match (last, next) {
        (Content::Text(last), Content::Text(next))
        | (Content::Label(last), Content::Label(next)) => join(last, next),
        (Content::Note { index, part }, Content::Note { index: other, part: next })
        | (Content::Reading { index, part }, Content::Reading { index: other, part: next }) => {
            index == other && join(part, next)
        }
        (Content::Picture { part, .. }, Content::Picture { part: next, .. }) => join(part, next),
        _ => false,
    }
}

fn join(last: &mut Range<usize>, next: &Range<usize>) -> bool {
    let follows = last.end == next.start;
    if follows {
        last.end = next.end;
    }
    follows
}

/// The markup at the start of `content`. `spans` loses at its front what lies before it.
fn markup_at(spans: &mut &[Span], content: &Content) -> Markup {
    let (Content::Text(range) | Content::Placeholder(range)) = content else {
        return Markup::NONE;
    };
    while let [first, rest @ ..] = *spans
        && first.range.end <= range.start
    {
        *spans = rest;
    }
    spans
        .iter()
        .take_while(|span| span.range.start <= range.start)
        .filter(|span| range.start < span.range.end)
        .fold(Markup::NONE, |markup, span| markup.with(Markup::of(&span.kind)))
}

/// The line of these pieces.
pub(super) fn line_of(range: Range<usize>, pieces: Vec<Piece>) -> Line {
    let width = pieces.last().map_or(Cells::ZERO, |piece| piece.column + piece.cells);
    Line { range, pieces, width }
}
