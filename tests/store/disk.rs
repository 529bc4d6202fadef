//! Disks that are full, folders that may not be written or are gone.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use wengu::schedule::Timestamp;
use wengu::store::{Reason, Store};

use crate::child::command;
use crate::samples::{held, open, word};

/// A small file system in memory, taken away at the end; `None` where this user may not mount one.
struct Mounted(tempfile::TempDir);

impl Mounted {
    fn new(test: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"])
            .arg(folder.path())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
        if !mounted {
            eprintln!("{test}: left out, no file system can be mounted here");
        }
        mounted.then_some(Self(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn remount(&self, options: &str) {
        let once = || {
            let mut mount = Command::new("mount");
            mount.args(["-o", options]).arg(self.path()).stderr(Stdio::null());
            mount.status().is_ok_and(|status| status.success())
        };
        // A process that another test is just starting has our files open until it is itself.
        assert!((0..200).any(|_| once()), "{options}");
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

fn reason(store: &mut Store, text: &str, now: i64) -> Option<Reason> {
    store.append(word(text), Timestamp(now)).err().map(|error| error.source.reason())
}

#[test]
fn on_a_full_disk_events_wait_and_are_written_when_there_is_room() {
    let Some(disk) = Mounted::new("full disk") else { return };
    let mut store = open(disk.path());
    assert_eq!(reason(&mut store, "first", 1), None);
    fs::write(disk.path().join("ballast"), vec![0; 40_000]).unwrap();
    let mut failed = 0;
    for now in 2..100 {
        failed += i32::from(reason(&mut store, &format!("{now:0500}"), now).is_some());
    }
    assert!(failed > 10, "the disk was never full");
    assert_eq!(reason(&mut store, "last", 100), Some(Reason::DiskFull));
    assert_eq!(held(&store).as_deref(), Some("last"), "the program goes on with it");
    assert_ne!(held(&open(disk.path())).as_deref(), Some("last"));
    assert!(open(disk.path()).remarks().is_empty(), "no part of a line is left behind");
    fs::remove_file(disk.path().join("ballast")).unwrap();
    store.flush().unwrap();
    assert!(store.pending().is_empty());
    assert_eq!(held(&open(disk.path())).as_deref(), Some("last"));
    assert_eq!(open(disk.path()).journal(), store.journal());
}

#[test]
fn at_the_limit_of_a_files_size_the_lines_before_stay_whole() {
    let home = tempfile::tempdir().unwrap();
    let child = command(home.path(), 100);
    let mut shell = Command::new("sh");
    shell.args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\""]);
    shell.arg(child.get_program()).args(child.get_args());
    for (name, value) in child.get_envs() {
        shell.env(name, value.unwrap());
    }
    let output = String::from_utf8(shell.output().unwrap().stdout).unwrap();
    assert!(output.contains("failed DiskFull not saved: cannot write"), "{output}");
    let said = output.matches("appended ").count() as u64;
    let store = open(home.path());
    assert!(store.remarks().is_empty(), "{:?}", store.remarks());
    let there = store.journal().devices().map(|head| head.sequence).max();
    assert_eq!(there, Some(said));
}

#[test]
fn in_a_read_only_folder_the_program_keeps_working() {
    let Some(disk) = Mounted::new("read-only folder") else { return };
    open(disk.path()).append(word("before"), Timestamp(1)).unwrap();
    disk.remount("remount,ro");
    let mut store = open(disk.path());
    assert_eq!(held(&store).as_deref(), Some("before"));
    assert_eq!(reason(&mut store, "after", 2), Some(Reason::ReadOnly));
    assert_eq!(held(&store).as_deref(), Some("after"));
    assert!(store.save_index().is_ok());
    disk.remount("remount,rw");
    assert_eq!(reason(&mut store, "again", 3), None);
    assert_eq!(held(&open(disk.path())).as_deref(), Some("again"));
    assert_eq!(open(disk.path()).journal(), store.journal());
}

#[test]
fn a_folder_that_is_removed_is_said_to_be_gone_and_not_made_behind_its_owners_back() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("data");
    let mut store = open(&folder);
    store.append(word("one"), Timestamp(1)).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    let error = store.append(word("two"), Timestamp(2)).unwrap_err();
    assert_eq!(error.source.reason(), Reason::FolderGone);
    assert!(error.to_string().contains("is gone"), "{error}");
    assert!(!folder.exists());
    fs::create_dir(&folder).unwrap();
    store.flush().unwrap();
    assert_eq!(held(&open(&folder)).as_deref(), Some("two"));
    assert_eq!(open(&folder).journal(), store.journal(), "what was written before is back as well");
}

#[test]
fn a_log_that_is_replaced_while_the_program_runs_loses_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut store = open(home.path());
    store.append(word("one"), Timestamp(1)).unwrap();
    let log = home.path().join("log/desk.jsonl");
    let old = fs::read(&log).unwrap();
    store.append(word("two"), Timestamp(2)).unwrap();
    fs::remove_file(&log).unwrap();
    fs::write(&log, old).unwrap();
    store.append(word("three"), Timestamp(3)).unwrap();
    assert_eq!(open(home.path()).journal(), store.journal());
    assert_eq!(fs::read_to_string(&log).unwrap().lines().count(), 3);
}

#[test]
fn what_cannot_be_written_at_the_end_is_rescued_to_a_file() {
    let home = tempfile::tempdir().unwrap();
    let in_the_way = home.path().join("data");
    fs::write(&in_the_way, "not a folder").unwrap();
    let mut store = open(&in_the_way);
    assert_eq!(reason(&mut store, "kept", 1), Some(Reason::Failure));
    let rescued = store.rescue(home.path()).unwrap().unwrap();
    assert!(fs::read_to_string(rescued).unwrap().contains("kept"));
}
