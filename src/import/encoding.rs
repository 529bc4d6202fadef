//! Bytes to text: which character encoding they are in, told by content.
//!
//! The order of the looks: a byte-order mark, UTF-16 where there are NULs, ISO-2022-JP where its
//! escapes occur, UTF-8, UTF-16 without NULs, UTF-8 with a few wrong bytes, then chardetng, and what
//! it takes for Western text is looked at once more.

mod multibyte;
mod wide;

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, ISO_2022_JP, UTF_8};

use super::ImportError;
use super::warning::{Warning, WarningKind};

/// How much of the file chardetng (10 MB/s) is shown from its first byte over 0x7F on.
const FIRST_WINDOW: usize = 256 * 1024;
/// How much it is shown from the middle and from the end.
const LATER_WINDOW: usize = 64 * 1024;

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
    if has_nul && let Some(encoding) = wide::byte_order(bytes) {
        return Ok(read(bytes, encoding, None));
    }
    if !has_nul && is_iso_2022_jp(bytes) {
        return Ok(read(bytes, ISO_2022_JP, None));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let decoded = Decoded { text: Cow::Borrowed(text), encoding: UTF_8, warnings: Vec::new() };
        return if is_binary(text) { Err(ImportError::Binary) } else { Ok(decoded) };
    }
    if !has_nul && let Some(encoding) = wide::byte_order(bytes) {
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
    let first_answer = answers.first().copied().unwrap_or(UTF_8);
    let again = windows.first().filter(|_| first_answer.is_single_byte());
    let encoding = again.and_then(|window| second_look(window)).unwrap_or(first_answer);
    let agreed = answers.iter().all(|&answer| answer == first_answer);
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
    // A window may end inside a character, which is no fault of the text.
    detector.feed(window, false);
    detector.guess(None, Utf8Detection::Deny)
}

/// The encoding of a text that chardetng takes for a Western one, where it is none: what it says of
/// the lines without a wrong byte, else the nearest.
fn second_look(window: &[u8]) -> Option<&'static Encoding> {
    let nearest = multibyte::nearest(window)?;
    let lines = window.split_inclusive(|&b| b == b'\n' || b == b'\r');
    let is_right = |line: &&[u8]| !nearest.decode_without_bom_handling(line).1;
    let right: Vec<u8> = lines.filter(is_right).flatten().copied().collect();
    let answer = widest(detect(&right));
    Some(if answer.is_single_byte() || right.is_ascii() { nearest } else { answer })
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
#[cfg(test)]
mod texts;
