//! The list of a document's cards: those that are proposed before its first quiz, and later those in
//! its deck; which are shown, which are ticked, and which is chosen.

use std::collections::{BTreeMap, BTreeSet};

use super::deck::{Dealt, Deck};
use crate::app::listing::Listing;
use crate::document::anchor::Anchor;
use crate::journal::event::Choice;
use crate::recall::card::CardKind;
use crate::recall::rank::PROPOSED;
use crate::text::fold;

/// The list.
#[derive(Debug, Default)]
pub struct DeckList {
    /// The cards; `None` where the list was never opened.
    pub deck: Option<Deck>,
    /// True where the cards are proposed and the reader has not said yet which he takes.
    pub is_proposal: bool,
    /// True where every card is shown and not only those that are proposed or in the deck.
    pub shows_all: bool,
    /// What the cards shown have to contain.
    pub filter: String,
    /// What is shown, from the top.
    pub rows: Vec<Row>,
    /// The chosen row.
    pub listing: Listing,
    ticked: BTreeSet<String>,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// The heading of the cards below; empty for those before the first heading.
    Heading(String),
    /// The card at this index of the deck.
    Card(usize),
}

/// How a card stands in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// It is in the deck, or ticked to be taken.
    Taken,
    /// It is not.
    Open,
    /// It is in the deck and rests.
    Rests,
    /// It is never asked.
    Never,
    /// Its passage is not in the text any more.
    Gone,
}

impl DeckList {
    /// Takes in a deck that is shown from now on. Of a proposal, what the reader ticked before
    /// stays ticked; where that is nothing, the worthiest cards are.
    pub(super) fn open(&mut self, deck: Deck) {
        let is_same = self.is_proposal && self.deck.as_ref().is_some_and(|of| of.id == deck.id);
        let ticked = if is_same { std::mem::take(&mut self.ticked) } else { BTreeSet::new() };
        *self = Self { is_proposal: deck.is_proposal, ticked, ..Self::default() };
        if self.is_proposal && !is_same {
            let proposed = deck.cards.iter().filter(|dealt| dealt.choice.is_none()).take(PROPOSED);
            self.ticked = proposed.map(|dealt| dealt.card.id.clone()).collect();
        }
        self.deck = Some(deck);
        self.arrange();
        self.skip_heading(true);
    }

    /// Takes in the deck as it is now; what was chosen stays chosen.
    pub(super) fn refresh(&mut self, deck: Deck) {
        let chosen = self.chosen().map(|dealt| dealt.card.id.clone());
        self.deck = Some(deck);
        self.arrange();
        let again = self.rows.iter().position(|row| {
            self.dealt(row).is_some_and(|dealt| Some(&dealt.card.id) == chosen.as_ref())
        });
        self.listing.chosen = again.unwrap_or(self.listing.chosen);
        self.listing.chosen = self.listing.chosen.min(self.rows.len().saturating_sub(1));
        self.skip_heading(true);
    }

    /// Shows only what contains `filter`.
    pub fn set_filter(&mut self, filter: &str) {
        if self.filter != filter {
            filter.clone_into(&mut self.filter);
            self.start_over();
        }
    }

    /// Shows every card, or only those that are proposed or in the deck.
    pub(super) fn toggle_all(&mut self) {
        self.shows_all = !self.shows_all;
        self.start_over();
    }

    fn start_over(&mut self) {
        self.arrange();
        self.listing = Listing::default();
        self.skip_heading(true);
    }

    /// Leaves a heading's row, which cannot be chosen, downwards or upwards.
    pub(super) fn skip_heading(&mut self, down: bool) {
        let at = self.listing.chosen;
        if matches!(self.rows.get(at), Some(Row::Heading(_))) {
            // A heading has a card below it; the first row has nothing above it.
            self.listing.chosen = if down || at == 0 { at + 1 } else { at - 1 };
        }
    }

    /// The card of a row.
    #[must_use]
    pub fn dealt(&self, row: &Row) -> Option<&Dealt> {
        match row {
            Row::Heading(_) => None,
            Row::Card(index) => self.deck.as_ref()?.cards.get(*index),
        }
    }

