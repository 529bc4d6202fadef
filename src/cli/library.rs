//! `library`: the documents that were opened, the one read last first.

use std::collections::BTreeMap;
use std::io::Write;

use serde::Serialize;

use super::Context;
use super::data;
use super::json;
use super::report::Failure;
use super::report::clean;
use crate::document::anchor::Anchor;
use crate::document::fingerprint::DocumentId;
use crate::journal::library::Entry;
use crate::runtime::records::is_missing;
use crate::schedule::Scheduler;
use crate::store::Store;

#[derive(Serialize)]
struct Listing {
    documents: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    id: String,
    title: Option<String>,
    authors: Vec<String>,
    language: &'static str,
    characters: u64,
    path: Option<String>,
    missing: bool,
    position: Option<Anchor>,
    progress: f64,
    last_read: Option<String>,
    marks: usize,
    bookmarks: usize,
    due: usize,
}

impl Row {
    fn of(entry: Entry, due: &BTreeMap<DocumentId, usize>) -> Self {
        let progress = entry.position.as_ref().map_or(0, |position| position.progress);
        Self {
            id: entry.document.to_string(),
            title: entry.title,
            authors: entry.authors,
            language: entry.language.tag(),
            characters: entry.characters,
            missing: entry.path.as_deref().is_some_and(is_missing),
            path: entry.path,
            position: entry.position.map(|position| position.place.anchor),
            progress: f64::from(progress) / 1000.0,
            last_read: entry.last_read.map(|at| at.to_string()),
            marks: entry.marks,
            bookmarks: entry.bookmarks,
            due: due.get(&entry.document).copied().unwrap_or_default(),
        }
    }
}

/// True where no document was ever opened.
///
/// # Errors
/// [`Failure::Store`] where no data folder is known.
pub fn is_empty(context: &Context) -> Result<bool, Failure> {
    let store = Store::open(data::folder(context)?, data::device(context));
    Ok(store.journal().library().is_empty())
}

/// Prints the library; documents that were taken out of it are left out.
///
/// # Errors
/// [`Failure::Store`] where no data folder is known, [`Failure::Stdout`].
pub fn print(context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
    let store = Store::open(data::folder(context)?, data::device(context));
    let boundary = context.environment.days.clone();
    let scheduler = Scheduler { boundary, ..Scheduler::default() };
    let due = store.journal().due_cards(&scheduler, context.now);
    let entries = store.journal().library().into_iter().filter(|entry| !entry.removed);
    if context.json {
        return json::print(
            &Listing { documents: entries.map(|entry| Row::of(entry, &due)).collect() },
            out,
        );
    }
    let entries: Vec<_> = entries.collect();
    let speech = context.speech;
    if entries.is_empty() {
        let text = speech.pick("还没有打开过文章", "no document was opened yet");
        writeln!(out, "{text}")?;
    }
    for entry in entries {
        let unnamed = speech.pick("（无题）", "(untitled)");
        let name = clean(entry.title_or_file().unwrap_or(unnamed));
        let row = Row::of(entry, &due);
        let percent = (row.progress * 100.0).round();
        let path = clean(row.path.as_deref().unwrap_or_default());
        write!(out, "{percent:>3}%  {name}  {path}")?;
        if row.missing {
            write!(out, "{}", speech.pick("（文件不在）", " (not there)"))?;
        }
        writeln!(out)?;
    }
    Ok(())
}
