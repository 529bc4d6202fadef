//! Pictures: what stands in the text for one, and its bytes once somebody asks for them.
//!
//! A document holds the words and the address of a picture, never its bytes
//! ([`SpanKind::Picture`]): they stay in the file until they are looked for here.

use std::ops::Range;

use sha2::{Digest, Sha256};
use thiserror::Error;

use super::ImportError;
use super::archive::Archive;
use super::detect;
use super::html;
use crate::document::inline::SpanKind;

/// The address of a picture whose bytes stand in the page itself (RFC 2397): this word and the
/// beginning of a hash of them.
const INSIDE: &str = "picture:";

/// The sides, in CSS pixels, up to which a picture without words is an ornament.
const ORNAMENT: u32 = 24;

/// Bytes that a picture may have.
pub const LIMIT: usize = 64 * 1024 * 1024;

/// Where a picture is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whereabouts {
    /// In the document's file: its bytes.
    Inside(Vec<u8>),
    /// In a file of its own: its path from the document's folder, with `/`.
    Beside(String),
    /// On the web, where it is not fetched from: its address.
    Web(String),
}

/// Why a picture cannot be had.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PictureError {
    /// The document says that there is one and not where.
    #[error("the document does not say where the picture is")]
    Nameless,
    /// It is not where the document says.
    #[error("the picture {0} is not in the file")]
    Missing(String),
    /// The archive is damaged or over a limit.
    #[error(transparent)]
    Archive(#[from] ImportError),
}

/// The address that a document keeps of the picture at `source`, an address as a page writes it.
pub(super) fn address(source: &str) -> String {
    if is_inline(source) { inside(source) } else { source.to_owned() }
}

/// The address of a picture whose source is `data:…`: lines do not count, which writers add.
fn inside(source: &str) -> String {
    let mut hash = Sha256::new();
    for part in source.split_ascii_whitespace() {
        hash.update(part.as_bytes());
    }
    let digits = hash.finalize();
    digits.iter().take(8).fold(INSIDE.to_owned(), |text, byte| format!("{text}{byte:02x}"))
}

fn is_inline(source: &str) -> bool {
    source.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"))
}

/// What stands for a picture without words: the name of its file.
#[must_use]
pub fn name(source: &str) -> String {
    let source = source.trim();
    if is_inline(source) {
        let kind = source.split(['/', ';', ',', '+']).nth(1).unwrap_or_default();
        return if kind.is_empty() { "picture".to_owned() } else { format!("picture.{kind}") };
    }
    let path = source.split(['?', '#']).next().unwrap_or(source);
    let path = html::percent_decoded(path);
    let name = path.rsplit(['/', '\\']).next().unwrap_or(&path).trim();
    if name.is_empty() { "picture".to_owned() } else { name.to_owned() }
}

/// True where sides, as attributes give them, are those of an ornament.
pub(super) fn is_ornament(sides: [Option<&str>; 2]) -> bool {
    let side = |text: &str| text.trim_end_matches("px").trim().parse::<u32>().ok();
    sides.into_iter().flatten().filter_map(side).any(|side| side <= ORNAMENT)
}

/// True where a text is pictures and nothing else.
pub(super) fn is_all<'a>(
    text: &str,
    spans: impl Iterator<Item = (&'a Range<usize>, &'a SpanKind)>,
) -> bool {
    let mut end = 0;
    for (range, kind) in spans {
        if !matches!(kind, SpanKind::Picture(_)) {
            continue;
        }
        if text.get(end..range.start).is_none_or(|between| !between.trim().is_empty()) {
            return false;
        }
        end = range.end;
    }
    end > 0 && text.get(end..).is_some_and(|rest| rest.trim().is_empty())
}

