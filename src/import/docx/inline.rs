//! What stands in a paragraph: runs, links, fields, marks of notes, ruby, pictures
//! (ECMA-376 part 1, 17.3.2 and 17.3.3).

use super::field::Field;
use super::field::FieldKind;
use super::format::Format;
use super::notes::Kind;
use super::story;
use super::story::Story;
use super::symbol;
use super::text::Text;
use crate::document::inline::SpanKind;
use crate::import::flow::LinkRole;
use crate::import::picture;
use crate::import::xml::Node;
use crate::import::xml::Tree;

/// How many nodes before a drawing's properties the drawing begins at the most.
const DRAWING_HEAD: usize = 32;

/// An element that the way through a paragraph is in, and what its end does.
enum Open {
    Run { before: Format },
    Address { start: usize, address: String },
    Bookmark { start: usize, target: String },
    Field,
    Ruby { start: usize, reading: String },
}

struct Reader<'s, 'a> {
    story: &'s mut Story<'a>,
    text: Text,
    format: Format,
    open: Vec<(usize, Open)>,
    /// A note whose mark the author has written: it is the text that follows.
    own_mark: Option<(Kind, String)>,
}

/// The text of the paragraph at `at`; text boxes in it are put aside in the story.
pub(super) fn read(story: &mut Story<'_>, at: usize) -> Text {
    let tree = story.tree;
    // A result that began in an earlier paragraph goes on at the start of this one.
    for field in &mut story.fields {
        field.result = field.result.map(|_| 0);
    }
    let mut reader = Reader {
        story,
        text: Text::default(),
        format: Format::default(),
        open: Vec::new(),
        own_mark: None,
    };
    let end = tree.nodes.get(at).map_or(at, |node| node.end);
    let mut next = at + 1;
    while let Some(node) = tree.nodes.get(next).filter(|_| next < end) {
        reader.close_until(next);
        next = reader.enter(next, node.name()).unwrap_or(node.end).max(next + 1);
    }
    reader.close_until(usize::MAX);
    let Reader { story, text, .. } = reader;
    // An instruction ends with its paragraph, so that one that was never closed hides no more.
    story.fields.retain(|field| field.result.is_some() || field.kind() == FieldKind::Contents);
    if story.fields.iter().any(|field| field.kind() == FieldKind::Contents) {
        story.add_contents(text.as_str());
        return Text::default();
    }
    text
}

/// The characters of a paragraph alone, without what was deleted.
pub(super) fn plain(tree: &Tree<'_>, at: usize) -> String {
    let mut text = String::new();
    for (at, node) in tree.inside(at) {
        match node.name() {
            "t" => text.push_str(&tree.text(at)),
            "tab" => text.push(' '),
            _ => {}
        }
    }
    text
}

/// The first node of the choice that is read of an `mc:AlternateContent`: the same is in all.
pub(super) fn choice(tree: &Tree<'_>, at: usize) -> usize {
    let end = tree.nodes.get(at).map_or(at + 1, |node| node.end);
    let chosen = tree.child(at, "Choice");
    // Nothing but the fallback where there is no choice.
    chosen.or_else(|| tree.child(at, "Fallback")).map_or(end, |at| at + 1)
}

impl Reader<'_, '_> {
    /// Reads the node at `at`; the node to go on with, where it is not the one after all in it.
    fn enter(&mut self, at: usize, name: &str) -> Option<usize> {
        let tree = self.story.tree;
        match name {
            "r" => return self.run(at),
            "t" => self.push(&tree.text(at)),
            "tab" | "ptab" => self.push(" "),
            "br" | "cr" => self.line_break(at),
            "noBreakHyphen" => self.push("\u{2011}"),
            "sym" => self.symbol(at),
            "lastRenderedPageBreak" => self.story.marks.break_page(false),
            "footnoteReference" => self.note(Kind::Footnote, at),
            "endnoteReference" => self.note(Kind::Endnote, at),
            "commentReference" => self.note(Kind::Comment, at),
            "hyperlink" => {
                self.hyperlink(at);
                return Some(at + 1);
            }
            "fldChar" => self.field_character(at),
            "instrText" => {
                if let Some(field) = self.story.fields.last_mut() {
                    field.instruction.push_str(&tree.text(at));
                }
            }
            "fldSimple" => {
                let instruction = tree.get(at, "instr").unwrap_or_default();
                let result = Some(self.text.len());
                self.story.fields.push(Field { instruction, result });
                self.open.push((self.end(at), Open::Field));
                return Some(at + 1);
            }
            "ruby" => return self.ruby(at),
            "bookmarkStart" => self.story.bookmark(at),
            "docPr" | "imagedata" => self.picture(at),
            "txbxContent" => self.story.boxes.push(at + 1..self.end(at)),
            "f" if tree.child(at, "num").is_some() => self.fraction(at),
            "AlternateContent" => {
                // What is not chosen is skipped by its name, or by its place behind the choice.
                return Some(choice(tree, at));
            }
            _ if story::is_skipped(name) || name.is_empty() => {}
            _ => return Some(at + 1),
        }
        None
    }

