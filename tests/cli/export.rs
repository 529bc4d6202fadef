//! `export`: marks as Markdown.

use crate::program::Place;

#[test]
fn a_document_without_marks_has_its_title_alone() {
    let place = Place::new();
    let path = place.file("某文.txt", "一、引言\n\n温故而知新。\n");
    assert_eq!(place.run(&["export", &path]).text(), "# 某文\n");
    assert_eq!(place.run(&["export", &path, "--format", "markdown", "-o", "-"]).code, 0);
    assert_eq!(place.run(&["export", &path, "--format", "cards"]).code, 2);
}
