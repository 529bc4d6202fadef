//! Each check fails on a card that breaks its rule.

use super::*;
use crate::document::block::{Block, BlockId, BlockKind};
use crate::recall::card::{CardKind, Passage};

fn document() -> Document {
    Document {
        blocks: vec![Block::new(
            BlockKind::Paragraph,
            "湿地银行卖的是修复好的湿地面积，价格每年调整一次。",
        )],
        ..Document::default()
    }
}

fn card(prompt: &str, answer: &str) -> Card {
    let length = document().blocks[0].text.len();
    Card {
        id: format!("{prompt}{answer}"),
        kind: CardKind::Cloze,
        prompt: prompt.to_owned(),
        answer: answer.to_owned(),
        accept: Vec::new(),
        choices: None,
        section: Some("一".to_owned()),
        source: Passage { block: BlockId::new(0), offset: 0, length },
        reason: String::new(),
    }
}

fn failing(card: Card) -> Vec<usize> {
    let lines = check(&document(), &[card], &Words);
    lines.iter().filter(|line| !line.holds()).map(|line| line.number).collect()
}

#[test]
fn a_good_card_passes_every_check() {
    assert_eq!(
        failing(card("湿地银行卖的是修复好的＿＿，价格每年调整一次。", "湿地面积")),
        [2_usize; 0]
    );
}

#[test]
fn an_answer_that_is_not_in_the_source_fails() {
    assert_eq!(failing(card("〔一〕湿地银行卖的是＿＿。", "森林")), [1]);
}

#[test]
fn a_prompt_that_holds_the_answer_fails() {
    assert_eq!(failing(card("湿地面积就是＿＿，价格每年调整一次。", "湿地面积")), [2]);
}

#[test]
fn two_blanks_fail() {
    assert_eq!(failing(card("〔一〕＿＿银行卖的是修复好的＿＿。", "湿地面积")), [3]);
}

#[test]
fn a_prompt_that_leans_on_the_sentence_before_fails() {
    assert_eq!(failing(card("这里卖的是修复好的＿＿。", "湿地面积")), [5]);
}
