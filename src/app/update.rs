//! Dispatch: which screen part a message or an action goes to.

use super::App;
use super::effect::Effect;
use super::keys::Press;
use super::line::Purpose;
use super::message::Message;
use super::mode::Mode;
use super::pictures::To;
use super::quiz::grade_of;
use crate::action::Action;
use crate::action::Group;
use crate::action::Scope;
use crate::config::Interface;
use crate::keymap::key::Key;
use crate::schedule::Timestamp;

impl App {
    /// Takes in what happened at `now`; what the outside has to do comes back, in order.
    pub fn update(&mut self, message: Message, now: Timestamp) -> Vec<Effect> {
        // A key, and the size that is told after a stop, are moments when the disk may be another.
        let is_moment = matches!(message, Message::Key(_) | Message::Resized(_));
        let mut effects = self.take_in(message, now);
        self.await_document(&effects);
        self.settle();
        effects.extend(is_moment.then(|| self.try_to_save()).flatten());
        effects.extend(self.ask_for_cards());
        effects.extend(self.note_stride());
        effects
    }

    fn take_in(&mut self, message: Message, now: Timestamp) -> Vec<Effect> {
        match message {
            Message::Key(key) => return self.press(key, now),
            Message::Pasted(text) => self.type_in(&text),
            Message::Pointer(pointer) => self.point(pointer),
            Message::AmbiguousWidth(width) => self.terminal_ambiguous = width,
            Message::Resized(size) => self.size = size,
            Message::Opened(opened) => return self.take_opened(*opened),
            Message::Entered(left) => {
                self.enter(*left);
                let sought = self.find_sought();
                return if sought.is_empty() { self.begin_in_review() } else { sought };
            }
            Message::Kept(kept) => {
                self.quiz.take_kept(&kept, now);
                self.forget_strengths(&kept);
                self.cover_undone(&kept);
                let mut effects = self.refresh_deck(&kept.events);
                effects.extend(self.refresh_statistics(&kept.events));
                effects.extend(self.take_kept(*kept));
                return effects;
            }
            Message::Library(volumes) => return self.take_library(volumes, now),
            Message::Tallied(statistics) => self.take_statistics(*statistics),
            Message::OtherDocument(path) => self.say_other_document(&path),
            Message::StructureFound(found) => self.take_structure(*found),
            Message::Searched(request, hits) => self.take_hits(&request, hits),
            Message::Dealt(deck) => {
                self.remember(&deck, now);
                return self.take_deck(*deck, now);
            }
            Message::Mixed(mix) => return self.take_mix(*mix, now),
            Message::Progress(source, step) => self.see_progress(&source, step),
            Message::Told(text) => self.status.remark(text),
            Message::Failed(text) => self.take_failure(text),
            Message::Suspending => return self.leave_position().into_iter().collect(),
            Message::Ended => return self.end(),
        }
        Vec::new()
    }

    fn press(&mut self, key: Key, now: Timestamp) -> Vec<Effect> {
        self.status.notice = None;
        match self.keys.press(self.scope(), key) {
            Press::Action(action, count) => return self.act(action, count, now),
            Press::Letter(action, letter) => return self.act_with_letter(action, letter),
            Press::Typed(c) => self.type_in(c.encode_utf8(&mut [0; 4])),
            Press::Waiting => {}
            Press::Unbound(typed) => {
                let text = match self.interface() {
                    Interface::Zh => format!("{typed} 没有用处，按 ? 看帮助"),
                    Interface::En => format!("{typed} does nothing; ? is help"),
                };
                self.status.error(text);
            }
        }
        Vec::new()
    }

    /// Does what an action asks for, `count` times or with that number.
    pub(super) fn act(
        &mut self,
        action: Action,
        count: Option<usize>,
        now: Timestamp,
    ) -> Vec<Effect> {
        match self.mode {
            Mode::Line { .. } => return self.edit_line(action, now),
            Mode::Write(_) => return self.act_in_draft(action),
            Mode::Panes { .. } | Mode::Select { .. } => {}
        }
        if matches!(action, Action::Quit | Action::Close) && self.stop_opening() {
            return vec![Effect::StopOpening];
        }
        match action.entry().group {
            Group::Program => return self.act_in_program(action, count),
            _ if action == Action::Library => return self.open_library(),
            _ if action == Action::Review => return self.review_due(),
            _ if action == Action::Statistics => return vec![Effect::Tally],
            _ if action == Action::Help && self.scope() != Scope::Popup => self.open_help(),
            _ if self.scope() == Scope::Library => return self.act_in_library(action, count),
            _ if action == Action::Quiz => return self.open_quiz(),
            _ if action == Action::Deck && self.scope() != Scope::Deck => return self.open_deck(),
            _ if self.scope() == Scope::Deck => return self.act_in_deck(action, count, now),
            Group::Setting => self.act_in_settings(action, count),
            _ if self.scope() == Scope::Quiz => return self.act_in_quiz(action, count, now),
            _ if self.scope() == Scope::Cover
                && let Some(grade) = grade_of(action) =>
            {
                return self.grade_uncovered(grade, now);
            }
            _ if matches!(action, Action::CardCloze | Action::CardAsk) => self.write_card(action),
            Group::Quiz => self.return_to_quiz(action),
            _ if action == Action::Marks => self.open_marks(),
            _ if self.scope() == Scope::Marks => return self.act_in_marks(action, count),
            Group::Selection => return self.act_in_selection(action, count),
            Group::Marks => return self.act_on_marks(action, count),
            Group::Library => {}
            Group::Bookmarks => self.await_letter(action),
            Group::Search => self.act_in_search(action, count),
            Group::Covers if self.popups.is_empty() => self.act_on_covers(action, count, now),
            Group::Argument if self.popups.is_empty() => self.act_in_argument(action, count),
            _ if action == Action::OutlineFilter => self.open_line(Purpose::Filter),
            _ if !self.popups.is_empty() => self.act_in_popup(action, count),
            _ => self.act_in_panes(action, count),
        }
        Vec::new()
    }

    fn act_in_search(&mut self, action: Action, count: Option<usize>) {
        self.popups.clear();
        match action {
            Action::Search => self.open_line(Purpose::SearchForward),
            Action::SearchBackward => self.open_line(Purpose::SearchBackward),
            Action::SearchNext => self.repeat_search(false, count.unwrap_or(1)),
            Action::SearchPrevious => self.repeat_search(true, count.unwrap_or(1)),
            Action::SearchClear => self.find.clear(),
            _ => {}
        }
    }

    fn act_in_program(&mut self, action: Action, count: Option<usize>) -> Vec<Effect> {
        match action {
            Action::CommandLine => self.open_line(Purpose::Command),
            Action::CopyParagraph => return self.copy_paragraph(),
            Action::CopyNote => return self.copy_note(),
            Action::PictureOpen => return self.want_picture(To::Viewer),
            Action::DocumentNext | Action::DocumentPrevious => {
                return self.open_next(action, count);
            }
            Action::Redraw => return vec![Effect::Redraw],
            Action::Suspend => return vec![Effect::Suspend],
            Action::Undo => return vec![Effect::Undo],
            Action::Redo => return vec![Effect::Redo],
            Action::Quit => return self.quit(),
            _ => {}
        }
        Vec::new()
    }
}
