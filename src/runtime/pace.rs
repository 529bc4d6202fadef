//! How often somebody who waits is told of something: each line costs bytes on a slow connection.

use std::cell::Cell;
use std::time::Duration;

use super::clock::Stopwatch;

/// How long nothing is said after something was.
const PAUSE: Duration = Duration::from_millis(200);

/// Says when it is time to say something again; the first time is at once.
#[derive(Debug, Default)]
pub struct Pace {
    last: Cell<Option<Stopwatch>>,
}

impl Pace {
    /// True where the last time is long enough ago; it counts as one.
    #[must_use]
    pub fn is_due(&self) -> bool {
        let is_due = self.last.get().is_none_or(|last| last.elapsed() >= PAUSE);
        if is_due {
            self.last.set(Some(Stopwatch::start()));
        }
        is_due
    }
}
