//! Lines to the text of blocks: joined, with their note marks taken out and linked.

use super::doubts::{self, WeakMark};
use super::lines::{Line, is_letter_spaced};
use super::notes::{GluedMark, Notes};
use crate::document::footnote::{Footnote, FootnoteId};
use crate::document::inline::RichText;
use crate::import::label::{Family, NoteLabel};
use crate::import::marks::{self, Mark};
use crate::import::normalised::{Normalised, Sign};
use crate::text::script;

/// What is needed to set the text of a block.
pub(super) struct Builder<'b, 't> {
    pub(super) lines: &'b [Line<'t>],
    pub(super) notes: &'b Notes<'t>,
    /// The next glued mark, as the lines come in order.
    pub(super) next_glued: usize,
    /// What has the form of a mark and is in doubt.
    pub(super) doubts: Vec<WeakMark>,
    /// What is taken out of the lines.
    pub(super) normalised: &'b mut Normalised,
}

impl<'b> Builder<'b, '_> {
    /// Appends a line with its marks to `text`.
    pub(super) fn push_line(&mut self, text: &mut RichText, index: usize) {
        let Some(line) = self.lines.get(index) else { return };
        let spaced = is_letter_spaced(line.text);
        let begins = text.is_empty();
        join(text, line.text, self.normalised);
        let mut done = 0;
        let mut mark = marks::next_mark(line.text, 0);
        loop {
            let glued = self.glued_in(index, done);
            let next = match (&mark, glued) {
                (Some(m), Some(g)) if g.range.start < m.range.start => Next::Glued(g),
                (Some(m), _) => Next::Mark(m),
                (None, Some(g)) => Next::Glued(g),
                (None, None) => break,
            };
            match next {
                Next::Glued(glued) => {
                    let label = NoteLabel { family: Family::Plain, number: glued.number };
                    let printed = line.text.get(glued.range.clone()).unwrap_or_default();
                    push_text(
                        text,
                        line.text.get(done..glued.range.start).unwrap_or_default(),
                        spaced,
                    );
                    let note = glued.definition.or_else(|| self.notes.resolve(index, label));
                    let notes = note.map(FootnoteId::new);
                    text.push_ref(printed, notes.into_iter().collect());
                    done = glued.range.end;
                    self.next_glued += 1;
                }
                Next::Mark(found) => {
                    if found.range.start >= done
                        && let Some(notes) = self.link(index, line.text, found, begins)
                    {
                        let before = line.text.get(done..found.range.start).unwrap_or_default();
                        push_text(text, before, spaced);
                        let after = line.text.get(found.range.end..).unwrap_or_default();
                        drop_space_before_mark(text, after);
                        let caret = found.range.len().saturating_sub(found.printed.len());
                        let caret = line.text.get(found.range.start..found.range.start + caret);
                        self.normalised.take(Sign::NoteCaret, caret.unwrap_or_default());
                        text.push_ref(found.printed, notes);
                        done = found.range.end;
                        done += space_after_mark(text, line.text.get(done..).unwrap_or_default());
                    }
                    mark = marks::next_mark(line.text, found.range.end);
                }
            }
        }
        push_text(text, line.text.get(done..).unwrap_or_default(), spaced);
    }

    fn glued_in(&self, index: usize, done: usize) -> Option<&'b GluedMark> {
        self.notes
            .glued
            .get(self.next_glued)
            .filter(|glued| glued.line == index && glued.range.start >= done)
    }

    /// The notes of a mark; `None` where it is none, empty where its definition is missing.
    fn link(
        &mut self,
        index: usize,
        line: &str,
        mark: &Mark<'_>,
        begins: bool,
    ) -> Option<Vec<FootnoteId>> {
        let opens = mark.range.start == 0 && !mark.caret && begins;
        if opens {
            return None;
        }
        if self.notes.labels.binary_search(&(index, mark.range.start)).is_ok() {
            if self.notes.rivals.binary_search(&(index, mark.range.start)).is_ok() {
                self.doubt(index, line, mark, "a mark stands twice where one note has its number");
            }
            return None;
        }
        let before = line.get(..mark.range.start).unwrap_or_default();
        if is_exponent(before, mark)
            || (mark.family == Family::Named
                && mark.printed.starts_with(['注', '註'])
                && is_mention(before))
        {
            return None;
        }
        let found: Vec<_> = mark
            .labels()
            .filter_map(|label| self.notes.resolve(index, label))
            .map(FootnoteId::new)
            .collect();
        if !found.is_empty() {
            if mark.labels().any(|label| self.notes.is_twofold(index, label)) {
                self.doubt(index, line, mark, "two notes of the page have the number of a mark");
            }
            return Some(found);
        }
        let greatest = self.notes.greatest(mark.family);
        let near = mark.numbers.iter().all(|&number| number <= greatest + 3);
        let orphan = match mark.family {
            Family::Circled => true,
            Family::Bracket => greatest > 0 && near,
            Family::Raised => mark.caret || (greatest > 0 && near),
            Family::Named => greatest > 0 && near && !mark.printed.starts_with(['注', '註']),
            Family::Paren | Family::Plain | Family::Star | Family::Misread => false,
        };
        if !orphan && greatest > 0 && matches!(mark.family, Family::Bracket | Family::Named) {
            self.doubt(index, line, mark, "what may be a mark has no definition and was left");
        }
        orphan.then(Vec::new)
    }

    fn doubt(&mut self, index: usize, line: &str, mark: &Mark<'_>, reason: &'static str) {
        let quote = doubts::around(line, mark.range.start, mark.range.end);
        self.doubts.push(WeakMark { line: index, reason, quote });
    }

    /// The footnotes in the order of their definitions.
    pub(super) fn footnotes(&mut self, has_gap: impl Fn(&Line<'_>) -> bool) -> Vec<Footnote> {
        let restarts = self.notes.restarts();
        let mut footnotes = Vec::with_capacity(self.notes.definitions.len());
        let mut page = 0;
        for block in &self.notes.blocks {
            let numbered = (restarts && !block.gathered).then_some(page + 1);
            page += u32::from(!block.gathered && self.notes.is_numbered(block));
            for definition in
                self.notes.definitions.get(block.definitions.clone()).unwrap_or_default()
            {
                let mut paragraphs = vec![RichText::default()];
                push_definition(&mut paragraphs, definition.text, false, self.normalised);
                let mut before = self.lines.get(definition.line);
                for &index in &definition.more {
                    let Some(line) = self.lines.get(index as usize) else { continue };
                    let parted = has_gap(line)
                        && before.is_some_and(|before| !before.ending.is_open())
                        && !paragraphs.iter().all(RichText::is_empty);
                    push_definition(&mut paragraphs, line.text, parted, self.normalised);
                    before = Some(line);
                }
                for paragraph in &mut paragraphs {
                    paragraph.shrink();
                }
                footnotes.push(Footnote {
                    label: definition.printed.to_owned(),
                    page: numbered,
                    paragraphs,
                });
            }
        }
        footnotes
    }
}

