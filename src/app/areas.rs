//! Where each part stands on the screen: one pure function for update, drawing and the mouse.

/// The fewest columns that the reader draws in.
pub const COLUMNS_MIN: u16 = 20;

/// The fewest rows that the reader draws in.
pub const ROWS_MIN: u16 = 6;

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

/// Where each part stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    /// The text pane, in whole rows where panes are stacked.
    pub text: Area,
    /// What a pop-up may cover: everything but the status line.
    pub popup: Area,
    /// The status line, which is also the input line.
    pub status: Area,
}

impl Areas {
    /// The areas of a terminal of this size; `None` where it is too small.
    #[must_use]
    pub fn of(size: Size) -> Option<Self> {
        if size.columns < COLUMNS_MIN || size.rows < ROWS_MIN {
            return None;
        }
        let status = Area { x: 0, y: size.rows - 1, width: size.columns, height: 1 };
        let popup = Area { x: 0, y: 0, width: size.columns, height: size.rows - 1 };
        Some(Self { text: popup, popup, status })
    }
}
