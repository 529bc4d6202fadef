//! How much a reader sends to the terminal, and how soon, beside `less`, `vim` and `w3m`: the same
//! document and keys for each, in a pseudo-terminal, in one run.
//!
//!     cargo run --release --example wire
//!     cargo run --release --example wire -- --size 80x24 --runs 5 article.txt
//!     cargo run --release --example wire -- --kbit 512 --rtt 200     (a slow line)
//!     cargo run --release --example wire -- --tmux                   (inside tmux)
//!
//! With several runs the programs take turns, and every figure is the median of its runs. wengu
//! itself is this very program, started again as the reader.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a measuring program prints, and reads the clock and the environment"
)]

mod line;
mod measure;
mod programs;
mod table;
mod tmux;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use line::Link;
use programs::Reader;

/// The first argument that makes this program the reader.
const AS_READER: &str = "--as-wengu";

/// How often the document stands in the long one, through which a key is held: 60 pages of it.
const TIMES: usize = 16;

/// What is measured, and on which line.
struct Plan {
    document: PathBuf,
    long_document: PathBuf,
    size: (u16, u16),
    idle: Duration,
    link: Link,
    in_tmux: bool,
    runs: usize,
}

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    if arguments.get(1).is_some_and(|first| first == AS_READER) {
        return programs::read(arguments.into_iter().skip(1));
    }
    let Some(mut plan) = plan(arguments.iter().skip(1)) else {
        eprintln!(
            "usage: wire [--size COLUMNSxROWS] [--idle SECONDS] [--kbit N] [--rtt MS] [--tmux] \
             [--runs N] [DOCUMENT]"
        );
        return ExitCode::from(2);
    };
    let folder = match tempfile::tempdir() {
        Ok(folder) => folder,
        Err(error) => {
            eprintln!("no temporary folder: {error}");
            return ExitCode::FAILURE;
        }
    };
    plan.long_document = lengthened(&plan.document, folder.path());
    report(&plan);
    ExitCode::SUCCESS
}

fn plan<'a>(arguments: impl Iterator<Item = &'a OsString>) -> Option<Plan> {
    let seed = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/keji.zh.txt");
    let mut plan = Plan {
        document: seed.into(),
        long_document: PathBuf::new(),
        size: (100, 40),
        idle: Duration::from_secs(2),
        link: Link::default(),
        in_tmux: false,
        runs: 1,
    };
    let mut words = arguments.map(|word| word.to_string_lossy().into_owned());
    while let Some(word) = words.next() {
        match word.as_str() {
            "--size" => {
                let size = words.next()?;
                let (columns, rows) = size.split_once('x')?;
                plan.size = (columns.parse().ok()?, rows.parse().ok()?);
            }
            "--idle" => plan.idle = Duration::from_secs(words.next()?.parse().ok()?),
            "--kbit" => plan.link.kilobits = Some(words.next()?.parse().ok()?),
            "--rtt" => plan.link.round_trip = Duration::from_millis(words.next()?.parse().ok()?),
            "--tmux" => plan.in_tmux = true,
            "--runs" => plan.runs = words.next()?.parse().ok().filter(|&runs| runs > 0)?,
            option if option.starts_with('-') => return None,
            path => plan.document = path.into(),
        }
    }
    Some(plan)
}

/// The document many times over in `folder`; the document itself where it is no text.
fn lengthened(document: &Path, folder: &Path) -> PathBuf {
    let long = folder.join("long").with_extension(document.extension().unwrap_or_default());
    match std::fs::read_to_string(document).map(|text| std::fs::write(&long, text.repeat(TIMES))) {
        Ok(Ok(())) => long,
        _ => document.to_owned(),
    }
}

fn report(plan: &Plan) {
    let mut runs: Vec<Vec<measure::Figures>> = Reader::ALL.iter().map(|_| Vec::new()).collect();
    let mut missing = Vec::new();
    for _ in 0..plan.runs {
        for (reader, figures) in Reader::ALL.iter().zip(&mut runs) {
            match measure::measure(*reader, plan) {
                Ok(measured) => figures.push(measured),
                Err(reason) => missing.push(format!("{}: {reason}", reader.name())),
            }
        }
    }
    let measured: Vec<_> =
        Reader::ALL.iter().zip(&runs).filter(|(_, runs)| !runs.is_empty()).collect();
    table::print(plan, &measured);
    for missing in missing {
        println!("not measured: {missing}");
    }
}
