//! A story, as the format calls the main text or a part of notes: its paragraphs and tables in order
//! (ECMA-376 part 1, 17.2 and 17.3.1).

use std::ops::Range;

use super::field::Field;
use super::field::FieldKind;
use super::notes::Marks;
use super::numbering::Label;
use super::numbering::Lists;
use super::package::Relations;
use super::role::Role;
use super::styles::Numbering;
use super::styles::Styles;
use super::table;
use super::text::Text;
use crate::document::block::BlockId;
use crate::document::block::BlockKind;
use crate::document::block::label_gap;
use crate::document::front::FrontRole;
use crate::import::flow::Flow;
use crate::import::flow::FlowBlock;
use crate::import::warning::Warning;
use crate::import::warning::WarningKind;
use crate::import::xml::Tree;

/// A story on its way to blocks.
pub(super) struct Story<'a> {
    pub tree: &'a Tree<'a>,
    pub relations: &'a Relations,
    pub styles: &'a Styles,
    pub lists: &'a mut Lists,
    pub marks: &'a mut Marks,
    pub flow: &'a mut Flow,
    pub warnings: &'a mut Vec<Warning>,
    /// The fields that are open: one may span paragraphs.
    pub fields: Vec<Field>,
    /// The lines of a table of contents, which is set aside.
    pub contents: String,
    /// Text boxes of the paragraph at hand: they stand after it.
    pub boxes: Vec<Range<usize>>,
    /// The bookmarks that begin before the next block or in it.
    pub bookmarks: Vec<String>,
    /// A paragraph whose end was deleted.
    carried: Text,
}

/// What the story needs of the rest of the document.
pub(super) struct Shared<'a> {
    pub styles: &'a Styles,
    pub lists: &'a mut Lists,
    pub marks: &'a mut Marks,
    pub flow: &'a mut Flow,
    pub warnings: &'a mut Vec<Warning>,
}

impl<'a> Story<'a> {
    pub(super) fn new(tree: &'a Tree<'a>, relations: &'a Relations, shared: Shared<'a>) -> Self {
        let Shared { styles, lists, marks, flow, warnings } = shared;
        Self {
            tree,
            relations,
            styles,
            lists,
            marks,
            flow,
            warnings,
            fields: Vec::new(),
            contents: String::new(),
            boxes: Vec::new(),
            bookmarks: Vec::new(),
            carried: Text::default(),
        }
    }

    /// Adds the blocks of the nodes in `range`.
    pub(super) fn read(&mut self, range: Range<usize>) {
        // Ranges still to be read, the next one last: a text box comes before what follows it.
        let mut ranges = vec![range];
        while let Some(range) = ranges.pop() {
            let Some(node) = self.tree.nodes.get(range.start).filter(|_| !range.is_empty()) else {
                continue;
            };
            let at = range.start;
            let next = self.enter(at, node.name()).unwrap_or(node.end);
            ranges.push(next.max(at + 1)..range.end);
            ranges.extend(self.boxes.drain(..).rev());
        }
        let carried = std::mem::take(&mut self.carried);
        self.push(BlockKind::Paragraph, carried);
        self.end_contents();
    }

    /// Reads the node at `at`; the node to go on with, where it is not the one after it.
    fn enter(&mut self, at: usize, name: &str) -> Option<usize> {
        match name {
            "p" => self.paragraph(at),
            "tbl" if table::is_data(self.tree, self.styles, at) => table::read(self, at),
            "tr" if table::is_deleted(self.tree, at) => {}
            "sdt" if self.is_contents(at) => {
                for (at, _) in self.tree.inside(at).filter(|(_, node)| node.name() == "p") {
                    let line = super::inline::plain(self.tree, at);
                    self.add_contents(&line);
                }
            }
            "bookmarkStart" => self.bookmark(at),
            "altChunk" | "subDoc" => {
                self.warn(&format!("a part ({name}) that stands in another file"));
            }
            "sectPr" => self.marks.break_page(true),
            "AlternateContent" => return Some(super::inline::choice(self.tree, at)),
            _ if is_skipped(name) => {}
            _ => return Some(at + 1),
        }
        None
    }

    fn is_contents(&self, at: usize) -> bool {
        let Some(properties) = self.tree.child(at, "sdtPr") else { return false };
        let gallery = self.tree.inside(properties).find(|(_, n)| n.name() == "docPartGallery");
        gallery.and_then(|(_, node)| node.get("val")).is_some_and(|v| v == "Table of Contents")
    }

    pub(super) fn bookmark(&mut self, at: usize) {
        self.bookmarks.extend(self.tree.get(at, "name").map(|name| format!("#{name}")));
    }

