//! How often somebody who waits is told of an import: each line costs bytes on a slow connection.

use std::cell::Cell;
use std::mem::discriminant;
use std::time::Duration;

use super::clock::Stopwatch;
use crate::import::progress::Step;

/// How long nothing is said of a step after something was.
const PAUSE: Duration = Duration::from_millis(200);

/// Says when it is time to tell of a step: at once where it is another one, else now and then.
#[derive(Debug, Default)]
pub struct Pace {
    last: Cell<Option<(Step, Stopwatch)>>,
}

impl Pace {
    /// True where `step` is to be told of now.
    #[must_use]
    pub fn is_due(&self, step: Step) -> bool {
        let is_due = self.last.get().is_none_or(|(last, since)| {
            discriminant(&last) != discriminant(&step) || since.elapsed() >= PAUSE
        });
        if is_due {
            self.last.set(Some((step, Stopwatch::start())));
        }
        is_due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_step_is_told_at_once() {
        let pace = Pace::default();
        assert!(pace.is_due(Step::Decoding));
        assert!(pace.is_due(Step::Parsing));
    }
}
