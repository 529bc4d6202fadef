//! Tables (ECMA-376 part 1, 17.4): a row is a block, its cells are parted by tabs.

use super::format::Format;
use super::inline;
use super::role::Role;
use super::story;
use super::story::Story;
use super::styles::Styles;
use super::text::Text;
use crate::document::block::BlockKind;
use crate::document::block::RowRole;
use crate::import::flow::FlowBlock;
use crate::import::xml::Tree;

/// Cells that a row is filled up to, at most.
const COLUMNS: usize = 64;

/// True for a table of data: of more than one cell in a row, without another table or a heading in
/// it, which tables for layout have.
pub(super) fn is_data(tree: &Tree<'_>, styles: &Styles, at: usize) -> bool {
    let (mut rows, mut cells) = (0, 0);
    for (at, node) in tree.inside(at) {
        match node.name() {
            "tbl" => return false,
            "tr" => rows += 1,
            "tc" => cells += 1,
            "pStyle"
                if matches!(
                    styles.role(tree.get(at, "val").as_deref()),
                    Some(Role::Heading(_))
                ) =>
            {
                return false;
            }
            _ => {}
        }
    }
    cells > rows
}

/// True for a row that was deleted.
pub(super) fn is_deleted(tree: &Tree<'_>, at: usize) -> bool {
    tree.child(at, "trPr").is_some_and(|at| tree.child(at, "del").is_some())
}

/// Adds the rows of the table at `at`.
pub(super) fn read(story: &mut Story<'_>, at: usize) {
    let tree = story.tree;
    let end = tree.nodes.get(at).map_or(at, |node| node.end);
    let mut next = at + 1;
    let mut rows = 0;
    while let Some(node) = tree.nodes.get(next).filter(|_| next < end) {
        let name = node.name();
        if name == "tr" {
            if !is_deleted(tree, next) {
                rows += usize::from(read_row(story, next, rows));
            }
            next = node.end;
        } else {
            next = if story::is_skipped(name) { node.end } else { next + 1 };
        }
    }
}

/// Adds a row; false where there is nothing in it.
fn read_row(story: &mut Story<'_>, at: usize, rows: usize) -> bool {
    let tree = story.tree;
    let properties = tree.child(at, "trPr");
    let is_header = properties
        .and_then(|at| tree.child(at, "tblHeader"))
        .is_some_and(|at| super::format::is_on(tree.get(at, "val").as_deref()));
    let mut text = Text::default();
    let count = |at: Option<usize>, name: &str| -> usize {
        at.and_then(|at| tree.value(at, name)).and_then(|n| n.trim().parse().ok()).unwrap_or(0)
    };
    let mut columns = count(properties, "gridBefore").min(COLUMNS);
    let cells: Vec<usize> =
        tree.inside(at).filter(|(_, node)| node.name() == "tc").map(|(at, _)| at).collect();
    let mut filled = 0;
    for cell in cells {
        for _ in filled..columns {
            text.push("\t", Format::default());
        }
        filled = columns;
        text.append(read_cell(story, cell));
        let span = count(tree.child(cell, "tcPr"), "gridSpan").clamp(1, COLUMNS);
        columns += span;
    }
    for _ in filled + 1..columns {
        text.push("\t", Format::default());
    }
    if text.is_blank() {
        return false;
    }
    let role = match rows {
        0 if is_header => RowRole::Header,
        0 => RowRole::Opening,
        _ => RowRole::Body,
    };
    let (text, links) = text.finish();
    story.push_block(FlowBlock { kind: BlockKind::TableRow(role), text, links });
    true
}

/// The text of a cell, its paragraphs one after the other.
fn read_cell(story: &mut Story<'_>, at: usize) -> Text {
    let tree = story.tree;
    let mut text = Text::default();
    let end = tree.nodes.get(at).map_or(at, |node| node.end);
    let mut next = at + 1;
    while let Some(node) = tree.nodes.get(next).filter(|_| next < end) {
        if node.name() == "p" {
            let paragraph = inline::read(story, next);
            if !paragraph.is_blank() {
                if !text.is_blank() {
                    text.push(" ", Format::default());
                }
                text.append(paragraph);
            }
        }
        let is_passed = node.name() == "p" || story::is_skipped(node.name());
        next = if is_passed { node.end } else { next + 1 };
    }
    text
}
