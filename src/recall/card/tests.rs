//! Cards of a small article written for the purpose.

use super::*;
use crate::document::block::{Block, BlockKind};
use crate::document::footnote::FootnoteId;
use crate::document::inline::RichText;

fn document(opening: &str) -> Document {
    let heading = |text: &str| Block::new(BlockKind::Heading { level: 1 }, text);
    let paragraph = |text: &str| Block::new(BlockKind::Paragraph, text);
    Document {
        blocks: vec![
            paragraph(opening),
            heading("一、湿地为什么重要"),
            paragraph("第一，湿地能够蓄洪防旱。雨季里它吸收多余的水，旱季里又慢慢放出来。"),
            paragraph(
                "第二，湿地养活候鸟。保护者把迁徙路线上的湿地称作“生态驿站”，一年有两次客满。",
            ),
            heading("二、湿地怎样保护"),
            paragraph("2020年，全省恢复湿地面积1200公顷，比上一年增长12.5%。"),
            paragraph("湿地银行是指由专门机构修复湿地、再把修复的面积卖给占用者的制度。"),
        ],
        ..Document::default()
    }
}

fn cards(opening: &str) -> Vec<Card> {
    make_cards(&document(opening), &Words)
}

fn of_kind(kind: CardKind) -> Vec<Card> {
    cards("引言说明全文的安排。").into_iter().filter(|card| card.kind == kind).collect()
}

#[test]
fn the_points_under_a_heading_make_one_list() {
    let lists = of_kind(CardKind::List);
    assert_eq!(lists.len(), 3);
    assert_eq!(lists[0].prompt, "“一、湿地为什么重要”讲了哪两点？");
    assert_eq!(lists[0].answer, "湿地能够蓄洪防旱；湿地养活候鸟");
}

#[test]
fn each_point_is_asked_for_by_its_place() {
    let lists = of_kind(CardKind::List);
    assert_eq!(lists[2].prompt, "“一、湿地为什么重要”的两点之中，第二点是什么？");
    assert_eq!(lists[2].answer, "湿地养活候鸟");
}

#[test]
fn a_figure_is_blanked_whole_and_its_unit_stays() {
    let figures = of_kind(CardKind::Figure);
    let answers: Vec<_> = figures.iter().map(|card| card.answer.as_str()).collect();
    assert_eq!(answers, ["1200", "12.5"]);
    assert!(figures[1].prompt.contains("增长＿＿%"));
}

#[test]
fn a_definition_is_asked_by_its_term() {
    let found = of_kind(CardKind::Definition);
    assert!(found[0].prompt.contains("湿地银行"));
    assert!(found[0].answer.starts_with("由专门机构修复湿地"));
}

#[test]
fn a_quoted_name_is_left_out_of_its_sentence() {
    let clozes = of_kind(CardKind::Cloze);
    let card = clozes.iter().find(|card| card.answer == "生态驿站").unwrap();
    assert_eq!(card.prompt.matches(BLANK).count(), 1);
    assert!(!card.prompt.contains("生态驿站"));
}

#[test]
fn an_edit_elsewhere_leaves_ids_alone() {
    let ids = |opening: &str| -> Vec<String> {
        let elsewhere = cards(opening).into_iter().filter(|card| card.source.block.index() > 0);
        elsewhere.map(|card| card.id).collect()
    };
    assert_eq!(ids("引言说明全文的安排。"), ids("引言改写过了，多了一句没有名称的话。"));
}

#[test]
fn every_answer_stands_in_its_passage() {
    let document = document("引言说明全文的安排。");
    for card in make_cards(&document, &Words) {
        if matches!(card.kind, CardKind::List | CardKind::Section) {
            continue;
        }
        let text = document.block(card.source.block).unwrap().text.as_str();
        let range = card.source.offset..card.source.offset + card.source.length;
        assert!(text.get(range).unwrap().contains(&card.answer), "{card:?}");
    }
}

#[test]
fn a_quotation_with_a_note_is_asked_by_its_speaker() {
    let mut text = RichText::plain(
        "利奥波德指出，“土地是一个共同体，人只是其中平常的一员，而不是它的征服者”，",
    );
    text.push_ref("①", vec![FootnoteId::new(0)]);
    text.push_str("后来的保护者多从这里出发。有人说，“没有注的话不问，因为无从查对它的出处”。");
    let blocks = vec![Block::new(BlockKind::Paragraph, text)];
    let document = Document { blocks, ..Document::default() };
    let cards = make_cards(&document, &Words);
    let asked: Vec<_> = cards.iter().filter(|card| card.kind == CardKind::Source).collect();
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].answer, "利奥波德");
    assert!(!asked[0].prompt.contains("利奥波德"));
}

#[test]
fn things_that_a_sentence_counts_are_asked_together() {
    let blocks = vec![
        Block::new(BlockKind::Heading { level: 1 }, "一、办法"),
        Block::new(
            BlockKind::Paragraph,
            "管理站提出四项办法：退耕还湿、限制放牧、清理围网、补种芦苇。",
        ),
        Block::new(
            BlockKind::Paragraph,
            "近年来，沿岸村庄面临水位下降、鱼类减少和土地盐碱化等困难。",
        ),
    ];
    let document = Document { blocks, ..Document::default() };
    let cards = make_cards(&document, &Words);
    let lists: Vec<_> = cards.iter().filter(|card| card.kind == CardKind::List).collect();
    assert_eq!(lists[0].prompt, "〔一、办法〕管理站提出哪四项办法？");
    assert_eq!(lists[0].answer, "退耕还湿；限制放牧；清理围网；补种芦苇");
    assert_eq!(lists[1].prompt, "〔一、办法〕近年来，沿岸村庄面临哪些困难？（3项）");
    assert_eq!(lists[1].answer, "水位下降；鱼类减少；土地盐碱化");
}

#[test]
fn a_verb_that_happens_to_spell_a_term_is_not_blanked() {
    let blocks = vec![
        Block::new(BlockKind::Heading { level: 1 }, "一、站点观测"),
        Block::new(BlockKind::Paragraph, "站点观测由志愿者承担，站点观测的结果每月汇总一次。"),
        Block::new(BlockKind::Paragraph, "调查队在湖边每个站点观测五个晚上，风雨无阻，从不间断。"),
    ];
    let document = Document { blocks, ..Document::default() };
    let cards = make_cards(&document, &Words);
    let clozes = cards.iter().filter(|card| card.answer == "站点观测");
    assert!(clozes.into_iter().all(|card| !card.prompt.contains("五个晚上")));
}
