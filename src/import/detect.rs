//! What a file is, told by its content and never by its name.

use super::foreign::signature;
use super::{Foreign, Format, ImportError};

/// How much of a text the look for Markdown reads, in bytes.
const LOOK: usize = 256 * 1024;

/// Fails with the format's name where the bytes begin as a format does that is not read.
///
/// # Errors
/// [`ImportError::Foreign`].
pub fn refuse_foreign(bytes: &[u8]) -> Result<(), ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    match if is_pdf(bytes) { Some(Foreign::Pdf) } else { signature::find(bytes) } {
        Some(format) => Err(ImportError::Foreign(format)),
        None => Ok(()),
    }
}

/// True for a PDF file: its signature may stand anywhere in the first 1 KB.
#[must_use]
pub fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    head.windows(5).any(|window| window == b"%PDF-")
}

/// True for text that begins as a page of HTML does.
#[must_use]
pub fn is_html(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default().to_ascii_lowercase();
    let first = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head).trim_ascii_start();
    let has = |needle: &[u8]| head.windows(needle.len()).any(|window| window == needle);
    (first.starts_with(b"<!--") || first.starts_with(b"<?xml")) && has(b"<html")
        || [b"<!doctype html".as_slice(), b"<html", b"<head", b"<body"]
            .iter()
            .any(|tag| first.starts_with(tag))
}

/// Which of the formats that are archives the bytes are, by the names of their entries: they stand
/// before each entry, and all of them at the end.
#[must_use]
pub fn archive_format(bytes: &[u8]) -> Option<Format> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    let head = bytes.get(..bytes.len().min(ENDS)).unwrap_or_default();
    let tail = bytes.get(bytes.len().saturating_sub(ENDS)..).unwrap_or_default();
    let has = |needle: &[u8]| {
        [head, tail].iter().any(|end| end.windows(needle.len()).any(|window| window == needle))
    };
    if has(b"application/epub+zip") || has(b"META-INF/container.xml") {
        Some(Format::Epub)
    } else if has(b"[Content_Types].xml")
        // A workbook may lie inside a text.
        && (has(b"word/document") || !has(b"xl/workbook") && !has(b"ppt/presentation"))
    {
        Some(Format::Docx)
    } else {
        None
    }
}

/// How much of an archive is looked at for names, in bytes from either end.
const ENDS: usize = 16 * 1024;

/// Markdown where the text carries marks that extracted text does not have, else plain text.
///
/// One mark alone decides where it is unmistakable (a footnote definition with its reference, a
/// heading in the first line followed by others); else two kinds are asked for.
#[must_use]
pub fn text_format(text: &str) -> Format {
    if is_html(text.as_bytes()) {
        return Format::Html;
    }
    let look = text.get(..text.floor_char_boundary(LOOK)).unwrap_or(text);
    let mut marks = MarkdownMarks::default();
    for (index, line) in look.lines().enumerate() {
        marks.see(index, line);
    }
    // Markdown may begin with a piece of HTML too.
    match marks.decide() {
        true => Format::Markdown,
        false if is_piece(text) => Format::Html,
        false => Format::Plain,
    }
}

/// Elements that a piece of a page begins with, as programs write it without a head.
const PIECES: [&str; 16] = [
    "article",
    "main",
    "section",
    "header",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "table",
    "ul",
    "ol",
    "blockquote",
    "details",
    "figure",
    "nav",
];

/// True for a text that begins with one of [`PIECES`] and ends with the end of an element.
fn is_piece(text: &str) -> bool {
    let Some(rest) = text.trim_start().strip_prefix('<') else { return false };
    let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (name, after) = rest.split_at(length);
    let last = text.rfind('<').map_or("", |at| text.split_at(at).1);
    after.starts_with(|c: char| c.is_whitespace() || c == '>')
        && last.starts_with("</")
        && last.trim_end().ends_with('>')
        && PIECES.iter().any(|piece| name.eq_ignore_ascii_case(piece))
}

/// How often each mark of Markdown was seen.
#[derive(Debug, Default)]
struct MarkdownMarks {
    headings: usize,
    heading_first: bool,
    front_matter: bool,
    /// The front matter is one that `export::markdown` writes.
    own: bool,
    definitions: usize,
    references: usize,
    fences: usize,
    links: usize,
    emphasis: usize,
    quotations: usize,
    lines: usize,
    /// Lines that begin as a printed note does.
    printed_notes: usize,
}

