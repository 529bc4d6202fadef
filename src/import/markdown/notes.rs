//! Marks to their definitions, by name.

use std::collections::HashMap;
use std::collections::HashSet;

use super::tree::Definition;
use crate::document::block::BlockId;
use crate::document::footnote::Footnote;
use crate::document::footnote::FootnoteId;
use crate::document::inline::RichText;
use crate::import::marked::Marked;
use crate::import::warning::Warning;
use crate::import::warning::WarningKind;

/// How `comrak` names the notes that stand where their marks do.
const INLINE: &str = "__inline_";

/// The notes by their names, and what was seen of them.
pub(super) struct Names {
    notes: HashMap<String, FootnoteId>,
    /// The label of each note.
    labels: Vec<String>,
    duplicates: Vec<FootnoteId>,
    used: HashSet<FootnoteId>,
    orphans: Vec<(String, Option<BlockId>)>,
}

impl Names {
    pub(super) fn new(definitions: &[Definition]) -> Self {
        let (mut notes, mut duplicates) = (HashMap::new(), Vec::new());
        for (index, definition) in definitions.iter().enumerate() {
            let id = FootnoteId::new(index);
            // The first definition of a name holds.
            let first = *notes.entry(key(&definition.name)).or_insert(id);
            if first != id {
                duplicates.push(id);
            }
        }
        // A note that stands where its mark does has no label: it gets the next free number.
        let taken: HashSet<_> = definitions.iter().map(|note| note.name.as_str()).collect();
        let mut free = (1_usize..).map(|n| n.to_string()).filter(|n| !taken.contains(n.as_str()));
        let labels = definitions
            .iter()
            .map(|note| {
                let number = note.name.starts_with(INLINE).then(|| free.next()).flatten();
                number.unwrap_or_else(|| note.name.clone())
            })
            .collect();
        Self { notes, labels, duplicates, used: HashSet::new(), orphans: Vec::new() }
    }

    /// The text with its marks pointing to their notes.
    pub(super) fn link(&mut self, mut text: Marked, block: Option<BlockId>) -> RichText {
        let mut refs = Vec::with_capacity(text.marks.len());
        for (offset, name) in std::mem::take(&mut text.marks) {
            let note = self.notes.get(&key(&name)).copied();
            let label = note.and_then(|note| self.labels.get(note.index())).cloned();
            match note {
                Some(note) => drop(self.used.insert(note)),
                None => self.orphans.push((name.clone(), block)),
            }
            refs.push((offset, label.unwrap_or(name), note.into_iter().collect()));
        }
        text.into_rich(refs)
    }

    /// The notes in the order of their definitions.
    pub(super) fn footnotes(&mut self, definitions: Vec<Definition>) -> Vec<Footnote> {
        let mut footnotes = Vec::with_capacity(definitions.len());
        for (index, definition) in definitions.into_iter().enumerate() {
            let mut paragraphs: Vec<_> = definition
                .paragraphs
                .into_iter()
                .filter(|text| !text.is_empty())
                .map(|text| self.link(text, None))
                .collect();
            if paragraphs.is_empty() {
                paragraphs.push(RichText::default());
            }
            let label = self.labels.get(index).cloned().unwrap_or_default();
            footnotes.push(Footnote { label, page: None, paragraphs });
        }
        footnotes
    }

    /// Marks without a note, notes without a mark, and names that are defined twice.
    pub(super) fn warnings(&self, footnotes: &[Footnote]) -> Vec<Warning> {
        let mut warnings = Vec::new();
        for (name, block) in &self.orphans {
            let message = format!("the mark [^{name}] has no definition");
            let warning = Warning::new(WarningKind::OrphanReference, message);
            warnings.push(Warning { block: *block, ..warning });
        }
        for (index, note) in footnotes.iter().enumerate() {
            let id = FootnoteId::new(index);
            let (kind, what) = if self.duplicates.contains(&id) {
                (WarningKind::DuplicateDefinition, "is defined a second time")
            } else if self.used.contains(&id) {
                continue;
            } else {
                (WarningKind::OrphanDefinition, "is not used")
            };
            warnings.push(Warning::new(kind, format!("the note [^{}] {what}", note.label)));
        }
        warnings
    }
}

/// Names are compared as links are: letter case and the amount of white space do not count
/// (`CommonMark` 6.3).
fn key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
