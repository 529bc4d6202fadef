//! Notes: where their definitions stand, at page ends or gathered in a section, and which marks
//! of the text they answer.

mod choose;
mod gathered;
mod glued;
mod index;
mod misread;
mod page;
mod sections;
mod stars;

use std::ops::Range;

use super::Role;
use super::lines::Line;
use super::shape::Shape;
use crate::import::label::{self, DefinitionStart, Family, NoteLabel};
use crate::import::marks;
use crate::import::normalised::{Normalised, Sign};
use index::LabelIndex;

/// A note's definition.
#[derive(Debug, Clone)]
pub(super) struct Definition<'t> {
    /// Its label.
    pub(super) label: NoteLabel,
    /// The label as printed.
    pub(super) printed: &'t str,
    /// The text behind the label in its first line.
    pub(super) text: &'t str,
    /// The line that it begins in.
    pub(super) line: usize,
    /// The further lines that belong to it.
    pub(super) more: Vec<u32>,
}

/// Definitions that stand together.
#[derive(Debug, Clone)]
pub(super) struct NoteBlock {
    /// The first line.
    pub(super) first: usize,
    /// The last line.
    pub(super) last: usize,
    /// True for a section of notes, false for the foot of a page.
    pub(super) gathered: bool,
    /// Its definitions.
    pub(super) definitions: Range<usize>,
}

/// A mark inside a line of text.
#[derive(Debug, Clone, Copy)]
struct Inline {
    line: usize,
    offset: usize,
    label: NoteLabel,
    /// See [`marks::standing`].
    standing: u8,
    caret: bool,
}

/// A plain number that was found to be a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GluedMark {
    /// The line.
    pub(super) line: usize,
    /// The bytes of the number in the line.
    pub(super) range: Range<usize>,
    /// The number; 0 for a star.
    pub(super) number: u32,
    /// The definition of a star; that of a number is found by its place.
    pub(super) definition: Option<usize>,
}

/// All notes of a text.
#[derive(Debug, Default)]
pub(super) struct Notes<'t> {
    /// The definitions in their order.
    pub(super) definitions: Vec<Definition<'t>>,
    /// The blocks in their order.
    pub(super) blocks: Vec<NoteBlock>,
    /// Labels in the text (line, byte) that have the form of a mark and are none, in order.
    pub(super) labels: Vec<(usize, usize)>,
    /// Those of them that stand as well as the mark that was chosen, in order.
    pub(super) rivals: Vec<(usize, usize)>,
    /// Where each label is defined.
    index: LabelIndex,
    /// What stands around the labels and is neither label nor text.
    pub(super) normalised: Normalised,
    /// Plain numbers that are marks, in order.
    pub(super) glued: Vec<GluedMark>,
    /// Lines that begin with a mark of the text in the line before, in order.
    pub(super) leading: Vec<usize>,
    /// For each block the first section at or after it, of each family that sections have.
    sections: Vec<sections::Ahead>,
}

/// What every step of the search looks at.
struct Search<'l, 't> {
    lines: &'l [Line<'t>],
    shape: Shape,
    /// Lines that begin as a definition may, in order.
    starts: Vec<(usize, DefinitionStart<'t>)>,
    /// Marks in the text, in order.
    inline: Vec<Inline>,
}

/// Parts the name of a section from the definition in the same line (参考文献：[1] …).
pub(super) fn part_names(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let named = |line: &Line<'_>| gathered::name_length(line.text);
    if !lines.iter().any(|line| named(line).is_some()) {
        return lines;
    }
    let mut parted = Vec::with_capacity(lines.len() + 8);
    for line in lines {
        let both = named(&line).and_then(|length| line.text.split_at_checked(length));
        let Some((name, rest)) = both else {
            parted.push(line);
            continue;
        };
        parted.push(line.with_text(name.trim_end()));
        let rest = line.with_text(rest.trim_start());
        parted.push(Line { blanks: 0, page: false, ..rest });
    }
    parted
}

