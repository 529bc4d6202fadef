//! Choosing the breaks of a paragraph as a whole.
//!
//! A dynamic programme in the manner of Knuth and Plass (*Breaking Paragraphs into Lines*, 1981),
//! made simple by cells: there is no glue to stretch, so a line has one natural width. With segments
//! `0..n`, let `cost(j)` be the least cost of setting the segments before `j` in whole lines:
//!
//! ```text
//! cost(0) = 0
//! cost(j) = min over i < j, where segments i..j fit in a line, of  cost(i) + line(i, j)
//! line(i, j) = slack * (slack + 10) / 2 + price(j)   for a line inside the paragraph
//! line(i, n) = 0, or ORPHAN                           for the last line
//! ```
//!
//! `slack` is the cells that the line `i..j` leaves over, `price` what the break after the line costs
//! by itself (inside a word, between a number and its unit, or forced on a narrow measure), and
//! `ORPHAN` is due where the last line has fewer than two Han characters (R11). The square makes
//! lines even; the linear part is there because cells left over are what a word saved is paid with:
//! on a journal article no choice of breaks whatever leaves over even a hundredth of a column less
//! with as few breaks inside words. A line holds at most as many segments as it has cells, so the time is the
//! paragraph's length times the measure, and the two arrays are all the memory.

use super::fill::LAST_LINE_HAN;
use super::relax::Room;
use super::segment::{Cost, Segment};

/// The cost of a last line that is too short: more than any slack, less than a forced break.
const ORPHAN: Cost = 1_000_000;
/// A last line without Han characters is too short below this many cells.
const SHORT_LINE: usize = 4;

/// The index after the last segment of each line.
pub(super) fn fit(segments: &[Segment], room: Room) -> Vec<usize> {
    let count = segments.len();
    let mut costs = vec![Cost::MAX; count + 1];
    let mut starts = vec![0; count + 1];
    costs[0] = 0;
    let widest = room.first.max(room.rest) + room.gutter;
    for end in 1..=count {
        let last = segments[end - 1];
        let gutter = if last.hangs { room.gutter } else { 0 };
        for start in (0..end).rev() {
            let width = last.end_cells - segments[start].start_cells;
            if width > widest {
                break;
            }
            let cells = if start == 0 { room.first } else { room.rest };
            if width > cells + gutter || costs[start] == Cost::MAX {
                continue;
            }
            let line = if end == count {
                last_line(segments, start, width)
            } else {
                unevenness(cells.saturating_sub(width)) + last.price
            };
            let cost = costs[start] + line;
            if cost < costs[end] {
                costs[end] = cost;
                starts[end] = start;
            }
        }
    }
    lines_from(&starts)
}

/// The cost of `slack` cells that a line leaves over.
fn unevenness(slack: usize) -> Cost {
    let slack = slack as Cost;
    slack * (slack + 10) / 2
}

/// The cost of a last line that begins with segment `start` and takes `width` cells.
fn last_line(segments: &[Segment], start: usize, width: usize) -> Cost {
    let Some(before) = start.checked_sub(1) else { return 0 };
    let total = segments.last().map_or(0, |segment| segment.han);
    let is_short = if total < LAST_LINE_HAN {
        width < SHORT_LINE
    } else {
        total - segments[before].han < LAST_LINE_HAN
    };
    if is_short { ORPHAN } else { 0 }
}

fn lines_from(starts: &[usize]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut end = starts.len() - 1;
    while end > 0 {
        ends.push(end);
        end = starts[end];
    }
    ends.reverse();
    ends
}
