//! Running heads with two sides, of which one stays and the other changes with the chapter:
//! 某大学硕士学位论文 on the left, the chapter's name on the right.

use std::collections::HashMap;

use super::super::super::shape::Shape;
use super::{Occurrence, head_key, is_running_head};

/// The sides of heads that have two, by their text.
#[derive(Debug, Default)]
pub(super) struct Sides {
    found: HashMap<String, Vec<Occurrence>>,
    order: Vec<String>,
}

impl Sides {
    /// Takes in a line with a wide gap, where it has just two sides of words.
    pub(super) fn add(&mut self, text: &str, occurrence: Occurrence) {
        let sides: Vec<String> = sides(text)
            .map(|side| head_key(side).0)
            .filter(|key| key.chars().any(char::is_alphabetic))
            .collect();
        let [left, right] = sides.as_slice() else { return };
        for key in [left, right] {
            if let Some(found) = self.found.get_mut(key) {
                found.push(occurrence);
            } else {
                self.order.push(key.clone());
                self.found.insert(key.clone(), vec![occurrence]);
            }
        }
    }

    /// The lines that have a side which repeats on the pages, at least three times.
    pub(super) fn heads(&self, shape: Shape) -> Vec<usize> {
        let found = self.order.iter().filter_map(|key| self.found.get(key));
        let heads = found.filter(|found| found.len() >= 3 && is_placed(found, shape));
        heads.flatten().map(|occurrence| occurrence.index).collect()
    }
}

/// Rows of a table repeat their words as well, but not where pages meet.
fn is_placed(found: &[Occurrence], shape: Shape) -> bool {
    let placed = found.iter().filter(|occurrence| occurrence.at_edge || occurrence.tears).count();
    placed * 2 >= found.len() && is_running_head(found, shape)
}

/// True where white space of three cells or more parts the line.
pub(super) fn has_wide_gap(text: &str) -> bool {
    text.contains("   ") || text.contains("\u{3000}\u{3000}") || text.contains("\t\t")
}

/// The pieces of a line between wide gaps.
pub(super) fn sides(text: &str) -> impl Iterator<Item = &str> {
    text.split("   ")
        .flat_map(|piece| piece.split("\u{3000}\u{3000}"))
        .flat_map(|piece| piece.split("\t\t"))
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
}
