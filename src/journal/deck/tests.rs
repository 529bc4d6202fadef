use super::*;
use crate::document::anchor::Anchor;
use crate::document::block::{Block, BlockId, BlockKind};
use crate::journal::event::{CardChoice, CardText, Edition, Event, Stamped};
use crate::schedule::Timestamp;

const TEXT: &str = "学不可以已。青，取之于蓝，而青于蓝。";

fn document(texts: &[&str]) -> Document {
    let blocks = texts.iter().map(|text| Block::new(BlockKind::Paragraph, *text)).collect();
    Document { blocks, ..Document::default() }
}

fn add(journal: &mut Journal, n: i64, event: Event) {
    let id = format!("{n}/desk/{n}").parse().unwrap();
    journal.add(Stamped { id, at: Timestamp(n), event });
}

fn edition(document: &Document, of: Option<DocumentId>) -> Event {
    Event::Edition(Edition::of(document, Fingerprint::of(document), of))
}

/// A card that asks where blue comes from.
fn made() -> Card {
    let offset = TEXT.find("取之于蓝").unwrap();
    Card {
        id: "c".to_owned(),
        kind: CardKind::Cloze,
        prompt: "青，取之于＿＿".to_owned(),
        answer: "蓝".to_owned(),
        accept: Vec::new(),
        choices: None,
        section: None,
        source: Passage { block: BlockId::new(0), offset, length: "取之于蓝".len() },
        reason: "术语".to_owned(),
    }
}

/// A journal in which the card was taken into the deck of the first text.
fn taken() -> (Journal, DocumentId) {
    let old = document(&[TEXT]);
    let id = Fingerprint::of(&old).document;
    let mut journal = Journal::default();
    add(&mut journal, 1, edition(&old, None));
    add(&mut journal, 2, Event::CardTaken(Box::new(TakenCard::of(&made(), &old, id).unwrap())));
    let (cards, choice) = (vec![CardId("c".to_owned())], Choice::Accepted);
    add(&mut journal, 3, Event::CardChoice(CardChoice { document: id, cards, choice }));
    (journal, id)
}

#[test]
fn a_card_in_the_deck_stays_where_it_would_not_be_made_any_more() {
    let (journal, id) = taken();
    let held = journal.deck(&document(&[TEXT]), id, &[]);
    assert_eq!(held.len(), 1);
    assert_eq!(held[0].card, made());
    assert_eq!((held[0].choice(), held[0].is_gone), (Some(Choice::Accepted), false));
}

#[test]
fn a_card_stands_on_its_words_in_an_edited_text_and_is_gone_without_them() {
    let (mut journal, old) = taken();
    let edited = document(&["序。", "君子曰：学不可以已。青，取之于蓝，而青于蓝。"]);
    let lost = document(&["君子曰：学不可以停。"]);
    add(&mut journal, 4, edition(&edited, Some(old)));
    add(&mut journal, 5, edition(&lost, Some(old)));
    let held = |text: &Document| {
        let id = Fingerprint::of(text).document;
        let held = journal.deck(text, id, &[]);
        (held[0].card.source.block.index(), held[0].is_gone)
    };
    assert_eq!(held(&edited), (1, false));
    assert_eq!(held(&lost), (0, true));
}

#[test]
fn the_readers_words_stand_over_those_that_were_made() {
    let (mut journal, id) = taken();
    let (prompt, accept) = ("青，取之于____？".to_owned(), vec!["蓝草".to_owned()]);
    let (card, answer) = (CardId("c".to_owned()), "靛蓝".to_owned());
    add(&mut journal, 4, Event::CardText(CardText { card, prompt, answer, accept }));
    for made in [vec![made()], Vec::new()] {
        let held = journal.deck(&document(&[TEXT]), id, &made);
        assert_eq!(held[0].card.prompt, "青，取之于＿＿？");
        assert_eq!((held[0].card.answer.as_str(), held[0].card.accept.len()), ("靛蓝", 1));
    }
}

#[test]
fn a_card_of_the_readers_own_is_asked_without_being_chosen() {
    let text = document(&[TEXT]);
    let id = Fingerprint::of(&text).document;
    let place = Place::at(&text, Anchor::start_of(BlockId::new(0)), "学不可以已".len()).unwrap();
    let own = OwnCard {
        card: CardId("o".to_owned()),
        document: id,
        prompt: "学不可以____".to_owned(),
        answer: "已".to_owned(),
        accept: Vec::new(),
        section: None,
        place,
    };
    let mut journal = Journal::default();
    add(&mut journal, 1, Event::OwnCard(Box::new(own)));
    let held = journal.deck(&text, id, &[made()]);
    let kinds: Vec<_> = held.iter().map(|held| (held.card.kind, held.choice())).collect();
    assert_eq!(kinds, [(CardKind::Cloze, None), (CardKind::User, Some(Choice::Accepted))]);
    assert_eq!(held[1].card.prompt, "学不可以＿＿");
}
