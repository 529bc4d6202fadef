//! Clusters with their widths in one pass.

use unicode_segmentation::UnicodeSegmentation;

use super::{AmbiguousWidth, Cells, cluster_width_in};

/// A grapheme cluster with the cells that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured<'a> {
    /// Byte offset of the cluster in the text.
    pub offset: usize,
    /// The cluster.
    pub cluster: &'a str,
    /// How many cells it takes.
    pub cells: Cells,
}

/// The grapheme clusters of `text` with the cells that each one takes.
///
/// Layout measures every character, so the characters that nearly all text consists of take a short
/// way round the property tables: two of them in a row are two clusters (they are neither Extend nor
/// Prepend, UAX #29), and their width is known by their range.
pub fn measured(text: &str, ambiguous: AmbiguousWidth) -> impl Iterator<Item = Measured<'_>> {
    let mut offset = 0;
    std::iter::from_fn(move || {
        let rest = text.get(offset..)?;
        let mut chars = rest.chars();
        let first = chars.next()?;
        let follower = chars.clone().next();
        let known =
            known_width(first).filter(|_| follower.is_none_or(|c| known_width(c).is_some()));
        let (cluster, cells) = if let Some(cells) = known {
            (rest.get(..first.len_utf8())?, cells)
        } else {
            let cluster = rest.graphemes(true).next()?;
            (cluster, cluster_width_in(cluster, ambiguous))
        };
        let found = Measured { offset, cluster, cells };
        offset += cluster.len();
        Some(found)
    })
}

/// The width of a character that stands alone and is the same in every terminal.
fn known_width(c: char) -> Option<Cells> {
    match c {
        ' '..='~' => Some(Cells(1)),
        '\u{4E00}'..='\u{9FFF}'
        | '\u{3000}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FC}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{FF01}'..='\u{FF60}' => Some(Cells(2)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::grapheme::clusters;

    #[test]
    fn the_short_way_gives_the_same_clusters_and_widths_as_the_tables() {
        let blocks = [
            '\u{0}'..='\u{33FF}',
            '\u{4DF0}'..='\u{4E10}',
            '\u{AC00}'..='\u{AC40}',
            '\u{D7A0}'..='\u{D7FF}',
            '\u{FE00}'..='\u{FFEF}',
            '\u{1F1E6}'..='\u{1F64F}',
        ];
        for c in blocks.into_iter().flatten() {
            for text in [format!("中{c}a"), format!("{c}{c}"), format!("a{c}\u{301}，")] {
                let slow: Vec<_> = clusters(&text)
                    .map(|(offset, cluster)| {
                        (offset, cluster_width_in(cluster, AmbiguousWidth::Wide))
                    })
                    .collect();
                let quick: Vec<_> =
                    measured(&text, AmbiguousWidth::Wide).map(|m| (m.offset, m.cells)).collect();
                assert_eq!(quick, slow, "{text:?}");
            }
        }
    }
}
