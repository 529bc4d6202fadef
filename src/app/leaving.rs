//! Keeping what the reader leaves behind: the position when a document is left, and the answers of
//! whoever writes it down.

use std::sync::Arc;

use super::App;
use super::effect::Effect;
use super::kept::Kept;
use super::kept::Left;
use super::kept::Trace;
use super::kept::Way;
use super::reading::Landing;
use super::reading::Reading;
use crate::action::Scope;
use crate::config::Interface;
use crate::document::anchor::Anchor;
use crate::document::place::Place;
use crate::journal::event::Choice;
use crate::journal::event::Event;
use crate::journal::event::Position;

/// Thousandths of a document from one written position to the next while reading: what a killed
/// program forgets at the most.
const STRIDE: u16 = 25;

impl App {
    /// What was left behind in the document that is open: the reader goes on where he stopped,
    /// unless he has moved already.
    pub(super) fn enter(&mut self, left: Left) {
        let Some(reading) = self.reading.as_mut().filter(|reading| reading.is_of(&left)) else {
            return;
        };
        let has_moved = reading.has_moved();
        if let Some(resume) = left.standing.resume
            && !has_moved
        {
            reading.go_to(resume, Landing::Top);
        }
        reading.standing = Some(left.standing);
        // Where the reader was sooner, no position of his is written yet.
        reading.written = if has_moved { None } else { reading.position() };
    }

    /// Takes in what was written down.
    pub(super) fn take_kept(&mut self, kept: Kept) -> Vec<Effect> {
        self.take_saving(&kept);
        if let (Some(left), Some(reading)) = (kept.left, &mut self.reading)
            && Arc::ptr_eq(&reading.opened.document, &left.document)
        {
            reading.standing = Some(left.standing);
        }
        self.tell(kept.way, &kept.events);
        let is_of_library = |event: &Event| {
            matches!(
                event,
                Event::Removed(_) | Event::Restored(_) | Event::Moved(_) | Event::Found(_)
            )
        };
        let is_other = kept.events.iter().any(is_of_library);
        let listed = if is_other { self.refresh_library() } else { Vec::new() };
        listed.into_iter().chain(self.gather()).collect()
    }

    fn tell(&mut self, way: Way, events: &[Event]) {
        let interface = self.interface();
        let Some(event) = events.iter().rev().find(|event| event.can_be_undone()) else {
            match way {
                Way::Written => {}
                Way::Undone => {
                    self.status.remark(interface.pick("没有可撤销的", "there is nothing to undo"));
                }
                Way::Redone => {
                    self.status.remark(interface.pick("没有可重做的", "there is nothing to redo"));
                }
            }
            return;
        };
        let (zh, en) = said(event);
        let text = match (way, interface) {
            (Way::Written, Interface::Zh) => format!("已保存：{zh}"),
            (Way::Written, Interface::En) => format!("saved: {en}"),
            (Way::Undone, Interface::Zh) => format!("已撤销：{zh}"),
            (Way::Undone, Interface::En) => format!("undone: {en}"),
            (Way::Redone, Interface::Zh) => format!("已重做：{zh}"),
            (Way::Redone, Interface::En) => format!("done again: {en}"),
        };
        // An answer shows by itself that it is kept, and so do cards that a quiz begins with: the
        // next one is asked.
        let is_answer = match event {
            _ if events.iter().any(|event| matches!(event, Event::Review(_))) => true,
            Event::CardChoice(taken) => {
                taken.choice == Choice::Accepted && self.scope() == Scope::Quiz
            }
            _ => false,
        };
        if way != Way::Written || self.status.is_saved() && !is_answer {
            self.status.remark(text);
        }
    }

    /// The position, to be written down before the reader is out of sight.
    pub(super) fn leave_position(&mut self) -> Option<Effect> {
        let reading = self.reading.as_mut()?;
        let Some(position) = reading.position() else { return reading.early_position() };
        if reading.written.as_ref() == Some(&position) {
            return None;
        }
        reading.written = Some(position.clone());
        Some(Effect::Record(vec![Event::Position(position)]))
    }

    /// The position, where the reader has gone on by a stride since it was written down last.
    pub(super) fn note_stride(&mut self) -> Option<Effect> {
        let reading = self.reading.as_ref().filter(|reading| reading.standing.is_some())?;
        let progress = reading.progress();
        let written = reading.written.as_ref();
        let is_due = written.is_none_or(|at| progress.abs_diff(at.progress) >= STRIDE);
        if is_due { self.leave_position() } else { None }
    }
}

