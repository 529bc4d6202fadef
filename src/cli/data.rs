//! `data`: the folder of what a reader leaves behind is looked at, written out and taken in.

use std::io::Write;
use std::path::Path;

use serde::Serialize;

use super::Context;
use super::args::DataCommand;
use super::json;
use super::language::Speech;
use super::output;
use super::report::Failure;
use super::report::shown;
use crate::journal::id::DeviceName;
use crate::schedule::Timestamp;
use crate::store::StoreError;
use crate::store::check::{Findings, IndexState, check};
use crate::store::device::device_name;
use crate::store::exchange;
use crate::store::paths::DataFolder;
use crate::store::read::BadLine;

/// The data folder that the options and the environment name.
///
/// # Errors
/// [`Failure::Store`] where none is known.
pub fn folder(context: &Context) -> Result<DataFolder, Failure> {
    Ok(DataFolder::choose(context.data.as_deref(), None)?)
}

/// What this machine is called in the logs.
#[must_use]
pub fn device(context: &Context) -> DeviceName {
    device_name(context.environment.device.as_deref())
}

/// Does what was asked.
///
/// # Errors
/// [`Failure::Store`], [`Failure::Damaged`] where `check` found lines that cannot be used,
/// [`Failure::Output`], [`Failure::Stdout`].
pub fn run(command: &DataCommand, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
    let folder = folder(context)?;
    match command {
        DataCommand::Path => print_path(&folder, context, out),
        DataCommand::Check => print_check(&folder, context, out),
        DataCommand::Export { output } => write_out(&folder, output, context, out),
        DataCommand::Import { from } => take_in(&folder, from, context, out),
    }
}

#[derive(Serialize)]
struct FolderPath<'a> {
    path: &'a Path,
}

fn print_path(folder: &DataFolder, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
    if context.json {
        return json::print(&FolderPath { path: folder.path() }, out);
    }
    Ok(writeln!(out, "{}", shown(folder.path()))?)
}

fn write_out(
    folder: &DataFolder,
    output: &Path,
    context: &Context,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    if context.json {
        return Err(Failure::NoJson("data export"));
    }
    let events = exchange::export(folder)?;
    if output == Path::new("-") {
        return Ok(out.write_all(&events)?);
    }
    Ok(output::write_file(output, None, &events)?)
}

#[derive(Serialize)]
struct TakenIn {
    added: usize,
    known: usize,
    bad: usize,
}

fn take_in(
    folder: &DataFolder,
    from: &Path,
    context: &Context,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let exchange::Taken { added, known, bad } = exchange::import(folder, from, context.now)?;
    if context.json {
        return json::print(&TakenIn { added, known, bad }, out);
    }
    let text = context.speech.pick(
        format!("新收入 {added} 条，原有 {known} 条，无法使用 {bad} 行"),
        format!("{added} events taken in, {known} were there, {bad} lines cannot be used"),
    );
    Ok(writeln!(out, "{text}")?)
}

#[derive(Serialize)]
struct Checked<'a> {
    path: &'a Path,
    device: DeviceName,
    writable: Option<bool>,
    index: &'static str,
    documents: usize,
    marks: usize,
    cards: usize,
    torn: usize,
    logs: Vec<CheckedLog<'a>>,
    devices: Vec<Head>,
}

#[derive(Serialize)]
struct CheckedLog<'a> {
    name: &'a str,
    lines: u64,
    events: u64,
    newer: u64,
    bad: &'a [BadLine],
    unfinished: u64,
}

#[derive(Serialize)]
struct Head {
    name: DeviceName,
    events: u64,
    last: String,
}

impl<'a> Checked<'a> {
    fn of(found: &'a Findings, folder: &'a DataFolder, device: DeviceName) -> Self {
        let log = |(name, log): &'a (String, _)| CheckedLog::of(name, log);
        Self {
            path: folder.path(),
            device,
            writable: found.writable.as_ref().map(Result::is_ok),
            index: match found.index {
                IndexState::Absent => "absent",
                IndexState::Matches => "matches",
                IndexState::Ignored => "ignored",
            },
            documents: found.journal.library().len(),
            marks: found.journal.all_marks().len(),
            cards: found.journal.cards().count(),
            torn: found.torn,
            logs: found.logs.iter().map(log).collect(),
            devices: found
                .devices
                .iter()
                .map(|head| Head {
                    name: head.device,
                    events: head.sequence,
                    last: Timestamp::to_string(&head.time),
                })
                .collect(),
        }
    }
}

impl<'a> CheckedLog<'a> {
    fn of(name: &'a str, log: &'a crate::store::read::Progress) -> Self {
        let (lines, events, newer) = (log.lines, log.events, log.newer);
        Self { name, lines, events, newer, bad: &log.bad, unfinished: log.torn }
    }
}

fn print_check(folder: &DataFolder, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
    let found = check(folder, device(context))?;
    let checked = Checked::of(&found, folder, device(context));
    if context.json {
        json::print(&checked, out)?;
    } else {
        print_findings(&checked, context.speech, out)?;
    }
    let bad = found.logs.iter().map(|(_, log)| log.bad.len()).sum();
    let torn = found.logs.iter().filter(|(_, log)| log.torn > 0).count();
    match found.writable {
        Some(Err(error)) => Err(StoreError::into(error)),
        _ if !found.is_sound() => Err(Failure::Damaged { bad, torn }),
        _ => Ok(()),
    }
}

fn print_findings(found: &Checked, speech: Speech, out: &mut dyn Write) -> Result<(), Failure> {
    let Checked { documents, marks, cards, .. } = found;
    writeln!(out, "{}", shown(found.path))?;
    if found.writable.is_none() {
        let text = speech.pick(
            "还没有建立；第一次打开文章时建立",
            "not made yet; the first document opened makes it",
        );
        return Ok(writeln!(out, "{text}")?);
    }
    let sum = speech.pick(
        format!("文章 {documents} 篇，标记 {marks} 处，卡片 {cards} 张"),
        format!("{documents} documents, {marks} marks, {cards} cards"),
    );
    writeln!(out, "{sum}")?;
    for log in &found.logs {
        let CheckedLog { name, events, newer, .. } = log;
        let line = speech.pick(format!("{name}：{events} 条"), format!("{name}: {events} events"));
        write!(out, "{line}")?;
        if *newer > 0 {
            let text = speech.pick(
                format!("，另有 {newer} 条来自更新的版本（已跳过，保留在文件里）"),
                format!(", {newer} of a newer version (skipped, they stay in the file)"),
            );
            write!(out, "{text}")?;
        }
        writeln!(out)?;
        for bad in log.bad {
            let (line, fault) = (bad.line, bad.fault);
            let text =
                speech.pick(format!("  第 {line} 行无法使用"), format!("  line {line} {fault}"));
            writeln!(out, "{text}")?;
        }
    }
    if found.torn > 0 {
        let count = found.torn;
        let text = speech.pick(
            format!("torn/：没有写完的行 {count} 份，已另存"),
            format!("torn/: {count} lines that were not written whole, set aside"),
        );
        writeln!(out, "{text}")?;
    }
    Ok(())
}
