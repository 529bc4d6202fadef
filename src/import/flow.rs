//! Blocks whose notes are links: a mark is a link to its definition, which often links back.
//!
//! HTML and EPUB give their text in this form. Marks are told by what the format says (`noteref`,
//! `doc-noteref`), else by their form: a short text that links to a block which links back to it
//! (EPUB 2 and saved pages have no other sign). A label says nothing: in some books all are `*`.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::collections::HashSet;
use std::ops::Range;

use super::marked::Marked;
use super::warning::Warning;
use super::warning::WarningKind;
use crate::document::block::Block;
use crate::document::block::BlockId;
use crate::document::block::BlockKind;
use crate::document::footnote::Footnote;
use crate::document::footnote::FootnoteId;
use crate::text::ordinal;

/// What a link says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LinkRole {
    /// Nothing.
    Any,
    /// It is a note's mark.
    Mark,
    /// It leads from a note back to its mark.
    Back,
}

/// A link inside the document.
#[derive(Debug, Clone)]
pub(super) struct Link {
    /// Bytes of its text.
    pub range: Range<usize>,
    /// The id that it leads to.
    pub target: String,
    pub role: LinkRole,
}

/// A block with the links in it.
#[derive(Debug, Clone)]
pub(super) struct FlowBlock {
    pub kind: BlockKind,
    pub text: Marked,
    pub links: Vec<Link>,
}

impl FlowBlock {
    /// Appends the text of another block with its links.
    pub(super) fn append(&mut self, other: Self) {
        let base = self.text.text.len();
        let moved = |range: Range<usize>| range.start + base..range.end + base;
        self.text.text.push_str(&other.text.text);
        self.text
            .spans
            .extend(other.text.spans.into_iter().map(|(range, kind)| (moved(range), kind)));
        self.links.extend(other.links.into_iter().map(|mut link| {
            link.range = moved(link.range);
            link
        }));
    }

    /// Takes a label away that the text begins with and that is no link.
    fn take_label(&mut self, label: &str) {
        let Some(end) = printed_label(&self.text.text, label) else { return };
        if self.links.iter().all(|link| link.range.start >= end) {
            self.text.cut_start(end);
            for link in &mut self.links {
                link.range = link.range.start - end..link.range.end - end;
            }
        }
    }

    /// Puts text before the text there is.
    pub(super) fn prefix(&mut self, text: &str) {
        self.text.prefix(text);
        for link in &mut self.links {
            link.range = link.range.start + text.len()..link.range.end + text.len();
        }
    }
}

/// The blocks in reading order, and which of them stand in the element of each id.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub blocks: Vec<FlowBlock>,
    pub ids: BTreeMap<String, Range<usize>>,
}

/// A mark is no longer than this, in characters.
const MARK_LENGTH: usize = 8;
/// A definition that is known by its back-link alone has no more blocks than this.
const DEFINITION_BLOCKS: usize = 20;

/// The blocks of the text, the notes, and what there is to say about them.
pub(super) fn link(flow: Flow) -> (Vec<Block>, Vec<Footnote>, Vec<Warning>) {
    let definitions = definitions(&flow);
    let mut notes: HashMap<usize, FootnoteId> = HashMap::new();
    let mut labels = vec![String::new(); definitions.len()];
    for (index, range) in definitions.iter().enumerate() {
        notes.insert(range.start, FootnoteId::new(index));
    }
    let owner = |block: usize| {
        let at = definitions.partition_point(|range| range.end <= block);
        definitions.get(at).filter(|range| range.start <= block).map(|_| at)
    };
    for block in &flow.blocks {
        for link in block.links.iter().filter(|link| link.role != LinkRole::Back) {
            let note = flow.ids.get(&link.target).and_then(|range| notes.get(&range.start));
            let printed = block.text.text.get(link.range.clone()).unwrap_or_default().trim();
            if let Some(label) = note.and_then(|note| labels.get_mut(note.index()))
                && label.is_empty()
            {
                printed.clone_into(label);
            }
        }
    }
    let mut blocks = Vec::new();
    let mut footnotes = vec![Footnote::default(); definitions.len()];
    let mut warnings = Vec::new();
    for (index, mut block) in flow.blocks.into_iter().enumerate() {
        let note = owner(index);
        let label = note.and_then(|note| labels.get(note)).map(String::as_str);
        if let Some(label) = label
            && note.and_then(|note| definitions.get(note)).is_some_and(|d| d.start == index)
        {
            block.take_label(bare_label(label));
        }
        let (mut text, mut refs) = take_marks(block.text, &block.links, label, &flow.ids, &notes);
        // White space is part of code, and tabs part the cells of a row.
        if !matches!(block.kind, BlockKind::Code { .. } | BlockKind::TableRow(_)) {
            trim(&mut text, &mut refs);
        }
        for (_, label, ids) in &refs {
            if ids.is_empty() {
                let message = format!("the mark {label} leads to no note");
                let here = BlockId::new(blocks.len());
                warnings.push(Warning::new(WarningKind::OrphanReference, message).at(here));
            }
        }
        let text = text.into_rich(refs);
        match note.and_then(|note| footnotes.get_mut(note)) {
            Some(note) if !text.is_empty() => note.paragraphs.push(text),
            Some(_) => {}
            None => blocks.push(Block { kind: block.kind, text }),
        }
    }
    for (note, label) in footnotes.iter_mut().zip(labels) {
        note.label = label;
        if note.paragraphs.is_empty() {
            note.paragraphs.push(crate::document::inline::RichText::default());
        }
    }
    (blocks, footnotes, warnings)
}

