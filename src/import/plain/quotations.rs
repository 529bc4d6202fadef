//! Quotations that are set in: all their lines stand deeper than the text around them (CLREQ
//! 3.2.2, JLREQ 3.5.2: block quotations have a margin of their own).

use super::Role;
use super::lines::Line;
use super::shape::Shape;
use crate::import::captions;
use crate::import::ending::Ending;
use crate::import::front::labels;
use crate::import::numbering;

/// How much deeper than the lines around it a quotation stands in wrapped text, in cells.
const DEEPER: u16 = 2;
/// How much deeper than the other paragraphs it begins where a line is a paragraph: an ideographic
/// space and a half at least.
const DEEPER_PARAGRAPH: u16 = 3;
/// Of so many lines of running text one at most is quoted: where more stand deep, the page does.
const SHARE: usize = 3;
/// The narrowest line of running text, in cells.
const RUNNING: u32 = 36;

/// The lines of quotations.
#[derive(Debug, Default)]
pub(super) struct Quotations {
    /// For each line the first one of its quoted paragraph; empty where nothing is quoted.
    first: Vec<Option<usize>>,
}

impl Quotations {
    /// True for a line of a quotation.
    pub(super) fn has(&self, line: usize) -> bool {
        self.paragraph(line).is_some()
    }

    /// True where both lines are of one quoted paragraph.
    pub(super) fn join(&self, before: usize, line: usize) -> bool {
        self.has(line) && self.paragraph(before) == self.paragraph(line)
    }

    /// True where one of two lines is quoted and they are not of one paragraph.
    pub(super) fn part(&self, before: usize, line: usize) -> bool {
        self.paragraph(before) != self.paragraph(line)
    }

    fn paragraph(&self, line: usize) -> Option<usize> {
        self.first.get(line).copied().flatten()
    }
}

/// Finds the quotations of a text that is set in this shape.
pub(super) fn find(lines: &[Line<'_>], roles: &[Role], shape: Shape) -> Quotations {
    let found = match shape.measure {
        Some(_) => wrapped(lines, roles, shape),
        None => paragraphs(lines, roles),
    };
    let is_running = |(index, line): &(usize, &Line<'_>)| {
        roles.get(*index) == Some(&Role::Text) && line.width >= RUNNING
    };
    let running = lines.iter().enumerate().filter(is_running).count();
    let quoted: usize = found.iter().map(|(first, last)| last + 1 - first).sum();
    if quoted == 0 || quoted * SHARE > running {
        return Quotations::default();
    }
    let mut first = vec![None; lines.len()];
    for (from, to) in found {
        for line in first.get_mut(from..=to).unwrap_or_default() {
            *line = Some(from);
        }
    }
    Quotations { first }
}

/// Paragraphs of two lines and more that go on at a deep margin, where others go on at the base.
fn wrapped(lines: &[Line<'_>], roles: &[Role], shape: Shape) -> Vec<(usize, usize)> {
    let is_deep = |line: &Line<'_>| line.indent >= shape.base_indent + DEEPER;
    let goes_on = |at: usize| {
        let (Some([line, next]), Some([Role::Text, Role::Text])) =
            (lines.get(at..at + 2), roles.get(at..at + 2))
        else {
            return false;
        };
        let is_cut = line.ending != Ending::Full && shape.is_long(line);
        is_cut
            && is_deep(line)
            && is_deep(next)
            && line.indent >= next.indent
            && !shape.has_gap(next)
            && !next.page
    };
    let mut found = Vec::new();
    let mut body = false;
    let mut at = 0;
    while at < lines.len() {
        let mut last = at;
        while goes_on(last)
            && lines.get(last + 1).map(|l| l.indent) <= lines.get(at + 1).map(|l| l.indent)
        {
            last += 1;
        }
        let Some(line) = lines.get(at) else { break };
        if last > at && body && begins(lines, roles, shape, at) {
            found.push((at, last));
        }
        body |= !is_deep(line)
            && shape.is_long(line)
            && (line.ending == Ending::Full || line.text.contains(['。', '，', ',']));
        at = last + 1;
    }
    found
}

/// True where a paragraph begins with the line: the one before is complete, or ends with what
/// introduces a quotation; else these are lines that hang under the first of an item or source.
fn begins(lines: &[Line<'_>], roles: &[Role], shape: Shape, at: usize) -> bool {
    let (Some(line), Some(before)) =
        (lines.get(at), at.checked_sub(1).and_then(|at| lines.get(at)))
    else {
        return false;
    };
    let is_parted = shape.has_gap(line)
        || line.page
        || matches!(before.ending, Ending::Full | Ending::Colon)
        || !shape.is_long(before)
        || roles.get(at - 1) != Some(&Role::Text);
    let is_hanging = !is_parted || before.indent < line.indent && is_item(before);
    !is_hanging && is_words(line)
}

/// Lines that are paragraphs and begin deeper than the others, each a sentence.
fn paragraphs(lines: &[Line<'_>], roles: &[Role]) -> Vec<(usize, usize)> {
    let Some(usual) = usual_indent(lines, roles) else { return Vec::new() };
    let mut found = Vec::new();
    let mut body = false;
    for (index, line) in lines.iter().enumerate() {
        if roles.get(index) != Some(&Role::Text) {
            continue;
        }
        let is_sentence = line.ending == Ending::Full && line.width >= RUNNING / 2;
        if body && is_sentence && line.indent >= usual + DEEPER_PARAGRAPH && is_words(line) {
            found.push((index, index));
        }
        body |= line.indent == usual && line.width >= RUNNING && line.ending == Ending::Full;
    }
    found
}

/// The indent that two paragraphs of three begin with.
fn usual_indent(lines: &[Line<'_>], roles: &[Role]) -> Option<u16> {
    let mut counts = [0_usize; 41];
    let text = lines.iter().zip(roles).filter(|(line, role)| {
        **role == Role::Text && line.width >= RUNNING && line.ending == Ending::Full
    });
    for (line, _) in text {
        *counts.get_mut(usize::from(line.indent))? += 1;
    }
    let all: usize = counts.iter().sum();
    let (usual, most) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    (*most >= 3 && most * 3 >= all * 2).then(|| u16::try_from(usual).unwrap_or(0))
}

/// A line that is neither numbered nor of the front matter, a caption or a table.
fn is_words(line: &Line<'_>) -> bool {
    labels::label(line.text).is_none()
        && numbering::numbering(line.text).is_none()
        && !captions::is_caption(line.text)
        && !line.text.contains('\t')
        && !line.text.contains("    ")
}

fn is_item(line: &Line<'_>) -> bool {
    numbering::numbering(line.text).is_some() || line.text.starts_with(['-', '*', '•', '['])
}

#[cfg(test)]
mod tests;
