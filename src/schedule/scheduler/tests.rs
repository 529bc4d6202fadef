//! Steps, intervals and due dates.

use proptest::prelude::*;

use super::*;

fn noon() -> Timestamp {
    Timestamp::parse("2026-01-05T12:00:00Z").unwrap()
}

fn waits(scheduler: &Scheduler, grades: &[Grade]) -> Vec<i64> {
    let mut card: Option<Scheduled> = None;
    let mut now = noon();
    grades
        .iter()
        .map(|&grade| {
            let next = scheduler.review(card.as_ref(), grade, now, None);
            let wait = next.due.since(now) / 1000;
            now = next.due;
            card = Some(next);
            wait
        })
        .collect()
}

#[test]
fn a_new_card_walks_through_its_steps_and_then_waits_days() {
    let waits = waits(&Scheduler::default(), &[Grade::Good, Grade::Good]);
    assert_eq!(waits, [600, 2 * 86_400]);
}

#[test]
fn hard_in_the_first_step_waits_halfway_to_the_second() {
    assert_eq!(waits(&Scheduler::default(), &[Grade::Hard]), [330]);
}

#[test]
fn hard_in_an_only_step_waits_half_as_long_again() {
    let scheduler = Scheduler { learning_steps: vec![10], ..Scheduler::default() };
    assert_eq!(waits(&scheduler, &[Grade::Hard]), [900]);
}

#[test]
fn easy_leaves_the_steps_at_once() {
    assert_eq!(waits(&Scheduler::default(), &[Grade::Easy]), [8 * 86_400]);
}

#[test]
fn a_lapse_goes_through_relearning() {
    let scheduler = Scheduler::default();
    let card = scheduler.review(None, Grade::Easy, noon(), None);
    let later = noon().plus_days(8);
    let lapsed = scheduler.review(Some(&card), Grade::Again, later, None);
    assert_eq!(lapsed.phase, Phase::Relearning(0));
    assert_eq!(lapsed.due, later.plus_milliseconds(600_000));
    let back = scheduler.review(Some(&lapsed), Grade::Good, lapsed.due, None);
    assert_eq!(back.phase, Phase::Review);
}

#[test]
fn without_steps_every_wait_is_in_days() {
    let scheduler =
        Scheduler { learning_steps: vec![], relearning_steps: vec![], ..Scheduler::default() };
    let again = scheduler.review(None, Grade::Again, noon(), None);
    assert_eq!((again.phase, again.interval), (Phase::Review, 1));
}

#[test]
fn an_interval_of_days_is_due_from_the_beginning_of_its_day() {
    let scheduler = Scheduler::default();
    let card = scheduler.review(None, Grade::Easy, noon(), None);
    let boundary = &scheduler.boundary;
    let morning = boundary.start_of(boundary.day_of(card.due));
    assert!(card.is_due(boundary, morning));
    assert!(!card.is_due(boundary, morning.plus_milliseconds(-1)));
}

#[test]
fn a_review_after_midnight_counts_as_the_same_day() {
    let scheduler = Scheduler { learning_steps: vec![], ..Scheduler::default() };
    let evening = Timestamp::parse("2026-01-05T23:00:00Z").unwrap();
    let card = scheduler.review(None, Grade::Good, evening, None);
    let night =
        scheduler.review(Some(&card), Grade::Hard, evening.plus_milliseconds(7_200_000), None);
    assert!((night.memory.stability - card.memory.stability).abs() < 1e-12);
}

proptest! {
    #[test]
    fn a_due_date_never_lies_in_the_past(
        grades in prop::collection::vec((1_u8..=4, -3_i64..400), 1..30),
        offset in -720_i32..840,
    ) {
        let scheduler = Scheduler { boundary: DayBoundary::at_offset(offset), ..Scheduler::default() };
        let mut card: Option<Scheduled> = None;
        let mut now = noon();
        for (count, (grade, days)) in (0_u32..).zip(grades) {
            let seed = Seed { card: "c", reviews: count };
            let grade = Grade::try_from(grade).unwrap();
            let next = scheduler.review(card.as_ref(), grade, now, Some(seed));
            prop_assert!(next.due > now);
            now = now.plus_milliseconds(days * Timestamp::DAY / 2);
            card = Some(next);
        }
    }

    #[test]
    fn a_better_grade_never_comes_back_sooner(grades in prop::collection::vec(1_u8..=4, 0..8), gap in 0_u32..60) {
        let scheduler = Scheduler::default();
        let mut card: Option<Scheduled> = None;
        let mut now = noon();
        for grade in grades {
            card = Some(scheduler.review(card.as_ref(), Grade::try_from(grade).unwrap(), now, None));
            now = now.plus_days(gap);
        }
        let due = Grade::ALL.map(|grade| scheduler.review(card.as_ref(), grade, now, None).due);
        prop_assert!(due.is_sorted(), "{due:?}");
    }
}
