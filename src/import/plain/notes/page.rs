//! Definitions at the feet of pages.

use super::super::Role;
use super::super::lines::Line;
use super::{NoteBlock, Notes, Search, goes_with};
use crate::import::ending::Ending;
use crate::import::label::{DefinitionStart, Family, NoteLabel};
use crate::import::numbering::{self, System};

/// How many lines a definition may have before the next one of its block.
const MORE_LINES: usize = 12;
/// How many lines of a note may run on to the next page.
const RUN_ON_LINES: usize = 4;

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
        let start = self.search.start_at(index).filter(|start| self.accepts(index, start, roles));
        let Some(start) = start else {
            self.close(notes);
            for mark in self.search.inline_in(index..index + 1) {
                self.seen.insert(mark.label, self.page);
            }
            self.body = Some(index);
            return index + 1;
        };
        let restarts = |open: OpenBlock| start.label.number <= open.label.number;
        if start.label.family != Family::Star && self.open.is_some_and(restarts) {
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
        self.open = Some(OpenBlock { last: next - 1, label: start.label, ..open });
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
            self.page += 1;
        }
    }

    /// True where a mark of this page waits for the definition of `label`.
    fn is_pending(&self, label: NoteLabel) -> bool {
        const FAMILIES: [Family; 5] =
            [Family::Circled, Family::Bracket, Family::Named, Family::Raised, Family::Paren];
        FAMILIES.iter().any(|&family| {
            goes_with(family, label.family)
                && self.seen.get(&NoteLabel { family, number: label.number }) == Some(&self.page)
        })
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
        let accepted =
            !is_item && (self.is_pending(label) || counts_on || (start.caret && !at_once));
        if !accepted {
            self.refused = Some((index, label));
        }
        accepted
    }

    /// A star's definition, where one of the first lines has the same star behind a word.
    fn is_starred(&self, start: &DefinitionStart<'t>) -> bool {
        !start.text.is_empty() && self.stars.contains(&start.printed)
    }

    /// Takes the further lines of the definition in `index`; returns the line after them.
    fn take_rest(
        &self,
        index: usize,
        start: &DefinitionStart<'t>,
        roles: &mut [Role],
        notes: &mut Notes<'t>,
    ) -> usize {
        let end = self
            .next_of_block(index, start.label, roles, notes)
            .unwrap_or_else(|| self.end_of_last(index, start, roles));
        for line in index + 1..end {
            if roles.get(line) == Some(&Role::Text) {
                notes.extend(line, roles);
            }
        }
        end
    }

    /// The line of the next definition, where its mark stands on this page as well: whatever is
    /// between belongs to this one.
    fn next_of_block(
        &self,
        index: usize,
        label: NoteLabel,
        roles: &[Role],
        notes: &Notes<'t>,
    ) -> Option<usize> {
        let wanted = NoteLabel { number: label.number + 1, ..label };
        let next = self
            .search
            .starts_from(index + 1)
            .take_while(|(at, _)| *at <= index + MORE_LINES)
            .find(|(_, start)| start.label == wanted)?
            .0;
        let glued = self.plain.binary_search(&next).is_ok()
            && notes
                .glued
                .iter()
                .rev()
                .find(|mark| mark.number == wanted.number && mark.line < next)
                .is_some_and(|mark| mark.line < index);
        let known = self.is_pending(wanted) || glued;
        let whole = (index + 1..next).all(|at| {
            roles.get(at) == Some(&Role::Text)
                && self.search.line(at).is_some_and(|line| !line.page && !begins_part(line))
                && self.search.inline_in(at..at + 1).iter().all(|mark| mark.label != wanted)
        });
        (known && whole).then_some(next)
    }

    /// The line after the last definition of a block: its wrapped lines go on while no sentence
    /// is complete.
    fn end_of_last(&self, index: usize, start: &DefinitionStart<'t>, roles: &[Role]) -> usize {
        let shape = self.search.shape;
        let mut end = index + 1;
        let mut empty = start.text.is_empty();
        let first = self.open.map_or(index, |open| open.first);
        let parted = self.search.line(first).is_some_and(|line| shape.has_gap(line) || line.page);
        while let Some(line) = self.search.line(end) {
            let Some(before) = self.search.line(end - 1) else { break };
            // A block that a blank line parts from the text goes on to the next blank line.
            let goes_on = before.ending != Ending::Full
                || (parted && !(shape.indented && shape.is_indented(line)));
            let wrapped =
                shape.measure.is_some() && !shape.has_gap(line) && goes_on && shape.is_long(before);
            let is_text = roles.get(end) == Some(&Role::Text)
                && !line.page
                && self.search.start_at(end).is_none_or(|s| s.label.family == Family::Plain);
            if !is_text || !(wrapped || empty) || self.plain.binary_search(&end).is_ok() {
                break;
            }
            empty = false;
            end += 1;
        }
        end
    }

    /// A note of the page before that ended in mid-sentence goes on above the first label here.
    fn take_run_on(&self, index: usize, roles: &mut [Role], notes: &mut Notes<'t>) {
        let Some(unfinished) = self.before.filter(|&at| self.is_unfinished(notes, at)) else {
            return;
        };
        let search = self.search;
        let mut first = index;
        while let Some(above) = first.checked_sub(1)
            && index - above <= RUN_ON_LINES
            && roles.get(above) == Some(&Role::Text)
            && (first == index || search.line(first).is_some_and(|line| line.blanks == 0))
        {
            first = above;
        }
        let Some(line) = search.line(first).filter(|_| first < index) else { return };
        let parted = search.shape.has_gap(line)
            || line.page
            || first.checked_sub(1).is_some_and(|at| roles.get(at) == Some(&Role::Furniture));
        let ends = search.line(index - 1).is_some_and(|line| line.ending == Ending::Full);
        let begins = search.shape.indented && search.shape.is_indented(line);
        if !parted || !ends || begins || numbering::numbering(line.text).is_some() {
            return;
        }
        if let Some(definition) = notes.definitions.get_mut(unfinished) {
            for at in first..index {
                super::take(roles, at);
                definition.more.push(u32::try_from(at).unwrap_or(u32::MAX));
            }
        }
    }

    fn is_unfinished(&self, notes: &Notes<'t>, at: usize) -> bool {
        let Some(definition) = notes.definitions.get(at) else { return false };
        let last = definition.more.last().map_or(definition.line, |&line| line as usize);
        let Some(line) = self.search.line(last) else { return false };
        let ends_like_source = line.text.ends_with(|c: char| {
            c.is_ascii_alphanumeric()
                || matches!(
                    c,
                    '页' | '頁'
                        | '年'
                        | '版'
                        | '日'
                        | '期'
                        | '月'
                        | '号'
                        | '》'
                        | '）'
                        | ')'
                        | '>'
                )
        });
        matches!(line.ending, Ending::Comma | Ending::Hyphen)
            || (line.ending == Ending::Open && !ends_like_source)
    }
}

/// A short line with the number of a chapter or section.
fn begins_part(line: &Line<'_>) -> bool {
    line.width <= 60
        && line.ending != Ending::Full
        && numbering::numbering(line.text).is_some_and(|n| {
            matches!(n.system, System::Chapter | System::Section | System::Han | System::ParenHan)
        })
}
