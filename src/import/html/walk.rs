//! The way through a page: from its elements to blocks with links.

use super::element;
use super::element::Element;
use super::page::Node;
use super::page::Page;
use super::text::Text;
use crate::document::block::BlockKind;
use crate::document::block::RowRole;
use crate::document::front::FrontRole;
use crate::document::inline::SpanKind;
use crate::import::flow::Flow;
use crate::import::flow::FlowBlock;

/// An element that the walk is in, and what its end does.
enum Open {
    Block,
    Id { id: String, start: usize },
    Span(usize),
    Link(usize),
    Ruby { start: usize },
    Reading,
    Heading,
    Quotation,
    Caption,
    Preformatted,
    Front,
    List,
    Item,
    Table,
    Row { names: bool },
}

/// What becomes of a picture whose alternative text is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Silent {
    /// In a page of the web it is an ornament (HTML, 4.8.4.4.8).
    Passed,
    /// Makers of books leave the text empty for every picture.
    Shown,
}

struct Walk<'a> {
    silent: Silent,
    flow: &'a mut Flow,
    text: Text,
    open: Vec<(usize, Open)>,
    heading: Option<u8>,
    quotations: usize,
    captions: usize,
    preformatted: usize,
    front: Option<FrontRole>,
    /// The number of the next item of each open list; `None` for one without numbers.
    lists: Vec<Option<usize>>,
    label: Option<String>,
    items: usize,
    /// Rows of the table so far; `None` outside of one.
    rows: Option<usize>,
    cells: Option<usize>,
}

/// Adds the blocks of the element at `root` to `flow`; what is `skipped` is left out with all that
/// stands in it.
pub(super) fn walk(page: &Page, root: usize, skipped: &[bool], silent: Silent, flow: &mut Flow) {
    let mut walk = Walk {
        silent,
        flow,
        text: Text::default(),
        open: Vec::new(),
        heading: None,
        quotations: 0,
        captions: 0,
        preformatted: 0,
        front: None,
        lists: Vec::new(),
        label: None,
        items: 0,
        rows: None,
        cells: None,
    };
    let end = page.nodes.get(root).map_or(root, |node| node.end);
    let mut at = root;
    while let Some(node) = page.nodes.get(at).filter(|_| at < end) {
        walk.close_until(at);
        if skipped.get(at).copied().unwrap_or_default() {
            at = node.end;
            continue;
        }
        walk.enter(page, at, node);
        at += 1;
    }
    walk.close_until(usize::MAX);
    walk.flush();
}

