//! A text to its lines, each measured once.

use crate::import::ending::{self, Ending};
use crate::text::script;

/// A line with something on it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    /// The line without white space at its ends.
    pub(super) text: &'t str,
    /// Its length in cells: two for Han, kana and other wide characters.
    pub(super) width: u32,
    /// White space at its start, in cells.
    pub(super) indent: u16,
    /// Blank lines before it, up to 255.
    pub(super) blanks: u8,
    /// A form feed stands before it.
    pub(super) page: bool,
    /// How it ends.
    pub(super) ending: Ending,
}

impl<'t> Line<'t> {
    /// True for a rule of dashes, as it stands above the notes of a page.
    pub(super) fn is_rule(&self) -> bool {
        self.width >= 5
            && self.text.chars().all(|c| matches!(c, '─' | '—' | '―' | '-' | '_' | '━' | '＿'))
    }

    /// The same line with a part of its text.
    pub(super) fn with_text(self, text: &'t str) -> Self {
        Self { text, width: width(text), ending: ending::ending(text), ..self }
    }
}

/// The lines of `text` that have something on them; ends are LF, CR, CR LF and form feed.
pub(super) fn split(text: &str) -> Vec<Line<'_>> {
    let bytes = text.as_bytes();
    let mut lines = Vec::with_capacity(bytes.len() / 128);
    let (mut at, mut blanks, mut page) = (0, 0_u8, false);
    while at < bytes.len() {
        let rest = bytes.get(at..).unwrap_or_default();
        let length =
            rest.iter().position(|b| matches!(b, b'\n' | b'\r' | 0xC)).unwrap_or(rest.len());
        let whole = text.get(at..at + length).unwrap_or_default();
        let tail = whole.trim_start();
        let line = tail.trim_end();
        if line.is_empty() {
            blanks = blanks.saturating_add(u8::from(at > 0 || length > 0));
        } else {
            let lead = whole.get(..whole.len() - tail.len()).unwrap_or_default();
            lines.push(Line {
                text: line,
                width: width(line),
                indent: u16::try_from(indent(lead)).unwrap_or(u16::MAX),
                blanks,
                page,
                ending: ending::ending(line),
            });
            (blanks, page) = (0, false);
        }
        let end = at + length;
        page |= bytes.get(end) == Some(&0xC);
        at = end + 1 + usize::from(bytes.get(end..end + 2) == Some(b"\r\n"));
    }
    lines
}

/// Every character parted from the next by a space: what character recognition leaves.
pub(super) fn is_letter_spaced(line: &str) -> bool {
    if line.chars().nth(1) != Some(' ') || line.contains("  ") {
        return false;
    }
    let (mut spaces, mut wide) = (0_usize, 0_usize);
    for c in line.chars().take(400) {
        spaces += usize::from(c == ' ');
        wide += usize::from(script::is_han(c));
    }
    // A short heading shows by its number's sign that it is no row of names: 三 、 结 语.
    let is_short_heading = spaces == 3 && wide == 3 && line.contains(" 、 ")
        || spaces > 3 && wide == 3 && line.starts_with(['(', '（']);
    (spaces > 3 && wide > 3 || is_short_heading) && spaces * 10 >= wide * 8
}

/// The cells of white space: a tab goes to the next multiple of four.
fn indent(lead: &str) -> usize {
    lead.chars().fold(0, |cells, c| match c {
        '\t' => cells / 4 * 4 + 4,
        '\u{3000}' => cells + 2,
        _ => cells + 1,
    })
}

/// Cells by the length of each character in UTF-8: exact for Latin, Han, kana and Hangul, and good
/// enough to tell a full line from a short one.
pub(super) fn cells(text: &str) -> u32 {
    // At most two for each byte: the sum of a piece fits into a byte, and many are added at once.
    let of_byte = |b: &u8| u8::from(!(0x80..0xC0).contains(b)) + u8::from(*b >= 0xE3);
    let of_piece = |piece: &[u8]| u32::from(piece.iter().map(of_byte).sum::<u8>());
    text.as_bytes().chunks(96).map(of_piece).sum()
}

/// The length of a line in cells.
fn width(line: &str) -> u32 {
    if is_letter_spaced(line) { unspaced_cells(line) } else { cells(line) }
}

/// Cells without the spaces of letter-spacing.
fn unspaced_cells(line: &str) -> u32 {
    line.split(' ').map(cells).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        split(text).iter().map(|line| line.text).collect()
    }

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        assert_eq!(texts("甲\r\n乙\r丙\n丁\u{C}戊"), ["甲", "乙", "丙", "丁", "戊"]);
    }

    #[test]
    fn a_carriage_return_with_its_line_feed_is_no_blank_line() {
        let lines = split("甲\r\n乙\r\n\r\n丙");
        assert_eq!(lines.iter().map(|line| line.blanks).collect::<Vec<_>>(), [0, 0, 1]);
    }

    #[test]
    fn a_form_feed_marks_the_line_after_it() {
        let lines = split("甲\n\u{C}乙\n");
        assert_eq!(lines.iter().map(|line| line.page).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn an_ideographic_space_indents_by_two_cells() {
        let line = split("\u{3000}\u{3000}温故")[0];
        assert_eq!((line.indent, line.width, line.text), (4, 4, "温故"));
    }

    #[test]
    fn letter_spacing_of_a_scan_is_closed() {
        assert!(is_letter_spaced("渠 道 开 于 唐 代"));
        assert!(!is_letter_spaced("渠道 开于 唐代"));
    }
}
