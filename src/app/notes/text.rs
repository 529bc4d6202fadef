//! A note set in lines, and the notes that were set, kept for one setting.

use std::sync::Arc;

use super::NoteHere;
use crate::app::reading::Reading;
use crate::document::block::Block;
use crate::document::block::BlockKind;
use crate::layout;
use crate::layout::line::Line;
use crate::layout::setting::Alignment;
use crate::layout::setting::LineSpacing;
use crate::layout::setting::ParagraphStyle;
use crate::layout::setting::Setting;
use crate::text::grapheme::Cells;

/// The notes that are kept set beyond those on the page.
const KEPT: usize = 64;

/// A note set in lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteText {
    setting: Setting,
    blocks: Vec<Block>,
    lines: Vec<(usize, Line)>,
}

impl NoteText {
    /// The note `here` set `width` cells wide; `missing` stands in place of one that was not found.
    #[must_use]
    pub fn of(reading: &Reading, here: &NoteHere, width: u16, missing: &str) -> Self {
        let footnote = here.note.and_then(|id| reading.document().footnote(id));
        let first = BlockKind::ListItem { depth: 1, label: here.label.clone() };
        let blocks = match footnote {
            Some(footnote) => footnote
                .paragraphs
                .iter()
                .enumerate()
                .map(|(index, text)| {
                    let kind = if index == 0 { first.clone() } else { BlockKind::Paragraph };
                    Block::new(kind, text.clone())
                })
                .collect(),
            None => vec![Block::new(first, missing)],
        };
        let setting = setting(reading, width);
        let mut lines = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            lines.extend(
                layout::lay_out(block, &setting, reading.viewport.words())
                    .into_iter()
                    .map(|line| (index, line)),
            );
        }
        Self { setting, blocks, lines }
    }

    /// True where the note is set as it would be now in `width` cells.
    #[must_use]
    pub fn is_set_for(&self, reading: &Reading, width: u16) -> bool {
        self.setting == setting(reading, width)
    }

    /// How many rows the whole note takes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// True where there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The lines from `first` on, each with the block that it belongs to.
    pub fn lines_from(&self, first: usize) -> impl Iterator<Item = (&Block, &Line)> {
        self.lines
            .iter()
            .skip(first)
            .filter_map(|(index, line)| self.blocks.get(*index).map(|block| (block, line)))
    }
}

/// How notes are set: as the text, but close and ragged.
fn setting(reading: &Reading, width: u16) -> Setting {
    Setting {
        measure: Cells(usize::from(width.max(1))),
        spacing: LineSpacing::Single,
        paragraphs: ParagraphStyle::Indent,
        alignment: Alignment::Ragged,
        ..*reading.viewport.setting()
    }
}

/// The notes that were set, those used last at the end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Texts(Vec<(NoteHere, Arc<NoteText>)>);

impl Texts {
    /// The note `here`; set now where it is not known in this width and setting.
    pub(super) fn get(
        &mut self,
        reading: &Reading,
        here: &NoteHere,
        width: u16,
        missing: &str,
    ) -> Arc<NoteText> {
        // What stands in place of a note is short, and changes with the interface's language.
        if here.note.is_none() {
            return Arc::new(NoteText::of(reading, here, width, missing));
        }
        let known = self.0.iter().position(|(other, _)| other.is(here));
        if let Some(index) = known {
            let (other, text) = self.0.remove(index);
            if text.is_set_for(reading, width) {
                self.0.push((other, Arc::clone(&text)));
                return text;
            }
        }
        let text = Arc::new(NoteText::of(reading, here, width, missing));
        self.0.push((here.clone(), Arc::clone(&text)));
        text
    }

    /// Forgets what was used longest ago, apart from the `in_use` used last.
    pub(super) fn trim(&mut self, in_use: usize) {
        let surplus = self.0.len().saturating_sub(in_use + KEPT);
        self.0.drain(..surplus);
    }
}