enum Next<'n, 't> {
    Glued(&'n GluedMark),
    Mark(&'n Mark<'t>),
}

fn push_definition(
    paragraphs: &mut Vec<RichText>,
    line: &str,
    parted: bool,
    normalised: &mut Normalised,
) {
    if parted {
        paragraphs.push(RichText::default());
    }
    if let Some(paragraph) = paragraphs.last_mut() {
        join(paragraph, line, normalised);
        push_text(paragraph, line, is_letter_spaced(line));
    }
}

/// Prepares `text` for a further line: no space where either side is Han or kana, one between
/// words, and a word that was hyphenated at the line's end made whole.
pub(in crate::import) fn join(text: &mut RichText, line: &str, normalised: &mut Normalised) {
    let Some(last) = text.as_str().chars().next_back() else { return };
    let Some(first) = line.chars().next() else { return };
    if matches!(last, '-' | '\u{2010}') {
        let stem = text.as_str().get(..text.len() - last.len_utf8()).unwrap_or_default();
        let glue = stem.chars().next_back().is_some_and(char::is_lowercase) && first.is_lowercase();
        if glue && !keeps_hyphen(stem) {
            let stem = stem.len();
            normalised.take(Sign::LineHyphen, last.encode_utf8(&mut [0; 4]));
            text.truncate(stem);
        }
        return;
    }
    let is_wide = |c: char| (script::is_cjk_letter(c) && !script::is_hangul(c)) || is_wide_mark(c);
    if !is_wide(last)
        && !is_wide(first)
        && !last.is_whitespace()
        && !matches!(last, '—' | '–' | '/')
    {
        text.push(' ');
    }
}

/// True for the punctuation of Chinese and Japanese.
fn is_wide_mark(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF65}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '・')
}

