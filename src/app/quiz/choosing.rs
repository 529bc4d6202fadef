//! The list of cards in use: taking, refusing, and beginning with what was taken.

use super::Awaited;
use super::deck::Dealt;
use super::list::DeckList;
use super::list::Mark;
use crate::action::Action;
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::line::Purpose;
use crate::app::popup::Content;
use crate::app::popup::Popup;
use crate::app::reading::{Landing, Reading};
use crate::document::anchor::Anchor;
use crate::journal::event::CardChoice;
use crate::journal::event::CardId;
use crate::journal::event::Choice;
use crate::journal::event::Event;
use crate::journal::event::TakenCard;
use crate::schedule::Timestamp;

/// The rows of the screen that are no cards: the heading above, the chosen card below.
const FRAME: u16 = 5;

impl App {
    /// Opens the list of the document's cards as soon as they are made.
    pub(in crate::app) fn open_deck(&mut self) -> Vec<Effect> {
        if self.is_deck_open() { Vec::new() } else { self.ask_for_deck(Awaited::List) }
    }

    /// True where the list of cards is on the screen.
    #[must_use]
    pub fn is_deck_open(&self) -> bool {
        self.popups.iter().any(|popup| popup.content == Content::Deck)
    }

    /// Asks for the cards of the document that is open.
    pub(super) fn ask_for_deck(&mut self, awaited: Awaited) -> Vec<Effect> {
        let Some(request) = self.reading.as_ref().map(Reading::request_for_cards) else {
            return Vec::new();
        };
        self.quiz.awaited = Some(awaited);
        let text =
            self.interface().pick("正在出题，可以接着读", "making the cards; read on meanwhile");
        self.status.remark(text);
        vec![Effect::Deal(request)]
    }

    /// Asks for the cards again where what is kept about them has changed.
    pub(in crate::app) fn refresh_deck(&self, events: &[Event]) -> Vec<Effect> {
        let is_of_list = |event: &Event| event.is_of_deck() || matches!(event, Event::Buried(_));
        if !self.is_deck_open() || !events.iter().any(is_of_list) {
            return Vec::new();
        }
        let request = self.reading.as_ref().map(Reading::request_for_cards);
        request.map(Effect::Deal).into_iter().collect()
    }

    /// Puts the list on the screen.
    pub(super) fn show_deck(&mut self) {
        self.deselect();
        self.popups.retain(|popup| popup.content != Content::Deck);
        self.popups.push(Popup { content: Content::Deck, top: 0 });
    }

    fn deck_height(&self) -> usize {
        self.areas().map_or(1, |areas| usize::from(areas.popup.height.saturating_sub(FRAME).max(1)))
    }

    /// Keeps the chosen card in sight, and the heading above it where that is the first row.
    pub(in crate::app) fn settle_deck(&mut self) {
        let height = self.deck_height();
        let list = &mut self.quiz.list;
        list.listing.settle(list.rows.len(), height);
        if list.listing.chosen == 1 && height > 1 {
            list.listing.top = 0;
        }
    }

    /// Does what an action asks of the list of cards.
    pub(in crate::app) fn act_in_deck(
        &mut self,
        action: Action,
        count: Option<usize>,
        now: Timestamp,
    ) -> Vec<Effect> {
        let extent = (self.quiz.list.rows.len(), self.deck_height());
        let before = self.quiz.list.listing.chosen;
        if self.quiz.list.listing.act(action, count, extent) {
            let is_down = self.quiz.list.listing.chosen >= before;
            self.quiz.list.skip_heading(is_down);
            return Vec::new();
        }
        match action {
            Action::DeckStart => return self.start_from_deck(now),
            Action::DeckToggle => return self.toggle_card(),
            Action::DeckAll => return self.take_shown(true),
            Action::DeckNone => return self.take_shown(false),
            Action::DeckMore => self.quiz.list.toggle_all(),
            Action::DeckFilter => self.open_line(Purpose::Deck),
            Action::QuizNever => return self.refuse_card(),
            Action::CardEdit => self.edit_chosen(),
            Action::QuizPassage => self.go_to_passage(),
            Action::Close | Action::FocusText | Action::Back | Action::Deck => self.close_deck(),
            _ => {}
        }
        Vec::new()
    }

    /// Takes the filter off, or puts the list away.
    fn close_deck(&mut self) {
        if !self.quiz.list.filter.is_empty() {
            self.quiz.list.set_filter("");
            return;
        }
        self.popups.retain(|popup| popup.content != Content::Deck);
        if self.quiz.list.is_proposal {
            let text = self
                .interface()
                .pick("一题也没有收下；按 gq 再看", "no card was taken; gq shows them again");
            self.status.remark(text);
        }
    }

