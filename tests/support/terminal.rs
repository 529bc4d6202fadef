//! A program in a pseudo-terminal: what it shows, what it sends, how it ends.

#![allow(clippy::disallowed_methods, reason = "a program that hangs is given up at a deadline")]

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{LocalModes, tcgetattr};

/// How long anything is waited for before a test fails.
const LIMIT: Duration = Duration::from_secs(10);

/// A program with its terminal.
pub(crate) struct Terminal {
    master: Option<Box<dyn MasterPty + Send>>,
    keyboard: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    arriving: Receiver<Vec<u8>>,
    device: PathBuf,
    /// A data folder of its own, where none was given.
    _home: Option<tempfile::TempDir>,
    screen: vt100::Parser,
    /// Every byte that was sent so far.
    pub(crate) sent: Vec<u8>,
}

/// Whether what the program sends is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line {
    /// It is read at once.
    Open,
    /// Nothing is read, as by a terminal at the end of a line that is stuck.
    Stuck,
}

/// The number of cells as the models want it.
fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

impl Terminal {
    /// Starts `program` in a terminal of this size.
    pub(crate) fn start(program: &Path, arguments: &[&str], (columns, rows): (u16, u16)) -> Self {
        Self::start_on(Line::Open, program, arguments, (columns, rows))
    }

    /// The same with this data folder, which outlives the terminal.
    pub(crate) fn start_with(data: &Path, program: &Path, arguments: &[&str]) -> Self {
        Self::start_as("desk", data, program, arguments)
    }

    /// The same on a machine of this name.
    pub(crate) fn start_as(device: &str, data: &Path, program: &Path, arguments: &[&str]) -> Self {
        Self::spawn(Line::Open, program, arguments, (80, 24), (device, data, None))
    }

    /// The same on a line of this kind.
    pub(crate) fn start_on(
        line: Line,
        program: &Path,
        arguments: &[&str],
        size: (u16, u16),
    ) -> Self {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().to_owned();
        Self::spawn(line, program, arguments, size, ("desk", &path, Some(home)))
    }

    fn spawn(
        line: Line,
        program: &Path,
        arguments: &[&str],
        (columns, rows): (u16, u16),
        (device, data, home): (&str, &Path, Option<tempfile::TempDir>),
    ) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        command.env("RUST_BACKTRACE", "0");
        command.env("PS1", "ready> ");
        command.env("WENGU_DATA", data);
        command.env("WENGU_CACHE", data.join("cache"));
        command.env("WENGU_DEVICE", device);
        command.env("XDG_CONFIG_HOME", data);
        command.env_remove("NO_COLOR");
        let child = pair.slave.spawn_command(command).unwrap();
        let device = pair.master.tty_name().unwrap();
        let mut output = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (sender, arriving) = mpsc::channel();
        if line == Line::Open {
            thread::spawn(move || {
                let mut bytes = [0; 4096];
                while let Ok(count @ 1..) = output.read(&mut bytes) {
                    if sender.send(bytes[..count].to_vec()).is_err() {
                        break;
                    }
                }
            });
        } else {
            // The sender lives as long as the line, so that a wait for output is one for its limit.
            std::mem::forget(sender);
            drop(output);
        }
        Self {
            master: Some(pair.master),
            keyboard: Some(keyboard),
            child,
            arriving,
            device,
            _home: home,
            screen: vt100::Parser::new(cells(rows), cells(columns), 0),
            sent: Vec::new(),
        }
    }

    /// Types `keys`.
    pub(crate) fn press(&mut self, keys: &str) {
        let keyboard = self.keyboard.as_mut().unwrap();
        keyboard.write_all(keys.as_bytes()).unwrap();
        keyboard.flush().unwrap();
    }

    /// Changes the window's size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().unwrap().resize(size).unwrap();
        self.screen.set_size(cells(rows), cells(columns));
    }

    /// Sends a signal to the program.
    pub(crate) fn signal(&self, signal: Signal) {
        let id = i32::try_from(self.child.process_id().unwrap()).unwrap();
        kill_process(Pid::from_raw(id).unwrap(), signal).unwrap();
    }

    /// Takes the terminal away from the program.
    pub(crate) fn hang_up(&mut self) {
        self.keyboard = None;
        self.master = None;
    }

    /// The text of the screen.
    pub(crate) fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// True while the program asks for the mouse.
    pub(crate) fn takes_mouse(&self) -> bool {
        self.screen.screen().mouse_protocol_mode() != vt100::MouseProtocolMode::None
    }

    /// The row and column of the cursor.
    pub(crate) fn cursor(&self) -> (u16, u16) {
        self.screen.screen().cursor_position()
    }

    /// Waits until `holds` is true of the screen's text and of the bytes since `mark`.
    pub(crate) fn wait_until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + LIMIT;
        while !holds(self) {
            let left = deadline.saturating_duration_since(Instant::now());
            let Ok(bytes) = self.arriving.recv_timeout(left) else {
                panic!("waited in vain for {what}; the screen shows:\n{}", self.text());
            };
            self.screen.process(&bytes);
            self.sent.extend(bytes);
        }
    }

    /// True while the reader has the screen.
    pub(crate) fn is_reader_shown(&self) -> bool {
        self.screen.screen().alternate_screen()
    }

    /// Waits until the screen shows `text`.
    pub(crate) fn wait_for(&mut self, text: &str) {
        self.wait_until(text, |terminal| terminal.text().contains(text));
    }

    /// Waits until the program has turned the line discipline off.
    pub(crate) fn wait_until_raw(&self) {
        let deadline = Instant::now() + LIMIT;
        while !self.is_raw() {
            assert!(Instant::now() < deadline, "the terminal was never entered");
            thread::yield_now();
        }
    }

    /// Waits for the program's end and gives its exit code.
    pub(crate) fn wait_for_end(&mut self) -> u32 {
        let deadline = Instant::now() + LIMIT;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                while let Ok(bytes) = self.arriving.recv_timeout(Duration::from_millis(50)) {
                    self.screen.process(&bytes);
                    self.sent.extend(bytes);
                }
                return status.exit_code();
            }
            if Instant::now() > deadline {
                let _ = self.child.kill();
                panic!("the program did not end");
            }
            if let Ok(bytes) = self.arriving.recv_timeout(Duration::from_millis(5)) {
                self.screen.process(&bytes);
                self.sent.extend(bytes);
            }
        }
    }

    /// Panics unless the terminal is as a shell expects it.
    pub(crate) fn assert_restored(&self) {
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is still shown");
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert!(!screen.bracketed_paste(), "bracketed paste is on");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert!(!self.is_raw(), "the terminal is raw");
    }

    /// True where the line discipline is off.
    pub(crate) fn is_raw(&self) -> bool {
        let device = std::fs::File::open(&self.device).unwrap();
        !tcgetattr(device).unwrap().local_modes.contains(LocalModes::ICANON | LocalModes::ECHO)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
