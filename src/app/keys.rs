//! Keys typed so far: a count, a prefix, and what they come to.

use crate::action::Action;
use crate::action::Scope;
use crate::keymap::Keymap;
use crate::keymap::Lookup;
use crate::keymap::chord;
use crate::keymap::key::Key;
use crate::keymap::key::KeyCode;

/// The largest count that can be typed.
const COUNT_MAX: usize = 9_999_999;

/// The keymap with the keys typed so far.
#[derive(Debug)]
pub struct Keys {
    keymap: Keymap,
    count: Option<usize>,
    pending: Vec<Key>,
    following: Vec<(Key, Option<Action>)>,
    /// The action that the next character belongs to, and the keys as written.
    letter_for: Option<(Action, String)>,
}

/// What a key press comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    /// An action, with the count typed before it.
    Action(Action, Option<usize>),
    /// An action with the character that it needs.
    Letter(Action, char),
    /// A character for the input line.
    Typed(char),
    /// A count or prefix goes on, or was given up.
    Waiting,
    /// The keys mean nothing; as they are written.
    Unbound(String),
}

impl Keys {
    /// No keys typed.
    #[must_use]
    pub fn new(keymap: Keymap) -> Self {
        let (pending, following) = (Vec::new(), Vec::new());
        Self { keymap, count: None, pending, following, letter_for: None }
    }

    /// The bindings.
    #[must_use]
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// The count and prefix typed so far, as they are written; empty where there are none.
    #[must_use]
    pub fn typed(&self) -> String {
        if let Some((_, written)) = &self.letter_for {
            return written.clone();
        }
        let count = self.count.map(|count| count.to_string()).unwrap_or_default();
        count + &chord::written(&self.pending)
    }

    /// Gives the next character to `action`; `known` are those that it has a use for.
    pub fn await_letter(&mut self, action: Action, known: Vec<char>) {
        let keys = self.keymap.keys_of(action).into_iter().next();
        self.letter_for = Some((action, keys.map_or_else(String::new, |(_, written)| written)));
        self.following = known.into_iter().map(|c| (Key::char(c), Some(action))).collect();
    }

    /// The keys that can follow the prefix, each with its action where one key is enough.
    #[must_use]
    pub fn following(&self) -> &[(Key, Option<Action>)] {
        &self.following
    }

    /// Takes one key.
    pub fn press(&mut self, scope: Scope, key: Key) -> Press {
        if let Some((action, written)) = self.letter_for.take() {
            self.clear();
            return match key.code {
                KeyCode::Char(c) if !key.control && !key.alt => Press::Letter(action, c),
                KeyCode::Escape => Press::Waiting,
                _ => Press::Unbound(written + &chord::written_key(key)),
            };
        }
        if scope.takes_counts() && self.pending.is_empty() && self.take_digit(key) {
            return Press::Waiting;
        }
        let given_up =
            key.code == KeyCode::Escape && (self.count.is_some() || !self.pending.is_empty());
        if given_up {
            self.clear();
            return Press::Waiting;
        }
        self.pending.push(key);
        match self.keymap.lookup(scope, &self.pending) {
            Lookup::Found(action) => {
                let count = self.count;
                self.clear();
                Press::Action(action, count)
            }
            Lookup::Pending(following) => {
                self.following = following;
                Press::Waiting
            }
            Lookup::Unbound => {
                let typed = self.typed();
                let alone = self.pending.len() == 1;
                self.clear();
                match key.code {
                    KeyCode::Char(c) if scope.takes_text() && alone => {
                        if key.control || key.alt {
                            Press::Waiting
                        } else {
                            Press::Typed(c)
                        }
                    }
                    _ => Press::Unbound(typed),
                }
            }
        }
    }

    /// Gives up the keys typed so far.
    pub fn clear(&mut self) {
        self.count = None;
        self.pending.clear();
        self.following.clear();
    }

    fn take_digit(&mut self, key: Key) -> bool {
        let KeyCode::Char(c) = key.code else { return false };
        let Some(digit) = c.to_digit(10).filter(|_| !key.control && !key.alt) else { return false };
        if digit == 0 && self.count.is_none() {
            return false;
        }
        let count = self.count.unwrap_or(0) * 10 + digit as usize;
        self.count = Some(count.min(COUNT_MAX));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press_all(scope: Scope, written: &str) -> Press {
        let mut keys = Keys::new(Keymap::default());
        let mut last = Press::Waiting;
        for key in chord::parse(written).unwrap() {
            last = keys.press(scope, key);
        }
        last
    }

    #[test]
    fn digits_before_a_key_are_its_count() {
        assert_eq!(press_all(Scope::Text, "12j"), Press::Action(Action::LineDown, Some(12)));
        assert_eq!(press_all(Scope::Text, "40%"), Press::Action(Action::Percent, Some(40)));
    }

    #[test]
    fn escape_gives_up_a_count_or_prefix() {
        assert_eq!(press_all(Scope::Text, "5<Esc>j"), Press::Action(Action::LineDown, None));
        assert_eq!(press_all(Scope::Text, "g<Esc>"), Press::Waiting);
    }

    #[test]
    fn an_input_line_takes_digits_and_letters_as_text() {
        assert_eq!(press_all(Scope::Line, "5"), Press::Typed('5'));
        assert_eq!(press_all(Scope::Line, "温"), Press::Typed('温'));
    }

    #[test]
    fn keys_that_mean_nothing_are_told_as_typed() {
        assert_eq!(press_all(Scope::Text, "3gz"), Press::Unbound("3gz".to_owned()));
    }

    #[test]
    fn a_count_never_overflows() {
        let many = "9".repeat(40) + "j";
        assert_eq!(press_all(Scope::Text, &many), Press::Action(Action::LineDown, Some(COUNT_MAX)));
    }
}
