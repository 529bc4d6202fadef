//! Covered reading in use: covering, uncovering one by one, and grading what was uncovered.

use super::App;
use super::cover::Cover;
use super::cover::Item;
use super::effect::Effect;
use super::kept::Kept;
use super::kept::Way;
use super::mode::Focus;
use super::motion::steps;
use super::quiz::page;
use super::reading::Reading;
use crate::action::Action;
use crate::config::Interface;
use crate::document::anchor::Anchor;
use crate::document::block::BlockId;
use crate::journal::event::CardId;
use crate::journal::event::Event;
use crate::journal::event::Review;
use crate::journal::event::TakenCard;
use crate::schedule::Grade;
use crate::schedule::Timestamp;

impl App {
    /// True where something was uncovered in the text and waits for a grade.
    #[must_use]
    pub fn awaits_grade(&self) -> bool {
        let cover = self.reading.as_ref().and_then(|reading| reading.cover.as_ref());
        cover.is_some_and(|cover| cover.awaited().is_some())
    }

    /// Does what an action asks of covers.
    pub(super) fn act_on_covers(&mut self, action: Action, count: Option<usize>, now: Timestamp) {
        let interface = self.interface();
        self.deselect();
        self.focus(Focus::Text);
        let Some(reading) = &mut self.reading else { return };
        match (action, &mut reading.cover) {
            (Action::Cover, Some(_)) => reading.cover = None,
            (Action::Cover, None) => reading.cover_anew(),
            (Action::CoverAgain, Some(cover)) => cover.cover_all(),
            (Action::CoverNext, Some(_)) => {
                for _ in 0..steps(count).clamp(1, 1000) {
                    if !reading.uncover_next(now) {
                        let text = interface.pick(
                            "后面没有盖着的了（R 全部重盖，C 结束）",
                            "nothing is covered further on (R covers again, C ends)",
                        );
                        self.status.remark(text);
                        return;
                    }
                }
            }
            (_, None) => {
                let text = interface.pick(
                    "没有盖住什么：按 C 盖住论点、术语和数字",
                    "nothing is covered: C covers points, terms and figures",
                );
                self.status.remark(text);
            }
            _ => {}
        }
    }

    /// Grades what was uncovered last: an answer of its card.
    pub(super) fn grade_uncovered(&mut self, grade: Grade, now: Timestamp) -> Vec<Effect> {
        let interface = self.interface();
        let Some(reading) = &mut self.reading else { return Vec::new() };
        let Some((card, since)) = reading.cover.as_mut().and_then(Cover::take_awaited) else {
            return Vec::new();
        };
        let events = card.map_or_else(Vec::new, |card| reading.graded(&card, grade, (since, now)));
        if events.is_empty() {
            let text = interface.pick(
                "这一处没有题目，没有记下",
                "no card asks for this; nothing was written down",
            );
            self.status.remark(text);
            return Vec::new();
        }
        let name = page::name_of(grade, interface);
        self.status.remark(match interface {
            Interface::Zh => format!("记下了：{name}（r 下一处，U 撤回）"),
            Interface::En => format!("written down: {name} (r the next, U takes it back)"),
        });
        vec![Effect::Record(events)]
    }

    /// An answer that was taken back covers its place again.
    pub(super) fn cover_undone(&mut self, kept: &Kept) {
        let cover = self.reading.as_mut().and_then(|reading| reading.cover.as_mut());
        let Some(cover) = cover.filter(|_| kept.way == Way::Undone) else { return };
        for event in &kept.events {
            if let Event::Review(review) = event {
                cover.cover_card(&review.card.0);
            }
        }
    }
}

impl Reading {
    /// Covers what there is, as much uncovered as it was.
    pub(super) fn cover_anew(&mut self) {
        let new = Cover::of(&self.opened.document, &self.structure, &self.memory);
        self.cover = Some(match &self.cover {
            Some(before) => new.as_before(before),
            None => new,
        });
    }

    /// Whoever has left the page of what he uncovered does not grade it any more.
    pub(super) fn settle_cover(&mut self) {
        let viewport = &self.viewport;
        if let Some(cover) = &mut self.cover
            && cover.awaited().is_some_and(|item| viewport.row_of(item.place()).is_none())
        {
            let _ = cover.take_awaited();
        }
    }

    /// How many covers on the page are on.
    #[must_use]
    pub fn covers_on_page(&self) -> usize {
        let rows = self.viewport.rows();
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return 0 };
        let blocks = (first.block.index()..=last.block.index()).map(BlockId::new);
        let is_on_page =
            |item: &&Item| item.is_covered && self.viewport.row_of(item.place()).is_some();
        let of = |cover: &Cover| {
            blocks.map(|block| cover.in_block(block).filter(is_on_page).count()).sum()
        };
        self.cover.as_ref().map_or(0, of)
    }

    /// Uncovers the next place from the top of the page on and goes there; false where there is
    /// none. What is not shown is passed over.
    fn uncover_next(&mut self, now: Timestamp) -> bool {
        let (viewport, document) = (&self.viewport, &self.opened.document);
        let can_be_seen = |place: Anchor| viewport.shows(document, place);
        let Some(cover) = &mut self.cover else { return false };
        let next = cover.next(viewport.top_anchor(), can_be_seen);
        let Some(place) = next.and_then(|index| cover.uncover(index, now)) else { return false };
        self.jump_if_far(place);
        true
    }

    /// What is written down where a card was graded: it is taken into the deck with its words first,
    /// unless it is in it.
    fn graded(&self, card: &str, grade: Grade, (since, now): (Timestamp, Timestamp)) -> Vec<Event> {
        let Some(document) = self.memory.document else { return Vec::new() };
        let Some(known) = self.memory.cards.iter().find(|known| known.card.id == card) else {
            return Vec::new();
        };
        let taken = known.is_proposed.then(|| self.memory.made_card(card)).flatten();
        let taken = taken.and_then(|made| TakenCard::of(made, &self.opened.document, document));
        let review = Review {
            card: CardId(card.to_owned()),
            document,
            grade,
            proposed: None,
            took: u32::try_from(now.since(since).max(0)).unwrap_or(u32::MAX),
            retention: self.memory.retention,
        };
        let taken = taken.map(|card| Event::CardTaken(Box::new(card)));
        taken.into_iter().chain([Event::Review(review)]).collect()
    }
}
