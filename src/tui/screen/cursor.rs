//! The cheapest way from one place on the screen to another.
//!
//! Line feed goes down without changing the column and carriage return goes to the first column,
//! because the session turns the line discipline's output processing off.

/// Where the terminal's cursor is, as far as that is known; rows and columns count from 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The row, or `None` where only an absolute move helps.
    pub(super) row: Option<usize>,
    /// The column, or `None` after a glyph of doubtful width or in the last column.
    pub(super) col: Option<usize>,
}

impl Place {
    /// A place that is known.
    pub(super) fn at(row: usize, col: usize) -> Self {
        Self { row: Some(row), col: Some(col) }
    }
}

/// The shortest bytes that move the cursor from `from` to `row` and `col`.
pub(super) fn path(from: Place, row: usize, col: usize) -> Vec<u8> {
    if from == Place::at(row, col) {
        return Vec::new();
    }
    let mut ways = vec![absolute(row, col)];
    if let Some(start) = from.row {
        let down = vertical(start, row);
        if let Some(column) = from.col {
            ways.push([down.clone(), horizontal(column, col)].concat());
        }
        ways.push([b"\r".to_vec(), down.clone(), horizontal(0, col)].concat());
        ways.push([down, sequence(col + 1, 'G')].concat());
    }
    ways.into_iter().min_by_key(Vec::len).unwrap_or_default()
}

/// Cursor position (ECMA-48 CUP) with what is the default left out.
fn absolute(row: usize, col: usize) -> Vec<u8> {
    match (row, col) {
        (0, 0) => b"\x1b[H".to_vec(),
        (_, 0) => sequence(row + 1, 'H'),
        _ => format!("\x1b[{};{}H", row + 1, col + 1).into_bytes(),
    }
}

fn vertical(from: usize, to: usize) -> Vec<u8> {
    if to >= from {
        let feeds = vec![b'\n'; to - from];
        let down = sequence(to - from, 'B');
        if feeds.len() <= down.len() { feeds } else { down }
    } else {
        sequence(from - to, 'A')
    }
}

fn horizontal(from: usize, to: usize) -> Vec<u8> {
    if to >= from {
        return if to == from { Vec::new() } else { sequence(to - from, 'C') };
    }
    let backspaces = vec![8; from - to];
    let left = sequence(from - to, 'D');
    if backspaces.len() <= left.len() { backspaces } else { left }
}

/// A control sequence with one parameter, which is left out where it is the default, 1.
pub(super) fn sequence(parameter: usize, end: char) -> Vec<u8> {
    if parameter == 1 {
        format!("\x1b[{end}").into_bytes()
    } else {
        format!("\x1b[{parameter}{end}").into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(from: Place, row: usize, col: usize) -> String {
        String::from_utf8(path(from, row, col)).unwrap()
    }

    #[test]
    fn the_start_of_the_next_row_takes_two_bytes() {
        assert_eq!(shown(Place::at(4, 60), 5, 0), "\r\n");
    }

    #[test]
    fn a_place_that_is_reached_already_takes_nothing() {
        assert_eq!(shown(Place::at(4, 60), 4, 60), "");
    }

    #[test]
    fn an_unknown_place_needs_an_absolute_move() {
        assert_eq!(shown(Place::default(), 4, 60), "\x1b[5;61H");
        assert_eq!(shown(Place::default(), 0, 0), "\x1b[H");
    }

    #[test]
    fn an_unknown_column_is_left_by_carriage_return_or_column_address() {
        let from = Place { row: Some(4), col: None };
        assert_eq!(shown(from, 4, 60), "\x1b[61G");
        assert_eq!(shown(from, 6, 0), "\r\n\n");
    }

    #[test]
    fn a_short_way_back_uses_backspaces() {
        assert_eq!(shown(Place::at(0, 12), 0, 10), "\x08\x08");
    }
}
