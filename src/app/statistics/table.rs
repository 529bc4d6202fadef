//! Documents and their headings, a row each with its counts in columns.

use super::cells;
use super::page::{duration, percent};
use crate::config::Interface;
use crate::journal::statistics::{Statistics, Tally};
use crate::text::grapheme::AmbiguousWidth;

/// The columns of counts: name in Chinese and English, cells.
const COLUMNS: [(&str, &str, usize); 5] = [
    ("题", "cards", 6),
    ("到期", "due", 6),
    ("复习", "asked", 7),
    ("记得", "kept", 6),
    ("用时", "time", 8),
];

/// The cells of all columns of counts.
const COUNTS: usize = 6 + 6 + 7 + 6 + 8;

/// From how many cells on a row has its title beside its counts, and not above them.
const WIDE_FROM: usize = 60;

/// A line of the table.
pub(super) struct Row {
    /// Its text.
    pub(super) text: String,
    /// True for the title of a document.
    pub(super) is_title: bool,
}

/// The rows of all documents in `width` cells, their headings indented below them.
pub(super) fn rows(
    statistics: &Statistics,
    width: usize,
    (interface, ambiguous): (Interface, AmbiguousWidth),
) -> Vec<Row> {
    let names: String = COLUMNS
        .iter()
        .map(|&(zh, en, room)| cells::right(interface.pick(zh, en), room, ambiguous))
        .collect();
    let mut rows = vec![Row { text: cells::right(&names, width, ambiguous), is_title: false }];
    let mut add = |title: &str, indent: usize, tally: &Tally| {
        let counts = counts(tally, (interface, ambiguous));
        let title = format!("{}{}", " ".repeat(indent), title.replace('\n', " "));
        let is_title = indent == 0;
        if width >= WIDE_FROM {
            let title = cells::left(&title, width - COUNTS - 1, ambiguous);
            rows.push(Row { text: format!("{title} {counts}"), is_title });
        } else {
            rows.push(Row { text: cells::shortened(&title, width, ambiguous), is_title });
            rows.push(Row { text: cells::right(&counts, width, ambiguous), is_title: false });
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
    rows
}

fn counts(tally: &Tally, (interface, ambiguous): (Interface, AmbiguousWidth)) -> String {
    let texts = [
        tally.cards.to_string(),
        tally.due.to_string(),
        tally.reviews.to_string(),
        percent(tally.reached.share()),
        duration(tally.milliseconds, interface),
    ];
    let columns = texts.iter().zip(COLUMNS);
    columns.map(|(text, (_, _, room))| cells::right(text, room, ambiguous)).collect()
}
