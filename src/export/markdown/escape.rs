//! Text with every character escaped that Markdown would read as something else
//! (`CommonMark` 0.31.2, chapters 2.4, 2.5 and 4; GFM 4.10 for cells of tables).

use std::fmt::Write;
use std::ops::Range;

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In lines of its own: a paragraph, a list item, a quotation, a note.
    Lines,
    /// In a heading.
    Heading,
    /// In a row of a table; a `\t` ends a cell.
    Row,
    /// The reading of a ruby, wherever that stands.
    Reading,
}

/// Writes one text, piece by piece, with markup between the pieces.
pub(super) struct Escaper<'a> {
    text: &'a str,
    place: Place,
    /// What each line after the first begins with (`> `, spaces).
    lead: &'a str,
    /// The runs of white space at a line's edge, which Markdown would drop.
    edges: std::iter::Peekable<std::vec::IntoIter<Range<usize>>>,
    after_mark: bool,
    /// The piece that is being written: markup stands at its ends.
    piece: Range<usize>,
    out: String,
}

impl<'a> Escaper<'a> {
    pub(super) fn new(text: &'a str, place: Place, lead: &'a str) -> Self {
        let edges = edges(text).into_iter().peekable();
        Self { text, place, lead, edges, after_mark: false, piece: 0..0, out: String::new() }
    }

    /// What has been written.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Appends markup as it is.
    pub(super) fn raw(&mut self, markup: &str) {
        // `![` and `^[` would begin a picture and a note.
        if markup.starts_with('[')
            && let Some(c @ ('!' | '^')) = self.out.chars().next_back()
        {
            self.out.pop();
            self.out.extend(['\\', c]);
        }
        self.out.push_str(markup);
        self.after_mark = false;
    }

    /// Appends a note mark.
    pub(super) fn mark(&mut self, mark: &str) {
        self.raw(mark);
        self.after_mark = true;
    }

