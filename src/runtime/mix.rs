//! The cards of several documents for one sitting, from the journal alone: no document is opened.

use std::collections::BTreeMap;

use super::deal::{Groups, asked, begun_today};
use super::records::path_of;
use crate::app::opened::Source;
use crate::app::quiz::deck::Dealt;
use crate::app::quiz::hand::{Hand, Mix, Work};
use crate::document::fingerprint::DocumentId;
use crate::journal::Journal;
use crate::journal::cards::CardHistory;
use crate::journal::event::Choice;
use crate::journal::library::Entry;
use crate::recall::card::Card;
use crate::recall::rank;
use crate::schedule::{Scheduler, Timestamp};

/// The cards in the decks of the documents at `sources`, each with its place in the schedule at
/// `now`: of every document the worthiest first, the documents in turn.
pub(super) fn mix(
    journal: &Journal,
    sources: Vec<Source>,
    scheduler: &Scheduler,
    now: Timestamp,
) -> Mix {
    let library = journal.library();
    let mut known: Vec<(Source, &Entry)> = Vec::new();
    let mut others = Vec::new();
    for source in sources {
        let path = path_of(&source);
        match library.iter().find(|entry| entry.path.as_deref() == Some(path.as_str())) {
            Some(entry) => known.push((source, entry)),
            None => others.push(source),
        }
    }
    let mut work_of: BTreeMap<DocumentId, usize> = BTreeMap::new();
    for (index, (_, entry)) in known.iter().enumerate() {
        work_of.extend(journal.editions(entry.document).into_iter().map(|of| (of, index)));
    }
    let mut decks: Vec<Vec<(Card, CardHistory<'_>)>> = known.iter().map(|_| Vec::new()).collect();
    for history in journal.cards().filter(|history| history.decided() == Some(Choice::Accepted)) {
        let of = history.document.and_then(|of| work_of.get(&of));
        if let (Some(deck), Some(card)) = (of.and_then(|of| decks.get_mut(*of)), history.card()) {
            deck.push((card, history));
        }
    }
    let mut groups = Groups::default();
    let (mut works, mut cards) = (BTreeMap::new(), Vec::new());
    for ((source, entry), deck) in known.into_iter().zip(decks) {
        if deck.is_empty() {
            others.push(source);
            continue;
        }
        let title = entry.title.clone().unwrap_or_else(|| source.name());
        works.insert(entry.document, Work { title, source });
        let (made, histories): (Vec<Card>, Vec<_>) = deck.into_iter().unzip();
        for (place, index) in rank::by_worth(&made).into_iter().enumerate() {
            let (Some(card), Some(history)) = (made.get(index), histories.get(index)) else {
                continue;
            };
            let group = groups.of(entry.document, card.section.as_ref());
            let dealt = Dealt {
                asked: asked(&card.id, Some(history), group, scheduler),
                card: card.clone(),
                document: entry.document,
                choice: Some(Choice::Accepted),
                is_gone: false,
                is_put_off: history.buried.is_some_and(|until| until > now),
            };
            cards.push((place, dealt));
        }
    }
    cards.sort_by_key(|(place, _)| *place);
    let cards = cards.into_iter().map(|(_, dealt)| dealt).collect();
    let begun_today = begun_today(journal, scheduler, now);
    Mix { hand: Hand { cards, works, begun_today, scheduler: scheduler.clone() }, others }
}
