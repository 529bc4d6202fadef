//! The terminal asked everything at once, for `wengu doctor`: on the alternate screen, so that
//! nothing of it is left, and within a time that is known.

use std::time::Duration;

use rustix::event::PollFd;
use rustix::event::PollFlags;
use rustix::event::Timespec;
use rustix::io::Errno;

use super::input::Decoder;
use super::input::Input;
use super::panic_log::PanicLog;
use super::probe::AMBIGUOUS_SAMPLE;
use super::probe::PATIENCE;
use super::probe::Probe;
use super::session::Mouse;
use super::session::Session;
use super::tty::Read;
use super::tty::TtyError;
use crate::runtime::clock::Stopwatch;
use crate::runtime::signals;
use crate::runtime::signals::Signal;
use crate::runtime::signals::Signals;

/// The characters whose widths are told one by one, then those that the reader measures at once.
pub const SAMPLES: [&str; 6] = ["“", "·", "①", "│", "😀", AMBIGUOUS_SAMPLE];

/// How long answers are waited for that come over a network: they would otherwise arrive as keys
/// at the shell.
const NETWORK_PATIENCE: Duration = Duration::from_secs(1);

/// How far the terminal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distance {
    /// On this machine.
    Near,
    /// Over a network (SSH).
    Far,
}

/// What the terminal has told.
#[derive(Debug, Clone)]
pub struct Survey {
    /// Columns and rows.
    pub size: (u16, u16),
    /// The answers.
    pub probe: Probe,
    /// How long the last answer took; `None` where not everything was answered in time.
    pub took: Option<Duration>,
}

/// Asks the terminal and waits for its answers, for [`PATIENCE`] at the most, or for a second where
/// it is far.
///
/// # Errors
///
/// Where there is no terminal, or it cannot be set or read.
pub fn ask(distance: Distance) -> Result<Survey, TtyError> {
    let mut signals = Signals::catch().map_err(TtyError::Wait)?;
    let session = Session::enter(Mouse::Off, PanicLog::default())?;
    let patience = match distance {
        Distance::Near => PATIENCE,
        Distance::Far => NETWORK_PATIENCE,
    };
    let asked = listen(&session, &mut signals, patience);
    drop(session);
    match asked? {
        Heard::All(survey) => Ok(survey),
        // The terminal is left, so the signal may do now what it does to a program without a reader.
        Heard::Signal(number) => {
            signals::obey_default(number);
            Err(TtyError::Gone)
        }
    }
}

/// How listening ended.
enum Heard {
    All(Survey),
    Signal(u8),
}

fn listen(session: &Session, signals: &mut Signals, patience: Duration) -> Result<Heard, TtyError> {
    let tty = session.tty();
    let mut probe = Probe::thorough(&SAMPLES);
    let mut decoder = Decoder::default();
    let stopwatch = Stopwatch::start();
    tty.write_all(&probe.questions(), patience)?;
    loop {
        let elapsed = stopwatch.elapsed();
        if probe.is_complete() || elapsed >= patience {
            let took = probe.is_complete().then_some(elapsed);
            return Ok(Heard::All(Survey { size: tty.size(), probe, took }));
        }
        let rest = Timespec::try_from(patience.saturating_sub(elapsed)).ok();
        let mut waited = [PollFd::new(tty, PollFlags::IN), PollFd::new(&*signals, PollFlags::IN)];
        match rustix::event::poll(&mut waited, rest.as_ref()) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(TtyError::Wait(error.into())),
        }
        for signal in signals.drain() {
            if let Signal::End(number) = signal {
                return Ok(Heard::Signal(number));
            }
        }
        let mut bytes = [0; 1024];
        match tty.read(&mut bytes) {
            Read::Bytes(count) => {
                let inputs = decoder.feed(bytes.get(..count).unwrap_or_default());
                for input in inputs {
                    if let Input::Answer(answer) = input {
                        probe.take(&answer);
                    }
                }
            }
            Read::Nothing => {}
            Read::Ended => return Err(TtyError::Gone),
        }
    }
}
