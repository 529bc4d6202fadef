use super::*;
use crate::document::Document;
use crate::document::anchor::Anchor;
use crate::document::block::{Block, BlockId, BlockKind};
use crate::document::fingerprint::Fingerprint;
use crate::document::place::Place;
use crate::journal::event::{CardChoice, CardId, Choice, Event, OwnCard, Review, Stamped, Undo};
use crate::schedule::DayBoundary;

const HOUR: i64 = 3_600_000;

/// A journal with the answers of cards, at these hours after 2026-01-05T04:00Z.
fn journal(answers: &[(&str, i64, Grade)]) -> Journal {
    let document = "1".repeat(32).parse().unwrap();
    let mut journal = Journal::default();
    for (n, &(card, hour, grade)) in (1..).zip(answers) {
        let card = CardId(card.to_owned());
        let review = Review { card, document, grade, proposed: None, took: 60_000, retention: 0.9 };
        let id = format!("{n}/desk/{n}").parse().unwrap();
        journal.add(Stamped { id, at: at(hour), event: Event::Review(review) });
    }
    journal
}

fn at(hour: i64) -> Timestamp {
    Timestamp::parse("2026-01-05T04:00:00Z").unwrap().plus_milliseconds(hour * HOUR)
}

fn statistics(journal: &Journal, hour: i64) -> Statistics {
    journal.statistics(&Scheduler::default(), at(hour))
}

#[test]
fn only_reviews_after_at_least_a_day_say_what_was_remembered() {
    let answers = [
        ("a", 0, Grade::Good),
        ("a", 1, Grade::Again),
        ("a", 2, Grade::Good),
        // Two hours later by the clock and the next day by the boundary at 04:00.
        ("b", 23, Grade::Good),
        ("b", 25, Grade::Again),
        ("a", 50, Grade::Hard),
    ];
    let reached = statistics(&journal(&answers), 60).all.reached;
    assert_eq!((reached.reviews, reached.remembered), (2, 1));
    assert_eq!(reached.share(), Some(0.5));
    assert!((reached.asked().unwrap() - 0.9).abs() < 1e-9);
}

#[test]
fn what_is_expected_is_the_retrievability_when_the_review_came() {
    let answers = [("a", 0, Grade::Easy), ("a", 24 * 8, Grade::Good)];
    let sum = statistics(&journal(&answers), 24 * 8);
    let scheduler = Scheduler::default();
    let place = scheduler.review(None, Grade::Easy, at(0), None);
    let expected = place.memory.retrievability(&scheduler.parameters, 8.0);
    assert!((sum.recent.expected().unwrap() - expected).abs() < 1e-9);
}

#[test]
fn a_day_lasts_until_four_in_the_morning_of_local_time() {
    let journal = journal(&[("a", 0, Grade::Good)]);
    let boundary = DayBoundary::at_offset(-60);
    let scheduler = Scheduler { boundary, ..Scheduler::default() };
    let days: Vec<_> = journal.statistics(&scheduler, at(0)).calendar.into_keys().collect();
    assert_eq!(days.iter().map(Day::to_string).collect::<Vec<_>>(), ["2026-01-04"]);
}

#[test]
fn the_forecast_has_what_is_overdue_today() {
    let journal = journal(&[("a", 0, Grade::Easy), ("b", 0, Grade::Easy)]);
    let due = journal.cards().next().unwrap().scheduled(&Scheduler::default()).unwrap().interval;
    let days = i64::from(due) * 24;
    let before = statistics(&journal, days - 48);
    assert!(before.forecast[2] > 0 && before.forecast[0] == 0, "{:?}", before.forecast);
    let after = statistics(&journal, days + 24 * 10);
    assert_eq!((after.forecast[0], after.all.due), (2, 2));
}

#[test]
fn a_card_that_rests_is_not_foreseen_and_its_answers_count() {
    let mut journal = journal(&[("a", 0, Grade::Easy), ("b", 0, Grade::Easy)]);
    let document = "1".repeat(32).parse().unwrap();
    let cards = vec![CardId("a".to_owned())];
    let event = Event::CardChoice(CardChoice { document, cards, choice: Choice::Suspended });
    journal.add(Stamped { id: "9/desk/9".parse().unwrap(), at: at(1), event });
    let sum = statistics(&journal, 24 * 20);
    assert_eq!((sum.all.cards, sum.all.reviews, sum.all.due), (1, 2, 1));
}

