//! Markdown to a flat list of pieces: what `comrak` finds, before anything is made of it.

use comrak::Arena;
use comrak::Node;
use comrak::Options;
use comrak::nodes::ListDelimType;
use comrak::nodes::ListType;
use comrak::nodes::NodeList;
use comrak::nodes::NodeValue;

use super::inline;
use crate::import::marked::Marked;

/// What a piece of the text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// A heading with its number of `#`.
    Heading(u8),
    Paragraph,
    /// The first paragraph of a list item; its later ones have no label.
    Item {
        depth: u8,
        label: String,
    },
    Quotation,
    Code {
        info: String,
    },
    /// A row of a table; `names` for the one above the rule.
    Row {
        names: bool,
    },
    Separator,
    /// HTML in lines of its own, as it is written.
    Html,
    /// What stands after `:::`.
    Container,
}

/// A block of the source.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub kind: PieceKind,
    pub text: Marked,
}

/// A note's definition.
#[derive(Debug, Clone, Default)]
pub(super) struct Definition {
    pub name: String,
    pub paragraphs: Vec<Marked>,
}

/// Everything in the order of the source.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub blocks: Vec<Piece>,
    pub definitions: Vec<Definition>,
}

/// Whose habits are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// What `export::markdown` writes.
    Own,
    /// GFM with what Pandoc, Obsidian and site generators add.
    Any,
}

/// The pieces of `text`, which is without its YAML head.
pub(super) fn read(text: &str, dialect: Dialect) -> Pieces {
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, text, &options(text, dialect));
    let mut walk = Walk::default();
    let mut next = root.first_child();
    // The tree is walked by its own links, so that its depth costs no stack.
    while let Some(node) = next {
        next = if walk.enter(node) { node.first_child() } else { None };
        let mut at = Some(node);
        while let (None, Some(done)) = (next, at) {
            walk.leave(done);
            next = done.next_sibling();
            at = done.parent().filter(|parent| !parent.same_node(root));
        }
    }
    walk.pieces
}

/// Work that inline notes may cost: their parser looks for the end of each to the end of its
/// paragraph.
const INLINE_NOTE_BUDGET: usize = 50_000_000;

fn options(text: &str, dialect: Dialect) -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.footnotes = true;
    options.extension.cjk_friendly_emphasis = true;
    options.parse.leave_footnote_definitions = true;
    options.parse.escaped_char_spans = true;
    if dialect == Dialect::Any {
        let longest = text.split("\n\n").map(str::len).max().unwrap_or_default();
        let inline_notes = text.matches("^[").count();
        options.extension.inline_footnotes =
            longest.saturating_mul(inline_notes) < INLINE_NOTE_BUDGET;
        options.extension.block_directive = true;
        options.extension.wikilinks_title_after_pipe = true;
        options.extension.math_dollars = true;
    }
    options
}

/// A container block that the walk is in.
enum Inside {
    Quotation,
    Item,
    Definition,
}

/// The way through the tree, and what was found on it.
#[derive(Default)]
struct Walk {
    pieces: Pieces,
    inside: Vec<Inside>,
    /// The definitions that the walk is in, innermost last.
    notes: Vec<usize>,
    depth: usize,
    /// The label of an item that has no text yet.
    label: Option<String>,
}

impl Walk {
    /// Takes a block in; true where its children are blocks to be visited.
    fn enter(&mut self, node: Node<'_>) -> bool {
        let data = node.data();
        match &data.value {
            NodeValue::BlockQuote => self.inside.push(Inside::Quotation),
            NodeValue::Item(list) => {
                self.end_item();
                self.depth += 1;
                self.label = Some(label(list));
                self.inside.push(Inside::Item);
            }
            NodeValue::FootnoteDefinition(definition) => {
                self.inside.push(Inside::Definition);
                self.notes.push(self.pieces.definitions.len());
                let name = definition.name.clone();
                self.pieces.definitions.push(Definition { name, paragraphs: Vec::new() });
            }
            NodeValue::Paragraph => return self.leaf(PieceKind::Paragraph, inline::read(node)),
            NodeValue::Heading(heading) => {
                return self.leaf(PieceKind::Heading(heading.level), inline::read(node));
            }
            NodeValue::CodeBlock(code) => {
                let info = code.info.clone();
                return self.leaf(PieceKind::Code { info }, Marked::plain(&code.literal));
            }
            NodeValue::TableRow(names) => {
                let kind = PieceKind::Row { names: *names };
                return self.leaf(kind, inline::read_row(node));
            }
            // What `export::markdown` writes for a block without text.
            NodeValue::HtmlBlock(html) if html.literal.trim() == "<!-- -->" => {
                return self.leaf(PieceKind::Paragraph, Marked::default());
            }
            NodeValue::HtmlBlock(html) => {
                return self.leaf(PieceKind::Html, Marked::plain(&html.literal));
            }
            NodeValue::ThematicBreak => {
                return self.leaf(PieceKind::Separator, Marked::default());
            }
            NodeValue::BlockDirective(directive) => {
                self.leaf(PieceKind::Container, Marked::plain(&directive.info));
            }
            _ => {}
        }
        true
    }

    fn leave(&mut self, node: Node<'_>) {
        match &node.data().value {
            NodeValue::BlockQuote => {
                self.inside.pop();
            }
            NodeValue::FootnoteDefinition(_) => {
                self.notes.pop();
                self.inside.pop();
            }
            NodeValue::Item(_) => {
                self.end_item();
                self.depth -= 1;
                self.inside.pop();
            }
            _ => {}
        }
    }

    /// An item that had no paragraph is one without text.
    fn end_item(&mut self) {
        if self.label.is_some() && matches!(self.inside.last(), Some(Inside::Item)) {
            self.leaf(PieceKind::Paragraph, Marked::default());
        }
        self.label = None;
    }

    /// Keeps a block without blocks in it; its text goes to a note where it stands in one.
    fn leaf(&mut self, kind: PieceKind, mut text: Marked) -> bool {
        if let Some(&index) = self.notes.last() {
            if let Some(label) = self.label.take() {
                text.prefix(&format!("{label} "));
            }
            if !matches!(kind, PieceKind::Separator)
                && let Some(definition) = self.pieces.definitions.get_mut(index)
            {
                definition.paragraphs.push(text);
            }
            return false;
        }
        let kind = match (kind, self.inside.last()) {
            (PieceKind::Paragraph, Some(Inside::Item)) => PieceKind::Item {
                depth: u8::try_from(self.depth).unwrap_or(u8::MAX),
                label: self.label.take().unwrap_or_default(),
            },
            (PieceKind::Paragraph | PieceKind::Heading(_), Some(Inside::Quotation)) => {
                PieceKind::Quotation
            }
            (kind, _) => kind,
        };
        self.pieces.blocks.push(Piece { kind, text });
        false
    }
}

/// An item's label as printed; a bullet of any form is `•`.
fn label(list: &NodeList) -> String {
    match (list.list_type, list.delimiter) {
        (ListType::Bullet, _) => "•".to_owned(),
        (ListType::Ordered, ListDelimType::Period) => format!("{}.", list.start),
        (ListType::Ordered, ListDelimType::Paren) => format!("{})", list.start),
    }
}
