//! Labels to series: which belong together, and how deep each series stands.

use std::collections::BTreeMap;

use super::label::{Label, Way};
use crate::document::block::BlockId;

/// A label in its block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) block: BlockId,
    pub(super) label: Label,
}

/// How far the numbers of headings and of the sections before have come, by the form of the label:
/// official papers count （一）（二） or 1. 2. through all their parts.
#[derive(Debug, Default)]
pub(super) struct Counted(BTreeMap<String, u32>);

impl Counted {
    /// A label was counted.
    pub(super) fn take(&mut self, label: Option<&Label>) {
        if let Some(label) = label.filter(|label| label.way == Way::Number) {
            self.0.insert(form(label), label.number);
        }
    }

    /// True where the label goes on from the one before it in another section; the items of a list
    /// begin with their own first one.
    fn goes_on_with(&self, label: &Label) -> bool {
        label.way == Way::Number
            && label.number > 1
            && !label.range.is_empty()
            && self.0.get(&form(label)).is_some_and(|last| last + 1 == label.number)
    }
}

/// The label without its number.
fn form(label: &Label) -> String {
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c);
    label
        .printed
        .chars()
        .map(|c| if is_number(c) { '0' } else { c })
        .collect::<String>()
        .replace("00", "0")
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
pub(super) fn depths(found: Vec<Found>, counted: &mut Counted) -> Vec<(Found, u8, usize)> {
    let mut kept = vec![None; found.len()];
    let real = in_series(&found, counted);
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
            counted.take(Some(label));
        }
    }
    let kept = found.into_iter().zip(kept);
    kept.filter_map(|(item, place)| place.map(|(depth, series)| (item, depth, series))).collect()
}

fn counts_on(last: u32, number: u32) -> bool {
    last != u32::MAX && (number == 0 || number == last + 1)
}

/// For each label whether another one of its way goes on from it, or it from another one, in this
/// section or the one before.
fn in_series(found: &[Found], counted: &Counted) -> Vec<bool> {
    let mut real = vec![false; found.len()];
    let mut last: std::collections::HashMap<Way, (usize, u32)> = std::collections::HashMap::new();
    for (index, item) in found.iter().enumerate() {
        let label = &item.label;
        match last.get(&label.way) {
            Some(&(before, number)) if counts_on(number, label.number) => {
                real[before] = true;
                real[index] = true;
            }
            _ if counted.goes_on_with(label) => real[index] = true,
            _ if label.number != 1 => continue,
            _ => {}
        }
        let number = if label.number == 0 { u32::MAX } else { label.number };
        last.insert(label.way, (index, number));
    }
    real
}
