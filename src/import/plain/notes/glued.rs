//! Notes whose marks came out of the PDF as plain numbers, glued to the word before them.
//!
//! A number alone proves nothing: it is a mark where a definition with that number follows at the
//! foot of its page, or where the numbers of a whole section of notes stand in the text in order.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::super::Role;
use super::{GluedMark, Notes, Search, index};
use crate::import::ending::Ending;
use crate::import::label::{Family, NoteLabel};
use crate::import::marks;
use crate::text::script;

/// What was found at page ends.
#[derive(Debug, Default)]
pub(super) struct Plain {
    /// Lines that begin a definition, in order.
    pub(super) definitions: Vec<usize>,
    /// Their marks.
    pub(super) marks: Vec<GluedMark>,
}

/// Lines at the start of a text that are title and authors: a number there is an affiliation's.
const FRONT_LINES: usize = 12;

/// Definitions with a plain number whose mark stands in the text before them.
pub(super) fn find_at_page_ends(search: &Search<'_, '_>, roles: &[Role]) -> Plain {
    let mut plain = Plain::default();
    if !search.starts.iter().any(|(_, start)| start.label.family == Family::Plain) {
        return plain;
    }
    let mut seen: HashMap<u32, (usize, Range<usize>)> = HashMap::new();
    let mut last = 0;
    for (index, line) in search.lines.iter().enumerate() {
        if roles.get(index) != Some(&Role::Text) {
            continue;
        }
        let start = search.start_at(index).filter(|start| start.label.family == Family::Plain);
        if let Some(start) = start
            && (start.label.number == 1 || start.label.number == last + 1)
            && !start.text.is_empty()
            && !is_title(search, index)
        {
            let number = start.label.number;
            let raised = search
                .inline_in(0..index)
                .iter()
                .rev()
                .take(64)
                .any(|mark| mark.label.family == Family::Raised && mark.label.number == number);
            let mark = seen.remove(&number);
            if raised || mark.is_some() {
                last = number;
                plain.definitions.push(index);
                plain.marks.extend(mark.map(|(line, range)| GluedMark {
                    line,
                    range,
                    number,
                    definition: None,
                }));
                continue;
            }
        }
        if index < FRONT_LINES && line.ending != Ending::Full && !has_sentence(line.text) {
            continue;
        }
        for (range, number) in marks::glued_numbers(line.text) {
            seen.insert(number, (index, range));
        }
    }
    plain.marks.sort_by_key(|mark| (mark.line, mark.range.start));
    plain
}

/// A short line between blank ones that ends no sentence: a numbered heading, not a note.
fn is_title(search: &Search<'_, '_>, index: usize) -> bool {
    let Some(line) = search.line(index) else { return false };
    let parted = search.line(index + 1).is_none_or(|next| search.shape.has_gap(next));
    line.ending == Ending::Open
        && line.width < 60
        && search.shape.has_gap(line)
        && parted
        && !line.text.contains([',', '，', '《'])
}

/// True where a sentence ends inside the line: a full stop after a small letter, not an initial.
fn has_sentence(text: &str) -> bool {
    let mut before = ' ';
    text.chars().any(|c| {
        let ends = before.is_lowercase() || script::is_cjk_letter(before);
        before = c;
        c == '。' || (ends && matches!(c, '.' | '!' | '?'))
    })
}

/// Marks of the sections of notes that no other mark in the text points to.
pub(super) fn find_for_sections(search: &Search<'_, '_>, roles: &[Role], notes: &mut Notes<'_>) {
    let mut from = 0;
    let mut found = Vec::new();
    for block in notes.blocks.iter().filter(|block| block.gathered) {
        let definitions = notes.definitions.get(block.definitions.clone()).unwrap_or_default();
        let lines = from..block.first;
        from = block.last + 1;
        let inline = search.inline_in(lines.clone());
        let labels: HashSet<NoteLabel> = inline.iter().map(|mark| mark.label).collect();
        let is_marked =
            |label: NoteLabel| index::pointing(label).any(|pointing| labels.contains(&pointing));
        let marked = definitions.iter().filter(|definition| is_marked(definition.label)).count();
        if marked * 2 > definitions.len() {
            continue;
        }
        let numbers: Vec<u32> = definitions.iter().map(|d| d.label.number).collect();
        let marks = in_order(search, roles, lines, &numbers);
        if marks.len() * 5 >= numbers.len() * 3 {
            found.extend(marks);
        }
    }
    notes.glued.extend(found);
    notes.glued.sort_by_key(|mark| (mark.line, mark.range.start));
}

/// The glued numbers that count through `numbers`; one or two of them may be missing.
fn in_order(
    search: &Search<'_, '_>,
    roles: &[Role],
    lines: Range<usize>,
    numbers: &[u32],
) -> Vec<GluedMark> {
    let mut found = Vec::new();
    let mut next = 0;
    for index in lines {
        let Some(line) = search.line(index).filter(|_| roles.get(index) == Some(&Role::Text))
        else {
            continue;
        };
        for (range, number) in marks::glued_numbers(line.text) {
            let ahead = numbers.get(next..).unwrap_or_default().iter().take(3);
            if let Some(skipped) = ahead.clone().position(|&expected| expected == number) {
                next += skipped + 1;
                found.push(GluedMark { line: index, range, number, definition: None });
            }
        }
    }
    found
}