impl Reading {
    fn is_of(&self, left: &Left) -> bool {
        Arc::ptr_eq(&self.opened.document, &left.document)
    }

    /// True where the reader is not at the place where a document opens any more.
    fn has_moved(&self) -> bool {
        self.viewport.top_anchor() != Anchor::default() || self.cursor != self.arrival
    }

    /// How far the reader has come, in thousandths; paging through headings is not reading.
    fn progress(&self) -> u16 {
        let written = self.written.as_ref().map_or(0, |position| position.progress);
        if self.is_abridged() { written } else { self.viewport.progress(self.document()) }
    }

    /// Where the reader is; `None` as long as it is not known what the document is known by.
    fn position(&self) -> Option<Position> {
        let document = self.standing.as_ref()?.document;
        let (place, progress) = self.place_and_progress()?;
        Some(Position { document, place, progress })
    }

    fn place_and_progress(&self) -> Option<(Place, u16)> {
        let place = Place::at(self.document(), self.viewport.top_anchor(), 0)?;
        Some((place, self.progress()))
    }

    /// The position of a reader who was sooner than what was left behind in the document; `None`
    /// where he has not moved, so that he goes on next time where he was before.
    fn early_position(&self) -> Option<Effect> {
        if self.standing.is_some() || !self.has_moved() {
            return None;
        }
        let (place, progress) = self.place_and_progress()?;
        Some(Effect::Leave(
            Arc::clone(&self.opened.document),
            vec![Trace::Position(place, progress)],
        ))
    }

    /// Has these written down as one change, even before it is known what the document is known by:
    /// whoever types ahead loses nothing.
    pub(super) fn keep(&self, traces: Vec<Trace>) -> Vec<Effect> {
        if traces.is_empty() {
            return Vec::new();
        }
        let effect = match &self.standing {
            Some(standing) => {
                let event = |trace: Trace| trace.in_document(standing.document);
                Effect::Record(traces.into_iter().map(event).collect())
            }
            None => Effect::Leave(Arc::clone(&self.opened.document), traces),
        };
        vec![effect]
    }
}

/// What a decision on so many cards is called, in Chinese and English.
fn of_cards(count: usize, choice: Choice) -> (String, String) {
    let (zh, en) = match choice {
        Choice::Accepted => ("收下", "taken into the deck"),
        Choice::Suspended => ("歇下", "put to rest"),
        Choice::Never => ("不再问", "never asked again"),
    };
    let cards = if count == 1 { "card" } else { "cards" };
    (format!("{zh} {count} 题"), format!("{count} {cards} {en}"))
}

/// What a change is called, in Chinese and English.
fn said(event: &Event) -> (String, String) {
    let both = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
    match event {
        Event::Removed(_) => both("移出书库", "taken out of the library"),
        Event::Restored(_) => both("放回书库", "put back into the library"),
        Event::Moved(_) => both("文件的新位置", "the new place of the file"),
        Event::Bookmark(bookmark) => {
            let letter = bookmark.letter;
            (format!("书签 {letter}"), format!("bookmark {letter}"))
        }
        Event::Mark(_) => both("标记", "mark"),
        Event::MarkKind(_) => both("标记的种类", "the kind of a mark"),
        Event::Unmark(_) => both("删去标记", "mark deleted"),
        Event::Reattach(_) => both("标记的新位置", "the new place of a mark"),
        Event::Note(note) if note.text.is_empty() => both("删去札记", "note deleted"),
        Event::Note(_) => both("札记", "note"),
        Event::OwnCard(_) | Event::CardTaken(_) | Event::CardText(_) => both("卡片", "card"),
        Event::CardChoice(choice) => of_cards(choice.cards.len(), choice.choice),
        Event::Buried(_) => both("今天不再问", "card put off until tomorrow"),
        Event::Review(_) => both("回答", "answer"),
        Event::Setting(_) => both("本文的设置", "setting of this document"),
        Event::Fitted(_) => both("拟合的参数", "the fitted weights"),
        Event::Edition(_)
        | Event::Opened(_)
        | Event::Found(_)
        | Event::Position(_)
        | Event::Undo(_)
        | Event::Redo(_) => both("位置", "position"),
    }
}
