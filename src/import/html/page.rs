//! A parsed page as a flat list of nodes in the order of the source.

use html5ever::driver::ParseOpts;
use html5ever::parse_document;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::Handle;
use markup5ever_rcdom::NodeData;
use markup5ever_rcdom::RcDom;

use super::guard;
use crate::text::clean;

/// A node with what stands in it: the nodes after it up to `end`.
#[derive(Debug)]
pub(super) struct Node {
    /// The element's name; empty for a text.
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// The characters of a text.
    pub text: String,
    /// The first node after the ones in it.
    pub end: usize,
}

impl Node {
    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// True where one of the words of an attribute is `word`.
    pub(super) fn has(&self, attribute: &str, word: &str) -> bool {
        self.get(attribute).is_some_and(|value| value.split_whitespace().any(|w| w == word))
    }
}

/// A page.
pub(super) struct Page {
    pub nodes: Vec<Node>,
    /// How many characters of text stand before each node, white space left out.
    characters: Vec<usize>,
}

impl Page {
    pub(super) fn read(html: &str) -> Self {
        let dom = parse_document(RcDom::default(), ParseOpts::default()).one(guard::guard(html));
        let mut nodes = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut stack: Vec<Option<Handle>> = vec![Some(dom.document.clone())];
        // `None` on the stack ends the element that was opened last.
        while let Some(next) = stack.pop() {
            let Some(handle) = next else {
                if let Some(at) = open.pop() {
                    let end = nodes.len();
                    if let Some(Node { end: slot, .. }) = nodes.get_mut(at) {
                        *slot = end;
                    }
                }
                continue;
            };
            if let Some(node) = node(&handle) {
                let is_text = node.name.is_empty();
                nodes.push(node);
                if is_text {
                    if let Some(last) = nodes.last_mut() {
                        last.end = usize::MAX;
                    }
                } else {
                    open.push(nodes.len() - 1);
                    stack.push(None);
                }
            }
            stack.extend(handle.children.borrow().iter().rev().cloned().map(Some));
        }
        for (at, node) in nodes.iter_mut().enumerate() {
            node.end = if node.end == usize::MAX { at + 1 } else { node.end };
        }
        let mut total = 0;
        let mut characters: Vec<usize> = Vec::with_capacity(nodes.len() + 1);
        for node in &nodes {
            characters.push(total);
            total += node.text.chars().filter(|c| !c.is_whitespace()).count();
        }
        characters.push(total);
        Self { nodes, characters }
    }

    /// How many characters of text stand in a node.
    pub(super) fn characters(&self, at: usize) -> usize {
        let end = self.nodes.get(at).map_or(at, |node| node.end);
        let before = |at: usize| self.characters.get(at).copied().unwrap_or_default();
        before(end).saturating_sub(before(at))
    }

    /// How many characters of text stand from one node up to another, white space left out.
    pub(super) fn characters_between(&self, from: usize, to: usize) -> usize {
        let before = |at: usize| self.characters.get(at).or(self.characters.last()).copied();
        before(to).unwrap_or_default().saturating_sub(before(from).unwrap_or_default())
    }

    /// The nodes in a node, without itself.
    pub(super) fn inside(&self, at: usize) -> impl Iterator<Item = (usize, &Node)> {
        let end = self.nodes.get(at).map_or(at, |node| node.end);
        self.nodes
            .get(at + 1..end)
            .unwrap_or_default()
            .iter()
            .enumerate()
            .map(move |(n, node)| (at + 1 + n, node))
    }

    /// The text in a node with its white space collapsed.
    pub(super) fn text(&self, at: usize) -> String {
        let text: String = self.inside(at).map(|(_, node)| node.text.as_str()).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The first element of a name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.nodes.iter().position(|node| node.name == name)
    }
}

fn node(handle: &Handle) -> Option<Node> {
    match &handle.data {
        NodeData::Text { contents } => Some(Node {
            name: String::new(),
            attributes: Vec::new(),
            text: clean(&contents.borrow()),
            end: 0,
        }),
        NodeData::Element { name, attrs, .. } => {
            let attributes = attrs.borrow();
            let attributes = attributes
                .iter()
                .map(|attribute| (attribute.name.local.to_string(), clean(&attribute.value)))
                .collect();
            Some(Node { name: name.local.to_string(), attributes, text: String::new(), end: 0 })
        }
        _ => None,
    }
}

/// Without the controls that character references have brought in.
fn clean(text: &str) -> String {
    clean::document_text(text.into()).0.into_owned()
}
