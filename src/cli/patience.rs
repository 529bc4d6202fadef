//! A line on the terminal while something takes longer than a glance, gone again when it is done.
//!
//! Nothing is printed at all where it is done sooner, and nothing turns: the line says how far the
//! work is, and the process is still an ordinary one, which Ctrl-C ends.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::import::progress::Step;
use crate::import::progress::Watch;
use crate::runtime::clock::Stopwatch;
use crate::runtime::pace::Pace;

/// How long nothing is said.
const GLANCE: Duration = Duration::from_millis(300);

/// Does `work`; where it takes long and standard error is a terminal, `line` stands there meanwhile,
/// with the step that the work has come to.
pub fn with_patience<T>(
    line: impl Fn(Option<Step>) -> String,
    work: impl FnOnce(Watch<'_>) -> T,
) -> T {
    if !io::stderr().is_terminal() {
        return work(Watch::NOBODY);
    }
    let first = line(None);
    let (say, said) = mpsc::channel();
    let waiting = thread::spawn(move || wait(&said, first, &mut io::stderr()));
    let pace = Pace::default();
    let result = work(Watch::new(&|step| {
        if pace.is_due(step) {
            // Where nobody shows it there is nothing to do but to go on.
            let _ = say.send(line(Some(step)));
        }
        true
    }));
    drop(say);
    // The line is gone before anything else is written; a thread that panicked has none.
    let _ = waiting.join();
    result
}

/// Shows the line after a while, and takes it away once the other end of `said` is gone.
fn wait(said: &mpsc::Receiver<String>, mut line: String, to: &mut impl Write) {
    let stopwatch = Stopwatch::start();
    while let Some(left) = GLANCE.checked_sub(stopwatch.elapsed()) {
        match said.recv_timeout(left) {
            Ok(newer) => line = newer,
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
    show(said, line, to);
}

fn show(said: &mpsc::Receiver<String>, first: String, to: &mut impl Write) {
    let mut line = Ok(first);
    while let Ok(text) = line {
        // ECMA-48 8.3.41: erase to the end of the line. A terminal that takes no line is no reason to
        // stop the work.
        let _ = write!(to, "\r{text}\u{1b}[K").and_then(|()| to.flush());
        line = said.recv();
    }
    let _ = write!(to, "\r\u{1b}[K").and_then(|()| to.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_at_once_says_nothing() {
        let (say, said) = mpsc::channel();
        drop(say);
        let mut shown = Vec::new();
        wait(&said, "opening".to_owned(), &mut shown);
        assert!(shown.is_empty());
    }

    #[test]
    fn the_line_is_taken_away_when_the_work_is_done() {
        let (say, said) = mpsc::channel();
        say.send("reading 5%".to_owned()).unwrap();
        drop(say);
        let mut shown = Vec::new();
        show(&said, "opening".to_owned(), &mut shown);
        assert_eq!(shown, b"\ropening\x1b[K\rreading 5%\x1b[K\r\x1b[K");
    }
}
