//! The same tables through `wengu breaks --opportunities`, as somebody without the source runs them.

use std::io::Write;
use std::process::{Command, Stdio};

use super::{NEVER_ENDS, NEVER_STARTS, WPT, unicode_lines};
use wengu::document::language::Language;
use wengu::layout::setting::Level;

const MARK: char = '│';

/// What the command prints for these lines, a line each.
fn marked(lines: &[String], options: &[&str]) -> Vec<String> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_wengu"))
        .args(["breaks", "--opportunities"])
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let text: String = lines.iter().flat_map(|line| [line, "\n"]).collect();
    let mut input = child.stdin.take().unwrap();
    let writing = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let marked: Vec<_> = text.split_terminator('\n').map(str::to_owned).collect();
    assert_eq!(marked.len(), lines.len());
    marked
}

/// The lines of Unicode's test that are one line of input, with what should be printed for each.
fn unicode_rows() -> (Vec<String>, Vec<String>) {
    let rows = unicode_lines().into_iter().filter(|(text, _)| !text.contains('\n'));
    rows.map(|(text, breaks)| {
        let mut shown = text.clone();
        breaks.iter().rev().for_each(|&at| shown.insert(at, MARK));
        (text, shown)
    })
    .unzip()
}

#[test]
fn the_command_marks_every_line_of_the_unicode_test_as_it_says() {
    let (lines, expected) = unicode_rows();
    assert_eq!(lines.len(), 18_796);
    let printed = marked(&lines, &["--no-tailoring"]);
    let wrong: Vec<_> = printed.iter().zip(&expected).filter(|(is, should)| is != should).collect();
    assert!(wrong.is_empty(), "{} wrong, {:?}", wrong.len(), &wrong[..5]);
}

/// Known difference, from both sides: tailoring takes breaks away (R2 to R7; before combining marks
/// and spaces, R13 and R8), and gives back no more than one, between syllables of a script that the
/// rules alone do not divide.
#[test]
fn tailoring_adds_no_break_to_the_unicode_test_but_by_the_dictionary_of_burmese() {
    let (lines, expected) = unicode_rows();
    let printed = marked(&lines, &["--lang", "zh-Hans"]);
    let places = |marked: &str| {
        let pieces = marked.split(MARK).map(str::len);
        let sums = pieces.scan(0, |sum, length| {
            *sum += length;
            Some(*sum)
        });
        sums.collect::<Vec<_>>()
    };
    let mut added = Vec::new();
    let mut taken = 0;
    for (is, should) in printed.iter().zip(&expected) {
        let (is_at, should_at) = (places(is), places(should));
        if is_at.iter().any(|at| !should_at.contains(at)) {
            added.push(is.as_str());
        }
        taken += usize::from(should_at.iter().any(|at| !is_at.contains(at)));
    }
    assert_eq!(added, ["\u{102C}│\u{102C}"]);
    assert!(taken > 4000, "{taken}");
}

fn tag(language: Language) -> &'static str {
    match language {
        Language::ZhHant => "zh-Hant",
        Language::Ja => "ja",
        Language::En => "en",
        _ => "zh-Hans",
    }
}

const LEVELS: [(Level, &str); 3] =
    [(Level::Strict, "strict"), (Level::Normal, "normal"), (Level::Loose, "loose")];

#[test]
fn the_command_keeps_the_levels_of_the_web_platform_tests() {
    for language in [Language::ZhHans, Language::Ja, Language::En] {
        for (level, name) in LEVELS {
            let mut rows = Vec::new();
            for (characters, languages, may, may_not, _) in WPT {
                if languages.contains(&language)
                    && (may.contains(&level) || may_not.contains(&level))
                {
                    rows.extend(characters.chars().map(|c| (c, may.contains(&level))));
                }
            }
            let lines: Vec<_> = rows.iter().map(|(c, _)| format!("文文文文文文{c}字字")).collect();
            let printed = marked(&lines, &["--lang", tag(language), "--level", name]);
            for ((c, may), shown) in rows.iter().zip(printed) {
                assert_eq!(shown.contains(&format!("│{c}")), *may, "{shown} {language:?} {name}");
            }
        }
    }
}

#[test]
fn the_command_keeps_the_prohibition_lists_in_chinese_and_japanese() {
    for language in [Language::ZhHans, Language::ZhHant, Language::Ja] {
        let starts = NEVER_STARTS.chars().map(|c| (format!("│{c}"), format!("文文{c}字字")));
        let ends = NEVER_ENDS.chars().map(|c| (format!("{c}│"), format!("文文{c}字字")));
        let (forbidden, lines): (Vec<_>, Vec<_>) = starts.chain(ends).unzip();
        for (shown, forbidden) in marked(&lines, &["--lang", tag(language)]).iter().zip(forbidden) {
            assert!(!shown.contains(&forbidden) && shown.contains("文│文"), "{shown} {language:?}");
        }
    }
}
