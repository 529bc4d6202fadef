//! Stars behind a title or a name, which point to a note about the author.

use std::ops::Range;

use super::super::Role;
use super::{GluedMark, Notes, Search};
use crate::import::label::Family;

/// Title and authors stand in the first lines.
const LINES: usize = 20;
/// A line of them is not longer than this, in bytes.
const LENGTH: usize = 400;

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

/// The runs of stars that stand behind words in the first lines.
pub(super) fn pointers<'t>(search: &Search<'_, 't>) -> Vec<&'t str> {
    let short = search.lines.iter().take(LINES).filter(|line| line.text.len() <= LENGTH);
    short
        .flat_map(|line| runs(line.text).into_iter().filter_map(|run| line.text.get(run)))
        .collect()
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
        if roles.get(index) != Some(&Role::Text) || line.text.len() > LENGTH {
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
