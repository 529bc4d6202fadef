//! UTF-16 without a byte-order mark, told by the characters that either byte order gives.

use encoding_rs::Encoding;
use encoding_rs::UTF_16BE;
use encoding_rs::UTF_16LE;

use super::multibyte;
use crate::text::script;

/// How many characters the look reads.
const LOOK: usize = 32 * 1024;

/// A text of Han or kana alone, without a mark or a space, has at least so many characters.
const LEAST: usize = 4;

/// The byte order of UTF-16 without a byte-order mark: no lone surrogate, and at least 95 % of the
/// characters are such as texts in these languages are made of.
pub(super) fn byte_order(bytes: &[u8]) -> Option<&'static Encoding> {
    [UTF_16LE, UTF_16BE].into_iter().find(|&encoding| {
        let units = bytes.chunks_exact(2).take(LOOK).map(|pair| match *pair {
            [low, high] if encoding == UTF_16LE => u16::from_le_bytes([low, high]),
            [high, low] => u16::from_be_bytes([high, low]),
            _ => 0,
        });
        looks_written(units)
    })
}

fn looks_written(units: impl Iterator<Item = u16>) -> bool {
    let (mut all, mut known, mut between, mut common) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut decoded = char::decode_utf16(units).peekable();
    while let Some(unit) = decoded.next() {
        let Ok(c) = unit else {
            // The last unit of the look may be the first half of a pair.
            if decoded.peek().is_none() && all + 1 >= LOOK {
                break;
            }
            return false;
        };
        all += 1;
        between += usize::from(is_between(c));
        known += usize::from(is_between(c) || is_written(c));
        common += usize::from(all <= LEAST * LEAST && multibyte::is_common_letter(c));
    }
    // Bytes of another encoding read as Han or Hangul without a mark or space between them.
    let is_marked = between * 50 >= all;
    // A title has none either; of what other bytes read as, one in five is a common letter.
    let is_title = all >= LEAST && common == all;
    all > 0 && known * 100 >= all * 95 && (is_marked || is_title)
}

/// True for ASCII and for the marks that stand between words.
fn is_between(c: char) -> bool {
    matches!(c, ' '..='~' | '\n' | '\r' | '\t' | '\u{2010}'..='\u{2027}'
        | '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF60}')
}

/// True for letters of these languages, enclosed numbers and words, and Latin-1.
fn is_written(c: char) -> bool {
    script::is_cjk_letter(c)
        || matches!(c, '\u{2100}'..='\u{214F}' | '\u{2460}'..='\u{24FF}' | '\u{30FB}'
            | '\u{3200}'..='\u{33FF}' | '\u{A0}'..='\u{FF}')
}