    /// Takes what is ticked and begins; where a sitting goes on, goes back to it.
    fn start_from_deck(&mut self, now: Timestamp) -> Vec<Effect> {
        let list = &self.quiz.list;
        let ids: Vec<_> = list.ticked().map(|dealt| dealt.card.id.clone()).collect();
        let mut effects = if list.is_proposal { list.taking(&ids) } else { Vec::new() };
        let Some(mut deck) = list.deck.clone() else { return Vec::new() };
        for dealt in deck.cards.iter_mut().filter(|dealt| ids.contains(&dealt.card.id)) {
            dealt.choice = Some(Choice::Accepted);
        }
        if deck.cards.iter().all(|dealt| dealt.choice != Some(Choice::Accepted)) {
            let text = self
                .interface()
                .pick("先选几题：空格选，a 全选", "choose some cards first: Space, or a for all");
            self.status.remark(text);
            return Vec::new();
        }
        self.quiz.list.is_proposal = false;
        self.popups.retain(|popup| popup.content != Content::Deck);
        if self.quiz.sitting.is_some() {
            self.return_to_quiz(Action::Quiz);
        } else {
            effects.extend(self.begin_sitting(deck.into(), now));
        }
        effects
    }

    /// Ticks the chosen proposed card or takes the tick off; puts another into the deck, or lets it
    /// rest.
    fn toggle_card(&mut self) -> Vec<Effect> {
        let list = &self.quiz.list;
        let Some(dealt) = list.chosen() else { return Vec::new() };
        let (id, mark) = (dealt.card.id.clone(), list.mark(dealt));
        if list.is_proposal && dealt.choice.is_none() {
            self.quiz.list.tick(vec![id], mark != Mark::Taken);
            return Vec::new();
        }
        let rests = mark == Mark::Taken;
        self.choose(&[id], if rests { Choice::Suspended } else { Choice::Accepted })
    }

    /// Ticks every card that is shown, or none; outside a proposal puts them into the deck, or lets
    /// them rest.
    fn take_shown(&mut self, is_taken: bool) -> Vec<Effect> {
        let list = &self.quiz.list;
        if list.is_proposal {
            let open = list.shown().filter(|dealt| dealt.choice.is_none());
            let ids = open.map(|dealt| dealt.card.id.clone()).collect();
            self.quiz.list.tick(ids, is_taken);
            return Vec::new();
        }
        let (from, to) = if is_taken {
            ([Mark::Open, Mark::Rests].as_slice(), Choice::Accepted)
        } else {
            ([Mark::Taken].as_slice(), Choice::Suspended)
        };
        let concerned = list.shown().filter(|dealt| from.contains(&list.mark(dealt)));
        let ids: Vec<_> = concerned.map(|dealt| dealt.card.id.clone()).collect();
        self.choose(&ids, to)
    }

    /// Never asks the chosen card; one that was refused is proposed again.
    fn refuse_card(&mut self) -> Vec<Effect> {
        let Some(dealt) = self.quiz.list.chosen() else { return Vec::new() };
        let (id, is_refused) = (dealt.card.id.clone(), dealt.choice == Some(Choice::Never));
        self.choose(&[id], if is_refused { Choice::Accepted } else { Choice::Never })
    }

    /// Writes down what was decided about cards.
    fn choose(&mut self, ids: &[String], choice: Choice) -> Vec<Effect> {
        if let Some(sitting) = &mut self.quiz.sitting {
            sitting.forget_steps();
        }
        if choice == Choice::Accepted {
            self.quiz.list.taking(ids)
        } else {
            self.quiz.list.choosing(ids, choice)
        }
    }

    fn go_to_passage(&mut self) {
        let Some(dealt) = self.quiz.list.chosen() else { return };
        if dealt.is_gone {
            let text = self
                .interface()
                .pick("原文里没有这段话了", "the passage is not in the text any more");
            self.status.remark(text);
            return;
        }
        let at = Anchor::new(dealt.card.source.block, dealt.card.source.offset);
        self.popups.clear();
        if let Some(reading) = &mut self.reading {
            reading.jump(at, Landing::Near);
        }
    }
}

impl DeckList {
    /// Takes cards into the deck, with their words as they are now.
    fn taking(&self, ids: &[String]) -> Vec<Effect> {
        let Some(deck) = &self.deck else { return Vec::new() };
        let is_new = |dealt: &&Dealt| ids.contains(&dealt.card.id);
        let new = deck.cards.iter().filter(is_new);
        let made = new.filter_map(|dealt| deck.made.iter().find(|card| card.id == dealt.card.id));
        let taken = made.filter_map(|card| TakenCard::of(card, &deck.document, deck.id));
        let mut events: Vec<_> = taken.map(|card| Event::CardTaken(Box::new(card))).collect();
        events.extend(self.choice(ids, Choice::Accepted));
        if events.is_empty() { Vec::new() } else { vec![Effect::Record(events)] }
    }

    fn choosing(&self, ids: &[String], choice: Choice) -> Vec<Effect> {
        let event = self.choice(ids, choice);
        event.map_or_else(Vec::new, |event| vec![Effect::Record(vec![event])])
    }

    fn choice(&self, ids: &[String], choice: Choice) -> Option<Event> {
        let document = self.deck.as_ref()?.id;
        let cards: Vec<_> = ids.iter().cloned().map(CardId).collect();
        (!cards.is_empty()).then_some(Event::CardChoice(CardChoice { document, cards, choice }))
    }
}
