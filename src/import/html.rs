//! HTML: a saved page to an article, with the navigation around it left out.

mod address;
mod element;
mod guard;
mod head;
mod page;
mod prose;
mod root;
mod text;
mod walk;

use super::archive;
use super::flow;
use super::flow::Flow;
use super::language;
pub(in crate::import) use super::markdown::element::unescape as unescaped;
use super::settle;
use super::warning::Warning;
use crate::document::Document;
use crate::document::block::BlockKind;
use crate::document::inline::SpanKind;
use crate::document::language::Language;
pub(in crate::import) use element::percent_decoded;
use page::Page;
use walk::Silent;

/// Reads an article from the text of a page.
#[must_use]
pub fn import(html: &str) -> (Document, Vec<Warning>) {
    let mut page = Page::read(html);
    address::shorten_own(&mut page.nodes);
    let article = root::find(&page);
    let mut flow = Flow::default();
    walk::walk(&page, article.root, &article.skipped, Silent::Passed, &mut flow);
    let (mut blocks, footnotes, warnings) = flow::link(flow);
    // A rule over the notes has nothing to part once they are taken out.
    while blocks.pop_if(|block| block.kind == BlockKind::Separator).is_some() {}
    let language = page
        .find("html")
        .and_then(|at| page.nodes.get(at)?.get("lang"))
        .and_then(Language::from_tag)
        .unwrap_or_else(|| {
            let text: String = page.nodes.iter().map(|node| node.text.as_str()).collect();
            language::guess(&text)
        });
    let mut document = Document { front: head::front(&page), language, blocks, footnotes };
    settle::settle(&mut document);
    (document, warnings)
}

/// A title page of a book is no longer than this, in characters.
const TITLE_PAGE: usize = 300;

/// Adds a chapter of a book to `flow`; a page that has nothing but the title is left out.
pub(super) fn read_chapter(html: &str, path: &str, title: Option<&str>, flow: &mut Flow) {
    let page = Page::read(html);
    let body = page.find("body").unwrap_or_default();
    let is_title_page = page.nodes.iter().any(|node| node.has("epub:type", "titlepage"))
        && page.characters(body) < TITLE_PAGE
        && title.is_some_and(|title| page.text(body).contains(title));
    if is_title_page {
        return;
    }
    let mut chapter = Flow::default();
    walk::walk(&page, body, &root::hidden(&page), Silent::Shown, &mut chapter);
    let first = flow.blocks.len();
    // Ids are those of their file.
    for (id, range) in chapter.ids {
        let range = range.start + first..range.end + first;
        flow.ids.entry(format!("{path}#{id}")).or_insert(range);
    }
    flow.ids.entry(path.to_owned()).or_insert(first..first);
    for mut block in chapter.blocks {
        for (_, kind) in &mut block.text.spans {
            if let SpanKind::Picture(address) = kind
                && !address.contains(':')
            {
                *address = archive::resolve(path, &element::percent_decoded(address));
            }
        }
        for link in &mut block.links {
            link.target = match link.target.split_once('#') {
                Some((file, id)) => format!("{}#{id}", archive::resolve(path, file)),
                None => format!("{path}#{}", link.target),
            };
        }
        flow.blocks.push(block);
    }
}

/// The character encoding that a page declares in its first bytes (HTML standard, 4.2.5.4).
#[must_use]
pub fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(2048))?).to_ascii_lowercase();
    let (_, after) = head.split_once("charset")?;
    let value = after.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c)))?;
    value.get(..end).filter(|label| !label.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests;
