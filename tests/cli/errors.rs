//! Whatever a person can do wrong gives one message, one hint and the right exit code.

use crate::program::{Place, Run};

/// Fails unless `run` printed one message and one hint, in English, and ended with `code`.
fn assert_reported(run: &Run, code: i32, words: &str) {
    assert_eq!(run.code, code, "{run:?}");
    assert_eq!(run.out, "", "nothing on standard output");
    let lines: Vec<_> = run.err.lines().collect();
    assert_eq!(lines.len(), 2, "one message and one hint: {}", run.err);
    assert!(lines[0].starts_with("Error: ") && lines[0].contains(words), "{}", run.err);
    assert!(lines[1].starts_with("Hint: ") && lines[1].len() > 10, "{}", run.err);
}

#[test]
fn a_missing_file_is_named() {
    assert_reported(&Place::new().run(&["notes", "nowhere.txt"]), 1, "no file nowhere.txt");
}

#[test]
fn a_path_through_a_file_is_a_missing_file() {
    let place = Place::new();
    place.file("a.txt", "温故");
    assert_reported(&place.run(&["notes", "a.txt/b.txt"]), 1, "no file a.txt/b.txt");
}

#[test]
fn a_folder_is_no_document() {
    assert_reported(&Place::new().run(&["notes", "."]), 1, "is a folder");
}

#[test]
fn a_folder_without_documents_says_so() {
    let place = Place::new();
    place.file("a.png", "");
    assert_reported(&place.run(&["."]), 1, "no document in");
}

#[test]
fn an_empty_file_says_so() {
    let place = Place::new();
    place.file("empty.txt", "");
    place.file("blank.txt", " \n\u{3000}\n");
    assert_reported(&place.run(&["notes", "empty.txt"]), 1, "empty");
    assert_reported(&place.run(&["notes", "blank.txt"]), 1, "empty");
    assert_reported(&place.run(&["notes", "-"]), 1, "standard input is empty");
}

#[test]
fn a_binary_file_is_no_text() {
    let place = Place::new();
    place.file("program", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0");
    assert_reported(&place.run(&["notes", "program"]), 1, "binary file");
}

#[test]
fn another_format_is_named_with_what_converts_it() {
    let place = Place::new();
    place.file("old.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0");
    let run = place.run(&["notes", "old.doc"]);
    assert_reported(&run, 1, "Word");
    assert!(run.err.contains("soffice --convert-to docx"), "{}", run.err);
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_says_who_may() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let path = place.file("secret.txt", "温故");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        eprintln!("left out: this user may read every file");
        return;
    }
    let run = place.run(&["notes", "secret.txt"]);
    assert_reported(&run, 1, "no permission to read");
    assert!(run.err.contains("chmod"), "{}", run.err);
}

#[test]
fn an_embedded_document_that_is_not_there_lists_those_that_are() {
    let run = Place::new().run(&["notes", "seed:none"]);
    assert_reported(&run, 1, "none");
    assert!(run.err.contains("guide") && run.err.contains("keji"), "{}", run.err);
}

#[test]
fn wrong_usage_ends_with_2() {
    let place = Place::new();
    for (arguments, words) in [
        (&["--sideways"][..], "--sideways"),
        (&["notes"], "<PATH>"),
        (&["notes", "a", "b"], "b"),
        (&["seeds", "--lang", "xx"], "xx"),
        (&["seeds", "--now", "yesterday"], "yesterday"),
        (&["seeds", "--data"], "--data"),
        (&["completions", "cmd"], "cmd"),
        (&["man", "--json"], "no JSON"),
        (&["notes", "seed:guide", "--encoding", "gbx"], "gbx"),
    ] {
        assert_reported(&place.run(arguments), 2, words);
    }
}

#[test]
fn a_near_miss_is_suggested() {
    let run = Place::new().run(&["seeds", "--jsn"]);
    assert!(run.err.contains("--json"), "{}", run.err);
}

#[test]
fn errors_are_in_the_language_of_the_option_or_the_locale() {
    let place = Place::new();
    let asked = place.run(&["notes", "无此文件", "--lang", "zh"]);
    assert!(asked.err.starts_with("错误：没有“无此文件”这个文件\n提示："), "{}", asked.err);
    let output =
        place.command(&["notes", "无此文件"]).env("LC_ALL", "zh_CN.UTF-8").output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), asked.err);
    let wrong = place.run(&["--lang=zh", "--sideways"]);
    assert!(wrong.err.starts_with("错误：") && wrong.code == 2, "{}", wrong.err);
}

#[test]
fn a_file_name_cannot_speak_to_the_terminal() {
    let run = Place::new().run(&["notes", "a\u{1b}[31mb"]);
    assert!(run.err.contains("a\u{fffd}[31mb") && !run.err.contains('\u{1b}'), "{}", run.err);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_reported() {
    use std::fs::OpenOptions;
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = Place::new().command(&["seeds"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("disk is full"));
}

#[test]
fn a_settings_file_that_was_named_and_is_missing_is_told_by_every_command() {
    let run = Place::new().run(&["--config", "nowhere.toml", "outline", "seed:keji"]);
    assert_reported(&run, 2, "nowhere.toml");
}

#[test]
fn an_argument_too_many_is_named() {
    assert_reported(&Place::new().run(&["outline", "a.txt", "b.txt"]), 2, "b.txt");
}

#[test]
fn a_command_of_data_that_is_missing_or_unknown_is_told() {
    assert_reported(&Place::new().run(&["data"]), 2, "a command is missing");
    let run = Place::new().run(&["data", "chek"]);
    assert_reported(&run, 2, "no command chek");
    assert!(run.err.contains("did you mean check"), "{}", run.err);
}
