//! `convert`: Markdown that opens as the same document, written whole or not at all.

use crate::program::Place;

const ARTICLE: &str = "一、引言\n\n温故而知新。^①旧的读熟。\n\n① 《论语》。\n";

#[test]
fn what_was_converted_opens_as_the_same_document() {
    let place = Place::new();
    for name in ["guide", "guide-en", "keji"] {
        let seed = format!("seed:{name}");
        let out = format!("{name}.md");
        assert_eq!(place.run(&["convert", &seed, "-o", &out]).text(), "");
        for command in ["notes", "points"] {
            let original = place.run(&[command, &seed, "--json"]).json();
            assert_eq!(place.run(&[command, &out, "--json"]).json(), original, "{command} {name}");
        }
        assert_eq!(
            place.run(&["convert", &out]).text(),
            std::fs::read_to_string(place.path(&out)).unwrap(),
            "{name}"
        );
    }
}

#[test]
fn a_dash_or_no_output_is_standard_output() {
    let place = Place::new();
    let path = place.file("a.txt", ARTICLE);
    let printed = place.run(&["convert", &path]);
    assert!(printed.text().contains("[^"), "{printed:?}");
    assert_eq!(place.run(&["convert", &path, "-o", "-"]).out, printed.out);
    assert_eq!(place.run(&["convert", &path, "--json"]).code, 2);
}

#[test]
fn the_source_is_never_overwritten() {
    let place = Place::new();
    let path = place.file("a.txt", ARTICLE);
    std::os::unix::fs::symlink(&path, place.path("link.md")).unwrap();
    for out in ["a.txt", "./a.txt", "link.md"] {
        let run = place.run(&["convert", &path, "-o", out]);
        assert_eq!(run.code, 1, "{out}");
        assert!(run.err.contains("is the source itself"), "{}", run.err);
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), ARTICLE);
}

#[test]
fn a_failure_leaves_nothing_behind() {
    let place = Place::new();
    let path = place.file("a.txt", ARTICLE);
    std::fs::create_dir(place.path("folder")).unwrap();
    for (out, words) in [("folder", "is a folder"), ("no/where.md", "is not there")] {
        let run = place.run(&["convert", &path, "-o", out]);
        assert_eq!(run.code, 1, "{run:?}");
        assert!(run.err.contains(words), "{}", run.err);
    }
    assert_eq!(place.run(&["convert", "nowhere.txt", "-o", "new.md"]).code, 1);
    assert_eq!(place.names(), ["a.txt", "folder"]);
}

#[test]
fn an_older_file_is_replaced_whole_and_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let path = place.file("a.txt", ARTICLE);
    let old = place.file("b.md", "old".repeat(1000));
    std::fs::set_permissions(&old, std::fs::Permissions::from_mode(0o640)).unwrap();
    place.run(&["convert", &path, "-o", "b.md"]).text();
    assert_eq!(std::fs::read_to_string(&old).unwrap(), place.run(&["convert", &path]).out);
    assert_eq!(std::fs::metadata(&old).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(place.names(), ["a.txt", "b.md"]);
}

#[test]
fn a_text_has_the_notes_at_its_end_and_opens_again_with_them() {
    let place = Place::new();
    let path = place.file("a.txt", ARTICLE);
    let printed = place.run(&["convert", &path, "--to", "text"]);
    assert!(printed.text().contains("温故而知新。[1]旧的读熟。"), "{printed:?}");
    assert!(printed.text().ends_with("[1] 《论语》。\n"), "{printed:?}");
    assert_eq!(place.run(&["convert", &path, "-o", "out.txt"]).text(), "");
    assert_eq!(std::fs::read_to_string(place.path("out.txt")).unwrap(), printed.text());
    let notes = place.run(&["notes", "out.txt", "--json"]).json();
    assert_eq!(notes["notes"][0]["text"], "《论语》。");
}

/// A page with one picture in it (one grey point) and one that is not there.
const PAGE: &str = "<html><body><h1>渠道</h1><p>渠道的分布见下图，水从北面来。</p>\
    <p><img alt='水渠' src='data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw=='></p>\
    <p><img src='gone.png'></p></body></html>";

#[test]
fn pictures_are_written_to_a_folder_and_the_new_file_leads_to_them() {
    let place = Place::new();
    let path = place.file("a.html", PAGE);
    let run = place.run(&["convert", &path, "-o", "a.md", "--pictures", "a-pictures"]);
    assert!(run.text().is_empty());
    assert!(run.err.contains("gone.png"), "{}", run.err);
    let written = std::fs::read_to_string(place.path("a.md")).unwrap();
    let address = written.split_once("![水渠](").unwrap().1.split_once(')').unwrap().0;
    assert!(address.starts_with("a-pictures/"), "{written}");
    let gif = std::fs::read(place.path(address)).unwrap();
    assert_eq!((gif.len(), &gif[..6]), (43, &b"GIF89a"[..]));
    assert!(written.contains("![gone.png](gone.png)"), "{written}");
    let text = place.run(&["text", "a.md", "--width", "40"]);
    assert!(text.text().contains("〔图〕水渠"), "{}", text.out);
}
