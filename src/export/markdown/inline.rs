//! The text of a block with its marks and markup.
//!
//! Emphasis is written with asterisks where they cannot be mistaken, else, like ruby, as HTML,
//! which every program for Markdown shows. Ranges that cross each other are left to the head of
//! the file.

use std::fmt::Write;

use super::escape::Escaper;
use super::escape::Place;
use super::marks::Marks;
use crate::document::inline::RichText;
use crate::document::inline::Span;
use crate::document::inline::SpanKind;

/// How a range is written.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Form {
    /// With these delimiters on both sides.
    Delimited(&'static str),
    /// Between backticks.
    Code,
    /// `[text](address)`.
    Link,
    /// `<address>`.
    Autolink,
    /// As an HTML element.
    Element,
}

/// What came of a text.
pub(super) struct Written {
    /// The Markdown.
    pub markdown: String,
    /// The indices of the ranges that cross another and are not in it.
    pub crossing: Vec<usize>,
}

/// The Markdown of `text`; lines after the first begin with `lead`.
pub(super) fn write(text: &RichText, place: Place, lead: &str, marks: &mut Marks<'_>) -> Written {
    let (nested, crossing) = divide(text, place);
    let mut escaper = Escaper::new(text.as_str(), place, lead);
    let mut open: Vec<(&Span, Form)> = Vec::new();
    let mut spans = nested.into_iter().peekable();
    let mut refs = text.refs().iter().peekable();
    let mut done = 0;
    // Where delimiters or backticks end, others may not begin.
    let mut delimiters_closed = None;
    loop {
        let next = [
            open.last().map(|(span, _)| span.range.end),
            refs.peek().map(|mark| mark.offset),
            spans.peek().map(|span| span.range.start),
        ];
        let Some(at) = next.into_iter().flatten().min() else { break };
        escaper.text(done..at);
        done = at;
        while let Some((span, form)) = open.pop_if(|(span, _)| span.range.end == at) {
            close(&mut escaper, span, &form, place);
            if matches!(form, Form::Delimited(_)) {
                delimiters_closed = Some(at);
            }
        }
        while let Some(mark) = refs.next_if(|mark| mark.offset == at) {
            escaper.mark(&marks.write(mark));
        }
        while let Some(span) = spans.next_if(|span| span.range.start == at) {
            let form = form(
                text,
                span,
                &context(&open, spans.peek(), delimiters_closed == Some(at)),
                place,
            );
            if let Form::Code | Form::Autolink = form {
                delimiters_closed = Some(span.range.end);
                let content = text.as_str().get(span.range.clone()).unwrap_or_default();
                let (left, right) = if form == Form::Code { ("`", "`") } else { ("<", ">") };
                escaper.raw(&format!("{left}{content}{right}"));
                done = span.range.end;
            } else {
                open_markup(&mut escaper, span, &form);
                open.push((span, form));
            }
        }
    }
    escaper.text(done..text.len());
    Written { markdown: escaper.finish(), crossing }
}

/// The ranges that nest and those that do not: each that crosses one before it, or a cell's end.
fn divide(text: &RichText, place: Place) -> (Vec<&Span>, Vec<usize>) {
    let (mut nested, mut crossing, mut open) = (Vec::new(), Vec::new(), Vec::<usize>::new());
    let cell_ends: Vec<_> = if place == Place::Row {
        text.as_str().match_indices('\t').map(|(at, _)| at).collect()
    } else {
        Vec::new()
    };
    for (index, span) in text.spans().iter().enumerate() {
        while open.pop_if(|end| *end <= span.range.start).is_some() {}
        let next_cell = cell_ends.partition_point(|&end| end < span.range.start);
        let over_cells = cell_ends.get(next_cell).is_some_and(|&end| end < span.range.end);
        if over_cells || open.last().is_some_and(|&end| end < span.range.end) {
            crossing.push(index);
        } else {
            open.push(span.range.end);
            nested.push(span);
        }
    }
    (nested, crossing)
}

fn context(open: &[(&Span, Form)], next: Option<&&Span>, after_delimiters: bool) -> Context {
    let is_delimited = |(_, form): &(&Span, Form)| matches!(form, Form::Delimited(_));
    let is_link = |(span, _): &(&Span, Form)| matches!(span.kind, SpanKind::Link(_));
    Context {
        after_delimiters,
        in_delimiters: open.iter().any(is_delimited),
        in_link: open.iter().any(is_link),
        next_start: next.map(|span| span.range.start),
    }
}

/// What stands around a range when it begins.
#[derive(Debug, Default)]
struct Context {
    /// Delimiters or backticks end here.
    after_delimiters: bool,
    in_delimiters: bool,
    in_link: bool,
    /// Where the next range begins.
    next_start: Option<usize>,
}

/// How `span` is written: what could be mistaken where it stands is an element.
fn form(text: &RichText, span: &Span, around: &Context, place: Place) -> Form {
    let range = &span.range;
    let content = text.as_str().get(range.clone()).unwrap_or_default();
    if around.next_start.is_some_and(|start| start < range.end) {
        return Form::Element;
    }
    let first_inside = text.refs().partition_point(|mark| mark.offset <= range.start);
    let has_mark = text.refs().get(first_inside).is_some_and(|mark| mark.offset < range.end);
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let edges_are_words = is_word(content.chars().next()) && is_word(content.chars().next_back());
    let delimited = |mark| {
        if edges_are_words && !around.after_delimiters && !around.in_delimiters {
            Form::Delimited(mark)
        } else {
            Form::Element
        }
    };
    match &span.kind {
        SpanKind::Emphasis => delimited("*"),
        SpanKind::Strong => delimited("**"),
        SpanKind::Strikethrough => delimited("~~"),
        SpanKind::Code
            if !has_mark && !around.after_delimiters && is_simple_code(content, place) =>
        {
            Form::Code
        }
        SpanKind::Link(address) if !has_mark && !around.in_link => {
            if address == content && is_autolink(address) {
                Form::Autolink
            } else if address.contains(['\n', '\r']) {
                Form::Element
            } else {
                Form::Link
            }
        }
        SpanKind::Picture(address)
            // `![^` would begin a note.
            if !has_mark && !content.starts_with('^') && !address.contains(['\n', '\r']) =>
        {
            Form::Link
        }
        _ => Form::Element,
    }
}

