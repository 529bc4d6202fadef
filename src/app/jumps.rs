//! The jump list: where the reader was before each jump.

use crate::document::anchor::Anchor;

/// How many places are kept.
const LIMIT: usize = 100;

/// Places before jumps, with the position in them while going back and forward.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Jumps {
    places: Vec<Anchor>,
    /// The index of the place shown; the number of places where the reader has not gone back.
    index: usize,
}

impl Jumps {
    /// Keeps the place that a jump leaves; what lay forward of it is gone.
    pub fn leave(&mut self, place: Anchor) {
        self.places.truncate(self.index);
        self.places.retain(|kept| *kept != place);
        self.places.push(place);
        if self.places.len() > LIMIT {
            self.places.remove(0);
        }
        self.index = self.places.len();
    }

    /// The place before; `here` is kept so that it can be come forward to.
    pub fn back(&mut self, here: Anchor) -> Option<Anchor> {
        let before = self.index.checked_sub(1)?;
        if self.index == self.places.len() {
            self.places.push(here);
        }
        self.index = before;
        self.places.get(before).copied()
    }

    /// The place that the last jump left.
    #[must_use]
    pub fn latest(&self) -> Option<Anchor> {
        self.places.get(self.index.checked_sub(1)?).copied()
    }

    /// The place after.
    pub fn forward(&mut self) -> Option<Anchor> {
        let place = self.places.get(self.index + 1).copied()?;
        self.index += 1;
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block::BlockId;

    fn at(block: usize) -> Anchor {
        Anchor::start_of(BlockId::new(block))
    }

    #[test]
    fn back_and_forward_go_along_the_places() {
        let mut jumps = Jumps::default();
        jumps.leave(at(1));
        jumps.leave(at(5));
        assert_eq!(jumps.back(at(9)), Some(at(5)));
        assert_eq!(jumps.back(at(5)), Some(at(1)));
        assert_eq!(jumps.back(at(1)), None);
        assert_eq!(jumps.forward(), Some(at(5)));
        assert_eq!(jumps.forward(), Some(at(9)));
        assert_eq!(jumps.forward(), None);
    }

    #[test]
    fn a_new_jump_forgets_what_lay_forward() {
        let mut jumps = Jumps::default();
        jumps.leave(at(1));
        jumps.leave(at(5));
        jumps.back(at(9));
        jumps.leave(at(5));
        assert_eq!(jumps.forward(), None);
        assert_eq!(jumps.back(at(7)), Some(at(5)));
    }
}
