//! XML as a flat list of nodes in the order of the source, under limits: what packages, Word files
//! and tables of contents are read from.
//!
//! Names are matched without their prefixes, as strict and transitional files differ in nothing
//! else. No entity is expanded but the five of XML and numbers, and nothing is fetched.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use super::html;
use crate::text::clean;

/// Events that are looked at, at most.
const EVENTS: usize = 2_000_000;
/// How deep elements nest; deeper ones are left out with what stands in them.
const DEPTH: usize = 512;

/// An element or a text, with what stands in it: the nodes after it up to `end`.
#[derive(Debug)]
pub(super) struct Node<'x> {
    /// The start tag as written; empty for a text.
    tag: &'x str,
    /// The characters of a text.
    pub text: Cow<'x, str>,
    /// The first node after the ones in it.
    pub end: usize,
}

impl<'x> Node<'x> {
    /// The element's name without its prefix; empty for a text.
    pub(super) fn name(&self) -> &'x str {
        let name = full_name(self.tag);
        name.split_once(':').map_or(name, |(_, local)| local)
    }

    /// The value of an attribute, named without its prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let inner = self.tag.strip_prefix('<')?.trim_end_matches('>').trim_end_matches('/');
        let element = BytesStart::from_content(inner, full_name(self.tag).len());
        let mut attributes = element.attributes();
        attributes.with_checks(false);
        let found = attributes.flatten().find(|a| a.key.local_name().as_ref() == name)?;
        Some(cleaned(&html::unescaped(&found.value)))
    }
}

/// The name in a start tag as it is written.
fn full_name(tag: &str) -> &str {
    let inner = tag.strip_prefix('<').unwrap_or_default();
    let end = inner.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/'));
    inner.get(..end.unwrap_or(inner.len())).unwrap_or_default()
}

/// Without the controls that character references have brought in.
fn cleaned(text: &str) -> String {
    clean::document_text(text.into()).0.into_owned()
}

/// A file of XML.
#[derive(Debug, Default)]
pub(super) struct Tree<'x> {
    pub nodes: Vec<Node<'x>>,
    /// True where all of the file was read: no wrong XML, no limit.
    pub whole: bool,
}

impl<'x> Tree<'x> {
    /// Reads `xml` up to the first place that is no XML.
    pub(super) fn read(xml: &'x str) -> Self {
        let xml = xml.trim_start_matches('\u{FEFF}');
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = false;
        let mut tree = Self { nodes: Vec::new(), whole: true };
        let (mut open, mut deep) = (Vec::new(), 0_usize);
        let mut at = 0;
        for count in 0.. {
            let event = reader.read_event();
            let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let source = xml.get(at..end).unwrap_or_default();
            at = end;
            match event {
                Ok(Event::Start(_)) if deep > 0 || open.len() >= DEPTH => {
                    deep += 1;
                    tree.whole = false;
                }
                Ok(Event::End(_)) if deep > 0 => deep -= 1,
                Ok(_) if deep > 0 => {}
                Ok(Event::Start(_)) => {
                    open.push(tree.nodes.len());
                    tree.push(source, Cow::Borrowed(""));
                }
                Ok(Event::Empty(_)) => tree.push(source, Cow::Borrowed("")),
                Ok(Event::End(_)) => tree.close(open.pop()),
                Ok(Event::Text(_)) => tree.push("", Cow::Borrowed(source)),
                Ok(Event::CData(_)) => {
                    let text = source.strip_prefix("<![CDATA[").unwrap_or(source);
                    tree.push("", Cow::Borrowed(text.strip_suffix("]]>").unwrap_or(text)));
                }
                Ok(Event::GeneralRef(name)) => {
                    let text = cleaned(&html::unescaped(&format!("&{};", &*name)));
                    tree.push("", Cow::Owned(text));
                }
                Ok(Event::Eof) => {
                    tree.whole &= open.is_empty();
                    break;
                }
                Ok(_) => {}
                Err(_) => {
                    tree.whole = false;
                    break;
                }
            }
            if count == EVENTS {
                tree.whole = false;
                break;
            }
        }
        while let Some(at) = open.pop() {
            tree.close(Some(at));
        }
        tree
    }

    fn push(&mut self, tag: &'x str, text: Cow<'x, str>) {
        let end = self.nodes.len() + 1;
        self.nodes.push(Node { tag, text, end });
    }

    fn close(&mut self, at: Option<usize>) {
        let end = self.nodes.len();
        if let Some(node) = at.and_then(|at| self.nodes.get_mut(at)) {
            node.end = end;
        }
    }

    /// The nodes in a node, without itself.
    pub(super) fn inside(&self, at: usize) -> impl Iterator<Item = (usize, &Node<'x>)> {
        let end = self.nodes.get(at).map_or(at, |node| node.end);
        (at + 1..end).filter_map(|at| Some((at, self.nodes.get(at)?)))
    }

    /// The nodes directly in a node.
    pub(super) fn children(&self, at: usize) -> impl Iterator<Item = (usize, &Node<'x>)> {
        let end = self.nodes.get(at).map_or(at, |node| node.end);
        let mut next = at + 1;
        std::iter::from_fn(move || {
            let node = self.nodes.get(next).filter(|_| next < end)?;
            let found = (next, node);
            next = node.end;
            Some(found)
        })
    }

    /// The first element of this name directly in a node.
    pub(super) fn child(&self, at: usize, name: &str) -> Option<usize> {
        self.children(at).find(|(_, node)| node.name() == name).map(|(at, _)| at)
    }

    /// An attribute of a node.
    pub(super) fn get(&self, at: usize, attribute: &str) -> Option<String> {
        self.nodes.get(at)?.get(attribute)
    }

    /// The `val` of the child of this name, as Word writes its properties.
    pub(super) fn value(&self, at: usize, name: &str) -> Option<String> {
        self.get(self.child(at, name)?, "val")
    }

    /// The first element of a name in the file.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.nodes.iter().position(|node| node.name() == name)
    }

    /// The characters in a node.
    pub(super) fn text(&self, at: usize) -> String {
        self.inside(at).map(|(_, node)| &*node.text).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_attributes_are_found_without_their_prefixes() {
        let tree = Tree::read("<a:p x:n='1 &lt; 2'><q/>甲&amp;&#x4e59;<![CDATA[<丙>]]></a:p>");
        assert_eq!(tree.nodes[0].name(), "p");
        assert_eq!(tree.get(0, "n").as_deref(), Some("1 < 2"));
        assert_eq!(tree.text(0), "甲&乙<丙>");
        assert_eq!(tree.children(0).count(), 5);
        assert!(tree.whole);
    }

    #[test]
    fn what_is_nested_past_the_limit_is_left_out() {
        let xml = format!("<r>{}x{}<p>甲</p></r>", "<d>".repeat(10_000), "</d>".repeat(10_000));
        let tree = Tree::read(&xml);
        assert_eq!(tree.text(0), "甲");
        assert!(!tree.whole);
    }

    #[test]
    fn a_file_that_breaks_off_is_read_as_far_as_it_goes() {
        let tree = Tree::read("<a><b>甲</b><c>乙");
        assert_eq!(tree.text(0), "甲乙");
        assert!(!tree.whole);
    }

    #[test]
    fn entities_are_not_expanded() {
        let tree = Tree::read("<!DOCTYPE a [<!ENTITY e \"&e;&e;\">]><a>&e;</a>");
        assert_eq!(tree.text(tree.find("a").unwrap()), "&e;");
    }
}
