//! The quiz: a sitting over the cards of the document that is open.
//!
//! The cards come from a worker while reading goes on; each answer is an event, so that a sitting
//! can be stopped at any moment and nothing of it is lost.

mod acting;
pub mod again;
mod choosing;
pub mod deck;
pub mod hand;
pub mod list;
mod mixing;
pub mod page;
pub mod sitting;
mod writing;

use std::ops::Range;

use super::kept::Kept;
use super::kept::Way;
use super::opened::Source;
use crate::document::block::BlockId;
use crate::journal::event::Event;
use crate::schedule::Timestamp;

pub(super) use acting::grade_of;
pub use sitting::{Shown, Sitting, Stage};

use list::DeckList;

/// The quiz.
#[derive(Debug, Default)]
pub struct Quiz {
    /// The sitting; `None` where there is none.
    pub sitting: Option<Sitting>,
    /// The list of cards.
    pub list: DeckList,
    /// What the cards are for that are made at the moment.
    pub awaited: Option<Awaited>,
    /// The card whose passage is looked for.
    pub(super) sought: Option<Sought>,
}

/// A card whose passage is looked for, in a document that need not be open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sought {
    /// The card's id.
    card: String,
    /// Where its document is opened from.
    source: Source,
}

/// What cards are made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Awaited {
    /// A sitting; before the first one of a document they are proposed.
    Sitting,
    /// The list of cards.
    List,
}

impl Quiz {
    /// What of the quiz goes on where this document is opened: all, where its passage is looked at.
    pub(super) fn in_document(self, source: &Source) -> Self {
        if self.sought.as_ref().is_none_or(|sought| sought.source != *source) {
            return Self::default();
        }
        let mut sitting = self.sitting;
        if let Some(sitting) = &mut sitting {
            sitting.left = None;
        }
        Self { sitting, sought: self.sought, ..Self::default() }
    }

    /// Takes in what was written down: an answer that was taken back or done again elsewhere counts
    /// here as well, and a change of another kind ends what the quiz can take back.
    pub(super) fn take_kept(&mut self, kept: &Kept, now: Timestamp) {
        let Some(sitting) = &mut self.sitting else { return };
        let undoable = || kept.events.iter().filter(|event| event.can_be_undone());
        if undoable().next().is_none() {
            return;
        }
        let is_of_quiz = undoable().all(|event| {
            matches!(
                event,
                Event::Review(_)
                    | Event::CardTaken(_)
                    | Event::CardText(_)
                    | Event::CardChoice(_)
                    | Event::Buried(_)
            )
        });
        let texts = kept.events.iter().filter_map(|event| match event {
            Event::CardText(text) if kept.way != Way::Undone => Some(text),
            _ => None,
        });
        let mut is_known = true;
        for text in texts {
            is_known &= sitting.edit(text);
        }
        match kept.way {
            Way::Undone if is_of_quiz => sitting.confirm_undo(now),
            Way::Written if is_of_quiz && is_known => {}
            Way::Written | Way::Undone | Way::Redone => sitting.forget_steps(),
        }
    }

    /// The bytes of a block's text that the answer stands in, while its passage is looked at.
    #[must_use]
    pub fn passage_in(&self, block: BlockId) -> Option<Range<usize>> {
        let sitting = self.sitting.as_ref().filter(|sitting| sitting.left.is_some())?;
        let source = sitting.card()?.source;
        (source.block == block).then(|| source.offset..source.offset + source.length)
    }
}
