//! A line on the terminal while something takes longer than a glance, gone again when it is done.
//!
//! Nothing is printed at all where it is done sooner, and nothing turns or counts: the process is
//! still an ordinary one, which Ctrl-C ends.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// How long nothing is said.
const GLANCE: Duration = Duration::from_millis(300);

/// Does `work`; where it takes long and standard error is a terminal, `line` stands there meanwhile.
pub fn with_patience<T>(line: &str, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    let line = line.to_owned();
    let (working, done) = mpsc::channel::<()>();
    let waiting = thread::spawn(move || wait(&done, &line, &mut io::stderr()));
    let result = work();
    drop(working);
    // The line is gone before anything else is written; a thread that panicked has none.
    let _ = waiting.join();
    result
}

/// Shows the line after a while, and takes it away once the other end of `done` is gone.
fn wait(done: &mpsc::Receiver<()>, line: &str, to: &mut impl Write) {
    if done.recv_timeout(GLANCE) != Err(RecvTimeoutError::Timeout) {
        return;
    }
    show(done, line, to);
}

fn show(done: &mpsc::Receiver<()>, line: &str, to: &mut impl Write) {
    // A terminal that takes no line is no reason to stop the work.
    let _ = write!(to, "{line}").and_then(|()| to.flush());
    let _ = done.recv();
    // ECMA-48 8.3.41: erase to the end of the line.
    let _ = write!(to, "\r\u{1b}[K").and_then(|()| to.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_at_once_says_nothing() {
        let (working, done) = mpsc::channel();
        drop(working);
        let mut said = Vec::new();
        wait(&done, "opening", &mut said);
        assert!(said.is_empty());
    }

    #[test]
    fn the_line_is_taken_away_when_the_work_is_done() {
        let (working, done) = mpsc::channel();
        drop(working);
        let mut said = Vec::new();
        show(&done, "opening", &mut said);
        assert_eq!(said, b"opening\r\x1b[K");
    }
}
