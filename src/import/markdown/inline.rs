//! The text of a block with its marks and markup, out of `comrak`'s tree.

use comrak::Node;
use comrak::arena_tree::NodeEdge;
use comrak::nodes::NodeValue;

use super::element;
use super::element::Tag;
use crate::document::inline::SpanKind;
use crate::import::marked::Marked;
use crate::import::picture;
use crate::text::clean;
use crate::text::script::is_cjk_letter;

/// The text of a block that has inlines.
pub(super) fn read(node: Node<'_>) -> Marked {
    let mut reader = Reader::default();
    reader.see(node);
    reader.marked
}

/// The text of a table's row: its cells with `\t` between them.
pub(super) fn read_row(row: Node<'_>) -> Marked {
    let mut reader = Reader { in_row: true, ..Reader::default() };
    for (column, cell) in row.children().enumerate() {
        if column > 0 {
            reader.open.clear();
            reader.marked.text.push('\t');
        }
        reader.see(cell);
    }
    reader.marked
}

/// Markup that has begun: its place among the ranges, and the name of the element if it is HTML.
struct Open {
    span: usize,
    element: Option<String>,
}

/// How deep elements may nest; deeper ones are passed over.
const ELEMENT_LIMIT: usize = 64;

#[derive(Default)]
struct Reader {
    marked: Marked,
    open: Vec<Open>,
    /// The reading of a ruby, between `<rt>` and `</rt>`.
    reading: Option<String>,
    /// Between `<rp>` and `</rp>`.
    in_parenthesis: bool,
    in_row: bool,
}

impl Reader {
    fn see(&mut self, root: Node<'_>) {
        for edge in root.traverse() {
            match edge {
                NodeEdge::Start(node) if !node.same_node(root) => self.start(node),
                NodeEdge::End(node) if !node.same_node(root) => self.end(node),
                _ => {}
            }
        }
    }

