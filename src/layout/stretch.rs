//! Stretches: the parts that a long block is set in.
//!
//! A file may be one line of ten megabytes. A block over [`WHOLE`] bytes is cut near every multiple
//! of [`STRETCH`] bytes, at the first end of a sentence after it (else at a space, else between two
//! clusters), and each part is set as if a line ended there. Where a cut lies depends on the text
//! near it alone, so that a page in the middle is found without reading the rest; what it costs is
//! one line in some hundred that is shorter than it need be.

use std::ops::Range;

use crate::document::block::{Block, BlockKind};
use crate::text::grapheme;

/// A block up to this many bytes is set as a whole.
const WHOLE: usize = 12 * 1024;
/// The bytes between two cuts, about.
const STRETCH: usize = 6 * 1024;
/// How far after its multiple of [`STRETCH`] a cut may lie.
const SEARCH: usize = 3 * 1024;

/// The number of stretches of `block`, at least one.
pub(super) fn stretch_count(block: &Block) -> usize {
    let length = block.text.len();
    if length <= WHOLE { 1 } else { (length - SEARCH).div_ceil(STRETCH) }
}

/// The bytes of the stretch of this index.
pub(super) fn stretch_range(block: &Block, index: usize) -> Range<usize> {
    let count = stretch_count(block);
    let end = if index + 1 >= count { block.text.len() } else { cut(block, index + 1) };
    let start = if index == 0 { 0 } else { cut(block, index) };
    start..end
}

/// The index of the stretch that the character at `offset` is in.
pub(super) fn stretch_at(block: &Block, offset: usize) -> usize {
    let last = stretch_count(block) - 1;
    let index = (offset / STRETCH).min(last);
    if index > 0 && offset < cut(block, index) { index - 1 } else { index }
}

/// Where the stretch of this index begins, for an index from 1 on.
fn cut(block: &Block, index: usize) -> usize {
    let text = block.text.as_str();
    let from = text.floor_char_boundary(index * STRETCH);
    let window = text.get(from..text.floor_char_boundary(from + SEARCH)).unwrap_or_default();
    let is_code = matches!(block.kind, BlockKind::Code { .. });
    let found = window
        .find('\n')
        .map(|at| at + 1)
        .or_else(|| if is_code { None } else { sentence_end(window) });
    let found = found
        .or_else(|| window.find(' ').map(|at| at + 1))
        .or_else(|| grapheme::clusters(window).nth(1).map(|(at, _)| at));
    from + found.unwrap_or(window.len())
}

/// The byte after the first sentence of `window`, with its closing marks and the space after it.
fn sentence_end(window: &str) -> Option<usize> {
    let stop = window.find(['。', '！', '？', '．']).or_else(|| window.find(". "))?;
    let rest = window.get(stop..)?;
    let is_closing = |c: char| {
        matches!(c, '。' | '！' | '？' | '．' | '.' | '”' | '’' | '」' | '』' | '）' | '》' | ' ')
    };
    Some(stop + rest.find(|c| !is_closing(c))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn long_block(sentence: &str, bytes: usize) -> Block {
        Block::new(BlockKind::Paragraph, sentence.repeat(bytes / sentence.len()))
    }

    #[test]
    fn stretches_follow_each_other_from_the_start_to_the_end() {
        for sentence in ["温故而知新，可以为师矣。”", "word ", "文", "e\u{301}"] {
            let block = long_block(sentence, 200_000);
            let mut end = 0;
            for index in 0..stretch_count(&block) {
                let range = stretch_range(&block, index);
                assert_eq!(range.start, end);
                assert!(!range.is_empty() && block.text.as_str().get(range.clone()).is_some());
                assert_eq!(stretch_at(&block, range.start), index);
                assert_eq!(stretch_at(&block, range.end - 1), index);
                end = range.end;
            }
            assert_eq!(end, block.text.len());
        }
    }

    #[test]
    fn a_long_block_is_cut_at_the_end_of_a_sentence() {
        let block = long_block("温故而知新，可以为师矣。”", 100_000);
        let text = block.text.as_str();
        assert!(text.get(stretch_range(&block, 0)).unwrap().ends_with("。”"));
    }

    #[test]
    fn a_block_of_ordinary_length_is_not_cut() {
        assert_eq!(stretch_count(&long_block("温故而知新。", 12_000)), 1);
    }
}
