//! How far a definition goes: its further lines, the lines that run on from the page before.

use super::super::super::Role;
use super::super::super::lines::Line;
use super::super::{Notes, take};
use super::Pages;
use crate::import::ending::Ending;
use crate::import::front::labels;
use crate::import::label::{DefinitionStart, Family, NoteLabel};
use crate::import::numbering::{self, System};

/// How many lines a definition may have before the next one of its block.
const MORE_LINES: usize = 12;
/// How many lines of a note may run on to the next page.
const RUN_ON_LINES: usize = 4;

impl<'t> Pages<'_, '_, 't> {
    /// Takes the further lines of the definition in `index`; returns the line after them.
    pub(super) fn take_rest(
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
        let below = self.search.starts_from(index + 1);
        let mut below = below.take_while(|(at, _)| *at <= index + MORE_LINES);
        if label.family == Family::Star {
            // The author's note stands above the notes of its page, with no blank line between.
            let (next, _) = below.find(|(_, start)| self.is_pending(start.label))?;
            let together = (index + 1..=*next).all(|at| {
                roles.get(at) == Some(&Role::Text)
                    && self.search.line(at).is_some_and(|line| line.blanks == 0 && !line.page)
            });
            return together.then_some(*next);
        }
        let wanted = match label.family {
            Family::Misread => {
                let next = self.next_circled();
                NoteLabel { number: next.number + 1, ..next }
            }
            _ => NoteLabel { number: label.number + 1, ..label },
        };
        let next = below.find(|(_, start)| start.label == wanted)?.0;
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
        let parted = self.search.line(first).is_some_and(|line| shape.has_gap(line) || line.page)
            || first.checked_sub(1).and_then(|at| self.search.line(at)).is_some_and(Line::is_rule);
        if parted
            && shape.measure.is_some()
            && let Some(foot) = self.foot_of_page(end, roles)
        {
            return foot;
        }
        while let Some(line) = self.search.line(end) {
            let Some(before) = self.search.line(end - 1) else { break };
            // A block that a blank line parts from the text goes on to the next blank line.
            let goes_on = before.ending != Ending::Full
                || (parted && !(shape.indented && shape.is_indented(line)));
            let wrapped =
                shape.measure.is_some() && !shape.has_gap(line) && goes_on && shape.is_long(before);
            let is_text = roles.get(end) == Some(&Role::Text)
                && !line.page
                && labels::label(line.text).is_none()
                && self.search.start_at(end).is_none_or(|s| s.label.family == Family::Plain);
            if !is_text || !(wrapped || empty) || self.plain.binary_search(&end).is_ok() {
                break;
            }
            empty = false;
            end += 1;
        }
        end
    }

    /// The end of the page where it is near and nothing but text of notes stands before it: further
    /// paragraphs of the last definition, or its wrapped lines.
    fn foot_of_page(&self, from: usize, roles: &[Role]) -> Option<usize> {
        let ends = |at: usize| {
            roles.get(at) == Some(&Role::Furniture)
                || self.search.line(at).is_none_or(|line| line.page)
        };
        let foot = (from..=from + RUN_ON_LINES).find(|&at| ends(at))?;
        let shape = self.search.shape;
        let of_note = |at: usize| {
            roles.get(at) == Some(&Role::Text)
                && self.search.start_at(at).is_none()
                && self.search.line(at).is_some_and(|line| {
                    !shape.has_gap(line)
                        && numbering::numbering(line.text).is_none()
                        && labels::label(line.text).is_none()
                })
        };
        let paged = self.search.line(foot).is_some();
        (paged && foot > from && (from..foot).all(of_note)).then_some(foot)
    }

    /// A note of the page before that ended in mid-sentence goes on above the first label here.
    pub(super) fn take_run_on(&self, index: usize, roles: &mut [Role], notes: &mut Notes<'t>) {
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
                take(roles, at);
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
