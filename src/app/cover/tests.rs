use super::*;
use crate::document::block::Block;
use crate::document::block::BlockKind;

const TEXT: &str = "第一，先立其志。志不立，天下无可成之事。第二，贵在有恒。有恒则成，有恒则久。";

fn document() -> Document {
    Document { blocks: vec![Block::new(BlockKind::Paragraph, TEXT)], ..Document::default() }
}

fn cover() -> Cover {
    let document = document();
    Cover::of(&document, &Structure::of(&document), &Memory::default())
}

fn covered(cover: &Cover) -> Vec<&'static str> {
    cover.covered(BlockId::new(0)).filter_map(|range| TEXT.get(range)).collect()
}

#[test]
fn the_gists_are_covered_and_their_labels_are_left_to_see() {
    assert_eq!(covered(&cover()), ["先立其志", "贵在有恒"]);
}

#[test]
fn covers_come_off_in_reading_order_and_go_back_on_together() {
    let mut cover = cover();
    let first = cover.next(Anchor::default(), |_| true).unwrap();
    assert!(cover.uncover(first, Timestamp(1)).is_some());
    assert_eq!(covered(&cover), ["贵在有恒"]);
    assert_eq!(cover.awaited().unwrap().ranges.first(), Some(&(9..21)));
    cover.cover_all();
    assert_eq!((covered(&cover).len(), cover.awaited()), (2, None));
}

#[test]
fn what_cannot_be_seen_is_passed_over() {
    let cover = cover();
    let beyond = |place: Anchor| place.offset > 21;
    assert_eq!(cover.next(Anchor::default(), beyond), Some(1));
    assert_eq!(cover.next(Anchor::default(), |_| false), None);
}

#[test]
fn one_cover_does_not_lie_over_another() {
    let mut covers = Covers::default();
    let block = BlockId::new(0);
    covers.add(block, Some(0..9), None);
    covers.add(block, [6..12, 12..15, 20..22], Some("term".to_owned()));
    covers.add(block, Some(13..14), Some("nothing left".to_owned()));
    assert_eq!(covers.items.len(), 2);
    assert_eq!(covers.items[1].ranges, [12..15, 20..22]);
}

#[test]
fn covers_that_are_made_anew_are_as_they_were() {
    let mut before = cover();
    before.uncover(1, Timestamp(1));
    let after = cover().as_before(&before);
    assert_eq!(covered(&after), ["先立其志"]);
    assert_eq!(after.awaited().map(Item::place), before.awaited().map(Item::place));
}

#[test]
fn the_card_of_an_answer_that_was_taken_back_covers_its_place() {
    let mut cover = cover();
    cover.items[0].card = Some("志".to_owned());
    cover.uncover(0, Timestamp(1));
    cover.cover_card("志");
    assert_eq!((covered(&cover).len(), cover.awaited()), (2, None));
}