    /// Appends the text of `range`; ranges are to be given in order.
    pub(super) fn text(&mut self, range: Range<usize>) {
        self.piece = range.clone();
        let piece = self.text.get(range.clone()).unwrap_or_default();
        for (offset, c) in piece.char_indices() {
            let at = range.start + offset;
            if c == '\t' && self.place == Place::Row {
                self.out.push_str(" | ");
            } else if c == '\n' {
                self.line_end(at);
            } else if matches!(c, '\r' | '\u{C}') || (c.is_whitespace() && self.is_edge(at)) {
                let _ = write!(self.out, "&#{};", u32::from(c));
            } else {
                if self.needs_escape(c, at) {
                    self.out.push('\\');
                }
                self.out.push(c);
            }
            self.after_mark = false;
        }
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    fn after(&self, at: usize, c: char) -> Option<char> {
        self.text.get(at + c.len_utf8()..)?.chars().next()
    }

    fn is_edge(&mut self, at: usize) -> bool {
        while self.edges.next_if(|run| run.end <= at).is_some() {}
        self.edges.peek().is_some_and(|run| run.contains(&at))
    }

    fn line_end(&mut self, at: usize) {
        let stands_in = |c: Option<char>| c.is_some_and(|c| c != '\n');
        if self.place != Place::Lines {
            self.out.push_str("<br>");
        } else if stands_in(self.before(at)) && stands_in(self.after(at, '\n')) {
            self.out.push_str("\\\n");
            self.out.push_str(self.lead);
        } else {
            // A break at an edge or beside another one would end the paragraph.
            self.out.push_str("&#10;");
        }
    }

    fn needs_escape(&self, c: char, at: usize) -> bool {
        let (before, after) = (self.before(at), self.after(at, c));
        let line_start = before.is_none_or(|b| b == '\n');
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match c {
            '\\' | '`' | '*' | '[' | ']' | '~' => true,
            '_' => {
                let inside = at > self.piece.start && at + 1 < self.piece.end;
                !(inside && is_word(before) && is_word(after))
            }
            '<' => after.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => after.is_some_and(|c| c.is_ascii_alphanumeric() || c == '#'),
            '|' => line_start || matches!(self.place, Place::Row | Place::Reading),
            '#' => line_start || self.place == Place::Heading,
            '(' => self.after_mark,
            ':' => self.after_mark || line_start,
            '+' | '-' | '=' | '>' => line_start,
            '.' | ')' => after.is_none_or(char::is_whitespace) && self.is_list_number(at),
            _ => false,
        }
    }

    /// True where nothing but up to nine digits stands before `at` in its line.
    fn is_list_number(&self, at: usize) -> bool {
        let Some(before) = self.text.get(..at) else { return false };
        let digits = before.chars().rev().take(10).take_while(char::is_ascii_digit).count();
        let line = before.get(..before.len() - digits).unwrap_or_default();
        (1..10).contains(&digits) && (line.is_empty() || line.ends_with('\n'))
    }
}

/// The runs of white space at the beginning or end of a line or a cell.
fn edges(text: &str) -> Vec<Range<usize>> {
    let is_end = |c: char| matches!(c, '\n' | '\t');
    let mut edges = Vec::new();
    let mut run: Option<(usize, bool)> = None;
    let mut before = None;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            let starts_line = before.is_none_or(is_end) || is_end(c);
            let (start, edge) = run.unwrap_or((at, starts_line));
            run = Some((start, edge || is_end(c)));
        } else if let Some((start, true)) = run.take() {
            edges.push(start..at);
        }
        before = Some(c);
    }
    if let Some((start, _)) = run {
        edges.push(start..text.len());
    }
    edges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str, place: Place) -> String {
        let mut escaper = Escaper::new(text, place, "> ");
        escaper.text(0..text.len());
        escaper.finish()
    }

    #[test]
    fn ordinary_text_stays_as_it_is() {
        for text in ["温故而知新，可以为师矣。", "A & B (1998), p. 3 - 4: x_1 > y!", "3.5 倍"]
        {
            assert_eq!(escaped(text, Place::Lines), text);
        }
    }

    #[test]
    fn what_would_begin_a_block_is_escaped_at_a_line_start_alone() {
        assert_eq!(escaped("# a # b", Place::Lines), "\\# a # b");
        assert_eq!(escaped("- a - b", Place::Lines), "\\- a - b");
        assert_eq!(escaped("1. a 1. b", Place::Lines), "1\\. a 1. b");
        assert_eq!(escaped("a\n- b", Place::Lines), "a\\\n> \\- b");
    }

    #[test]
    fn markup_is_escaped_anywhere() {
        assert_eq!(escaped("a*b[^1]<p>&amp;", Place::Lines), "a\\*b\\[^1\\]\\<p>\\&amp;");
    }

    #[test]
    fn white_space_at_an_edge_is_a_reference() {
        assert_eq!(escaped("\u{3000}a  b ", Place::Lines), "&#12288;a  b&#32;");
        assert_eq!(escaped("a \n b", Place::Lines), "a&#32;\\\n> &#32;b");
    }

    #[test]
    fn an_empty_line_does_not_end_the_paragraph() {
        assert_eq!(escaped("a\n\nb\n", Place::Lines), "a&#10;&#10;b&#10;");
    }

    #[test]
    fn cells_are_divided_and_their_pipes_escaped() {
        assert_eq!(escaped("a|b\tc\nd", Place::Row), "a\\|b | c<br>d");
    }

    #[test]
    fn what_follows_a_mark_does_not_make_it_a_link_or_a_definition() {
        let mut escaper = Escaper::new("!(a)", Place::Lines, "");
        escaper.text(0..1);
        escaper.mark("[^1]");
        escaper.text(1..4);
        assert_eq!(escaper.finish(), "\\![^1]\\(a)");
    }
}
