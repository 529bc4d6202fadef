//! Which key a byte, a character or a sequence stands for.
//!
//! Sources: xterm's control sequences (ctlseqs), the VT220's editing keys, and kitty's keyboard
//! protocol.

use crate::keymap::key::Key;
use crate::keymap::key::KeyCode;

/// The key of a character that came as text.
pub(super) fn character(c: char) -> Key {
    match c {
        '\u{7F}' => Key::plain(KeyCode::Backspace),
        c => Key::char(c),
    }
}

/// The key of a control byte.
pub(super) fn control(byte: u8) -> Option<Key> {
    Some(match byte {
        0 => Key::control(' '),
        8 => Key::plain(KeyCode::Backspace),
        9 => Key::plain(KeyCode::Tab),
        13 => Key::plain(KeyCode::Enter),
        1..=26 => Key::control(char::from(byte - 1 + b'a')),
        28..=31 => Key::control(char::from(byte - 28 + b'\\')),
        _ => return None,
    })
}

/// The key of CSI … and SS3 … with this end: cursor keys, Home, End, F1 to F4.
pub(super) fn cursor(end: char, modifiers: u16) -> Option<Key> {
    let code = match end {
        'A' => KeyCode::Up,
        'B' => KeyCode::Down,
        'C' => KeyCode::Right,
        'D' => KeyCode::Left,
        'H' => KeyCode::Home,
        'F' => KeyCode::End,
        'P' => KeyCode::Function(1),
        'Q' => KeyCode::Function(2),
        'R' => KeyCode::Function(3),
        'S' => KeyCode::Function(4),
        'M' => KeyCode::Enter,
        _ => return None,
    };
    Some(modified(code, modifiers))
}

/// The key of CSI number ~.
pub(super) fn editing(number: u16, modifiers: u16) -> Option<Key> {
    let function = |first: u16, key: u8| u8::try_from(number - first).ok().map(|n| n + key);
    let code = match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::Function(function(11, 1)?),
        17..=21 => KeyCode::Function(function(17, 6)?),
        23..=24 => KeyCode::Function(function(23, 11)?),
        _ => return None,
    };
    Some(modified(code, modifiers))
}

/// The key with this number in kitty's keyboard protocol.
pub(super) fn coded(code: u32, modifiers: u16) -> Option<Key> {
    let code = match code {
        27 => KeyCode::Escape,
        13 | 57414 => KeyCode::Enter,
        9 => KeyCode::Tab,
        127 => KeyCode::Backspace,
        57417 => KeyCode::Left,
        57418 => KeyCode::Right,
        57419 => KeyCode::Up,
        57420 => KeyCode::Down,
        57421 => KeyCode::PageUp,
        57422 => KeyCode::PageDown,
        57423 => KeyCode::Home,
        57424 => KeyCode::End,
        57425 => KeyCode::Insert,
        57426 => KeyCode::Delete,
        // Modifier keys, media keys and the rest of the private use area.
        57344..=63743 => return None,
        code => KeyCode::Char(char::from_u32(code).filter(|c| !c.is_control())?),
    };
    let key = modified(code, modifiers);
    Some(match key.code {
        KeyCode::Char(c) if key.shift => {
            let shifted = c.to_uppercase().next().unwrap_or(c);
            Key { code: KeyCode::Char(shifted), shift: false, ..key }
        }
        _ => key,
    })
}

/// The key with xterm's modifiers: 1 and the sum of shift 1, alt 2, control 4.
fn modified(code: KeyCode, modifiers: u16) -> Key {
    let held = modifiers.saturating_sub(1);
    Key { code, shift: held & 1 != 0, alt: held & 2 != 0, control: held & 4 != 0 }
}
