//! Headings: which one is the title, and what the level of the others is below it.

use super::inline::Marked;
use crate::document::block::Block;
use crate::document::block::BlockKind;
use crate::document::front::FrontRole;
use crate::document::inline::RichText;

/// Finds the title and counts the levels from the highest heading below it.
///
/// The title is `title` of the head, which a first heading may repeat; else the first heading,
/// where it is the only one of its level and stands above all others.
pub(super) fn settle(blocks: &mut Vec<Block>, title: Option<&str>) {
    let first = blocks.iter().position(|block| block.heading_level().is_some());
    let levels = || blocks.iter().filter_map(Block::heading_level);
    let highest = levels().min().unwrap_or(1);
    let is_lone = levels().filter(|level| *level == highest).count() == 1 && levels().count() > 1;
    let heading = first.and_then(|at| blocks.get(at));
    let is_title = heading.is_some_and(|block| match title {
        Some(title) => bare(title) == bare(block.text.as_str()),
        None => is_lone && first == Some(0) && block.heading_level() == Some(highest),
    });
    if let Some(block) = first.and_then(|at| blocks.get_mut(at)).filter(|_| is_title) {
        block.kind = BlockKind::Front(FrontRole::Title);
    } else if let Some(title) = title {
        let kind = BlockKind::Front(FrontRole::Title);
        blocks.insert(0, Block { kind, text: RichText::plain(title) });
    }
    let highest = blocks.iter().filter_map(Block::heading_level).min().unwrap_or(1);
    for block in blocks {
        if let BlockKind::Heading { level } = &mut block.kind {
            *level = *level + 1 - highest;
        }
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Takes `{#id .class key=value}` from the end of a heading, as Pandoc writes it.
pub(super) fn cut_attributes(heading: &mut Marked) -> Option<String> {
    let text = heading.text.trim_end();
    let inner = text.strip_suffix('}')?;
    let at = inner.rfind('{')?;
    let words = inner.get(at + 1..)?;
    let is_attribute =
        |word: &str| word.starts_with(['#', '.']) || word == "-" || word.contains('=');
    if words.trim().is_empty() || !words.split_whitespace().all(is_attribute) {
        return None;
    }
    let attributes = text.get(at..)?.to_owned();
    let end = text.get(..at)?.trim_end().len();
    heading.text.truncate(end);
    for (offset, _) in &mut heading.marks {
        *offset = (*offset).min(end);
    }
    for (range, _) in &mut heading.spans {
        *range = range.start.min(end)..range.end.min(end);
    }
    Some(attributes)
}
