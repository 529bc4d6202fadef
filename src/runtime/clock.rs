//! The clock: the one place beside `main` that reads it.

use std::time::Duration;
use std::time::Instant;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use crate::schedule::Timestamp;

/// Where the reader takes the moment from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The system.
    System,
    /// `--now`: always this moment.
    Fixed(Timestamp),
}

impl Clock {
    /// The moment.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "the runtime owns the clock")]
    pub fn now(self) -> Timestamp {
        match self {
            Self::Fixed(moment) => moment,
            Self::System => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
            }
        }
    }
}

/// A clock that only goes forward, for waiting.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch {
    start: Instant,
}

impl Stopwatch {
    /// A stopwatch that starts now.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "the runtime owns the clock")]
    pub fn start() -> Self {
        Self { start: Instant::now() }
    }

    /// The time since the start.
    #[must_use]
    pub fn elapsed(self) -> Duration {
        self.start.elapsed()
    }
}
