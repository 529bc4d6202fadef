//! How many cells the clusters of a text take in one setting.

use crate::text::grapheme::{self, AmbiguousWidth};

/// The widths of clusters in one setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ruler {
    pub(super) ambiguous: AmbiguousWidth,
    /// The cells of the narrowest line: a cluster that is wider is shown as a placeholder of one.
    pub(super) limit: usize,
}

impl Ruler {
    /// The clusters of `text` with the cells that they take on a line.
    pub(super) fn measured(self, text: &str) -> impl Iterator<Item = Ruled<'_>> {
        grapheme::measured(text, self.ambiguous).map(move |measured| {
            let cells = measured.cells.0;
            let is_replaced = cells > self.limit || cells > 0 && is_control(measured.cluster);
            Ruled {
                offset: measured.offset,
                cluster: measured.cluster,
                cells: if is_replaced { 1 } else { cells },
                is_replaced,
            }
        })
    }

    /// The cells of `text` in one line.
    pub(super) fn width(self, text: &str) -> usize {
        self.measured(text).map(|cluster| cluster.cells).sum()
    }
}

/// A cluster as it stands on a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ruled<'a> {
    pub(super) offset: usize,
    pub(super) cluster: &'a str,
    pub(super) cells: usize,
    /// True where a placeholder is drawn.
    pub(super) is_replaced: bool,
}

fn is_control(cluster: &str) -> bool {
    cluster.chars().next().is_some_and(|c| c.is_control() && c != '\t')
}