    fn end(&self, at: usize) -> usize {
        self.story.tree.nodes.get(at).map_or(at + 1, |node| node.end)
    }

    fn close_until(&mut self, at: usize) {
        while let Some((_, open)) = self.open.pop_if(|(end, _)| *end <= at) {
            match open {
                Open::Run { before } => self.format = before,
                Open::Address { start, address } => {
                    self.text.mark(start, SpanKind::Link(address));
                }
                Open::Bookmark { start, target } => self.text.link(start, target, LinkRole::Any),
                Open::Field => self.end_field(),
                Open::Ruby { start, reading } => self.text.mark(start, SpanKind::Ruby(reading)),
            }
        }
    }

    /// Appends text, unless it belongs to a field's instruction.
    fn push(&mut self, text: &str) {
        if self.story.fields.iter().any(|field| field.result.is_none()) {
            return;
        }
        if let Some((kind, id)) = self.own_mark.take_if(|_| !text.trim().is_empty()) {
            self.mark(kind, &id, Some(text.trim()));
            return;
        }
        self.text.push(text, self.format);
    }

    fn run(&mut self, at: usize) -> Option<usize> {
        let tree = self.story.tree;
        let mut format = Format::default();
        if let Some(properties) = tree.child(at, "rPr") {
            let style = tree.value(properties, "rStyle");
            let base = style.map(|id| self.story.styles.format(&id)).unwrap_or_default();
            format = Format::read(tree, properties).over(base);
        }
        if format.hidden == Some(true) && !tree.inside(at).any(|(_, n)| n.name() == "fldChar") {
            return None;
        }
        self.open.push((self.end(at), Open::Run { before: self.format }));
        self.format = format;
        Some(at + 1)
    }

    fn line_break(&mut self, at: usize) {
        match self.story.tree.get(at, "type").as_deref() {
            Some("page") => self.story.marks.break_page(false),
            Some("column") => {}
            _ => self.push("\n"),
        }
    }

    fn symbol(&mut self, at: usize) {
        let tree = self.story.tree;
        let code = tree.get(at, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        let font = tree.get(at, "font").unwrap_or_default();
        match code.and_then(|code| symbol::character(&font, code)) {
            Some(c) => self.push(c.encode_utf8(&mut [0; 4])),
            None => self.story.warn(&format!("a sign of the font {font}")),
        }
    }

    fn note(&mut self, kind: Kind, at: usize) {
        let tree = self.story.tree;
        let Some(id) = tree.get(at, "id") else { return };
        let is_own =
            tree.get(at, "customMarkFollows").is_some_and(|on| super::format::is_on(Some(&on)));
        if is_own {
            self.own_mark = Some((kind, id));
        } else {
            self.mark(kind, &id, None);
        }
    }

    fn mark(&mut self, kind: Kind, id: &str, own: Option<&str>) {
        let label = self.story.marks.next(kind, id, own);
        let start = self.text.len();
        self.text.push(&label, Format::default());
        self.text.link(start, kind.target(id), LinkRole::Mark);
    }

    fn hyperlink(&mut self, at: usize) {
        let tree = self.story.tree;
        let start = self.text.len();
        let id = tree.get(at, "id");
        let address = id.and_then(|id| self.story.relations.target(&id).map(str::to_owned));
        let anchor = tree.get(at, "anchor");
        let open = match (address, anchor) {
            (Some(address), None) => Open::Address { start, address },
            (Some(address), Some(anchor)) => {
                Open::Address { start, address: format!("{address}#{anchor}") }
            }
            (None, Some(anchor)) => Open::Bookmark { start, target: format!("#{anchor}") },
            (None, None) => return,
        };
        self.open.push((self.end(at), open));
    }

    fn field_character(&mut self, at: usize) {
        let start = self.text.len();
        match self.story.tree.get(at, "fldCharType").as_deref() {
            Some("begin") => self.story.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.story.fields.last_mut() {
                    field.result = Some(start);
                }
            }
            Some("end") => self.end_field(),
            _ => {}
        }
    }

