//! How the pane's rows are shared out among the notes, and how little of that changes as the text
//! scrolls: what a terminal at the end of a line has to be sent is rows that were not there before.

/// The rows that each note gets where nothing has to be kept: one each, then as many as it needs
/// for the nearest, then row by row for the others until they are whole, short ones first.
pub(super) fn share(lengths: &[usize], nearest: Option<usize>, height: usize) -> Vec<usize> {
    let mut rows: Vec<_> = lengths.iter().map(|&length| length.min(1)).collect();
    let mut left = height.saturating_sub(rows.iter().sum());
    if let Some(index) = nearest
        && let (Some(got), Some(&length)) = (rows.get_mut(index), lengths.get(index))
    {
        let more = length.saturating_sub(*got).min(left);
        *got += more;
        left -= more;
    }
    while left > 0 {
        let short = (0..rows.len()).filter(|&index| rows[index] < lengths[index]);
        let Some(index) = short.min_by_key(|&index| rows[index]) else { break };
        rows[index] += 1;
        left -= 1;
    }
    rows
}

/// The rows on the way from those `kept` by notes that stay on the page (0 for a note that enters
/// it) to those of `shared`: every note has one, and at most `fresh` rows are given out beyond that.
/// A row is taken away only where another note needs it.
pub(super) fn approach(
    kept: &[usize],
    shared: &[usize],
    nearest: Option<usize>,
    fresh: usize,
    height: usize,
) -> Vec<usize> {
    let mut rows: Vec<_> =
        kept.iter().zip(shared).map(|(&rows, &share)| rows.max(share.min(1))).collect();
    let excess = |rows: &[usize]| {
        let over = |index: &usize| rows[*index].saturating_sub(shared[*index]);
        (0..rows.len()).filter(|index| over(index) > 0).max_by_key(over)
    };
    while rows.iter().sum::<usize>() > height {
        let Some(index) = excess(&rows) else { break };
        rows[index] -= 1;
    }
    let order: Vec<_> = nearest.into_iter().chain(0..rows.len()).collect();
    for _ in 0..fresh {
        let lacking = order.iter().copied().find(|&i| i < rows.len() && rows[i] < shared[i]);
        let Some(index) = lacking else { break };
        if rows.iter().sum::<usize>() >= height {
            let Some(giver) = excess(&rows) else { break };
            rows[giver] -= 1;
        }
        rows[index] += 1;
    }
    rows
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_note_has_a_row_before_any_has_two() {
        assert_eq!(share(&[3, 3, 3], Some(1), 4), [1, 2, 1]);
    }

    #[test]
    fn the_nearest_note_gets_what_it_needs_first() {
        assert_eq!(share(&[2, 2, 4], Some(2), 8), [2, 2, 4]);
        assert_eq!(share(&[2, 2, 4], Some(2), 6), [1, 1, 4]);
    }

    #[test]
    fn the_other_notes_grow_evenly() {
        assert_eq!(share(&[1, 6, 1, 4, 3], Some(0), 10), [1, 3, 1, 3, 2]);
    }

    #[test]
    fn a_note_that_stays_keeps_its_rows_while_nothing_needs_them() {
        assert_eq!(approach(&[4, 0], &[1, 2], Some(1), 2, 6), [4, 2]);
    }

    #[test]
    fn a_note_that_enters_takes_a_row_from_the_one_that_has_most_to_give() {
        assert_eq!(approach(&[4, 2, 0], &[1, 2, 1], None, 0, 6), [3, 2, 1]);
    }

    #[test]
    fn a_long_note_unrolls_as_the_text_scrolls() {
        assert_eq!(approach(&[1, 0], &[1, 7], None, 2, 9), [1, 3]);
        assert_eq!(approach(&[1, 3], &[1, 7], None, 2, 9), [1, 5]);
    }

    proptest! {
        #[test]
        fn notes_come_to_their_share_and_never_over_the_height(
            notes in proptest::collection::vec((1usize..12, 0usize..12), 1..8),
            nearest in 0usize..8, extra in 0usize..20, fresh in 1usize..4,
        ) {
            let lengths: Vec<_> = notes.iter().map(|note| note.0).collect();
            let (nearest, height) = (Some(nearest % lengths.len()), lengths.len() + extra);
            let shared = share(&lengths, nearest, height);
            prop_assert!(shared.iter().sum::<usize>() <= height);
            let mut rows: Vec<_> = notes.iter().map(|(length, kept)| *(kept.min(length))).collect();
            for _ in 0..100 {
                rows = approach(&rows, &shared, nearest, fresh, height);
                prop_assert!(rows.iter().sum::<usize>() <= height);
                prop_assert!(rows.iter().zip(&lengths).all(|(rows, length)| (1..=*length).contains(rows)));
            }
            prop_assert!(rows.iter().zip(&shared).all(|(rows, share)| rows >= share));
        }
    }
}
