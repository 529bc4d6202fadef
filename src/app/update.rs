//! Dispatch: which screen part a message or an action goes to.

use super::App;
use super::effect::Effect;
use super::keys::Press;
use super::line::Purpose;
use super::message::Message;
use super::mode::Mode;
use crate::action::Action;
use crate::action::Group;
use crate::config::Interface;
use crate::keymap::key::Key;
use crate::schedule::Timestamp;

impl App {
    /// Takes in what happened at `now`; what the outside has to do comes back, in order.
    pub fn update(&mut self, message: Message, now: Timestamp) -> Vec<Effect> {
        match message {
            Message::Key(key) => return self.press(key, now),
            Message::Pasted(text) => self.type_in(&text),
            Message::Pointer(_) => {}
            Message::AmbiguousWidth(width) => self.terminal_ambiguous = width,
            Message::Resized(size) => self.size = size,
            Message::Opened(opened) => self.opened = Some(*opened),
            Message::Failed(text) => self.status.error(text),
            Message::Ended => return vec![Effect::Quit],
        }
        Vec::new()
    }

    fn press(&mut self, key: Key, now: Timestamp) -> Vec<Effect> {
        self.status.notice = None;
        match self.keys.press(self.scope(), key) {
            Press::Action(action, count) => return self.act(action, count, now),
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
        match (&self.mode, action.entry().group) {
            (Mode::Line { .. }, _) => self.edit_line(action, now),
            (_, Group::Program) => self.act_in_program(action),
            _ => {
                if !self.popups.is_empty() {
                    self.act_in_popup(action, count);
                } else if action == Action::Help {
                    self.open_help();
                }
                Vec::new()
            }
        }
    }

    fn act_in_program(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::CommandLine => self.open_line(Purpose::Command),
            Action::Redraw => return vec![Effect::Redraw],
            Action::Suspend => return vec![Effect::Suspend],
            Action::Quit => return vec![Effect::Quit],
            _ => {}
        }
        Vec::new()
    }
}
