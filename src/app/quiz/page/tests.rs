//! The page of a card, part by part.

use super::*;
use crate::document::block::BlockId;
use crate::recall::card::Passage;

fn card(prompt: &str, answer: &str, section: &str) -> Card {
    Card {
        id: String::new(),
        kind: CardKind::Cloze,
        prompt: prompt.to_owned(),
        answer: answer.to_owned(),
        accept: Vec::new(),
        choices: None,
        section: Some(section.to_owned()),
        source: Passage { block: BlockId::new(0), offset: 0, length: 0 },
        reason: String::new(),
    }
}

fn texts(parts: &[Part]) -> Vec<&str> {
    parts.iter().map(|part| part.block.text.as_str()).collect()
}

fn shown(width: usize) -> Vec<Part> {
    let scheduler = crate::schedule::Scheduler::default();
    let now = Timestamp::default();
    let previews = Grade::ALL.map(|grade| scheduler.review(None, grade, now, None));
    let card = card("月亮绕着＿＿转。", "地球", "天象");
    let typed = Some(("地球".to_owned(), crate::recall::answer::grade("地球", "地球", &[])));
    grades(&Shown { card, typed, previews }, Interface::En, width)
}

#[test]
fn a_heading_that_holds_the_answer_is_not_shown() {
    let told = card("〔天文学讲义〕月亮绕着＿＿转。", "地球", "地球与月亮");
    assert_eq!(texts(&asked(&told)), ["〔天文学讲义〕月亮绕着＿＿转。"]);
    let own = card("月亮绕着＿＿转。", "地球", "地球与月亮");
    assert_eq!(texts(&asked(&own)), ["月亮绕着＿＿转。"]);
}

#[test]
fn a_heading_is_shown_once() {
    let named = card("〔天象〕月亮绕着＿＿转。", "地球", "天象");
    assert_eq!(texts(&asked(&named)), ["〔天象〕月亮绕着＿＿转。"]);
    let unnamed = card("月亮绕着＿＿转。", "地球", "天象");
    assert_eq!(texts(&asked(&unnamed)), ["天象", "月亮绕着＿＿转。"]);
}

#[test]
fn a_grade_and_its_wait_stay_together_on_a_narrow_screen() {
    assert_eq!(texts(&shown(60)), ["1 again 1min  2 hard 6min  >3 good 10min  4 easy 8d"]);
    assert_eq!(texts(&shown(40)), ["1 again 1min   2 hard 6min", ">3 good 10min  4 easy 8d"]);
    assert_eq!(shown(12).len(), 4);
    assert_eq!(shown(40)[1].tones[1], (0..13, Tone::Chosen));
}
