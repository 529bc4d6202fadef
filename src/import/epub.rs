//! EPUB 2 and 3: the chapters of the spine, read as HTML into one article.

mod contents;
mod package;

use super::ImportError;
use super::archive::Archive;
use super::flow;
use super::flow::Flow;
use super::flow::FlowBlock;
use super::html;
use super::language;
use super::marked::Marked;
use super::picture;
use super::progress::Step;
use super::progress::Watch;
use super::settle;
use super::warning::Warning;
use super::warning::WarningKind;
use crate::document::Document;
use crate::document::block::BlockId;
use crate::document::block::BlockKind;
use crate::document::front::FrontMatter;
use crate::document::inline::SpanKind;
use crate::document::language::Language;
use package::Chapter;
use package::Package;

/// Reads an article from the bytes of an EPUB.
///
/// # Errors
/// [`ImportError`] where the archive has no package document or no chapter that can be read, or is
/// over a limit; [`ImportError::Stopped`].
pub fn import(bytes: &[u8], watch: Watch<'_>) -> Result<(Document, Vec<Warning>), ImportError> {
    let mut archive = Archive::open(bytes)?;
    let damaged = |what| ImportError::Damaged { what };
    let container = archive.read("META-INF/container.xml")?;
    let container = container.ok_or(damaged("META-INF/container.xml is missing"))?;
    let path = package::path(&text(&container)).ok_or(damaged("it names no package document"))?;
    let xml = archive.read(&path)?.ok_or(damaged("its package document is missing"))?;
    let package = Package::read(&text(&xml), &path);
    let (mut flow, mut warnings) = (Flow::default(), Vec::new());
    let mut files = Vec::new();
    let of = package.chapters.len();
    for (done, chapter) in package.chapters.iter().enumerate() {
        watch.reach(Step::Chapters { done, of })?;
        let start = flow.blocks.len();
        let path = match chapter {
            Chapter::Page(path) => path,
            Chapter::Picture(path) => {
                flow.blocks.push(picture_page(path));
                files.push(start..flow.blocks.len());
                continue;
            }
        };
        if let Some(bytes) = archive.read(path)? {
            html::read_chapter(&text(&bytes), path, package.title.as_deref(), &mut flow);
            files.push(start..flow.blocks.len());
        } else {
            let message = format!("the chapter {path} is missing or damaged");
            let next = BlockId::new(flow.blocks.len());
            warnings.push(Warning::new(WarningKind::Unsupported, message).at(next));
        }
    }
    if flow.blocks.is_empty() {
        return Err(damaged("it has no chapter that can be read"));
    }
    if let Some(path) = &package.contents
        && let Some(xml) = archive.read(path)?
    {
        contents::add_headings(&mut flow, &files, &contents::read(&text(&xml), path));
    }
    watch.reach(Step::Linking)?;
    let (mut blocks, footnotes, mut found) = flow::link(flow);
    while blocks.pop_if(|block| block.kind == BlockKind::Separator).is_some() {}
    warnings.append(&mut found);
    let named = package.language.as_deref().and_then(Language::from_tag);
    let language = named.unwrap_or_else(|| {
        language::guess(&blocks.iter().map(|block| block.text.as_str()).collect::<String>())
    });
    let front =
        FrontMatter { title: package.title, authors: package.authors, ..FrontMatter::default() };
    let mut document = Document { front, language, blocks, footnotes };
    settle::settle_book(&mut document);
    Ok((document, warnings))
}

/// A picture that is a page of its own: its file's name, which leads to it.
fn picture_page(path: &str) -> FlowBlock {
    let name = picture::name(path);
    let spans = vec![(0..name.len(), SpanKind::Picture(path.to_owned()))];
    let text = Marked { text: name, marks: Vec::new(), spans };
    FlowBlock { kind: BlockKind::Paragraph, text, links: Vec::new() }
}

/// A wrong byte costs a character, never the book.
fn text(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    crate::text::clean::document_text(text).0.into_owned()
}
