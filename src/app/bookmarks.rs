//! Letters on places, as in vim: `m` sets one, `'` goes to it, `''` goes back to where the last jump
//! began.

use super::App;
use super::effect::Effect;
use super::kept::Trace;
use super::reading::Landing;
use crate::action::Action;
use crate::config::Interface;
use crate::document::place::Place;

impl App {
    /// Waits for the letter that an action needs.
    pub(super) fn await_letter(&mut self, action: Action) {
        let letters = self.reading.as_ref().and_then(|reading| reading.standing.as_ref());
        let known = letters.filter(|_| action == Action::BookmarkGo);
        let known = known.map(|standing| standing.bookmarks.keys().copied().collect());
        self.keys.await_letter(action, known.unwrap_or_default());
    }

    /// Does what an action asks for with this letter.
    pub(super) fn act_with_letter(&mut self, action: Action, letter: char) -> Vec<Effect> {
        match action {
            Action::BookmarkSet if letter.is_alphanumeric() => return self.set_bookmark(letter),
            Action::BookmarkGo if matches!(letter, '\'' | '`') => self.go_back_and_forth(),
            Action::BookmarkGo => self.go_to_bookmark(letter),
            _ => {
                let text = self.interface().pick(
                    "书签是一个字母或数字，例如 ma",
                    "a bookmark is a letter or digit, as in ma",
                );
                self.status.error(text);
            }
        }
        Vec::new()
    }

    fn set_bookmark(&mut self, letter: char) -> Vec<Effect> {
        let Some(reading) = &mut self.reading else { return Vec::new() };
        let Some(place) = Place::at(&reading.opened.document, reading.cursor, 0) else {
            return Vec::new();
        };
        if let Some(standing) = &mut reading.standing {
            // The answer says the same; a key that follows at once counts on it already.
            standing.bookmarks.insert(letter, reading.cursor);
        }
        reading.keep(vec![Trace::Bookmark(letter, place)])
    }

    fn go_to_bookmark(&mut self, letter: char) {
        let interface = self.interface();
        let Some(reading) = &mut self.reading else { return };
        let standing = reading.standing.as_ref();
        if let Some(&place) = standing.and_then(|standing| standing.bookmarks.get(&letter)) {
            reading.jump(place, Landing::Near);
        } else {
            self.status.error(match interface {
                Interface::Zh => format!("没有书签 {letter}，m{letter} 可以设"),
                Interface::En => format!("there is no bookmark {letter}; m{letter} sets it"),
            });
        }
    }

    fn go_back_and_forth(&mut self) {
        let Some(reading) = &mut self.reading else { return };
        if let Some(place) = reading.jumps.latest() {
            reading.jump(place, Landing::Near);
        } else {
            let text = self.interface().pick("还没有跳转过", "there was no jump yet");
            self.status.remark(text);
        }
    }
}
