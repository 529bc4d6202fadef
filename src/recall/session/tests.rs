//! Sittings played through.

use super::*;

fn now() -> Timestamp {
    Timestamp::parse("2026-03-02T09:00:00Z").unwrap()
}

fn new_card(id: &str, group: u64) -> Asked {
    Asked { id: id.to_owned(), group, schedule: None, reviews: 0, lapses: 0 }
}

fn known(id: &str, days_ago: u32, lapses: u32) -> Asked {
    let scheduler = Scheduler::default();
    let then = Timestamp(now().0 - i64::from(days_ago) * Timestamp::DAY);
    let schedule = scheduler.review(None, Grade::Easy, then, None);
    Asked { schedule: Some(schedule), reviews: 1, lapses, ..new_card(id, 9) }
}

fn session(cards: Vec<Asked>) -> Session {
    Session::begin(Scheduler::default(), Limits { new_cards: 20, minutes: 30 }, cards, now())
}

fn order(session: &mut Session) -> Vec<String> {
    std::iter::from_fn(|| session.set_aside(now()).map(|card| card.id)).collect()
}

#[test]
fn due_cards_come_before_new_ones_and_others_not_at_all() {
    let mut session = session(vec![new_card("new", 1), known("late", 30, 0), known("early", 1, 0)]);
    assert_eq!(order(&mut session), ["late", "new"]);
}

#[test]
fn new_cards_stop_at_their_limit() {
    let cards = (0..9).map(|n| new_card(&n.to_string(), n)).collect::<Vec<_>>();
    let limits = Limits { new_cards: 4, minutes: 30 };
    assert_eq!(Session::begin(Scheduler::default(), limits, cards, now()).left(), 4);
}

#[test]
fn related_cards_are_kept_apart() {
    let cards = vec![new_card("a", 1), new_card("b", 1), new_card("c", 2), new_card("d", 1)];
    assert_eq!(order(&mut session(cards)), ["a", "c", "b", "d"]);
}

#[test]
fn a_forgotten_card_comes_back_when_its_step_is_over() {
    let mut session = session(vec![new_card("a", 1), new_card("b", 2)]);
    session.grade(Grade::Again, now()).unwrap();
    assert_eq!(session.current(now()).unwrap().id, "b");
    let later = now().plus_milliseconds(61_000);
    assert_eq!(session.current(later).unwrap().id, "a");
}

#[test]
fn a_card_with_days_to_wait_is_done() {
    let mut session = session(vec![new_card("a", 1)]);
    session.grade(Grade::Easy, now()).unwrap();
    assert_eq!((session.left(), session.next_due()), (0, None));
    assert_eq!(session.summary(), Summary { answered: 1, remembered: 1, new_cards: 1 });
}

#[test]
fn undo_asks_the_card_again_as_it_was() {
    let mut session = session(vec![new_card("a", 1), new_card("b", 2)]);
    session.grade(Grade::Good, now()).unwrap();
    assert_eq!(session.undo().unwrap(), &new_card("a", 1));
    assert_eq!((session.left(), session.summary().answered), (2, 0));
    assert_eq!(session.undo(), None);
}

#[test]
fn the_interval_shown_is_the_interval_given() {
    let mut session = session(vec![known("a", 30, 0)]);
    let previews = session.previews(now()).unwrap();
    assert_eq!(session.grade(Grade::Good, now()).unwrap().schedule, previews[2]);
}

#[test]
fn the_eighth_lapse_makes_a_leech() {
    let mut session = session(vec![known("a", 30, LEECH_LAPSES - 1)]);
    assert!(session.grade(Grade::Again, now()).unwrap().leech);
    assert_eq!(session.left(), 0);
}

#[test]
fn the_sitting_ends_with_its_minutes() {
    let session = session(vec![new_card("a", 1)]);
    assert!(session.current(now().plus_milliseconds(29 * Timestamp::MINUTE)).is_some());
    assert!(session.current(now().plus_milliseconds(30 * Timestamp::MINUTE)).is_none());
}

#[test]
fn a_card_that_is_being_asked_is_the_one_that_is_graded() {
    let mut session = session(vec![new_card("a", 1), new_card("b", 2)]);
    session.grade(Grade::Again, now()).unwrap();
    assert_eq!(session.ask(now()).unwrap().id, "b");
    let later = now().plus_milliseconds(61_000);
    assert_eq!(session.grade(Grade::Good, later).unwrap().id, "b");
    assert_eq!(session.ask(later).unwrap().id, "a");
}

#[test]
fn a_card_set_aside_by_mistake_is_asked_at_once() {
    let mut session = session(vec![new_card("a", 1), known("b", 30, 0)]);
    assert_eq!(session.known_and_new(), (1, 1));
    let card = session.set_aside(now()).unwrap();
    assert_eq!(session.known_and_new(), (0, 1));
    assert_eq!(session.take_up(card).id, "b");
    assert_eq!(session.current(now()).unwrap().id, "b");
}

#[test]
fn a_leech_gets_four_more_chances_before_it_rests_again() {
    let leeches: Vec<_> = (1..=16).filter(|lapses| is_leech(*lapses)).collect();
    assert_eq!(leeches, [8, 12, 16]);
}