/// The blocks of each definition, in order and apart from each other.
fn definitions(flow: &Flow) -> Vec<Range<usize>> {
    let mut links_to: HashSet<(usize, usize)> = HashSet::new();
    let target = |link: &Link| flow.ids.get(&link.target);
    for (index, block) in flow.blocks.iter().enumerate() {
        for range in block.links.iter().filter_map(target) {
            links_to.insert((index, range.start));
        }
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for (index, block) in flow.blocks.iter().enumerate() {
        for link in &block.links {
            let Some(range) = target(link).filter(|range| !range.contains(&index)) else {
                continue;
            };
            let text = block.text.text.get(link.range.clone()).unwrap_or_default();
            let is_mark = match link.role {
                LinkRole::Mark => true,
                LinkRole::Back => false,
                LinkRole::Any => {
                    let is_short = (1..=MARK_LENGTH).contains(&text.trim().chars().count());
                    let links_back = || range.clone().any(|at| links_to.contains(&(at, index)));
                    let first = flow.blocks.get(range.start);
                    let bears_label = || first.is_some_and(|first| bears_label(first, text));
                    // Of two blocks that link to each other the later one is the note.
                    let may_be_note = range.len() <= DEFINITION_BLOCKS && range.start > index;
                    is_short && may_be_note && (links_back() || bears_label())
                }
            };
            if is_mark && !range.is_empty() {
                found.push(range.clone());
            }
        }
    }
    found.sort_by_key(|range| (range.start, range.end));
    found.dedup_by_key(|range| range.start);
    // An element that holds several definitions is none.
    let starts: Vec<_> = found.iter().map(|range| range.start).collect();
    for range in &mut found {
        let next = starts.partition_point(|&start| start <= range.start);
        range.end = range.end.min(starts.get(next).copied().unwrap_or(usize::MAX));
    }
    found
}

type Refs = Vec<(usize, String, Vec<FootnoteId>)>;

/// The text without its marks and back-links, and the marks.
fn take_marks(
    mut text: Marked,
    links: &[Link],
    own_label: Option<&str>,
    ids: &BTreeMap<String, Range<usize>>,
    notes: &HashMap<usize, FootnoteId>,
) -> (Marked, Refs) {
    let mut removed = Vec::new();
    // Where the links at the start of a definition end, each of which leads back to a mark.
    let mut lead = 0;
    for link in links {
        let note = ids.get(&link.target).and_then(|range| notes.get(&range.start)).copied();
        let printed = text.text.get(link.range.clone()).unwrap_or_default().trim().to_owned();
        let is_back = link.role == LinkRole::Back
            || own_label.is_some()
                && (is_arrow(&printed) || RETURNS.contains(&printed.to_lowercase().as_str()));
        // The label of a definition, which may lead back to its mark, is no text of it.
        let is_label = note.is_none()
            && text.text.get(..link.range.start).is_some_and(|lead| bare_label(lead).is_empty())
            && own_label.is_some_and(|label| bare_label(label) == bare_label(&printed));
        let parting = text.text.get(lead..link.range.start).unwrap_or_default();
        let leads_back = own_label.is_some()
            && note.is_none()
            && is_way_back(&printed)
            && (parting.trim().is_empty() || is_arrow(parting));
        let is_mark = link.role == LinkRole::Mark || (note.is_some() && !is_back);
        if is_mark && printed.chars().count() <= MARK_LENGTH {
            text.marks.push((link.range.start, printed));
            removed.push((link.range.clone(), Some(note)));
        } else if leads_back {
            removed.push((lead..link.range.end, None));
            lead = link.range.end;
        } else if is_label {
            removed.push((framed(&text.text, link.range.clone()), None));
        } else if is_back {
            removed.push((link.range.clone(), None));
        }
    }
    let notes: Vec<_> = removed.iter().filter_map(|(_, note)| *note).collect();
    let ranges: Vec<_> = removed.into_iter().map(|(range, _)| range).collect();
    text.remove(&ranges);
    let marks = std::mem::take(&mut text.marks).into_iter();
    let refs: Refs = marks
        .zip(notes)
        .map(|((offset, label), note)| (offset, label, note.into_iter().collect()))
        .collect();
    (text, refs)
}

/// A label without its brackets and dot.
fn bare_label(label: &str) -> &str {
    label.trim_matches(|c: char| "[]［］〔〕()（）.．:：".contains(c) || c.is_whitespace())
}

/// True where a block that nothing leads back from begins with the label that led to it, or is the
/// item of a list with that number.
fn bears_label(block: &FlowBlock, label: &str) -> bool {
    let label = bare_label(label);
    let is_mark = !label.is_empty()
        && (label.bytes().all(|b| b.is_ascii_digit())
            || label.chars().all(|c| "*＊†‡§※".contains(c) || ordinal::circled(c).is_some()));
    is_mark
        && match &block.kind {
            BlockKind::Heading { .. } => false,
            BlockKind::ListItem { label: number, .. } if bare_label(number) == label => true,
            _ => printed_label(&block.text.text, label).is_some(),
        }
}

/// The length of a label with its brackets and white space at the start of a text.
fn printed_label(text: &str, label: &str) -> Option<usize> {
    let lead = text.trim_start_matches(['[', '［', '〔', '(', '（', '^']);
    let after = lead.strip_prefix(label).filter(|_| !label.is_empty())?;
    let is_over = !after.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '–');
    is_over.then(|| text.len() - after.len()).map(|end| framed(text, 0..end).end)
}

