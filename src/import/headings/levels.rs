//! Levels of headings, from the systems in the order that a document uses them.

use crate::import::numbering::{Numbering, System};

/// The systems of a document with their levels.
#[derive(Debug, Default)]
pub(crate) struct Levels {
    /// The level of each system that was seen, 1 for the highest.
    ranks: Vec<(System, u8)>,
    current: Option<System>,
}

impl Levels {
    /// Sees the next heading: a system that begins with 1 under another one is a level below it.
    pub(crate) fn see(&mut self, numbering: &Numbering) {
        let system = numbering.system;
        let begins = numbering.number <= 1 || matches!(system, System::Decimal(2..));
        let parent = self.current.filter(|_| begins);
        match (self.rank(system), parent.and_then(|parent| Some((parent, self.rank(parent)?)))) {
            // Two systems that each stood right below a chapter: here one is below the other.
            (Some(rank), Some((parent, above))) if rank == above && parent != system => {
                if numbering.number <= 1 {
                    self.insert(system, above + 1);
                }
            }
            (Some(_), _) => {}
            // Each chapter may number its parts in its own way.
            (None, Some((System::Part | System::Chapter, above))) => {
                self.ranks.push((system, above + 1));
            }
            // Between those that are already below, the usual order decides.
            (None, parent) => {
                let least = parent.map_or(0, |(_, above)| above);
                let higher = self.ranks.iter().filter(|(other, _)| *other < system);
                let above = higher.map(|(_, rank)| *rank).max().unwrap_or(0).max(least);
                self.insert(system, above + 1);
            }
        }
        self.current = Some(system);
    }

    fn rank(&self, system: System) -> Option<u8> {
        self.ranks.iter().find(|(other, _)| *other == system).map(|(_, rank)| *rank)
    }

    /// Gives `system` a rank of its own; those that have it or a lower one go down.
    fn insert(&mut self, system: System, rank: u8) {
        self.ranks.retain(|(other, _)| *other != system);
        if self.ranks.iter().any(|(_, taken)| *taken == rank) {
            for (_, taken) in self.ranks.iter_mut().filter(|(_, taken)| *taken >= rank) {
                *taken = taken.saturating_add(1);
            }
        }
        self.ranks.push((system, rank));
    }

    /// Sees a heading without a number, which is of the highest level.
    pub(crate) fn see_unnumbered(&mut self) {
        self.current = None;
    }

    /// The level of a system; 1 for one that was not seen.
    pub(crate) fn of(&self, system: System) -> u8 {
        self.rank(system).unwrap_or(1).min(9)
    }

    /// The system of the highest level.
    pub(crate) fn highest(&self) -> Option<System> {
        self.ranks.iter().min_by_key(|(system, rank)| (*rank, *system)).map(|(system, _)| *system)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::numbering::numbering;

    fn levels(lines: &[&str]) -> Vec<u8> {
        let numbers: Vec<_> = lines.iter().map(|line| numbering(line).unwrap()).collect();
        let mut levels = Levels::default();
        for number in &numbers {
            levels.see(number);
        }
        numbers.iter().map(|number| levels.of(number.system)).collect()
    }

    #[test]
    fn levels_follow_the_order_of_use() {
        assert_eq!(levels(&["一、甲", "（一）乙", "1. 丙", "（二）丁", "二、戊"]), [1, 2, 3, 2, 1]);
        assert_eq!(levels(&["第一章 甲", "1.1 乙", "1.1.1 丙", "第二章 丁"]), [1, 2, 3, 1]);
        assert_eq!(levels(&["壹、甲", "一、乙", "（一）丙", "貳、丁"]), [1, 2, 3, 1]);
        assert_eq!(levels(&["Ⅰ. 甲", "1. 乙", "Ⅱ. 丙"]), [1, 2, 1]);
    }

    #[test]
    fn a_system_used_against_custom_keeps_the_place_it_has_here() {
        assert_eq!(levels(&["A. a", "1. b", "2. c", "B. d"]), [1, 2, 2, 1]);
    }

    #[test]
    fn each_chapter_may_number_its_parts_in_its_own_way() {
        assert_eq!(levels(&["第一章 甲", "一、乙", "第二章 丙", "1. 丁"]), [1, 2, 1, 2]);
        let mixed = ["第一章 甲", "1. 乙", "第二章 丙", "第一节 丁", "1. 戊"];
        assert_eq!(levels(&mixed), [1, 3, 1, 2, 3]);
    }

    #[test]
    fn a_level_that_is_skipped_later_keeps_its_place() {
        assert_eq!(levels(&["一、甲", "（一）乙", "1. 丙", "二、丁", "1. 戊"]), [1, 2, 3, 1, 3]);
    }
}
