//! The controlling terminal as a device: its line discipline, its size, and reading and writing
//! that never block.
//!
//! The device is opened anew, so that not blocking is a matter of this descriptor alone: standard
//! input and output belong to the shell as well, and may be pipes.

use std::os::fd::AsFd;
use std::os::fd::BorrowedFd;
use std::os::fd::OwnedFd;
use std::time::Duration;

use rustix::event::PollFd;
use rustix::event::PollFlags;
use rustix::event::Timespec;
use rustix::fs::Mode;
use rustix::fs::OFlags;
use rustix::io::Errno;
use rustix::termios::OptionalActions;
use rustix::termios::Termios;
use rustix::termios::tcgetattr;
use rustix::termios::tcgetwinsize;
use rustix::termios::tcsetattr;

/// What could not be done with the terminal.
#[derive(Debug, thiserror::Error)]
pub enum TtyError {
    /// Neither standard output nor the process has a terminal that can be opened.
    #[error("there is no terminal to show the reader on")]
    NoTerminal(#[source] std::io::Error),
    /// The line discipline could not be read or set.
    #[error("the terminal's settings could not be changed")]
    Settings(#[source] std::io::Error),
    /// The terminal is gone.
    #[error("the terminal is gone")]
    Gone,
    /// Waiting for the terminal failed.
    #[error("the terminal could not be read")]
    Wait(#[source] std::io::Error),
}

/// The terminal's device.
#[derive(Debug)]
pub struct Tty {
    device: OwnedFd,
}

/// What reading has brought.
#[derive(Debug, PartialEq, Eq)]
pub enum Read {
    /// This many bytes.
    Bytes(usize),
    /// Nothing is there now.
    Nothing,
    /// Nothing will ever come: end of input, or the line is hung up.
    Ended,
}

impl Tty {
    /// Opens the terminal that standard output is, or else the process's controlling terminal.
    ///
    /// # Errors
    ///
    /// [`TtyError::NoTerminal`] where there is none.
    pub fn open() -> Result<Self, TtyError> {
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let named = rustix::termios::ttyname(std::io::stdout(), Vec::new())
            .and_then(|name| rustix::fs::open(name.as_c_str(), flags, Mode::empty()));
        named
            .or_else(|_| rustix::fs::open(c"/dev/tty", flags, Mode::empty()))
            .map(|device| Self { device })
            .map_err(|error| TtyError::NoTerminal(error.into()))
    }

    /// Columns and rows; 80 and 24 where the terminal does not know.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        match tcgetwinsize(&self.device) {
            Ok(size) if size.ws_col > 0 && size.ws_row > 0 => (size.ws_col, size.ws_row),
            _ => (80, 24),
        }
    }

    /// Turns the line discipline off (each key comes as it is pressed, nothing is echoed or
    /// translated) and gives back the settings from before.
    ///
    /// # Errors
    ///
    /// [`TtyError::Settings`], or [`TtyError::Gone`] after a hang-up.
    pub fn make_raw(&self) -> Result<Termios, TtyError> {
        let before = self.settings()?;
        let mut raw = before.clone();
        raw.make_raw();
        self.restore(&raw)?;
        Ok(before)
    }

    /// The settings of the line discipline.
    ///
    /// # Errors
    ///
    /// [`TtyError::Settings`], or [`TtyError::Gone`] after a hang-up.
    pub fn settings(&self) -> Result<Termios, TtyError> {
        tcgetattr(&self.device).map_err(unset)
    }

    /// Sets the line discipline at once, whatever is still waiting to be sent.
    ///
    /// # Errors
    ///
    /// [`TtyError::Settings`], or [`TtyError::Gone`] after a hang-up.
    pub fn restore(&self, settings: &Termios) -> Result<(), TtyError> {
        tcsetattr(&self.device, OptionalActions::Now, settings).map_err(unset)
    }

    /// Reads what is there.
    pub fn read(&self, buffer: &mut [u8]) -> Read {
        match rustix::io::read(&self.device, buffer) {
            Ok(0) => Read::Ended,
            Ok(count) => Read::Bytes(count),
            Err(Errno::AGAIN | Errno::INTR) => Read::Nothing,
            Err(_) => Read::Ended,
        }
    }

    /// Writes as much as the terminal takes now; the number of bytes that it took.
    ///
    /// # Errors
    ///
    /// [`TtyError::Gone`] where nothing can be written any more.
    pub fn write(&self, bytes: &[u8]) -> Result<usize, TtyError> {
        match rustix::io::write(&self.device, bytes) {
            Ok(count) => Ok(count),
            Err(Errno::AGAIN | Errno::INTR) => Ok(0),
            Err(_) => Err(TtyError::Gone),
        }
    }

    /// Writes everything, waiting for a slow terminal for at most `patience` at a time.
    ///
    /// # Errors
    ///
    /// [`TtyError::Gone`] where the terminal is gone or takes nothing.
    pub fn write_all(&self, mut bytes: &[u8], patience: Duration) -> Result<(), TtyError> {
        while !bytes.is_empty() {
            let count = self.write(bytes)?;
            bytes = bytes.get(count..).unwrap_or_default();
            if count == 0 {
                let mut waited = [PollFd::new(&self.device, PollFlags::OUT)];
                let timeout = Timespec::try_from(patience).ok();
                if !matches!(rustix::event::poll(&mut waited, timeout.as_ref()), Ok(1..)) {
                    return Err(TtyError::Gone);
                }
            }
        }
        Ok(())
    }
}

/// Why the line discipline could not be read or set; a line that was hung up answers EIO.
fn unset(error: Errno) -> TtyError {
    match error {
        Errno::IO => TtyError::Gone,
        other => TtyError::Settings(other.into()),
    }
}

impl AsFd for Tty {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.device.as_fd()
    }
}
