//! The rubric once more, by rules of its own: thirteen checks of a deck after Wozniak's *Twenty rules*
//! (1999) and Matuschak's *How to write good prompts* (2020), on what `wengu cards`, `points` and
//! `outline` print. Nothing here comes from the code that makes the cards.

#[path = "answer.rs"]
mod answer;
#[path = "deck.rs"]
mod deck;
#[path = "prompt.rs"]
mod prompt;
#[path = "whole.rs"]
mod whole;

use super::documents::every_document;
use deck::Deck;

/// A check: what fails it, of how many.
type Check = fn(&Deck) -> (Vec<String>, usize);

/// The checks with their numbers; the hard ones hold for every card.
const CHECKS: [(usize, bool, Check); 13] = [
    (1, true, answer::stands_in_its_source),
    (2, false, prompt::does_not_tell),
    (3, false, answer::is_one_thing),
    (4, false, prompt::is_short),
    (5, false, prompt::stands_alone),
    (6, false, answer::is_the_only_one),
    (7, false, answer::is_a_content_word),
    (8, false, answer::is_a_whole_figure),
    (9, true, answer::is_of_the_body),
    (10, false, whole::covers_the_argument),
    (11, false, whole::has_no_doubles),
    (12, false, prompt::offers_fair_choices),
    (13, false, answer::quotes_whole),
];

#[test]
fn decks_of_documents_of_every_kind_hold_by_rules_of_their_own() {
    let mut broken = Vec::new();
    for (name, path) in every_document() {
        let Some(deck) = Deck::of(&path) else { continue };
        for (number, is_hard, check) in CHECKS {
            let (failed, asked) = check(&deck);
            // Of a deck of fewer than fifty cards one may fail: 98 % of it is no whole card.
            let may_fail = if is_hard { 0 } else { (asked / 50).max(1) };
            let holds = failed.len() <= may_fail;
            if !holds {
                let failed = failed.join("\n    ");
                broken.push(format!("{name}, check {number}, of {asked}:\n    {failed}"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
