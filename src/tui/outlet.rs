//! What is on its way to the terminal: one write a frame, and never a wait for a full line.

use std::time::Duration;

use super::fence;
use super::fence::Fence;
use super::tty::Tty;
use super::tty::TtyError;

/// The bytes that the terminal has not taken yet, and what it has not answered.
#[derive(Debug, Default)]
pub(super) struct Outlet {
    waiting: Vec<u8>,
    fence: Fence,
}

impl Outlet {
    /// Sends a frame, or as much of it as the terminal takes now.
    pub(super) fn send(
        &mut self,
        tty: &Tty,
        frame: Vec<u8>,
        now: Duration,
    ) -> Result<(), TtyError> {
        if frame.is_empty() {
            return Ok(());
        }
        let is_asked = self.fence.send(frame.len(), now);
        if self.waiting.is_empty() {
            self.waiting = frame;
        } else {
            self.waiting.extend(frame);
        }
        if is_asked {
            self.waiting.extend_from_slice(fence::QUESTION);
        }
        self.flush(tty)
    }

    /// Sends what is waiting, as far as the terminal takes it now.
    pub(super) fn flush(&mut self, tty: &Tty) -> Result<(), TtyError> {
        while !self.waiting.is_empty() {
            let taken = tty.write(&self.waiting)?;
            if taken == 0 {
                break;
            }
            self.waiting.drain(..taken);
        }
        Ok(())
    }

    /// True while a frame is not sent to its end.
    pub(super) fn is_full(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Drops what the terminal has not taken; true where that cuts a frame.
    pub(super) fn cut(&mut self) -> bool {
        let cut = self.is_full();
        self.waiting.clear();
        self.fence = Fence::default();
        cut
    }

    /// Takes in that the terminal has, at the time `now`, read up to a question.
    pub(super) fn answered(&mut self, now: Duration) {
        self.fence.answer(now);
    }

    /// True while the terminal owes an answer.
    pub(super) fn answer_is_due(&self) -> bool {
        self.fence.is_waiting()
    }

    /// How long the next frame has to wait for an answer; `None` where it need not.
    pub(super) fn wait(&mut self, now: Duration) -> Option<Duration> {
        self.fence.wait(now)
    }
}
