//! The figures as tables.

use crate::Plan;
use crate::measure::{Figures, Held};
use crate::programs::Reader;

/// Prints what was measured; each figure is the median of its runs.
pub(crate) fn print(plan: &Plan, measured: &[(&Reader, &Vec<Figures>)]) {
    let (columns, rows) = plan.size;
    let line = match plan.link.kilobits {
        Some(kilobits) => format!("{kilobits} kbit/s (throttled at the pseudo-terminal)"),
        None => "an unlimited line".to_owned(),
    };
    let place = if plan.in_tmux { "inside tmux, " } else { "" };
    let trip = plan.link.round_trip.as_millis();
    let (document, runs) = (plan.document.display(), plan.runs);
    println!("{document}, {place}{columns}x{rows}, {line}, round trip {trip} ms, runs: {runs}\n");
    println!(
        "| program | first page, bytes | start, ms | line, bytes: median / max | line, ms \
         | page, bytes | overlay, bytes | idle {} s: bytes / ms | end by TERM / HUP, ms |",
        plan.idle.as_secs()
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for (reader, figures) in measured {
        println!("| {} {}", reader.name(), row(figures));
    }
    println!("\n| 60 keys at 30/s: bytes / behind, ms | a line | half a page | a page |");
    println!("|---|---|---|---|");
    for (reader, figures) in measured {
        let cells = [0, 1, 2].map(|key| held(figures, key));
        println!("| {} | {} |", reader.name(), cells.join(" | "));
    }
    println!(
        "\nms of a line: from the key to the last byte that it caused. Overlay: the outline or"
    );
    println!(
        "the help opened and closed. Behind: from the last key to the last byte; these keys are"
    );
    println!("held in the document many times over.");
}

fn row(runs: &[Figures]) -> String {
    let cpu =
        middle(runs, |one| one.idle_processor).map_or("not known".to_owned(), |ms| ms.to_string());
    let overlay = middle(runs, |one| one.overlay).map_or("-".to_owned(), |bytes| bytes.to_string());
    let end = |ms: Option<f64>| ms.map_or("stays".to_owned(), |ms| format!("{ms:.0}"));
    let bytes = |of: fn(&Figures) -> usize| middle(runs, |one| Some(of(one))).unwrap_or_default();
    let time = |of: fn(&Figures) -> f64| middle(runs, |one| Some(of(one))).unwrap_or_default();
    format!(
        "| {} | {:.0} | {} / {} | {:.1} | {} | {overlay} | {} / {cpu} | {} / {} |",
        bytes(|one| one.first_page),
        time(|one| one.start),
        bytes(|one| one.line.median),
        bytes(|one| one.line.most),
        time(|one| one.line_time),
        bytes(|one| one.page.median),
        bytes(|one| one.idle_bytes),
        end(middle(runs, |one| one.terminate)),
        end(middle(runs, |one| one.hang_up)),
    )
}

fn held(runs: &[Figures], key: usize) -> String {
    let of = |one: &Figures| one.held.get(key).copied().flatten();
    let bytes = middle(runs, |one| of(one).map(|held: Held| held.bytes));
    let behind = middle(runs, |one| of(one).map(|held: Held| held.behind));
    bytes.zip(behind).map_or("-".to_owned(), |(bytes, behind)| format!("{bytes} / {behind:.0}"))
}

/// The median of a figure over the runs that have it.
fn middle<T: PartialOrd + Copy>(runs: &[Figures], of: impl Fn(&Figures) -> Option<T>) -> Option<T> {
    let mut all: Vec<T> = runs.iter().filter_map(of).collect();
    all.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    all.get(all.len() / 2).copied()
}
