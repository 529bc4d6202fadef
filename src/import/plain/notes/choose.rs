//! Telling ① as the mark of a note from ① as the label of an item inside a sentence.

use std::collections::HashMap;
use std::collections::HashSet;

use super::{Inline, Notes, Search};
use crate::import::label::{Family, NoteLabel};

/// Records the labels that have the form of a mark and are none: where a page defines ① once and
/// has it several times, the one that stands best is the mark.
pub(super) fn tell_labels_from_marks(search: &Search<'_, '_>, notes: &mut Notes<'_>) {
    let mut best: HashMap<usize, Inline> = HashMap::new();
    let mut losers = Vec::new();
    let answered: HashSet<usize> = notes
        .glued
        .iter()
        .filter_map(|glued| {
            let label = NoteLabel { family: Family::Plain, number: glued.number };
            notes.resolve(glued.line, label)
        })
        .collect();
    let mut rivals = Vec::new();
    for mark in &search.inline {
        if mark.caret || !matches!(mark.label.family, Family::Circled | Family::Paren) {
            continue;
        }
        let Some(definition) = notes.resolve(mark.line, mark.label) else {
            // No definition: an item's label, unless it stands where only a mark can.
            if mark.standing < 3 || !has_page_notes(notes, mark) {
                losers.push((mark.line, mark.offset));
            }
            continue;
        };
        // （1） beside a raised 1 that has the note already is the label of an item.
        if mark.standing == 0 || answered.contains(&definition) {
            losers.push((mark.line, mark.offset));
            continue;
        }
        match best.get_mut(&definition) {
            Some(found) if found.standing >= mark.standing => {
                // As good a place as the other one's, on the same page: a guess.
                if found.standing == mark.standing && mark.standing >= 2 {
                    rivals.push((mark.line, mark.offset));
                }
                losers.push((mark.line, mark.offset));
            }
            Some(found) => {
                losers.push((found.line, found.offset));
                *found = *mark;
            }
            None => {
                best.insert(definition, *mark);
            }
        }
    }
    losers.sort_unstable();
    notes.labels = losers;
    notes.rivals = rivals;
}

/// True where the page or section of the mark has notes of its family: it is an orphan then.
fn has_page_notes(notes: &Notes<'_>, mark: &Inline) -> bool {
    let at = notes.blocks.partition_point(|block| block.last < mark.line);
    notes.blocks.get(at).is_some_and(|block| {
        notes
            .definitions
            .get(block.definitions.clone())
            .unwrap_or_default()
            .iter()
            .any(|definition| definition.label.family == mark.label.family)
    })
}
