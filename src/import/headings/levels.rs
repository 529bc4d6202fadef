//! Levels of headings, from the systems in the order that a document uses them.

use crate::import::numbering::{Numbering, System};

/// The systems of a document from the highest level to the lowest.
#[derive(Debug, Default)]
pub(crate) struct Levels {
    ranking: Vec<System>,
    current: Option<System>,
}

impl Levels {
    /// Sees the next heading: a system that begins with 1 under another one is a level below it.
    pub(crate) fn see(&mut self, numbering: &Numbering) {
        let system = numbering.system;
        if !self.ranking.contains(&system) {
            let below = self
                .current
                .filter(|_| numbering.number <= 1 || matches!(system, System::Decimal(2..)))
                .and_then(|current| self.ranking.iter().position(|s| *s == current))
                .map_or(0, |at| at + 1);
            let rest = self.ranking.get(below..).unwrap_or_default();
            // Between those that are already below, the usual order decides.
            let at = below + rest.iter().take_while(|other| **other < system).count();
            self.ranking.insert(at, system);
        }
        self.current = Some(system);
    }

    /// Sees a heading without a number, which is of the highest level.
    pub(crate) fn see_unnumbered(&mut self) {
        self.current = None;
    }

    /// The level of a system; 1 for one that was not seen.
    pub(crate) fn of(&self, system: System) -> u8 {
        let at = self.ranking.iter().position(|other| *other == system).unwrap_or(0);
        u8::try_from(at + 1).unwrap_or(9).min(9)
    }

    /// The system of the highest level.
    pub(crate) fn highest(&self) -> Option<System> {
        self.ranking.first().copied()
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
    fn a_level_that_is_skipped_later_keeps_its_place() {
        assert_eq!(levels(&["一、甲", "（一）乙", "1. 丙", "二、丁", "1. 戊"]), [1, 2, 3, 1, 3]);
    }
}
