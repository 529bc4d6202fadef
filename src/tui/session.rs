//! The reader's stay in the terminal: entered once, left in every way out.
//!
//! Leaving happens when the session is dropped (return, error), on a panic before its message is
//! printed, and around a suspension. What cannot be written because the line is gone or full is
//! given up after a moment; the line discipline is restored all the same.

use std::io::Write;
use std::panic;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::thread;
use std::thread::ThreadId;
use std::time::Duration;

use crossterm::Command;
use crossterm::cursor::Show;
use crossterm::style::Attribute;
use crossterm::style::SetAttribute;
use crossterm::terminal::DisableLineWrap;
use crossterm::terminal::EnableLineWrap;
use crossterm::terminal::EndSynchronizedUpdate;
use crossterm::terminal::EnterAlternateScreen;
use crossterm::terminal::LeaveAlternateScreen;
use rustix::termios::Termios;

use super::panic_log::PanicLog;
use super::screen::output::END_OF_LINK;
use super::tty::Tty;
use super::tty::TtyError;

/// Pasted text comes in brackets (xterm's mode 2004). crossterm has it with its reader of events
/// alone, which is not used here.
const PASTE: Mode = Mode { on: "\x1b[?2004h", off: "\x1b[?2004l" };

/// The whole screen scrolls again (DECSTBM without parameters).
const WHOLE_REGION: &str = "\x1b[r";

/// Mouse buttons, the wheel, and movement while a button is held (mode 1002), in the form that has
/// no limit of columns; crossterm's own command asks for every movement as well, which would cost
/// bytes. Selecting text with the terminal's own shift and drag goes on working.
pub(super) const MOUSE: Mode = Mode { on: "\x1b[?1002;1006h", off: "\x1b[?1006;1002l" };

/// kitty's keyboard protocol with its first flag: Esc is told from the start of a sequence.
pub(super) const KEYBOARD: Mode = Mode { on: "\x1b[>1u", off: "\x1b[<u" };

/// Links (OSC 8), which are sent one by one; none is left open.
pub(super) const LINKS: Mode = Mode { on: "", off: END_OF_LINK };

/// Ends a sequence that was cut in the middle (CAN, ECMA-48 5.4).
const CANCEL: &str = "\x18";

/// How long leaving waits for a terminal that takes nothing.
const LEAVE_PATIENCE: Duration = Duration::from_millis(200);

/// Something that is turned on for the stay and off after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mode {
    on: &'static str,
    off: &'static str,
}

/// Whether the mouse is for the reader.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mouse {
    /// The wheel scrolls and a click follows.
    #[default]
    On,
    /// Everything is left to the terminal (`--no-mouse`).
    Off,
}

/// The stay in the terminal.
#[derive(Debug)]
pub struct Session {
    shared: Arc<Shared>,
}

/// What the session and the panic hook both need.
#[derive(Debug)]
struct Shared {
    tty: Tty,
    before: Termios,
    owner: ThreadId,
    stay: Mutex<Stay>,
}

#[derive(Debug)]
struct Stay {
    is_inside: bool,
    modes: Vec<Mode>,
}

impl Session {
    /// Enters the terminal: raw mode, alternate screen, bracketed paste, the mouse. A panic of the
    /// calling thread leaves it before its message is printed; a report is also kept in `log`.
    ///
    /// # Errors
    ///
    /// Where there is no terminal, or it cannot be set.
    pub fn enter(mouse: Mouse, log: PanicLog) -> Result<Self, TtyError> {
        let tty = Tty::open()?;
        let before = tty.settings()?;
        let modes = if mouse == Mouse::On { vec![MOUSE] } else { Vec::new() };
        let stay = Mutex::new(Stay { is_inside: false, modes });
        let shared = Arc::new(Shared { tty, before, owner: thread::current().id(), stay });
        leave_on_panic(Arc::clone(&shared), log);
        let session = Self { shared };
        session.come_back()?;
        Ok(session)
    }

    /// The terminal's device.
    #[must_use]
    pub fn tty(&self) -> &Tty {
        &self.shared.tty
    }

