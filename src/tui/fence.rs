//! A limit to what is under way to a slow terminal.
//!
//! Over SSH a held key can make frames faster than the line carries them; they queue up in buffers
//! that the program cannot see. So every so often a frame ends with a question ("device status",
//! CSI 5 n), and while too many bytes are unanswered no further frame is drawn: the keys are taken
//! in all the same, and the next frame shows where they have led. A terminal that never answers
//! turns this off.

use std::collections::VecDeque;
use std::time::Duration;

/// The question: every terminal since the VT100 answers it with CSI 0 n, which no key sends.
pub(super) const QUESTION: &[u8] = b"\x1b[5n";

/// Bytes that may go unanswered before no further frame is drawn: about two pages.
const WINDOW: usize = 8 * 1024;

/// Bytes after which the next frame ends with a question.
const STRETCH: usize = 1024;

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(1);

/// What is under way.
#[derive(Debug, Default)]
pub(super) struct Fence {
    asked: VecDeque<Asked>,
    /// Bytes since the last question.
    unasked: usize,
    is_answered: bool,
    is_off: bool,
}

#[derive(Debug)]
struct Asked {
    bytes: usize,
    at: Duration,
}

impl Fence {
    /// Takes in that a frame of `bytes` is sent at the time `now`; true where it must end with
    /// [`QUESTION`].
    pub(super) fn send(&mut self, bytes: usize, now: Duration) -> bool {
        self.unasked += bytes;
        if self.is_off || self.unasked < STRETCH {
            return false;
        }
        self.asked.push_back(Asked { bytes: self.unasked, at: now });
        self.unasked = 0;
        true
    }

    /// Takes in that the oldest question is answered.
    pub(super) fn answer(&mut self) {
        self.is_answered = true;
        self.asked.pop_front();
    }

    /// How long the next frame has to wait at the most; `None` where it can be drawn now.
    pub(super) fn wait(&mut self, now: Duration) -> Option<Duration> {
        let waited = now.saturating_sub(self.asked.front()?.at);
        if waited >= PATIENCE {
            self.is_off = !self.is_answered;
            self.asked.clear();
            return None;
        }
        let under_way: usize = self.asked.iter().map(|asked| asked.bytes).sum();
        (under_way + self.unasked > WINDOW).then(|| PATIENCE.saturating_sub(waited))
    }

    /// True while an answer may still come.
    pub(super) fn is_waiting(&self) -> bool {
        !self.asked.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Duration = Duration::ZERO;

    #[test]
    fn short_frames_are_sent_without_a_question() {
        let mut fence = Fence::default();
        assert!(!fence.send(200, START) && fence.wait(START).is_none());
    }

    #[test]
    fn pages_wait_once_the_window_is_full_until_one_is_answered() {
        let mut fence = Fence::default();
        assert!(fence.send(4400, START) && fence.wait(START).is_none());
        assert!(fence.send(4400, START));
        assert_eq!(fence.wait(START), Some(PATIENCE));
        fence.answer();
        assert!(fence.wait(START).is_none());
    }

    #[test]
    fn a_terminal_that_never_answers_is_asked_no_more() {
        let mut fence = Fence::default();
        fence.send(9000, START);
        assert!(fence.wait(START).is_some());
        assert!(fence.wait(PATIENCE).is_none());
        assert!(!fence.send(9000, PATIENCE) && fence.wait(PATIENCE).is_none());
    }

    #[test]
    fn one_answer_that_is_lost_does_not_turn_the_fence_off() {
        let mut fence = Fence::default();
        fence.send(4400, START);
        fence.answer();
        fence.send(9000, START);
        assert!(fence.wait(PATIENCE).is_none());
        assert!(fence.send(9000, PATIENCE));
    }
}
