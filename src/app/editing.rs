//! Input lines in use: typing, editing, completing, accepting.

use super::App;
use super::command;
use super::effect::Effect;
use super::line::InputLine;
use super::line::Purpose;
use super::mode::Mode;
use crate::action::Action;
use crate::schedule::Timestamp;

impl App {
    /// Opens an empty input line.
    pub(super) fn open_line(&mut self, purpose: Purpose) {
        self.mode = Mode::Line { line: InputLine::new(purpose), focus: self.mode.focus() };
    }

    /// Types into the input line or the note, where there is one.
    pub(super) fn type_in(&mut self, text: &str) {
        match &mut self.mode {
            Mode::Line { line, .. } => line.insert(text),
            Mode::Write(draft) => draft.insert(text),
            Mode::Panes { .. } | Mode::Select { .. } => {}
        }
    }

    /// Does what an action asks of the input line.
    pub(super) fn edit_line(&mut self, action: Action, now: Timestamp) -> Vec<Effect> {
        let Mode::Line { line, focus } = &mut self.mode else { return Vec::new() };
        let focus = *focus;
        match action {
            Action::Accept => {
                let line = line.clone();
                self.mode = Mode::Panes { focus };
                return self.accept(&line, now);
            }
            Action::Cancel => self.close_line(),
            Action::DeleteBack if line.text().is_empty() => self.close_line(),
            Action::DeleteBack => line.delete_back(),
            Action::Complete => complete(line, 1),
            Action::CompletePrevious => complete(line, -1),
            Action::HistoryPrevious => self.histories.recall_earlier(line),
            Action::HistoryNext => self.histories.recall_later(line),
            Action::CharacterLeft => line.left(),
            Action::CharacterRight => line.right(),
            Action::LineStart => line.start(),
            Action::LineEnd => line.end(),
            Action::DeleteForward => line.delete_forward(),
            Action::DeleteWord => line.delete_word(),
            Action::DeleteLine => line.delete_line(),
            _ => {}
        }
        Vec::new()
    }

    /// Leaves the input line; a filter that was typed into it goes with it.
    fn close_line(&mut self) {
        let Mode::Line { line, focus } = &self.mode else { return };
        match line.purpose {
            Purpose::Filter => self.outline.set_filter(""),
            Purpose::Shelf => self.shelf.set_filter(""),
            Purpose::Marks => self.marks.filter.clear(),
            Purpose::Deck => self.quiz.list.set_filter(""),
            _ => {}
        }
        self.mode = Mode::Panes { focus: *focus };
    }

    fn accept(&mut self, line: &InputLine, now: Timestamp) -> Vec<Effect> {
        let text = line.text().trim();
        match (line.purpose, text) {
            (Purpose::Filter, _) => {
                self.outline.set_filter(text);
                self.settle();
                self.go_to_chosen();
                return Vec::new();
            }
            (Purpose::Shelf, _) => {
                self.shelf.set_filter(text);
                return Vec::new();
            }
            (Purpose::Marks, _) => {
                text.clone_into(&mut self.marks.filter);
                return Vec::new();
            }
            (Purpose::Deck, _) => {
                self.quiz.list.set_filter(text);
                return Vec::new();
            }
            (Purpose::Answer, _) => {
                self.answer(text);
                return Vec::new();
            }
            (Purpose::Locate, _) => return self.locate_chosen(text),
            (Purpose::SearchForward | Purpose::SearchBackward, "") => {
                self.repeat_search(line.purpose == Purpose::SearchBackward, 1);
                return Vec::new();
            }
            (Purpose::Command, "") => return Vec::new(),
            _ => self.histories.keep(line.purpose, text),
        }
        match line.purpose {
            Purpose::Command => self.run_command(text, now),
            purpose => self.search(text, purpose),
        }
    }
}

/// Shows the candidate `step` further on in a command line.
fn complete(line: &mut InputLine, step: isize) {
    if line.purpose == Purpose::Command {
        let candidates: Vec<_> =
            command::complete(line.typed()).into_iter().map(|candidate| candidate.line).collect();
        line.complete(step, &candidates);
    }
}