    fn paragraph(&mut self, at: usize) {
        let tree = self.tree;
        let properties = tree.child(at, "pPr");
        let style = properties.and_then(|at| tree.value(at, "pStyle"));
        let style = style.as_deref();
        let mut text = std::mem::take(&mut self.carried);
        if self.styles.hides(style) {
            self.carried = text;
            return;
        }
        let own = |name: &str| properties.and_then(|at| tree.child(at, name));
        if own("pageBreakBefore").is_some() {
            self.marks.break_page(false);
        }
        let role = self.role(properties, style);
        if matches!(role, Some(Role::Heading(_))) {
            // A table of contents that was never closed ends before the first heading.
            self.fields.retain(|field| field.kind() != FieldKind::Contents);
        }
        text.append(super::inline::read(self, at));
        let is_open = own("rPr").is_some_and(|at| {
            tree.children(at).any(|(_, node)| matches!(node.name(), "del" | "moveFrom"))
        });
        if own("sectPr").is_some() {
            self.marks.break_page(true);
        }
        // A large initial stands in a paragraph of its own (ECMA-376, 17.3.1.11).
        let is_initial = own("framePr")
            .and_then(|at| tree.get(at, "dropCap"))
            .is_some_and(|place| place != "none");
        if is_open || is_initial {
            self.carried = text;
            return;
        }
        let label = self.label(properties, style).filter(|_| !text.is_blank());
        self.take(role, label, text);
    }

    /// What a paragraph is: its own outline level goes before its style's.
    fn role(&self, properties: Option<usize>, style: Option<&str>) -> Option<Role> {
        let outline = properties.and_then(|at| self.tree.value(at, "outlineLvl"));
        let of_style = self.styles.role(style);
        match outline.and_then(|level| level.trim().parse::<u8>().ok()) {
            Some(level @ 0..=8) => Some(Role::Heading(level + 1)),
            Some(_) => of_style.filter(|role| !matches!(role, Role::Heading(_))),
            None => of_style,
        }
    }

    /// The label of a numbered paragraph; the paragraph's own list goes before its style's.
    fn label(&mut self, properties: Option<usize>, style: Option<&str>) -> Option<Label> {
        let own = properties.map(|at| Numbering::read(self.tree, at)).unwrap_or_default();
        let of_style = self.styles.numbering(style);
        let numbering =
            Numbering { list: own.list.or(of_style.list), level: own.level.or(of_style.level) };
        self.lists.next(&numbering, style)
    }

    fn take(&mut self, role: Option<Role>, label: Option<Label>, mut text: Text) {
        let mut kind = match role {
            Some(Role::Heading(level)) => BlockKind::Heading { level },
            Some(Role::Front(role)) => BlockKind::Front(role),
            Some(Role::Quotation) => BlockKind::Quotation,
            Some(Role::Caption) => BlockKind::Caption,
            Some(Role::Code) => BlockKind::Code { language: None },
            Some(Role::Contents) => return self.add_contents(text.as_str()),
            None => BlockKind::Paragraph,
        };
        if let Some(label) = label {
            if kind == BlockKind::Paragraph {
                let depth = u8::try_from(label.level + 1).unwrap_or(u8::MAX);
                kind = BlockKind::ListItem { depth, label: label.text };
            } else if !label.is_bullet {
                text.prefix(&format!("{}{}", label.text, label_gap(&label.text)));
            }
        }
        self.push(kind, text);
    }

    fn push(&mut self, kind: BlockKind, mut text: Text) {
        if text.is_blank() {
            return;
        }
        self.end_contents();
        let is_code = matches!(kind, BlockKind::Code { .. });
        if is_code {
            text.push("\n", super::format::Format::default());
        }
        let (text, links) = text.finish();
        let block = FlowBlock { kind, text, links };
        // Each line of code is a paragraph of its own, and so may be each line of a title.
        let is_joined = is_code || block.kind == BlockKind::Front(FrontRole::Title);
        match self.flow.blocks.last_mut().filter(|last| is_joined && last.kind == block.kind) {
            Some(last) => last.append(block),
            None => self.push_block(block),
        }
    }

    /// Adds a block, in which the bookmarks before it begin.
    pub(super) fn push_block(&mut self, block: FlowBlock) {
        let at = self.flow.blocks.len();
        for id in self.bookmarks.drain(..) {
            self.flow.ids.entry(id).or_insert(at..at + 1);
        }
        self.flow.blocks.push(block);
    }

    /// Sets a line of a table of contents aside.
    pub(super) fn add_contents(&mut self, line: &str) {
        if !line.trim().is_empty() {
            self.contents.push_str(line.trim());
            self.contents.push('\n');
        }
    }

    fn end_contents(&mut self) {
        let contents = std::mem::take(&mut self.contents);
        if !contents.is_empty() {
            let message = "a table of contents was set aside";
            let warning = Warning::new(WarningKind::TableOfContents, message);
            let next = BlockId::new(self.flow.blocks.len());
            self.warnings.push(warning.at(next).quoting(contents.trim_end()));
        }
    }

    /// Something here has no place in a document.
    pub(super) fn warn(&mut self, what: &str) {
        let next = BlockId::new(self.flow.blocks.len());
        let message = format!("{what} has no place in the text");
        self.warnings.push(Warning::new(WarningKind::Unsupported, message).at(next));
    }
}

/// Elements without text of the document as it stands: properties, and what was deleted.
pub(super) fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "del"
            | "moveFrom"
            | "delText"
            | "delInstrText"
            | "pPr"
            | "rPr"
            | "tblPr"
            | "tblGrid"
            | "trPr"
            | "tcPr"
            | "sdtPr"
            | "sdtEndPr"
            | "Choice"
            | "Fallback"
            | "background"
            | "annotation"
            | "separator"
            | "continuationSeparator"
    )
}
