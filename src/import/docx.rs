//! DOCX: the main text of a Word file with its notes and comments, as it stands after all tracked
//! changes are accepted (ECMA-376, Office Open XML; transitional and strict).

mod field;
mod format;
mod front;
mod inline;
mod notes;
mod numbering;
mod ordinal;
mod package;
mod role;
mod story;
mod styles;
mod symbol;
mod table;
mod text;

use std::collections::HashMap;

use super::ImportError;
use super::flow;
use super::flow::Flow;
use super::flow::FlowBlock;
use super::language;
use super::progress::Step;
use super::progress::Watch;
use super::settle;
use super::warning::Warning;
use super::warning::WarningKind;
use super::xml::Tree;
use crate::document::Document;
use crate::document::block::BlockKind;
use crate::document::footnote::Footnote;
use crate::import::marked::Marked;
use notes::Kind;
use notes::Marks;
use numbering::Lists;
use package::Package;
use package::Relations;
use story::Shared;
use story::Story;
use styles::Styles;

/// Reads an article from the bytes of a Word file.
///
/// # Errors
/// [`ImportError`] where the archive has no main document with text, or is over a limit;
/// [`ImportError::Stopped`].
pub fn import(bytes: &[u8], watch: Watch<'_>) -> Result<(Document, Vec<Warning>), ImportError> {
    let package = Package::read(bytes)?;
    let mut reader = Reader::new(&package);
    let main = Tree::read(&package.document.xml);
    let notes = Notes::new(&package);
    let settings = Tree::read(&package.settings);
    let mut marks = Marks::read(&settings, &main, notes.part(Kind::Comment).0);
    reader.look_at(&main, "the main document");
    reader.read(&main, &package.document.relations, 0..main.nodes.len(), &mut marks);
    let mut read = 0;
    // A note may have marks of its own, so that the list grows.
    while let Some((kind, id)) = marks.order.get(read).cloned() {
        reader.note(&notes, kind, &id, &mut marks);
        read += 1;
    }
    let unused = reader.unused(&notes, &mut marks);
    let Reader { mut flow, mut warnings, .. } = reader;
    if flow.blocks.is_empty() {
        return Err(match main.find("body") {
            Some(_) if main.whole => ImportError::Empty,
            _ => ImportError::Damaged { what: "its main document has no text" },
        });
    }
    front::print_lone_labels(&mut flow.blocks);
    watch.reach(Step::Linking)?;
    let (blocks, mut footnotes, mut found) = flow::link(flow);
    warnings.append(&mut found);
    footnotes.extend(unused);
    let language =
        language::guess(&blocks.iter().map(|block| block.text.as_str()).collect::<String>());
    let mut document = Document { language, blocks, footnotes, ..Document::default() };
    front::read(&mut document, &package.properties);
    settle::settle_manuscript(&mut document);
    Ok((document, warnings))
}

/// The parts of notes as trees, with the places of their notes.
struct Notes<'a> {
    parts: [(Kind, Tree<'a>, &'a Relations); 3],
    places: HashMap<(Kind, String), usize>,
    /// The notes in the order of their parts.
    all: Vec<(Kind, String)>,
}

impl<'a> Notes<'a> {
    fn new(package: &'a Package) -> Self {
        let parts = [
            (Kind::Footnote, &package.footnotes),
            (Kind::Endnote, &package.endnotes),
            (Kind::Comment, &package.comments),
        ];
        let parts = parts.map(|(kind, part)| (kind, Tree::read(&part.xml), &part.relations));
        let (mut places, mut all) = (HashMap::new(), Vec::new());
        for (kind, tree, _) in &parts {
            for (at, node) in tree.nodes.iter().enumerate() {
                // The lines between text and notes are kept as notes of a type.
                let is_note = node.name() == kind.element()
                    && node.get("type").is_none_or(|kind| kind == "normal");
                if let Some(id) = node.get("id").filter(|_| is_note)
                    && places.insert((*kind, id.clone()), at).is_none()
                {
                    all.push((*kind, id));
                }
            }
        }
        Self { parts, places, all }
    }

