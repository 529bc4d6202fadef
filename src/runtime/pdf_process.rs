//! The PDF importer in a process of its own.
//!
//! A broken PDF can overflow the stack, ask for any amount of memory or take any time, and none of
//! these can be caught. So the program calls itself with [`ARGUMENT`], hands the bytes over, and is
//! told of each page and then of the article. A child that is not wanted any more is ended.

use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::ChildStdin;
use std::process::Command;
use std::process::ExitStatus;
use std::process::Stdio;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::Duration;

use rustix::process::Signal;
use serde::Deserialize;
use serde::Serialize;

use super::clock::Stopwatch;
use crate::document::Document;
use crate::import::Format;
use crate::import::ImportError;
use crate::import::Imported;
use crate::import::normalised::Normalised;
use crate::import::pdf::BYTES_MAX;
use crate::import::pdf::error::PdfError;
use crate::import::progress::Step;
use crate::import::progress::Watch;
use crate::import::warning::Warning;

mod child;

pub use child::answer;

/// The first argument of the process that reads a PDF; no person gives it.
pub const ARGUMENT: &str = "--read-pdf-from-standard-input";

/// How much of a processor's time the process may take for one page, in seconds; a part of the
/// next one may be added to it, so that a person has an answer within two.
const PAGE_SECONDS: u64 = 1;

/// How long the process may say nothing, where a busy machine lets it wait as well.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often it is asked whether anybody still waits.
const TICK: Duration = Duration::from_millis(50);

/// What the process says on its standard output, a line of JSON each.
#[derive(Debug, Serialize, Deserialize)]
enum Said {
    /// So many pages are read, of so many.
    Pages(usize, usize),
    /// Nothing more comes after this.
    Done(Box<Answer>),
}

type Answer = Result<Article, PdfError>;

#[derive(Debug, Serialize, Deserialize)]
struct Article {
    document: Document,
    warnings: Vec<Warning>,
}

/// Reads the bytes of a PDF file as an article, as long as `watch` wants it.
///
/// # Errors
/// [`ImportError::Pdf`], [`ImportError::Stopped`].
pub fn read(bytes: &[u8], watch: Watch<'_>) -> Result<Imported, ImportError> {
    let Article { document, warnings } = ask(bytes, watch)??;
    let normalised = Normalised::default();
    Ok(Imported { document, warnings, normalised, format: Format::Pdf, encoding: "UTF-8" })
}

/// Starts the process and waits for its answer.
fn ask(bytes: &[u8], watch: Watch<'_>) -> Result<Answer, ImportError> {
    if bytes.len() > BYTES_MAX {
        return Err(PdfError::TooLarge { size: bytes.len() }.into());
    }
    let mut child = start().map_err(|_started| PdfError::Fatal)?;
    let (sender, lines) = mpsc::channel();
    let output = child.stdout.take();
    thread::scope(|scope| {
        scope.spawn(move || {
            let lines = output.map(|output| BufReader::new(output).lines());
            for line in lines.into_iter().flatten() {
                let said = line.ok().and_then(|line| serde_json::from_str::<Said>(&line).ok());
                if said.is_none_or(|said| sender.send(said).is_err()) {
                    break;
                }
            }
        });
        // A child that has ended before it has read all says so by its answer.
        let _ = child.stdin.take().map_or(Ok(()), |input| hand_over(input, bytes));
        match listen(&lines, watch) {
            Ok(None) => Ok(Err(reason(child.wait().ok()))),
            heard => {
                end(&mut child);
                heard.map(|answer| answer.unwrap_or(Err(PdfError::Fatal)))
            }
        }
    })
}

/// What the process says in the end; `None` where it ends without a word.
///
/// # Errors
/// [`ImportError::Stopped`].
fn listen(lines: &Receiver<Said>, watch: Watch<'_>) -> Result<Option<Answer>, ImportError> {
    let mut step = Step::Parsing;
    let mut silence = Stopwatch::start();
    loop {
        match lines.recv_timeout(TICK) {
            Ok(Said::Done(answer)) => return Ok(Some(*answer)),
            Ok(Said::Pages(done, of)) => {
                step = Step::Pages { done, of };
                silence = Stopwatch::start();
            }
            Err(RecvTimeoutError::Timeout) if silence.elapsed() > PATIENCE => {
                return Ok(Some(Err(PdfError::TooSlow { seconds: PATIENCE.as_secs() })));
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(None),
        }
        watch.reach(step)?;
    }
}

/// Why a process has ended without a word.
fn reason(status: Option<ExitStatus>) -> PdfError {
    let signal = status.and_then(|status| status.signal());
    if signal == Some(Signal::XCPU.as_raw()) {
        return PdfError::TooSlow { seconds: PAGE_SECONDS };
    }
    PdfError::Fatal
}

fn start() -> io::Result<Child> {
    Command::new(own_program()?)
        .arg(ARGUMENT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
}

/// Hands the file over behind its length, by which the process knows one that is not whole.
fn hand_over(mut input: ChildStdin, bytes: &[u8]) -> io::Result<()> {
    input.write_all(&(bytes.len() as u64).to_le_bytes())?;
    input.write_all(bytes)
}

/// Ends the child, which is mostly over already, and clears it away.
fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// This program, also where a newer version has taken the place of its file.
fn own_program() -> io::Result<PathBuf> {
    let own = Path::new("/proc/self/exe");
    if own.exists() { Ok(own.to_owned()) } else { std::env::current_exe() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    #[test]
    fn pages_are_told_until_nobody_waits_any_more() {
        let (sender, lines) = mpsc::channel();
        for page in 1..=5 {
            sender.send(Said::Pages(page, 5)).unwrap();
        }
        let told = RefCell::new(Vec::new());
        let hear = |step: Step| {
            told.borrow_mut().push(step.percent());
            step != Step::Pages { done: 3, of: 5 }
        };
        assert!(matches!(listen(&lines, Watch::new(&hear)), Err(ImportError::Stopped)));
        assert_eq!(told.into_inner(), [Some(20), Some(40), Some(60)]);
    }

    #[test]
    fn a_process_that_its_limit_of_time_has_ended_is_told_from_one_that_broke_down() {
        let ended_by = |signal: Signal| Some(ExitStatus::from_raw(signal.as_raw()));
        assert_eq!(reason(ended_by(Signal::XCPU)), PdfError::TooSlow { seconds: PAGE_SECONDS });
        assert_eq!(reason(ended_by(Signal::ABORT)), PdfError::Fatal);
    }
}
