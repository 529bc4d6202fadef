//! The help screen: made from the action table and the keymap in force.

use crate::action::Action;
use crate::action::Entry;
use crate::action::Group;
use crate::action::TABLE;
use crate::config::Interface;
use crate::keymap::Keymap;

/// One row of the help screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpRow {
    /// A group's title.
    Title(&'static str),
    /// An action's keys, what it does, and its name.
    Action {
        /// The key sequences, separated by a space; empty where it has none.
        keys: String,
        /// What it does.
        line: &'static str,
        /// Its name for `:`.
        name: &'static str,
    },
    /// Nothing, between groups.
    Blank,
}

impl Interface {
    /// An action's help line in this language.
    #[must_use]
    pub fn line_of(self, entry: &Entry) -> &'static str {
        match self {
            Self::Zh => entry.zh,
            Self::En => entry.en,
        }
    }
}

/// The rows of the help screen.
#[must_use]
pub fn rows(keymap: &Keymap, interface: Interface) -> Vec<HelpRow> {
    let mut rows = Vec::new();
    for group in Group::ALL {
        if !rows.is_empty() {
            rows.push(HelpRow::Blank);
        }
        let (zh, en) = group.title();
        rows.push(HelpRow::Title(match interface {
            Interface::Zh => zh,
            Interface::En => en,
        }));
        for entry in TABLE.iter().filter(|entry| entry.group == group) {
            rows.push(HelpRow::Action {
                keys: keys_of(keymap, entry.action),
                line: interface.line_of(entry),
                name: entry.name,
            });
        }
    }
    rows
}

/// An action's key sequences without repetition, separated by a space.
fn keys_of(keymap: &Keymap, action: Action) -> String {
    let mut keys: Vec<String> = Vec::new();
    for (_, written) in keymap.keys_of(action) {
        if !keys.contains(&written) {
            keys.push(written);
        }
    }
    keys.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Scope;

    #[test]
    fn help_has_every_action_once() {
        let rows = rows(&Keymap::default(), Interface::En);
        let actions = rows.iter().filter(|row| matches!(row, HelpRow::Action { .. })).count();
        assert_eq!(actions, TABLE.len());
    }

    #[test]
    fn help_shows_the_keys_in_force() {
        let mut keymap = Keymap::default();
        keymap.bind(Scope::Text, "X", Some(Action::HeadingNext)).unwrap();
        let shown = rows(&keymap, Interface::Zh);
        assert!(shown.iter().any(|row| matches!(row,
            HelpRow::Action { keys, name: "heading-next", .. } if keys == "X ]]")));
    }
}
