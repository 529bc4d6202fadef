//! What the terminal sends, told apart: keys, pasted text, the mouse, and answers to questions.
//!
//! crossterm's reader spins when the line is hung up (its issue 793), keeps answers to itself, and
//! takes an escape that arrives alone for the Esc key at once, so the bytes are read here; `vte`, the
//! parser of alacritty, takes the sequences apart. Characters that a read has cut in two are put
//! together before it, because vte 0.15 loses what follows such a one under certain bytes. Pure:
//! bytes in, [`Input`]s out.

mod collect;
mod keys;
#[cfg(test)]
mod tests;

use std::time::Duration;

use vte::Parser;

use crate::app::message::Pointer;
use crate::keymap::key::Key;
use crate::keymap::key::KeyCode;
use collect::Collector;

const ESCAPE: u8 = 0x1B;

/// How long an escape that came alone is kept, in case it begins a sequence.
const ESCAPE_PATIENCE: Duration = Duration::from_millis(40);

/// The same while an answer is under way, whose escape may be cut off from its rest.
const ANSWER_PATIENCE: Duration = Duration::from_millis(300);

/// How long the rest of a sequence is waited for.
const SEQUENCE_PATIENCE: Duration = Duration::from_secs(1);

/// One thing that the terminal sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key press.
    Key(Key),
    /// A text that was pasted, with line feeds as line ends.
    Paste(String),
    /// The mouse.
    Pointer(Pointer),
    /// An answer to a question.
    Answer(Answer),
}

/// An answer of the terminal's to a question of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// "Device status": it has read everything up to the question.
    Ready,
    /// Where the cursor stands, counted from 1.
    Cursor {
        /// The row.
        row: u16,
        /// The column.
        column: u16,
    },
    /// "Primary device attributes", which every terminal answers: its class and what it has.
    Attributes(Vec<u16>),
    /// "Secondary device attributes": the number of the terminal's model.
    Model(u16),
    /// A private mode with its state: 0 not known, 1 set, 2 reset, 3 and 4 fixed.
    Mode {
        /// The mode's number.
        mode: u16,
        /// Its state.
        state: u16,
    },
    /// The flags of kitty's keyboard protocol that are in force.
    Keyboard(u16),
    /// The terminal's name and version.
    Version(String),
}

/// Takes bytes apart; keeps what is not complete.
#[derive(Default)]
pub struct Decoder {
    parser: Parser,
    collector: Collector,
    /// The start of a character whose rest has not come.
    cut: Vec<u8>,
    /// An escape has come whose meaning the next byte decides.
    escape: bool,
    /// The byte after the escape of a sequence that is not complete.
    open: Option<u8>,
}

impl Decoder {
    /// Takes `bytes` in and gives what they complete.
    pub fn feed(&mut self, mut bytes: &[u8]) -> Vec<Input> {
        while let Some((&first, rest)) = bytes.split_first() {
            if self.escape {
                self.after_escape(first);
                bytes = rest;
                continue;
            }
            if first == ESCAPE {
                self.escape = true;
                bytes = rest;
                continue;
            }
            let end = bytes.iter().position(|&byte| byte == ESCAPE).unwrap_or(bytes.len());
            let (plain, after) = bytes.split_at(end);
            self.parse(plain);
            bytes = after;
        }
        self.collector.take()
    }

    /// How long to wait for more before [`Decoder::give_up`]; `None` where nothing is incomplete.
    #[must_use]
    pub fn patience(&self, answer_is_due: bool) -> Option<Duration> {
        match (self.escape, self.open) {
            (true, None) if answer_is_due => Some(ANSWER_PATIENCE),
            (true, None) => Some(ESCAPE_PATIENCE),
            (_, Some(_)) => Some(SEQUENCE_PATIENCE),
            (false, None) => None,
        }
    }

    /// Nothing more has come: an escape alone was the Esc key, and a sequence without an end is
    /// dropped.
    pub fn give_up(&mut self) -> Vec<Input> {
        if self.open.take().is_some() {
            self.parser = Parser::new();
            self.collector.abandon();
            self.escape = false;
        } else if std::mem::take(&mut self.escape) {
            self.collector.press(Key::plain(KeyCode::Escape));
        }
        self.collector.take()
    }

    fn after_escape(&mut self, byte: u8) {
        match byte {
            ESCAPE => self.collector.press(Key::plain(KeyCode::Escape)),
            b' '..=b'~' => {
                self.escape = false;
                self.collector.completed = false;
                if matches!(byte, b'[' | b'O' | b']' | b'P' | b'X' | b'^' | b'_') {
                    self.open = Some(byte);
                }
                self.parse(&[ESCAPE, byte]);
            }
            // Alt with a control key or a character outside ASCII, which `vte` would drop.
            _ => {
                self.escape = false;
                self.collector.hold_alt();
                self.parse(&[byte]);
            }
        }
    }

    fn parse(&mut self, bytes: &[u8]) {
        self.cut.extend_from_slice(bytes);
        let mut text = String::new();
        let mut rest: &[u8] = &[];
        for piece in self.cut.utf8_chunks() {
            text.push_str(piece.valid());
            rest = piece.invalid();
            let is_cut = std::str::from_utf8(rest).is_err_and(|error| error.error_len().is_none());
            if !rest.is_empty() && !is_cut {
                text.push(char::REPLACEMENT_CHARACTER);
                rest = &[];
            }
        }
        self.cut = rest.to_vec();
        self.parser.advance(&mut self.collector, text.as_bytes());
        if self.collector.completed {
            self.open = None;
        }
    }
}
