//! Headings without number and without a known name: short lines that end no sentence, each between
//! a complete paragraph and the next one.
//!
//! One such line proves nothing: a document has them only where it numbers no heading and several
//! lines stand so.

use crate::document::block::{Block, BlockKind};
use crate::import::captions;
use crate::import::ending::{Ending, ending};
use crate::import::front::labels;
use crate::import::numbering::numbering;
use crate::text::script;

/// Fewer lines than these are no system of headings.
const LEAST: usize = 2;
/// The longest heading in characters: of Latin words, and of Han, kana or Hangul.
const LATIN: usize = 72;
const WIDE: usize = 26;
/// What follows a heading is a paragraph of at least so many bytes.
const PARAGRAPH: usize = 60;

/// The blocks that are headings with their levels: capitals throughout stand above the others.
pub(super) fn find(blocks: &[Block]) -> Vec<(usize, u8)> {
    let found: Vec<usize> =
        (1..blocks.len()).filter(|&index| stands_as_heading(blocks, index)).collect();
    if found.len() < LEAST {
        return Vec::new();
    }
    let capitals = |index: usize| blocks.get(index).is_some_and(|b| is_capital(b.text.as_str()));
    let two =
        found.iter().any(|&index| capitals(index)) && found.iter().any(|&index| !capitals(index));
    let level = |index: usize| 1 + u8::from(two && !capitals(index));
    found.into_iter().map(|index| (index, level(index))).collect()
}

/// A title-like line below a complete paragraph (or another heading) and above a sentence.
fn stands_as_heading(blocks: &[Block], index: usize) -> bool {
    let (Some(before), Some(block), Some(after)) =
        (blocks.get(index - 1), blocks.get(index), blocks.get(index + 1))
    else {
        return false;
    };
    let follows = is_paragraph(before) && ending(before.text.as_str()) == Ending::Full;
    let heads = is_paragraph(after) && begins_sentence(after.text.as_str());
    block.kind == BlockKind::Paragraph
        && block.text.refs().is_empty()
        && follows
        && heads
        && is_title_like(block.text.as_str())
}

/// A paragraph of text: no caption, no line about the article.
fn is_paragraph(block: &Block) -> bool {
    let text = block.text.as_str();
    block.kind == BlockKind::Paragraph && text.len() >= PARAGRAPH && labels::label(text).is_none()
}

fn begins_sentence(text: &str) -> bool {
    text.starts_with(|c: char| {
        c.is_uppercase() || script::is_cjk_letter(c) || matches!(c, '“' | '"' | '「' | '《' | '『')
    }) || text.starts_with(|c: char| c.is_ascii_digit()) && numbering(text).is_none()
}

/// A short line that begins and ends with a letter or a closing mark and has no stop inside.
fn is_title_like(text: &str) -> bool {
    let wide = text.chars().any(script::is_cjk_letter);
    let length = text.chars().count();
    let ends = match ending(text) {
        Ending::Open => true,
        Ending::Full => text.ends_with(['?', '？', '!', '！']),
        _ => false,
    };
    let begins = text.starts_with(|c: char| {
        c.is_uppercase() || script::is_cjk_letter(c) || matches!(c, '“' | '"' | '「' | '《' | '『')
    });
    let fits = if wide {
        (2..=WIDE).contains(&length) && !text.contains(['，', '。', '；', '：', '\t'])
    } else {
        (3..=LATIN).contains(&length) && is_in_title_case(text) && !text.contains(". ")
    };
    ends && begins
        && fits
        && !text.contains("  ")
        && !text.contains("\u{3000}\u{3000}")
        && !captions::is_caption(text)
        && labels::label(text).is_none()
        && numbering(text).is_none()
}

/// A capital on each longer word; elsewhere a phrase without any mark inside.
fn is_in_title_case(text: &str) -> bool {
    let letters = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count();
    let small = |word: &&str| {
        letters(word) > 4
            && word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase)
    };
    let titled = !text.split([' ', '-', '—', '–']).any(|word| small(&word));
    titled || !text.contains([',', ';', ':', '(', '"', '“'])
}

fn is_capital(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(lines: &[&str]) -> Vec<(usize, u8)> {
        let blocks: Vec<_> =
            lines.iter().map(|line| Block::new(BlockKind::Paragraph, *line)).collect();
        find(&blocks)
    }

    const TEXT: &str =
        "The well stood in the middle of the street, and nobody knew who had dug it.";

    #[test]
    fn several_title_like_lines_between_paragraphs_are_headings() {
        let found = found(&[TEXT, "The Keeper of the Well", TEXT, "A Dry Summer", TEXT]);
        assert_eq!(found, [(1, 1), (3, 1)]);
    }

    #[test]
    fn lines_in_capitals_stand_above_the_others() {
        let found = found(&[TEXT, "THE WELL", TEXT, "A Dry Summer", TEXT]);
        assert_eq!(found, [(1, 1), (3, 2)]);
    }

    #[test]
    fn one_such_line_and_a_line_in_mid_sentence_are_text() {
        assert!(found(&[TEXT, "The Keeper of the Well", TEXT]).is_empty());
        let cut = "The well stood in the middle of the street, and nobody knew, not even";
        assert!(found(&[cut, "The Keeper", TEXT, cut, "The Warden", TEXT]).is_empty());
    }
}
