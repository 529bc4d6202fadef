//! Text between two allowed breaks, with what choosing breaks needs to know of it.

use std::ops::Range;

use super::opportunity::opportunities;
use super::ruler::Ruler;
use super::tailoring::{Rank, Site, Tailoring, Verdict, is_space};
use crate::text::script::is_han;

/// What a break or a line counts against a way of breaking a paragraph.
pub(super) type Cost = u64;

/// A run of text that ends where a line may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Segment {
    /// The byte after it in the woven text.
    pub(super) end: usize,
    /// The cells of the text before it, spaces included.
    pub(super) start_cells: usize,
    /// The cells up to its end, without the spaces at its end.
    pub(super) end_cells: usize,
    /// The Han characters up to its end.
    pub(super) han: usize,
    /// Why a break at its end is not free.
    pub(super) price: Cost,
    /// True where its last cluster is a stop that may hang in the gutter.
    pub(super) hangs: bool,
}

/// A cluster with the place before it.
#[derive(Clone, Copy)]
pub(super) struct Step<'a> {
    pub(super) site: Site<'a>,
    pub(super) cells: usize,
}

/// The clusters of `range` of `text`, each with the place before it.
pub(super) fn steps(
    text: &str,
    range: Range<usize>,
    ruler: Ruler,
) -> impl Iterator<Item = Step<'_>> {
    let mut before = '\n';
    let mut is_spaced = false;
    let slice = text.get(range.clone()).unwrap_or_default();
    ruler.measured(slice).map(move |cluster| {
        let after = cluster.cluster.chars().next().unwrap_or('\n');
        let at = range.start + cluster.offset;
        let site = Site { text, at, before, is_spaced, after };
        is_spaced = is_space(after);
        if !is_spaced {
            before = after;
        }
        Step { site, cells: cluster.cells }
    })
}

/// The segments of `range`, which holds no character that ends a line.
pub(super) fn divide(
    text: &str,
    range: Range<usize>,
    tailoring: &Tailoring<'_>,
    ruler: Ruler,
) -> Vec<Segment> {
    let slice = text.get(range.clone()).unwrap_or_default();
    let mut allowed = opportunities(slice).map(|at| range.start + at).peekable();
    let mut segments = Segments::with_capacity(slice.len() / 3);
    for step in steps(text, range.clone(), ruler) {
        let at = step.site.at;
        while allowed.next_if(|&place| place < at).is_some() {}
        let is_opportunity = allowed.next_if_eq(&at).is_some();
        if at > range.start && segments.has_content() {
            let verdict = tailoring.verdict(&step.site, is_opportunity);
            if verdict == Verdict::Allowed {
                segments.close(at, 0);
            }
        }
        segments.add(&step);
    }
    segments.close(range.end, 0);
    segments.done
}

/// Every cluster of `range` a segment of its own: for text that is never re-wrapped.
pub(super) fn divide_everywhere(text: &str, range: Range<usize>, ruler: Ruler) -> Vec<Segment> {
    let mut segments = Segments::with_capacity(range.len());
    for step in steps(text, range.clone(), ruler) {
        if step.site.at > range.start {
            segments.close(step.site.at, 0);
        }
        segments.add(&step);
    }
    segments.close(range.end, 0);
    segments.done
}

/// Segments in the making.
pub(super) struct Segments {
    pub(super) done: Vec<Segment>,
    start: usize,
    cells: usize,
    content: usize,
    han: usize,
    hangs: bool,
}

impl Segments {
    pub(super) fn with_capacity(capacity: usize) -> Self {
        Self {
            done: Vec::with_capacity(capacity),
            start: 0,
            cells: 0,
            content: 0,
            han: 0,
            hangs: false,
        }
    }

    /// True where something other than spaces stands in the open segment.
    pub(super) fn has_content(&self) -> bool {
        self.content > self.start
    }

    pub(super) fn add(&mut self, step: &Step<'_>) {
        let c = step.site.after;
        self.cells += step.cells;
        if !is_space(c) {
            self.content = self.cells;
            self.han += usize::from(is_han(c));
            self.hangs = matches!(c, '、' | '，' | '。') && step.cells == 2;
        }
    }

    pub(super) fn close(&mut self, end: usize, price: Cost) {
        self.done.push(Segment {
            end,
            start_cells: self.start,
            end_cells: self.content.max(self.start),
            han: self.han,
            price,
            hangs: self.hangs,
        });
        self.start = self.cells;
        self.hangs = false;
    }
}

/// The least price of a break that breaks a rule: more than all that the lines of a paragraph could
/// leave over.
pub(super) const FORCED: Cost = 4_000_000;

/// The price of a break that only a small measure makes necessary.
pub(super) fn price_of(rank: Rank) -> Cost {
    match rank {
        Rank::Reference => FORCED,
        Rank::Run => 2 * FORCED,
        Rank::Dash => 4 * FORCED,
        Rank::Word => 8 * FORCED,
        Rank::Cluster => 16 * FORCED,
    }
}
