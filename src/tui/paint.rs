//! The one door to the buffer: text is cleaned on its way, measured by [`grapheme`], and cut at
//! cluster boundaries, never inside a wide character.

use ratatui::buffer::Buffer;
use ratatui::buffer::Cell;
use ratatui::layout::Position;
use ratatui::style::Modifier;
use ratatui::style::Style;

use super::links::Links;
use super::theme::Palette;
use super::theme::Role;
use crate::app::Area;
use crate::text::clean::CleanText;
use crate::text::grapheme;
use crate::text::grapheme::AmbiguousWidth;
use crate::text::web::WebAddress;

/// Draws into a buffer in a theme's styles.
pub(super) struct Painter<'a> {
    buffer: &'a mut Buffer,
    palette: Palette,
    ambiguous: AmbiguousWidth,
    links: Links,
}

impl<'a> Painter<'a> {
    /// A painter over a buffer that is blanked first.
    pub(super) fn new(buffer: &'a mut Buffer, palette: Palette, ambiguous: AmbiguousWidth) -> Self {
        buffer.reset();
        buffer.set_style(buffer.area, palette.base());
        Self { buffer, palette, ambiguous, links: Links::default() }
    }

    /// The links of what was drawn.
    pub(super) fn into_links(self) -> Links {
        self.links
    }

    /// Makes the text in row `y` from column `from` to before `to` a link, until something else is
    /// drawn over it.
    pub(super) fn link(&mut self, from: (u16, u16), to: u16, address: &WebAddress) {
        self.links.add(from, to, address);
    }

    /// The cells that `text` takes.
    pub(super) fn width(&self, text: &str) -> u16 {
        let cells = grapheme::width_in(CleanText::new(text).as_str(), self.ambiguous).0;
        u16::try_from(cells).unwrap_or(u16::MAX)
    }

    /// A cover for `text`, as wide as it in every cell: `＿` for two cells and `_` for one.
    pub(super) fn covered(&self, text: &str) -> String {
        let clean = CleanText::new(text);
        let widths = grapheme::measured(clean.as_str(), self.ambiguous).map(|one| one.cells.0);
        widths.map(|cells| ["", "_", "＿"].get(cells).copied().unwrap_or("＿")).collect()
    }

    /// Draws as much of `text` as fits in `width` cells; the column after it comes back.
    pub(super) fn text(&mut self, x: u16, y: u16, width: u16, text: &str, role: Role) -> u16 {
        self.styled((x, y), width, text, self.palette.style(role))
    }

    /// Draws as [`Self::text`] with attributes added.
    pub(super) fn marked_up(
        &mut self,
        place: (u16, u16),
        width: u16,
        text: &str,
        role: Role,
        added: Modifier,
    ) -> u16 {
        self.styled(place, width, text, self.palette.style(role).add_modifier(added))
    }

    fn styled(&mut self, (x, y): (u16, u16), width: u16, text: &str, style: Style) -> u16 {
        let end = x.saturating_add(width).min(self.buffer.area.right());
        let mut column = x;
        for measured in grapheme::measured(CleanText::new(text).as_str(), self.ambiguous) {
            let cells = u16::try_from(measured.cells.0).unwrap_or(2);
            if column + cells > end {
                break;
            }
            if cells == 0 {
                continue;
            }
            for covered in column..column + cells {
                if let Some(cell) = self.cell(covered, y) {
                    cell.reset();
                    cell.set_style(style);
                }
            }
            if let Some(cell) = self.cell(column, y) {
                cell.set_symbol(measured.cluster);
            }
            column += cells;
        }
        column
    }

    /// Draws `text` in `width` cells, with `…` where it does not fit.
    pub(super) fn shortened(&mut self, x: u16, y: u16, width: u16, text: &str, role: Role) -> u16 {
        if self.width(text) <= width {
            return self.text(x, y, width, text, role);
        }
        let room = width.saturating_sub(self.width("…"));
        let end = self.text(x, y, room, text, role);
        self.text(end, y, x.saturating_add(width).saturating_sub(end), "…", role)
    }

