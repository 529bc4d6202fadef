//! How long to wait before something that failed is tried again.

use std::time::Duration;

/// Waits that grow from one failure to the next, up to a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backoff {
    first: Duration,
    longest: Duration,
    next: Duration,
}

impl Backoff {
    /// Waits that begin with `first` and double up to `longest`.
    #[must_use]
    pub fn between(first: Duration, longest: Duration) -> Self {
        Self { first, longest, next: first }
    }

    /// How long to wait now.
    #[must_use]
    pub fn delay(&self) -> Duration {
        self.next
    }

    /// It has failed once more.
    pub fn lengthen(&mut self) {
        self.next = self.next.saturating_mul(2).min(self.longest);
    }

    /// It has worked.
    pub fn begin_anew(&mut self) {
        self.next = self.first;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_longest_and_begin_anew_after_a_success() {
        let mut backoff = Backoff::between(Duration::from_secs(1), Duration::from_secs(5));
        let mut waits = Vec::new();
        for _ in 0..4 {
            waits.push(backoff.delay().as_secs());
            backoff.lengthen();
        }
        assert_eq!(waits, [1, 2, 4, 5]);
        backoff.begin_anew();
        assert_eq!(backoff.delay(), Duration::from_secs(1));
    }
}
