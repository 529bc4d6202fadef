use super::*;
use crate::journal::Journal;
use crate::journal::event::{CardId, Event, Review, Stamped};
use crate::schedule::{Grade, Scheduler, Timestamp};

/// What `answers` of cards, each a day and a number of cards, come to on day 40.
fn statistics(answers: &[(u32, usize)]) -> Statistics {
    let start = Timestamp::parse("2026-01-05T08:00:00Z").unwrap();
    let document = "1".repeat(32).parse().unwrap();
    let mut journal = Journal::default();
    let mut n = 0;
    for &(day, cards) in answers {
        for card in 0..cards {
            n += 1;
            let card = CardId(format!("c{card}"));
            let (grade, took) = (Grade::Good, 30_000);
            let review = Review { card, document, grade, proposed: None, took, retention: 0.9 };
            let id = format!("{n}/desk/{n}").parse().unwrap();
            let at = start.plus_days(day);
            journal.add(Stamped { id, at, event: Event::Review(review) });
        }
    }
    journal.statistics(&Scheduler::default(), start.plus_days(40))
}

fn paper(width: usize, ambiguous: AmbiguousWidth) -> Paper {
    Paper { width, interface: Interface::Zh, ambiguous }
}

fn texts(statistics: &Statistics, paper: Paper) -> Vec<String> {
    lines(statistics, paper).into_iter().map(|line| line.text).collect()
}

#[test]
fn no_line_is_wider_than_the_screen_whatever_ambiguous_characters_take() {
    let sum = statistics(&[(0, 30), (3, 12), (39, 2), (40, 5)]);
    for interface in [Interface::Zh, Interface::En] {
        for ambiguous in [AmbiguousWidth::Narrow, AmbiguousWidth::Wide] {
            for width in 18..130 {
                for text in texts(&sum, Paper { width, interface, ambiguous }) {
                    assert!(cells::width(&text, ambiguous) <= width, "{width}: {text}");
                }
            }
        }
    }
}

#[test]
fn nothing_but_titles_of_documents_depends_on_what_ambiguous_characters_take() {
    let sum = statistics(&[(0, 30), (40, 5)]);
    let [narrow, wide] =
        [AmbiguousWidth::Narrow, AmbiguousWidth::Wide].map(|of| texts(&sum, paper(80, of)));
    assert_eq!(narrow, wide);
}

#[test]
fn a_day_of_the_calendar_is_told_by_the_ink_of_its_sign() {
    let sum = statistics(&[(0, 40), (1, 4), (40, 10)]);
    let page = texts(&sum, paper(80, AmbiguousWidth::Narrow));
    // 2026-01-05 is a Monday, and day 40 a Saturday.
    let row = |name: &str| page.iter().find(|line| line.starts_with(name)).unwrap().clone();
    assert!(row("一 ").contains('@') && row("二 ").contains(':'), "{page:#?}");
    assert!(row("六 ").ends_with(':'), "{page:#?}");
    assert!(row("日 ").len() < row("六 ").len(), "{page:#?}");
}

#[test]
fn without_cards_the_page_says_how_to_begin() {
    let page = texts(&statistics(&[]), paper(80, AmbiguousWidth::Narrow));
    assert_eq!(page.len(), 2);
    assert!(page[1].contains("gq"));
}

#[test]
fn a_time_is_told_in_the_largest_unit_that_fits() {
    let told = |milliseconds| duration(milliseconds, Interface::En);
    assert_eq!([told(0), told(59_000), told(61_000)], ["0 s", "59 s", "1 min"]);
    assert_eq!([told(99 * 60_000), told(100 * 60_000)], ["99 min", "1.7 h"]);
}

#[test]
fn no_sentence_of_the_page_is_cut_short_where_the_screen_is_narrow() {
    let narrow = Paper { interface: Interface::En, ..paper(40, AmbiguousWidth::Narrow) };
    let page = texts(&statistics(&[(0, 1), (40, 1)]), narrow);
    assert!(page.iter().all(|line| !line.ends_with("..")), "{page:#?}");
    assert!(page.iter().any(|line| line.starts_with("1 card ")), "{page:#?}");
}
