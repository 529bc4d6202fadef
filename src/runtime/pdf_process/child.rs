//! What the process that reads a PDF does, and the limits that it holds itself to.

use std::io;
use std::io::Read;
use std::io::Write;
use std::panic;

use rustix::process::Resource;
use rustix::process::Rlimit;
use rustix::time::ClockId;

use super::Article;
use super::PAGE_SECONDS;
use super::Said;
use crate::import::ImportError;
use crate::import::pdf;
use crate::import::pdf::BYTES_MAX;
use crate::import::pdf::error::PdfError;

/// The memory that the process may ask for, the file in it, in bytes.
const MEMORY: u64 = 512 << 20;

/// How much of a file is looked through in a second of a slow machine, in bytes, before its first
/// page is there.
const BYTES_A_SECOND: u64 = 16 << 20;

/// From here on a second of the processor's time counts as used up, in nanoseconds.
const BEGUN: i64 = 200_000_000;

/// Reads a PDF from `input` and writes what there is to say to `output`.
///
/// # Errors
/// Where either of them fails: whoever has asked is gone.
pub fn answer(input: &mut dyn Read, output: &mut dyn Write) -> io::Result<()> {
    die_with_parent();
    hold_to(Resource::As, MEMORY);
    // A crash leaves no core file.
    hold_to(Resource::Core, 0);
    let bytes = take_over(input)?;
    allow(bytes.len() as u64 / BYTES_A_SECOND);
    let mut on_page = |done, of| {
        allow(0);
        // Whoever has asked is gone where it cannot be said.
        say(output, &Said::Pages(done, of)).map_err(|_gone| ImportError::Stopped)
    };
    let read = panic::catch_unwind(panic::AssertUnwindSafe(|| pdf::import(bytes, &mut on_page)));
    let answer = match read.unwrap_or(Err(PdfError::Damaged.into())) {
        Ok((document, warnings)) => Ok(Article { document, warnings }),
        Err(ImportError::Pdf(error)) => Err(error),
        Err(other) => return Err(io::Error::other(other)),
    };
    say(output, &Said::Done(Box::new(answer)))
}

fn say(output: &mut dyn Write, said: &Said) -> io::Result<()> {
    serde_json::to_writer(&mut *output, said)?;
    output.write_all(b"\n")?;
    output.flush()
}

/// The file that is handed over behind its length.
fn take_over(input: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    input.read_exact(&mut length)?;
    let length = usize::try_from(u64::from_le_bytes(length)).unwrap_or(usize::MAX);
    // Memory for the file alone, once.
    let mut bytes = vec![0; length.min(BYTES_MAX)];
    input.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// Gives the process the time of another page and so many seconds more; past it the system ends
/// the process.
fn allow(seconds: u64) {
    let used = rustix::time::clock_gettime(ClockId::ProcessCPUTime);
    // The system counts in whole seconds: of the one that has begun a part is left at least.
    let begun = u64::from(used.tv_nsec > BEGUN);
    let used = u64::try_from(used.tv_sec).unwrap_or(0);
    hold_to(Resource::Cpu, used + begun + PAGE_SECONDS + seconds);
}

/// Sets a limit, which can be set anew.
fn hold_to(resource: Resource, most: u64) {
    let maximum = rustix::process::getrlimit(resource).maximum;
    let current = Some(maximum.map_or(most, |maximum| most.min(maximum)));
    // A system that does not know a limit leaves the others, and the parent's clock.
    let _ = rustix::process::setrlimit(resource, Rlimit { current, maximum });
}

/// Nobody waits for the answer once the parent is gone, however it ended.
#[cfg(target_os = "linux")]
fn die_with_parent() {
    let signal = rustix::process::Signal::KILL;
    let _ = rustix::process::set_parent_process_death_signal(Some(signal));
}

/// Elsewhere the next page cannot be told to anybody, or the limit of its time ends it.
#[cfg(not(target_os = "linux"))]
fn die_with_parent() {}
