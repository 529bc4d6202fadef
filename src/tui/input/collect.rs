//! Sequences, as `vte` takes them apart, to inputs.

use vte::Params;
use vte::Perform;

use super::Answer;
use super::Input;
use super::keys;
use crate::app::message::Gesture;
use crate::app::message::Pointer;
use crate::keymap::key::Key;
use crate::keymap::key::KeyCode;

/// Bytes of a pasted text, and of an answer, that are kept.
const PASTE_LIMIT: usize = 1 << 20;
const ANSWER_LIMIT: usize = 256;

/// Gathers inputs while the parser runs.
#[derive(Default)]
pub(super) struct Collector {
    inputs: Vec<Input>,
    paste: Option<String>,
    prefix: Prefix,
    device_string: Option<Vec<u8>>,
    /// The sequence that was open is complete.
    pub(super) completed: bool,
}

/// What came before the next character and changes its meaning.
#[derive(Default, PartialEq, Eq)]
enum Prefix {
    #[default]
    None,
    /// An escape: the key is held together with Alt.
    Alt,
    /// ESC O (SS3): the next character is a function key.
    SingleShift,
    /// The end of a string: `ESC \` belongs to it.
    StringEnd,
}

impl Collector {
    pub(super) fn take(&mut self) -> Vec<Input> {
        std::mem::take(&mut self.inputs)
    }

    pub(super) fn hold_alt(&mut self) {
        self.prefix = Prefix::Alt;
    }

    /// Drops what is incomplete; a pasted text goes on.
    pub(super) fn abandon(&mut self) {
        self.prefix = Prefix::None;
        self.device_string = None;
    }

    /// A key press; inside a pasted text there are none.
    pub(super) fn press(&mut self, key: Key) {
        let alt = std::mem::take(&mut self.prefix) == Prefix::Alt || key.alt;
        if self.paste.is_none() {
            self.inputs.push(Input::Key(Key { alt, ..key }));
        }
    }

    fn answer(&mut self, answer: Answer) {
        self.inputs.push(Input::Answer(answer));
    }

    fn paste(&mut self, c: char) {
        if let Some(text) = self.paste.as_mut().filter(|text| text.len() < PASTE_LIMIT) {
            text.push(c);
        }
    }

    fn edit(&mut self, params: &Params) {
        match number(params, 0) {
            200 => self.paste = Some(String::new()),
            201 => {
                if let Some(text) = self.paste.take() {
                    self.inputs.push(Input::Paste(text));
                }
            }
            // xterm's modifyOtherKeys: CSI 27 ; modifiers ; character ~.
            27 => {
                if let Some(key) = keys::coded(u32::from(number(params, 2)), number(params, 1)) {
                    self.press(key);
                }
            }
            code => {
                if let Some(key) = keys::editing(code, number(params, 1)) {
                    self.press(key);
                }
            }
        }
    }

    /// kitty's keyboard protocol: CSI character ; modifiers : event u.
    fn coded(&mut self, params: &Params) {
        let event = params.iter().nth(1).and_then(|parts| parts.get(1).copied()).unwrap_or(1);
        let released = 3;
        if event != released
            && let Some(key) = keys::coded(u32::from(number(params, 0)), number(params, 1))
        {
            self.press(key);
        }
    }

    /// A mouse report (SGR, mode 1006): CSI < button ; column ; row M, `m` when released.
    fn point(&mut self, params: &Params, end: char) {
        let gesture = match (number(params, 0), end) {
            (0, 'M') => Gesture::Press,
            // 32 is added while a button is held.
            (32, 'M') => Gesture::Drag,
            (64, 'M') => Gesture::WheelUp,
            (65, 'M') => Gesture::WheelDown,
            _ => return,
        };
        self.inputs.push(Input::Pointer(Pointer {
            gesture,
            column: number(params, 1).saturating_sub(1),
            row: number(params, 2).saturating_sub(1),
        }));
    }
}

/// The parameter at `index`, 0 where it is left out.
fn number(params: &Params, index: usize) -> u16 {
    params.iter().nth(index).and_then(|parts| parts.first().copied()).unwrap_or(0)
}

impl Perform for Collector {
    fn print(&mut self, c: char) {
        // `vte` prints a C1 control whose two bytes come apart, and executes one that comes whole.
        if matches!(c, '\u{80}'..='\u{9F}') {
            return;
        }
        if self.prefix == Prefix::SingleShift {
            self.prefix = Prefix::None;
            self.completed = true;
            if let Some(key) = keys::cursor(c, 0) {
                self.press(key);
            }
        } else if self.paste.is_some() {
            self.paste(c);
        } else {
            self.press(keys::character(c));
        }
    }

    fn execute(&mut self, byte: u8) {
        if self.paste.is_some() {
            match byte {
                b'\r' | b'\n' => self.paste('\n'),
                b'\t' => self.paste('\t'),
                _ => {}
            }
        } else if let Some(key) = keys::control(byte) {
            self.press(key);
        }
    }

    fn csi_dispatch(&mut self, params: &Params, intermediates: &[u8], _: bool, end: char) {
        self.completed = true;
        match (intermediates, end) {
            ([], '~') => self.edit(params),
            ([], 'u') => self.coded(params),
            ([], 'R') if params.len() > 1 => {
                self.answer(Answer::Cursor { row: number(params, 0), column: number(params, 1) });
            }
            ([], 'n') => self.answer(Answer::Ready),
            ([], 'Z') => self.press(Key { shift: true, ..Key::plain(KeyCode::Tab) }),
            ([], _) => {
                if let Some(key) = keys::cursor(end, number(params, 1)) {
                    self.press(key);
                }
            }
            ([b'?'], 'c') => {
                let listed = params.iter().filter_map(|parts| parts.first().copied());
                self.answer(Answer::Attributes(listed.collect()));
            }
            ([b'>'], 'c') => self.answer(Answer::Model(number(params, 0))),
            ([b'?'], 'u') => self.answer(Answer::Keyboard(number(params, 0))),
            ([b'?', b'$'], 'y') => {
                self.answer(Answer::Mode { mode: number(params, 0), state: number(params, 1) });
            }
            ([b'<'], 'M' | 'm') => self.point(params, end),
            _ => {}
        }
    }

    fn esc_dispatch(&mut self, intermediates: &[u8], _: bool, byte: u8) {
        let ends_string = self.prefix == Prefix::StringEnd && byte == b'\\';
        self.prefix = Prefix::None;
        if ends_string || !intermediates.is_empty() {
            return;
        }
        if byte == b'O' {
            self.prefix = Prefix::SingleShift;
        } else {
            self.press(Key { alt: true, ..keys::character(char::from(byte)) });
        }
    }

    fn osc_dispatch(&mut self, _: &[&[u8]], bell_terminated: bool) {
        self.completed = true;
        if !bell_terminated {
            self.prefix = Prefix::StringEnd;
        }
    }

    fn hook(&mut self, _: &Params, intermediates: &[u8], _: bool, action: char) {
        // XTVERSION answers DCS > | text ST.
        self.device_string = (intermediates == b">" && action == '|').then(Vec::new);
    }

    fn put(&mut self, byte: u8) {
        if let Some(text) = self.device_string.as_mut().filter(|text| text.len() < ANSWER_LIMIT) {
            text.push(byte);
        }
    }

    fn unhook(&mut self) {
        self.completed = true;
        self.prefix = Prefix::StringEnd;
        if let Some(text) = self.device_string.take() {
            self.answer(Answer::Version(String::from_utf8_lossy(&text).into_owned()));
        }
    }
}
