//! The notes at the bottoms of pages: areas of smaller type below the text, and what their marks
//! lead to.

use std::collections::HashMap;
use std::collections::HashSet;

use super::columns::Column;
use super::line::Line;
use crate::import::ending;
use crate::import::headings::words;
use crate::import::label;
use crate::import::label::Family;
use crate::import::marks;
use crate::text::ordinal;

/// Type below this part of the body's is small.
const SMALL: f32 = 0.96;

/// A note at the bottom of a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Definition {
    /// The page of its first line, counted from 0.
    pub page: usize,
    /// Its label as printed.
    pub label: String,
    /// Its lines, the first without the label.
    pub lines: Vec<Line>,
}

/// What stands at the bottoms of the pages.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The notes in their order.
    pub definitions: Vec<Definition>,
    places: HashMap<(usize, Key), usize>,
    /// The pages whose marks are plain numbers glued to the word before them, with these numbers.
    glued: HashSet<(usize, u32)>,
}

/// What a mark and its definition have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Circled(u32),
    Number(u32),
    Stars(char, usize),
}

impl Notes {
    /// The notes that a mark on the page leads to; `None` where one of them is missing.
    pub(super) fn resolve(&self, page: usize, mark: &str) -> Option<Vec<usize>> {
        let keys = keys(mark);
        let found: Option<Vec<_>> = keys.iter().map(|key| self.place(page, *key)).collect();
        found.filter(|found| !found.is_empty())
    }

    /// A note may stand on the page after that of its mark; where numbers do not begin again, also on
    /// the one before, as a program sets it that moves the last line of a page after its notes.
    fn place(&self, page: usize, key: Key) -> Option<usize> {
        let on = |page: usize| self.places.get(&(page, key)).copied();
        let before = || {
            let page = page.checked_sub(1)?;
            on(page).filter(|_| self.places.keys().filter(|(_, other)| *other == key).count() == 1)
        };
        on(page).or_else(|| on(page + 1)).or_else(before)
    }

    /// True where a number that is glued to a word of the page is a mark.
    pub(super) fn is_glued(&self, page: usize, number: u32) -> bool {
        self.glued.contains(&(page, number))
    }

    /// True where the numbers begin again, on each page for one.
    pub(super) fn restarts(&self) -> bool {
        let mut seen = HashSet::new();
        !self.definitions.iter().all(|definition| seen.insert(&definition.label))
    }

    fn add(&mut self, page: usize, label: String, line: Line) {
        let at = self.definitions.len();
        for key in keys(&label) {
            self.places.entry((page, key)).or_insert(at);
        }
        self.definitions.push(Definition { page, label, lines: vec![line] });
    }
}

/// Takes the notes at the bottoms of the columns out of the pages.
pub(super) fn take(pages: &mut [Vec<Column>], body: f32) -> Notes {
    let mut notes = Notes::default();
    for (page, columns) in pages.iter_mut().enumerate() {
        if columns.iter().flat_map(|column| &column.lines).any(|line| begins_notes(&line.text)) {
            // From here on the notes are a part of the text.
            break;
        }
        let mut marks = marks_of(columns, body);
        if marks.is_empty() {
            // Fonts have raised numbers of their own, which stand on the line as others do.
            let glued = glued(columns, body);
            marks.extend(glued.iter().copied().map(Key::Number));
            notes.glued.extend(glued.into_iter().map(|number| (page, number)));
        }
        for column in columns {
            let kept = column.lines.iter().rposition(|line| line.size >= SMALL * body);
            let start = kept.map_or(0, |last| last + 1);
            take_area(column, start, (page, &marks), &mut notes);
        }
    }
    notes
}

/// True for the heading of notes or references that stand in the text.
fn begins_notes(text: &str) -> bool {
    text.len() < 60 && words::is_notes_heading(text)
}

/// Takes the definitions out of the lines from `start` on.
fn take_area(
    column: &mut Column,
    start: usize,
    (page, marks): (usize, &HashSet<Key>),
    notes: &mut Notes,
) {
    let area = column.lines.get(start..).unwrap_or_default();
    let is_first = |line: &Line| {
        label_of(line).is_some_and(|(label, _)| keys(&label).iter().any(|key| marks.contains(key)))
    };
    let first = area.iter().position(is_first);
    // A note of the page before goes on above the first of this page.
    let goes_on = notes.definitions.last().is_some_and(|last| {
        last.page + 1 == page
            && last.lines.last().is_some_and(|line| !ends_sentence(&line.text))
            && area.first().is_some_and(|line| label_of(line).is_none())
    });
    let taken = match (goes_on, first) {
        (true, _) => start,
        (false, Some(first)) => start + first,
        (false, None) => return,
    };
    let mut next = None;
    for line in column.lines.split_off(taken) {
        let label = label_of(&line).filter(|(label, _)| {
            let keys = keys(label);
            keys.iter().any(|key| marks.contains(key) || next == Some(*key))
        });
        match label {
            Some((label, line)) => {
                next = keys(&label).last().map(|key| key.next());
                notes.add(page, label, line);
            }
            None => {
                if let Some(last) = notes.definitions.last_mut() {
                    last.lines.push(line);
                }
            }
        }
    }
}