impl Walk<'_> {
    fn enter(&mut self, page: &Page, at: usize, node: &Node) {
        if node.name.is_empty() {
            self.see_text(&node.text);
            return;
        }
        let kind = match element::kind(node) {
            Element::Table if !element::is_data(page, at) => Element::Block,
            kind => kind,
        };
        let is_block = kind.is_block();
        if is_block {
            self.part();
        }
        let id = node.get("id").or_else(|| node.get("name").filter(|_| node.name == "a"));
        if let Some(id) = id {
            let start = self.flow.blocks.len();
            self.open.push((node.end, Open::Id { id: id.to_owned(), start }));
        }
        match kind {
            Element::Text => {}
            Element::Block => self.open.push((node.end, Open::Block)),
            Element::Heading(level) => {
                self.heading = Some(level);
                self.open.push((node.end, Open::Heading));
            }
            Element::Quotation => {
                self.quotations += 1;
                self.open.push((node.end, Open::Quotation));
            }
            Element::Caption => {
                self.captions += 1;
                self.open.push((node.end, Open::Caption));
            }
            Element::Preformatted => {
                self.preformatted += 1;
                self.open.push((node.end, Open::Preformatted));
            }
            Element::Front(role) => {
                self.front = Some(role);
                self.open.push((node.end, Open::Front));
            }
            Element::List { ordered } => {
                let start = node.get("start").and_then(|start| start.parse().ok()).unwrap_or(1);
                self.lists.push(ordered.then_some(start));
                self.open.push((node.end, Open::List));
            }
            Element::Item => self.item(node),
            Element::Table => {
                self.rows = Some(0);
                self.open.push((node.end, Open::Table));
            }
            Element::Row => self.row(page, at, node),
            Element::Cell => self.cell(node),
            Element::Break => self.line_break(),
            Element::Rule => self.push(BlockKind::Separator),
            Element::Ruby => self.open.push((node.end, Open::Ruby { start: self.text.begin() })),
            Element::Reading => {
                self.text.reading = Some(String::new());
                self.open.push((node.end, Open::Reading));
            }
            Element::Span(kind) => {
                let span = self.text.begin_span(kind);
                self.open.push((node.end, Open::Span(span)));
            }
            Element::Link { target, role } => {
                let link = self.text.begin_link(target, role);
                self.open.push((node.end, Open::Link(link)));
            }
            Element::Picture { is_silent: true, .. } if self.silent == Silent::Passed => {}
            Element::Picture { words, address, .. } => {
                let span = self.text.begin_span(SpanKind::Picture(address));
                self.text.push(&words);
                self.text.end_span(span);
            }
        }
    }

    fn close_until(&mut self, at: usize) {
        while let Some((_, open)) = self.open.pop_if(|(end, _)| *end <= at) {
            match open {
                Open::Block => self.part(),
                Open::Id { id, start } => {
                    let end = self.flow.blocks.len().max(start + 1);
                    self.flow.ids.entry(id).or_insert(start..end);
                }
                Open::Span(span) => self.text.end_span(span),
                Open::Link(link) => self.text.end_link(link),
                Open::Ruby { .. } => {}
                Open::Reading => {
                    let start = self.open.iter().rev().find_map(|(_, open)| match open {
                        Open::Ruby { start } => Some(*start),
                        _ => None,
                    });
                    let end = self.text.end_reading(start);
                    if let Some((_, Open::Ruby { start })) =
                        self.open.iter_mut().rev().find(|(_, o)| matches!(o, Open::Ruby { .. }))
                    {
                        *start = end;
                    }
                }
                Open::Heading => {
                    self.part();
                    self.heading = None;
                }
                Open::Quotation => {
                    self.part();
                    self.quotations -= 1;
                }
                Open::Caption => {
                    self.part();
                    self.captions -= 1;
                }
                Open::Preformatted => {
                    self.part();
                    self.preformatted -= 1;
                }
                Open::Front => {
                    self.part();
                    self.front = None;
                }
                Open::List => {
                    self.part();
                    self.lists.pop();
                }
                Open::Item => {
                    self.part();
                    self.items -= 1;
                    self.label = None;
                }
                Open::Table => {
                    self.part();
                    self.rows = None;
                }
                Open::Row { names } => self.end_row(names),
            }
        }
    }

    fn see_text(&mut self, text: &str) {
        if self.preformatted > 0 {
            self.text.push(text);
            return;
        }
        for (index, line) in text.split('\u{3000}').enumerate() {
            // An ideographic space after a line break begins a paragraph.
            if index > 0 {
                if self.text.ends_in_break() && self.cells.is_none() {
                    self.flush();
                } else {
                    self.text.collapse("\u{3000}");
                }
            }
            self.text.collapse(line);
        }
    }

    /// Two line breaks part paragraphs.
    fn line_break(&mut self) {
        if self.text.ends_in_break() && self.cells.is_none() {
            self.flush();
        } else {
            self.text.line_break();
        }
    }

    fn item(&mut self, node: &Node) {
        let label = match self.lists.last_mut() {
            Some(Some(next)) => {
                let number =
                    node.get("value").and_then(|value| value.parse().ok()).unwrap_or(*next);
                *next = number + 1;
                format!("{number}.")
            }
            _ => "•".to_owned(),
        };
        self.label = Some(label);
        self.items += 1;
        self.open.push((node.end, Open::Item));
    }

    fn row(&mut self, page: &Page, at: usize, node: &Node) {
        if self.rows.is_none() {
            self.open.push((node.end, Open::Block));
            return;
        }
        let mut cells =
            page.inside(at).filter(|(_, inner)| matches!(inner.name.as_str(), "td" | "th"));
        let names = cells.all(|(_, cell)| cell.name == "th");
        self.cells = Some(0);
        self.open.push((node.end, Open::Row { names }));
    }

    fn cell(&mut self, node: &Node) {
        match &mut self.cells {
            Some(cells) => {
                if *cells > 0 {
                    self.text.next_cell();
                }
                *cells += 1;
            }
            None => self.open.push((node.end, Open::Block)),
        }
    }

    fn end_row(&mut self, names: bool) {
        self.cells = None;
        let rows = self.rows.unwrap_or_default();
        let role = match rows {
            0 if names => RowRole::Header,
            0 => RowRole::Opening,
            _ => RowRole::Body,
        };
        if self.text.has_content() {
            self.rows = Some(rows + 1);
        }
        self.push_text(BlockKind::TableRow(role), false);
    }

    /// Ends the block at hand; in a row of a table there is only one.
    fn part(&mut self) {
        if self.cells.is_some() {
            self.text.collapse(" ");
        } else {
            self.flush();
        }
    }

    fn flush(&mut self) {
        if !self.text.has_content() {
            self.text = Text::default();
            return;
        }
        let depth = u8::try_from(self.lists.len().max(1)).unwrap_or(u8::MAX);
        let kind = if let Some(role) = self.front {
            BlockKind::Front(role)
        } else if self.captions > 0 {
            BlockKind::Caption
        } else if let Some(level) = self.heading {
            BlockKind::Heading { level }
        } else if self.preformatted > 0 {
            BlockKind::Code { language: None }
        } else if self.items > 0 {
            BlockKind::ListItem { depth, label: self.label.take().unwrap_or_default() }
        } else if self.quotations > 0 {
            BlockKind::Quotation
        } else {
            BlockKind::Paragraph
        };
        let is_code = matches!(kind, BlockKind::Code { .. });
        self.push_text(kind, is_code);
    }

    fn push_text(&mut self, kind: BlockKind, is_code: bool) {
        let (text, links) = std::mem::take(&mut self.text).finish(is_code);
        if !text.is_empty() || !links.is_empty() {
            self.flow.blocks.push(FlowBlock { kind, text, links });
        }
    }

    fn push(&mut self, kind: BlockKind) {
        let block =
            FlowBlock { kind, text: crate::import::marked::Marked::default(), links: Vec::new() };
        self.flow.blocks.push(block);
    }
}
