//! Pages of a PDF with any characters at any places, as its reader gives them: twelve bytes each.
//!
//! The bytes of the file itself are read by a library in a process of its own, which may fall; what
//! is made of its characters may not.

#![no_main]

#[path = "../../tests/support/gate.rs"]
mod gate;

use libfuzzer_sys::fuzz_target;
use wengu::import::normalised::Normalised;
use wengu::import::pdf::compose;
use wengu::import::pdf::glyph::{Glyph, Page};
use wengu::import::{Format, Imported};

/// The characters of a page at most: further ones begin the next page.
const PAGE: usize = 400;

/// A character and its place: now and then numbers that no page should have.
fn glyph(bytes: &[u8]) -> Option<Glyph> {
    let &[a, b, c, x, fx, y, fy, advance, size, odd, ..] = bytes else { return None };
    let character = match a % 4 {
        0 => char::from(b),
        1 => char::from_u32(0x4E00 + u32::from(b) * 64 + u32::from(c))?,
        2 => char::from_u32(u32::from(b) << 8 | u32::from(c))?,
        _ => "①②（）()[]［］。，“”一二三123- 第章、:".chars().nth(usize::from(b) % 34)?,
    };
    let place = |whole: u8, part: u8| f32::from(whole) * 3.0 + f32::from(part) / 100.0;
    let size = match odd {
        255 => f32::NAN,
        254 => f32::INFINITY,
        253 => -10.0,
        252 => 1e30,
        _ => f32::from(size) / 8.0,
    };
    let y = if odd == 251 { f32::NAN } else { place(y, fy) };
    let advance = f32::from(advance) / 8.0;
    Some(Glyph { character, x: place(x, fx), y, advance, size, bold: odd.is_multiple_of(7) })
}

fuzz_target!(|bytes: &[u8]| {
    let glyphs: Vec<Glyph> = bytes.chunks_exact(12).filter_map(glyph).collect();
    let pages: Vec<Page> =
        glyphs.chunks(PAGE).map(|glyphs| Page { glyphs: glyphs.to_vec() }).collect();
    let Ok((document, warnings)) = compose(&pages) else { return };
    let normalised = Normalised::default();
    let imported =
        Imported { document, warnings, normalised, format: Format::Pdf, encoding: "UTF-8" };
    gate::assert_reading_sends_text_alone(imported, "fuzz.pdf");
});
