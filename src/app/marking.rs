//! Marks on passages, and notes on marks.

use std::sync::Arc;

use super::App;
use super::draft::Draft;
use super::draft::Target;
use super::effect::Effect;
use super::kept::Trace;
use super::mode::Focus;
use super::mode::Mode;
use super::passage::Unit;
use super::reading::Reading;
use super::structure::nth_from;
use crate::action::Action;
use crate::document::anchor::Anchor;
use crate::document::block::BlockId;
use crate::document::place::Place;
use crate::document::refind::Passage;
use crate::journal::event::Event;
use crate::journal::event::MarkKind;
use crate::journal::event::MarkKindChange;
use crate::journal::event::Note;
use crate::journal::event::Unmark;
use crate::journal::id::EventId;
use crate::journal::marks::Marked;

/// The kind of mark that an action makes.
fn kind_of(action: Action) -> MarkKind {
    match action {
        Action::MarkQuestion => MarkKind::Question,
        Action::MarkQuote => MarkKind::Quote,
        Action::MarkDisagree => MarkKind::Disagree,
        _ => MarkKind::Key,
    }
}

impl Reading {
    /// The marks that stand in the text, in reading order, each with its passage.
    #[must_use]
    pub fn marks(&self) -> &[(Marked, Passage)] {
        self.standing.as_ref().map_or(&[], |standing| &standing.marks)
    }

    /// The marks in a block.
    pub fn marks_in(&self, block: BlockId) -> impl Iterator<Item = &(Marked, Passage)> {
        self.marks().iter().filter(move |(_, passage)| passage.anchor.block == block)
    }

    /// The mark that the cursor stands in: the shortest where there are several.
    #[must_use]
    pub fn mark_here(&self) -> Option<&Marked> {
        let at = self.cursor;
        let is_here = |passage: &Passage| {
            let start = passage.anchor.offset;
            (start..start + passage.length).contains(&at.offset)
        };
        let here = self.marks_in(at.block).filter(|(_, passage)| is_here(passage));
        here.min_by_key(|(_, passage)| passage.length).map(|(mark, _)| mark)
    }

    /// The sentence that the cursor stands in.
    fn sentence_here(&self) -> Vec<(Anchor, usize)> {
        let range = self.around(Unit::Sentence);
        vec![(Anchor::new(self.cursor.block, range.start), range.len())]
    }

    /// What marks these passages.
    fn marks_on(&self, passages: &[(Anchor, usize)], mark: MarkKind) -> Vec<Trace> {
        let on = |(at, length): &(Anchor, usize)| {
            let place = Place::at(self.document(), *at, *length).filter(|place| place.length > 0);
            place.map(|place| Trace::Mark(mark, place))
        };
        passages.iter().filter_map(on).collect()
    }
}

impl App {
    /// Does what an action asks of marks in the text.
    pub(super) fn act_on_marks(&mut self, action: Action, count: Option<usize>) -> Vec<Effect> {
        if self.mode.focus() != Focus::Text {
            return Vec::new();
        }
        match action {
            Action::MarkKey | Action::MarkQuestion | Action::MarkQuote | Action::MarkDisagree => {
                return self.mark(kind_of(action));
            }
            Action::NoteWrite => self.write_note(),
            Action::MarkDelete => return self.unmark_here(),
            Action::Reattach => return self.reattach(),
            Action::MarkNext => self.go_to_mark(1, count),
            Action::MarkPrevious => self.go_to_mark(-1, count),
            _ => {}
        }
        Vec::new()
    }

    /// Marks the selection; without one, the mark at the cursor becomes of this kind, or the
    /// sentence is marked.
    fn mark(&mut self, kind: MarkKind) -> Vec<Effect> {
        let passages = self.selected();
        let Some(reading) = &self.reading else { return Vec::new() };
        if passages.is_empty()
            && let Some(mark) = reading.mark_here()
        {
            return Self::change_kind(mark.id, kind);
        }
        let passages = if passages.is_empty() { reading.sentence_here() } else { passages };
        let effects = reading.keep(reading.marks_on(&passages, kind));
        self.deselect();
        effects
    }