/// Prefixes whose compounds are written with a hyphen.
fn keeps_hyphen(stem: &str) -> bool {
    let word = stem.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    matches!(
        word.to_ascii_lowercase().as_str(),
        "self"
            | "well"
            | "non"
            | "so"
            | "long"
            | "short"
            | "high"
            | "low"
            | "half"
            | "cross"
            | "twenty"
            | "thirty"
            | "forty"
            | "fifty"
            | "sixty"
            | "seventy"
            | "eighty"
            | "ninety"
            | "ex"
            | "all"
            | "mid"
    ) && word != "cross"
}

fn push_text(text: &mut RichText, piece: &str, spaced: bool) {
    if spaced {
        for c in piece.chars().filter(|c| *c != ' ') {
            text.push(c);
        }
    } else {
        text.push_str(piece);
    }
}

/// A space before a mark goes where the text before it is Han, or another one stands after it.
fn drop_space_before_mark(text: &mut RichText, after: &str) {
    let kept = text.as_str().trim_end_matches(' ');
    let parted = after.is_empty() || after.starts_with([' ', '.', ',', ';', ':', ')', '?', '!']);
    let wide = kept.chars().next_back().is_some_and(|c| !c.is_ascii());
    if kept.len() < text.len() && (wide || parted) {
        text.truncate(kept.len());
    }
}

/// The bytes of a space behind a mark that is not part of the text.
fn space_after_mark(text: &RichText, rest: &str) -> usize {
    let unspaced = rest.trim_start_matches([' ', '\u{3000}']);
    let wide = unspaced.starts_with(|c: char| !c.is_ascii())
        || text.as_str().ends_with(|c: char| !c.is_ascii() && !c.is_alphabetic())
        || text.as_str().ends_with(' ');
    if wide { rest.len() - unspaced.len() } else { 0 }
}

/// m², 10^3: a power and no note.
fn is_exponent(before: &str, mark: &Mark<'_>) -> bool {
    if mark.family != Family::Raised {
        return false;
    }
    let last = before.chars().next_back();
    // 10³, and the digit of m⁻¹.
    if last.is_some_and(|c| c.is_ascii_digit() || matches!(c, '⁻' | '⁺')) {
        return true;
    }
    let unit = before.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    matches!(unit, "m" | "cm" | "km" | "mm" | "s" | "R" | "x" | "n" | "hm" | "dm")
}

/// 参见注3, 本注: the word of the sentence and no mark.
fn is_mention(before: &str) -> bool {
    before.ends_with([
        '见', '見', '同', '本', '该', '该', '附', '备', '備', '关', '關', '专', '專', '参', '參',
        '标', '及', '第', '如',
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(lines: &[&str]) -> String {
        let mut text = RichText::default();
        for line in lines {
            join(&mut text, line, &mut Normalised::default());
            text.push_str(line);
        }
        text.as_str().to_owned()
    }

    #[test]
    fn han_lines_join_without_a_space_and_words_with_one() {
        assert_eq!(joined(&["渠道开于", "唐代"]), "渠道开于唐代");
        assert_eq!(joined(&["the wells of", "the town"]), "the wells of the town");
    }

    #[test]
    fn a_hyphenated_word_is_made_whole_and_a_compound_keeps_its_hyphen() {
        assert_eq!(joined(&["an exam-", "ple"]), "an example");
        assert_eq!(joined(&["a well-", "known"]), "a well-known");
        assert_eq!(joined(&["the Anglo-", "Saxon"]), "the Anglo-Saxon");
    }
}