    /// Blanks an area; a wide character that the area's left edge cuts is blanked whole.
    pub(super) fn blank(&mut self, area: Area) {
        let base = self.palette.base();
        for y in area.y..area.y + area.height {
            let before = area.x.checked_sub(1).filter(|&before| {
                self.symbol(before, y)
                    .is_some_and(|symbol| grapheme::width_in(symbol, self.ambiguous).0 > 1)
            });
            for x in before.into_iter().chain(area.x..area.x + area.width) {
                if let Some(cell) = self.cell(x, y) {
                    cell.reset();
                    cell.set_style(base);
                }
            }
        }
    }

    fn symbol(&self, x: u16, y: u16) -> Option<&str> {
        self.buffer.cell(Position { x, y }).map(Cell::symbol)
    }

    fn cell(&mut self, x: u16, y: u16) -> Option<&mut Cell> {
        self.links.remove(x, y);
        self.buffer.cell_mut(Position { x, y })
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;
    use crate::config::Theme;

    fn painted(paint: impl Fn(&mut Painter)) -> String {
        painted_in(AmbiguousWidth::Narrow, paint)
    }

    fn painted_in(ambiguous: AmbiguousWidth, paint: impl Fn(&mut Painter)) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        paint(&mut Painter::new(&mut buffer, Palette::of(Theme::Terminal), ambiguous));
        buffer.content().iter().map(Cell::symbol).collect()
    }

    #[test]
    fn a_cover_takes_the_cells_of_what_it_covers() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
        let palette = Palette::of(Theme::Terminal);
        let narrow =
            Painter::new(&mut buffer, palette, AmbiguousWidth::Narrow).covered("温“a\u{301}”故");
        assert_eq!(narrow, "＿___＿");
        let wide = Painter::new(&mut buffer, palette, AmbiguousWidth::Wide).covered("温“a”");
        assert_eq!(wide, "＿＿_＿");
    }

    #[test]
    fn a_wide_character_that_does_not_fit_is_left_out() {
        assert_eq!(painted(|p| _ = p.text(0, 0, 3, "温故", Role::Plain)), "温     ");
    }

    #[test]
    fn an_ambiguous_character_takes_two_cells_where_the_terminal_gives_it_two() {
        let wide = painted_in(AmbiguousWidth::Wide, |p| _ = p.text(0, 0, 6, "“a", Role::Plain));
        assert_eq!(wide, "“ a   ");
    }

    #[test]
    fn what_is_drawn_over_a_link_is_no_part_of_it() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        let palette = Palette::of(Theme::Terminal);
        let mut painter = Painter::new(&mut buffer, palette, AmbiguousWidth::Narrow);
        painter.link((0, 0), 6, &WebAddress::new("http://a.org").unwrap());
        painter.text(1, 0, 2, "温", Role::Plain);
        painter.blank(Area { x: 4, y: 0, width: 1, height: 1 });
        let links = painter.into_links();
        let linked = (0..6).filter(|&x| links.at(Position { x, y: 0 }).is_some());
        assert_eq!(linked.collect::<Vec<_>>(), [0, 3, 5]);
    }

    #[test]
    fn text_that_is_too_long_ends_in_an_ellipsis() {
        assert_eq!(painted(|p| _ = p.shortened(0, 0, 4, "温故知新", Role::Plain)), "温 …   ");
    }

    #[test]
    fn blanking_takes_the_half_of_a_wide_character_with_it() {
        let shown = painted(|p| {
            p.text(0, 0, 6, "温故知", Role::Plain);
            p.blank(Area { x: 3, y: 0, width: 3, height: 1 });
        });
        assert_eq!(shown, "温     ");
    }

    #[test]
    fn what_a_terminal_would_obey_is_drawn_as_a_picture() {
        assert_eq!(painted(|p| _ = p.text(0, 0, 6, "\u{1b}[2J", Role::Plain)), "␛[2J  ");
    }
}
