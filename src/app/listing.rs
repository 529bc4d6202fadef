//! Which row of a list is chosen, and which is shown first.

use super::motion::scroll_rows;
use crate::action::Action;

/// The chosen row and the first row shown, both counted from 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Listing {
    /// The chosen row.
    pub chosen: usize,
    /// The first row shown.
    pub top: usize,
}

impl Listing {
    /// Moves along a list of `total` rows, `height` of which are shown; false where the action does
    /// not move.
    pub fn act(
        &mut self,
        action: Action,
        count: Option<usize>,
        (total, height): (usize, usize),
    ) -> bool {
        let rows = match (action, scroll_rows(action, count, height)) {
            (_, Some(rows)) => rows,
            (Action::Start, _) => isize::MIN,
            (Action::End, _) => isize::MAX,
            _ => return false,
        };
        self.chosen = self.chosen.saturating_add_signed(rows);
        self.settle(total, height);
        true
    }

    /// Keeps the chosen row in the list and in sight.
    pub fn settle(&mut self, total: usize, height: usize) {
        self.chosen = self.chosen.min(total.saturating_sub(1));
        let first = (self.chosen + 1).saturating_sub(height.max(1));
        self.top = self.top.clamp(first, self.chosen).min(total.saturating_sub(height).max(first));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_row_is_always_in_sight() {
        let mut listing = Listing::default();
        listing.act(Action::LineDown, Some(7), (10, 4));
        assert_eq!((listing.chosen, listing.top), (7, 4));
        listing.act(Action::End, None, (10, 4));
        assert_eq!((listing.chosen, listing.top), (9, 6));
        listing.act(Action::Start, None, (10, 4));
        assert_eq!((listing.chosen, listing.top), (0, 0));
    }

    #[test]
    fn a_list_that_becomes_shorter_takes_the_choice_with_it() {
        let mut listing = Listing { chosen: 9, top: 6 };
        listing.settle(3, 4);
        assert_eq!((listing.chosen, listing.top), (2, 0));
    }
}