impl MarkdownMarks {
    fn see(&mut self, index: usize, line: &str) {
        let line = line.trim_end();
        if line.is_empty() {
            return;
        }
        if index == 0 && line == "---" {
            self.front_matter = true;
        }
        self.own |= self.front_matter && line == "wengu:";
        let is_heading = {
            let rest = line.trim_start_matches('#');
            (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with([' ', '\t'])
        };
        self.heading_first |= is_heading && self.lines == 0;
        self.lines += 1;
        self.headings += usize::from(is_heading);
        self.fences += usize::from(line.starts_with("```") || line.starts_with("~~~"));
        self.quotations += usize::from(line.starts_with("> "));
        // A byte is found much faster than a string, and most lines have neither.
        let bracketed = line.as_bytes().contains(&b'[');
        if line.starts_with("[^") && line.contains("]:") {
            self.definitions += 1;
        } else if bracketed && (line.contains("[^") || line.contains("^[")) {
            self.references += 1;
        }
        self.printed_notes += usize::from(super::label::definition(line).is_some());
        self.links += usize::from(bracketed && line.contains("]("));
        let starred = line.as_bytes().contains(&b'*');
        self.emphasis += usize::from(starred && line.matches("**").nth(1).is_some());
    }

    fn decide(&self) -> bool {
        let kinds = [
            self.headings > 0,
            self.front_matter,
            self.definitions > 0 && self.references > 0,
            self.fences > 1,
            self.links > 0,
            self.emphasis > 0,
            self.quotations > 0,
        ];
        self.own
            || (self.definitions > 0 && self.references > 0)
            // Extracted text may have headings of Markdown and nothing else of it.
            || (self.printed_notes == 0
                && ((self.heading_first && self.headings > 1) || self.headings > 2))
            || kinds.iter().filter(|&&seen| seen).count() > 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_format_is_named_with_what_converts_it() {
        let error = refuse_foreign(b"%PDF-1.7\n").unwrap_err();
        assert!(error.to_string().contains("PDF") && error.hint().contains("pdftotext"));
    }

    #[test]
    fn archives_are_told_by_the_names_of_their_entries() {
        let format = |names: &str| archive_format(format!("PK\x03\x04..{names}").as_bytes());
        assert_eq!(format("[Content_Types].xml"), Some(Format::Docx));
        assert_eq!(format("mimetypeapplication/epub+zip"), Some(Format::Epub));
        assert_eq!(format("[Content_Types].xml..xl/workbook.xml"), None);
        let with_chart = "[Content_Types].xml..word/document.xml..xl/workbook.xml";
        assert_eq!(format(with_chart), Some(Format::Docx));
        let sheet = refuse_foreign(b"PK\x03\x04..[Content_Types].xml..xl/workbook.xml");
        assert_eq!(sheet, Err(ImportError::Foreign(Foreign::Office)));
    }

    #[test]
    fn a_text_is_not_refused() {
        assert_eq!(refuse_foreign("温故而知新".as_bytes()), Ok(()));
    }

    #[test]
    fn a_page_is_told_by_its_first_tag() {
        assert_eq!(text_format("\n<!DOCTYPE html>\n<p>正文"), Format::Html);
        assert_eq!(text_format("<?xml version=\"1.0\"?>\n<html><body>"), Format::Html);
        assert_eq!(text_format("正文里有 <html> 一词。"), Format::Plain);
    }

    #[test]
    fn a_piece_of_a_page_is_told_by_its_elements() {
        assert_eq!(text_format("<h1 id=\"a\">题目</h1>\n<p>正文。</p>\n"), Format::Html);
        assert_eq!(text_format("<details>\n正文，没有完。"), Format::Plain);
        assert_eq!(text_format("<p>是段落的记号。\n\n正文。"), Format::Plain);
        let markdown = "<p>题记</p>\n\n# 题目\n\n正文。\n\n## 一\n\n## 二\n\n<p>完</p>";
        assert_eq!(text_format(markdown), Format::Markdown);
    }

    #[test]
    fn footnotes_of_markdown_make_a_text_markdown() {
        assert_eq!(text_format("正文[^1]。\n\n[^1]: 出处。\n"), Format::Markdown);
    }

    #[test]
    fn what_convert_has_written_is_markdown() {
        let text = "---\nlang: zh-Hans\nwengu:\n  version: 1\n---\n\n正文。\n";
        assert_eq!(text_format(text), Format::Markdown);
    }

    #[test]
    fn a_list_of_circled_notes_stays_plain() {
        let text = "题目\n\n正文一句。^①\n\n- ① 甲：《乙》，第3页。\n- ② 丙：《丁》，第4页。\n";
        assert_eq!(text_format(text), Format::Plain);
    }

    #[test]
    fn numbered_references_in_brackets_stay_plain() {
        assert_eq!(text_format("正文[1]。\n\n[1] 甲. 乙[J]. 丙, 2020.\n"), Format::Plain);
    }

    #[test]
    fn headings_of_markdown_over_printed_notes_stay_plain() {
        let text =
            "# 题目\n\n# 一、节\n\n正文。①\n\n## （一）目\n\n正文。\n\n① 甲：《乙》，第3页。\n";
        assert_eq!(text_format(text), Format::Plain);
    }

    #[test]
    fn headings_of_markdown_make_a_text_markdown() {
        assert_eq!(text_format("# 题目\n\n正文。\n\n## 一、节\n\n正文。\n"), Format::Markdown);
    }
}
