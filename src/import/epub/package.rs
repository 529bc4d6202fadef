//! The package document of an EPUB: metadata, manifest and spine (EPUB 3.3, chapter 5).

use std::collections::HashMap;

use crate::import::archive;
use crate::import::html;
use crate::import::xml::Tree;

/// The type of a table of contents in EPUB 2 (Open Packaging Format 2.0.1, 2.4.1).
const NCX: &str = "application/x-dtbncx+xml";
/// How often a chapter may stand in the spine.
const REPEATS: usize = 3;

/// How many fallbacks are followed from a file that is no chapter.
const FALLBACKS: usize = 8;

/// A file of the spine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Chapter {
    /// A page of XHTML.
    Page(String),
    /// A picture that is a page of its own, as comics have.
    Picture(String),
}

impl Chapter {
    /// The file's path in the archive.
    fn path(&self) -> &str {
        match self {
            Self::Page(path) | Self::Picture(path) => path,
        }
    }
}

/// A file that the manifest names.
#[derive(Debug, Default)]
struct Item {
    path: String,
    /// The media type; empty where none is said.
    kind: String,
    is_nav: bool,
    /// The id of the file to take by readers that do not know its type (EPUB 3.3, 3.5.1).
    fallback: Option<String>,
}

impl Item {
    fn is_page(&self) -> bool {
        matches!(self.kind.as_str(), "application/xhtml+xml" | "text/html" | "")
    }
}

/// What the package says.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub title: Option<String>,
    pub authors: Vec<String>,
    pub language: Option<String>,
    /// The chapters in reading order; those outside of it (`linear="no"`) at the end.
    pub chapters: Vec<Chapter>,
    /// The path of the table of contents: the navigation document, else the `ncx`.
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
        let mut manifest: HashMap<String, Item> = HashMap::new();
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
                    let item = Item {
                        path: archive::resolve(path, &html::percent_decoded(&href)),
                        kind: node.get("media-type").unwrap_or_default(),
                        is_nav: node
                            .get("properties")
                            .is_some_and(|words| words.split_whitespace().any(|w| w == "nav")),
                        fallback: node.get("fallback"),
                    };
                    // The newer table goes before the older one that many books have as well.
                    let has_nav = manifest.values().any(|item| item.is_nav);
                    if item.is_nav || item.kind == NCX && !has_nav {
                        package.contents = Some(item.path.clone());
                    }
                    manifest.insert(id, item);
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
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (id, _) in &spine {
            let Some((chapter, is_itself)) = chapter(&manifest, id) else { continue };
            let times = seen.entry(chapter.path().to_owned()).or_default();
            // Many pictures may fall back to one page, which is read once.
            if *times < if is_itself { REPEATS } else { 1 } {
                package.chapters.push(chapter);
            }
            *times += 1;
        }
        package
    }
}

/// What is read for the file `id` of the spine, and whether it is that file or what it falls back
/// to; nothing for the page of contents.
fn chapter(manifest: &HashMap<String, Item>, id: &str) -> Option<(Chapter, bool)> {
    let first = manifest.get(id)?;
    let next = |item: &&Item| item.fallback.as_deref().and_then(|id| manifest.get(id));
    let mut chain = std::iter::successors(Some(first), next).take(FALLBACKS);
    let page = chain.find(|item| item.is_page() && !item.is_nav);
    let item = page.unwrap_or(first);
    let path = item.path.clone();
    let is_picture = item.kind.starts_with("image/");
    let chapter = if is_picture { Chapter::Picture(path) } else { Chapter::Page(path) };
    (!item.is_nav).then_some((chapter, std::ptr::eq(item, first)))
}

fn some(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chapters(items: &str, spine: &[&str]) -> Vec<Chapter> {
        let spine: Vec<_> = spine.iter().map(|id| format!("<itemref idref='{id}'/>")).collect();
        let spine = spine.concat();
        let xml = format!("<package><manifest>{items}</manifest><spine>{spine}</spine></package>");
        Package::read(&xml, "OPS/book.opf").chapters
    }

    fn page(path: &str) -> Chapter {
        Chapter::Page(path.to_owned())
    }

    #[test]
    fn a_picture_in_the_spine_is_no_text() {
        let items = "<item id='a' href='1.jpg' media-type='image/jpeg'/>\
                     <item id='b' href='2.xhtml' media-type='application/xhtml+xml'/>";
        let picture = Chapter::Picture("OPS/1.jpg".to_owned());
        assert_eq!(chapters(items, &["a", "b"]), [picture, page("OPS/2.xhtml")]);
    }

    #[test]
    fn the_page_that_pictures_fall_back_to_is_read_once() {
        let items = "<item id='a' href='1.jpg' media-type='image/jpeg' fallback='t'/>\
                     <item id='b' href='2.jpg' media-type='image/jpeg' fallback='t'/>\
                     <item id='t' href='t.xhtml' media-type='application/xhtml+xml'/>";
        assert_eq!(chapters(items, &["a", "b"]), [page("OPS/t.xhtml")]);
    }

    #[test]
    fn fallbacks_in_a_circle_end() {
        let items = "<item id='a' href='1.bin' media-type='application/x' fallback='b'/>\
                     <item id='b' href='2.bin' media-type='application/x' fallback='a'/>";
        assert_eq!(chapters(items, &["a"]), [page("OPS/1.bin")]);
    }
}