    fn part(&self, kind: Kind) -> (&Tree<'a>, &'a Relations) {
        let [footnotes, endnotes, comments] = &self.parts;
        let (_, tree, relations) = match kind {
            Kind::Footnote => footnotes,
            Kind::Endnote => endnotes,
            Kind::Comment => comments,
        };
        (tree, relations)
    }
}

struct Reader {
    styles: Styles,
    lists: Lists,
    flow: Flow,
    warnings: Vec<Warning>,
}

impl Reader {
    fn new(package: &Package) -> Self {
        let styles = Styles::read(&package.styles);
        let lists = Lists::read(&package.numbering, &styles);
        let missing = |part: &String| {
            Warning::new(WarningKind::Unsupported, format!("the part {part} is missing or damaged"))
        };
        let warnings = package.missing.iter().map(missing).collect();
        Self { styles, lists, flow: Flow::default(), warnings }
    }

    fn look_at(&mut self, tree: &Tree<'_>, what: &str) {
        if !tree.whole {
            let message = format!("{what} is damaged or nested too deep: some of it is left out");
            self.warnings.push(Warning::new(WarningKind::Unsupported, message));
        }
    }

    fn read(
        &mut self,
        tree: &Tree<'_>,
        relations: &Relations,
        range: std::ops::Range<usize>,
        marks: &mut Marks,
    ) {
        let Self { styles, lists, flow, warnings } = self;
        Story::new(tree, relations, Shared { styles, lists, marks, flow, warnings }).read(range);
    }

    /// Adds the blocks of a note, without the mark that the author has put before it.
    fn note(&mut self, notes: &Notes<'_>, kind: Kind, id: &str, marks: &mut Marks) {
        let Some(&at) = notes.places.get(&(kind, id.to_owned())) else { return };
        let (tree, relations) = notes.part(kind);
        let end = tree.nodes.get(at).map_or(at, |node| node.end);
        let start = self.flow.blocks.len();
        self.read(tree, relations, at + 1..end, marks);
        for block in self.flow.blocks.iter_mut().skip(start) {
            if let BlockKind::ListItem { label, .. } = &block.kind {
                let label = format!("{label} ");
                block.prefix(&label);
            }
        }
        if self.flow.blocks.len() == start {
            let (kind, text) = (BlockKind::Paragraph, Marked::default());
            self.flow.blocks.push(FlowBlock { kind, text, links: Vec::new() });
        }
        if let Some(own) = marks.custom.get(&kind.target(id))
            && let Some(first) = self.flow.blocks.get_mut(start)
        {
            cut_mark(first, own);
        }
        let range = start..self.flow.blocks.len();
        self.flow.ids.insert(kind.target(id), range);
    }

    /// The notes that no mark leads to; a comment without one is about the whole document.
    fn unused(&mut self, notes: &Notes<'_>, marks: &mut Marks) -> Vec<Footnote> {
        let mut unused = Vec::new();
        for (kind, id) in &notes.all {
            if marks.is_seen(&kind.target(id)) {
                continue;
            }
            let main = std::mem::take(&mut self.flow);
            self.note(notes, *kind, id, marks);
            let (blocks, ..) = flow::link(std::mem::replace(&mut self.flow, main));
            let paragraphs: Vec<_> = blocks
                .into_iter()
                .map(|block| block.text)
                .filter(|text| !text.as_str().is_empty())
                .collect();
            if !paragraphs.is_empty() {
                let label = marks.next(*kind, id, None);
                let message = format!("the note [{label}] has no mark in the text");
                self.warnings.push(Warning::new(WarningKind::OrphanDefinition, message));
                unused.push(Footnote { label, page: None, paragraphs });
            }
        }
        unused
    }
}

/// Takes a mark that stands as text before its note away.
fn cut_mark(block: &mut FlowBlock, mark: &str) {
    let text = block.text.text.trim_start();
    let rest = text.strip_prefix(mark).filter(|_| block.links.is_empty());
    if let Some(cut) = rest.map(|rest| block.text.text.len() - rest.len()) {
        block.text.cut_start(cut);
    }
}

#[cfg(test)]
mod tests;
