//! The process that reads a PDF, and what becomes of it.

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use wengu::runtime::pdf_process::ARGUMENT;

use crate::writer::{Sheet, pdf};

/// How long anything is waited for before a test fails.
const LIMIT: Duration = Duration::from_secs(30);

#[test]
fn pages_are_told_one_after_another_and_then_the_article() {
    let page = |line| Sheet::default().set(100.0, 700.0, 10.0, line);
    let file = pdf(&[page("渡口在县城以东三里。"), page("后来修了桥。")]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_wengu"))
        .arg(ARGUMENT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(&(file.len() as u64).to_le_bytes()).unwrap();
    input.write_all(&file).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<_> = said.lines().collect();
    assert_eq!(lines[..2], [r#"{"Pages":[1,2]}"#, r#"{"Pages":[2,2]}"#]);
    assert!(lines.len() == 3 && lines[2].starts_with(r#"{"Done":{"Ok":{"document""#), "{said}");
}

#[test]
fn a_file_that_is_not_handed_over_whole_is_not_read() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_wengu"))
        .arg(ARGUMENT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(&100_u64.to_le_bytes()).unwrap();
    input.write_all(b"%PDF-1.7").unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
}

#[cfg(target_os = "linux")]
#[test]
fn the_process_does_not_outlive_the_program_that_has_asked() {
    // A shell stands for the program: it waits for a line that never comes.
    let script = r#"exec 3<&0; "$0" "$1" <&3 & exec 3<&-; read -r never < "$2""#;
    let folder = tempfile::tempdir().unwrap();
    let never = folder.path().join("never");
    assert!(Command::new("mkfifo").arg(&never).status().unwrap().success());
    let mut program = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_wengu"), ARGUMENT])
        .arg(&never)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // More than a pipe holds: once it is written, the process reads, and waits for the rest.
    let mut input = program.stdin.take().unwrap();
    input.write_all(&(1_u64 << 24).to_le_bytes()).unwrap();
    input.write_all(&vec![0; 1 << 20]).unwrap();
    let mut output = program.stdout.take().unwrap();
    let (sender, ended) = mpsc::channel();
    thread::spawn(move || sender.send(output.read_to_end(&mut Vec::new()).is_ok()));
    // SIGKILL, which leaves the program no last word.
    program.kill().unwrap();
    program.wait().unwrap();
    // The other end of its output is closed when the process is gone.
    assert_eq!(ended.recv_timeout(LIMIT), Ok(true));
    drop(input);
}
