//! Title and authors of a Word file: what styles say, and what the properties say where the text
//! bears it out, for the properties of such files are often those of another one.

use crate::document::Document;
use crate::document::block::Block;
use crate::document::block::BlockKind;
use crate::document::block::label_gap;
use crate::document::front::FrontRole;
use crate::import::flow::FlowBlock;
use crate::import::front::names;
use crate::import::xml::Tree;

/// How many blocks may stand above the title: the lines of a journal.
const ABOVE: usize = 12;

/// Fills in title and authors, and puts the title first.
pub(super) fn read(document: &mut Document, properties: &str) {
    let tree = Tree::read(properties);
    let named = |name: &str| tree.find(name).map(|at| tree.text(at)).unwrap_or_default();
    let title = bare(&named("title"));
    let head = document.blocks.iter().take(ABOVE);
    let is_title = |block: &Block| block.kind == BlockKind::Front(FrontRole::Title);
    let is_named = |block: &Block| {
        !title.is_empty()
            && matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading { .. })
            && bare(block.text.as_str()) == title
    };
    let at = head.clone().position(is_title).or_else(|| head.clone().position(is_named));
    if let Some(at) = at {
        let mut block = document.blocks.remove(at);
        block.kind = BlockKind::Front(FrontRole::Title);
        let text = block.text.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
        document.front.title = Some(text);
        document.blocks.insert(0, block);
    }
    // A style for titles in the middle of the text is one for headings.
    for block in document.blocks.iter_mut().skip(1) {
        if block.kind == BlockKind::Front(FrontRole::Title) {
            block.kind = BlockKind::Heading { level: 1 };
        }
    }
    for block in &document.blocks {
        if block.kind == BlockKind::Front(FrontRole::Authors) {
            let line = block.text.as_str();
            let authors = names::authors(line, document.language).unwrap_or_else(|| split(line));
            document.front.authors.extend(authors);
        }
    }
}

/// The names of a line, whatever they are.
fn split(line: &str) -> Vec<String> {
    let names = line.split(['，', ',', '、', ';', '；']).map(str::trim);
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Where the text has no headings, a numbered paragraph that stands alone may be one: its label
/// goes into its text, where headings are looked for.
pub(super) fn print_lone_labels(blocks: &mut [FlowBlock]) {
    if blocks.iter().any(|block| matches!(block.kind, BlockKind::Heading { .. })) {
        return;
    }
    let is_item = |block: Option<&FlowBlock>| {
        block.is_some_and(|block| matches!(block.kind, BlockKind::ListItem { .. }))
    };
    let lone: Vec<usize> = (0..blocks.len())
        .filter(|&at| {
            let before = at.checked_sub(1).and_then(|at| blocks.get(at));
            is_item(blocks.get(at)) && !is_item(before) && !is_item(blocks.get(at + 1))
        })
        .collect();
    for at in lone {
        let Some(block) = blocks.get_mut(at) else { continue };
        let BlockKind::ListItem { label, .. } = &block.kind else { continue };
        if label != "•" {
            let label = format!("{label}{}", label_gap(label));
            block.prefix(&label);
            block.kind = BlockKind::Paragraph;
        }
    }
}
