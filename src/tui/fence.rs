//! A limit to what is under way to a slow terminal.
//!
//! Over SSH a held key can make frames faster than the line carries them; they queue up in buffers
//! that the program cannot see. So every so often a frame ends with a question ("device status",
//! CSI 5 n), and while too many bytes are unanswered no further frame is drawn: the keys are taken
//! in all the same, and the next frame shows where they have led. A terminal that never answers
//! turns this off.
//!
//! How much is too much depends on the line: 8 kB fill one of 512 kbit/s for 125 ms, but are less
//! than fits into the 200 ms that a long way takes. So the window follows the delay, as LEDBAT does
//! (RFC 6817): while answers take hardly longer than the soonest one did, nothing queues and the
//! window grows by what was answered; the more they do, the more of that it gives back.

use std::collections::VecDeque;
use std::time::Duration;

/// The question: every terminal since the VT100 answers it with CSI 0 n, which no key sends.
pub(super) const QUESTION: &[u8] = b"\x1b[5n";

/// Bytes that may go unanswered on any line before no further frame is drawn: about two pages.
const WINDOW: usize = 8 * 1024;

/// The same on a line that carries everything at once.
const WIDEST: usize = 64 * 1024;

/// How much later than the soonest one an answer may come before the line counts as queueing: half a
/// page takes 30 ms of a line of 512 kbit/s.
const CALM: Duration = Duration::from_millis(40);

/// Bytes after which the next frame ends with a question.
const STRETCH: usize = 1024;

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(1);

/// What is under way.
#[derive(Debug)]
pub(super) struct Fence {
    asked: VecDeque<Asked>,
    /// Bytes since the last question.
    unasked: usize,
    /// Bytes that may go unanswered.
    window: usize,
    /// How soon an answer has come at best.
    soonest: Duration,
    is_answered: bool,
    is_off: bool,
}

#[derive(Debug)]
struct Asked {
    bytes: usize,
    at: Duration,
}

impl Default for Fence {
    fn default() -> Self {
        Self {
            asked: VecDeque::new(),
            unasked: 0,
            window: WINDOW,
            soonest: Duration::MAX,
            is_answered: false,
            is_off: false,
        }
    }
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

    /// Takes in that the oldest question is answered at the time `now`.
    pub(super) fn answer(&mut self, now: Duration) {
        self.is_answered = true;
        let Some(asked) = self.asked.pop_front() else { return };
        let took = now.saturating_sub(asked.at);
        self.soonest = self.soonest.min(took);
        let queued = took.saturating_sub(self.soonest);
        self.window = match queued.checked_sub(CALM).filter(|over| !over.is_zero()) {
            None => (self.window + asked.bytes).min(WIDEST),
            Some(over) => self.window.saturating_sub(share(asked.bytes, over)).max(WINDOW),
        };
    }

    /// How long the next frame has to wait at the most; `None` where it can be drawn now.
    pub(super) fn wait(&mut self, now: Duration) -> Option<Duration> {
        let waited = now.saturating_sub(self.asked.front()?.at);
        if waited >= PATIENCE {
            self.is_off = !self.is_answered;
            self.window = WINDOW;
            self.asked.clear();
            return None;
        }
        let under_way: usize = self.asked.iter().map(|asked| asked.bytes).sum();
        (under_way + self.unasked > self.window).then(|| PATIENCE.saturating_sub(waited))
    }

    /// True while an answer may still come.
    pub(super) fn is_waiting(&self) -> bool {
        !self.asked.is_empty()
    }
}

/// What of `bytes` an answer that is `over` too late takes back: all of it from [`CALM`] on.
fn share(bytes: usize, over: Duration) -> usize {
    let over = over.min(CALM).as_micros();
    let part = u128::try_from(bytes).unwrap_or(u128::MAX) * over / CALM.as_micros();
    usize::try_from(part).unwrap_or(bytes)
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
        fence.answer(START);
        assert!(fence.wait(START).is_none());
    }

    /// Sends 1 kB every 25 ms (two thirds of 512 kbit/s), answered after `delay` of its number;
    /// how many of them had to wait.
    fn held_up(frames: u32, delay: impl Fn(u32) -> Duration) -> usize {
        let mut fence = Fence::default();
        let mut due: Vec<Duration> = Vec::new();
        let mut held_up = 0;
        for number in 0..frames {
            let now = Duration::from_millis(25) * number;
            for at in due.extract_if(.., |at| *at <= now) {
                fence.answer(at);
            }
            if fence.wait(now).is_some() {
                held_up += 1;
            } else if fence.send(STRETCH, now) {
                due.push(now + delay(number));
            }
        }
        held_up
    }

    #[test]
    fn a_long_way_holds_nothing_up_where_the_line_carries_it() {
        assert_eq!(held_up(60, |_| Duration::from_millis(190)), 0);
        assert_eq!(
            held_up(60, |number| Duration::from_millis(190 + u64::from(number % 3) * 20)),
            0
        );
    }

    #[test]
    fn a_line_that_falls_behind_is_held_to_the_narrow_window() {
        assert!(held_up(60, |number| Duration::from_millis(20 + u64::from(number) * 12)) > 10);
    }

    #[test]
    fn an_answer_that_is_a_little_late_takes_back_its_share_of_the_window() {
        let at = Duration::from_millis;
        let mut fence = Fence::default();
        fence.send(4096, START);
        fence.answer(at(100));
        fence.send(4096, at(100));
        // 60 ms later than the first: half as much again as may be.
        fence.answer(at(260));
        fence.send(WINDOW + 2048, at(260));
        assert!(fence.wait(at(260)).is_none());
        fence.send(1, at(260));
        assert!(fence.wait(at(260)).is_some());
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
        fence.answer(START);
        fence.send(17_000, START);
        assert!(fence.wait(PATIENCE).is_none());
        assert!(fence.send(9000, PATIENCE));
    }
}
