//! Documents and their headings, a row each with its counts in columns.

use super::cells;
use super::page::{Line, Tone, duration, percent};
use crate::config::Interface;
use crate::journal::statistics::{Statistics, Tally};
use crate::text::grapheme::AmbiguousWidth;

/// The columns of counts: name in Chinese and English, cells.
const COLUMNS: [(&str, &str, usize); 5] = [
    ("题", "cards", 6),
    ("到期", "due", 6),
    ("复习", "reviews", 9),
    ("记得", "kept", 6),
    ("用时", "time", 8),
];

/// From how many cells on a row has its title beside its counts, and not above them.
const WIDE_FROM: usize = 60;

/// The lines of all documents in `width` cells, their headings indented below them.
pub(super) fn lines(
    statistics: &Statistics,
    width: usize,
    (interface, ambiguous): (Interface, AmbiguousWidth),
) -> Vec<Line> {
    let shown = columns(width);
    let room: usize = shown.iter().map(|(.., room)| room).sum();
    let names: String = shown
        .iter()
        .map(|&(zh, en, room)| cells::right(interface.pick(zh, en), room, ambiguous))
        .collect();
    let mut lines = vec![Line { text: cells::right(&names, width, ambiguous), tone: Tone::Quiet }];
    let mut add = |title: &str, indent: usize, tally: &Tally| {
        let counts = counts(tally, shown, (interface, ambiguous));
        let title = format!("{}{}", " ".repeat(indent), title.replace('\n', " "));
        let tone = if indent == 0 { Tone::Title } else { Tone::Plain };
        if width >= WIDE_FROM {
            let title = cells::left(&title, width - room - 1, ambiguous);
            lines.push(Line { text: format!("{title} {counts}"), tone });
        } else {
            lines.push(Line { text: cells::shortened(&title, width, ambiguous), tone });
            let counts = cells::right(&counts, width, ambiguous);
            lines.push(Line { text: counts, tone: Tone::Plain });
        }
    };
    for of in &statistics.documents {
        let unknown = interface.pick("（不在书库里）", "(not in the library)");
        add(of.title.as_deref().unwrap_or(unknown), 0, &of.all);
        let has_headings = of.headings.iter().any(|(heading, _)| heading.is_some());
        for (heading, tally) in of.headings.iter().filter(|_| has_headings) {
            let none = interface.pick("（没有标题）", "(no heading)");
            add(heading.as_deref().unwrap_or(none), 2, tally);
        }
    }
    lines
}

/// As many of the columns, from the first on, as `width` has room for.
fn columns(width: usize) -> &'static [(&'static str, &'static str, usize)] {
    let mut used = 0;
    let fits = |(.., room): &&(&str, &str, usize)| {
        used += room;
        used <= width
    };
    let count = COLUMNS.iter().take_while(fits).count();
    COLUMNS.get(..count).unwrap_or_default()
}

fn counts(
    tally: &Tally,
    shown: &[(&str, &str, usize)],
    (interface, ambiguous): (Interface, AmbiguousWidth),
) -> String {
    let texts = [
        tally.cards.to_string(),
        tally.due.to_string(),
        tally.reviews.to_string(),
        percent(tally.reached.share()),
        duration(tally.milliseconds, interface),
    ];
    let columns = texts.iter().zip(shown);
    columns.map(|(text, (_, _, room))| cells::right(text, *room, ambiguous)).collect()
}
