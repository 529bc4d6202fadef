//! Front matter that a format gives as headings, as pages of journals do: names and institutions
//! below the title, and labels (摘要：) above what they are labels of.

use super::cover::is_affiliation;
use super::labels;
use super::names;
use crate::document::Document;
use crate::document::block::Block;
use crate::document::block::BlockKind;
use crate::document::front::FrontRole;
use crate::document::inline::RichText;

/// How many blocks are looked at.
const LOOK: usize = 20;

/// Makes paragraphs of the headings between the title, which is the first block, and the text, where
/// they are front matter.
pub(crate) fn take_down(document: &mut Document) {
    let language = document.language;
    let mut at = 1;
    let mut has_names = false;
    while at < LOOK.min(document.blocks.len()) {
        let Some(block) = document.blocks.get(at) else { return };
        let level = block.heading_level();
        let is_heading = level.is_some();
        let next = document.blocks.get(at + 1).and_then(Block::heading_level);
        // A section with nothing in it; one of names may be just such.
        let is_empty = is_heading && next.is_some_and(|next| Some(next) <= level);
        let text = block.text.as_str().to_owned();
        let label = labels::label(&text);
        let is_label = |role| label.as_ref().is_some_and(|l| l.role == role && l.value.is_empty());
        if is_heading && (is_label(FrontRole::Abstract) || is_label(FrontRole::Keywords)) {
            join_label(document, at);
        } else if at < 5 && is_empty && names::authors(&text, language).is_some() {
            set(document, at, BlockKind::Paragraph);
            has_names = true;
        } else if is_heading && has_names && is_affiliation(&text) {
            set(document, at, BlockKind::Front(FrontRole::AuthorNote));
        } else if is_heading {
            return;
        }
        at += 1;
    }
}

fn set(document: &mut Document, at: usize, kind: BlockKind) {
    if let Some(block) = document.blocks.get_mut(at) {
        block.kind = kind;
    }
}

/// Puts a heading that ends as a label does before the paragraph below it.
fn join_label(document: &mut Document, at: usize) {
    let ends_as_label = document
        .blocks
        .get(at)
        .is_some_and(|block| block.text.as_str().trim_end().ends_with(['：', ':', '】', ']']));
    let is_over_text =
        document.blocks.get(at + 1).is_some_and(|below| below.kind == BlockKind::Paragraph);
    if !ends_as_label || !is_over_text {
        return;
    }
    let heading = document.blocks.remove(at);
    if let Some(below) = document.blocks.get_mut(at) {
        let mut text = RichText::plain(heading.text.as_str());
        text.append(&below.text);
        below.text = text;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_names_and_labels_are_no_headings() {
        let heading = |text: &str| Block::new(BlockKind::Heading { level: 2 }, text);
        let text = |text: &str| Block::new(BlockKind::Paragraph, text);
        let blocks = vec![
            Block::new(BlockKind::Front(FrontRole::Title), "渡口的兴废"),
            heading("秦晓"),
            heading("江城大学历史系"),
            heading("摘　要："),
            text("本文考察一处渡口。"),
            heading("一、由来"),
            text("渡口在城西十二里。"),
            heading("二、船头"),
        ];
        let mut document = Document { blocks, ..Document::default() };
        take_down(&mut document);
        let texts: Vec<_> = document.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts[3], "摘　要：本文考察一处渡口。");
        let headings: Vec<_> =
            document.blocks.iter().filter(|block| block.heading_level().is_some()).collect();
        assert_eq!(headings.len(), 2);
    }
}