    fn start(&mut self, node: Node<'_>) {
        match &node.data().value {
            NodeValue::Text(text) => self.text(text),
            NodeValue::SoftBreak => self.soft_break(node),
            NodeValue::LineBreak => self.push("\n"),
            NodeValue::Code(code) => {
                self.begin(SpanKind::Code, None);
                self.push(&code.literal);
                self.finish_last();
            }
            NodeValue::HtmlInline(html) => self.html(html),
            NodeValue::Math(math) => {
                let fence = if math.display_math { "$$" } else { "$" };
                self.push(&format!("{fence}{}{fence}", math.literal));
            }
            NodeValue::FootnoteReference(reference) => self.mark(&reference.name),
            NodeValue::Emph => self.begin(SpanKind::Emphasis, None),
            NodeValue::Strong => self.begin(SpanKind::Strong, None),
            NodeValue::Strikethrough => self.begin(SpanKind::Strikethrough, None),
            NodeValue::Link(link) => self.begin(SpanKind::Link(link.url.clone()), None),
            NodeValue::WikiLink(link) => self.begin(SpanKind::Link(link.url.clone()), None),
            NodeValue::Image(image) => {
                self.begin(SpanKind::Picture(picture::address(&image.url)), None);
                if node.first_child().is_none() {
                    self.push(&picture::name(&image.url));
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, node: Node<'_>) {
        match &node.data().value {
            NodeValue::Emph
            | NodeValue::Strong
            | NodeValue::Strikethrough
            | NodeValue::Link(_)
            | NodeValue::WikiLink(_)
            | NodeValue::Image(_) => {
                // An element that was begun inside and not ended ends with it.
                while self.open.pop_if(|open| open.element.is_some()).is_some() {}
                self.finish_last();
            }
            _ => {}
        }
    }

    /// Text, in which `[^name]` is a mark without definition: an escaped bracket is a node of its
    /// own.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some((name, before, after)) = undefined_mark(rest) {
            self.push(before);
            self.mark(name);
            rest = after;
        }
        self.push(rest);
    }

    fn push(&mut self, text: &str) {
        if self.in_parenthesis {
            return;
        }
        // Character references may have brought controls in.
        let (text, _) = clean::document_text(text.into());
        let text = text.as_ref();
        if let Some(reading) = &mut self.reading {
            reading.push_str(text);
        } else if self.in_row && text.contains('\t') {
            self.marked.text.push_str(&text.replace('\t', " "));
        } else {
            self.marked.text.push_str(text);
        }
    }

    fn mark(&mut self, name: &str) {
        self.marked.marks.push((self.marked.text.len(), name.to_owned()));
    }

    /// A line end of the source: nothing between Han and kana, else a space.
    fn soft_break(&mut self, node: Node<'_>) {
        let after = node.next_sibling().and_then(first_char);
        let before = self.marked.text.chars().next_back();
        let joins = |c: char| is_cjk_letter(c) || is_wide_mark(c);
        let is_hangul = |c: Option<char>| c.is_some_and(crate::text::script::is_hangul);
        let joined = before.is_some_and(joins) && after.is_none_or(joins);
        if !joined || (is_hangul(before) && is_hangul(after)) {
            self.push(" ");
        }
    }

    fn begin(&mut self, kind: SpanKind, element: Option<&str>) {
        if element.is_some() && self.open.len() > ELEMENT_LIMIT {
            return;
        }
        let at = self.marked.text.len();
        self.open.push(Open { span: self.marked.spans.len(), element: element.map(str::to_owned) });
        self.marked.spans.push((at..at, kind));
    }

    fn finish_last(&mut self) {
        if let Some(open) = self.open.pop()
            && let Some((range, _)) = self.marked.spans.get_mut(open.span)
        {
            range.end = self.marked.text.len();
        }
    }

    fn html(&mut self, html: &str) {
        match element::read(html) {
            Some(Tag::Break) => self.push("\n"),
            Some(Tag::Open { name, kind }) => self.begin(kind, Some(&name)),
            Some(Tag::Reading) => self.reading = Some(String::new()),
            Some(Tag::Parenthesis { open }) => self.in_parenthesis = open,
            Some(Tag::Close { name }) => self.close_element(&name),
            None => {}
        }
    }

    fn close_element(&mut self, name: &str) {
        if name == "rt" {
            let reading = self.reading.take();
            let ruby = self.open.iter().rev().find(|o| o.element.as_deref() == Some("ruby"));
            if let (Some(reading), Some(ruby)) = (reading, ruby)
                && let Some((range, kind)) = self.marked.spans.get_mut(ruby.span)
            {
                if range.start == range.end {
                    range.end = self.marked.text.len();
                    *kind = SpanKind::Ruby(reading);
                } else {
                    // A second reading in one element is of the text since the first.
                    let range = range.end..self.marked.text.len();
                    self.marked.spans.push((range, SpanKind::Ruby(reading)));
                }
            }
            return;
        }
        // Markup of Markdown is not ended by an element: only the elements opened since count.
        let since =
            self.open.iter().rposition(|open| open.element.is_none()).map_or(0, |at| at + 1);
        let found = self
            .open
            .iter()
            .skip(since)
            .rposition(|open| open.element.as_deref() == Some(name))
            .map(|at| at + since);
        let Some(at) = found else { return };
        self.open.truncate(at + 1);
        if name == "ruby" {
            self.open.pop();
        } else {
            self.finish_last();
        }
    }
}

/// The first `[^name]` of a text, with what stands before and after it.
fn undefined_mark(text: &str) -> Option<(&str, &str, &str)> {
    let at = text.find("[^")?;
    let (before, rest) = (text.get(..at)?, text.get(at + 2..)?);
    let end = rest.find([']', '['])?;
    let name = rest.get(..end)?;
    let is_name = !name.is_empty() && !name.contains(char::is_whitespace);
    let after = rest.get(end..)?.strip_prefix(']').filter(|_| is_name)?;
    Some((name, before, after))
}

fn first_char(node: Node<'_>) -> Option<char> {
    let mut at = Some(node);
    while let Some(node) = at {
        match &node.data().value {
            NodeValue::Text(text) => return text.chars().next(),
            NodeValue::Code(code) => return code.literal.chars().next(),
            _ => {}
        }
        at = node.first_child();
    }
    None
}

/// Punctuation as wide as a Han character, after or before which print has no space.
fn is_wide_mark(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF65}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}
