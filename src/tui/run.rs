//! The loop: wait for one thing to happen, take in all that has, draw once.
//!
//! Keys, signals and workers are waited for together in one call, so the loop needs no thread of
//! its own, nothing reads the keys that a shell should get while the reader is suspended, and an
//! idle program sends nothing and uses no processor.

mod wait;

use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::layout::Rect;

use super::clipboard;
use super::input::Answer;
use super::input::Decoder;
use super::input::Input;
use super::links::Links;
use super::outlet::Outlet;
use super::panic_log::PanicLog;
use super::probe::AMBIGUOUS_SAMPLE;
use super::probe::Learnt;
use super::probe::Probe;
use super::screen::Abilities;
use super::screen::Screen;
use super::screen::trust::AmbiguousCells;
use super::session;
use super::session::MOUSE;
use super::session::Mouse;
use super::session::Session;
use super::tty::Read;
use super::tty::TtyError;
use super::view;
use crate::app::App;
use crate::app::Effect;
use crate::app::Message;
use crate::runtime::Runtime;
use crate::runtime::clock::Stopwatch;
use crate::runtime::signals;
use crate::runtime::signals::Signal;
use crate::runtime::signals::Signals;
use crate::schedule::Timestamp;
use crate::text::grapheme::AmbiguousWidth;

/// What the loop runs.
pub trait Program {
    /// Takes in what happened; what the outside has to do comes back, in order.
    fn update(&mut self, message: Message, now: Timestamp) -> Vec<Effect>;

    /// Draws everything into `buffer`; where the cursor stands comes back, `None` to hide it,
    /// and what is a link.
    fn draw(&self, buffer: &mut Buffer) -> (Option<Position>, Links);
}

impl Program for App {
    fn update(&mut self, message: Message, now: Timestamp) -> Vec<Effect> {
        Self::update(self, message, now)
    }

    fn draw(&self, buffer: &mut Buffer) -> (Option<Position>, Links) {
        view::draw_linked(self, buffer)
    }
}

/// How the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// It was asked to, by a key or a command.
    Quit,
    /// A signal with this number asked it to, or the line was hung up (1).
    Signal(u8),
}

impl Ending {
    /// The exit code: 0, or as shells count it, 128 and the signal's number.
    #[must_use]
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Quit => 0,
            Self::Signal(number) => 128_u8.saturating_add(number),
        }
    }
}

/// How the reader stays in the terminal.
#[derive(Debug, Clone, Default)]
pub struct Stay {
    /// Whether the mouse is for the reader.
    pub mouse: Mouse,
    /// The width of ambiguous characters that was asked for; the terminal is asked where `None`.
    pub ambiguous: Option<AmbiguousWidth>,
    /// Where a panic is written down.
    pub log: PanicLog,
    /// Inside GNU screen, which after a change of size leaves halves of wide characters standing
    /// where it takes the terminal to be empty (4.9.0, `cjkwidth on`).
    pub in_screen: bool,
}

/// How long a suspension waits for the disk.
const SUSPEND_PATIENCE: Duration = Duration::from_millis(500);

/// Runs `program` in the terminal until it ends.
///
/// # Errors
///
/// Where there is no terminal, or it cannot be set or waited for. A terminal that has gone is no
/// error but an [`Ending`].
pub fn run(
    program: &mut impl Program,
    runtime: &mut Runtime,
    stay: &Stay,
) -> Result<Ending, TtyError> {
    // Caught first: a signal between entering and catching would leave the terminal raw.
    let signals = Signals::catch().map_err(TtyError::Wait)?;
    let session = match Session::enter(stay.mouse, stay.log.clone()) {
        Err(TtyError::Gone) => return Ok(Ending::Signal(signals::HANG_UP)),
        entered => entered?,
    };
    let mut reader = Loop::new(program, session, runtime, signals, stay);
    let ended = reader.turn();
    if ended.is_err() {
        reader.give_up_terminal();
    }
    let cut = reader.outlet.cut();
    reader.session.leave(cut);
    match ended {
        Err(TtyError::Gone) => Ok(Ending::Signal(signals::HANG_UP)),
        ended => ended,
    }
}

