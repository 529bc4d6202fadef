//! Characters with their places on a page: all that is taken from a PDF.

/// A character with its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// The character.
    pub character: char,
    /// Where it begins, in points from the left.
    pub x: f32,
    /// Its baseline, in points from the bottom.
    pub y: f32,
    /// How far it reaches to the right, in points.
    pub advance: f32,
    /// The size of its type in points.
    pub size: f32,
    /// It is set in bold type.
    pub bold: bool,
}

impl Glyph {
    /// Where it ends, in points from the left.
    #[must_use]
    pub fn end(&self) -> f32 {
        self.x + self.advance
    }

    /// Where its ink begins: the left half of a full-width opening mark is blank, and print lets
    /// what stands before it into that half (CLREQ, compression of punctuation marks).
    pub(super) fn ink(&self) -> f32 {
        let opens = "“‘（《〈「『【〔［｛".contains(self.character);
        let is_wide = self.advance > 0.8 * self.size;
        self.x + if opens && is_wide { 0.5 * self.size } else { 0.0 }
    }
}

/// A page: its characters in any order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The characters; white space among them counts as such.
    pub glyphs: Vec<Glyph>,
}

/// A size in half points, by which sizes are counted.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held to the range before"
)]
pub(super) fn half_points(size: f32) -> u16 {
    (size * 2.0).round().clamp(0.0, 2000.0) as u16
}

/// The commonest size of the document in points, counted by characters.
pub(super) fn body_size(pages: &[Page]) -> f32 {
    let mut counts = vec![0_usize; 2001];
    let glyphs = pages.iter().flat_map(|page| &page.glyphs);
    for glyph in glyphs.filter(|glyph| !glyph.character.is_whitespace()) {
        if let Some(count) = counts.get_mut(usize::from(half_points(glyph.size))) {
            *count += 1;
        }
    }
    let commonest = counts.iter().enumerate().max_by_key(|(size, count)| (**count, *size));
    commonest
        .and_then(|(size, _)| u16::try_from(size).ok())
        .map_or(10.0, |size| f32::from(size) / 2.0)
}
