//! What a shell and `man` get, and how the program behaves in a pipe.

use std::process::{Command, Stdio};

use crate::program::Place;

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = Place::new()
        .command(&["notes", "seed:keji"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

#[test]
fn standard_input_reads_like_the_file() {
    let place = Place::new();
    let text = "一、引言\n\n温故而知新。^①\n\n① 《论语》。\n";
    let path = place.file("a.txt", text);
    let from_file = place.run(&["notes", &path]);
    assert_eq!(place.run_with(&["notes", "-"], text.as_bytes()).text(), from_file.text());
}

#[test]
fn no_paragraph_has_no_line() {
    let run = Place::new().run_with(&["breaks", "--width", "10"], b"");
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
}

#[test]
fn no_escape_sequence_reaches_a_pipe() {
    let place = Place::new();
    for arguments in [&["--help"][..], &["notes", "seed:guide"], &["seeds"], &["--sideways"]] {
        let run = place.run(arguments);
        assert!(!run.out.contains('\u{1b}') && !run.err.contains('\u{1b}'), "{arguments:?}");
    }
}

#[test]
fn help_is_in_the_language_asked_for() {
    let place = Place::new();
    assert!(place.run(&["--help"]).text().contains("Usage: wengu"));
    assert!(place.run(&["--help", "--lang", "zh"]).text().contains("用法：wengu"));
    assert!(place.run(&["notes", "--help", "--lang", "zh"]).text().contains("注释"));
}

#[test]
fn the_word_help_asks_for_help() {
    let place = Place::new();
    assert_eq!(place.run(&["help"]), place.run(&["--help"]));
    assert_eq!(place.run(&["help", "data", "check"]), place.run(&["data", "check", "--help"]));
}

#[test]
fn text_is_set_by_the_readers_own_settings() {
    let place = Place::new();
    place.file("wide.toml", "[settings]\nmeasure = 90\nline-spacing = 2\n");
    let by_file = place.run(&["--config", "wide.toml", "text", "seed:keji"]);
    let by_options = place.run(&["text", "seed:keji", "--width", "90", "--double"]);
    assert_eq!(by_file, by_options);
    assert_ne!(by_file.out, place.run(&["text", "seed:keji"]).out);
}

#[test]
fn every_subcommand_is_in_the_help_the_man_page_and_the_completions() {
    let place = Place::new();
    let help = place.run(&["--help"]);
    let commands = help.text().split("Commands:\n").nth(1).unwrap();
    let names: Vec<_> = commands
        .lines()
        .take_while(|line| !line.is_empty())
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(names.len() > 3, "{names:?}");
    let man = place.run(&["man"]);
    for shell in ["bash", "zsh", "fish"] {
        let script = place.run(&["completions", shell]);
        for name in &names {
            assert!(script.text().contains(name), "{shell} has {name}");
            assert!(man.text().contains(&format!("wengu {name}")), "the man page has {name}");
        }
    }
}

#[test]
fn a_shell_takes_its_completion_script() {
    let place = Place::new();
    for shell in ["bash", "zsh", "fish"] {
        let path = place.file(shell, place.run(&["completions", shell]).text());
        match Command::new(shell).args(["-n", &path]).output() {
            Ok(output) => assert!(output.status.success(), "{shell}: {output:?}"),
            Err(_) => eprintln!("left out: {shell} is not installed"),
        }
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let run = Place::new().run(&["--version"]);
    assert_eq!(run.text(), concat!("wengu ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn a_document_in_a_pipe_is_printed_as_text_prints_it() {
    let place = Place::new();
    let text = place.run(&["text", "seed:keji"]);
    assert!(text.text().lines().count() > 100, "{}", text.out);
    assert_eq!(place.run(&["seed:keji"]).text(), text.out);
}

#[test]
fn the_very_first_start_shows_the_guide_in_the_interface_language() {
    let place = Place::new();
    assert_eq!(place.run(&[]).text(), place.run(&["text", "seed:guide-en"]).out);
    assert_eq!(place.run(&["--lang", "zh"]).text(), place.run(&["text", "seed:guide"]).out);
    assert!(place.names().is_empty(), "looking leaves nothing behind: {:?}", place.names());
}
