//! From the cards of a document and what is kept about them to those that may be asked.

use std::sync::Arc;

use crate::app::quiz::deck::{Dealt, Deck, NEW_A_DAY};
use crate::document::Document;
use crate::document::fingerprint::DocumentId;
use crate::journal::Journal;
use crate::journal::event::CardId;
use crate::recall::card::Card;
use crate::recall::session::Asked;
use crate::schedule::{Scheduler, Timestamp};

/// The `cards` of `document` that may be asked at `now`, in their order, each with its place in the
/// schedule; the reader's own wording stands over the generator's.
pub(super) fn deal(
    journal: &Journal,
    (document, id): (Arc<Document>, DocumentId),
    cards: Vec<Card>,
    scheduler: &Scheduler,
    now: Timestamp,
) -> Deck {
    let mut sections: Vec<Option<String>> = Vec::new();
    let mut dealt = Vec::with_capacity(cards.len());
    for mut card in cards {
        let group = sections.iter().position(|known| *known == card.section);
        let group = group.unwrap_or_else(|| {
            sections.push(card.section.clone());
            sections.len() - 1
        }) as u64;
        let kept = CardId(card.id.clone());
        let history = journal.card(&kept);
        if history.as_ref().is_some_and(|history| !history.may_be_asked(now)) {
            continue;
        }
        let (mut schedule, mut reviews, mut lapses) = (None, 0, 0);
        if let Some(history) = history {
            (schedule, lapses) = history.scheduled_with_lapses(scheduler);
            reviews = u32::try_from(history.reviews.len()).unwrap_or(u32::MAX);
            if let Some(text) = history.text {
                card.prompt.clone_from(&text.prompt);
                card.answer.clone_from(&text.answer);
                card.accept.clone_from(&text.accept);
            }
        }
        let asked = Asked { id: card.id.clone(), group, schedule, reviews, lapses };
        dealt.push(Dealt { card, asked });
    }
    let new_cards = NEW_A_DAY.saturating_sub(begun_today(journal, scheduler, now));
    Deck { document, id, cards: dealt, new_cards, scheduler: scheduler.clone() }
}

/// How many cards, of all documents, were answered for the first time today.
fn begun_today(journal: &Journal, scheduler: &Scheduler, now: Timestamp) -> usize {
    let day = |moment| scheduler.boundary.day_of(moment);
    let first = journal.cards().filter_map(|card| card.reviews.first().map(|(_, a)| a.at));
    first.filter(|at| day(*at) == day(now)).count()
}
