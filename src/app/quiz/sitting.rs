//! One sitting: the card that is asked, what was answered, and what can be taken back.

use std::collections::{BTreeMap, BTreeSet};

use super::deck::{Dealt, Deck};
use super::hand::{Hand, Work};
use crate::app::listing::Listing;
use crate::document::anchor::Anchor;
use crate::document::fingerprint::DocumentId;
use crate::journal::deck::shown_prompt;
use crate::journal::event::{Buried, CardChoice, CardId, CardText, Choice, Event, Review};
use crate::recall::answer::{self, Graded, Verdict};
use crate::recall::card::Card;
use crate::recall::session::{Asked, Limits, Session, Summary};
use crate::schedule::{Grade, Scheduled, Scheduler, Timestamp};

/// A sitting.
#[derive(Debug)]
pub struct Sitting {
    /// What is on the screen.
    pub stage: Stage,
    /// The chosen heading at the end.
    pub listing: Listing,
    /// True where it ended because its time was over.
    pub is_time_over: bool,
    /// Where the reader was, while the passage of a card is looked at.
    pub left: Option<Anchor>,
    pub(super) cards: BTreeMap<String, Dealt>,
    /// The documents that the cards are of, where they are several.
    pub(super) works: BTreeMap<DocumentId, Work>,
    /// The cards of several documents whose passages were found in the text as it is now.
    pub(super) placed: BTreeSet<String>,
    scheduler: Scheduler,
    session: Session,
    /// When the card was asked.
    asked_at: Timestamp,
    steps: Vec<Step>,
    /// How many steps were taken back here that the journal has not taken back yet.
    undoing: usize,
}

/// What is on the screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// This card is asked.
    Asked(Box<Card>),
    /// Its answer is shown.
    Shown(Box<Shown>),
    /// What the sitting has come to.
    Over,
}

/// A card with its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The card.
    pub card: Card,
    /// What was typed, and how it was graded; `None` where the answer was only thought of.
    pub typed: Option<(String, Graded)>,
    /// Where each grade would lead.
    pub previews: [Scheduled; 4],
}

/// Something that can be taken back.
#[derive(Debug)]
enum Step {
    Answer,
    Aside(Asked),
    /// The card was put into other words; as it was before.
    Edited(Box<Card>),
}

/// How a card is put off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aside {
    /// Until tomorrow.
    Buried,
    /// Until the reader takes it up again.
    Suspended,
    /// For good.
    Never,
}

impl Shown {
    /// The grade that what was typed comes to.
    #[must_use]
    pub fn proposed(&self) -> Option<Grade> {
        self.typed.as_ref().map(|(_, graded)| match graded.verdict {
            Verdict::Wrong => Grade::Again,
            Verdict::Partial => Grade::Hard,
            Verdict::Right => Grade::Good,
        })
    }
}

impl Sitting {
    /// A sitting that begins `now`, within `limits`: its new cards are those of the whole day.
    #[must_use]
    pub fn begin(hand: Hand, limits: Limits, now: Timestamp) -> Self {
        let Hand { cards, works, begun_today, scheduler } = hand;
        let limits = Limits { new_cards: limits.new_cards.saturating_sub(begun_today), ..limits };
        let cards: Vec<_> = cards.into_iter().filter(Dealt::may_be_asked).collect();
        let asked: Vec<_> = cards.iter().map(|dealt| dealt.asked.clone()).collect();
        let session = Session::begin(scheduler.clone(), limits, asked, now);
        let cards = cards.into_iter().map(|dealt| (dealt.card.id.clone(), dealt)).collect();
        let mut sitting = Self {
            stage: Stage::Over,
            listing: Listing::default(),
            is_time_over: false,
            left: None,
            cards,
            works,
            placed: BTreeSet::new(),
            scheduler,
            session,
            asked_at: now,
            steps: Vec::new(),
            undoing: 0,
        };
        sitting.ask(now);
        sitting
    }

    /// Asks the next card, or shows the end where there is none at `now`.
    pub(super) fn ask(&mut self, now: Timestamp) {
        let next = self.session.ask(now).and_then(|asked| self.cards.get(&asked.id));
        self.stage = next.map_or(Stage::Over, |dealt| Stage::Asked(Box::new(dealt.card.clone())));
        self.is_time_over = self.stage == Stage::Over && self.session.is_time_over(now);
        self.asked_at = now;
        self.listing = Listing::default();
    }

    /// The card that is asked, or whose answer is shown.
    #[must_use]
    pub fn card(&self) -> Option<&Card> {
        match &self.stage {
            Stage::Asked(card) => Some(card),
            Stage::Shown(shown) => Some(&shown.card),
            Stage::Over => None,
        }
    }

    /// The document that a card is of.
    fn document_of(&self, id: &str) -> Option<DocumentId> {
        self.cards.get(id).map(|dealt| dealt.document)
    }

    /// The cards that were forgotten.
    pub(super) fn forgotten(&self) -> impl Iterator<Item = &Dealt> {
        let forgotten = self.session.answers().filter(|answer| answer.grade == Grade::Again);
        forgotten.filter_map(|answer| self.cards.get(&answer.id))
    }

    /// Takes in the deck as it is now: cards in other words, and cards that are not asked any more.
    pub(super) fn follow(&mut self, deck: &Deck, now: Timestamp) {
        for dealt in &deck.cards {
            let id = &dealt.card.id;
            let Some(known) = self.cards.get_mut(id) else { continue };
            known.card.clone_from(&dealt.card);
            known.choice = dealt.choice;
            self.placed.insert(id.clone());
            if dealt.choice != Some(Choice::Accepted) {
                self.session.leave_out(id);
            }
        }
        let current = self.card().and_then(|card| self.cards.get(&card.id));
        match current {
            Some(dealt) if dealt.choice != Some(Choice::Accepted) => self.ask(now),
            Some(dealt) => {
                let card = dealt.card.clone();
                self.reword(card);
            }
            None => {}
        }
    }

