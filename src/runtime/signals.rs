//! Signals as something that can be waited for together with the terminal.

use std::os::fd::AsFd;
use std::os::fd::BorrowedFd;
use std::os::unix::net::UnixStream;

use signal_hook::consts::SIGCONT;
use signal_hook::consts::SIGHUP;
use signal_hook::consts::SIGINT;
use signal_hook::consts::SIGQUIT;
use signal_hook::consts::SIGTERM;
use signal_hook::consts::SIGTSTP;
use signal_hook::consts::SIGWINCH;
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;

/// What a signal asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// Hang-up, terminate, interrupt, quit: save, restore the terminal and exit with 128 and this.
    End(u8),
    /// Stop: restore the terminal first.
    Stop,
    /// Continued after a stop of any kind.
    Continue,
    /// The window has another size.
    Resize,
}

/// The signals that the reader answers, caught from now on.
#[derive(Debug)]
pub struct Signals {
    delivery: SignalDelivery<UnixStream, SignalOnly>,
}

impl Signals {
    /// Catches the signals.
    ///
    /// # Errors
    ///
    /// Where the system gives no pair of sockets or refuses a signal.
    pub fn catch() -> std::io::Result<Self> {
        let (ours, theirs) = UnixStream::pair()?;
        ours.set_nonblocking(true)?;
        let caught = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH];
        let delivery = SignalDelivery::with_pipe(ours, theirs, SignalOnly, caught)?;
        Ok(Self { delivery })
    }

    /// What has come since the last call, the ending first.
    pub fn drain(&mut self) -> Vec<Signal> {
        let mut asked: Vec<Signal> = self.delivery.pending().filter_map(meaning).collect();
        asked.sort_by_key(|signal| !matches!(signal, Signal::End(_)));
        asked
    }
}

impl AsFd for Signals {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.delivery.get_read().as_fd()
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        self.delivery.handle().close();
    }
}

fn meaning(number: i32) -> Option<Signal> {
    match number {
        SIGHUP | SIGINT | SIGQUIT | SIGTERM => u8::try_from(number).ok().map(Signal::End),
        SIGTSTP => Some(Signal::Stop),
        SIGCONT => Some(Signal::Continue),
        SIGWINCH => Some(Signal::Resize),
        _ => None,
    }
}

/// Does what the signal `number` does to a program that does not catch it: ends the process.
pub fn obey_default(number: u8) {
    // Only a number that is no signal is refused, and these were signals.
    let _ = signal_hook::low_level::emulate_default_handler(i32::from(number));
}

/// The number of the hang-up signal: how a process ends whose terminal has gone without a signal.
pub const HANG_UP: u8 = 1;

/// Stops this process as Ctrl-Z would and returns once it is continued; `false`, at once, where
/// nobody could continue it because no shell in this session waits for it.
#[must_use]
pub fn stop() -> bool {
    // `nix`, because what was begun outside a container has the number 0 in it: a session, a
    // parent; rustix has no value for such a session.
    use nix::unistd::{getpid, getppid, getsid};
    let (ours, parent) = (getsid(None), getppid());
    let is_leader = ours == Ok(getpid());
    let has_shell = ours.is_ok() && parent.as_raw() != 0 && getsid(Some(parent)) == ours;
    if is_leader || !has_shell {
        return false;
    }
    // Every process of the job stops, so that a pipe's other end does not wait alone.
    rustix::process::kill_current_process_group(rustix::process::Signal::STOP).is_ok()
}
