//! Key points: the steps of an argument that a text itself counts (第一, 一是, 首先…其次…最后, First).
//!
//! A label counts only where it stands at the start of a sentence and belongs to a series under
//! the same heading; one label alone numbers nothing.

mod gist;
mod label;
mod series;

use std::ops::Range;

use serde::Serialize;

use crate::document::Document;
use crate::document::anchor::Anchor;
use crate::document::block::{BlockId, BlockKind};
use series::{Counted, Found};

/// One step of the argument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyPoint {
    /// The same for the same words on every machine; an edit elsewhere leaves it alone.
    pub id: String,
    /// The label as printed (第一, 一是, First), `None` where the point has none.
    pub label: Option<String>,
    /// 1 directly under a heading, 2 for 一是 under 第一.
    pub depth: u8,
    /// The label's first byte.
    pub anchor: Anchor,
    /// The first clause or sentence behind the label: bytes in the anchor's block.
    pub gist: Range<usize>,
    /// Points that are counted together have the same number, which no other points have.
    pub series: usize,
    /// From the label to the next one or the end of the block: bytes in the anchor's block.
    pub passage: Range<usize>,
}

/// The key points of `document` in reading order.
#[must_use]
pub fn find_points(document: &Document) -> Vec<KeyPoint> {
    let mut points = Vec::new();
    let mut section = Vec::new();
    let mut series = 0;
    let mut counted = Counted::default();
    let mut dashes = 0;
    for (id, block) in document.iter() {
        let text = block.text.as_str();
        let principle =
            label::dashed(text, dashes + 1).filter(|_| block.kind == BlockKind::Paragraph);
        dashes = principle.as_ref().map_or(0, |label| label.number);
        match &block.kind {
            BlockKind::Heading { .. } => {
                series += close_section(document, &mut section, series, &mut counted, &mut points);
                counted.take(label::labels(text).next().as_ref());
            }
            BlockKind::Paragraph | BlockKind::Quotation => {
                section.extend(principle.map(|label| Found { block: id, label }));
                section.extend(label::labels(text).map(|label| Found { block: id, label }));
            }
            BlockKind::ListItem { label, .. } => {
                section.extend(label::of_item(label, text).map(|label| Found { block: id, label }));
            }
            _ => {}
        }
    }
    close_section(document, &mut section, series, &mut counted, &mut points);
    number_repeated(&mut points);
    points
}

/// Adds the points of a section, whose series are numbered from `before` on; returns how many
/// series it has.
fn close_section(
    document: &Document,
    section: &mut Vec<Found>,
    before: usize,
    counted: &mut Counted,
    points: &mut Vec<KeyPoint>,
) -> usize {
    let found = std::mem::take(section);
    let kept = series::depths(found, counted);
    for (index, (found, depth, series)) in kept.iter().enumerate() {
        let Some(text) = document.block(found.block).map(|block| block.text.as_str()) else {
            continue;
        };
        let start = found.label.range.start;
        let end = kept
            .get(index + 1..)
            .unwrap_or_default()
            .iter()
            .find(|(next, next_depth, _)| next.block != found.block || next_depth <= depth)
            .filter(|(next, ..)| next.block == found.block)
            .map_or(text.len(), |(next, ..)| next.label.range.start);
        let gist = gist::gist(text, found.label.text_at, end);
        if gist.is_empty() {
            continue;
        }
        points.push(point(found, (*depth, before + series), text, gist, start..end));
    }
    kept.iter().map(|(.., series)| series + 1).max().unwrap_or(0)
}

fn point(
    found: &Found,
    (depth, series): (u8, usize),
    text: &str,
    gist: Range<usize>,
    passage: Range<usize>,
) -> KeyPoint {
    let words = text.get(gist.clone()).unwrap_or_default();
    KeyPoint {
        id: format!("{:016x}", hash(&[&found.label.printed, words])),
        label: Some(found.label.printed.clone()),
        depth,
        anchor: Anchor::new(found.block, passage.start),
        gist,
        series,
        passage,
    }
}

/// FNV-1a, 64 bits, of the parts with a zero byte between: stable across machines and versions.
pub(super) fn hash(parts: &[&str]) -> u64 {
    parts
        .iter()
        .flat_map(|part| part.bytes().chain([0]))
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}

/// Points with the same words get `-2`, `-3` behind their id.
fn number_repeated(points: &mut [KeyPoint]) {
    let mut seen = std::collections::HashMap::new();
    for point in points {
        let count = seen.entry(point.id.clone()).or_insert(0_u32);
        *count += 1;
        if *count > 1 {
            point.id = format!("{}-{count}", point.id);
        }
    }
}

impl KeyPoint {
    /// The block that the point stands in.
    #[must_use]
    pub fn block(&self) -> BlockId {
        self.anchor.block
    }
}

#[cfg(test)]
mod tests;
