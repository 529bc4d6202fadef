//! How `wengu text` and `breaks` set text; the text pictures of `docs/typography.md` are what they
//! print.

use crate::program::Place;

/// A command of the page and the lines that should come of it.
struct Picture<'a> {
    command: &'a str,
    expected: Vec<&'a str>,
}

/// The commands in the page's fenced blocks, each after a `$`.
fn pictures(page: &str) -> Vec<Picture<'_>> {
    let mut pictures: Vec<Picture<'_>> = Vec::new();
    for block in page.split("```").skip(1).step_by(2) {
        for line in block.trim().lines() {
            if let Some(command) = line.strip_prefix("$ ") {
                pictures.push(Picture { command, expected: Vec::new() });
            } else if let Some(picture) = pictures.last_mut() {
                picture.expected.push(line);
            }
        }
    }
    pictures
}

/// What `echo 'A'` or `printf '%s\n' 'A' 'B'` prints.
fn printed(command: &str) -> String {
    let quoted = command.split('\'').skip(1).step_by(2);
    quoted.filter(|line| *line != "%s\\n").flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn the_pictures_of_the_page_on_typography_are_what_the_program_prints() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/typography.md");
    let page = std::fs::read_to_string(path).unwrap();
    let pictures = pictures(&page);
    assert!(pictures.len() > 10);
    for Picture { command, expected } in pictures {
        let (input, program) = command.split_once(" | wengu ").unwrap();
        let arguments: Vec<_> = program.split(' ').collect();
        let run = Place::new().run_with(&arguments, printed(input).as_bytes());
        assert_eq!(run.text().lines().collect::<Vec<_>>(), expected, "{command}");
    }
}

#[test]
fn text_is_set_as_the_settings_file_says_and_the_command_line_over_it() {
    let place = Place::new();
    let settings = "[settings]\nmeasure = 16\nparagraph = \"blank-line\"\nline-spacing = 2\n";
    let config = place.file("config.toml", settings);
    let path = place.file("a.txt", "温故而知新，可以为师矣。\n");
    let run = |more: &[&str]| place.run(&[&["text", &path, "--config", &config], more].concat());
    assert_eq!(run(&[]).text(), "温故而知新，可以\n\n为师矣。\n\n");
    assert_eq!(run(&["--width", "30"]).text(), "温故而知新，可以为师矣。\n\n");
}
