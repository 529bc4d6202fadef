//! The quiz in use: starting, answering, looking at the passage, stopping.

use std::sync::Arc;

use super::Awaited;
use super::again::AgainAt;
use super::deck::Deck;
use super::hand::Hand;
use super::sitting::Aside;
use super::sitting::Sitting;
use super::sitting::Stage;
use crate::action::Action;
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::line::Purpose;
use crate::app::motion::scroll_rows;
use crate::app::popup::Content;
use crate::app::popup::Popup;
use crate::app::reading::Landing;
use crate::config::Interface;
use crate::config::Settings;
use crate::document::anchor::Anchor;
use crate::journal::event::Event;
use crate::schedule::Grade;
use crate::schedule::Timestamp;
use crate::schedule::interval::Retention;

/// The grade of an action.
pub(in crate::app) fn grade_of(action: Action) -> Option<Grade> {
    match action {
        Action::QuizAgain => Some(Grade::Again),
        Action::QuizHard => Some(Grade::Hard),
        Action::QuizGood => Some(Grade::Good),
        Action::QuizEasy => Some(Grade::Easy),
        _ => None,
    }
}

impl App {
    /// Begins a sitting as soon as its cards are made, or goes back to the one that goes on.
    pub(in crate::app) fn open_quiz(&mut self) -> Vec<Effect> {
        if self.quiz.sitting.is_some() {
            self.return_to_quiz(Action::Quiz);
            return Vec::new();
        }
        self.ask_for_deck(Awaited::Sitting)
    }

    /// Takes in the cards: begins a sitting with them, proposes or lists them, or brings what is on
    /// the screen into step.
    pub(in crate::app) fn take_deck(&mut self, deck: Deck, now: Timestamp) -> Vec<Effect> {
        let of = self.reading.as_ref().map(|reading| &reading.opened.document);
        if !of.is_some_and(|open| Arc::ptr_eq(open, &deck.document)) {
            return Vec::new();
        }
        let awaited = self.quiz.awaited.take();
        if awaited.is_some() {
            self.status.notice = None;
        }
        match awaited {
            Some(_) if deck.cards.is_empty() => {
                let text = self
                    .interface()
                    .pick("这篇文章里没有可问的", "there is nothing to ask of this document");
                self.status.remark(text);
                return self.go_on_with_review();
            }
            Some(Awaited::Sitting) if !deck.is_proposal => {
                let effects = self.begin_sitting(deck.clone().into(), now);
                self.quiz.list.deck = Some(deck);
                return effects;
            }
            Some(Awaited::Sitting | Awaited::List) => {
                self.quiz.list.open(deck);
                self.show_deck();
            }
            None => {
                if let Some(sitting) = &mut self.quiz.sitting {
                    sitting.follow(&deck, now);
                }
                let effects = self.show_sought(&deck);
                self.quiz.list.refresh(deck);
                return effects;
            }
        }
        Vec::new()
    }

    /// Begins a sitting with these cards; in a review a document with nothing to ask is passed.
    pub(super) fn begin_sitting(&mut self, mut hand: Hand, now: Timestamp) -> Vec<Effect> {
        let Settings { retention, .. } = self.settings;
        if let Ok(wanted) = Retention::new(f64::from(retention) / 100.0) {
            hand.scheduler.retention = wanted;
        }
        let limits = self.limits(now);
        if limits.minutes == 0 {
            return self.go_on_after_sitting(true);
        }
        let sitting = Sitting::begin(hand, limits, now);
        if sitting.stage == Stage::Over {
            let text = self.interface().pick(
                "今天没有要问的了；gd 是全部题目",
                "nothing is left to ask today; gd lists all cards",
            );
            self.status.remark(text);
            return self.go_on_with_review();
        }
        self.quiz.sitting = Some(sitting);
        self.deselect();
        self.popups.push(Popup { content: Content::Quiz, top: 0 });
        Vec::new()
    }

