//! How much a reader sends to the terminal, and how soon, beside `less`, `vim` and `w3m`: the same
//! document and keys for each, in a pseudo-terminal, in one run.
//!
//!     cargo run --release --example wire
//!     cargo run --release --example wire -- --size 80x24 article.txt
//!     cargo run --release --example wire -- --kbit 512 --rtt 200     (a slow line)
//!
//! wengu itself is this very program, started again as the reader.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a measuring program prints, and reads the clock and the environment"
)]

mod line;
mod measure;
mod programs;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use line::Link;
use measure::Figures;
use programs::Reader;

/// The first argument that makes this program the reader.
const AS_READER: &str = "--as-wengu";

/// What is measured, and on which line.
struct Plan {
    document: PathBuf,
    size: (u16, u16),
    idle: Duration,
    link: Link,
}

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    if arguments.get(1).is_some_and(|first| first == AS_READER) {
        return programs::read(arguments.into_iter().skip(1));
    }
    let Some(plan) = plan(arguments.iter().skip(1)) else {
        eprintln!(
            "usage: wire [--size COLUMNSxROWS] [--idle SECONDS] [--kbit N] [--rtt MS] [DOCUMENT]"
        );
        return ExitCode::from(2);
    };
    report(&plan);
    ExitCode::SUCCESS
}

fn plan<'a>(arguments: impl Iterator<Item = &'a OsString>) -> Option<Plan> {
    let seed = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/keji.zh.txt");
    let mut plan = Plan {
        document: seed.into(),
        size: (100, 40),
        idle: Duration::from_secs(2),
        link: Link::default(),
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
            option if option.starts_with('-') => return None,
            path => plan.document = path.into(),
        }
    }
    Some(plan)
}

fn report(plan: &Plan) {
    let (columns, rows) = plan.size;
    let line = match plan.link.kilobits {
        Some(kilobits) => format!("{kilobits} kbit/s (throttled at the pseudo-terminal)"),
        None => "an unlimited line".to_owned(),
    };
    let trip = plan.link.round_trip.as_millis();
    println!("{}, {columns}x{rows}, {line}, round trip {trip} ms\n", plan.document.display());
    println!(
        "| program | first page, bytes | start, ms | line, bytes: median / max | line, ms | page, bytes | overlay, bytes | idle {} s: bytes / ms | 60 keys at 30/s: bytes / behind, ms | end by TERM / HUP, ms |",
        plan.idle.as_secs()
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let mut missing = Vec::new();
    for reader in Reader::ALL {
        match measure::measure(*reader, plan) {
            Ok(figures) => println!("| {} {}", reader.name(), row(&figures)),
            Err(reason) => missing.push(format!("{}: {reason}", reader.name())),
        }
    }
    println!(
        "\nms of a line: from the key to the last byte that it caused. Overlay: the outline or"
    );
    println!("the help opened and closed. Behind: from the last key to the last byte.");
    for missing in missing {
        println!("not measured: {missing}");
    }
}

fn row(figures: &Figures) -> String {
    let cpu = figures.idle_processor.map_or("not known".to_owned(), |ms| ms.to_string());
    let overlay = figures.overlay.map_or("-".to_owned(), |bytes| bytes.to_string());
    let end = |ms: Option<f64>| ms.map_or("stays".to_owned(), |ms| format!("{ms:.0}"));
    format!(
        "| {} | {:.0} | {} / {} | {:.1} | {} | {overlay} | {} / {cpu} | {} / {:.0} | {} / {} |",
        figures.first_page,
        figures.start,
        figures.line.median,
        figures.line.most,
        figures.line_time,
        figures.page.median,
        figures.idle_bytes,
        figures.burst_bytes,
        figures.behind,
        end(figures.terminate),
        end(figures.hang_up),
    )
}
