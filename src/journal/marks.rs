//! Marked passages with their notes.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Journal;
use super::event::{Mark, MarkKind};
use super::id::EventId;
use super::register::Register;
use crate::document::fingerprint::DocumentId;
use crate::document::place::Place;
use crate::schedule::Timestamp;

/// What events said of one mark.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    made: Option<(Mark, Timestamp)>,
    kind: Register<MarkKind>,
    deleted: Register<()>,
    attached: Register<(DocumentId, Place)>,
    note: Register<(String, Timestamp)>,
}

/// Every mark by the event that made it, and the marks that were made in each text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Marks {
    records: BTreeMap<EventId, Record>,
    made_in: BTreeMap<DocumentId, BTreeSet<EventId>>,
}

/// A mark as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The event that made it.
    pub id: EventId,
    /// The text that the place is exact for.
    pub document: DocumentId,
    /// Why it was made.
    pub kind: MarkKind,
    /// The passage.
    pub place: Place,
    /// The reader's note; empty where there is none.
    pub note: String,
    /// When the mark was made.
    pub made: Timestamp,
    /// When its note was last written.
    pub noted: Option<Timestamp>,
}

impl Marks {
    pub(super) fn make(&mut self, id: EventId, at: Timestamp, mark: Mark) {
        self.made_in.entry(mark.document).or_default().insert(id);
        self.record(id).made = Some((mark, at));
    }

    pub(super) fn kind(&mut self, of: EventId, id: EventId, kind: MarkKind) {
        self.record(of).kind.add(id, kind);
    }

    pub(super) fn delete(&mut self, of: EventId, id: EventId) {
        self.record(of).deleted.add(id, ());
    }

    pub(super) fn attach(&mut self, of: EventId, id: EventId, to: (DocumentId, Place)) {
        self.record(of).attached.add(id, to);
    }

    pub(super) fn note(&mut self, of: EventId, id: EventId, text: (String, Timestamp)) {
        self.record(of).note.add(id, text);
    }

    fn record(&mut self, id: EventId) -> &mut Record {
        self.records.entry(id).or_default()
    }
}

impl Journal {
    /// The marks of a document, over all its editions, in the order that they were made in.
    #[must_use]
    pub fn marks(&self, document: DocumentId) -> Vec<Marked> {
        let mut ids: Vec<_> = self.marks_in(&self.library.editions(document)).collect();
        ids.sort_unstable();
        ids.into_iter().filter_map(|id| self.mark(id)).collect()
    }

    /// The marks of every document, in the order that they were made in.
    #[must_use]
    pub fn all_marks(&self) -> Vec<Marked> {
        self.marks.records.keys().filter_map(|id| self.mark(*id)).collect()
    }

    /// The mark that this event made; `None` where it is deleted or undone.
    #[must_use]
    pub fn mark(&self, id: EventId) -> Option<Marked> {
        self.as_it_is(id, self.marks.records.get(&id)?)
    }

    /// The marks that stand in these texts.
    pub(super) fn marks_in(
        &self,
        editions: &BTreeSet<DocumentId>,
    ) -> impl Iterator<Item = EventId> {
        let made = editions.iter().filter_map(|edition| self.marks.made_in.get(edition));
        made.flatten()
            .copied()
            .filter(|id| self.marks.records.get(id).is_some_and(|record| self.stands(*id, record)))
    }

    fn stands(&self, id: EventId, record: &Record) -> bool {
        !self.undone.contains(id) && record.deleted.value(&self.undone).is_none()
    }

    fn as_it_is(&self, id: EventId, record: &Record) -> Option<Marked> {
        let (mark, made) = record.made.as_ref()?;
        if !self.stands(id, record) {
            return None;
        }
        let (document, place) = record
            .attached
            .value(&self.undone)
            .cloned()
            .unwrap_or_else(|| (mark.document, mark.place.clone()));
        let note = record.note.value(&self.undone);
        Some(Marked {
            id,
            document,
            kind: record.kind.value(&self.undone).copied().unwrap_or(mark.mark),
            place,
            note: note.map(|(text, _)| text.clone()).unwrap_or_default(),
            made: *made,
            noted: note.map(|(_, at)| *at),
        })
    }
}
