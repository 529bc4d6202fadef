use std::sync::Arc;

use super::*;
use crate::document::Document;
use crate::document::block::BlockId;
use crate::recall::card::{Card, Passage};
use crate::recall::session::Asked;
use crate::schedule::Scheduler;

fn dealt(id: &str, section: &str, block: usize, choice: Option<Choice>) -> Dealt {
    let card = Card {
        id: id.to_owned(),
        kind: CardKind::Cloze,
        prompt: format!("{id}＿＿"),
        answer: "答".to_owned(),
        accept: Vec::new(),
        choices: None,
        section: Some(section.to_owned()),
        source: Passage { block: BlockId::new(block), offset: 0, length: 3 },
        reason: "关键词".to_owned(),
    };
    let asked = Asked { id: id.to_owned(), group: 0, schedule: None, reviews: 0, lapses: 0 };
    let document = "1".repeat(32).parse().unwrap();
    Dealt { card, document, asked, choice, is_gone: false, is_put_off: false }
}

fn deck(cards: Vec<Dealt>, is_proposal: bool) -> Deck {
    Deck {
        document: Arc::new(Document::default()),
        id: "1".repeat(32).parse().unwrap(),
        made: cards.iter().map(|dealt| dealt.card.clone()).collect(),
        cards,
        is_proposal,
        begun_today: 0,
        scheduler: Scheduler::default(),
    }
}

fn opened(deck: Deck) -> DeckList {
    let mut list = DeckList::default();
    list.open(deck);
    list
}

/// What is shown: headings as they are, cards by their ids.
fn shown(list: &DeckList) -> Vec<String> {
    let name = |row: &Row| match row {
        Row::Heading(title) => title.clone(),
        Row::Card(index) => list.deck.as_ref().unwrap().cards[*index].card.id.clone(),
    };
    list.rows.iter().map(name).collect()
}

fn proposed(count: usize) -> Deck {
    deck((0..count).map(|at| dealt(&format!("c{at:02}"), "一", at, None)).collect(), true)
}

#[test]
fn the_first_forty_are_shown_and_ticked_and_the_rest_on_demand() {
    let mut list = opened(proposed(50));
    assert_eq!((list.shown().count(), list.ticked().count()), (PROPOSED, PROPOSED));
    list.toggle_all();
    assert_eq!((list.shown().count(), list.ticked().count()), (50, PROPOSED));
}

#[test]
fn cards_stand_under_their_headings_in_reading_order() {
    let cards =
        vec![dealt("后", "二", 9, None), dealt("前", "一", 3, None), dealt("再", "二", 5, None)];
    assert_eq!(shown(&opened(deck(cards, true))), ["一", "前", "二", "后", "再"]);
}

#[test]
fn the_chosen_row_is_never_a_heading() {
    let cards = vec![dealt("甲", "一", 1, None), dealt("乙", "二", 2, None)];
    let mut list = opened(deck(cards, true));
    assert_eq!(list.chosen().unwrap().card.id, "甲");
    list.listing.chosen = 2;
    list.skip_heading(true);
    assert_eq!(list.chosen().unwrap().card.id, "乙");
    list.listing.chosen = 0;
    list.skip_heading(false);
    assert_eq!(list.chosen().unwrap().card.id, "甲");
}

#[test]
fn what_was_ticked_stays_ticked_when_the_proposal_is_looked_at_again() {
    let mut list = opened(proposed(3));
    list.tick(vec!["c01".to_owned()], false);
    list.open(proposed(3));
    let ticked: Vec<_> = list.ticked().map(|dealt| dealt.card.id.as_str()).collect();
    assert_eq!(ticked, ["c00", "c02"]);
}

#[test]
fn outside_a_proposal_the_deck_is_shown_and_what_was_refused_on_demand() {
    let cards = vec![
        dealt("问", "一", 1, Some(Choice::Accepted)),
        dealt("歇", "一", 2, Some(Choice::Suspended)),
        dealt("拒", "一", 3, Some(Choice::Never)),
        dealt("余", "一", 4, None),
    ];
    let mut list = opened(deck(cards, false));
    assert_eq!(shown(&list), ["一", "问", "歇"]);
    list.toggle_all();
    assert_eq!(shown(&list), ["一", "问", "歇", "拒", "余"]);
}

#[test]
fn a_card_of_ones_own_that_was_deleted_is_not_shown_again() {
    let mut own = dealt("自", "一", 1, Some(Choice::Never));
    own.card.kind = CardKind::User;
    let mut list = opened(deck(vec![own], false));
    list.toggle_all();
    assert!(list.rows.is_empty());
}

#[test]
fn a_filter_looks_into_the_words_of_every_card() {
    let mut list = opened(proposed(50));
    list.set_filter("c49");
    assert_eq!(shown(&list), ["一", "c49"]);
}
