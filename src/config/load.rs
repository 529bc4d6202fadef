//! A user's own file: settings and keys in TOML, over the defaults.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::MEASURE_MAX;
use super::MEASURE_MIN;
use super::MINUTES_MAX;
use super::NEW_CARDS_MAX;
use super::RETENTION;
use super::Settings;
use crate::action::Action;
use crate::action::Scope;
use crate::keymap::Keymap;
use crate::keymap::chord::ChordError;

/// The defaults as a file, with a comment for each setting.
pub const DEFAULT: &str = include_str!("default.toml");

/// The settings and keys together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// The settings.
    pub settings: Settings,
    /// The keys.
    pub keymap: Keymap,
}

/// Why a file of settings could not be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file is no TOML, or a setting is unknown or of the wrong kind; the message has the line.
    #[error("{0}")]
    Toml(#[from] toml::de::Error),
    /// A setting is out of its range.
    #[error("`{name} = {value}`: it can be {low} to {high}")]
    Range {
        /// The setting.
        name: &'static str,
        /// What the file says.
        value: u16,
        /// The least that is possible.
        low: u16,
        /// The most that is possible.
        high: u16,
    },
    /// A section of keys for a place that is not known.
    #[error(
        "`[keys.{0}]`: keys work `anywhere` or in `text`, `outline`, `notes`, `popup`, `select`, `library`, `marks`, `quiz`, `deck`, `note`, `line`"
    )]
    Scope(String),
    /// A key sequence that could not be read.
    #[error("`{keys}` in `[keys.{scope}]`: {source}")]
    Keys {
        /// The section.
        scope: &'static str,
        /// The sequence as written.
        keys: String,
        /// Why.
        source: ChordError,
    },
    /// An action that is not known.
    #[error(
        "`{name}` for the key `{keys}`: there is no such action (`?` in the reader lists them)"
    )]
    Action {
        /// The sequence as written.
        keys: String,
        /// The name that is not known.
        name: String,
    },
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    settings: Settings,
    keys: BTreeMap<String, BTreeMap<String, String>>,
}

/// Reads a file's text over the defaults.
///
/// # Errors
/// Where the text is no TOML, or names a setting, place, key or action that is not known, or a
/// value that is out of range.
pub fn parse(text: &str) -> Result<Config, ConfigError> {
    let file: File = toml::from_str(text)?;
    within("measure", file.settings.measure, MEASURE_MIN, MEASURE_MAX)?;
    within("line-spacing", file.settings.line_spacing, 1, 2)?;
    within("new-cards", file.settings.new_cards, 0, NEW_CARDS_MAX)?;
    within("minutes", file.settings.minutes, 1, MINUTES_MAX)?;
    within("retention", file.settings.retention, *RETENTION.start(), *RETENTION.end())?;
    let mut keymap = Keymap::default();
    for (place, bindings) in file.keys {
        let scope = Scope::ALL.into_iter().find(|scope| scope.name() == place);
        let scope = scope.ok_or(ConfigError::Scope(place))?;
        for (keys, name) in bindings {
            let action = match name.as_str() {
                "none" => None,
                known => match Action::from_name(known) {
                    Some(action) => Some(action),
                    None => return Err(ConfigError::Action { keys, name }),
                },
            };
            keymap.bind(scope, &keys, action).map_err(|source| ConfigError::Keys {
                scope: scope.name(),
                keys,
                source,
            })?;
        }
    }
    Ok(Config { settings: file.settings, keymap })
}

fn within(name: &'static str, value: u16, low: u16, high: u16) -> Result<(), ConfigError> {
    if (low..=high).contains(&value) {
        Ok(())
    } else {
        Err(ConfigError::Range { name, value, low, high })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Theme;
    use super::*;
    use crate::keymap::Lookup;
    use crate::keymap::key::Key;

    #[test]
    fn the_default_file_says_what_the_program_does() {
        assert_eq!(parse(DEFAULT).unwrap(), Config::default());
    }

    #[test]
    fn a_file_needs_only_what_differs() {
        let config = parse("[settings]\ntheme = \"dark\"\n").unwrap();
        assert_eq!(config.settings, Settings { theme: Theme::Dark, ..Settings::default() });
    }

    #[test]
    fn keys_of_ones_own_go_before_the_defaults() {
        let config = parse("[keys.text]\nq = \"none\"\nX = \"quit\"\n").unwrap();
        assert_eq!(config.keymap.lookup(Scope::Text, &[Key::char('q')]), Lookup::Unbound);
        assert_eq!(
            config.keymap.lookup(Scope::Text, &[Key::char('X')]),
            Lookup::Found(Action::Quit)
        );
    }

    #[test]
    fn what_is_not_known_is_an_error_that_names_it() {
        for (text, named) in [
            ("[settings]\nmesure = 1\n", "mesure"),
            ("[settings]\nmeasure = 5\n", "measure"),
            ("[keys.nowhere]\nq = \"quit\"\n", "nowhere"),
            ("[keys.text]\nq = \"leave\"\n", "leave"),
            ("[keys.text]\n\"<Foo>\" = \"quit\"\n", "Foo"),
        ] {
            assert!(parse(text).unwrap_err().to_string().contains(named), "{text}");
        }
    }
}