    /// Goes back from the passage to its card.
    pub(in crate::app) fn return_to_quiz(&mut self, action: Action) {
        let Some(sitting) = &mut self.quiz.sitting else {
            let text = self
                .interface()
                .pick("没有进行中的测验：按 gq 开始", "no quiz is going on: gq begins one");
            self.status.remark(text);
            return;
        };
        if !matches!(action, Action::Quiz | Action::QuizPassage) {
            return;
        }
        if let (Some(left), Some(reading)) = (sitting.left.take(), &mut self.reading) {
            reading.go_to(left, Landing::Top);
        }
        self.deselect();
        self.popups.retain(|popup| popup.content != Content::Quiz);
        self.popups.push(Popup { content: Content::Quiz, top: 0 });
        self.show_answer_row();
    }

    /// Does what an action asks of the quiz.
    pub(in crate::app) fn act_in_quiz(
        &mut self,
        action: Action,
        count: Option<usize>,
        now: Timestamp,
    ) -> Vec<Effect> {
        let (total, height) = self.popup_extent(&Content::Quiz);
        let Some(sitting) = &mut self.quiz.sitting else {
            self.close_quiz();
            return Vec::new();
        };
        if sitting.stage != Stage::Over
            && let Some(rows) = scroll_rows(action, count, height)
        {
            if let Some(popup) = self.popups.last_mut() {
                let last = total.saturating_sub(height);
                popup.top = popup.top.saturating_add_signed(rows).min(last);
            }
            return Vec::new();
        }
        let written: Vec<Event> = match (action, &sitting.stage) {
            (Action::Close | Action::FocusText, stage) => {
                let (is_over, is_late) = (*stage == Stage::Over, sitting.is_time_over);
                self.close_quiz();
                return if is_over { self.go_on_after_sitting(is_late) } else { Vec::new() };
            }
            (Action::QuizUndo, _) => return self.undo_answer(now),
            (Action::QuizBury, _) => sitting.put_off(Aside::Buried, now).into_iter().collect(),
            (Action::QuizNever, _) => sitting.put_off(Aside::Never, now).into_iter().collect(),
            (Action::QuizSuspend, _) => {
                sitting.put_off(Aside::Suspended, now).into_iter().collect()
            }
            (Action::CardEdit, Stage::Asked(_) | Stage::Shown(_)) => {
                self.edit_asked();
                return Vec::new();
            }
            (Action::QuizPassage, Stage::Asked(_) | Stage::Shown(_)) => {
                return self.show_passage();
            }
            (Action::QuizType, Stage::Asked(_)) => {
                self.open_line(Purpose::Answer);
                return Vec::new();
            }
            (_, Stage::Asked(_)) => {
                self.answer_with(action);
                Vec::new()
            }
            (_, Stage::Shown(shown)) => {
                let proposed = shown.proposed().filter(|_| action == Action::QuizReveal);
                match grade_of(action).or(proposed) {
                    Some(grade) => sitting.grade(grade, now).unwrap_or_default(),
                    None => return self.say_grades(action),
                }
            }
            (_, Stage::Over) => return self.act_at_end(action, count, now),
        };
        self.show_answer_row();
        if written.len() > 1 {
            self.say_leech();
        }
        if written.is_empty() { Vec::new() } else { vec![Effect::Record(written)] }
    }

    /// Shows the answer, or takes the choice of this number.
    fn answer_with(&mut self, action: Action) {
        let Some(sitting) = &mut self.quiz.sitting else { return };
        let choices = sitting.card().and_then(|card| card.choices.clone());
        match (action, grade_of(action), choices) {
            (Action::QuizReveal, ..) => sitting.reveal(None),
            (_, Some(number), Some(choices)) => {
                let index = usize::from(number.number()).saturating_sub(1);
                if let Some(choice) = choices.get(index) {
                    sitting.reveal(Some(choice));
                }
            }
            _ => {}
        }
    }

    /// Takes in a typed answer; without one the answer is only shown.
    pub(in crate::app) fn answer(&mut self, typed: &str) {
        if let Some(sitting) = &mut self.quiz.sitting {
            sitting.reveal(Some(typed).filter(|typed| !typed.is_empty()));
        }
        self.show_answer_row();
    }

    fn say_grades(&mut self, action: Action) -> Vec<Effect> {
        if action == Action::QuizReveal {
            let text =
                self.interface().pick("记得多少？按 1 到 4", "how well did you know it? 1 to 4");
            self.status.remark(text);
        }
        Vec::new()
    }

