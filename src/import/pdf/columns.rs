//! Columns, decided by bands of height: a line across the gutter ends a band.

use super::line::Line;
use super::piece::Piece;

/// A column, or what goes over several, from its first line to its last.
#[derive(Debug, Clone, Default)]
pub(super) struct Column {
    /// Where most of its lines begin and the longest end, in points from the left.
    pub left: f32,
    pub right: f32,
    /// The lines from top to bottom.
    pub lines: Vec<Line>,
}

/// A row of pieces on one baseline.
type Row = Vec<Piece>;

/// A band has at least so many lines on either side of its gutter.
const LINES_MIN: usize = 3;
/// The lines of a column fill this part of it, else it is a table.
const FILL_MIN: f32 = 0.5;
/// Gutters inside columns are looked for this often.
const DEPTH_MAX: usize = 3;

/// The columns of a page in reading order; its pieces come from top to bottom.
pub(super) fn columns(pieces: Vec<Piece>) -> Vec<Column> {
    let mut columns = Vec::new();
    split(rows(pieces), DEPTH_MAX, &mut columns);
    columns
}

fn rows(pieces: Vec<Piece>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for piece in pieces {
        let is_here = |row: &Row| {
            row.first()
                .is_some_and(|first| (first.y - piece.y).abs() <= 0.25 * first.size.min(piece.size))
        };
        match rows.last_mut().filter(|row| is_here(row)) {
            Some(row) => row.push(piece),
            None => rows.push(vec![piece]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.left().total_cmp(&b.left()));
    }
    rows
}

fn split(rows: Vec<Row>, depth: usize, found: &mut Vec<Column>) {
    let gutter = if depth == 0 { None } else { gutter(&rows) };
    let Some(gutter) = gutter else {
        found.extend(column(&rows));
        return;
    };
    let is_band = bands(&rows, gutter);
    let mut across: Vec<Row> = Vec::new();
    let mut sides: (Vec<Row>, Vec<Row>) = Default::default();
    for (row, in_band) in rows.into_iter().zip(is_band) {
        if in_band {
            found.extend(column(&std::mem::take(&mut across)));
            let (left, right): (Row, Row) =
                row.into_iter().partition(|piece| piece.left() < gutter);
            sides.0.extend((!left.is_empty()).then_some(left));
            sides.1.extend((!right.is_empty()).then_some(right));
        } else {
            split_sides(&mut sides, depth, found);
            across.push(row);
        }
    }
    split_sides(&mut sides, depth, found);
    found.extend(column(&across));
}

fn split_sides(sides: &mut (Vec<Row>, Vec<Row>), depth: usize, found: &mut Vec<Column>) {
    for side in [std::mem::take(&mut sides.0), std::mem::take(&mut sides.1)] {
        if !side.is_empty() {
            split(side, depth - 1, found);
        }
    }
}

/// For each row whether it stands in a band of columns that the gutter parts.
fn bands(rows: &[Row], gutter: f32) -> Vec<bool> {
    let mut is_band = vec![false; rows.len()];
    let mut start = 0;
    while start < rows.len() {
        let length = rows
            .get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(|row| !crosses(row, gutter))
            .count();
        let end = start + length;
        if rows.get(start..end).is_some_and(|band| are_columns(band, gutter))
            && let Some(band) = is_band.get_mut(start..end)
        {
            band.fill(true);
        }
        start = end + 1;
    }
    is_band
}

fn crosses(row: &Row, x: f32) -> bool {
    row.iter().any(|piece| piece.left() < x - 1.0 && piece.right() > x + 1.0)
}

/// True where enough lines stand on either side, and fill it as text does.
fn are_columns(band: &[Row], gutter: f32) -> bool {
    let side = |is_left: bool| {
        let mut extents: Vec<(f32, f32)> = band
            .iter()
            .filter_map(|row| {
                let of_side = row.iter().filter(|piece| (piece.left() < gutter) == is_left);
                let ends = of_side.fold((f32::INFINITY, f32::NEG_INFINITY), |ends, piece| {
                    (ends.0.min(piece.left()), ends.1.max(piece.right()))
                });
                ends.0.is_finite().then_some(ends)
            })
            .collect();
        let left = extents.iter().map(|ends| ends.0).fold(f32::INFINITY, f32::min);
        let right = extents.iter().map(|ends| ends.1).fold(f32::NEG_INFINITY, f32::max);
        extents.sort_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
        let median = extents.get(extents.len() / 2).map_or(0.0, |ends| ends.1 - ends.0);
        extents.len() >= LINES_MIN && median > FILL_MIN * (right - left) && right - left > 60.0
    };
    side(true) && side(false)
}

/// Where the fewest lines cross, in the middle of the widest such place; `None` where there are no
/// columns on either side of it.
fn gutter(rows: &[Row]) -> Option<f32> {
    const STEPS: u16 = 120;
    let pieces = || rows.iter().flatten();
    let left = pieces().map(Piece::left).fold(f32::INFINITY, f32::min);
    let right = pieces().map(Piece::right).fold(f32::NEG_INFINITY, f32::max);
    if rows.len() < LINES_MIN || right - left < 150.0 {
        return None;
    }
    let width = right - left;
    let places: Vec<(f32, usize)> = (STEPS / 5..=STEPS * 4 / 5)
        .map(|step| left + width * f32::from(step) / f32::from(STEPS))
        .map(|x| (x, rows.iter().filter(|row| crosses(row, x)).count()))
        .collect();
    let least = places.iter().map(|(_, count)| *count).min()?;
    let valley = places
        .chunk_by(|a, b| (a.1 == least) == (b.1 == least))
        .filter(|run| run.first().is_some_and(|(_, count)| *count == least))
        .max_by_key(|run| run.len())?;
    let gutter = f32::midpoint(valley.first()?.0, valley.last()?.0);
    bands(rows, gutter).contains(&true).then_some(gutter)
}

/// The rows as one column; `None` where there are none.
fn column(rows: &[Row]) -> Option<Column> {
    let lines: Vec<Line> = rows.iter().map(|row| Line::of(row)).collect();
    let size = lines.first()?.size;
    let mut lefts: Vec<f32> = lines.iter().map(|line| line.left).collect();
    let mut rights: Vec<f32> = lines.iter().map(|line| -line.right).collect();
    let left = outermost(&mut lefts, 0.25 * size);
    let right = -outermost(&mut rights, 0.5 * size);
    Some(Column { left, right, lines })
}

/// The least of the values that a tenth of all stand near; the least of all where none is such.
fn outermost(values: &mut [f32], near: f32) -> f32 {
    values.sort_by(f32::total_cmp);
    let enough = (values.len() / 10).max(1);
    let has_fellows = |value: &&f32| {
        values.iter().filter(|other| **other >= **value && **other - **value <= near).count()
            >= enough
    };
    values.iter().find(has_fellows).or(values.first()).copied().unwrap_or(0.0)
}