/// The place of a label that begins a text, with the brackets around it and the dot behind it.
fn framed(text: &str, label: Range<usize>) -> Range<usize> {
    let rest = text.get(label.end..).unwrap_or_default();
    let closed = rest.trim_start_matches([']', '］', '〕', ')', '）']);
    let frame = closed.strip_prefix(['.', '．', ':', '：', '、']).unwrap_or(closed);
    0..text.len() - frame.len()
}

/// What stands for the way back at the end of a note.
fn is_arrow(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| "↩↑⏎↵^\u{FE0E}\u{FE0F}←↖".contains(c) || c.is_whitespace())
}

/// What the way back at the end of a note is called.
const RETURNS: [&str; 9] =
    ["返回", "返回正文", "回到正文", "回正文", "戻る", "本文へ", "back", "return", "돌아가기"];

/// What encyclopedias print for the ways back to several marks: `^`, `1.0 1.1`, `a b`. A number is
/// part of the note.
fn is_way_back(text: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    is_arrow(text)
        || RETURNS.contains(&text.to_lowercase().as_str())
        // A picture's place or an ornament: ◎, ●, [*].
        || !text.is_empty() && !text.contains(char::is_alphanumeric)
        || text.split_once('.').is_some_and(|(note, mark)| is_number(note) && is_number(mark))
        || (text.len() == 1 && text.bytes().all(|b| b.is_ascii_lowercase()))
}

/// White space that taking marks out has left at either end.
fn trim(text: &mut Marked, refs: &mut Refs) {
    let kept = text.text.trim_end().len();
    text.text.truncate(kept);
    let start = kept - text.text.trim_start().len();
    if start > 0 {
        text.cut_start(start);
    }
    let end = text.text.len();
    for (offset, ..) in refs {
        *offset = offset.saturating_sub(start).min(end);
    }
    for (range, _) in &mut text.spans {
        *range = range.start.min(end)..range.end.min(end);
    }
}
