//! Keys, chords and the bindings from keys to actions.

pub mod chord;
pub mod key;

use std::collections::BTreeMap;

use crate::action::Action;
use crate::action::Scope;
use crate::action::TABLE;
use chord::ChordError;
use key::Key;

/// The bindings from key sequences to actions, for each scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    bindings: BTreeMap<(Scope, Vec<Key>), Option<Action>>,
}

/// What a key sequence means so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// It is complete.
    Found(Action),
    /// It begins longer sequences: the keys that can follow, each with its action where one key
    /// is enough, `None` where more keys follow.
    Pending(Vec<(Key, Option<Action>)>),
    /// It means nothing.
    Unbound,
}

impl Default for Keymap {
    /// The keys of the action table.
    fn default() -> Self {
        let mut bindings = BTreeMap::new();
        for entry in TABLE {
            for &(scope, keys) in entry.keys {
                if let Ok(keys) = chord::parse(keys) {
                    bindings.insert((scope, keys), Some(entry.action));
                }
            }
        }
        Self { bindings }
    }
}

impl Keymap {
    /// Binds `keys` in `scope`; `None` takes the keys' meaning away.
    ///
    /// # Errors
    /// Where `keys` is not a key sequence.
    pub fn bind(
        &mut self,
        scope: Scope,
        keys: &str,
        action: Option<Action>,
    ) -> Result<(), ChordError> {
        self.bindings.insert((scope, chord::parse(keys)?), action);
        Ok(())
    }

    /// What `keys` (those pending with the newest last) mean in `scope`; a scope's own binding goes
    /// before those of the scopes beyond it ([`Scope::beyond`]).
    #[must_use]
    pub fn lookup(&self, scope: Scope, keys: &[Key]) -> Lookup {
        let scopes = std::iter::once(&scope).chain(scope.beyond());
        let mut bound = scopes.map(|scope| self.bindings.get(&(*scope, keys.to_vec())));
        let found = bound.find_map(|binding| binding).copied().flatten();
        if let Some(action) = found {
            return Lookup::Found(action);
        }
        let following = self.following(scope, keys);
        if following.is_empty() { Lookup::Unbound } else { Lookup::Pending(following) }
    }

    fn following(&self, scope: Scope, keys: &[Key]) -> Vec<(Key, Option<Action>)> {
        let mut next: BTreeMap<Key, Option<Action>> = BTreeMap::new();
        let scopes = scope.beyond().iter().rev().chain([&scope]);
        for &scope in scopes {
            for ((_, sequence), binding) in self
                .bindings
                .range((scope, keys.to_vec())..)
                .take_while(|((s, sequence), _)| *s == scope && sequence.starts_with(keys))
            {
                let Some(&key) = sequence.get(keys.len()) else { continue };
                let whole = sequence.len() == keys.len() + 1;
                match (binding, whole) {
                    (Some(action), true) => next.insert(key, Some(*action)),
                    (Some(_), false) => next.insert(key, None),
                    (None, true) => next.remove(&key),
                    (None, false) => None,
                };
            }
        }
        next.into_iter().collect()
    }

    /// The key sequences of `action` with their scopes: those of a person's own first, then the
    /// defaults in the order of the table.
    #[must_use]
    pub fn keys_of(&self, action: Action) -> Vec<(Scope, String)> {
        let mut found: Vec<_> = self
            .bindings
            .iter()
            .filter(|(_, binding)| **binding == Some(action))
            .map(|((scope, keys), _)| (*scope, chord::written(keys)))
            .collect();
        found.sort_by_key(|(scope, written)| {
            let default = |known: &(Scope, &str)| known.0 == *scope && known.1 == written;
            action.entry().keys.iter().position(default).map_or(0, |index| index + 1)
        });
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use key::KeyCode;

    fn keys(written: &str) -> Vec<Key> {
        chord::parse(written).unwrap()
    }

    #[test]
    fn every_default_key_of_the_table_is_bound() {
        let keymap = Keymap::default();
        for entry in TABLE {
            for &(scope, written) in entry.keys {
                assert_eq!(keymap.lookup(scope, &keys(written)), Lookup::Found(entry.action));
            }
        }
    }

    #[test]
    fn a_panes_own_key_goes_before_the_general_one() {
        let keymap = Keymap::default();
        assert_eq!(keymap.lookup(Scope::Outline, &keys("/")), Lookup::Found(Action::OutlineFilter));
        assert_eq!(keymap.lookup(Scope::Notes, &keys("/")), Lookup::Found(Action::Search));
    }

    #[test]
    fn a_prefix_tells_what_can_follow() {
        let Lookup::Pending(next) = Keymap::default().lookup(Scope::Text, &keys("]")) else {
            panic!("`]` begins longer sequences");
        };
        assert!(next.contains(&(Key::char(']'), Some(Action::HeadingNext))));
        assert!(next.contains(&(Key::char('n'), Some(Action::NoteNext))));
    }

    #[test]
    fn letters_are_typed_into_an_input_line() {
        assert_eq!(Keymap::default().lookup(Scope::Line, &keys("j")), Lookup::Unbound);
    }

    #[test]
    fn a_binding_can_be_changed_and_taken_away() {
        let mut keymap = Keymap::default();
        keymap.bind(Scope::Text, "q", None).unwrap();
        keymap.bind(Scope::Text, "<Enter>", Some(Action::LineDown)).unwrap();
        assert_eq!(keymap.lookup(Scope::Text, &keys("q")), Lookup::Unbound);
        let enter = [Key::plain(KeyCode::Enter)];
        assert_eq!(keymap.lookup(Scope::Text, &enter), Lookup::Found(Action::LineDown));
        assert_eq!(keymap.keys_of(Action::HeadingNext), [(Scope::Text, "]]".to_owned())]);
    }
}