/// Where the picture at `address` is, of the document whose file has these `bytes`.
///
/// # Errors
/// [`PictureError`] where the file should have it and does not.
pub fn find(bytes: &[u8], address: &str) -> Result<Whereabouts, PictureError> {
    if address.is_empty() {
        return Err(PictureError::Nameless);
    }
    let is_web = ["http://", "https://", "//"].iter().any(|scheme| address.starts_with(scheme));
    if is_web {
        return Ok(Whereabouts::Web(address.to_owned()));
    }
    let missing = || PictureError::Missing(address.to_owned());
    if detect::archive_format(bytes).is_some() {
        let mut archive = Archive::open(bytes)?;
        if address.starts_with(INSIDE) {
            return in_pages(&mut archive, address).ok_or_else(missing);
        }
        return archive.read(address)?.map(Whereabouts::Inside).ok_or_else(missing);
    }
    if address.starts_with(INSIDE) {
        return in_text(bytes, address).ok_or_else(missing);
    }
    Ok(Whereabouts::Beside(html::percent_decoded(
        address.split(['?', '#']).next().unwrap_or(address),
    )))
}

/// Looks for a picture in the pages of an archive.
fn in_pages(archive: &mut Archive<'_>, address: &str) -> Option<Whereabouts> {
    for name in archive.names() {
        let is_page = [".xhtml", ".html", ".htm", ".xml"].iter().any(|end| name.ends_with(end));
        if is_page && let Ok(Some(page)) = archive.read(&name) {
            let found = in_text(&page, address);
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

/// Looks through the `data:` addresses of a text.
fn in_text(bytes: &[u8], address: &str) -> Option<Whereabouts> {
    let text = String::from_utf8_lossy(bytes);
    let mut rest = text.as_ref();
    while let Some(at) = rest.find("data:") {
        let source = rest.get(at..)?;
        let end = source.find(['"', '\'', ')', '<', '>']).unwrap_or(source.len());
        let source = source.get(..end)?;
        if inside(source) == address {
            return decoded(source).map(Whereabouts::Inside);
        }
        rest = rest.get(at + 5..)?;
    }
    None
}

/// The bytes that a `data:` address holds: base64, or characters with `%` escapes.
fn decoded(source: &str) -> Option<Vec<u8>> {
    let (kind, data) = source.split_once(',')?;
    if kind.trim_end().ends_with(";base64") {
        return from_base64(data);
    }
    Some(html::percent_decoded(data).into_bytes())
}

/// Base64 with either alphabet of RFC 4648, white space passed over; it ends at the padding.
fn from_base64(data: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(data.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    let data = html::percent_decoded(data);
    for byte in data.bytes().filter(|byte| !byte.is_ascii_whitespace()).take_while(|b| *b != b'=') {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF).ok()?);
        }
    }
    Some(bytes)
}

/// How the name of a file with these bytes ends where they are a picture; `None` where they are
/// not: nothing else is given to a viewer.
#[must_use]
pub fn ending(bytes: &[u8]) -> Option<&'static str> {
    let starts = |sign: &[u8]| bytes.starts_with(sign);
    let holds = |at: usize, sign: &[u8]| bytes.get(at..at + sign.len()) == Some(sign);
    Some(match bytes {
        _ if starts(b"\x89PNG\r\n\x1a\n") => "png",
        _ if starts(b"\xFF\xD8\xFF") => "jpg",
        _ if starts(b"GIF87a") || starts(b"GIF89a") => "gif",
        _ if starts(b"RIFF") && holds(8, b"WEBP") => "webp",
        _ if starts(b"BM") && bytes.len() > 26 => "bmp",
        _ if starts(b"II*\0") || starts(b"MM\0*") => "tif",
        _ if holds(4, b"ftypavif") => "avif",
        _ if starts(b"\xD7\xCD\xC6\x9A") => "wmf",
        _ if starts(b"\x01\0\0\0") && holds(40, b" EMF") => "emf",
        _ => {
            let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
            let head = String::from_utf8_lossy(head);
            let head = head.trim_start_matches('\u{FEFF}').trim_start();
            let is_svg =
                head.starts_with("<svg") || head.starts_with("<?xml") && head.contains("<svg");
            return is_svg.then_some("svg");
        }
    })
}

#[cfg(test)]
mod tests;
