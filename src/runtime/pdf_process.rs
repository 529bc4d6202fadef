//! The PDF importer in a process of its own.
//!
//! A broken PDF can overflow the stack, ask for any amount of memory or take any time, and none of
//! these can be caught. So the program calls itself with [`ARGUMENT`], hands the bytes over, and
//! gets the article or nothing; a child that does not answer in time is ended.

use std::io;
use std::io::Read;
use std::io::Write;
use std::panic;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rustix::process::Resource;
use rustix::process::Rlimit;
use serde::Deserialize;
use serde::Serialize;

use crate::document::Document;
use crate::import::Format;
use crate::import::ImportError;
use crate::import::Imported;
use crate::import::normalised::Normalised;
use crate::import::pdf;
use crate::import::pdf::error::PdfError;
use crate::import::warning::Warning;

/// The first argument of the process that reads a PDF; no person gives it.
pub const ARGUMENT: &str = "--read-pdf-from-standard-input";

/// How long the process may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// The memory that the process may ask for beside that of the file itself, in bytes.
const MEMORY: u64 = 512 << 20;

/// What the process says on its standard output, as JSON.
type Answer = Result<Article, PdfError>;

#[derive(Debug, Serialize, Deserialize)]
struct Article {
    document: Document,
    warnings: Vec<Warning>,
}

/// Reads the bytes of a PDF file as an article.
///
/// # Errors
/// [`ImportError::Pdf`].
pub fn read(bytes: &[u8]) -> Result<Imported, ImportError> {
    let answer = ask(bytes).map_err(ImportError::Pdf)?;
    let Article { document, warnings } = answer.map_err(ImportError::Pdf)?;
    let normalised = Normalised::default();
    Ok(Imported { document, warnings, normalised, format: Format::Pdf, encoding: "UTF-8" })
}

/// Starts the process and waits for its answer.
fn ask(bytes: &[u8]) -> Result<Answer, PdfError> {
    let mut child = start().map_err(|_| PdfError::Fatal)?;
    let (sender, receiver) = mpsc::channel();
    let output = child.stdout.take();
    thread::scope(|scope| {
        scope.spawn(move || {
            let mut answer = Vec::new();
            let read = output.map_or(Ok(0), |mut output| output.read_to_end(&mut answer));
            // The other end waits until it has been told.
            let _ = sender.send(read.map(|_| answer));
        });
        // A child that has ended before it has read all says so by its answer.
        let _ = child.stdin.take().map_or(Ok(()), |mut input| input.write_all(bytes));
        let answer = receiver.recv_timeout(PATIENCE);
        end(&mut child);
        let answer = answer.map_err(|_| PdfError::TooSlow { seconds: PATIENCE.as_secs() })?;
        let answer = answer.map_err(|_| PdfError::Fatal)?;
        serde_json::from_slice(&answer).map_err(|_| PdfError::Fatal)
    })
}

fn start() -> io::Result<Child> {
    Command::new(own_program()?)
        .arg(ARGUMENT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
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

/// What the process does: reads a PDF from `input` and writes the answer to `output`.
///
/// # Errors
/// Where either of them fails.
pub fn answer(input: &mut dyn Read, output: &mut dyn Write) -> io::Result<()> {
    die_with_parent();
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    limit(bytes.len() as u64);
    let read = panic::catch_unwind(|| pdf::import(&bytes)).unwrap_or(Err(PdfError::Damaged));
    let answer: Answer = read.map(|(document, warnings)| Article { document, warnings });
    serde_json::to_writer(&mut *output, &answer)?;
    output.flush()
}

/// Holds the process to its memory and its time, and keeps a crash from leaving a core file.
fn limit(size: u64) {
    let memory = MEMORY + 2 * size;
    let limits =
        [(Resource::As, memory), (Resource::Core, 0), (Resource::Cpu, 2 * PATIENCE.as_secs())];
    for (resource, most) in limits {
        // A system that does not know a limit leaves the others, and the parent's clock.
        let _ = rustix::process::setrlimit(
            resource,
            Rlimit { current: Some(most), maximum: Some(most) },
        );
    }
}

/// A reader that is left does not leave the process behind.
#[cfg(target_os = "linux")]
fn die_with_parent() {
    let signal = rustix::process::Signal::KILL;
    let _ = rustix::process::set_parent_process_death_signal(Some(signal));
}

/// Elsewhere the limit of its time ends it.
#[cfg(not(target_os = "linux"))]
fn die_with_parent() {}
