//! Stars behind a title or a name, which point to a note about the author.

use std::ops::Range;

use super::super::Role;
use super::{GluedMark, Notes, Search};
use crate::import::label::Family;

/// Title and authors stand in the first lines.
const LINES: usize = 20;

/// The runs of one kind of star in `line` that stand right behind a word or mark.
pub(super) fn runs(line: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        if matches!(c, '*' | '＊' | '†' | '‡' | '※') {
            if c == before
                && let Some(run) = found.last_mut().filter(|run| run.end == at)
            {
                run.end += c.len_utf8();
            } else if !before.is_whitespace() {
                found.push(at..at + c.len_utf8());
            }
        }
        before = c;
    }
    found
}

/// True where one of the first lines has this run of stars behind a word.
pub(super) fn is_pointed_to(search: &Search<'_, '_>, printed: &str) -> bool {
    search
        .lines
        .iter()
        .take(LINES)
        .any(|line| runs(line.text).into_iter().any(|run| line.text.get(run) == Some(printed)))
}

/// Links the stars of the first lines to their definitions.
pub(super) fn link(search: &Search<'_, '_>, roles: &[Role], notes: &mut Notes<'_>) {
    let stars: Vec<(usize, &str)> = notes
        .definitions
        .iter()
        .enumerate()
        .filter(|(_, definition)| definition.label.family == Family::Star)
        .map(|(at, definition)| (at, definition.printed))
        .collect();
    if stars.is_empty() {
        return;
    }
    for (index, line) in search.lines.iter().enumerate().take(LINES) {
        if roles.get(index) != Some(&Role::Text) {
            continue;
        }
        for range in runs(line.text) {
            let printed = line.text.get(range.clone()).unwrap_or_default();
            let definition = stars.iter().find(|(_, star)| *star == printed).map(|(at, _)| *at);
            if definition.is_some() {
                notes.glued.push(GluedMark { line: index, range, number: 0, definition });
            }
        }
    }
    notes.glued.sort_by_key(|mark| (mark.line, mark.range.start));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_of_stars_behind_a_word_is_one_mark() {
        let line = "A. Lee* and B. Ek**";
        let found: Vec<_> = runs(line).into_iter().filter_map(|run| line.get(run)).collect();
        assert_eq!(found, ["*", "**"]);
        assert!(runs("* 某大學教授").is_empty());
    }
}