/// Finds the notes and marks their lines in `roles`.
pub(super) fn find<'t>(lines: &[Line<'t>], shape: Shape, roles: &mut [Role]) -> Notes<'t> {
    let mut search = Search::of(lines, shape, roles);
    let mut notes = Notes::default();
    gathered::find(&search, roles, &mut notes);
    let plain = glued::find_at_page_ends(&search, roles);
    notes.glued = plain.marks;
    page::find(&search, &plain.definitions, roles, &mut notes);
    search.add_leading(&notes.leading);
    notes.sort();
    notes.sections = sections::ahead(&notes.blocks, &notes.definitions);
    notes.index = LabelIndex::of(&notes.blocks, &notes.definitions);
    glued::find_for_sections(&search, roles, &mut notes);
    stars::link(&search, roles, &mut notes);
    misread::link(&search, &mut notes);
    choose::tell_labels_from_marks(&search, &mut notes);
    notes
}

impl<'l, 't> Search<'l, 't> {
    fn of(lines: &'l [Line<'t>], shape: Shape, roles: &[Role]) -> Self {
        let mut search = Self { lines, shape, starts: Vec::new(), inline: Vec::new() };
        for (index, line) in lines.iter().enumerate() {
            if roles.get(index) != Some(&Role::Text) {
                continue;
            }
            let start = label::definition(line.text);
            let mut at = start.map_or(0, |start| line.text.len() - start.text.len());
            if let Some(start) = start {
                search.starts.push((index, start));
            }
            while let Some(mark) = marks::next_mark(line.text, at) {
                at = mark.range.end;
                let standing =
                    marks::standing(line.text.get(..mark.range.start).unwrap_or_default());
                search.inline.extend(mark.labels().map(|label| Inline {
                    line: index,
                    offset: mark.range.start,
                    label,
                    standing,
                    caret: mark.caret,
                }));
            }
        }
        search
    }

    /// The first start of a definition at or after `line`.
    fn starts_from(&self, line: usize) -> impl Iterator<Item = &(usize, DefinitionStart<'t>)> {
        let at = self.starts.partition_point(|(index, _)| *index < line);
        self.starts.get(at..).unwrap_or_default().iter()
    }

    /// The start of a definition in `line`.
    fn start_at(&self, line: usize) -> Option<DefinitionStart<'t>> {
        self.starts_from(line).next().filter(|(index, _)| *index == line).map(|(_, start)| *start)
    }

    /// The marks in the lines of `range`.
    fn inline_in(&self, range: Range<usize>) -> &[Inline] {
        let from = self.inline.partition_point(|mark| mark.line < range.start);
        let to = self.inline.partition_point(|mark| mark.line < range.end);
        self.inline.get(from..to.max(from)).unwrap_or_default()
    }

    /// Adds the marks that `lines` begin with.
    fn add_leading(&mut self, lines: &[usize]) {
        for &line in lines {
            let Some(start) = self.start_at(line) else { continue };
            let before = line.checked_sub(1).and_then(|before| self.line(before));
            let mark = Inline {
                line,
                offset: start.lead.len(),
                label: start.label,
                standing: before.map_or(0, |before| marks::standing(before.text)),
                caret: start.caret,
            };
            let at = self.inline.partition_point(|found| found.line < line);
            self.inline.insert(at, mark);
        }
    }

    fn line(&self, index: usize) -> Option<&'l Line<'t>> {
        self.lines.get(index)
    }
}

impl<'t> Notes<'t> {
    /// Begins a definition in `line`.
    fn begin(&mut self, line: usize, start: DefinitionStart<'t>, roles: &mut [Role]) {
        take(roles, line);
        let dash = start.lead.trim_end_matches(['^', '＾']);
        self.normalised.take(Sign::NoteDash, dash);
        self.normalised.take(Sign::NoteCaret, start.lead.get(dash.len()..).unwrap_or_default());
        self.normalised.take(Sign::NoteSeparator, start.separator);
        self.definitions.push(Definition {
            label: start.label,
            printed: start.printed,
            text: start.text,
            line,
            more: Vec::new(),
        });
    }

    /// Adds a line to the last definition.
    fn extend(&mut self, line: usize, roles: &mut [Role]) {
        if let Some(last) = self.definitions.last_mut() {
            take(roles, line);
            last.more.push(u32::try_from(line).unwrap_or(u32::MAX));
        }
    }

