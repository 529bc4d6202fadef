//! The way through a page: from its elements to blocks with links.

mod inline_note;
mod lines;
mod place;

use super::element;
use super::element::Element;
use super::page::Node;
use super::page::Page;
use super::text::Text;
use crate::document::inline::SpanKind;
use crate::import::flow::Flow;
use crate::import::flow::LinkRole;
use inline_note::InlineNotes;
use place::Place;

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
    Note,
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
    page: &'a Page,
    silent: Silent,
    flow: &'a mut Flow,
    text: Text,
    open: Vec<(usize, Open)>,
    place: Place,
    notes: InlineNotes,
}

/// Adds the blocks of the element at `root` to `flow`; what is `skipped` is left out with all that
/// stands in it.
pub(super) fn walk(page: &Page, root: usize, skipped: &[bool], silent: Silent, flow: &mut Flow) {
    let mut walk = Walk {
        page,
        silent,
        flow,
        text: Text::default(),
        open: Vec::new(),
        place: Place::default(),
        notes: InlineNotes::default(),
    };
    let end = page.nodes.get(root).map_or(root, |node| node.end);
    let mut at = root;
    while let Some(node) = page.nodes.get(at).filter(|_| at < end) {
        walk.close_until(at);
        if skipped.get(at).copied().unwrap_or_default() {
            at = node.end;
            continue;
        }
        walk.enter(at, node);
        at += 1;
    }
    walk.close_until(usize::MAX);
    walk.flush();
    walk.notes.finish(walk.flow);
}

