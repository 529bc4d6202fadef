//! Programs that write and are killed, and several that write at once.
//!
//! The program is this test itself, started again with a folder in its environment.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use wengu::journal::id::EventId;
use wengu::schedule::Timestamp;

use crate::samples::{held, open, random, word};

const FOLDER: &str = "WENGU_STORE_TEST_FOLDER";
const EVENTS: &str = "WENGU_STORE_TEST_EVENTS";

/// Does nothing unless another test started it: appends events and names each that was appended.
#[test]
fn child_that_appends() {
    let (Ok(folder), Ok(events)) = (std::env::var(FOLDER), std::env::var(EVENTS)) else { return };
    let mut store = open(Path::new(&folder));
    let mut out = std::io::stdout();
    for number in 0..events.parse::<u32>().unwrap() {
        match store.append(word(&number.to_string()), Timestamp(i64::from(number))) {
            Ok(id) => writeln!(out, "appended {id}").unwrap(),
            Err(error) => writeln!(out, "failed {:?} {error}", error.source.reason()).unwrap(),
        }
        out.flush().unwrap();
    }
}

pub(crate) fn command(folder: &Path, events: u32) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "child::child_that_appends", "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .env(EVENTS, events.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

fn appended(child: &mut Child) -> impl Iterator<Item = EventId> {
    BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok)
        .filter_map(|line| Some(line.split_once("appended ")?.1.parse().unwrap()))
}

/// Kills a writing program again and again; returns how many events it had said were appended and
/// how many of them are missing.
fn kill(rounds: usize, most: usize, mut seed: u64) -> (usize, usize) {
    let home = tempfile::tempdir().unwrap();
    let mut said = Vec::new();
    for _ in 0..rounds {
        let mut child = command(home.path(), 100_000).spawn().unwrap();
        said.extend(appended(&mut child).take(random(&mut seed) % most));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let mut there = std::collections::BTreeSet::new();
    let log = std::fs::read(home.path().join("log/desk.jsonl")).unwrap_or_default();
    for line in log.split(|byte| *byte == b'\n') {
        if let Ok(wengu::store::line::Line::Event(stamped)) = wengu::store::line::decode(line) {
            there.insert(stamped.id);
        }
    }
    let store = open(home.path());
    assert!(store.remarks().is_empty(), "{:?}", store.remarks());
    assert!(held(&store).is_some());
    (said.len(), said.iter().filter(|id| !there.contains(id)).count())
}

#[test]
fn nothing_that_was_appended_is_lost_when_the_program_is_killed() {
    let (said, missing) = kill(6, 60, 6);
    assert!(said > 20, "the programs wrote {said} events");
    assert_eq!(missing, 0);
}

/// `cargo test --test store_processes -- --ignored --nocapture killed_five_hundred_times`
#[test]
#[ignore = "takes minutes"]
fn killed_five_hundred_times() {
    // Ten folders, so that a start does not read a log that all rounds have filled.
    let folders: Vec<_> = (0..10).map(|folder| kill(50, 400, folder)).collect();
    let (said, missing) = folders.iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    println!("killed 500 times: {said} events were appended, {missing} are missing");
    assert_eq!(missing, 0);
}

/// Two programs write so many events each; both see all of them.
fn write_at_once(events: u32) {
    let home = tempfile::tempdir().unwrap();
    let mut children: Vec<_> =
        (0..2).map(|_| command(home.path(), events).spawn().unwrap()).collect();
    let mut said = Vec::new();
    std::thread::scope(|scope| {
        let readers: Vec<_> = children
            .iter_mut()
            .map(|child| scope.spawn(|| appended(child).collect::<Vec<_>>()))
            .collect();
        for reader in readers {
            said.extend(reader.join().unwrap());
        }
    });
    assert!(children.iter_mut().all(|child| child.wait().unwrap().success()));
    said.sort();
    said.dedup();
    assert_eq!(said.len(), 2 * events as usize, "an identity was given twice");
    let store = open(home.path());
    assert!(store.remarks().is_empty());
    let last: u64 = store.journal().devices().map(|head| head.sequence).sum();
    assert_eq!(last, 2 * u64::from(events));
}

#[test]
fn two_programs_at_once_lose_nothing() {
    write_at_once(300);
}

/// `cargo test --test store_processes -- --ignored two_programs_write_ten_thousand`
#[test]
#[ignore = "takes a minute"]
fn two_programs_write_ten_thousand_events_each() {
    write_at_once(10_000);
}
