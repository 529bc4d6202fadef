//! Pieces to lines: their text, with spaces where print has gaps.

use super::glyph::Glyph;
use super::piece::Piece;
use crate::text::script;
use crate::text::upright;
use unicode_normalization::UnicodeNormalization;

/// A line of a column.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// Its text without the raised marks.
    pub text: String,
    /// The raised marks with their byte offsets in the text.
    pub marks: Vec<(usize, String)>,
    /// Where it begins and ends, in points from the left.
    pub left: f32,
    pub right: f32,
    /// Its baseline in points from the bottom.
    pub y: f32,
    /// The commonest size of its type in points.
    pub size: f32,
    /// All of it is set in bold type.
    pub bold: bool,
    /// The width of its first word in points.
    pub first_word: f32,
}

/// A wide gap between letters is a space, in ems.
const SPACE: f32 = 0.17;
/// The same between Chinese characters, which are often set apart a little.
const WIDE_SPACE: f32 = 0.85;

/// A gap that parts the cells of a table, in ems; in the text it is a tab.
const CELL_GAP: f32 = 2.4;

impl Line {
    /// The line that these pieces of one baseline, from left to right, make up.
    pub(super) fn of(pieces: &[Piece]) -> Self {
        let longest = pieces.iter().max_by_key(|piece| piece.glyphs.len());
        let glyphs = || pieces.iter().flat_map(|piece| &piece.glyphs);
        let mut line = Self {
            y: longest.map_or(0.0, |piece| piece.y),
            size: longest.map_or(0.0, |piece| piece.size),
            left: pieces.iter().map(Piece::left).fold(f32::INFINITY, f32::min),
            right: pieces.iter().map(Piece::right).fold(f32::NEG_INFINITY, f32::max),
            bold: glyphs().all(|g| g.bold || !g.character.is_alphanumeric()),
            ..Self::default()
        };
        let mut marks = pieces.iter().flat_map(|piece| &piece.marks).peekable();
        let mut before: Option<Glyph> = None;
        let mut spaced = false;
        for glyph in glyphs() {
            if glyph.character.is_whitespace() {
                spaced = true;
                continue;
            }
            while let Some((_, label)) =
                marks.next_if(|(x, _)| *x < glyph.x + 0.3 * glyph.advance.max(1.0))
            {
                line.marks.push((line.text.len(), label.clone()));
            }
            if let Some(before) = before.filter(|before| is_space(before, glyph, spaced)) {
                if line.first_word == 0.0 {
                    line.first_word = before.end() - line.left;
                }
                let is_wide = glyph.x - before.end() > CELL_GAP * glyph.size.min(before.size);
                line.text.push(if is_wide { '\t' } else { ' ' });
            }
            line.push(glyph.character);
            before = Some(*glyph);
            spaced = false;
        }
        line.marks.extend(marks.map(|(_, label)| (line.text.len(), label.clone())));
        if line.first_word == 0.0 {
            line.first_word = line.right - line.left;
        }
        if line.is_wide() {
            line.first_word = 2.2 * line.size;
        }
        line
    }

    /// Appends a character: ligatures as their letters, the radicals that some fonts name their
    /// characters by (U+2F00) and the forms of vertical print as the characters that they are.
    fn push(&mut self, c: char) {
        match c {
            '\u{FB00}'..='\u{FB06}' | '\u{2F00}'..='\u{2FDF}' => {
                self.text.extend(std::iter::once(c).nfkc());
            }
            '\u{AD}' => self.text.push('-'),
            _ => self.text.push(upright::horizontal(c).unwrap_or(c)),
        }
    }

    /// The line is set in Chinese, Japanese or Korean: it may break after any character.
    pub(super) fn is_wide(&self) -> bool {
        let wide = self.text.chars().filter(|c| is_wide(*c)).count();
        2 * wide > self.text.chars().filter(|c| c.is_alphanumeric()).count()
    }
}

fn is_wide(c: char) -> bool {
    script::is_cjk_letter(c) && !script::is_hangul(c)
}

/// True for a character that has no space beside it.
fn is_solid(c: char) -> bool {
    is_wide(c)
        || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF65}' | '“' | '”' | '‘' | '’' | '—' | '…' | '①'..='⑳')
}

/// True where print has a space between two characters; `spaced` where it also has the character.
fn is_space(before: &Glyph, glyph: &Glyph, spaced: bool) -> bool {
    let em = before.size.min(glyph.size);
    let gap = glyph.x - before.end();
    match (is_solid(before.character), is_solid(glyph.character)) {
        (true, true) => gap > WIDE_SPACE * em,
        (true, false) | (false, true) => gap > 0.6 * em,
        (false, false) => gap > SPACE * em || (spaced && gap > 0.05 * em),
    }
}
