//! Sections of notes: 注释, 参考文献, Notes with their numbered definitions.

use super::super::Role;
use super::super::lines::Line;
use super::{NoteBlock, Notes, Search};
use crate::import::ending::Ending;
use crate::import::front::labels;
use crate::import::headings::words::is_notes_heading;
use crate::import::label::{self, DefinitionStart, Family, NoteLabel};
use crate::import::numbering::{self, System};

/// How many lines ahead the next definition of a section is looked for.
const LOOK_AHEAD: usize = 40;

/// The length of a section's name where its first definition stands in the same line
/// (参考文献：[1] …), in bytes.
pub(super) fn name_length(text: &str) -> Option<usize> {
    if !text.starts_with(['注', '註', '参', '參', '引', '【', '[', '尾', '脚', 'N', 'R']) {
        return None;
    }
    let colon = text.char_indices().take(12).find(|(_, c)| matches!(c, '：' | ':' | '】' | ']'))?;
    let (name, rest) = text.split_at_checked(colon.0 + colon.1.len_utf8())?;
    if !is_notes_heading(name) {
        return None;
    }
    let definition = rest.trim_start_matches(['：', ':', ' ', '\u{3000}']);
    let start = label::definition(definition)?;
    (start.label.number == 1).then(|| text.len() - definition.len())
}

/// Finds the sections and takes the lines of their definitions.
pub(super) fn find<'t>(search: &Search<'_, 't>, roles: &mut [Role], notes: &mut Notes<'t>) {
    let (mut index, mut ended) = (0, None);
    while let Some(line) = search.line(index) {
        let first = section_start(search, roles, line, index, ended);
        let Some((first, start)) = first else {
            index += 1;
            continue;
        };
        let family = start.label.family;
        index = read_section(search, roles, notes, first, start);
        ended = Some((index, family));
    }
}

/// The first definition of the section that begins at `index`, or that goes on there after a
/// subheading.
fn section_start<'t>(
    search: &Search<'_, 't>,
    roles: &[Role],
    line: &Line<'t>,
    index: usize,
    ended: Option<(usize, Family)>,
) -> Option<(usize, DefinitionStart<'t>)> {
    if roles.get(index) != Some(&Role::Text) {
        return None;
    }
    let named = is_notes_heading(line.text);
    let again = ended.filter(|(end, _)| *end == index && !named);
    if again.is_none() && !named {
        return None;
    }
    let at_once = search.start_at(index).filter(|_| again.is_some()).map(|start| (index, start));
    let next = (index + 1..)
        .take(4)
        .find(|at| roles.get(*at) != Some(&Role::Furniture))
        .and_then(|at| search.start_at(at).map(|start| (at, start)));
    let (at, start) = at_once.or(next)?;
    let fits = match again {
        Some((_, family)) => start.label == NoteLabel { family, number: 1 },
        None => (1..=2).contains(&start.label.number),
    };
    fits.then_some((at, start))
}

/// Reads the definitions from `first` on; returns the first line after them.
fn read_section<'t>(
    search: &Search<'_, 't>,
    roles: &mut [Role],
    notes: &mut Notes<'t>,
    first: usize,
    start: DefinitionStart<'t>,
) -> usize {
    let from = notes.definitions.len();
    notes.begin(first, start, roles);
    let (mut label, mut last, mut index) = (start.label, first, first + 1);
    while let Some(line) = search.line(index) {
        if roles.get(index) != Some(&Role::Text) {
            index += 1;
            continue;
        }
        let next = search.start_at(index);
        if let Some(next) = next.filter(|next| follows(label, next.label)) {
            notes.begin(index, next, roles);
            (label, last) = (next.label, index);
        } else if next.is_some_and(|next| next.label == NoteLabel { number: 1, ..label })
            && label.number > 1
            || ends_section(search, line, index, last, label)
        {
            break;
        } else {
            notes.extend(index, roles);
            last = index;
        }
        index += 1;
    }
    let definitions = from..notes.definitions.len();
    notes.blocks.push(NoteBlock { first, last, gathered: true, definitions });
    index
}

/// True where `next` counts on from `label`; one or two may have been lost.
fn follows(label: NoteLabel, next: NoteLabel) -> bool {
    next.family == label.family && (label.number + 1..=label.number + 3).contains(&next.number)
}

fn ends_section(
    search: &Search<'_, '_>,
    line: &Line<'_>,
    index: usize,
    last: usize,
    label: NoteLabel,
) -> bool {
    let shape = search.shape;
    let before = search.line(last).map_or(Ending::Full, |line| line.ending);
    let gap = shape.has_gap(line) || line.page;
    let goes_on = shape.measure.is_some() && !gap && before.is_open();
    if is_notes_heading(line.text) || labels::label(line.text).is_some() {
        return true;
    }
    if !goes_on && is_heading_like(line) {
        return true;
    }
    let more = search
        .starts_from(index)
        .take_while(|(at, _)| *at <= index + LOOK_AHEAD)
        .any(|(_, start)| follows(label, start.label));
    let complete = before == Ending::Full || shape.measure.is_none();
    !more && complete && (gap || shape.measure.is_none())
}

/// A short line with the number of a chapter or section, or with the name of a closing part.
fn is_heading_like(line: &Line<'_>) -> bool {
    if line.width > 60 || line.ending == Ending::Full {
        return false;
    }
    let name: String = line.text.chars().filter(|c| !c.is_whitespace()).take(8).collect();
    let closing = ["致谢", "致謝", "謝辞", "附录", "附錄", "附記", "后记", "後記"];
    closing.iter().any(|word| name.starts_with(word))
        || numbering::numbering(line.text).is_some_and(|n| {
            matches!(
                n.system,
                System::Part | System::Chapter | System::Section | System::Han | System::ParenHan
            )
        })
}