#[test]
fn days_in_a_row_end_today_or_yesterday() {
    let days = |days: &[i64], today: i64| {
        let answers: Vec<_> = days.iter().map(|day| ("a", day * 24, Grade::Good)).collect();
        statistics(&journal(&answers), today * 24).streak()
    };
    assert_eq!(days(&[0, 2, 3], 3), 2);
    assert_eq!(days(&[0, 2, 3], 4), 2);
    assert_eq!(days(&[0, 2, 3], 5), 0);
}

#[test]
fn a_card_that_was_left_open_counts_five_minutes() {
    let mut journal = journal(&[("a", 0, Grade::Good)]);
    let review = Review {
        card: CardId("a".to_owned()),
        document: "1".repeat(32).parse().unwrap(),
        grade: Grade::Good,
        proposed: None,
        took: u32::MAX,
        retention: 0.9,
    };
    journal.add(Stamped {
        id: "9/desk/9".parse().unwrap(),
        at: at(1),
        event: Event::Review(review),
    });
    assert_eq!(statistics(&journal, 2).all.milliseconds, 6 * 60_000);
}

#[test]
fn an_answer_that_was_undone_does_not_count() {
    let mut journal = journal(&[("a", 0, Grade::Good), ("a", 1, Grade::Again)]);
    let undo = Undo { of: "2/desk/2".parse().unwrap() };
    journal.add(Stamped { id: "9/desk/9".parse().unwrap(), at: at(2), event: Event::Undo(undo) });
    assert_eq!(statistics(&journal, 3).all.reviews, 1);
}

#[test]
fn what_two_devices_wrote_comes_to_the_same_in_either_order() {
    let one = [("a", 0, Grade::Good), ("b", 30, Grade::Again), ("a", 50, Grade::Hard)];
    let events = |device: &str| -> Vec<Stamped> {
        let document = "1".repeat(32).parse().unwrap();
        let event = |(n, &(card, hour, grade)): (i64, &(&str, i64, Grade))| {
            let card = CardId(card.to_owned());
            let review =
                Review { card, document, grade, proposed: None, took: 1000, retention: 0.9 };
            let id = format!("{hour}/{device}/{n}").parse().unwrap();
            Stamped { id, at: at(hour), event: Event::Review(review) }
        };
        (1..).zip(&one).map(event).collect()
    };
    let sum = |events: Vec<Stamped>| {
        let mut journal = Journal::default();
        for event in events {
            journal.add(event);
        }
        statistics(&journal, 60)
    };
    let here = sum([events("desk"), events("lap")].concat());
    assert_eq!(here, sum([events("lap"), events("desk"), events("desk")].concat()));
    assert_eq!(here.all.reviews, 6);
}

#[test]
fn cards_are_added_up_under_their_documents_and_headings_in_reading_order() {
    let blocks = ["甲文。", "一、首节", "乙文。", "二、次节", "丙文。"];
    let document = Document {
        blocks: blocks.iter().map(|text| Block::new(BlockKind::Paragraph, *text)).collect(),
        ..Document::default()
    };
    let id = Fingerprint::of(&document).document;
    let mut journal = Journal::default();
    let own = |card: &str, section: Option<&str>, block| {
        let anchor = Anchor::start_of(BlockId::new(block));
        Event::OwnCard(Box::new(OwnCard {
            card: CardId(card.to_owned()),
            document: id,
            prompt: "问".to_owned(),
            answer: "答".to_owned(),
            accept: Vec::new(),
            section: section.map(str::to_owned),
            place: Place::at(&document, anchor, 0).unwrap(),
        }))
    };
    let cards =
        [("x", Some("二、次节"), 4), ("y", Some("一、首节"), 2), ("z", Some("二、次节"), 3)];
    for (n, (card, section, block)) in (1..).zip(cards) {
        let id = format!("{n}/desk/{n}").parse().unwrap();
        journal.add(Stamped { id, at: at(n), event: own(card, section, block) });
    }
    let sum = statistics(&journal, 9);
    let headings: Vec<_> =
        sum.documents[0].headings.iter().map(|(title, of)| (title.as_deref(), of.new)).collect();
    assert_eq!(headings, [(Some("一、首节"), 1), (Some("二、次节"), 2)]);
    assert_eq!((sum.documents.len(), sum.documents[0].all.cards), (1, 3));
}
