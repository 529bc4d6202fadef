//! Pages whose text does not run from left to right, turned so that it does.

use super::glyph::Glyph;
use super::glyph::Page;
use crate::text::clean;
use crate::text::script;

/// What ends a line in the middle of a word in some files.
const SOFT_HYPHEN: char = '\u{AD}';

/// A character with the angle that its line runs at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turned {
    /// The character; its place is that on the paper.
    pub glyph: Glyph,
    /// The angle of its line in degrees, counter-clockwise.
    pub degrees: f32,
}

/// The page with most of its text from left to right; what stands at another angle (a stamp along
/// the margin, a watermark) is left out.
pub fn upright(turned: impl Iterator<Item = Turned>) -> Page {
    let all: Vec<(Glyph, usize)> =
        turned.filter(|turned| is_sound(&turned.glyph)).filter_map(with_quarter).collect();
    let mut counts = [0_usize; 4];
    for (_, quarter) in &all {
        if let Some(count) = counts.get_mut(*quarter) {
            *count += 1;
        }
    }
    let commonest = (0..4).max_by_key(|&quarter| (counts.get(quarter), 4 - quarter)).unwrap_or(0);
    let of_it = all.into_iter().filter(|(_, quarter)| *quarter == commonest);
    Page { glyphs: of_it.map(|(glyph, quarter)| turn(glyph, quarter)).collect() }
}

/// Numbers that a layout can be made of.
fn is_sound(glyph: &Glyph) -> bool {
    let on_paper = |at: f32| at.is_finite() && at.abs() < 100_000.0;
    on_paper(glyph.x)
        && on_paper(glyph.y)
        && on_paper(glyph.advance)
        && (0.5..1000.0).contains(&glyph.size)
        && !(clean::is_unwanted(glyph.character) && glyph.character != SOFT_HYPHEN)
}

/// How many quarters of a circle the line is turned by; `None` between them.
fn with_quarter(turned: Turned) -> Option<(Glyph, usize)> {
    let degrees = turned.degrees.rem_euclid(360.0);
    let near = |quarter: f32| (degrees - quarter).abs() < 3.0;
    let quarter = if near(0.0) || near(360.0) {
        0
    } else if near(90.0) {
        1
    } else if near(180.0) {
        2
    } else if near(270.0) {
        3
    } else {
        return None;
    };
    Some((turned.glyph, quarter))
}

fn turn(glyph: Glyph, quarter: usize) -> Glyph {
    let (x, y) = match quarter {
        1 => (glyph.y, -glyph.x),
        2 => (-glyph.x, -glyph.y),
        3 => (-glyph.y, glyph.x),
        _ => (glyph.x, glyph.y),
    };
    // The widths of a line that runs up or down come as what they measure across.
    let advance = match quarter {
        1 | 3 if glyph.advance < 0.1 * glyph.size => {
            glyph.size * if script::is_cjk_letter(glyph.character) { 1.0 } else { 0.5 }
        }
        _ => glyph.advance,
    };
    Glyph { x, y, advance, ..glyph }
}
