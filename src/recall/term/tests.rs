//! Terms of small articles written for the purpose.

use super::*;
use crate::document::block::Block;

fn terms(paragraphs: &[&str]) -> Vec<String> {
    let blocks = paragraphs.iter().map(|text| Block::new(BlockKind::Paragraph, *text)).collect();
    let document = Document { blocks, ..Document::default() };
    find_terms(&document, &Words).into_iter().map(|term| term.text).collect()
}

#[test]
fn a_name_in_quotation_marks_is_a_term_at_its_first_use() {
    let found = terms(&["学者把这种现象叫作“信息茧房”，它让人只听见自己的声音。"]);
    assert_eq!(found.first().map(String::as_str), Some("信息茧房"));
}

#[test]
fn a_run_of_words_said_again_is_a_term_without_quotation_marks() {
    let found = terms(&[
        "气候正义关心谁承受代价。",
        "讨论气候正义，不能只看排放总量。",
        "发展中国家提出，气候正义意味着共同但有区别的责任。",
    ]);
    assert!(found.iter().take(3).any(|term| term == "气候正义"), "{found:?}");
}

#[test]
fn a_part_of_a_term_is_no_term_of_its_own() {
    let found = terms(&[
        "生态补偿制度刚刚建立。",
        "完善生态补偿制度，需要资金。",
        "各地的生态补偿制度并不相同。",
    ]);
    assert!(found.contains(&"生态补偿制度".to_owned()), "{found:?}");
    assert!(!found.contains(&"补偿制度".to_owned()), "{found:?}");
}
