//! Choosing breaks one line at a time: each line takes as much as it holds.

use super::relax::Room;
use super::segment::{FORCED, Segment};

/// The index after the last segment of each line.
///
/// A last line with fewer than two Han characters takes some from the line before it (R11), where
/// that line has them to spare.
pub(super) fn fill(segments: &[Segment], room: Room) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    while start < segments.len() {
        let cells = if ends.is_empty() { room.first } else { room.rest };
        let end = start + line_length(&segments[start..], cells, room.gutter).max(1);
        ends.push(end);
        start = end;
    }
    mend_orphan(segments, &mut ends, room);
    ends
}

/// How many of `segments` fit in one line.
fn line_length(segments: &[Segment], cells: usize, gutter: usize) -> usize {
    let Some(first) = segments.first() else { return 0 };
    segments
        .iter()
        .take_while(|segment| {
            let hanging = if segment.hangs { gutter } else { 0 };
            segment.end_cells - first.start_cells <= cells + hanging
        })
        .count()
}

/// The Han characters in the last line of a paragraph that R11 asks for.
pub(super) const LAST_LINE_HAN: usize = 2;

fn mend_orphan(segments: &[Segment], ends: &mut [usize], room: Room) {
    let Some(penultimate) = ends.len().checked_sub(2) else { return };
    let start = penultimate.checked_sub(1).map_or(0, |line| ends[line]);
    let Some(last) = segments.last() else { return };
    let is_mended = |&at: &usize| {
        last.han - segments[at - 1].han >= LAST_LINE_HAN
            && last.end_cells - segments[at].start_cells <= room.rest
            && segments[at - 1].price < FORCED
    };
    if let Some(end) = (start + 1..=ends[penultimate]).rev().find(is_mended) {
        ends[penultimate] = end;
    }
}
