//! The text pictures of `docs/typography.md` are what the program prints.

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
