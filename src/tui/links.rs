//! The links of a frame: which cells of the buffer show a part of which address. ratatui's cells
//! have no place for it.

use std::collections::BTreeMap;

use ratatui::layout::Position;

use crate::text::web::WebAddress;

/// Which cells show a part of which address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    addresses: Vec<WebAddress>,
    /// The index of the address of a cell, by row and column.
    cells: BTreeMap<(u16, u16), usize>,
}

impl Links {
    /// Makes the cells of row `y` from column `from` to before `to` a link to `address`.
    pub fn add(&mut self, (from, y): (u16, u16), to: u16, address: &WebAddress) {
        let known = self.addresses.iter().position(|other| other == address);
        let index = known.unwrap_or_else(|| {
            self.addresses.push(address.clone());
            self.addresses.len() - 1
        });
        self.cells.extend((from..to).map(|x| ((y, x), index)));
    }

    /// The cell is written over.
    pub(super) fn remove(&mut self, x: u16, y: u16) {
        self.cells.remove(&(y, x));
    }

    /// The addresses, each once.
    #[must_use]
    pub fn addresses(&self) -> &[WebAddress] {
        &self.addresses
    }

    /// The address that a part of is shown in a cell, by its index.
    #[must_use]
    pub fn at(&self, cell: Position) -> Option<usize> {
        self.cells.get(&(cell.y, cell.x)).copied()
    }
}