    /// The chosen card.
    #[must_use]
    pub fn chosen(&self) -> Option<&Dealt> {
        self.rows.get(self.listing.chosen).and_then(|row| self.dealt(row))
    }

    /// The cards that are shown.
    pub fn shown(&self) -> impl Iterator<Item = &Dealt> {
        self.rows.iter().filter_map(|row| self.dealt(row))
    }

    /// The proposed cards that are ticked, the worthiest first.
    pub fn ticked(&self) -> impl Iterator<Item = &Dealt> {
        let all = self.deck.iter().flat_map(|deck| &deck.cards);
        all.filter(|dealt| dealt.choice.is_none() && self.ticked.contains(&dealt.card.id))
    }

    /// Ticks proposed cards, or takes the tick off.
    pub(super) fn tick(&mut self, ids: Vec<String>, is_ticked: bool) {
        for id in ids {
            if is_ticked {
                self.ticked.insert(id);
            } else {
                self.ticked.remove(&id);
            }
        }
    }

    /// How a card stands.
    #[must_use]
    pub fn mark(&self, dealt: &Dealt) -> Mark {
        match dealt.choice {
            Some(Choice::Never) => Mark::Never,
            _ if dealt.is_gone => Mark::Gone,
            Some(Choice::Suspended) => Mark::Rests,
            Some(Choice::Accepted) => Mark::Taken,
            None if self.is_proposal && self.ticked.contains(&dealt.card.id) => Mark::Taken,
            None => Mark::Open,
        }
    }

    /// How many cards are in the deck, rest, and are neither.
    #[must_use]
    pub fn counts(&self) -> (usize, usize, usize) {
        let of = |wanted: Option<Choice>| {
            let all = self.deck.iter().flat_map(|deck| &deck.cards);
            all.filter(|dealt| dealt.choice == wanted).count()
        };
        (of(Some(Choice::Accepted)), of(Some(Choice::Suspended)), of(None))
    }

    fn is_shown(&self, dealt: &Dealt, place: usize) -> bool {
        // A card of the reader's own that he refused is a card that he deleted.
        let is_deleted = dealt.card.kind == CardKind::User && dealt.choice == Some(Choice::Never);
        let is_wanted = match dealt.choice {
            _ if self.shows_all || !self.filter.is_empty() => true,
            Some(Choice::Never) => false,
            Some(_) => true,
            None => self.is_proposal && place < PROPOSED,
        };
        is_wanted && !is_deleted && self.matches(dealt)
    }

    fn matches(&self, dealt: &Dealt) -> bool {
        let wanted = fold::fold(&self.filter);
        let card = &dealt.card;
        let section = card.section.as_deref().unwrap_or_default();
        let words = [&card.prompt, &card.answer, &card.reason].map(String::as_str);
        words.into_iter().chain([section]).any(|text| fold::fold(text).contains(&wanted))
    }

    /// Puts the cards that are shown under their headings, in reading order.
    fn arrange(&mut self) {
        let Some(deck) = &self.deck else { return };
        let mut shown = Vec::new();
        let mut proposed = 0;
        for (index, dealt) in deck.cards.iter().enumerate() {
            if self.is_shown(dealt, proposed) {
                shown.push(index);
            }
            proposed += usize::from(dealt.choice.is_none());
        }
        let mut places: BTreeMap<Option<&str>, Anchor> = BTreeMap::new();
        for dealt in &deck.cards {
            let at = Anchor::new(dealt.card.source.block, dealt.card.source.offset);
            let first = places.entry(dealt.card.section.as_deref()).or_insert(at);
            *first = at.min(*first);
        }
        let section = |index: usize| deck.cards[index].card.section.as_deref();
        shown.sort_by_key(|&index| (places.get(&section(index)), section(index), index));
        let mut rows = Vec::with_capacity(shown.len());
        let mut last = None;
        for index in shown {
            if last != Some(section(index)) {
                last = Some(section(index));
                rows.push(Row::Heading(section(index).unwrap_or_default().to_owned()));
            }
            rows.push(Row::Card(index));
        }
        self.rows = rows;
    }
}

#[cfg(test)]
mod tests;
