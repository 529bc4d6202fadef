//! Lines of like length, for headings and titles.
//!
//! The last line of a paragraph may be short; that of a heading looks forsaken. So a heading is set
//! in the narrowest measure that needs no more lines than the whole one does (CSS Text 4,
//! `text-wrap: balance`), and two ideographs more, which leave a choice between words.

use super::fill::fill;
use super::relax::Room;
use super::segment::{Cost, Segment};

/// The cells by which lines may differ so that words stay whole.
const PLAY: usize = 4;

/// The price of a break in a heading that is not after a mark.
const INSIDE_CLAUSE: Cost = 60;

/// Prices the breaks of a heading: one after a mark parts what belongs to different clauses.
pub(super) fn price_clauses(text: &str, segments: &mut [Segment]) {
    for segment in segments {
        let before = text.get(..segment.end).and_then(|head| head.chars().next_back());
        if before.is_some_and(char::is_alphanumeric) {
            segment.price += INSIDE_CLAUSE;
        }
    }
}

/// `room`, narrowed so that no line is much shorter than the others.
pub(super) fn balanced(segments: &[Segment], room: Room) -> Room {
    let lines = fill(segments, room).len();
    let widest =
        segments.iter().map(|segment| segment.end_cells - segment.start_cells).max().unwrap_or(0);
    let narrowed = |cells| Room { first: room.first - cells, rest: room.rest - cells, ..room };
    // Less and less is taken away by halves: a measure that needs too many lines was too small.
    let most = room.first.min(room.rest).saturating_sub(widest);
    let (mut enough, mut too_much) = (0, most + 1);
    while lines > 1 && too_much - enough > 1 {
        let middle = enough.midpoint(too_much);
        if fill(segments, narrowed(middle)).len() <= lines {
            enough = middle;
        } else {
            too_much = middle;
        }
    }
    narrowed(enough.saturating_sub(PLAY))
}