    /// Puts a card into the words that the reader has written; false where the sitting has none such.
    pub(super) fn edit(&mut self, text: &CardText) -> bool {
        let Some(dealt) = self.cards.get(&text.card.0) else { return false };
        let before = dealt.card.clone();
        let (prompt, answer) = (shown_prompt(&text.prompt), text.answer.clone());
        let after = Card { prompt, answer, accept: text.accept.clone(), ..before.clone() };
        if after != before {
            self.steps.push(Step::Edited(Box::new(before)));
            self.put(after);
        }
        true
    }

    fn put(&mut self, card: Card) {
        let is_shown = self.card().is_some_and(|shown| shown.id == card.id);
        if let Some(dealt) = self.cards.get_mut(&card.id) {
            dealt.card = card.clone();
        }
        if is_shown {
            self.reword(card);
        }
    }

    /// Puts the card on the screen into other words; what was typed is graded anew.
    fn reword(&mut self, to: Card) {
        match &mut self.stage {
            Stage::Asked(card) => **card = to,
            Stage::Shown(shown) => {
                if let Some((typed, graded)) = &mut shown.typed {
                    *graded = answer::grade(&to.answer, typed, &to.accept);
                }
                shown.card = to;
            }
            Stage::Over => {}
        }
    }

    /// Shows the answer of the card that is asked, beside what was `typed`.
    pub(super) fn reveal(&mut self, typed: Option<&str>) {
        let Stage::Asked(card) = &self.stage else { return };
        let Some(previews) = self.session.previews(self.asked_at) else { return };
        let typed = typed.map(|typed| {
            let graded = answer::grade(&card.answer, typed, &card.accept);
            (typed.to_owned(), graded)
        });
        let card = (**card).clone();
        self.stage = Stage::Shown(Box::new(Shown { card, typed, previews }));
    }

    /// Grades the card whose answer is shown; what is to be written down comes back.
    pub(super) fn grade(&mut self, grade: Grade, now: Timestamp) -> Option<Vec<Event>> {
        let Stage::Shown(shown) = &self.stage else { return None };
        let proposed = shown.proposed();
        let document = self.document_of(&shown.card.id)?;
        let outcome = self.session.grade(grade, now)?;
        let took = u32::try_from(now.since(self.asked_at).max(0)).unwrap_or(u32::MAX);
        let card = CardId(outcome.id);
        let review = Review {
            card: card.clone(),
            document,
            grade,
            proposed,
            took,
            retention: self.scheduler.retention.value(),
        };
        self.steps.push(Step::Answer);
        self.ask(now);
        let mut events = vec![Event::Review(review)];
        if outcome.leech {
            let (cards, choice) = (vec![card], Choice::Suspended);
            events.push(Event::CardChoice(CardChoice { document, cards, choice }));
        }
        Some(events)
    }

    /// Puts the card off; what is to be written down comes back.
    pub(super) fn put_off(&mut self, how: Aside, now: Timestamp) -> Option<Event> {
        let document = self.document_of(&self.card()?.id)?;
        let asked = self.session.set_aside(now)?;
        let card = CardId(asked.id.clone());
        self.steps.push(Step::Aside(asked));
        self.ask(now);
        Some(match how {
            Aside::Buried => {
                let boundary = &self.scheduler.boundary;
                let until = boundary.start_of(boundary.day_of(now).plus(1));
                Event::Buried(Buried { card, until })
            }
            Aside::Suspended | Aside::Never => {
                let choice = if how == Aside::Never { Choice::Never } else { Choice::Suspended };
                Event::CardChoice(CardChoice { document, cards: vec![card], choice })
            }
        })
    }

    /// Takes the last step back and asks its card again; false where there is none.
    pub(super) fn undo(&mut self, now: Timestamp) -> bool {
        let is_undone = self.step_back(now);
        self.undoing += usize::from(is_undone);
        is_undone
    }

    /// The journal has taken a step back: here as well, where that was not asked for here.
    pub(super) fn confirm_undo(&mut self, now: Timestamp) {
        match self.undoing.checked_sub(1) {
            Some(left) => self.undoing = left,
            None => _ = self.step_back(now),
        }
    }

    fn step_back(&mut self, now: Timestamp) -> bool {
        match self.steps.pop() {
            None => return false,
            Some(Step::Answer) => _ = self.session.undo(),
            Some(Step::Aside(card)) => _ = self.session.take_up(card),
            Some(Step::Edited(before)) => {
                self.put(*before);
                return true;
            }
        }
        self.ask(now);
        true
    }

    /// From now on nothing of what was done before is taken back here.
    pub(super) fn forget_steps(&mut self) {
        self.steps.clear();
    }

    /// The number of the card that is asked, and how many the sitting has as far as is known.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        let answered = self.session.summary().answered;
        (answered + 1, answered + self.session.left())
    }

    /// How many of the cards that are left were asked before, and how many are new.
    #[must_use]
    pub fn known_and_new(&self) -> (usize, usize) {
        self.session.known_and_new()
    }

    /// What the sitting has come to so far.
    #[must_use]
    pub fn summary(&self) -> Summary {
        self.session.summary()
    }

    /// How many cards wait for their step.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.session.left()
    }
}