    /// Turns `mode` on now and at every return, and off at every leave.
    pub(super) fn turn_on(&self, mode: Mode) -> Result<(), TtyError> {
        let mut stay = self.shared.stay();
        if stay.modes.contains(&mode) {
            return Ok(());
        }
        stay.modes.push(mode);
        self.shared.tty.write_all(mode.on.as_bytes(), LEAVE_PATIENCE)
    }

    /// Turns `mode` off now, and on at no return.
    pub(super) fn turn_off(&self, mode: Mode) -> Result<(), TtyError> {
        let mut stay = self.shared.stay();
        if !stay.modes.contains(&mode) {
            return Ok(());
        }
        stay.modes.retain(|other| *other != mode);
        self.shared.tty.write_all(mode.off.as_bytes(), LEAVE_PATIENCE)
    }

    /// Leaves the terminal as it was found. `cut` says that a frame was not sent to its end.
    pub(super) fn leave(&self, cut: bool) {
        self.shared.leave(cut);
    }

    /// Enters again after [`Session::leave`], or after the process was stopped without warning.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be set.
    pub(super) fn come_back(&self) -> Result<(), TtyError> {
        let mut stay = self.shared.stay();
        self.shared.tty.make_raw()?;
        stay.is_inside = true;
        let modes: String = stay.modes.iter().map(|mode| mode.on).collect();
        let bytes = [entering().as_bytes(), modes.as_bytes()].concat();
        self.shared.tty.write_all(&bytes, LEAVE_PATIENCE)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.shared.leave(false);
    }
}

impl Shared {
    /// The stay; a thread that panicked while it held the lock has left it whole.
    fn stay(&self) -> MutexGuard<'_, Stay> {
        self.stay.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn leave(&self, cut: bool) {
        let mut stay = self.stay();
        if !std::mem::replace(&mut stay.is_inside, false) {
            return;
        }
        let cancel = if cut { CANCEL } else { "" };
        let modes: String = stay.modes.iter().rev().map(|mode| mode.off).collect();
        // Whether the bytes went out or not, the line discipline is what the shell needs most.
        let leaving = leaving();
        let _ = self.tty.write_all(format!("{cancel}{modes}{leaving}").as_bytes(), LEAVE_PATIENCE);
        let _ = self.tty.restore(&self.before);
    }
}

/// Alternate screen and bracketed paste; wrapping at the right edge off, so that a character that
/// turns out wider than thought cannot move the rows below.
fn entering() -> String {
    [ansi(EnterAlternateScreen), PASTE.on.to_owned(), ansi(DisableLineWrap)].concat()
}

/// Everything back: pen, scroll region, synchronised output, wrapping, cursor, paste, screen.
fn leaving() -> String {
    [
        ansi(SetAttribute(Attribute::Reset)),
        WHOLE_REGION.to_owned(),
        ansi(EndSynchronizedUpdate),
        ansi(EnableLineWrap),
        ansi(Show),
        PASTE.off.to_owned(),
        ansi(LeaveAlternateScreen),
    ]
    .concat()
}

/// What the terminal is sent for `command`.
fn ansi(command: impl Command) -> String {
    let mut bytes = String::new();
    // A string takes everything that is written to it.
    let _ = command.write_ansi(&mut bytes);
    bytes
}

/// Makes a panic of the session's thread leave the terminal first. A panic of a worker is told by
/// whoever waits for the worker, so it prints nothing over the reader.
fn leave_on_panic(shared: Arc<Shared>, log: PanicLog) {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |panicked| {
        let inside = shared.stay.try_lock().is_ok_and(|stay| stay.is_inside);
        let kept = if inside { log.keep(panicked) } else { None };
        if thread::current().id() != shared.owner && inside {
            return;
        }
        shared.leave(true);
        report(panicked);
        if let Some(path) = kept {
            let path = path.display();
            let _ = writeln!(
                std::io::stderr(),
                "wengu: 出错报告写在 / a report of the fault is in {path}"
            );
        }
    }));
}
