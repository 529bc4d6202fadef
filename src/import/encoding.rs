//! Bytes to text: which character encoding they are in, told by content.
//!
//! The order of the looks: a byte-order mark, UTF-16 where there are NULs, ISO-2022-JP where its
//! escapes occur, UTF-8, UTF-16 without NULs, UTF-8 with a few wrong bytes, then chardetng.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use super::ImportError;
use super::warning::{Warning, WarningKind};
use crate::text::script;

/// How much of the file chardetng (10 MB/s) is shown from its first byte over 0x7F on.
const FIRST_WINDOW: usize = 256 * 1024;
/// How much it is shown from the middle and from the end.
const LATER_WINDOW: usize = 64 * 1024;
/// How many characters the look for UTF-16 without a byte-order mark reads.
const UTF_16_LOOK: usize = 32 * 1024;

/// The text of a file and how it was found.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// The text without its byte-order mark; wrong bytes are U+FFFD.
    pub text: Cow<'a, str>,
    /// The encoding that it was read in.
    pub encoding: &'static Encoding,
    /// Wrong bytes, and doubts about the encoding.
    pub warnings: Vec<Warning>,
}

/// Decodes `bytes` as `label` says, or by content where it is `None`.
///
/// # Errors
/// [`ImportError::UnknownEncoding`] for a label that does not exist, [`ImportError::Binary`] where
/// no encoding gives a text.
pub fn decode<'a>(bytes: &'a [u8], label: Option<&str>) -> Result<Decoded<'a>, ImportError> {
    if let Some(label) = label {
        let encoding = Encoding::for_label(label.as_bytes())
            .ok_or_else(|| ImportError::UnknownEncoding { label: label.to_owned() })?;
        return Ok(read(bytes, widest(encoding), None));
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(read(bytes, encoding, None));
    }
    let has_nul = bytes.contains(&0);
    if has_nul && let Some(encoding) = utf_16(bytes) {
        return Ok(read(bytes, encoding, None));
    }
    if !has_nul && is_iso_2022_jp(bytes) {
        return Ok(read(bytes, ISO_2022_JP, None));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let decoded = Decoded { text: Cow::Borrowed(text), encoding: UTF_8, warnings: Vec::new() };
        return if is_binary(text) { Err(ImportError::Binary) } else { Ok(decoded) };
    }
    if !has_nul && let Some(encoding) = utf_16(bytes) {
        return Ok(read(bytes, encoding, None));
    }
    let decoded = if is_damaged_utf_8(bytes) { read(bytes, UTF_8, None) } else { guess(bytes) };
    if is_binary(&decoded.text) { Err(ImportError::Binary) } else { Ok(decoded) }
}

/// The superset that a label stands for: files named GBK or GB2312 hold GB18030 as well.
fn widest(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == GBK { GB18030 } else { encoding }
}

fn read<'a>(bytes: &'a [u8], encoding: &'static Encoding, doubt: Option<Warning>) -> Decoded<'a> {
    let (text, had_errors) = encoding.decode_with_bom_removal(bytes);
    let mut warnings: Vec<_> = doubt.into_iter().collect();
    if had_errors {
        let count = text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
        let name = encoding.name();
        warnings.push(Warning::new(
            WarningKind::InvalidBytes,
            format!("{count} places hold bytes that are not {name}; they are shown as U+FFFD"),
        ));
    }
    Decoded { text, encoding, warnings }
}

/// Asks chardetng about three windows and warns where a later one disagrees with the whole.
fn guess(bytes: &[u8]) -> Decoded<'_> {
    let first = bytes.iter().position(|&b| b > 0x7F).unwrap_or(0);
    let rest = bytes.get(first..).unwrap_or_default();
    let window = |start: usize, length: usize| {
        let from = rest.get(start..).unwrap_or_default();
        // A window in the middle begins after a line end, so that no character is cut.
        let skip = from.iter().take(4096).position(|&b| b < 0x20).filter(|_| start > 0);
        let from = from.get(skip.unwrap_or(0)..).unwrap_or_default();
        from.get(..length.min(from.len())).unwrap_or_default()
    };
    let mut windows = vec![window(0, FIRST_WINDOW)];
    if rest.len() > FIRST_WINDOW + 2 * LATER_WINDOW {
        windows.push(window(rest.len() / 2, LATER_WINDOW));
        windows.push(window(rest.len() - LATER_WINDOW, LATER_WINDOW));
    }
    let answers: Vec<_> = windows.iter().map(|window| widest(detect(window))).collect();
    let encoding = answers.first().copied().unwrap_or(UTF_8);
    let agreed = answers.iter().all(|&answer| answer == encoding);
    let short = rest.iter().filter(|&&b| b > 0x7F).take(40).count() < 40;
    let doubt = (!agreed || short).then(|| {
        Warning::new(
            WarningKind::UncertainEncoding,
            format!(
                "the encoding was taken to be {}; name another one if it is wrong",
                encoding.name()
            ),
        )
    });
    read(bytes, encoding, doubt)
}

fn detect(window: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(window, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// 7-bit bytes with an escape to JIS X 0208 or to JIS X 0201.
fn is_iso_2022_jp(bytes: &[u8]) -> bool {
    bytes.is_ascii()
        && bytes.contains(&0x1B)
        && bytes.windows(3).any(|w| matches!(w, b"\x1b$B" | b"\x1b$@" | b"\x1b(J"))
}

/// UTF-8 with a few wrong bytes: ten right sequences of several bytes for each wrong one.
fn is_damaged_utf_8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().bytes().filter(|&b| b >= 0xC0).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right >= 10 * wrong
}

/// The byte order of UTF-16 without a byte-order mark: no lone surrogate, and at least 95 % of the
/// characters are such as texts in these languages are made of.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    [UTF_16LE, UTF_16BE].into_iter().find(|&encoding| {
        let units = bytes.chunks_exact(2).take(UTF_16_LOOK).map(|pair| match *pair {
            [low, high] if encoding == UTF_16LE => u16::from_le_bytes([low, high]),
            [high, low] => u16::from_be_bytes([high, low]),
            _ => 0,
        });
        looks_written(units)
    })
}

fn looks_written(units: impl Iterator<Item = u16>) -> bool {
    let (mut all, mut known, mut between) = (0_usize, 0_usize, 0_usize);
    let mut decoded = char::decode_utf16(units).peekable();
    while let Some(unit) = decoded.next() {
        let Ok(c) = unit else {
            // The last unit of the look may be the first half of a pair.
            if decoded.peek().is_none() && all + 1 >= UTF_16_LOOK {
                break;
            }
            return false;
        };
        all += 1;
        let is_between = matches!(c, ' '..='~' | '\n' | '\r' | '\t' | '\u{2010}'..='\u{2027}'
            | '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF60}');
        between += usize::from(is_between);
        known += usize::from(
            is_between
                || script::is_cjk_letter(c)
                || matches!(c, '\u{2460}'..='\u{24FF}' | '\u{30FB}' | '\u{A0}'..='\u{FF}'),
        );
    }
    // Bytes of another encoding read as Han or Hangul without a mark or space between them.
    all > 0 && known * 100 >= all * 95 && between * 50 >= all
}

/// Over 5 % of the first characters are controls other than white space.
fn is_binary(text: &str) -> bool {
    let (mut all, mut controls) = (0_usize, 0_usize);
    for c in text.chars().take(8192) {
        all += 1;
        controls += usize::from(
            (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{C}' | '\u{1B}'))
                || c == char::REPLACEMENT_CHARACTER,
        );
    }
    all >= 16 && controls * 20 > all
}

#[cfg(test)]
mod tests;