    /// Says that a card was forgotten so often that it rests from now on.
    fn say_leech(&mut self) {
        let text = self.interface().pick(
            "难题：忘了多次，先歇着；在题目一览（gd）里改一改再问",
            "a leech: forgotten so often that it rests; reword it in the list of cards (gd)",
        );
        self.status.remark(text);
    }

    fn undo_answer(&mut self, now: Timestamp) -> Vec<Effect> {
        if self.quiz.sitting.as_mut().is_some_and(|sitting| sitting.undo(now)) {
            self.show_answer_row();
            return vec![Effect::Undo];
        }
        let text =
            self.interface().pick("这里没有可撤回的回答", "there is no answer to take back here");
        self.status.remark(text);
        Vec::new()
    }

    /// Shows the passage of the card, and with it the answer.
    pub(super) fn show_passage(&mut self) -> Vec<Effect> {
        let (Some(sitting), Some(reading)) = (&mut self.quiz.sitting, &mut self.reading) else {
            return Vec::new();
        };
        sitting.reveal(None);
        if let Some((card, source)) = sitting.elsewhere(&reading.opened.source) {
            return self.seek(card, source);
        }
        let Some(passage) = sitting.card().map(|card| card.source) else { return Vec::new() };
        sitting.left = Some(reading.viewport.top_anchor());
        reading.go_to(Anchor::new(passage.block, passage.offset), Landing::Near);
        self.popups.clear();
        let text = self
            .interface()
            .pick("这是原文：按 p 回到题目", "this is the passage: p goes back to the card");
        self.status.remark(text);
        Vec::new()
    }

    /// Moves among the headings at the end, goes to one, or goes on: where a card is due again, and
    /// in a review with the next document.
    fn act_at_end(&mut self, action: Action, count: Option<usize>, now: Timestamp) -> Vec<Effect> {
        let (Some(sitting), Some(reading)) = (&mut self.quiz.sitting, &mut self.reading) else {
            return Vec::new();
        };
        let headings = sitting.to_read_again(&reading.structure.outline);
        let is_moved = sitting.listing.act(action, count, (headings.len(), headings.len()));
        if !is_moved && action == Action::QuizReveal {
            sitting.ask(now);
            if sitting.stage == Stage::Over {
                let chosen = headings.get(sitting.listing.chosen).map(|again| &again.place);
                let is_late = sitting.is_time_over;
                if let Some(AgainAt::Open(at)) = chosen {
                    reading.jump(*at, Landing::Top);
                }
                self.close_quiz();
                return match chosen {
                    None => self.go_on_after_sitting(is_late),
                    Some(AgainAt::Open(_)) => Vec::new(),
                    Some(AgainAt::Card(card, source)) => self.seek(card.clone(), source.clone()),
                };
            }
        }
        self.show_answer_row();
        Vec::new()
    }

    /// Ends the sitting; everything that was answered is written down already.
    fn close_quiz(&mut self) {
        self.popups.retain(|popup| popup.content != Content::Quiz);
        let ended = self.quiz.sitting.take();
        let answered = ended.map_or(0, |sitting| sitting.summary().answered);
        if answered > 0 && self.status.is_saved() {
            self.status.remark(match self.interface() {
                Interface::Zh => format!("答了 {answered} 张，都已保存"),
                Interface::En => format!("{answered} answered, all saved"),
            });
        }
    }

    /// Brings the row that matters into sight: the answer, or the chosen heading.
    fn show_answer_row(&mut self) {
        let (_, height) = self.popup_extent(&Content::Quiz);
        let parts = self.quiz_parts();
        let rows = self.quiz_rows();
        let row = rows.iter().position(|(part, _)| parts[*part].is_focus).unwrap_or(0);
        let is_over = self.quiz.sitting.as_ref().is_some_and(|s| s.stage == Stage::Over);
        if let Some(popup) = self.popups.last_mut().filter(|p| p.content == Content::Quiz) {
            let top = if is_over { (row + 1).saturating_sub(height) } else { row };
            popup.top = top.min(rows.len().saturating_sub(height));
        }
    }
}
