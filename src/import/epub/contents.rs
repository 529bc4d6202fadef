//! The table of contents, as headings for files that have none of their own: the `ncx` of EPUB 2
//! (ANSI/NISO Z39.86-2005, 8) and the navigation document of EPUB 3 (EPUB 3.3, 7.4).

use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::block::BlockKind;
use crate::import::archive;
use crate::import::flow::Flow;
use crate::import::flow::FlowBlock;
use crate::import::html;
use crate::import::marked::Marked;
use crate::import::xml::Tree;

/// A heading has no level below this.
const LEVELS: usize = 6;

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// From 1.
    pub level: u8,
    pub title: String,
    /// A file in the archive, and after `#` the place in it.
    pub target: String,
}

/// The lines of the table at `path`, in order.
pub(super) fn read(xml: &str, path: &str) -> Vec<Entry> {
    let tree = Tree::read(xml);
    let navigation = tree.nodes.iter().enumerate().position(|(at, node)| {
        node.name() == "nav" && tree.get(at, "type").is_some_and(|kind| kind == "toc")
    });
    match navigation {
        Some(at) => read_nav(&tree, at, path),
        None => read_ncx(&tree, path),
    }
}

/// The links in the lists of a `nav`; the depth of the lists is the level.
fn read_nav(tree: &Tree, nav: usize, path: &str) -> Vec<Entry> {
    let end = tree.nodes.get(nav).map_or(nav, |node| node.end);
    let mut entries = Vec::new();
    let mut lists: Vec<usize> = Vec::new();
    for at in nav + 1..end {
        let Some(node) = tree.nodes.get(at) else { break };
        while lists.pop_if(|end| *end <= at).is_some() {}
        match node.name() {
            "ol" | "ul" => lists.push(node.end),
            "a" => entries.extend(
                tree.get(at, "href")
                    .and_then(|href| entry(lists.len(), &tree.text(at), &href, path)),
            ),
            _ => {}
        }
    }
    entries
}

/// A line of the table, unless it has no words.
fn entry(level: usize, title: &str, source: &str, path: &str) -> Option<Entry> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let source = html::percent_decoded(source);
    let target = match source.split_once('#') {
        Some((file, id)) => format!("{}#{id}", archive::resolve(path, file)),
        None => archive::resolve(path, &source),
    };
    let level = u8::try_from(level.clamp(1, LEVELS)).unwrap_or(1);
    (!title.is_empty()).then_some(Entry { level, title, target })
}

/// The points of an `ncx`; how deep they stand in each other is the level.
fn read_ncx(tree: &Tree, path: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    // Where the points end that the next one stands in.
    let mut open: Vec<usize> = Vec::new();
    for (at, node) in tree.nodes.iter().enumerate().filter(|(_, n)| n.name() == "navPoint") {
        while open.pop_if(|end| *end <= at).is_some() {}
        open.push(node.end);
        let title = tree.child(at, "navLabel").map(|at| tree.text(at)).unwrap_or_default();
        let source = tree.child(at, "content").and_then(|at| tree.get(at, "src"));
        entries.extend(source.and_then(|source| entry(open.len(), &title, &source, path)));
    }
    entries
}

/// Makes headings of the lines that lead into one of `files` without headings: the block there, if
/// it is the line itself, else a block before it.
pub(super) fn add_headings(flow: &mut Flow, files: &[Range<usize>], entries: &[Entry]) {
    let is_heading = |block: &FlowBlock| matches!(block.kind, BlockKind::Heading { .. });
    let bare: Vec<&Range<usize>> = files
        .iter()
        .filter(|file| !flow.blocks.get((*file).clone()).unwrap_or_default().iter().any(is_heading))
        .collect();
    let mut added: BTreeMap<usize, Vec<FlowBlock>> = BTreeMap::new();
    for entry in entries {
        let Some(at) = flow.ids.get(&entry.target).map(|range| range.start) else { continue };
        if !bare.iter().any(|file| file.contains(&at)) {
            continue;
        }
        let kind = BlockKind::Heading { level: entry.level };
        match flow.blocks.get_mut(at) {
            Some(block) if same(&block.text.text, &entry.title) => block.kind = kind,
            _ => {
                let text = Marked::plain(&entry.title);
                let heading = FlowBlock { kind, text, links: Vec::new() };
                added.entry(at).or_default().push(heading);
            }
        }
    }
    insert(flow, added);
}

