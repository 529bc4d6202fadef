//! From the cards of a document and what is kept about them to those that are shown and asked.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::quiz::deck::{Dealt, Deck};
use crate::document::Document;
use crate::document::fingerprint::DocumentId;
use crate::journal::Journal;
use crate::journal::cards::CardHistory;
use crate::journal::deck::Held;
use crate::journal::event::Choice;
use crate::recall::card::{Card, CardKind};
use crate::recall::rank;
use crate::recall::session::Asked;
use crate::schedule::{Scheduler, Timestamp};

/// The cards of `document`: the reader's own, then `made`, those made from its text, the worthiest
/// first, then the others in his deck; each with its place in the schedule at `now`.
pub(super) fn deal(
    journal: &Journal,
    (document, id): (Arc<Document>, DocumentId),
    made: Arc<[Card]>,
    scheduler: &Scheduler,
    now: Timestamp,
) -> Deck {
    let order = rank::by_worth(&made);
    let mut held: Vec<_> = journal.deck(&document, id, &made).into_iter().map(Some).collect();
    let others = held.split_off(made.len());
    let is_taken = |held: &Held| {
        held.history.as_ref().and_then(|history| history.choice).is_some_and(|c| c != Choice::Never)
    };
    let is_proposal = !held.is_empty() && !held.iter().flatten().any(is_taken);
    let (own, lost): (Vec<_>, Vec<_>) =
        others.into_iter().flatten().partition(|held| held.card.kind == CardKind::User);
    let proposed = order.into_iter().filter_map(|index| held.get_mut(index)?.take());
    let mut groups = Groups::default();
    let all = own.into_iter().chain(proposed).chain(lost);
    let cards = all.map(|held| dealt(held, id, &mut groups, scheduler, now)).collect();
    let begun_today = begun_today(journal, scheduler, now);
    Deck { document, id, made, cards, is_proposal, begun_today, scheduler: scheduler.clone() }
}

/// A number for each section of each document: cards of one are kept apart.
#[derive(Default)]
pub(super) struct Groups(BTreeMap<(DocumentId, Option<String>), u64>);

impl Groups {
    /// The number of this section of a document.
    pub(super) fn of(&mut self, document: DocumentId, section: Option<&String>) -> u64 {
        let next = self.0.len() as u64;
        *self.0.entry((document, section.cloned())).or_insert(next)
    }
}

fn dealt(
    held: Held,
    document: DocumentId,
    groups: &mut Groups,
    scheduler: &Scheduler,
    now: Timestamp,
) -> Dealt {
    let choice = held.choice();
    let Held { card, history, is_gone } = held;
    let group = groups.of(document, card.section.as_ref());
    let is_put_off =
        history.as_ref().and_then(|history| history.buried).is_some_and(|until| until > now);
    let asked = asked(&card.id, history.as_ref(), group, scheduler);
    Dealt { card, document, asked, choice, is_gone, is_put_off }
}

/// A card as a session sees it.
pub(super) fn asked(
    id: &str,
    history: Option<&CardHistory>,
    group: u64,
    scheduler: &Scheduler,
) -> Asked {
    let (schedule, lapses) =
        history.map_or((None, 0), |history| history.scheduled_with_lapses(scheduler));
    let reviews = history.map_or(0, |history| history.reviews.len());
    let reviews = u32::try_from(reviews).unwrap_or(u32::MAX);
    Asked { id: id.to_owned(), group, schedule, reviews, lapses }
}

/// How many cards, of all documents, were answered for the first time today.
pub(super) fn begun_today(journal: &Journal, scheduler: &Scheduler, now: Timestamp) -> usize {
    let today = scheduler.boundary.day_of(now);
    let first = journal.cards().filter_map(|card| card.reviews.first().map(|(_, a)| a.at));
    first.filter(|at| scheduler.boundary.day_of(*at) == today).count()
}
