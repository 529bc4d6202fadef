//! One program measured from its start to its end.

use std::path::Path;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::Plan;
use crate::line::{Heard, Line};
use crate::programs::{self, Reader};
use crate::tmux::Tmux;

/// Nothing more comes once it was quiet for so long.
const QUIET: Duration = Duration::from_millis(80);

/// How long a program may take to show its first page, and to end.
const PATIENCE: Duration = Duration::from_secs(10);

/// Keys pressed one by one, pages turned, and keys held down at 30 a second.
const LINES: usize = 40;
const PAGES: usize = 3;
const HELD: u32 = 60;

/// The kernel counts processor time in hundredths of a second (`USER_HZ`, proc(5)).
const TICK: u64 = 10;

/// What was measured.
pub(crate) struct Figures {
    pub(crate) first_page: usize,
    pub(crate) start: f64,
    pub(crate) line: Spread,
    pub(crate) line_time: f64,
    pub(crate) page: Spread,
    pub(crate) overlay: Option<usize>,
    pub(crate) idle_bytes: usize,
    /// Milliseconds; `None` where the system does not tell.
    pub(crate) idle_processor: Option<u64>,
    /// By line, half page and page; `None` where the program has no such key.
    pub(crate) held: [Option<Held>; 3],
    /// Milliseconds from a signal to the end; `None` where the program does not end by it.
    pub(crate) terminate: Option<f64>,
    pub(crate) hang_up: Option<f64>,
}

/// Bytes in the middle and at the most.
pub(crate) struct Spread {
    pub(crate) median: usize,
    pub(crate) most: usize,
}

/// A key held down.
#[derive(Clone, Copy)]
pub(crate) struct Held {
    pub(crate) bytes: usize,
    /// Milliseconds from the last key to the last byte.
    pub(crate) behind: f64,
}

/// A program on a line.
struct Session {
    line: Line,
    tmux: Option<Tmux>,
}

impl Session {
    /// The program's own process.
    fn process(&self) -> Option<u32> {
        match &self.tmux {
            Some(tmux) => tmux.process(),
            None => self.line.child.process_id(),
        }
    }
}

/// Runs `reader` through the plan.
pub(crate) fn measure(reader: Reader, plan: &Plan) -> Result<Figures, String> {
    let (mut session, first) = open(reader, plan, &plan.document)?;
    let line = &mut session.line;
    let lines = press_each(line, reader.line(), LINES);
    let mut times: Vec<f64> = lines.iter().map(|heard| millis(heard.time)).collect();
    times.sort_by(f64::total_cmp);
    press_each(line, reader.start(), 1);
    let pages = press_each(line, reader.page(), PAGES);
    let overlay = reader.overlay().map(|(open, close)| {
        [open, close].iter().map(|key| press_each(line, key, 1)[0].bytes).sum()
    });
    let before = processor(&session);
    let idle_bytes = session.line.listen_until(Instant::now() + plan.idle);
    let idle_processor = before.zip(processor(&session)).map(|(before, after)| after - before);
    let terminate = end(session, Signal::TERM);
    let hang_up = end(open(reader, plan, &plan.document)?.0, Signal::HUP);
    Ok(Figures {
        first_page: first.bytes,
        start: millis(first.time),
        line: spread(&lines),
        line_time: times[times.len() / 2],
        page: spread(&pages),
        overlay,
        idle_bytes,
        idle_processor,
        held: hold_each(reader, plan)?,
        terminate,
        hang_up,
    })
}

/// Starts the program, and what its first page took.
fn open(reader: Reader, plan: &Plan, document: &Path) -> Result<(Session, Heard), String> {
    let data = std::env::temp_dir().join(format!("wengu-wire-{}", std::process::id()));
    let told = |error: std::io::Error| error.to_string();
    let tmux = if plan.in_tmux { Some(Tmux::new().map_err(told)?) } else { None };
    let words = reader.words(document, &data).map_err(told)?;
    let words = match &tmux {
        Some(tmux) => tmux.around(words),
        None => words,
    };
    let from = Instant::now();
    let mut line = Line::start(programs::command(&words), plan.size, plan.link)?;
    let mut first = Heard { bytes: 0, time: Duration::ZERO };
    let enough = usize::from(plan.size.1 / 4);
    while line.rows_with_text() < enough && from.elapsed() < PATIENCE {
        let heard = line.listen(from, QUIET);
        first.bytes += heard.bytes;
        first.time = first.time.max(heard.time);
    }
    let _ = std::fs::remove_dir_all(&data);
    if line.rows_with_text() < enough {
        return Err("no page came".to_owned());
    }
    Ok((Session { line, tmux }, first))
}

fn press_each(line: &mut Line, key: &str, times: usize) -> Vec<Heard> {
    let press = |_| {
        let from = Instant::now();
        line.press(key);
        line.listen(from, QUIET)
    };
    (0..times).map(press).collect()
}

/// Holds each of the reader's keys in the long document, from its start.
fn hold_each(reader: Reader, plan: &Plan) -> Result<[Option<Held>; 3], String> {
    let mut session = open(reader, plan, &plan.long_document)?.0;
    // What is done after the first page came is not what is measured.
    session.line.listen_until(Instant::now() + plan.idle);
    Ok([Some(reader.line()), reader.half_page(), Some(reader.page())].map(|key| {
        press_each(&mut session.line, reader.start(), 1);
        key.map(|key| hold(&mut session.line, key))
    }))
}

fn hold(line: &mut Line, key: &str) -> Held {
    let start = Instant::now();
    let mut bytes = 0;
    for number in 0..HELD {
        bytes += line.listen_until(start + Duration::from_secs(1) * number / 30);
        line.press(key);
    }
    let last = Instant::now();
    let heard = line.listen(last, Duration::from_millis(1200));
    Held { bytes: bytes + heard.bytes, behind: millis(heard.time) }
}

/// The milliseconds from `signal` to the end.
fn end(mut session: Session, signal: Signal) -> Option<f64> {
    let id = session.process().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw)?;
    let from = Instant::now();
    // A program that has ended by itself is seen right after.
    let _ = kill_process(id, signal);
    let line = &mut session.line;
    loop {
        match line.child.try_wait() {
            Ok(Some(_)) => return Some(millis(from.elapsed())),
            _ if from.elapsed() > Duration::from_secs(3) => {
                let _ = line.child.kill();
                return None;
            }
            _ => _ = line.listen_until(Instant::now() + Duration::from_millis(1)),
        }
    }
}

/// Milliseconds of processor time so far, where `/proc` tells (Linux).
fn processor(session: &Session) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{}/stat", session.process()?)).ok()?;
    // The name may hold blanks; fields 14 and 15 are counted from the bracket after it.
    let fields: Vec<_> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |index: usize| fields.get(index).and_then(|field| field.parse::<u64>().ok());
    Some((ticks(11)? + ticks(12)?) * TICK)
}

fn spread(heard: &[Heard]) -> Spread {
    let mut bytes: Vec<_> = heard.iter().map(|heard| heard.bytes).collect();
    bytes.sort_unstable();
    Spread { median: bytes[bytes.len() / 2], most: bytes[bytes.len() - 1] }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