impl Key {
    fn next(self) -> Self {
        match self {
            Self::Circled(number) => Self::Circled(number + 1),
            Self::Number(number) => Self::Number(number + 1),
            Self::Stars(star, count) => Self::Stars(star, count + 1),
        }
    }
}

fn ends_sentence(text: &str) -> bool {
    ending::ending(text) == ending::Ending::Full
}

/// The label that a line begins with, raised or not, and the line without it.
fn label_of(line: &Line) -> Option<(String, Line)> {
    if let Some((0, label)) = line.marks.first() {
        let mut rest = line.clone();
        rest.marks.remove(0);
        return Some((label.clone(), rest));
    }
    let (printed, text) = match label::definition(&line.text) {
        Some(found) if matches!(found.label.family, Family::Paren | Family::Named) => return None,
        Some(found) => (found.printed, found.text),
        None => glued_label(&line.text)?,
    };
    let cut = line.text.len() - text.len();
    let mut rest = line.clone();
    text.clone_into(&mut rest.text);
    rest.marks.retain(|(at, _)| *at >= cut);
    for (at, _) in &mut rest.marks {
        *at -= cut;
    }
    Some((printed.to_owned(), rest))
}

/// A plain number right before the first word of a line, and the line from that word on.
fn glued_label(text: &str) -> Option<(&str, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (label, rest) = text.split_at_checked(digits)?;
    let is_label = (1..=3).contains(&digits)
        && rest.starts_with(|c: char| c.is_uppercase() || "“‘\"'《「『".contains(c));
    is_label.then_some((label, rest))
}

/// What the marks of a page lead to: the raised ones, and circled numbers in the text.
fn marks_of(columns: &[Column], body: f32) -> HashSet<Key> {
    let lines = || columns.iter().flat_map(|column| &column.lines);
    // What a line of small type begins with is the label of a note.
    let is_text = |line: &Line| line.size >= SMALL * body;
    let raised = lines()
        .flat_map(|line| line.marks.iter().filter(move |(at, _)| *at > 0 || is_text(line)))
        .flat_map(|(_, label)| keys(label));
    let circled = lines()
        .flat_map(|line| line.text.chars().skip(1).filter_map(ordinal::circled))
        .map(Key::Circled);
    raised.chain(circled).collect()
}

/// The plain numbers that are glued to words of the text and that lines of small type begin with.
fn glued(columns: &[Column], body: f32) -> HashSet<u32> {
    let lines = || columns.iter().flat_map(|column| &column.lines);
    let (small, text): (Vec<_>, Vec<_>) = lines().partition(|line| line.size < SMALL * body);
    let labels: HashSet<u32> = small
        .iter()
        .filter_map(|line| label_of(line))
        .filter_map(|(label, _)| label.parse().ok())
        .collect();
    let numbers = text.iter().flat_map(|line| marks::glued_numbers(&line.text));
    numbers.map(|(_, number)| number).filter(|number| labels.contains(number)).collect()
}

/// What a mark as printed leads to: several for `1,2` and `[3-5]`.
fn keys(mark: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut ranged = None;
    let mut rest = mark;
    while let Some(c) = rest.chars().next() {
        let mut used = c.len_utf8();
        if let Some(number) = ordinal::circled(c) {
            keys.push(Key::Circled(number));
        } else if let Some((number, length)) = ordinal::leading_digits(rest) {
            used = length.max(used);
            let from = ranged.take().filter(|&from| from < number && number - from <= 50);
            keys.extend((from.unwrap_or(number.saturating_sub(1)) + 1..=number).map(Key::Number));
        } else if matches!(c, '*' | '＊' | '†' | '‡' | '§' | '¶') {
            let run = rest.len() - rest.trim_start_matches(c).len();
            keys.push(Key::Stars(c, run / used));
            used = run;
        } else if "-–—~".contains(c) {
            ranged = keys.last().and_then(|key| match key {
                Key::Number(number) => Some(*number),
                _ => None,
            });
        }
        rest = rest.get(used..).unwrap_or_default();
    }
    keys
}
