//! What the looks of a block say: the title is the largest type of the first page, and what is set
//! as the numbered headings are is a heading as well. Numbers and names are told by the pass that
//! every format shares.

use std::collections::BTreeMap;

use super::glyph::half_points;
use super::paragraphs::Draft;
use crate::document::Document;
use crate::document::block::Block;
use crate::document::block::BlockKind;
use crate::document::front::FrontRole;
use crate::import::captions;
use crate::import::ending;
use crate::import::ending::Ending;
use crate::import::front::title;
use crate::import::headings;
use crate::import::normalised::Normalised;

/// The title stands among so many blocks.
const TITLE_LOOK: usize = 16;
/// A heading has no more characters, or Latin words, than this.
const CHARACTERS_MAX: usize = 60;
const WORDS_MAX: usize = 16;

/// A size of type in half points, and whether it is bold.
type Style = (u16, bool);

/// Sets the title and the headings of a document that has a block for each draft.
pub(super) fn apply(document: &mut Document, drafts: &[Draft], body: f32) {
    let title_at = find_title(&document.blocks, drafts, body);
    let levels = levels(&document.blocks, drafts, body, title_at);
    for (block, level) in document.blocks.iter_mut().zip(levels) {
        if let Some(level) = level.filter(|_| block.kind == BlockKind::Paragraph) {
            block.kind = BlockKind::Heading { level };
        }
    }
    if let Some(at) = title_at {
        for block in document.blocks.iter_mut().take(at) {
            block.kind = BlockKind::Front(FrontRole::Other);
        }
        let block = document.blocks.remove(at);
        document.front.title = Some(title::title_value(block.text.as_str()));
        document.blocks.insert(0, block);
    }
}

/// The first block in the largest type of the first page, where no text stands above it.
fn find_title(blocks: &[Block], drafts: &[Draft], body: f32) -> Option<usize> {
    let first_page = drafts.first()?.page();
    let is_sentence = |block: &Block| {
        ending::ending(block.text.as_str()) == Ending::Full && block.text.len() > 120
    };
    let ahead = blocks
        .iter()
        .zip(drafts)
        .take(TITLE_LOOK)
        .take_while(|(block, draft)| draft.page() == first_page && !is_sentence(block));
    let candidates = ahead.enumerate().filter(|(_, (block, draft))| {
        let length = block.text.as_str().chars().filter(|c| c.is_alphabetic()).count();
        draft.size() > 1.15 * body && (2..=200).contains(&length)
    });
    let largest = candidates.max_by(|(a, (_, draft)), (b, (_, other))| {
        half_points(draft.size()).cmp(&half_points(other.size())).then(b.cmp(a))
    });
    largest.map(|(at, _)| at)
}

/// The level of each block that is a heading.
fn levels(blocks: &[Block], drafts: &[Draft], body: f32, title: Option<usize>) -> Vec<Option<u8>> {
    let mut numbered = blocks.to_vec();
    if let Some(block) = title.and_then(|at| numbered.get_mut(at)) {
        block.kind = BlockKind::Front(FrontRole::Title);
    }
    headings::find_headings(&mut numbered, &mut Normalised::default());
    let mut levels: Vec<_> = numbered.iter().map(Block::heading_level).collect();
    let text_is_bold = 2 * drafts.iter().filter(|draft| draft.is_bold()).count() > drafts.len();
    let styles: Vec<Option<Style>> = blocks
        .iter()
        .zip(drafts)
        .map(|(block, draft)| style(block, draft, body, text_is_bold))
        .collect();
    let found = levels.iter().flatten().count();
    let set_off =
        levels.iter().zip(&styles).filter(|(level, style)| level.is_some() && style.is_some());
    let known = if 5 * set_off.clone().count() > 3 * found && found > 1 {
        learned(set_off)
    } else if found < 2 {
        ranked(&styles, title)
    } else {
        return levels;
    };
    let begin = text_start(blocks, drafts, title);
    for (at, (level, style)) in levels.iter_mut().zip(&styles).enumerate() {
        // Where headings are set off, a numbered line that is not is an item or a sentence.
        let of_style = style.and_then(|style| known.get(&style)).copied();
        let is_later = at >= begin && at + 1 < blocks.len();
        *level = match *level {
            Some(level) => style.map(|_| level),
            None => of_style.filter(|_| is_later && title != Some(at)),
        };
    }
    levels
}

/// Where the first paragraph of more than one line stands.
fn text_start(blocks: &[Block], drafts: &[Draft], title: Option<usize>) -> usize {
    let is_text = |(block, draft): (&Block, &Draft)| {
        draft.lines.len() > 2 && ending::ending(block.text.as_str()) == Ending::Full
    };
    let after = title.map_or(0, |at| at + 1);
    let first = blocks.iter().zip(drafts).skip(after).position(is_text).unwrap_or(0);
    (after + first).saturating_sub(1)
}

/// The style of a block that is set off from the text as headings are.
fn style(block: &Block, draft: &Draft, body: f32, text_is_bold: bool) -> Option<Style> {
    let text = block.text.as_str();
    let is_short = text.chars().count() <= CHARACTERS_MAX
        || text.is_ascii() && text.split_whitespace().count() <= WORDS_MAX;
    let is_open = match ending::ending(text) {
        Ending::Full => text.ends_with(['？', '?', '！', '!', '.']) && draft.lines.len() < 3,
        Ending::Comma | Ending::Hyphen => false,
        Ending::Colon | Ending::Open => true,
    };
    let bold = draft.is_bold() && !text_is_bold;
    let is_set_off = draft.size() > 1.07 * body || bold && draft.size() > 0.97 * body;
    let has_words = text.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let fits = is_short
        && is_open
        && is_set_off
        && has_words
        && block.kind == BlockKind::Paragraph
        && !draft.is_row()
        && !captions::is_caption(text);
    fits.then(|| (half_points(draft.size()), bold))
}

/// The levels of the styles that the headings found by number and name have.
fn learned<'a>(
    found: impl Iterator<Item = (&'a Option<u8>, &'a Option<Style>)>,
) -> BTreeMap<Style, u8> {
    let mut known: BTreeMap<Style, u8> = BTreeMap::new();
    for (level, style) in found {
        if let (Some(level), Some(style)) = (level, style) {
            let least = known.entry(*style).or_insert(*level);
            *least = (*least).min(*level);
        }
    }
    known
}

/// The styles from the largest to the smallest, where there is no other sign of headings.
fn ranked(styles: &[Option<Style>], title: Option<usize>) -> BTreeMap<Style, u8> {
    let others = styles.iter().enumerate().filter(|(at, _)| title != Some(*at));
    let mut used: Vec<Style> = others.filter_map(|(_, style)| *style).collect();
    used.sort_unstable_by(|a, b| b.cmp(a));
    let counts: Vec<(Style, usize)> = used
        .chunk_by(|a, b| a == b)
        .filter_map(|run| Some((*run.first()?, run.len())))
        .filter(|(_, count)| *count > 1)
        .collect();
    counts.into_iter().zip(1..=3).map(|((style, _), level)| (style, level)).collect()
}
