//! The order in which proposed cards are worth taking: the argument first, and of everything
//! something.

use std::collections::BTreeMap;

use super::card::{Card, CardKind};

/// How many cards of a document are proposed at first; the rest is shown on demand.
pub const PROPOSED: usize = 40;

/// How far a card of this kind stands behind the one before it of the same kind. A third of the
/// first cards asks for the points of the argument, a sixth each for definitions, figures and
/// terms; a deck of one kind alone would be answered by its form (Wozniak 1999, rule 9: avoid sets).
fn step(kind: CardKind) -> usize {
    match kind {
        CardKind::User => 0,
        CardKind::List => 3,
        CardKind::Definition | CardKind::Figure | CardKind::Cloze => 6,
        CardKind::Source => 12,
        CardKind::Section => 24,
    }
}

/// The indices of `cards`, which stand in order within each kind, the worthiest first. Of each kind
/// every section comes once before one comes again, so that the first cards are of the whole
/// document; terms have an order of their own, by weight.
#[must_use]
pub fn by_worth(cards: &[Card]) -> Vec<usize> {
    let mut seen = BTreeMap::new();
    let mut of_kind: BTreeMap<CardKind, Vec<(usize, usize)>> = BTreeMap::new();
    for (index, card) in cards.iter().enumerate() {
        let before = seen.entry((card.kind, card.section.as_deref())).or_insert(0_usize);
        let round = if card.kind == CardKind::Cloze { 0 } else { *before };
        *before += 1;
        of_kind.entry(card.kind).or_default().push((round, index));
    }
    let mut places: Vec<(usize, CardKind, usize)> = Vec::with_capacity(cards.len());
    for (kind, mut rounds) in of_kind {
        rounds.sort_unstable();
        let indices = rounds.into_iter().map(|(_, index)| index).enumerate();
        places.extend(indices.map(|(at, index)| (at * step(kind), kind, index)));
    }
    places.sort_unstable();
    places.into_iter().map(|(_, _, index)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block::BlockId;
    use crate::recall::card::Passage;

    fn card(kind: CardKind) -> Card {
        Card {
            id: String::new(),
            kind,
            prompt: String::new(),
            answer: String::new(),
            accept: Vec::new(),
            choices: None,
            section: None,
            source: Passage { block: BlockId::new(0), offset: 0, length: 0 },
            reason: String::new(),
        }
    }

    #[test]
    fn many_cards_of_one_kind_leave_room_for_the_others() {
        let mut cards = vec![card(CardKind::List); 60];
        cards.extend(vec![card(CardKind::Definition); 20]);
        cards.extend(vec![card(CardKind::Cloze); 60]);
        let first = by_worth(&cards).into_iter().take(PROPOSED).map(|index| cards[index].kind);
        let kinds: Vec<_> = first.collect();
        assert_eq!(kinds[0], CardKind::List);
        for kind in [CardKind::List, CardKind::Definition, CardKind::Cloze] {
            assert!(kinds.iter().filter(|of| **of == kind).count() >= 10, "{kinds:?}");
        }
    }

    #[test]
    fn every_section_comes_once_before_one_comes_again() {
        let of =
            |section: &str| Card { section: Some(section.to_owned()), ..card(CardKind::Figure) };
        assert_eq!(by_worth(&[of("一"), of("一"), of("二"), of("三")]), [0, 2, 3, 1]);
    }

    #[test]
    fn cards_of_a_kind_stay_in_their_order_and_none_is_lost() {
        let cards = vec![card(CardKind::List), card(CardKind::Section), card(CardKind::List)];
        assert_eq!(by_worth(&cards), [0, 1, 2]);
    }
}
