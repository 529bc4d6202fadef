//! GBK in a font that declares the Latin encoding of Windows: each Chinese character comes as two
//! Latin ones (`¹ØÓÚ` for 关于), in every program that reads the file.

use encoding_rs::GBK;

use super::glyph::Glyph;
use super::piece::Piece;
use crate::text::script;

/// This part of a piece's characters has to look like bytes of GBK.
const SHARE: f32 = 0.8;

/// Reads the characters of a piece as GBK where they are; returns how often it did (0 or 1).
pub(super) fn mend(piece: &mut Piece) -> usize {
    let is_byte = |glyph: &Glyph| matches!(glyph.character, '\u{A1}'..='\u{FE}');
    let bytes = piece.glyphs.iter().filter(|glyph| is_byte(glyph)).count();
    let others =
        piece.glyphs.iter().filter(|glyph| !is_byte(glyph) && glyph.character != ' ').count();
    let (Ok(some), Ok(all)) = (u16::try_from(bytes), u16::try_from(bytes + others)) else {
        return 0;
    };
    if some < 4 || f32::from(some) < SHARE * f32::from(all) {
        return 0;
    }
    let mut mended: Vec<Glyph> = Vec::with_capacity(piece.glyphs.len());
    let mut glyphs = piece.glyphs.iter().peekable();
    let mut common = 0;
    while let Some(glyph) = glyphs.next() {
        if !is_byte(glyph) {
            mended.push(*glyph);
            continue;
        }
        let Some(second) = glyphs.next_if(|next| is_byte(next)) else { return 0 };
        let Some(character) = decoded(glyph.character, second.character) else { return 0 };
        common += usize::from(script::is_han(character));
        mended.push(Glyph { character, advance: second.end() - glyph.x, ..*glyph });
    }
    // French and Vietnamese words of such letters give signs that no text has many of.
    if 2 * common < mended.len() {
        return 0;
    }
    piece.glyphs = mended;
    1
}

/// The character of two bytes; those of level 1 and 2 of GB 2312 and its signs are in use.
fn decoded(first: char, second: char) -> Option<char> {
    let bytes = [u8::try_from(u32::from(first)).ok()?, u8::try_from(u32::from(second)).ok()?];
    let (text, wrong) = GBK.decode_without_bom_handling(&bytes);
    let mut characters = text.chars();
    characters.next().filter(|_| !wrong && characters.next().is_none())
}
