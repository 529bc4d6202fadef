//! What the elements of HTML are to an article.

use super::page::Node;
use super::page::Page;
use crate::document::front::FrontRole;
use crate::document::inline::SpanKind;
use crate::import::flow::LinkRole;
use crate::import::picture;

/// What an element is.
pub(super) enum Element {
    /// Nothing of its own: its text stands where it is.
    Text,
    /// Something with lines of its own.
    Block,
    Heading(u8),
    Quotation,
    Caption,
    Preformatted,
    Front(FrontRole),
    List {
        ordered: bool,
    },
    Item,
    Table,
    Row,
    Cell,
    /// A note that stands at its mark.
    Note,
    Break,
    Rule,
    Ruby,
    Reading,
    Span(SpanKind),
    /// A link inside the document.
    Link {
        target: String,
        role: LinkRole,
    },
    Picture {
        /// The alternative text is there and empty: a page says so of ornaments.
        is_silent: bool,
        words: String,
        address: String,
    },
}

impl Element {
    /// True for an element that begins and ends lines.
    pub(super) fn is_block(&self) -> bool {
        !matches!(
            self,
            Self::Text
                | Self::Break
                | Self::Cell
                | Self::Note
                | Self::Ruby
                | Self::Reading
                | Self::Span(_)
                | Self::Link { .. }
                | Self::Picture { .. }
        )
    }
}

/// Classes of elements that are notes at their marks: of Tufte CSS and of `LaTeXML`, whose other
/// `ltx_note`s have a role of their own.
const INLINE_NOTES: [&str; 4] = ["sidenote", "marginnote", "ltx_role_footnote", "ltx_role_endnote"];

/// Classes that `LaTeXML` gives to the number of a note, which it writes three times.
pub(super) const NOTE_NUMBERS: [&str; 2] = ["ltx_note_mark", "ltx_tag_note"];

/// The number that a note at its mark shows.
pub(super) fn note_mark(page: &Page, at: usize) -> Option<String> {
    let is_number = |node: &Node| NOTE_NUMBERS.iter().any(|class| node.has("class", class));
    let (number, _) = page.inside(at).find(|(_, node)| is_number(node))?;
    Some(page.text(number)).filter(|text| !text.is_empty())
}

/// What the element is.
pub(super) fn kind(node: &Node) -> Element {
    match node.name.as_str() {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            let level = node.name.as_bytes().get(1).map_or(1, |digit| digit - b'0');
            Element::Heading(level)
        }
        "p" | "div" | "span" if node.has("class", "author") || node.has("class", "byline") => {
            Element::Front(FrontRole::Authors)
        }
        "p" if node.has("class", "date") => Element::Front(FrontRole::Other),
        "p" if node.has("class", "subtitle") => Element::Front(FrontRole::Subtitle),
        "span" | "small" if INLINE_NOTES.iter().any(|class| node.has("class", class)) => {
            Element::Note
        }
        "blockquote" => Element::Quotation,
        "figcaption" | "caption" => Element::Caption,
        "pre" => Element::Preformatted,
        "ul" | "menu" => Element::List { ordered: false },
        "ol" => Element::List { ordered: true },
        "li" => Element::Item,
        "table" => Element::Table,
        "tr" => Element::Row,
        "td" | "th" => Element::Cell,
        "br" => Element::Break,
        "hr" => Element::Rule,
        "ruby" => Element::Ruby,
        "rt" => Element::Reading,
        "em" | "i" => Element::Span(SpanKind::Emphasis),
        "strong" | "b" => Element::Span(SpanKind::Strong),
        "del" | "s" | "strike" => Element::Span(SpanKind::Strikethrough),
        "code" | "kbd" | "samp" => Element::Span(SpanKind::Code),
        "a" => link(node),
        "img" => picture(node),
        "html" | "body" | "p" | "div" | "section" | "article" | "main" | "header" | "footer"
        | "aside" | "figure" | "dl" | "dt" | "dd" | "address" | "details" | "summary"
        | "center" | "fieldset" | "thead" | "tbody" | "tfoot" => Element::Block,
        _ => Element::Text,
    }
}

fn link(node: &Node) -> Element {
    let Some(href) = node.get("href") else { return Element::Text };
    if let Some(target) = href.strip_prefix('#') {
        return Element::Link { target: percent_decoded(target), role: role(node) };
    }
    let has_scheme =
        ["http://", "https://", "ftp://", "mailto:"].iter().any(|s| href.starts_with(s));
    if has_scheme {
        Element::Span(SpanKind::Link(href.to_owned()))
    } else if href.contains('#') && !href.contains(':') {
        // Into another chapter of a book.
        Element::Link { target: percent_decoded(href), role: role(node) }
    } else {
        Element::Text
    }
}

/// What a link says of itself: DPUB-ARIA roles, `epub:type`, and the classes that converters write.
fn role(node: &Node) -> LinkRole {
    let has = |words: &[&str]| {
        ["role", "epub:type", "class", "rel"]
            .iter()
            .any(|attribute| words.iter().any(|word| node.has(attribute, word)))
    };
    if has(&["doc-backlink", "backlink", "footnote-back", "footnote-backref", "reversefootnote"]) {
        LinkRole::Back
    } else if has(&["doc-noteref", "noteref", "footnote-ref", "footnote", "duokan-footnote"]) {
        LinkRole::Mark
    } else {
        LinkRole::Any
    }
}

fn picture(node: &Node) -> Element {
    let alternative = node.get("alt").map(str::trim);
    let words = alternative.unwrap_or_default();
    let is_hidden = node.get("aria-hidden") == Some("true")
        || ["presentation", "none"].iter().any(|role| node.has("role", role));
    let is_ornament = picture::is_ornament([node.get("width"), node.get("height")]);
    if words.is_empty() && (is_hidden || is_ornament) {
        return Element::Text;
    }
    // Pages that load their pictures late have something small in their place until then.
    let late = || ["data-src", "data-original"].iter().find_map(|name| node.get(name));
    let is_real = |source: &&str| !source.trim().is_empty() && !source.starts_with("data:");
    let shown = node.get("src");
    let source = shown.filter(is_real).or_else(late).or(shown).unwrap_or_default().trim();
    if words.is_empty() && source.is_empty() {
        return Element::Text;
    }
    let is_silent = alternative == Some("");
    let words = if words.is_empty() { picture::name(source) } else { words.to_owned() };
    Element::Picture { is_silent, words, address: picture::address(source) }
}

/// True for a table of data: one that holds no other table and no heading, which tables for
/// layout do.
pub(super) fn is_data(page: &Page, at: usize) -> bool {
    page.inside(at)
        .all(|(_, node)| !matches!(node.name.as_str(), "table" | "h1" | "h2" | "h3" | "ul"))
}

/// A text with `%E6…` read; what is no UTF-8 stays as it is.
pub(in crate::import) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, more)) = rest.split_first() {
        let hex = more.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| first == b'%');
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { more.get(2..).unwrap_or_default() } else { more };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
