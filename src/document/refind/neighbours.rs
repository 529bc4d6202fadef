//! Where a block is to be expected in a text that was edited: between the blocks that stand
//! unchanged around it.

use std::collections::BTreeMap;

use crate::document::fingerprint::BlockHash;

/// A block may be so many places from where its neighbours say: paragraphs are cut and joined.
const SLACK: usize = 1;

/// The blocks that the earlier text and this one have once each.
#[derive(Debug)]
pub(super) struct Neighbours {
    /// Their numbers in the earlier text and in this one, by the former.
    unchanged: Vec<(usize, usize)>,
    /// How many blocks the two texts have.
    lengths: (usize, usize),
}

impl Neighbours {
    /// From the blocks of the earlier text and the places of those of this one.
    pub(super) fn of(
        earlier: &[BlockHash],
        blocks: &BTreeMap<BlockHash, Vec<usize>>,
        length: usize,
    ) -> Self {
        let mut counts: BTreeMap<&BlockHash, usize> = BTreeMap::new();
        for hash in earlier {
            *counts.entry(hash).or_default() += 1;
        }
        let only = |hash: &BlockHash| match blocks.get(hash).map(Vec::as_slice) {
            Some([index]) if counts.get(hash) == Some(&1) => Some(*index),
            _ => None,
        };
        let pairs = earlier.iter().enumerate();
        let unchanged: Vec<_> = pairs.filter_map(|(old, hash)| Some((old, only(hash)?))).collect();
        Self { unchanged: in_order(&unchanged), lengths: (earlier.len(), length) }
    }

    /// True where the block `old` of the earlier text may be the block `new` of this one: as far
    /// behind the unchanged block before it as it was, within what was put in or taken out there.
    pub(super) fn expect(&self, old: usize, new: usize) -> bool {
        let at = self.unchanged.partition_point(|(unchanged, _)| *unchanged < old);
        let before = at.checked_sub(1).and_then(|at| self.unchanged.get(at));
        let after = self.unchanged.get(at).copied().unwrap_or(self.lengths);
        // One more each, so that nothing before the first block has the number 0.
        let (low_old, low_new) = before.map_or((0, 0), |(old, new)| (old + 1, new + 1));
        let (high_old, high_new) = (after.0 + 1, after.1 + 1);
        let (was, is) = (high_old.abs_diff(low_old), high_new.abs_diff(low_new));
        let place = low_new + (old + 1 - low_old);
        (new + 1).abs_diff(place) <= SLACK + was.abs_diff(is)
    }
}

/// As many of the pairs as stand in the same order in both texts: the others were moved, and say
/// nothing of what is around them (the longest increasing subsequence, Fredman 1975).
fn in_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length the pair that ends such a sequence soonest, and for each pair the one before.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; pairs.len()];
    let new = |at: usize| pairs.get(at).map(|(_, new)| *new);
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| new(*end) < Some(pair.1));
        if let Some(before) = before.get_mut(at) {
            *before = length.checked_sub(1).and_then(|shorter| ends.get(shorter)).copied();
        }
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let last = ends.last().copied();
    let chain = std::iter::successors(last, |at| before.get(*at).copied().flatten());
    let mut kept: Vec<_> = chain.filter_map(|at| pairs.get(at)).copied().collect();
    kept.reverse();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block::{Block, BlockKind};

    fn neighbours(earlier: &[&str], later: &[&str]) -> Neighbours {
        let hash = |text: &&str| BlockHash::of(&Block::new(BlockKind::Paragraph, *text));
        let mut blocks: BTreeMap<BlockHash, Vec<usize>> = BTreeMap::new();
        for (index, text) in later.iter().enumerate() {
            blocks.entry(hash(text)).or_default().push(index);
        }
        Neighbours::of(&earlier.iter().map(hash).collect::<Vec<_>>(), &blocks, later.len())
    }

    #[test]
    fn an_edited_block_is_expected_between_its_neighbours() {
        let earlier = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"];
        let later = ["甲", "改", "丙", "丁", "戊", "己", "改", "辛"];
        let found = neighbours(&earlier, &later);
        assert!(found.expect(1, 1) && found.expect(6, 6));
        assert!(!found.expect(1, 6) && !found.expect(6, 1));
    }

    #[test]
    fn a_block_that_was_moved_says_nothing_of_what_stood_beside_it() {
        let earlier = ["甲", "乙", "丙", "丁", "戊", "己", "庚"];
        let later = ["甲", "改", "丁", "戊", "己", "庚", "丙"];
        let found = neighbours(&earlier, &later);
        assert!(found.expect(1, 1) && !found.expect(1, 6));
    }

    #[test]
    fn where_nothing_is_unchanged_a_block_is_expected_near_its_number() {
        let found = neighbours(&["甲", "乙", "丙"], &["改", "新", "来"]);
        assert!(found.expect(0, 0) && !found.expect(0, 2));
    }
}
