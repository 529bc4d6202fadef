//! Marks that character recognition misread (© for ①): each is given the note of its page that no
//! other mark points to.

use std::collections::HashSet;

use super::{GluedMark, NoteBlock, Notes, Search, index};
use crate::import::label::{Family, NoteLabel};

/// Links the misread marks that have no definition of their own likeness, page by page, where as
/// many definitions are left as there are marks.
pub(super) fn link(search: &Search<'_, '_>, notes: &mut Notes<'_>) {
    if !search.inline.iter().any(|mark| mark.label.family == Family::Misread) {
        return;
    }
    let (mut from, mut found) = (0, Vec::new());
    for block in notes.blocks.iter().filter(|block| !block.gathered) {
        found.extend(in_page(search, notes, from, block));
        from = block.last + 1;
    }
    notes.glued.extend(found);
    notes.glued.sort_by_key(|mark| (mark.line, mark.range.start));
}

/// The misread marks between the block before and this one, with their definitions.
fn in_page(
    search: &Search<'_, '_>,
    notes: &Notes<'_>,
    from: usize,
    block: &NoteBlock,
) -> Vec<GluedMark> {
    let inline = search.inline_in(from..block.first);
    let marks: Vec<_> = inline
        .iter()
        .filter(|mark| {
            mark.label.family == Family::Misread
                && mark.standing > 0
                && notes.resolve(mark.line, mark.label).is_none()
        })
        .collect();
    if marks.is_empty() {
        return Vec::new();
    }
    let pointed: HashSet<NoteLabel> = inline.iter().map(|mark| mark.label).collect();
    let definitions = notes.definitions.get(block.definitions.clone()).unwrap_or_default();
    let left: Vec<usize> = block
        .definitions
        .clone()
        .zip(definitions)
        .filter(|(_, found)| {
            found.label.family == Family::Circled
                && !index::pointing(found.label).any(|label| pointed.contains(&label))
        })
        .map(|(at, _)| at)
        .collect();
    if left.len() != marks.len() {
        return Vec::new();
    }
    let link = |(mark, definition): (&&super::Inline, usize)| {
        let sign = char::from_u32(mark.label.number).map_or(1, char::len_utf8);
        let range = mark.offset..mark.offset + sign;
        GluedMark { line: mark.line, range, number: 0, definition: Some(definition) }
    };
    marks.iter().zip(left).map(link).collect()
}