/// Puts blocks before those at their keys, and moves the ids along.
fn insert(flow: &mut Flow, mut added: BTreeMap<usize, Vec<FlowBlock>>) {
    let mut moved = Vec::with_capacity(flow.blocks.len() + 1);
    let mut blocks = Vec::with_capacity(flow.blocks.len());
    for (at, block) in std::mem::take(&mut flow.blocks).into_iter().enumerate() {
        blocks.extend(added.remove(&at).unwrap_or_default());
        moved.push(blocks.len());
        blocks.push(block);
    }
    moved.push(blocks.len());
    flow.blocks = blocks;
    let place = |at: usize| moved.get(at).or(moved.last()).copied().unwrap_or(at);
    for range in flow.ids.values_mut() {
        let start = place(range.start);
        // The end is behind the last block, not behind what was put before the next one.
        let end = range.end.checked_sub(1).map_or(start, |last| place(last) + 1);
        *range = start..end.max(start);
    }
}

fn same(text: &str, title: &str) -> bool {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    bare(text) == bare(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NCX: &str = "<ncx><docTitle><text>渡口</text></docTitle><navMap>
<navPoint><navLabel><text>第一章 船</text></navLabel><content src='t/a%20b.html'/>
<navPoint><navLabel><text>夜里</text></navLabel><content src='t/a%20b.html#n'/></navPoint></navPoint>
<navPoint><navLabel><text>第二章 人</text></navLabel><content src='t/c.html'/></navPoint></navMap></ncx>";

    #[test]
    fn points_in_points_are_lower_headings() {
        let found = read(NCX, "OPS/toc.ncx");
        let levels: Vec<_> = found.iter().map(|entry| (entry.level, &*entry.target)).collect();
        assert_eq!(levels, [(1, "OPS/t/a b.html"), (2, "OPS/t/a b.html#n"), (1, "OPS/t/c.html")]);
    }

    #[test]
    fn lists_in_lists_of_a_navigation_document_are_lower_headings() {
        let nav = "<html><body><nav epub:type='landmarks'><ol><li><a href='x'>x</a></li></ol></nav>
            <nav epub:type='toc'><h1>目录</h1><ol><li><a href='t/a%20b.html'>第一章 <b>船</b></a><ol>
            <li><a href='t/a%20b.html#n'>夜里</a></li></ol></li><li><span>下部</span><ol>
            <li><a href='t/c.html'>第二章 人</a></li></ol></li></ol></nav></body></html>";
        let found = read(nav, "OPS/nav.xhtml");
        let levels: Vec<_> = found.iter().map(|e| (e.level, &*e.title, &*e.target)).collect();
        let wanted = [
            (1, "第一章 船", "OPS/t/a b.html"),
            (2, "夜里", "OPS/t/a b.html#n"),
            (2, "第二章 人", "OPS/t/c.html"),
        ];
        assert_eq!(levels, wanted);
    }

    #[test]
    fn a_file_without_headings_gets_them_and_links_stay_on_their_blocks() {
        let mut flow = Flow::default();
        for text in ["第一章　船", "甲", "乙", "丙"] {
            let text = Marked::plain(text);
            flow.blocks.push(FlowBlock { kind: BlockKind::Paragraph, text, links: Vec::new() });
        }
        flow.ids.insert("OPS/t/a b.html".to_owned(), 0..0);
        flow.ids.insert("OPS/t/a b.html#n".to_owned(), 2..3);
        flow.ids.insert("OPS/t/c.html".to_owned(), 3..3);
        add_headings(&mut flow, &[0..3, 3..4], &read(NCX, "OPS/toc.ncx"));
        let found: Vec<_> = flow
            .blocks
            .iter()
            .map(|block| (matches!(block.kind, BlockKind::Heading { .. }), &*block.text.text))
            .collect();
        let wanted = [
            (true, "第一章　船"),
            (false, "甲"),
            (true, "夜里"),
            (false, "乙"),
            (true, "第二章 人"),
            (false, "丙"),
        ];
        assert_eq!(found, wanted);
        assert_eq!(flow.ids["OPS/t/a b.html#n"], 3..4);
    }
}
