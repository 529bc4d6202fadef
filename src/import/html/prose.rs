//! Which text of a page is prose: sentences, and not the words of links and buttons around them.
//!
//! A saved page of today has few `p`: a chapter may be made of `div` and `br` alone. So any element
//! with lines of its own counts, by the text that stands in it and in no block inside of it.

use super::element;
use super::page::Page;

/// An element with less text than this has a label, a date or a button, in characters (the limit
/// of Mozilla's Readability).
const LEAST: usize = 25;

/// How many characters of prose stand in each node of a page.
pub(super) struct Prose {
    /// The prose of the blocks before each node.
    before: Vec<usize>,
}

impl Prose {
    /// Counts the prose of a page without what is `skipped`.
    pub(super) fn of(page: &Page, skipped: &[bool]) -> Self {
        let mut own = vec![Own::default(); page.nodes.len()];
        // The blocks and links that the walk is in: where each ends, and the block's place.
        let mut blocks: Vec<(usize, usize)> = Vec::new();
        let mut link_end = 0;
        let mut at = 0;
        while let Some(node) = page.nodes.get(at) {
            while blocks.pop_if(|(end, _)| *end <= at).is_some() {}
            if skipped.get(at).copied().unwrap_or_default() {
                at = node.end.max(at + 1);
                continue;
            }
            if node.name.is_empty() {
                let block = blocks.last().and_then(|(_, block)| own.get_mut(*block));
                if let Some(own) = block {
                    let count = page.characters(at);
                    own.text += count;
                    own.linked += if at < link_end { count } else { 0 };
                    own.has_stop |= node.text.contains(is_stop);
                }
            } else if node.name == "a" {
                link_end = link_end.max(node.end);
            } else if holds_lines(node) {
                blocks.push((node.end, at));
            }
            at += 1;
        }
        let mut total = 0;
        let mut before: Vec<usize> = Vec::with_capacity(own.len() + 1);
        for own in own {
            before.push(total);
            total += own.prose();
        }
        before.push(total);
        Self { before }
    }

    /// The characters of prose in a node.
    pub(super) fn of_node(&self, page: &Page, at: usize) -> usize {
        let end = page.nodes.get(at).map_or(at, |node| node.end);
        let before = |at: usize| self.before.get(at).copied().unwrap_or_default();
        before(end).saturating_sub(before(at))
    }
}

/// The text of a block that stands in no block inside of it, in characters.
#[derive(Debug, Clone, Copy, Default)]
struct Own {
    text: usize,
    /// How much of it is the words of links.
    linked: usize,
    /// A stop or a comma stands in it: a row of names has none.
    has_stop: bool,
}

impl Own {
    fn prose(self) -> usize {
        let is_prose = self.has_stop && self.text >= LEAST && self.linked * 2 < self.text;
        if is_prose { self.text - self.linked } else { 0 }
    }
}

/// True for a mark that parts sentences or clauses.
fn is_stop(c: char) -> bool {
    matches!(c, '。' | '，' | '；' | '！' | '？' | '、' | '．' | '.' | ',' | ';' | '!' | '?')
}

/// True for an element that begins lines and is no heading.
fn holds_lines(node: &super::page::Node) -> bool {
    let kind = element::kind(node);
    matches!(kind, element::Element::Cell)
        || kind.is_block() && !matches!(kind, element::Element::Heading(_))
}
