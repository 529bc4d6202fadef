//! The written form of key sequences, after vim's: `gg`, `]n`, `<C-d>`, `<S-Tab>`, `<lt>`.

use super::key::Key;
use super::key::KeyCode;

/// Names for keys that have no character, and for those that the notation itself uses.
const NAMES: &[(&str, KeyCode)] = &[
    ("Enter", KeyCode::Enter),
    ("CR", KeyCode::Enter),
    ("Esc", KeyCode::Escape),
    ("Tab", KeyCode::Tab),
    ("BS", KeyCode::Backspace),
    ("Del", KeyCode::Delete),
    ("Ins", KeyCode::Insert),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
    ("Space", KeyCode::Char(' ')),
    ("lt", KeyCode::Char('<')),
    ("gt", KeyCode::Char('>')),
];

/// Why a written key sequence could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChordError {
    /// Nothing was written.
    #[error("a key sequence is empty")]
    Empty,
    /// `<` without `>`.
    #[error("`{0}` has a `<` that is not closed (write `<lt>` for the key itself)")]
    Unclosed(String),
    /// A name in angle brackets that is not known.
    #[error("`<{0}>` is no key (known are <C-x>, <A-x>, <S-Tab>, <Enter>, <Esc>, <Space>, <F1> …)")]
    Unknown(String),
}

/// Reads a written key sequence.
///
/// # Errors
/// Where the sequence is empty or names a key that is not known.
pub fn parse(written: &str) -> Result<Vec<Key>, ChordError> {
    let mut keys = Vec::new();
    let mut rest = written;
    while let Some(first) = rest.chars().next() {
        let (_, after) = rest.split_at(first.len_utf8());
        if first == '<' {
            let (name, tail) =
                after.split_once('>').ok_or_else(|| ChordError::Unclosed(written.to_owned()))?;
            keys.push(named(name).ok_or_else(|| ChordError::Unknown(name.to_owned()))?);
            rest = tail;
        } else {
            keys.push(Key::char(first));
            rest = after;
        }
    }
    if keys.is_empty() { Err(ChordError::Empty) } else { Ok(keys) }
}

fn named(name: &str) -> Option<Key> {
    let mut key = Key::plain(KeyCode::Escape);
    let mut rest = name;
    while let Some((modifier, tail)) = rest.split_once('-') {
        match modifier {
            "C" => key.control = true,
            "A" | "M" => key.alt = true,
            "S" => key.shift = true,
            _ => return None,
        }
        rest = tail;
    }
    key.code = code(rest)?;
    Some(key)
}

fn code(name: &str) -> Option<KeyCode> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return Some(KeyCode::Char(c));
    }
    let number = name.strip_prefix('F').and_then(|digits| digits.parse().ok());
    match number {
        Some(number @ 1..=24) => Some(KeyCode::Function(number)),
        _ => {
            NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|&(_, code)| code)
        }
    }
}

/// The written form of a key sequence; [`parse`] reads it back.
#[must_use]
pub fn written(keys: &[Key]) -> String {
    keys.iter().map(|&key| written_key(key)).collect()
}

/// The written form of one key.
#[must_use]
pub fn written_key(key: Key) -> String {
    let name = match key.code {
        KeyCode::Function(number) => format!("F{number}"),
        code => match NAMES.iter().find(|(_, known)| *known == code) {
            Some((name, _)) => (*name).to_owned(),
            None => match code {
                KeyCode::Char(c) if !key.control && !key.alt && !key.shift => return c.to_string(),
                KeyCode::Char(c) => c.to_string(),
                _ => String::new(),
            },
        },
    };
    let mut modifiers = String::new();
    for (held, letter) in [(key.control, "C-"), (key.alt, "A-"), (key.shift, "S-")] {
        if held {
            modifiers.push_str(letter);
        }
    }
    format!("<{modifiers}{name}>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_characters_are_keys_of_their_own() {
        assert_eq!(parse("]n").unwrap(), [Key::char(']'), Key::char('n')]);
    }

    #[test]
    fn modifiers_stand_before_the_key() {
        assert_eq!(parse("<C-d>").unwrap(), [Key::control('d')]);
        let back_tab = Key { shift: true, ..Key::plain(KeyCode::Tab) };
        assert_eq!(parse("<S-Tab>").unwrap(), [back_tab]);
    }

    #[test]
    fn an_unknown_name_is_an_error_that_names_it() {
        assert_eq!(parse("<Foo>"), Err(ChordError::Unknown("Foo".to_owned())));
        assert_eq!(parse("a<"), Err(ChordError::Unclosed("a<".to_owned())));
        assert_eq!(parse(""), Err(ChordError::Empty));
    }

    #[test]
    fn what_is_written_is_read_back() {
        for sequence in ["gg", "<C-d>", "<S-Tab>", "<lt>", "<Space>", "<F12>", "<A-Left>", "]]"] {
            assert_eq!(written(&parse(sequence).unwrap()), sequence);
        }
    }
}