    /// Makes a mark one of this kind.
    pub(super) fn change_kind(of: EventId, mark: MarkKind) -> Vec<Effect> {
        vec![Effect::Record(vec![Event::MarkKind(MarkKindChange { of, mark })])]
    }

    /// Deletes a mark.
    pub(super) fn unmark(of: EventId) -> Vec<Effect> {
        vec![Effect::Record(vec![Event::Unmark(Unmark { of })])]
    }

    fn unmark_here(&mut self) -> Vec<Effect> {
        if let Some(mark) = self.reading.as_ref().and_then(Reading::mark_here) {
            return Self::unmark(mark.id);
        }
        let text = self.interface().pick("这里没有标记", "there is no mark here");
        self.status.remark(text);
        Vec::new()
    }

    /// Opens the note of the mark at the cursor, or a new one on the selection or the sentence.
    fn write_note(&mut self) {
        let passages = self.selected();
        let Some(reading) = &self.reading else { return };
        let here = reading.mark_here().filter(|_| passages.is_empty()).cloned();
        if let Some(mark) = here {
            self.open_draft(&mark);
            return;
        }
        let passages = if passages.is_empty() { reading.sentence_here() } else { passages };
        let quote = reading.words_of(&passages);
        if quote.is_empty() {
            let text = self.interface().pick("这里没有文字", "there is no text here");
            self.status.remark(text);
            return;
        }
        let draft = Draft::new(Target::Passages(passages), quote, String::new());
        self.mode = Mode::Write(Box::new(draft));
    }

    /// Opens the note of a mark.
    pub(super) fn open_draft(&mut self, mark: &Marked) {
        let quote = mark.place.quote.exact.clone();
        let draft = Draft::new(Target::Mark(mark.id), quote, mark.note.clone());
        self.mode = Mode::Write(Box::new(draft));
    }

    /// Closes the draft and keeps what was written.
    pub(super) fn keep_draft(&mut self) -> Vec<Effect> {
        let Mode::Write(draft) = std::mem::take(&mut self.mode) else { return Vec::new() };
        if draft.is_card() {
            return self.keep_card(draft);
        }
        let text = draft.text().trim_end().to_owned();
        match &draft.target {
            Target::Mark(of) => {
                let known = self.reading.as_ref().and_then(|reading| reading.note_of(*of));
                if known.as_deref() == Some(text.as_str()) {
                    return Vec::new();
                }
                vec![Effect::Record(vec![Event::Note(Note { of: *of, text })])]
            }
            Target::Card(_) | Target::NewCard(..) => Vec::new(),
            Target::Passages(_) if text.is_empty() => Vec::new(),
            Target::Passages(passages) => {
                let Some(reading) = &self.reading else { return Vec::new() };
                let marks = reading.marks_on(passages, MarkKind::default());
                vec![Effect::Annotate(Arc::clone(&reading.opened.document), marks, text)]
            }
        }
    }

    fn go_to_mark(&mut self, direction: isize, count: Option<usize>) {
        let Some(reading) = &mut self.reading else { return };
        let by = direction * super::motion::steps(count);
        let to = nth_from(reading.marks(), |(_, passage)| passage.anchor, reading.cursor, by);
        if let Some(to) = to {
            reading.jump_if_far(to);
        } else {
            let text = self.interface().pick("这个方向上没有了", "there is none further on");
            self.status.remark(text);
        }
    }
}

impl Reading {
    fn note_of(&self, id: EventId) -> Option<String> {
        let orphans = self.standing.iter().flat_map(|standing| &standing.orphans);
        let mut all = self.marks().iter().map(|(mark, _)| mark).chain(orphans);
        all.find(|mark| mark.id == id).map(|mark| mark.note.clone())
    }
}
