//! The phases in order, for one run of text between two columns.

use std::ops::Range;

use super::balance::{balanced, price_clauses};
use super::collect::{Tabs, Woven};
use super::compose::{Composer, line_of};
use super::fill::fill;
use super::fit::fit;
use super::frame::{Frame, Placing, Wrapping};
use super::line::{Line, Piece};
use super::mark;
use super::opportunity::ends_line;
use super::price::price;
use super::relax::{Room, relax};
use super::ruler::Ruler;
use super::segment::{Segment, divide, divide_everywhere};
use super::setting::{Alignment, Breaking, Setting};
use super::tailoring::Tailoring;
use crate::document::block::{Block, BlockKind};
use crate::text::words::WordBoundaries;

/// What the lines of a text depend on.
#[derive(Clone, Copy)]
pub(super) struct Flow<'a> {
    pub(super) block: &'a Block,
    pub(super) frame: Frame,
    pub(super) setting: &'a Setting,
    pub(super) words: Option<&'a dyn WordBoundaries>,
}

impl Flow<'_> {
    /// The lines of `range` of the block's text.
    pub(super) fn lines(&self, range: Range<usize>) -> Vec<Line> {
        let label = match (&self.block.kind, self.frame.label) {
            (BlockKind::ListItem { label, .. }, None) => Some(label.as_str()),
            _ => None,
        };
        let tabs = match self.frame.wrapping {
            Wrapping::Prose | Wrapping::Balanced => Tabs::Space,
            Wrapping::Verbatim => Tabs::Expanded,
        };
        let shown = (self.setting.ruby, mark::picture(self.setting.language));
        let woven = Woven::weave(&self.block.text, range.clone(), (label, tabs), shown);
        let ruler = Ruler { ambiguous: self.setting.ambiguous, limit: self.frame.narrowest() };
        let tailoring = Tailoring::new(self.setting.language, self.setting.level, &woven);
        let composer = Composer { block: self.block, woven: &woven, ruler };
        let mut lines = Vec::new();
        for hard_line in hard_lines(&woven.text) {
            let is_first = range.start == 0 && lines.is_empty();
            self.set_hard_line(&composer, &tailoring, (hard_line, is_first), &mut lines);
        }
        tile(&mut lines, &range);
        lines
    }

    fn set_hard_line(
        &self,
        composer: &Composer<'_>,
        tailoring: &Tailoring<'_>,
        (range, is_first): (Range<usize>, bool),
        lines: &mut Vec<Line>,
    ) {
        let text = &*composer.woven.text;
        let first = if is_first { self.frame.first } else { self.frame.fresh };
        let room = Room {
            first: self.frame.right - first,
            rest: self.frame.right - self.frame.rest,
            gutter: self.frame.gutter,
        };
        let segments = match self.frame.wrapping {
            Wrapping::Prose | Wrapping::Balanced => {
                let mut segments = divide(text, range.clone(), tailoring, composer.ruler);
                if self.setting.breaking != Breaking::Greedy {
                    price(text, range.clone(), &mut segments, self.setting, self.words);
                    if self.frame.wrapping == Wrapping::Balanced {
                        price_clauses(text, &mut segments);
                    }
                }
                relax(text, range.start, segments, tailoring, (room, composer.ruler))
            }
            Wrapping::Verbatim => divide_everywhere(text, range.clone(), composer.ruler),
        };
        let mut start = range.start;
        let mut column = first;
        for end in self.choose(&segments, room) {
            let end = segments[end - 1].end;
            let content = composer.trimmed(start..end);
            let gaps = if self.justifies() && end < range.end {
                let width = composer.ruler.width(text.get(content.clone()).unwrap_or_default());
                composer.gaps(content.clone(), self.frame.right.saturating_sub(column + width))
            } else {
                Vec::new()
            };
            let mut pieces = composer.pieces(content, column, &gaps);
            self.place(&mut pieces);
            lines.push(line_of(composer.woven.source(start)..composer.woven.source(end), pieces));
            start = end;
            column = self.frame.rest;
        }
    }

    /// True where the lines that others follow are stretched to the measure.
    fn justifies(&self) -> bool {
        self.setting.alignment == Alignment::Justified
            && self.frame.wrapping == Wrapping::Prose
            && self.frame.placing == Placing::Left
    }

    /// Moves the pieces of a line, which begin at the left, to where they stand.
    fn place(&self, pieces: &mut [Piece]) {
        let end = pieces.last().map_or(0, |piece| (piece.column + piece.cells).0);
        let room = self.frame.right.saturating_sub(end);
        let moved = match self.frame.placing {
            Placing::Left => 0,
            Placing::Centre => room / 2,
            Placing::Right => room,
        };
        for piece in pieces {
            piece.column.0 += moved;
        }
    }

    fn choose(&self, segments: &[Segment], room: Room) -> Vec<usize> {
        match self.frame.wrapping {
            Wrapping::Verbatim => fill(segments, room),
            _ if self.setting.breaking == Breaking::Greedy => fill(segments, room),
            Wrapping::Prose => fit(segments, room),
            Wrapping::Balanced => fit(segments, balanced(segments, room)),
        }
    }
}

/// Makes the lines' ranges follow each other from the start of `range` to its end.
fn tile(lines: &mut [Line], range: &Range<usize>) {
    let mut end = range.end;
    for line in lines.iter_mut().rev() {
        line.range.end = end;
        end = line.range.start;
    }
    if let Some(first) = lines.first_mut() {
        first.range.start = range.start;
    }
}

/// The lines that the source asks for, without the characters that end them; a text has one at least.
fn hard_lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next?;
        let rest = text.get(start..)?;
        let Some((length, ending)) = rest.char_indices().find(|(_, c)| ends_line(*c)) else {
            next = None;
            return (start == 0 || !rest.is_empty()).then_some(start..text.len());
        };
        let is_pair = ending == '\r' && rest.get(length + 1..).is_some_and(|r| r.starts_with('\n'));
        next = Some(start + length + ending.len_utf8() + usize::from(is_pair));
        Some(start..start + length)
    })
}
