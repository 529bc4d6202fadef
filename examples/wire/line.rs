//! A pseudo-terminal with a line of a given speed behind it, and a terminal at its end that answers
//! what it is asked.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// The questions that are answered: device status, cursor, attributes.
const QUESTIONS: [&[u8]; 3] = [b"\x1b[5n", b"\x1b[6n", b"\x1b[c"];

/// Bytes that are read at once from a line of limited speed.
const PIECE: usize = 512;

/// How fast a line is.
#[derive(Clone, Copy, Default)]
pub(crate) struct Link {
    /// Thousands of bits a second towards the terminal; `None` is without limit.
    pub(crate) kilobits: Option<u32>,
    /// From a key at the terminal to an answer at the terminal.
    pub(crate) round_trip: Duration,
}

/// A program at the other end of a line.
pub(crate) struct Line {
    pub(crate) child: Box<dyn Child + Send + Sync>,
    /// Held open for as long as the program runs.
    _master: Box<dyn MasterPty + Send>,
    keyboard: Sender<(Instant, Vec<u8>)>,
    arriving: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    link: Link,
}

/// What came from one moment on until it was quiet.
#[derive(Clone, Copy)]
pub(crate) struct Heard {
    pub(crate) bytes: usize,
    /// From that moment to the last byte.
    pub(crate) time: Duration,
}

impl Line {
    pub(crate) fn start(
        command: CommandBuilder,
        (columns, rows): (u16, u16),
        link: Link,
    ) -> Result<Self, String> {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).map_err(|error| error.to_string())?;
        let told = |error: &dyn std::fmt::Display| error.to_string();
        let child = pair.slave.spawn_command(command).map_err(|error| told(&error))?;
        let output = pair.master.try_clone_reader().map_err(|error| told(&error))?;
        let input = pair.master.take_writer().map_err(|error| told(&error))?;
        let (sender, arriving) = mpsc::channel();
        thread::spawn(move || carry(output, &sender, link));
        let (keyboard, keys) = mpsc::channel();
        thread::spawn(move || deliver(input, &keys));
        let cells = |count| NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN);
        let screen = vt100::Parser::new(cells(rows), cells(columns), 0);
        Ok(Self { child, _master: pair.master, keyboard, arriving, screen, link })
    }

    /// A key is pressed at the terminal; the program gets it half a round trip later.
    pub(crate) fn press(&self, keys: &str) {
        let due = Instant::now() + self.link.round_trip / 2;
        // A program that has ended takes no keys.
        let _ = self.keyboard.send((due, keys.as_bytes().to_vec()));
    }

    /// Takes what comes until nothing has for `quiet` beyond a round trip.
    pub(crate) fn listen(&mut self, from: Instant, quiet: Duration) -> Heard {
        let mut heard = Heard { bytes: 0, time: Duration::ZERO };
        let quiet = quiet + self.link.round_trip;
        while let Some((at, bytes)) = self.next(quiet) {
            heard.bytes += bytes;
            heard.time = at.saturating_duration_since(from);
        }
        heard
    }

    /// Takes what comes until `until`.
    pub(crate) fn listen_until(&mut self, until: Instant) -> usize {
        let mut bytes = 0;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match self.next(left) {
                Some((_, more)) => bytes += more,
                None => return bytes,
            }
        }
    }

    /// The rows that show text.
    pub(crate) fn rows_with_text(&self) -> usize {
        let contents = self.screen.screen().contents();
        contents.lines().filter(|row| !row.trim().is_empty()).count()
    }

    fn next(&mut self, wait: Duration) -> Option<(Instant, usize)> {
        let deadline = Instant::now() + wait;
        match self.arriving.recv_timeout(wait) {
            Ok((at, bytes)) => {
                // Half a round trip more until a person sees it.
                let at = at + self.link.round_trip / 2;
                self.show(&bytes, at);
                Some((at, bytes.len()))
            }
            Err(RecvTimeoutError::Disconnected) => {
                thread::sleep(deadline.saturating_duration_since(Instant::now()));
                None
            }
            Err(RecvTimeoutError::Timeout) => None,
        }
    }

    /// The terminal shows `bytes` and answers what is asked in them.
    fn show(&mut self, bytes: &[u8], at: Instant) {
        let mut rest = bytes;
        while let Some((index, question)) = (0..rest.len()).find_map(|index| {
            let here = rest.get(index..)?;
            QUESTIONS.into_iter().find(|question| here.starts_with(question)).map(|q| (index, q))
        }) {
            let (before, after) = rest.split_at(index);
            self.screen.process(before);
            let answer = match question {
                b"\x1b[5n" => "\x1b[0n".to_owned(),
                b"\x1b[6n" => {
                    let (row, column) = self.screen.screen().cursor_position();
                    format!("\x1b[{};{}R", row + 1, column + 1)
                }
                _ => "\x1b[?62c".to_owned(),
            };
            let _ = self.keyboard.send((at + self.link.round_trip / 2, answer.into_bytes()));
            rest = after.get(question.len()..).unwrap_or_default();
        }
        self.screen.process(rest);
    }
}

/// Reads from the program as fast as the line is, and stamps each piece with the time at which its
/// last byte has left the line.
fn carry(mut output: Box<dyn Read + Send>, sender: &Sender<(Instant, Vec<u8>)>, link: Link) {
    let mut buffer = vec![0; 1 << 16];
    let mut free = Instant::now();
    loop {
        let most = if link.kilobits.is_some() { PIECE } else { buffer.len() };
        let Ok(count @ 1..) = output.read(&mut buffer[..most]) else { return };
        let now = Instant::now();
        if let Some(kilobits) = link.kilobits {
            let bits = u64::try_from(count).unwrap_or(u64::MAX) * 8;
            free = free.max(now) + Duration::from_micros(bits * 1000 / u64::from(kilobits));
            thread::sleep(free.saturating_duration_since(Instant::now()));
        } else {
            free = now;
        }
        if sender.send((free, buffer[..count].to_vec())).is_err() {
            return;
        }
    }
}

/// Gives keys and answers to the program when they are due: an answer that is still on its way does
/// not hold up a key that was pressed after it and arrives before it.
fn deliver(mut input: Box<dyn Write + Send>, keys: &Receiver<(Instant, Vec<u8>)>) {
    let mut under_way = BinaryHeap::new();
    let mut number = 0_usize;
    loop {
        let wait =
            under_way.peek().map(|Reverse((due, ..)): &Reverse<(Instant, usize, Vec<u8>)>| {
                due.saturating_duration_since(Instant::now())
            });
        match keys.recv_timeout(wait.unwrap_or(Duration::from_hours(1))) {
            Ok((due, bytes)) => {
                number += 1;
                under_way.push(Reverse((due, number, bytes)));
            }
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                let Some(Reverse((.., bytes))) = under_way.pop() else { continue };
                if input.write_all(&bytes).and_then(|()| input.flush()).is_err() {
                    return;
                }
            }
        }
    }
}
