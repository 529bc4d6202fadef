//! Pages that are set from top to bottom in columns from right to left (JLREQ 2.1.1), laid on their
//! sides so that their columns are lines.

use super::glyph::Glyph;
use super::glyph::Page;
use crate::text::script;

/// From one character to the next of its line, in ems; from line to line it is more.
const STEP: std::ops::Range<f32> = 0.85..1.3;
/// So many steps down tell a vertical page.
const STEPS_MIN: usize = 12;

/// The page with its columns as lines; `None` where it is set in lines.
pub(super) fn as_lines(page: &Page) -> Option<Page> {
    let mut letters: Vec<&Glyph> =
        page.glyphs.iter().filter(|glyph| script::is_cjk_letter(glyph.character)).collect();
    let along = steps(&mut letters, |glyph| glyph.y, |glyph| glyph.x);
    let down = steps(&mut letters, |glyph| glyph.x, |glyph| glyph.y);
    if down < STEPS_MIN || down < 3 * along {
        return None;
    }
    // They are in the order of their columns now.
    let columns: Vec<f32> = letters.iter().map(|glyph| glyph.x).collect();
    Some(Page { glyphs: page.glyphs.iter().map(|glyph| laid(glyph, &columns)).collect() })
}

/// How many characters have the next one of their line at the distance of a step.
fn steps(letters: &mut [&Glyph], across: fn(&Glyph) -> f32, along: fn(&Glyph) -> f32) -> usize {
    letters.sort_by(|a, b| across(a).total_cmp(&across(b)));
    let lines = letters.chunk_by(|a, b| across(b) - across(a) < 0.05 * a.size);
    let of_line = |line: &[&Glyph]| {
        let mut line: Vec<_> = line.iter().map(|glyph| (along(glyph), glyph.size)).collect();
        line.sort_by(|a, b| a.0.total_cmp(&b.0));
        let is_step = |pair: &&[(f32, f32)]| matches!(pair, [(a, size), (b, _)] if STEP.contains(&((b - a) / size)));
        line.windows(2).filter(is_step).count()
    };
    lines.map(of_line).sum()
}

/// A character in its place on the page laid down; `columns` are where letters stand, from the left.
fn laid(glyph: &Glyph, columns: &[f32]) -> Glyph {
    let is_letter = script::is_cjk_letter(glyph.character);
    // What stands upright in a column beside others of its kind (縦中横) follows them in the line.
    let next = columns.partition_point(|x| *x <= glyph.x + 0.1 * glyph.size);
    let column = next.checked_sub(1).and_then(|at| columns.get(at)).copied();
    let column = column.filter(|x| !is_letter && glyph.x - x < 0.95 * glyph.size);
    let aside = column.map_or(0.0, |x| glyph.x - x);
    let is_half = glyph.character.is_ascii_alphanumeric();
    Glyph {
        x: 0.3 * aside - glyph.y,
        y: column.unwrap_or(glyph.x),
        advance: if is_half { 0.3 * glyph.size } else { glyph.size },
        ..*glyph
    }
}
