//! Definitions at the feet of pages.

mod extent;

use super::super::Role;
use super::{NoteBlock, Notes, Search, goes_with};
use crate::import::ending::Ending;
use crate::import::label::{DefinitionStart, Family, NoteLabel};
use crate::import::marks;

/// How many lines a page of print has at the most.
const PAGE_LINES: usize = 80;

/// Finds the definitions; `plain` lists the lines that begin one with a plain number.
pub(super) fn find<'t>(
    search: &Search<'_, 't>,
    plain: &[usize],
    roles: &mut [Role],
    notes: &mut Notes<'t>,
) {
    let gathered = notes.definitions.iter().map(|definition| definition.label.family).collect();
    let mut pages = Pages { search, plain, gathered, page: 1, ..Pages::new(search) };
    let mut index = 0;
    while index < search.lines.len() {
        index = pages.step(index, roles, notes);
    }
    pages.close(notes);
}

/// The state of the walk through the lines.
struct Pages<'s, 'l, 't> {
    search: &'s Search<'l, 't>,
    plain: &'s [usize],
    /// Families that sections of notes define: not looked for at page ends.
    gathered: Vec<Family>,
    /// The block that is being read: its first and last line, its first definition.
    open: Option<OpenBlock>,
    /// The number of the page block that is to come, from 1.
    page: u32,
    /// For each mark the page block before which it was last seen.
    seen: std::collections::HashMap<NoteLabel, u32>,
    /// A label that was left in the text: the next in order is as well.
    refused: Option<(usize, NoteLabel)>,
    /// The last line that was text of the body.
    body: Option<usize>,
    /// The last definition of the block before.
    before: Option<usize>,
    /// The stars behind title and names.
    stars: Vec<&'t str>,
}

#[derive(Debug, Clone, Copy)]
struct OpenBlock {
    first: usize,
    last: usize,
    from: usize,
    label: NoteLabel,
}

impl<'s, 'l, 't> Pages<'s, 'l, 't> {
    fn new(search: &'s Search<'l, 't>) -> Self {
        Self {
            search,
            plain: &[],
            gathered: Vec::new(),
            open: None,
            page: 1,
            seen: std::collections::HashMap::new(),
            refused: None,
            body: None,
            before: None,
            stars: super::stars::pointers(search),
        }
    }

    /// Looks at one line; returns the next one to look at.
    fn step(&mut self, index: usize, roles: &mut [Role], notes: &mut Notes<'t>) -> usize {
        match roles.get(index) {
            Some(Role::Furniture) => return index + 1,
            Some(Role::Text) => {}
            _ => {
                self.close(notes);
                return index + 1;
            }
        }
        let start = self.search.start_at(index).map(|start| self.reading(start));
        let accepted = start.filter(|start| self.accepts(index, start, roles));
        let Some(start) = accepted else {
            self.close(notes);
            if let Some(start) = start.filter(|start| self.leads(index, start)) {
                self.seen.insert(start.label, self.page);
                self.refused = None;
                notes.leading.push(index);
            }
            for mark in self.search.inline_in(index..index + 1) {
                self.seen.insert(mark.label, self.page);
            }
            self.body = Some(index);
            return index + 1;
        };
        let restarts = |open: OpenBlock| start.label.number <= open.label.number;
        let unnumbered = matches!(start.label.family, Family::Star | Family::Misread);
        if !unnumbered && self.open.is_some_and(restarts) {
            self.close(notes);
        }
        let open = if let Some(open) = self.open {
            open
        } else {
            self.take_run_on(index, roles, notes);
            let from = notes.definitions.len();
            OpenBlock { first: index, last: index, from, label: start.label }
        };
        notes.begin(index, start, roles);
        let next = self.take_rest(index, &start, roles, notes);
        // A misread label takes the place of the number that would come next.
        let label = match start.label.family {
            Family::Misread => self.next_circled(),
            _ => start.label,
        };
        self.open = Some(OpenBlock { last: next - 1, label, ..open });
        next
    }

    fn close(&mut self, notes: &mut Notes<'t>) {
        if let Some(open) = self.open.take() {
            let definitions = open.from..notes.definitions.len();
            self.before = definitions.clone().last();
            notes.blocks.push(NoteBlock {
                first: open.first,
                last: open.last,
                gathered: false,
                definitions,
            });
            self.page += u32::from(notes.blocks.last().is_some_and(|b| notes.is_numbered(b)));
        }
    }

    /// The circled number that comes next in the block.
    fn next_circled(&self) -> NoteLabel {
        let open = self.open.filter(|open| open.label.family == Family::Circled);
        NoteLabel { family: Family::Circled, number: open.map_or(1, |open| open.label.number + 1) }
    }