struct Loop<'a, P> {
    program: &'a mut P,
    session: Session,
    runtime: &'a mut Runtime,
    signals: Signals,
    screen: Screen,
    decoder: Decoder,
    outlet: Outlet,
    probe: Probe,
    stopwatch: Stopwatch,
    buffer: Buffer,
    is_stale: bool,
    /// Inside GNU screen.
    in_screen: bool,
    /// Everything is to be drawn again when the terminal has answered.
    is_settling: bool,
    ending: Option<Ending>,
}

impl<'a, P: Program> Loop<'a, P> {
    fn new(
        program: &'a mut P,
        session: Session,
        runtime: &'a mut Runtime,
        signals: Signals,
        stay: &Stay,
    ) -> Self {
        let ambiguous = stay.ambiguous;
        let samples: &[_] = if ambiguous.is_none() { &[AMBIGUOUS_SAMPLE] } else { &[] };
        let cells = match ambiguous {
            Some(AmbiguousWidth::Wide) => AmbiguousCells::Two,
            _ => AmbiguousCells::One,
        };
        Self {
            program,
            session,
            runtime,
            signals,
            screen: Screen::new(Abilities { ambiguous: cells, ..Abilities::default() }),
            decoder: Decoder::default(),
            outlet: Outlet::default(),
            probe: Probe::new(samples),
            stopwatch: Stopwatch::start(),
            buffer: Buffer::default(),
            is_stale: true,
            in_screen: stay.in_screen,
            is_settling: false,
            ending: None,
        }
    }

    fn turn(&mut self) -> Result<Ending, TtyError> {
        self.resize();
        self.tell_size()?;
        let questions = self.probe.questions();
        self.outlet.send(self.session.tty(), questions, self.stopwatch.elapsed())?;
        loop {
            if let Some(ending) = self.ending {
                return Ok(ending);
            }
            self.draw()?;
            self.wait()?;
        }
    }

    /// Draws what has changed, unless the line is still busy with the frame before.
    fn draw(&mut self) -> Result<(), TtyError> {
        let now = self.stopwatch.elapsed();
        if !self.is_stale || self.outlet.is_full() || self.outlet.wait(now).is_some() {
            return Ok(());
        }
        self.buffer.reset();
        let (cursor, links) = self.program.draw(&mut self.buffer);
        let frame = self.screen.draw_linked(&self.buffer, &links, cursor);
        self.is_stale = false;
        self.outlet.send(self.session.tty(), frame, now)
    }

    fn update(&mut self, message: Message) -> Result<(), TtyError> {
        self.is_stale = true;
        for effect in self.program.update(message, self.runtime.now()) {
            match self.runtime.perform(effect) {
                Some(Effect::Quit) => self.ending = Some(Ending::Quit),
                Some(Effect::Redraw) => self.screen.forget(),
                Some(Effect::Suspend) => self.suspend()?,
                Some(Effect::Copy(text)) => self.copy(&text)?,
                Some(Effect::Mouse(true)) => self.session.turn_on(MOUSE)?,
                Some(Effect::Mouse(false)) => self.session.turn_off(MOUSE)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Lets the program end without its terminal: what it leaves behind is still recorded.
    fn give_up_terminal(&mut self) {
        for effect in self.program.update(Message::Ended, self.runtime.now()) {
            let _ = self.runtime.perform(effect);
        }
    }

    fn resize(&mut self) {
        let (columns, rows) = self.session.tty().size();
        let area = Rect::new(0, 0, columns, rows);
        if self.buffer.area != area {
            self.buffer = Buffer::empty(area);
        }
    }

    fn copy(&mut self, text: &str) -> Result<(), TtyError> {
        self.outlet.send(self.session.tty(), clipboard::copy(text), self.stopwatch.elapsed())
    }
}
