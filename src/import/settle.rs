//! The passes that end every importer whose format has headings of its own: title, levels, front
//! matter, captions and lists.

use super::captions;
use super::front;
use super::headings;
use super::lists;
use super::normalised::Normalised;
use super::picture;
use super::plain::printed;
use crate::document::Document;
use crate::document::block::{Block, BlockKind};
use crate::document::front::FrontRole;
use crate::document::inline::RichText;

/// Makes an article of the blocks, of which the format has said what they are.
///
/// What the format says of title, authors, abstract and keywords stands in `front` already, and
/// goes before what the text itself says.
pub(crate) fn settle(document: &mut Document) {
    settle_as(document, Work::Article);
}

/// The same for a book, whose title may also stand over all of its parts as a heading.
pub(crate) fn settle_book(document: &mut Document) {
    settle_as(document, Work::Book);
}

/// The same for a manuscript of a word processor, whose headings keep the levels that they have
/// there unless there is a title above them.
pub(crate) fn settle_manuscript(document: &mut Document) {
    settle_as(document, Work::Manuscript);
}

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Work {
    Article,
    Book,
    Manuscript,
}

fn settle_as(document: &mut Document, work: Work) {
    printed::link(document);
    for block in &mut document.blocks {
        let text = block.text.as_str();
        let spans = block.text.spans().iter().map(|span| (&span.range, &span.kind));
        if block.kind == BlockKind::Paragraph
            && (captions::is_caption(text) || picture::is_all(text, spans))
        {
            block.kind = BlockKind::Caption;
        }
    }
    // Where the format has headings below the title, the text is not searched for more.
    let title = document.front.title.as_deref().map(bare);
    let is_title = |block: &Block| title.as_ref().is_some_and(|t| *t == bare(block.text.as_str()));
    if document.blocks.iter().all(|block| block.heading_level().is_none() || is_title(block)) {
        headings::find_headings(&mut document.blocks, &mut Normalised::default());
    }
    lists::find_items(&mut document.blocks);
    let has_title = find_title(document, work);
    if has_title {
        front::headed::take_down(document);
    }
    if has_title && document.front.authors.is_empty() {
        // The line of the authors is looked for below a title.
        set_kind(document, 0, BlockKind::Paragraph);
    }
    front::read_front(document);
    if has_title {
        set_kind(document, 0, BlockKind::Front(FrontRole::Title));
    }
    add_values(document, usize::from(has_title));
    let levels = || document.blocks.iter().filter_map(Block::heading_level);
    let keeps_levels = work == Work::Manuscript && document.front.title.is_none();
    let highest = levels().min().filter(|_| !keeps_levels).unwrap_or(1);
    for block in &mut document.blocks {
        if let BlockKind::Heading { level } = &mut block.kind {
            *level = *level + 1 - highest;
        }
    }
}

fn set_kind(document: &mut Document, index: usize, kind: BlockKind) {
    if let Some(block) = document.blocks.get_mut(index) {
        block.kind = kind;
    }
}

/// True where the document now begins with its title: the one that the format has given, which the
/// first heading may repeat; else the first block, where it is the only heading of its level and
/// above all others.
fn find_title(document: &mut Document, work: Work) -> bool {
    let blocks = &mut document.blocks;
    let first = blocks.first().and_then(Block::heading_level);
    if let Some(title) = &document.front.title {
        let repeated = blocks.iter().take(2).position(|b| bare(b.text.as_str()) == bare(title));
        if let Some(at) = repeated.filter(|_| work == Work::Book) {
            let own = blocks.get(at).and_then(Block::heading_level);
            let mut others = blocks.iter().skip(at + 1).filter_map(Block::heading_level).peekable();
            if own.is_some() && others.peek().is_some() && others.all(|level| Some(level) > own) {
                return false;
            }
        }
        let printed = repeated.map(|at| blocks.remove(at).text);
        let text = printed.unwrap_or_else(|| RichText::plain(title.as_str()));
        blocks.insert(0, Block { kind: BlockKind::Front(FrontRole::Title), text });
        return true;
    }
    let mut others = blocks.iter().skip(1).filter_map(Block::heading_level).peekable();
    let is_title = others.peek().is_some() && others.all(|level| Some(level) > first);
    let Some(block) = blocks.first_mut().filter(|_| first.is_some() && is_title) else {
        return false;
    };
    block.kind = BlockKind::Front(FrontRole::Title);
    document.front.title = Some(block.text.as_str().to_owned());
    true
}

/// Puts what the format alone says about authors, abstract and keywords before the text.
fn add_values(document: &mut Document, after: usize) {
    let front = &document.front;
    let values = [
        (FrontRole::Authors, front.authors.join(" ")),
        (FrontRole::Abstract, front.abstract_text.clone().unwrap_or_default()),
        (FrontRole::Keywords, front.keywords.join(" ")),
    ];
    let mut at = after;
    for (role, value) in values {
        let kind = BlockKind::Front(role);
        if !value.is_empty() && document.blocks.iter().all(|block| block.kind != kind) {
            document.blocks.insert(at, Block { kind, text: RichText::plain(value) });
            at += 1;
        }
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(level: u8, text: &str) -> Block {
        Block::new(BlockKind::Heading { level }, text)
    }

    fn settled(blocks: Vec<Block>, title: Option<&str>) -> Document {
        let mut document = Document { blocks, ..Document::default() };
        document.front.title = title.map(str::to_owned);
        settle(&mut document);
        document
    }

    const TEXT: &str = "这一段正文足够长，不会被当作题目或者作者来读。";

    #[test]
    fn a_lone_highest_heading_at_the_start_is_the_title() {
        let text = || Block::new(BlockKind::Paragraph, TEXT);
        let document = settled(vec![heading(1, "题目"), text(), heading(2, "一、节")], None);
        assert_eq!(document.front.title.as_deref(), Some("题目"));
        assert_eq!(document.blocks[2].heading_level(), Some(1));
    }

    #[test]
    fn a_title_of_the_format_is_put_first_and_not_repeated() {
        let document = settled(vec![heading(1, "题 目"), heading(2, "节")], Some("题目"));
        assert_eq!(document.blocks.len(), 2);
        assert_eq!(document.blocks[0].kind, BlockKind::Front(FrontRole::Title));
        let document = settled(vec![heading(1, "节")], Some("题目"));
        assert_eq!(document.blocks[0].text.as_str(), "题目");
    }

    #[test]
    fn the_line_below_a_title_is_read_as_the_authors() {
        let names = Block::new(BlockKind::Paragraph, "许青禾  罗松");
        let text = Block::new(BlockKind::Paragraph, TEXT);
        let document = settled(vec![heading(1, "题目"), names, text, heading(2, "一、节")], None);
        assert_eq!(document.front.authors, ["许青禾", "罗松"]);
    }

    #[test]
    fn one_heading_alone_is_no_title() {
        let document = settled(vec![heading(1, "6.3.1 起源")], None);
        assert_eq!(document.blocks[0].heading_level(), Some(1));
    }
}