fn is_simple_code(content: &str, place: Place) -> bool {
    let edge = |c: char| c.is_whitespace();
    let has_break = content.contains(['`', '\n', '\r', '\t']);
    let has_edge = content.starts_with(edge) || content.ends_with(edge);
    let ends_cell = place == Place::Row && content.contains(['|', '\\']);
    !(has_break || has_edge || ends_cell)
}

fn is_autolink(address: &str) -> bool {
    let has_scheme = ["http://", "https://", "ftp://"].iter().any(|s| address.starts_with(s));
    has_scheme
        && !address.chars().any(|c| {
            c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '&' | '|' | '\\' | '`')
        })
}

fn open_markup(escaper: &mut Escaper<'_>, span: &Span, form: &Form) {
    match (form, &span.kind) {
        (Form::Delimited(mark), _) => escaper.raw(mark),
        (Form::Link, SpanKind::Picture(_)) => escaper.raw("!["),
        (Form::Link, _) => escaper.raw("["),
        (_, SpanKind::Picture(address)) => {
            escaper.raw(&format!("<picture src=\"{}\">", attribute(address)));
        }
        (_, SpanKind::Link(address)) => {
            escaper.raw(&format!("<a href=\"{}\">", attribute(address)));
        }
        (_, kind) => escaper.raw(&format!("<{}>", element(kind))),
    }
}

fn close(escaper: &mut Escaper<'_>, span: &Span, form: &Form, place: Place) {
    match (form, &span.kind) {
        (Form::Delimited(mark), _) => escaper.raw(mark),
        (Form::Link, SpanKind::Link(address) | SpanKind::Picture(address)) => {
            escaper.raw(&format!("]({})", destination(address, place)));
        }
        (_, SpanKind::Ruby(reading)) => {
            let mut inner = Escaper::new(reading, Place::Reading, "");
            inner.text(0..reading.len());
            let reading = inner.finish();
            escaper.raw(&format!("<rt>{reading}</rt></ruby>"));
        }
        (_, kind) => escaper.raw(&format!("</{}>", element(kind))),
    }
}

fn element(kind: &SpanKind) -> &'static str {
    match kind {
        SpanKind::Emphasis => "em",
        SpanKind::Strong => "strong",
        SpanKind::Strikethrough => "del",
        SpanKind::Code => "code",
        SpanKind::Link(_) => "a",
        SpanKind::Picture(_) => "picture",
        SpanKind::Ruby(_) => "ruby",
    }
}

/// An address between `(` and `)`.
fn destination(address: &str, place: Place) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_.~/?=%#:;,+@!$'".contains(c);
    if !address.is_empty() && address.chars().all(plain) {
        return address.to_owned();
    }
    let mut out = String::from("<");
    for c in address.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '|' if place == Place::Row => out.push_str("&#124;"),
            '<' | '>' | '\\' => out.extend(['\\', c]),
            c if c.is_whitespace() || c.is_control() => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('>');
    out
}

fn attribute(value: &str) -> String {
    let mut out = String::new();
    for c in value.chars() {
        if matches!(c, '&' | '"' | '<' | '>' | '|' | '\\' | '`') || c.is_control() {
            let _ = write!(out, "&#{};", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn markdown(text: &RichText) -> String {
        write(text, Place::Lines, "", &mut Marks::new(&[])).markdown
    }

    #[test]
    fn emphasis_of_words_is_written_with_asterisks() {
        let mut text = RichText::plain("这是重点。");
        text.mark(6..12, SpanKind::Strong);
        assert_eq!(markdown(&text), "这是**重点**。");
    }

    #[test]
    fn emphasis_that_ends_in_punctuation_is_an_element() {
        let mut text = RichText::plain("这是“重点”吗");
        text.mark(6..18, SpanKind::Strong);
        assert_eq!(markdown(&text), "这是<strong>“重点”</strong>吗");
    }

    #[test]
    fn ruby_is_an_element_with_its_reading() {
        let mut text = RichText::plain("山路を");
        text.mark(0..6, SpanKind::Ruby("やまみち".to_owned()));
        assert_eq!(markdown(&text), "<ruby>山路<rt>やまみち</rt></ruby>を");
    }

    #[test]
    fn an_address_that_is_its_own_text_stands_in_angle_brackets() {
        let mut text = RichText::plain("见http://example.org/a。");
        text.mark(3..23, SpanKind::Link("http://example.org/a".to_owned()));
        assert_eq!(markdown(&text), "见<http://example.org/a>。");
    }

    #[test]
    fn ranges_that_cross_are_left_out_and_named() {
        let mut text = RichText::plain("abcdef");
        text.mark(0..4, SpanKind::Strong);
        text.mark(2..6, SpanKind::Emphasis);
        let written = write(&text, Place::Lines, "", &mut Marks::new(&[]));
        assert_eq!(written.markdown, "**abcd**ef");
        assert_eq!(written.crossing, [1]);
    }
}