    /// The definition with its label as it was before recognition, where the text has the mark of
    /// that number and none like the misread one.
    fn reading(&self, start: DefinitionStart<'t>) -> DefinitionStart<'t> {
        let next = self.next_circled();
        let misread = start.label.family == Family::Misread;
        if misread && !self.is_pending(start.label) && self.is_pending(next) {
            return DefinitionStart { label: next, ..start };
        }
        start
    }

    /// True where a mark of this page waits for the definition of `label`.
    fn is_pending(&self, label: NoteLabel) -> bool {
        const FAMILIES: [Family; 6] = [
            Family::Circled,
            Family::Bracket,
            Family::Named,
            Family::Raised,
            Family::Paren,
            Family::Misread,
        ];
        FAMILIES.iter().any(|&family| {
            goes_with(family, label.family)
                && self.seen.get(&NoteLabel { family, number: label.number }) == Some(&self.page)
        })
    }

    /// True where the label that `line` begins with is the mark of the sentence in the line before:
    /// wrapped text goes on behind it, and its definition is still to come.
    fn leads(&self, index: usize, start: &DefinitionStart<'_>) -> bool {
        let shape = self.search.shape;
        let Some(before) = index.checked_sub(1).filter(|&before| self.body == Some(before)) else {
            return false;
        };
        let (Some(before), Some(line)) = (self.search.line(before), self.search.line(index)) else {
            return false;
        };
        shape.measure.is_some()
            && matches!(start.label.family, Family::Circled | Family::Bracket)
            && start.separator.is_empty()
            && !start.caret
            && !(shape.has_gap(line) || line.page || shape.is_indented(line))
            && shape.is_long(before)
            && marks::standing(before.text) >= 2
            && self.is_defined_below(index, start.label)
    }

    /// True where a line not far below begins with the same label.
    fn is_defined_below(&self, index: usize, label: NoteLabel) -> bool {
        let mut below = self.search.starts_from(index + 1);
        below.any(|(at, start)| *at <= index + PAGE_LINES && start.label == label)
            || self.gathered.contains(&label.family)
    }

    /// True where a misread mark of this page may be the first circled one.
    fn may_be_misread(&self, label: NoteLabel) -> bool {
        label == NoteLabel { family: Family::Circled, number: 1 }
            && self.open.is_none()
            && self
                .seen
                .iter()
                .any(|(seen, page)| seen.family == Family::Misread && *page == self.page)
    }

    /// True where a definition whose mark was lost stands above the next one, whose mark was not, as
    /// the first of its block.
    fn may_be_lost(&self, index: usize, label: NoteLabel) -> bool {
        let next = NoteLabel { number: label.number + 1, ..label };
        let parted = self.search.line(index).is_some_and(|line| self.search.shape.has_gap(line));
        parted
            && self.open.is_none()
            && label.number == 1
            && self.is_pending(next)
            && self
                .search
                .starts_from(index + 1)
                .next()
                .is_some_and(|(at, start)| *at <= index + 3 && start.label == next)
    }

    /// Decides whether `line` begins a definition.
    fn accepts(&mut self, index: usize, start: &DefinitionStart<'t>, roles: &[Role]) -> bool {
        let label = start.label;
        match label.family {
            Family::Plain => return self.plain.binary_search(&index).is_ok(),
            Family::Star => return self.is_starred(start),
            Family::Paren => return false,
            _ if self.gathered.contains(&label.family) && !start.caret => return false,
            _ => {}
        }
        let Some(line) = self.search.line(index) else { return false };
        let before = index.checked_sub(1).and_then(|before| self.search.line(before));
        let counts_on = self.open.is_some_and(|open| {
            open.label.family == label.family && open.label.number + 1 == label.number
        });
        let refused = self.refused.is_some_and(|(at, last)| {
            at + 3 > index && last.family == label.family && last.number + 1 == label.number
        });
        let is_item = self.open.is_none()
            && !start.caret
            && (refused
                || line.text.ends_with(['；', ';'])
                || before.is_some_and(|before| {
                    before.ending == Ending::Colon && self.body == index.checked_sub(1)
                }));
        let at_once = before.is_some_and(|before| before.ending.is_open())
            && !self.search.shape.has_gap(line)
            && !line.page
            && self.search.shape.measure.is_some()
            && self.open.is_none()
            && index.checked_sub(1).is_some_and(|at| roles.get(at) == Some(&Role::Text));
        let accepted = !is_item
            && (self.is_pending(label)
                || self.may_be_misread(label)
                || self.may_be_lost(index, label)
                || counts_on
                || (start.caret && !at_once));
        if !accepted {
            self.refused = Some((index, label));
        }
        accepted
    }

    /// A star's definition, where one of the first lines has the same star behind a word.
    fn is_starred(&self, start: &DefinitionStart<'t>) -> bool {
        !start.text.is_empty() && self.stars.contains(&start.printed)
    }
}
