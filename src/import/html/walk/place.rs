//! Where in a page the walk is, and what that makes of the text there: the kind of a block.

use crate::document::block::BlockKind;
use crate::document::block::RowRole;
use crate::document::front::FrontRole;

/// The elements around a text, as far as they say what it is.
#[derive(Debug, Default)]
pub(super) struct Place {
    pub heading: Option<u8>,
    pub quotations: usize,
    pub captions: usize,
    pub preformatted: usize,
    pub front: Option<FrontRole>,
    /// The number of the next item of each open list; `None` for one without numbers.
    lists: Vec<Option<usize>>,
    /// The label of an item whose text has not come yet.
    label: Option<String>,
    items: usize,
    /// Rows of the table so far; `None` outside of one.
    pub rows: Option<usize>,
    /// Cells of the row so far; `None` outside of one.
    cells: Option<usize>,
}

impl Place {
    /// The kind of the block that ends here; an item gives its label to the first of its blocks.
    pub(super) fn kind(&mut self) -> BlockKind {
        let depth = u8::try_from(self.lists.len().max(1)).unwrap_or(u8::MAX);
        if let Some(role) = self.front {
            BlockKind::Front(role)
        } else if self.captions > 0 {
            BlockKind::Caption
        } else if let Some(level) = self.heading {
            BlockKind::Heading { level }
        } else if self.preformatted > 0 {
            BlockKind::Code { language: None }
        } else if self.items > 0 {
            BlockKind::ListItem { depth, label: self.label.take().unwrap_or_default() }
        } else if self.quotations > 0 {
            BlockKind::Quotation
        } else {
            BlockKind::Paragraph
        }
    }

    /// Begins a list whose first number is `start`, or one without numbers.
    pub(super) fn begin_list(&mut self, start: Option<usize>) {
        self.lists.push(start);
    }

    pub(super) fn end_list(&mut self) {
        self.lists.pop();
    }

    /// Begins an item, which may say its own number.
    pub(super) fn begin_item(&mut self, own: Option<usize>) {
        let label = match self.lists.last_mut() {
            Some(Some(next)) => {
                let number = own.unwrap_or(*next);
                *next = number.saturating_add(1);
                format!("{number}.")
            }
            _ => "•".to_owned(),
        };
        self.label = Some(label);
        self.items += 1;
    }

    pub(super) fn end_item(&mut self) {
        self.items -= 1;
        self.label = None;
    }

    /// True in a row of a table, which is one block.
    pub(super) fn in_row(&self) -> bool {
        self.cells.is_some()
    }

    pub(super) fn begin_row(&mut self) {
        self.cells = Some(0);
    }

    /// Begins a cell; says how many are before it in the row, `None` outside of a row.
    pub(super) fn begin_cell(&mut self) -> Option<usize> {
        let cells = self.cells.as_mut()?;
        *cells += 1;
        Some(*cells - 1)
    }

    /// Ends a row, in which all cells may be `names` of columns; it counts where it is not empty.
    pub(super) fn end_row(&mut self, names: bool, is_empty: bool) -> BlockKind {
        self.cells = None;
        let rows = self.rows.unwrap_or_default();
        if !is_empty {
            self.rows = Some(rows + 1);
        }
        BlockKind::TableRow(match rows {
            0 if names => RowRole::Header,
            0 => RowRole::Opening,
            _ => RowRole::Body,
        })
    }
}
