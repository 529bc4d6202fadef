//! Last resort (R12): what does not fit in the measure is divided all the same.
//!
//! A segment wider than its line gives up its prohibitions step by step ([`Rank::LADDER`]): first
//! the breaks before reference marks and inside numbers, and if a part is still too wide, inside it
//! runs of marks, then double dashes, then words at their clusters, then anything between two
//! clusters. What is never divided is a cluster: one that is wider than the measure by itself is
//! shown as a placeholder.

use std::ops::Range;

use super::ruler::Ruler;
use super::segment::{Segment, Segments, Step, price_of, steps};
use super::tailoring::{Rank, Tailoring, Verdict};

/// The lines that segments are to fit in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Room {
    /// The cells of the first line.
    pub(super) first: usize,
    /// The cells of every other line.
    pub(super) rest: usize,
    /// The cells beside a line that one stop may hang in.
    pub(super) gutter: usize,
}

/// `segments` with those that are too wide divided until they fit.
pub(super) fn relax(
    text: &str,
    start: usize,
    segments: Vec<Segment>,
    tailoring: &Tailoring<'_>,
    (room, ruler): (Room, Ruler),
) -> Vec<Segment> {
    let limit = |index| if index == 0 { room.first.min(room.rest) } else { room.rest };
    let fits = |index, segment: &Segment| segment.end_cells - segment.start_cells <= limit(index);
    if segments.iter().enumerate().all(|(index, segment)| fits(index, segment)) {
        return segments;
    }
    let mut relaxed = Segments::with_capacity(segments.len() + 16);
    let mut from = start;
    for (index, segment) in segments.iter().enumerate() {
        let range = from..segment.end;
        let steps: Vec<Step<'_>> = steps(text, range.clone(), ruler).collect();
        let breaks =
            if fits(index, segment) { Vec::new() } else { divide(&steps, tailoring, limit(index)) };
        let mut breaks = breaks.into_iter().peekable();
        for step in &steps {
            if let Some((at, rank)) = breaks.next_if(|(at, _)| *at == step.site.at) {
                relaxed.close(at, price_of(rank));
            }
            relaxed.add(step);
        }
        relaxed.close(segment.end, segment.price);
        from = segment.end;
    }
    relaxed.done
}

/// The places at which to divide one segment so that each part has at most `limit` cells.
fn divide(steps: &[Step<'_>], tailoring: &Tailoring<'_>, limit: usize) -> Vec<(usize, Rank)> {
    let ranks: Vec<Rank> = steps
        .iter()
        .map(|step| match tailoring.verdict(&step.site, false) {
            Verdict::Allowed => Rank::Reference,
            Verdict::Forbidden(rank) => rank,
        })
        .collect();
    let mut breaks = Vec::new();
    let whole = 0..steps.len();
    let mut parts: Vec<Range<usize>> = std::iter::once(whole).collect();
    for rank in Rank::LADDER {
        let mut narrower = Vec::new();
        for part in parts {
            if cells(&steps[part.clone()]) <= limit {
                continue;
            }
            let mut from = part.start;
            for index in part.start + 1..part.end {
                if ranks[index] <= rank {
                    breaks.push((steps[index].site.at, rank));
                    narrower.push(from..index);
                    from = index;
                }
            }
            narrower.push(from..part.end);
        }
        parts = narrower;
    }
    breaks.sort_by_key(|(at, _)| *at);
    breaks
}

fn cells(steps: &[Step<'_>]) -> usize {
    let content = steps.iter().rposition(|step| !super::tailoring::is_space(step.site.after));
    steps.iter().take(content.map_or(0, |last| last + 1)).map(|step| step.cells).sum()
}
