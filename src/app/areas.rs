//! Where each part stands on the screen: one pure function for update, drawing and the mouse.

use crate::config::Arrangement;

/// The fewest columns that the reader draws in.
pub const COLUMNS_MIN: u16 = 20;

/// The fewest rows that the reader draws in.
pub const ROWS_MIN: u16 = 6;

/// From how many columns on the panes stand side by side where the person has not said.
const COLUMNS_FROM: u16 = 120;

/// The fewest columns in which panes can stand side by side at all.
const COLUMNS_POSSIBLE: u16 = 72;

/// The cells before a note: the sign of the one nearest to the cursor.
pub const NOTE_MARGIN: u16 = 2;

/// From how many rows on a rule stands above the notes.
const RULE_FROM: u16 = 12;

/// The terminal's size in cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Size {
    /// Cells in a row.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
}

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Area {
    /// The first column, from 0.
    pub x: u16,
    /// The first row, from 0.
    pub y: u16,
    /// Cells in a row.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// True where the cell at this column and row is inside.
    #[must_use]
    pub fn contains(self, column: u16, row: u16) -> bool {
        (self.x..self.x + self.width).contains(&column)
            && (self.y..self.y + self.height).contains(&row)
    }
}

/// What is to be placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Panes {
    /// How the panes stand.
    pub arrangement: Arrangement,
    /// The longest line of text, in cells.
    pub measure: u16,
    /// Whether the outline is shown; `None` where the person has not said: in columns it is.
    pub outline: Option<bool>,
    /// Whether the notes are shown.
    pub notes: bool,
}

/// Where each part stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    /// The text pane, in whole rows where panes are stacked.
    pub text: Area,
    /// The lines of text in it.
    pub column: Area,
    /// The outline, over the text where panes are stacked.
    pub outline: Option<Area>,
    /// The notes.
    pub notes: Option<Area>,
    /// The row above the notes where panes are stacked.
    pub rule: Option<Area>,
    /// Whether the panes stand side by side.
    pub is_columns: bool,
    /// What a pop-up may cover: everything but the status line.
    pub popup: Area,
    /// The status line, which is also the input line.
    pub status: Area,
}

impl Areas {
    /// The areas of a terminal of this size; `None` where it is too small.
    #[must_use]
    pub fn of(size: Size, panes: Panes) -> Option<Self> {
        if size.columns < COLUMNS_MIN || size.rows < ROWS_MIN {
            return None;
        }
        let status = Area { x: 0, y: size.rows - 1, width: size.columns, height: 1 };
        let popup = Area { x: 0, y: 0, width: size.columns, height: size.rows - 1 };
        let is_columns = match panes.arrangement {
            Arrangement::Auto => size.columns >= COLUMNS_FROM,
            Arrangement::Stacked => false,
            Arrangement::Columns => size.columns >= COLUMNS_POSSIBLE,
        };
        let placed = Self {
            text: popup,
            column: popup,
            outline: None,
            notes: None,
            rule: None,
            is_columns,
            popup,
            status,
        };
        let placed = if is_columns { placed.in_columns(panes) } else { placed.stacked(panes) };
        Some(placed.with_column(panes.measure))
    }

    /// Outline, text and notes side by side, with a blank column on each side of the text.
    fn in_columns(mut self, panes: Panes) -> Self {
        let whole = self.popup;
        if panes.outline.unwrap_or(true) {
            let width = (whole.width / 5).clamp(16, 34);
            self.outline = Some(Area { width, ..whole });
            self.text.x += width + 1;
            self.text.width -= width + 1;
        }
        if panes.notes {
            let width = (whole.width / 4).clamp(18, 44);
            self.notes = Some(Area { x: whole.width - width, width, ..whole });
            self.text.width -= width + 1;
        }
        self
    }

    /// The text in whole rows, the notes below it, the outline over the text's left part.
    fn stacked(mut self, panes: Panes) -> Self {
        let whole = self.popup;
        if panes.notes {
            let rule = u16::from(whole.height + 1 >= RULE_FROM);
            let height = (whole.height / 4).clamp(2, 10);
            let y = whole.height - height;
            self.notes = Some(Area { y, height, ..whole });
            self.rule = (rule > 0).then_some(Area { y: y - rule, height: rule, ..whole });
            self.text.height = y - rule;
        }
        if panes.outline.unwrap_or(false) {
            let width = if whole.width < 50 { whole.width } else { (whole.width / 2).min(44) };
            let height = if self.text.height < 8 { whole.height } else { self.text.height };
            self.outline = Some(Area { width, height, ..whole });
        }
        self
    }

    /// The text's lines in the middle of their pane, an even number of cells wide; notes below the
    /// text stand under it.
    fn with_column(mut self, measure: u16) -> Self {
        let width = measure.min(self.text.width.saturating_sub(2)).max(2);
        let width = width - width % 2;
        self.column = Area { x: self.text.x + (self.text.width - width) / 2, width, ..self.text };
        if let (Some(notes), false) = (&mut self.notes, self.is_columns) {
            notes.x = self.column.x.saturating_sub(NOTE_MARGIN);
            notes.width = self.column.x + width - notes.x;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PANES: Panes =
        Panes { arrangement: Arrangement::Auto, measure: 76, outline: None, notes: true };

    fn placed(columns: u16, rows: u16, panes: Panes) -> Option<Areas> {
        Areas::of(Size { columns, rows }, panes)
    }

    #[test]
    fn a_terminal_below_20_by_6_is_too_small() {
        assert_eq!(placed(19, 6, PANES), None);
        assert_eq!(placed(20, 5, PANES), None);
        assert!(placed(20, 6, PANES).is_some());
    }

    #[test]
    fn panes_are_stacked_below_120_columns() {
        let stacked = placed(119, 40, PANES).unwrap();
        assert_eq!((stacked.is_columns, stacked.text.width), (false, 119));
        assert!(placed(120, 40, PANES).unwrap().is_columns);
    }

    #[test]
    fn text_stands_in_the_middle_at_its_measure() {
        let column = placed(100, 40, PANES).unwrap().column;
        assert_eq!((column.x, column.width), (12, 76));
    }

    proptest! {
        #[test]
        fn panes_never_overlap_and_never_leave_the_screen(
            columns in 20u16..300, rows in 6u16..120, measure in 10u16..200,
            arrangement in 0usize..3, outline in proptest::option::of(any::<bool>()),
            notes in any::<bool>(),
        ) {
            let arrangement = Arrangement::ALL[arrangement];
            let panes = Panes { arrangement, measure, outline, notes };
            let areas = placed(columns, rows, panes).unwrap();
            let mut apart = vec![areas.text, areas.status];
            apart.extend(areas.notes);
            apart.extend(areas.rule);
            if areas.is_columns {
                apart.extend(areas.outline);
            }
            for (index, area) in apart.iter().enumerate() {
                prop_assert!(area.width > 0 && area.height > 0);
                prop_assert!(area.x + area.width <= columns && area.y + area.height <= rows);
                for other in &apart[..index] {
                    let aside = area.x + area.width <= other.x || other.x + other.width <= area.x;
                    let above = area.y + area.height <= other.y || other.y + other.height <= area.y;
                    prop_assert!(aside || above, "{area:?} {other:?}");
                }
            }
            prop_assert!(areas.column.x >= areas.text.x);
            prop_assert!(areas.column.x + areas.column.width <= areas.text.x + areas.text.width);
        }
    }
}
