//! Rows that moved: found by comparing two grids, so that panes need not know about scrolling.

use super::glyph::Glyph;
use super::grid::Grid;
use super::grid::Row;

/// Bytes that setting a region, scrolling it and taking it back costs, and a little more, so that
/// nothing is moved for no gain.
const OVERHEAD: isize = 30;

/// A region of whole rows that the terminal moves by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scroll {
    /// The first row.
    pub(super) top: usize,
    /// The row after the last.
    pub(super) bottom: usize,
    /// Rows that the text moves up; negative where it moves down.
    pub(super) by: isize,
}

/// The scroll that saves the most bytes on the way from `old` to `new`, or `None` where drawing in
/// place is as cheap.
pub(super) fn find(old: &Grid, new: &Grid) -> Option<Scroll> {
    let height = new.height();
    let in_place: Vec<isize> = (0..height).map(|y| change_cost(old, new, y)).collect();
    if in_place.iter().sum::<isize>() <= OVERHEAD {
        return None;
    }
    let afresh: Vec<isize> = (0..height).map(|y| row_cost(&new.row(y).glyphs)).collect();
    let furthest = isize::try_from(height).ok()? - 1;
    let mut best: Option<(isize, Scroll)> = None;
    for by in (-furthest..=furthest).filter(|&by| by != 0) {
        let Some((gain, scroll)) = best_by(old, new, by, &in_place, &afresh) else { continue };
        if gain > OVERHEAD && best.is_none_or(|(most, _)| gain > most) {
            best = Some((gain, scroll));
        }
    }
    best.map(|(_, scroll)| scroll)
}

/// The best region for a move of `by` rows with the bytes that it saves, found as the contiguous
/// run of rows with the largest sum of gains.
fn best_by(
    old: &Grid,
    new: &Grid,
    by: isize,
    in_place: &[isize],
    afresh: &[isize],
) -> Option<(isize, Scroll)> {
    let mut best: Option<(isize, usize, usize)> = None;
    let (mut sum, mut start) = (0, 0);
    for y in 0..new.height() {
        let gain = match y.checked_add_signed(by).filter(|&from| from < new.height()) {
            Some(from) if old.row(from).hash == new.row(y).hash => in_place[y],
            // A row that did not move is taken along only between rows that did.
            Some(from) => match moved_cost(old.row(from), new.row(y)) {
                Some(cost) => in_place[y] - cost,
                None => (in_place[y] - afresh[y]).min(-1),
            },
            None => continue,
        };
        if sum <= 0 {
            (sum, start) = (0, y);
        }
        sum += gain;
        if sum > best.map_or(0, |(most, _, _)| most) {
            best = Some((sum, start, y + 1));
        }
    }
    let (sum, start, end) = best?;
    let (top, bottom) = if by > 0 {
        (start, end.checked_add_signed(by)?)
    } else {
        (start.checked_add_signed(by)?, end)
    };
    // The rows that the move leaves blank have to be drawn afresh.
    let uncovered = if by > 0 { end..bottom } else { top..start };
    let lost: isize = uncovered.map(|y| afresh[y] - in_place[y]).sum();
    Some((sum - lost, Scroll { top, bottom, by }))
}

/// About the bytes that drawing `glyphs` on a blank row takes.
fn row_cost(glyphs: &[Glyph]) -> isize {
    let bytes: usize = glyphs.iter().filter(|glyph| !glyph.is_erased()).map(Glyph::bytes).sum();
    signed(if bytes == 0 { 0 } else { bytes + 6 })
}

/// About the bytes that changing row `y` in place takes.
fn change_cost(old: &Grid, new: &Grid, y: usize) -> isize {
    let (old, new) = (old.row(y), new.row(y));
    if old.hash == new.hash { 0 } else { difference(old, new) }
}

/// About the bytes that are still to be sent after a row has moved and become `new`: few where a
/// mark is lit or an ellipsis has come or gone. `None` for rows that are not alike, which eight of
/// their cells tell.
fn moved_cost(old: &Row, new: &Row) -> Option<isize> {
    let samples = (1..=8).map(|part| new.used * part / 9);
    let alike = samples.filter(|&x| new.glyphs.get(x) == old.glyphs.get(x));
    (alike.count() >= 5).then(|| difference(old, new))
}

/// About the bytes that turn one row into another; blanks at the end are erased in one go.
fn difference(old: &Row, new: &Row) -> isize {
    let changed = old.glyphs.iter().zip(&new.glyphs).take(new.used).filter(|(was, is)| was != is);
    let erasing = if old.used > new.used { 3 } else { 0 };
    signed(changed.map(|(_, after)| after.bytes()).sum::<usize>() + erasing + 6)
}

fn signed(bytes: usize) -> isize {
    isize::try_from(bytes).unwrap_or(isize::MAX)
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::super::trust::AmbiguousCells;
    use super::*;

    fn grid(lines: &[&str]) -> Grid {
        Grid::of(&Buffer::with_lines(lines.iter().copied()), AmbiguousCells::One)
    }

    const FIRST: &str = "the first row of the text with enough of it to be worth a move";
    const SECOND: &str = "a second row, quite different, and as long as the first one is  ";
    const THIRD: &str = "and the third, which is new to the screen when the text moves up";
    const STATUS: &str = "status line that stays where it is";

    #[test]
    fn text_that_moved_up_above_a_status_line_is_found() {
        let old = grid(&[FIRST, SECOND, STATUS]);
        let new = grid(&[SECOND, THIRD, STATUS]);
        assert_eq!(find(&old, &new), Some(Scroll { top: 0, bottom: 2, by: 1 }));
    }

    #[test]
    fn text_that_moved_down_below_a_title_is_found() {
        let old = grid(&[STATUS, SECOND, THIRD]);
        let new = grid(&[STATUS, FIRST, SECOND]);
        assert_eq!(find(&old, &new), Some(Scroll { top: 1, bottom: 3, by: -1 }));
    }

    #[test]
    fn a_row_that_moved_and_changed_a_little_is_moved_along() {
        let marked = FIRST.replace("first", "fresh");
        let old = grid(&[SECOND, FIRST, THIRD, STATUS]);
        let new = grid(&[&marked, THIRD, SECOND, STATUS]);
        assert_eq!(find(&old, &new), Some(Scroll { top: 0, bottom: 3, by: 1 }));
    }

    #[test]
    fn a_change_in_place_is_no_scroll() {
        let old = grid(&[FIRST, SECOND, STATUS]);
        let new = grid(&[FIRST, THIRD, STATUS]);
        assert_eq!(find(&old, &new), None);
    }

    #[test]
    fn a_short_row_that_moved_is_not_worth_a_scroll() {
        assert_eq!(find(&grid(&["ab", "cd"]), &grid(&["cd", "ef"])), None);
    }
}