impl Walk<'_> {
    fn enter(&mut self, at: usize, node: &Node) {
        if node.name.is_empty() {
            self.see_text(&node.text);
            return;
        }
        let kind = match element::kind(node) {
            Element::Table if !element::is_data(self.page, at) => Element::Block,
            kind => kind,
        };
        if kind.is_block() {
            self.part();
        }
        self.see_id(node);
        match kind {
            Element::Text => {}
            Element::Block => self.begin(node, Open::Block),
            Element::Heading(level) => {
                self.place.heading = Some(level);
                self.begin(node, Open::Heading);
            }
            Element::Quotation => {
                self.place.quotations += 1;
                self.begin(node, Open::Quotation);
            }
            Element::Caption => {
                self.place.captions += 1;
                self.begin(node, Open::Caption);
            }
            Element::Preformatted => {
                self.place.preformatted += 1;
                self.begin(node, Open::Preformatted);
            }
            Element::Front(role) => {
                self.place.front = Some(role);
                self.begin(node, Open::Front);
            }
            Element::List { ordered } => {
                let start = node.get("start").and_then(|start| start.parse().ok()).unwrap_or(1);
                self.place.begin_list(ordered.then_some(start));
                self.begin(node, Open::List);
            }
            Element::Item => {
                self.place.begin_item(node.get("value").and_then(|value| value.parse().ok()));
                self.begin(node, Open::Item);
            }
            Element::Table => {
                self.place.rows = Some(0);
                self.begin(node, Open::Table);
            }
            Element::Row => self.row(at, node),
            Element::Cell => match self.place.begin_cell() {
                Some(before) if before > 0 => self.text.next_cell(),
                Some(_) => {}
                None => self.begin(node, Open::Block),
            },
            Element::Rule => self.push_rule(),
            Element::Note => self.note(at, node),
            inline => self.enter_inline(inline, node),
        }
    }

    /// Enters an element that stands in a line.
    fn enter_inline(&mut self, kind: Element, node: &Node) {
        match kind {
            Element::Break => self.line_break(),
            Element::Ruby => {
                let start = self.text.begin();
                self.begin(node, Open::Ruby { start });
            }
            Element::Reading => {
                self.text.reading = Some(String::new());
                self.begin(node, Open::Reading);
            }
            Element::Span(kind) => {
                let span = self.text.begin_span(kind);
                self.begin(node, Open::Span(span));
            }
            Element::Link { target, role } => {
                let link = self.text.begin_link(target, role);
                self.begin(node, Open::Link(link));
            }
            // Books of some makers have a sign of their own for every note.
            Element::Picture { .. } if self.in_bare_mark() => {
                let (_, number) = self.notes.next();
                self.text.push(&number.to_string());
            }
            Element::Picture { is_silent: true, .. } if self.silent == Silent::Passed => {}
            Element::Picture { words, address, .. } => {
                let span = self.text.begin_span(SpanKind::Picture(address));
                self.text.push(&words);
                self.text.end_span(span);
            }
            _ => {}
        }
    }

    /// True in a mark that shows nothing yet.
    fn in_bare_mark(&self) -> bool {
        let link = self.open.iter().rev().find_map(|(_, open)| match open {
            Open::Link(link) => Some(*link),
            _ => None,
        });
        link.is_some_and(|link| self.text.is_bare_mark(link))
    }

    fn begin(&mut self, node: &Node, open: Open) {
        self.open.push((node.end, open));
    }

    /// Takes note of the blocks that an element's id stands for.
    fn see_id(&mut self, node: &Node) {
        let id = node.get("id").or_else(|| node.get("name").filter(|_| node.name == "a"));
        let Some(id) = id.filter(|_| !self.notes.is_open()) else { return };
        let is_label = node.name == "a" && node.get("href").is_some_and(|href| href.contains('#'));
        // A label with its own id begins a note, and so a block.
        if is_label && self.at_line_start() {
            self.flush();
        }
        let is_first = is_label && !self.text.has_content();
        let end = is_first.then(|| self.labelled_end(node.end)).flatten().unwrap_or(node.end);
        let at = self.open.iter().rposition(|(open, _)| *open >= end).map_or(0, |at| at + 1);
        let start = self.flow.blocks.len();
        self.open.insert(at, (end, Open::Id { id: id.to_owned(), start }));
    }

    /// Where the element ends that a label at `label_end` stands at the start of, if the label is
    /// alone in its line: what follows is what it is the label of.
    fn labelled_end(&self, label_end: usize) -> Option<usize> {
        let goes_on = |end: usize| self.page.characters_between(label_end, end) > 0;
        let blocks = || self.open.iter().rev().filter(|(_, open)| open.is_block());
        let (inner, _) = blocks().next()?;
        let rest = self.page.nodes.get(label_end..*inner).unwrap_or_default();
        let line =
            rest.iter().position(|node| element::kind(node).is_block()).unwrap_or(rest.len());
        if goes_on(label_end + line) {
            return None;
        }
        blocks().map(|(end, _)| *end).find(|end| goes_on(*end))
    }

    fn close_until(&mut self, at: usize) {
        while let Some((_, open)) = self.open.pop_if(|(end, _)| *end <= at) {
            if open.is_block() {
                self.part();
            }
            match open {
                Open::Block | Open::Ruby { .. } => {}
                Open::Id { id, start } => {
                    let end = self.flow.blocks.len().max(start + 1);
                    self.flow.ids.entry(id).or_insert(start..end);
                }
                Open::Span(span) => self.text.end_span(span),
                Open::Link(link) => self.text.end_link(link),
                Open::Reading => self.end_reading(),
                Open::Heading => self.place.heading = None,
                Open::Quotation => self.place.quotations -= 1,
                Open::Caption => self.place.captions -= 1,
                Open::Preformatted => self.place.preformatted -= 1,
                Open::Front => self.place.front = None,
                Open::List => self.place.end_list(),
                Open::Item => self.place.end_item(),
                Open::Table => self.place.rows = None,
                Open::Row { names } => {
                    let kind = self.place.end_row(names, !self.text.has_content());
                    self.push_text(kind);
                }
                Open::Note => self.end_note(),
            }
        }
    }

    /// Ends a reading, which is of the text of its ruby since the reading before it.
    fn end_reading(&mut self) {
        let ruby = self.open.iter_mut().rev().find_map(|(_, open)| match open {
            Open::Ruby { start } => Some(start),
            _ => None,
        });
        let end = self.text.end_reading(ruby.as_deref().copied());
        if let Some(start) = ruby {
            *start = end;
        }
    }

    fn row(&mut self, at: usize, node: &Node) {
        if self.place.rows.is_none() {
            return self.begin(node, Open::Block);
        }
        let mut cells =
            self.page.inside(at).filter(|(_, inner)| matches!(inner.name.as_str(), "td" | "th"));
        let names = cells.all(|(_, cell)| cell.name == "th");
        self.place.begin_row();
        self.begin(node, Open::Row { names });
    }

    /// Begins a note that stands at its mark, which is the number that the page shows or will show.
    fn note(&mut self, at: usize, node: &Node) {
        if self.notes.is_open() {
            return;
        }
        let (id, number) = self.notes.next();
        let shown = element::note_mark(self.page, at);
        let link = self.text.begin_link(id.clone(), LinkRole::Mark);
        self.text.push(&shown.unwrap_or_else(|| number.to_string()));
        self.text.end_link(link);
        let (place, text) = (std::mem::take(&mut self.place), std::mem::take(&mut self.text));
        self.notes.begin(id, place, text, self.flow);
        self.begin(node, Open::Note);
    }

    fn end_note(&mut self) {
        self.flush();
        if let Some((place, text)) = self.notes.end(self.flow) {
            (self.place, self.text) = (place, text);
        }
    }
}

impl Open {
    /// True for an element that ends lines.
    fn is_block(&self) -> bool {
        !matches!(
            self,
            Self::Id { .. }
                | Self::Span(_)
                | Self::Link(_)
                | Self::Ruby { .. }
                | Self::Reading
                | Self::Row { .. }
                | Self::Note
        )
    }
}
