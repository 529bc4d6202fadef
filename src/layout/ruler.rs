//! How many cells the clusters of a text take in one setting.

use crate::text::grapheme::{self, AmbiguousWidth, Cells, Measured};

/// The widths of clusters in one setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ruler {
    pub(super) ambiguous: AmbiguousWidth,
    /// The cells of the narrowest line: a cluster that is wider is shown as a placeholder of one.
    pub(super) limit: usize,
}

impl Ruler {
    /// The clusters of `text` with the cells that they take on a line.
    pub(super) fn measured(self, text: &str) -> impl Iterator<Item = Measured<'_>> {
        grapheme::measured(text, self.ambiguous).map(move |cluster| {
            if self.is_placeholder(&cluster) {
                Measured { cells: Cells(1), ..cluster }
            } else {
                cluster
            }
        })
    }

    /// The cells of `text` in one line.
    pub(super) fn width(self, text: &str) -> usize {
        self.measured(text).map(|cluster| cluster.cells.0).sum()
    }

    fn is_placeholder(self, cluster: &Measured<'_>) -> bool {
        cluster.cells.0 > self.limit || cluster.cells.0 > 0 && is_control(cluster.cluster)
    }

    /// True where `cluster`, measured here, is drawn as a placeholder.
    pub(super) fn replaces(self, cluster: &str) -> bool {
        grapheme::cluster_width_in(cluster, self.ambiguous).0 > self.limit || is_control(cluster)
    }
}

fn is_control(cluster: &str) -> bool {
    cluster.chars().next().is_some_and(|c| c.is_control() && c != '\t')
}
