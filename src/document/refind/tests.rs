use super::*;
use crate::document::block::{Block, BlockKind};

fn document(texts: &[&str]) -> Document {
    Document {
        blocks: texts.iter().map(|text| Block::new(BlockKind::Paragraph, *text)).collect(),
        ..Document::default()
    }
}

const OLD: [&str; 3] = [
    "君子曰：学不可以已。",
    "青，取之于蓝，而青于蓝；冰，水为之，而寒于水。",
    "吾尝终日而思矣，不如须臾之所学也。",
];

/// A finder for places of the old text.
fn refinder(new: &Document) -> Refinder<'_> {
    let old: Vec<_> = document(&OLD).blocks.iter().map(BlockHash::of).collect();
    Refinder::new(new, &old)
}

/// The place of `words` in the old text.
fn place(words: &str) -> Place {
    let old = document(&OLD);
    let (block, offset) = OLD
        .iter()
        .enumerate()
        .find_map(|(block, text)| text.find(words).map(|offset| (block, offset)))
        .unwrap();
    Place::at(&old, Anchor::new(BlockId::new(block), offset), words.len()).unwrap()
}

/// What stands at the place of `words` in the new text, with its block.
fn found<'a>(new: &'a Document, words: &str) -> Option<(usize, &'a str)> {
    let Passage { anchor, length } = refinder(new).find(&place(words))?;
    let index = anchor.block.index();
    Some((index, new.blocks[index].text.as_str().get(anchor.offset..anchor.offset + length)?))
}

#[test]
fn a_paragraph_that_moved_takes_its_marks_along() {
    let new = document(&[OLD[2], "新的一段。", OLD[0], OLD[1]]);
    assert_eq!(found(&new, "不如须臾"), Some((0, "不如须臾")));
}

#[test]
fn words_are_found_again_in_a_paragraph_that_was_edited() {
    let new = document(&[OLD[0], "青出于蓝，取之于蓝，而青于蓝；冰者，水为之，而寒于水。", OLD[2]]);
    assert_eq!(found(&new, "而青于蓝"), Some((1, "而青于蓝")));
}

#[test]
fn words_are_found_again_where_their_paragraph_was_cut_in_two() {
    let new = document(&[OLD[0], "青，取之于蓝，而青于蓝；", "冰，水为之，而寒于水。", OLD[2]]);
    assert_eq!(found(&new, "冰，水为之"), Some((2, "冰，水为之")));
}

#[test]
fn words_whose_paragraph_was_deleted_are_not_found_among_others() {
    let new = document(&[OLD[0], "出于蓝者，人皆以为善学；其言学者众矣。", OLD[2]]);
    assert_eq!(found(&new, "于蓝"), None);
}

#[test]
fn words_that_were_changed_are_an_orphan() {
    let new = document(&["君子曰：学不可以停。", OLD[1], OLD[2]]);
    assert_eq!(found(&new, "不可以已"), None);
}

#[test]
fn words_are_not_looked_for_in_a_paragraph_that_was_there_before() {
    let old = document(&["第十三届会议通过的条例。", "第十四届会议通过的条例。"]);
    let hashes: Vec<_> = old.blocks.iter().map(BlockHash::of).collect();
    let place = Place::at(&old, Anchor::new(BlockId::new(0), "第十三届".len()), 6).unwrap();
    let new = document(&["第十四届会议通过的条例。"]);
    assert_eq!(Refinder::new(&new, &hashes).find(&place), None);
}

#[test]
fn a_whole_block_is_found_as_a_whole_block_alone() {
    let heading = document(&["结语", "学也。"]);
    let place = Place::at(&heading, Anchor::start_of(BlockId::new(0)), 6).unwrap();
    let inside = document(&["学也。", "这一段结语很长。"]);
    assert_eq!(refinder(&inside).find(&place), None);
}

#[test]
fn of_two_equal_blocks_the_nearer_one_keeps_the_place() {
    let new = document(&[OLD[1], OLD[1], OLD[1]]);
    assert_eq!(found(&new, "而寒于水"), Some((1, "而寒于水")));
}

#[test]
fn a_reading_position_is_found_by_the_words_around_it_and_always_somewhere() {
    let old = document(&OLD);
    let point = Place::at(&old, Anchor::new(BlockId::new(1), "青，".len()), 0).unwrap();
    let edited = document(&["序。", "青，取之于蓝，而青于蓝，冰，水为之，而寒于水。"]);
    let at = refinder(&edited).near(&point);
    assert_eq!(at, Anchor::new(BlockId::new(1), "青，".len()));
    let other = document(&["别的文章。"]);
    assert_eq!(refinder(&other).near(&point), Anchor::start_of(BlockId::new(0)));
    assert_eq!(refinder(&document(&[])).near(&point), Anchor::start_of(BlockId::new(0)));
}
