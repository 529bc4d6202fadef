//! The package document of an EPUB: metadata, manifest and spine (EPUB 3.3, chapter 5).

use std::collections::HashMap;

use crate::import::archive;
use crate::import::html;
use crate::import::xml::Tree;

/// The type of a table of contents in EPUB 2 (Open Packaging Format 2.0.1, 2.4.1).
const NCX: &str = "application/x-dtbncx+xml";
/// How often a chapter may stand in the spine.
const REPEATS: usize = 3;

/// What the package says.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub title: Option<String>,
    pub authors: Vec<String>,
    pub language: Option<String>,
    /// The paths of the chapters in reading order; those outside of it (`linear="no"`) at the end.
    pub chapters: Vec<String>,
    /// The path of the table of contents of EPUB 2, the `ncx`.
    pub contents: Option<String>,
}

/// The path of the package document that `META-INF/container.xml` names.
pub(super) fn path(container: &str) -> Option<String> {
    let tree = Tree::read(container);
    tree.get(tree.find("rootfile")?, "full-path")
}

impl Package {
    /// Reads the package document at `path` in the archive.
    pub(super) fn read(xml: &str, path: &str) -> Self {
        let tree = Tree::read(xml);
        let mut package = Self::default();
        let mut manifest: HashMap<String, (String, bool)> = HashMap::new();
        let mut spine: Vec<(String, bool)> = Vec::new();
        for (at, node) in tree.nodes.iter().enumerate() {
            match node.name() {
                "title" if package.title.is_none() => package.title = some(&tree.text(at)),
                "creator" => package.authors.extend(some(&tree.text(at))),
                "language" if package.language.is_none() => {
                    package.language = some(&tree.text(at));
                }
                "item" => {
                    let (Some(id), Some(href)) = (node.get("id"), node.get("href")) else {
                        continue;
                    };
                    let target = archive::resolve(path, &html::percent_decoded(&href));
                    let is_nav = node
                        .get("properties")
                        .is_some_and(|words| words.split_whitespace().any(|word| word == "nav"));
                    if node.get("media-type").is_some_and(|kind| kind == NCX) {
                        package.contents = Some(target.clone());
                    }
                    manifest.insert(id, (target, is_nav));
                }
                "itemref" => {
                    if let Some(id) = node.get("idref") {
                        spine.push((id, node.get("linear").is_none_or(|linear| linear != "no")));
                    }
                }
                _ => {}
            }
        }
        // The parts outside of the reading order, often the notes, come last.
        spine.sort_by_key(|(_, is_linear)| !is_linear);
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for (id, _) in &spine {
            let times = seen.entry(id).or_default();
            *times += 1;
            if let Some((path, false)) = manifest.get(id).filter(|_| *times <= REPEATS) {
                package.chapters.push(path.clone());
            }
        }
        package
    }
}

fn some(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}