    fn end_field(&mut self) {
        let Some(field) = self.story.fields.pop() else { return };
        let has_result = field.result.is_some_and(|start| start < self.text.len());
        let start = field.result.unwrap_or(self.text.len());
        match field.kind() {
            FieldKind::Address(address) => self.text.mark(start, SpanKind::Link(address)),
            FieldKind::Bookmark(name) => {
                self.text.link(start, format!("#{name}"), LinkRole::Any);
            }
            FieldKind::Text(text) if !has_result => self.push(&text),
            FieldKind::Ruby { text, reading } if !has_result => {
                let start = self.text.len();
                self.push(&text);
                self.text.mark(start, SpanKind::Ruby(reading));
            }
            FieldKind::Contents => {
                let line = std::mem::take(&mut self.text);
                self.story.add_contents(line.as_str());
            }
            _ => {}
        }
    }

    fn ruby(&mut self, at: usize) -> Option<usize> {
        let tree = self.story.tree;
        let base = tree.child(at, "rubyBase")?;
        let reading = tree.child(at, "rt").map(|at| plain(tree, at)).unwrap_or_default();
        if !reading.trim().is_empty() {
            let start = self.text.len();
            self.open
                .push((self.end(at), Open::Ruby { start, reading: reading.trim().to_owned() }));
        }
        Some(base + 1)
    }

    /// A fraction of Office's mathematics in a line: `a/b`.
    fn fraction(&mut self, at: usize) {
        let tree = self.story.tree;
        let part = |name: &str| tree.child(at, name).map(|at| plain(tree, at)).unwrap_or_default();
        let bracketed = |text: String| {
            if text.chars().all(char::is_alphanumeric) { text } else { format!("({text})") }
        };
        let (over, under) = (bracketed(part("num")), bracketed(part("den")));
        self.push(&format!("{over}/{under}"));
    }

    /// The words that stand for a picture, with its place in the file; a drawing that is none is
    /// its words alone.
    fn picture(&mut self, at: usize) {
        let tree = self.story.tree;
        let words = ["descr", "alt", "title"].iter().find_map(|name| {
            tree.get(at, name)
                .map(|words| words.trim().to_owned())
                .filter(|words| !words.is_empty())
        });
        let relation = self.picture_relation(at);
        let target = relation.and_then(|id| self.story.relations.target(&id).map(str::to_owned));
        let words = words.or_else(|| target.as_deref().map(picture::name));
        let Some(words) = words else { return };
        let start = self.text.len();
        self.push(&words.replace('\n', " "));
        self.text.mark(start, SpanKind::Picture(target.unwrap_or_default()));
    }

    /// The relation that leads to the bytes of the picture: of VML's own element, or of the `blip`
    /// in the drawing that the element at `at` stands in (ECMA-376 part 1, 20.1.8.13).
    fn picture_relation(&self, at: usize) -> Option<String> {
        let tree = self.story.tree;
        if tree.nodes.get(at)?.name() == "imagedata" {
            return tree.get(at, "id");
        }
        let is_drawing = |(index, node): &(usize, &Node<'_>)| {
            *index < at && node.end > at && matches!(node.name(), "inline" | "anchor")
        };
        let around = tree.nodes.get(at.saturating_sub(DRAWING_HEAD)..at)?;
        let from = at.saturating_sub(DRAWING_HEAD);
        let nodes = around.iter().enumerate().map(|(index, node)| (from + index, node));
        let (drawing, _) = nodes.rev().find(is_drawing)?;
        let blip = tree.inside(drawing).find(|(_, node)| node.name() == "blip")?.0;
        tree.get(blip, "embed").or_else(|| tree.get(blip, "link"))
    }
}
