//! A key press as the keymap sees it, free of any terminal library.

/// A key with the modifiers held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Control held.
    pub control: bool,
    /// Alt (Meta) held.
    pub alt: bool,
    /// Shift held, where the character does not already show it (`BackTab`, arrows).
    pub shift: bool,
}

/// Which key was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyCode {
    /// A character, as typed with shift applied.
    Char(char),
    /// A function key, from 1.
    Function(u8),
    /// Enter or Return.
    Enter,
    /// Escape.
    Escape,
    /// Tab; with `shift` the back tab.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Cursor up.
    Up,
    /// Cursor down.
    Down,
    /// Cursor left.
    Left,
    /// Cursor right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

impl Key {
    /// The key without modifiers.
    #[must_use]
    pub fn plain(code: KeyCode) -> Self {
        Self { code, control: false, alt: false, shift: false }
    }

    /// The character key without modifiers.
    #[must_use]
    pub fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    /// The character key with control held.
    #[must_use]
    pub fn control(c: char) -> Self {
        Self { control: true, ..Self::char(c) }
    }
}