    /// Blocks and definitions in the order of the text.
    fn sort(&mut self) {
        let old = std::mem::take(&mut self.definitions);
        self.blocks.sort_by_key(|block| block.first);
        let mut old: Vec<_> = old.into_iter().map(Some).collect();
        for block in &mut self.blocks {
            let from = self.definitions.len();
            let range = block.definitions.clone();
            self.definitions
                .extend(old.get_mut(range).into_iter().flatten().filter_map(Option::take));
            block.definitions = from..self.definitions.len();
        }
    }

    /// The definition that a mark in `line` points to: on its own page, in the next section of
    /// notes, or the only one of that number.
    pub(super) fn resolve(&self, line: usize, mark: NoteLabel) -> Option<usize> {
        if self.definitions.is_empty() {
            return None;
        }
        let at = self.blocks.partition_point(|block| block.last < line);
        let page = self.blocks.get(at).filter(|block| !block.gathered).map(|_| at);
        let ahead = self.sections.get(at).copied().unwrap_or_default();
        let find = |exact| {
            let blocks = page.into_iter().chain(ahead.in_family(mark.family, exact));
            blocks.into_iter().find_map(|block| self.index.in_block(block, mark, exact))
        };
        find(Exact::Yes).or_else(|| find(Exact::No)).or_else(|| self.index.only_one(mark))
    }

    /// True where the page or section of a mark in `line` has its very label twice.
    pub(super) fn is_twofold(&self, line: usize, mark: NoteLabel) -> bool {
        let at = self.blocks.partition_point(|block| block.last < line);
        let ahead = self.sections.get(at).copied().unwrap_or_default();
        let page = self.blocks.get(at).filter(|block| !block.gathered).map(|_| at);
        let mut blocks = page.into_iter().chain(ahead.in_family(mark.family, Exact::Yes));
        blocks.any(|block| self.index.is_twofold(block, mark))
    }

    /// The greatest number that answers marks of this family.
    pub(super) fn greatest(&self, mark: Family) -> u32 {
        self.index.greatest(mark)
    }

    /// The definitions of a block that have a number: not the star of an author's note.
    fn numbered(&self, block: &NoteBlock) -> impl DoubleEndedIterator<Item = &Definition<'t>> {
        let definitions = self.definitions.get(block.definitions.clone()).unwrap_or_default();
        definitions
            .iter()
            .filter(|found| !matches!(found.label.family, Family::Star | Family::Misread))
    }

    /// True where a block has more than the author's note, which stands above the notes of its
    /// page.
    pub(super) fn is_numbered(&self, block: &NoteBlock) -> bool {
        let definitions = self.definitions.get(block.definitions.clone()).unwrap_or_default();
        definitions.iter().any(|definition| definition.label.family != Family::Star)
    }

    /// True where the numbering starts again on a later page.
    pub(super) fn restarts(&self) -> bool {
        let first = |block: &NoteBlock| self.numbered(block).next().map(|d| d.label.number);
        let last = |block: &NoteBlock| self.numbered(block).next_back().map(|d| d.label.number);
        let pages = self.blocks.iter().filter(|block| !block.gathered && last(block).is_some());
        let pages: Vec<_> = pages.take(100).collect();
        pages.windows(2).any(|pair| match pair {
            [before, after] => match (last(before), first(after)) {
                (Some(before), Some(after)) => after <= before,
                _ => false,
            },
            _ => false,
        })
    }
}

/// Whether another family's definition may answer as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exact {
    Yes,
    No,
}

/// True where a mark of one family may point to a definition of the other: print raises a number
/// in the text and puts it on the line, with a dot or in brackets, in the note.
fn goes_with(mark: Family, definition: Family) -> bool {
    use Family::{Bracket, Circled, Named, Paren, Plain, Raised};
    mark == definition
        || matches!(
            (mark, definition),
            (Raised, Bracket | Plain | Paren | Circled | Named)
                | (Bracket, Plain | Raised)
                | (Plain, Raised | Bracket)
                | (Named, Plain | Bracket | Paren)
                | (Paren, Plain)
        )
}

fn take(roles: &mut [Role], line: usize) {
    if let Some(role) = roles.get_mut(line) {
        *role = Role::Note;
    }
}

#[cfg(test)]
mod tests;
