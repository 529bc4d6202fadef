//! A line of layout, drawn: what each piece is, and what lies over it.

use std::ops::Range;

use ratatui::style::Modifier;

use super::paint::Painter;
use super::theme::Role;
use crate::document::block::Block;
use crate::document::block::BlockKind;
use crate::document::block::RowRole;
use crate::document::front::FrontRole;
use crate::layout::line::Content;
use crate::layout::line::Line;
use crate::layout::line::Markup;
use crate::text::grapheme::Cells;
use crate::text::web::WebAddress;

/// Something that lies over a part of a block's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Over {
    /// The bytes of the block's text.
    pub(super) range: Range<usize>,
    /// What they are.
    pub(super) role: Role,
}

/// What lies over a block's text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Overlay {
    /// Parts of the text, later ones over earlier ones.
    pub(super) parts: Vec<Over>,
    /// The byte offset of the mark whose note is nearest to the cursor.
    pub(super) current_mark: Option<usize>,
    /// Parts of the text that are covered, in the cells that they take.
    pub(super) covered: Vec<Range<usize>>,
    /// Addresses that are links, with their bytes.
    pub(super) addresses: Vec<(Range<usize>, WebAddress)>,
}

/// Where a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At {
    /// The first column of the text.
    pub(super) x: u16,
    /// The row.
    pub(super) y: u16,
    /// The cells that may be used.
    pub(super) width: u16,
}

/// Draws a line of `block`; the column after its last piece comes back.
pub(super) fn draw(
    painter: &mut Painter,
    at: At,
    block: &Block,
    line: &Line,
    overlay: &Overlay,
) -> u16 {
    let base = role_of(block);
    let mut end = at.x;
    for piece in &line.pieces {
        let x = at.x.saturating_add(cells(piece.column));
        let room = at.width.saturating_sub(cells(piece.column));
        let added = attributes(piece.markup);
        end = match &piece.content {
            Content::Text(range) => {
                let start = x;
                let mut x = x;
                for (part, role) in split(range, overlay) {
                    let is_covered = overlay.covers(part.start);
                    let text = block.text.as_str().get(part).unwrap_or_default();
                    let room = (at.x + at.width).saturating_sub(x);
                    let cover = is_covered.then(|| painter.covered(text));
                    let text = cover.as_deref().unwrap_or(text);
                    x = painter.marked_up((x, at.y), room, text, role.unwrap_or(base), added);
                }
                for (bytes, address) in &overlay.addresses {
                    let part = bytes.start.max(range.start)..bytes.end.min(range.end);
                    let text = |bytes| block.text.as_str().get(bytes).unwrap_or_default();
                    let from =
                        start + painter.width(text(range.start..part.start.max(range.start)));
                    let to = from + painter.width(text(part));
                    painter.link((from, at.y), to.min(x), address);
                }
                x
            }
            content => {
                let role = match content {
                    Content::Note { index, .. } => {
                        let offset = block.text.refs().get(*index).map(|mark| mark.offset);
                        let is_current = offset.is_some() && offset == overlay.current_mark;
                        if is_current { Role::Current } else { Role::Mark }
                    }
                    Content::Picture { .. }
                    | Content::Reading { .. }
                    | Content::Placeholder(_)
                    | Content::Ornament(_) => Role::Quiet,
                    Content::Label(_) | Content::Text(_) => base,
                };
                let text = piece.text(block);
                let cover = overlay.covers_reading(block, content).then(|| painter.covered(&text));
                let text = cover.as_deref().unwrap_or(&text);
                painter.marked_up((x, at.y), room, text, role, added)
            }
        };
    }
    end
}

/// The role of a block's ordinary text.
fn role_of(block: &Block) -> Role {
    match block.kind {
        BlockKind::Heading { .. }
        | BlockKind::Front(FrontRole::Title)
        | BlockKind::TableRow(RowRole::Header) => Role::Heading,
        BlockKind::Front(FrontRole::AuthorNote | FrontRole::EditorNote | FrontRole::Other) => {
            Role::Quiet
        }
        _ => Role::Plain,
    }
}

fn attributes(markup: Markup) -> Modifier {
    let pairs = [
        (Markup::EMPHASIS, Modifier::ITALIC),
        (Markup::STRONG, Modifier::BOLD),
        (Markup::STRIKETHROUGH, Modifier::CROSSED_OUT),
        (Markup::LINK, Modifier::UNDERLINED),
    ];
    pairs
        .into_iter()
        .filter(|(kind, _)| markup.has(*kind))
        .fold(Modifier::empty(), |all, (_, modifier)| all | modifier)
}

impl Overlay {
    /// True where the character at this byte of the text is covered.
    fn covers(&self, offset: usize) -> bool {
        self.covered.iter().any(|range| range.contains(&offset))
    }

    /// True for the reading of characters that are covered.
    fn covers_reading(&self, block: &Block, content: &Content) -> bool {
        let Content::Reading { index, .. } = content else { return false };
        block.text.spans().get(*index).is_some_and(|span| self.covers(span.range.start))
    }
}

/// The parts of `range` between the bounds of what lies over it, each with its role.
fn split(range: &Range<usize>, overlay: &Overlay) -> Vec<(Range<usize>, Option<Role>)> {
    let over = &overlay.parts;
    let mut bounds = vec![range.start, range.end];
    for one in over.iter().map(|one| &one.range).chain(&overlay.covered) {
        bounds.extend([one.start, one.end].iter().filter(|at| range.contains(at)));
    }
    bounds.sort_unstable();
    bounds.dedup();
    bounds
        .windows(2)
        .map(|pair| {
            let role = over.iter().rev().find(|one| one.range.contains(&pair[0]));
            (pair[0]..pair[1], role.map(|one| one.role))
        })
        .collect()
}

fn cells(Cells(cells): Cells) -> u16 {
    u16::try_from(cells).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_split_where_something_lies_over_it() {
        let over = vec![Over { range: 3..6, role: Role::Hit }];
        let parts = split(&(0..9), &Overlay { parts: over, ..Overlay::default() });
        assert_eq!(parts, [(0..3, None), (3..6, Some(Role::Hit)), (6..9, None)]);
    }

    #[test]
    fn what_lies_outside_a_range_does_not_split_it() {
        let parts =
            vec![Over { range: 0..3, role: Role::Hit }, Over { range: 2..20, role: Role::Mark }];
        let overlay = Overlay { parts, ..Overlay::default() };
        assert_eq!(split(&(5..9), &overlay), [(5..9, Some(Role::Mark))]);
    }
}
