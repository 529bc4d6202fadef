//! Waiting for the terminal, signals and workers at once, and taking in what came.

use std::time::Duration;

use rustix::event::PollFd;
use rustix::event::PollFlags;
use rustix::event::Timespec;
use rustix::io::Errno;

use super::Answer;
use super::Ending;
use super::Input;
use super::Learnt;
use super::Loop;
use super::Program;
use super::Read;
use super::SUSPEND_PATIENCE;
use super::Signal;
use super::TtyError;
use super::session;
use super::signals;
use crate::app::Message;
use crate::app::Size;
use crate::text::grapheme::AmbiguousWidth;
use crate::tui::screen::Abilities;
use crate::tui::screen::trust::AmbiguousCells;

/// Bytes that one read takes.
const READ: usize = 4096;

/// Which of what is waited for has something to say.
struct Woken {
    terminal: PollFlags,
    signalled: bool,
    has_mail: bool,
}

impl<P: Program> Loop<'_, P> {
    /// Waits for one thing to happen and takes in everything that has.
    pub(super) fn wait(&mut self) -> Result<(), TtyError> {
        let Some(woken) = self.poll()? else { return self.give_up() };
        if woken.signalled {
            for signal in self.signals.drain() {
                self.obey(signal)?;
            }
        }
        if woken.terminal.contains(PollFlags::OUT) {
            self.outlet.flush(self.session.tty())?;
        }
        if woken.terminal.intersects(PollFlags::IN | PollFlags::HUP | PollFlags::ERR) {
            self.read()?;
        }
        if woken.has_mail {
            for message in self.runtime.mailbox().drain() {
                self.update(message)?;
            }
        }
        Ok(())
    }

    /// `None` where the time for something incomplete has run out.
    fn poll(&mut self) -> Result<Option<Woken>, TtyError> {
        let timeout = self.timeout().and_then(|limit| Timespec::try_from(limit).ok());
        let output = if self.outlet.is_full() { PollFlags::OUT } else { PollFlags::empty() };
        let mut waited = [
            PollFd::new(self.session.tty(), PollFlags::IN | output),
            PollFd::new(&self.signals, PollFlags::IN),
            PollFd::new(self.runtime.mailbox(), PollFlags::IN),
        ];
        match rustix::event::poll(&mut waited, timeout.as_ref()) {
            Ok(0) => return Ok(None),
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(TtyError::Wait(error.into())),
        }
        let [terminal, signals, mailbox] = waited.map(|one| one.revents());
        Ok(Some(Woken { terminal, signalled: !signals.is_empty(), has_mail: !mailbox.is_empty() }))
    }

    /// How long to wait at the most; `None`, for ever, where nothing is incomplete.
    fn timeout(&mut self) -> Option<Duration> {
        let answer_is_due = self.outlet.answer_is_due() || !self.probe.is_complete();
        let rest = self.decoder.patience(answer_is_due);
        if !self.is_stale || self.outlet.is_full() {
            return rest;
        }
        let frame = self.outlet.wait(self.stopwatch.elapsed()).unwrap_or_default();
        Some(rest.map_or(frame, |rest| rest.min(frame)))
    }

    /// Nothing more has come in time.
    fn give_up(&mut self) -> Result<(), TtyError> {
        let inputs = self.decoder.give_up();
        inputs.into_iter().try_for_each(|input| self.take(input))
    }

    fn read(&mut self) -> Result<(), TtyError> {
        let mut bytes = [0; READ];
        loop {
            match self.session.tty().read(&mut bytes) {
                Read::Bytes(count) => {
                    let inputs = self.decoder.feed(bytes.get(..count).unwrap_or_default());
                    inputs.into_iter().try_for_each(|input| self.take(input))?;
                }
                Read::Nothing => return Ok(()),
                Read::Ended => return Err(TtyError::Gone),
            }
        }
    }

    fn take(&mut self, input: Input) -> Result<(), TtyError> {
        match input {
            // After the key that ends the program, or suspends it, nothing more is a command.
            _ if self.ending.is_some() => Ok(()),
            Input::Key(key) => self.update(Message::Key(key)),
            Input::Paste(text) => self.update(Message::Pasted(text)),
            Input::Pointer(pointer) => self.update(Message::Pointer(pointer)),
            Input::Answer(Answer::Ready) => {
                self.outlet.answered(self.stopwatch.elapsed());
                if std::mem::take(&mut self.is_settling) {
                    self.screen.forget();
                    self.is_stale = true;
                }
                Ok(())
            }
            Input::Answer(answer) => match self.probe.take(&answer) {
                Some(learnt) => self.learn(learnt),
                None => Ok(()),
            },
        }
    }

    fn learn(&mut self, learnt: Learnt) -> Result<(), TtyError> {
        let abilities = self.screen.abilities();
        match learnt {
            Learnt::SynchronisedOutput => {
                self.screen.set_abilities(Abilities { synchronised_output: true, ..abilities });
                Ok(())
            }
            Learnt::Links => {
                self.screen.set_abilities(Abilities { links: true, ..abilities });
                self.is_stale = true;
                self.session.turn_on(session::LINKS)
            }
            Learnt::Keyboard => self.session.turn_on(session::KEYBOARD),
            Learnt::Ambiguous(AmbiguousCells::One) => Ok(()),
            Learnt::Ambiguous(ambiguous) => {
                self.screen.set_abilities(Abilities { ambiguous, ..abilities });
                self.is_stale = true;
                if ambiguous == AmbiguousCells::Two {
                    return self.update(Message::AmbiguousWidth(AmbiguousWidth::Wide));
                }
                Ok(())
            }
        }
    }

    fn obey(&mut self, signal: Signal) -> Result<(), TtyError> {
        match signal {
            Signal::End(number) => {
                self.update(Message::Ended)?;
                self.ending = Some(Ending::Signal(number));
                Ok(())
            }
            Signal::Stop => self.suspend(),
            Signal::Continue => self.come_back(),
            Signal::Resize => {
                // Even where the size is what it was: a window made smaller and larger again since
                // the last frame has lost, or wrapped, the text that it had no room for.
                self.screen.forget();
                self.is_settling = self.in_screen;
                self.resize();
                self.tell_size()
            }
        }
    }

    /// Tells the program how large the terminal is.
    pub(super) fn tell_size(&mut self) -> Result<(), TtyError> {
        let size = Size { columns: self.buffer.area.width, rows: self.buffer.area.height };
        self.update(Message::Resized(size))
    }

    /// Stops the process, as Ctrl-Z does, and comes back once it is continued.
    pub(super) fn suspend(&mut self) -> Result<(), TtyError> {
        self.update(Message::Suspending)?;
        self.runtime.wait_for_records(SUSPEND_PATIENCE);
        let cut = self.outlet.cut();
        self.session.leave(cut);
        let stopped = signals::stop();
        self.come_back()?;
        if stopped {
            // The signal that continued the process is answered by coming back.
            let others: Vec<_> = self.signals.drain();
            let others = others.into_iter().filter(|signal| *signal != Signal::Continue);
            others.into_iter().try_for_each(|signal| self.obey(signal))?;
        } else {
            self.update(Message::Failed("there is no shell to go back to".to_owned()))?;
        }
        Ok(())
    }

    fn come_back(&mut self) -> Result<(), TtyError> {
        self.session.come_back()?;
        self.screen.forget();
        self.resize();
        self.tell_size()
    }
}
