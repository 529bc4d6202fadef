//! A sitting over several documents: its cards come from the journal alone, and a document is opened
//! where its passage is looked at.

use super::Sought;
use super::deck::{Dealt, Deck};
use super::hand::{Mix, Work};
use super::sitting::Sitting;
use crate::action::Action;
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::opened::Source;
use crate::app::reading::Landing;
use crate::document::anchor::Anchor;
use crate::schedule::Timestamp;

impl Sitting {
    /// True where the cards are of several documents.
    pub(super) fn is_mixed(&self) -> bool {
        self.works.len() > 1
    }

    /// The document that a card is of, where there are several.
    pub(super) fn work_of(&self, dealt: &Dealt) -> Option<&Work> {
        self.works.get(&dealt.document).filter(|_| self.is_mixed())
    }

    /// The document of the card on the screen, where there are several.
    #[must_use]
    pub fn work(&self) -> Option<&Work> {
        self.cards.get(&self.card()?.id).and_then(|dealt| self.work_of(dealt))
    }

    /// The card on the screen with its document, where that is not `open` or the passage has to be
    /// found in it first.
    pub(super) fn elsewhere(&self, open: &Source) -> Option<(String, Source)> {
        let (card, work) = (self.card()?, self.work()?);
        let is_here = work.source == *open && self.placed.contains(&card.id);
        (!is_here).then(|| (card.id.clone(), work.source.clone()))
    }
}

impl App {
    /// Takes in the cards of the documents that are reviewed; those of one alone are asked as its
    /// quiz is.
    pub(in crate::app) fn take_mix(&mut self, mix: Mix, now: Timestamp) -> Vec<Effect> {
        if !self.is_mixing() {
            return Vec::new();
        }
        let Mix { hand, others } = mix;
        let sources: Vec<Source> = hand.works.values().map(|work| work.source.clone()).collect();
        if sources.len() < 2 {
            return self.open_quiz();
        }
        self.files.review_others(sources, others);
        self.begin_sitting(hand, now)
    }

    /// Goes to the passage of a card: in its document, which is opened where it is not, once the
    /// place of the card in its text is found.
    pub(super) fn seek(&mut self, card: String, source: Source) -> Vec<Effect> {
        let is_open = self.reading.as_ref().is_some_and(|open| open.opened.source == source);
        self.quiz.sought = Some(Sought { card, source: source.clone() });
        if is_open { self.find_sought() } else { vec![Effect::Open(source)] }
    }

    /// Asks where the card stands whose document has been opened for its passage.
    pub(in crate::app) fn find_sought(&mut self) -> Vec<Effect> {
        let (Some(sought), Some(reading)) = (&self.quiz.sought, &self.reading) else {
            return Vec::new();
        };
        if reading.opened.source != sought.source || reading.standing.is_none() {
            return Vec::new();
        }
        vec![Effect::Deal(reading.request_for_cards())]
    }

    /// Shows the passage that was sought, now that the cards of its document are known.
    pub(super) fn show_sought(&mut self, deck: &Deck) -> Vec<Effect> {
        let Some(Sought { card, .. }) = self.quiz.sought.take() else { return Vec::new() };
        let found = deck.cards.iter().find(|dealt| dealt.card.id == card && !dealt.is_gone);
        let asked = self.quiz.sitting.as_ref().and_then(Sitting::card);
        let is_asked = asked.is_some_and(|asked| asked.id == card);
        match (found, self.quiz.sitting.is_some()) {
            (Some(_), true) if is_asked => return self.show_passage(),
            (Some(dealt), false) => {
                let source = dealt.card.source;
                if let Some(reading) = &mut self.reading {
                    reading.jump(Anchor::new(source.block, source.offset), Landing::Near);
                }
                return Vec::new();
            }
            (None, _) => {
                let text = self
                    .interface()
                    .pick("原文里没有这段话了", "the passage is not in the text any more");
                self.status.remark(text);
            }
            (Some(_), true) => {}
        }
        if self.quiz.sitting.is_some() && self.popups.is_empty() {
            self.return_to_quiz(Action::QuizPassage);
        }
        Vec::new()
    }
}
