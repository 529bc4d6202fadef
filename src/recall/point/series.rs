//! Labels to series: which belong together, and how deep each series stands.

use super::label::{Label, Way};
use crate::document::block::BlockId;

/// A label in its block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) block: BlockId,
    pub(super) label: Label,
}

/// An open series.
struct Open {
    way: Way,
    last: u32,
    depth: u8,
    number: usize,
}

/// Keeps the labels of one section that belong to a series of two or more, each with its depth and
/// the number of its series in the section: a series that begins inside another one stands below it.
pub(super) fn depths(found: Vec<Found>) -> Vec<(Found, u8, usize)> {
    let mut kept = vec![None; found.len()];
    let real = in_series(&found);
    let mut open: Vec<Open> = Vec::new();
    let mut count = 0;
    for (index, item) in found.iter().enumerate().filter(|(index, _)| real[*index]) {
        let label = &item.label;
        let goes_on = open
            .iter()
            .rposition(|series| series.way == label.way && counts_on(series.last, label.number));
        if let Some(at) = goes_on {
            open.truncate(at + 1);
        } else {
            // A new series of a way that is open ends the old one.
            if let Some(at) = open.iter().position(|series| series.way == label.way) {
                open.truncate(at);
            }
            let depth = u8::try_from(open.len() + 1).unwrap_or(u8::MAX);
            open.push(Open { way: label.way, last: 0, depth, number: count });
            count += 1;
        }
        if let Some(series) = open.last_mut() {
            series.last = if label.number == 0 { u32::MAX } else { label.number };
            kept[index] = Some((series.depth, series.number));
        }
    }
    let kept = found.into_iter().zip(kept);
    kept.filter_map(|(item, place)| place.map(|(depth, series)| (item, depth, series))).collect()
}

fn counts_on(last: u32, number: u32) -> bool {
    last != u32::MAX && (number == 0 || number == last + 1)
}

/// For each label whether another one of its way goes on from it, or it from another one.
fn in_series(found: &[Found]) -> Vec<bool> {
    let mut real = vec![false; found.len()];
    let mut last: std::collections::HashMap<Way, (usize, u32)> = std::collections::HashMap::new();
    for (index, item) in found.iter().enumerate() {
        let label = &item.label;
        match last.get(&label.way) {
            Some(&(before, number)) if counts_on(number, label.number) => {
                real[before] = true;
                real[index] = true;
            }
            _ if label.number != 1 => continue,
            _ => {}
        }
        let number = if label.number == 0 { u32::MAX } else { label.number };
        last.insert(label.way, (index, number));
    }
    real
}
