//! The documents that were named when the program was started, to go through one after another.

use std::collections::HashMap;

use super::App;
use super::effect::Effect;
use super::opened::Source;
use super::opening::Opening;
use super::reviewing::Review;
use crate::action::Action;
use crate::schedule::Timestamp;

/// The documents in the order in which they were named, each once.
#[derive(Debug, Default)]
pub struct Files {
    sources: Vec<Source>,
    /// The one that is open, or that was asked for last: one that cannot be opened is passed.
    at: usize,
    /// True once the others were brought into the library.
    is_gathered: bool,
    /// Whether they are reviewed, and how far that has come.
    pub(super) review: Review,
    /// When the first sitting of the review began: its minutes hold for all of them together.
    pub(super) since: Option<Timestamp>,
    /// How many documents of the review are not where they were.
    pub(super) missing: usize,
    /// The documents that are asked in one sitting.
    mixed: Vec<Source>,
    /// True once the cards of all of them were asked for.
    is_mixed: bool,
    /// The document that was asked for and has not come.
    pub opening: Opening,
}

impl Files {
    /// These documents, of which the one at `at` is the first to be shown.
    #[must_use]
    pub fn new(sources: impl IntoIterator<Item = Source>, at: usize) -> Self {
        let (mut once, mut places) = (Vec::new(), HashMap::new());
        let mut shown = None;
        for (index, source) in sources.into_iter().enumerate() {
            let place = *places.entry(source.clone()).or_insert_with(|| {
                once.push(source);
                once.len() - 1
            });
            if index == at {
                shown = Some(place);
            }
        }
        Self { sources: once, at: shown.unwrap_or(0), ..Self::default() }
    }

    /// The same, each to begin a sitting when it is opened; `missing` others are due and not there.
    #[must_use]
    pub fn for_review(self, missing: usize) -> Self {
        Self { review: Review::Next, missing, ..self }
    }

    /// The documents of the review, the first time that this is asked and there are several.
    pub(super) fn take_all(&mut self) -> Option<Vec<Source>> {
        let is_first = !std::mem::replace(&mut self.is_mixed, true);
        (is_first && self.sources.len() > 1).then(|| self.sources.clone())
    }

    /// True where the cards of all documents were asked for and have not come.
    pub(super) fn is_mixing(&self) -> bool {
        self.is_mixed && self.mixed.is_empty()
    }

    /// `mixed` are asked in one sitting, `others` are gone through after it.
    pub(super) fn review_others(&mut self, mixed: Vec<Source>, others: Vec<Source>) {
        let open = self.sources.get(self.at).cloned();
        self.sources = open.into_iter().chain(others).collect();
        self.at = 0;
        self.mixed = mixed;
    }

    /// True where the document is one of those that are asked in one sitting, or has its turn.
    pub(super) fn is_in_review(&self, source: &Source) -> bool {
        self.mixed.contains(source) || self.open() == Some(source)
    }

    /// The one that is open, or is to be.
    pub(super) fn open(&self) -> Option<&Source> {
        self.sources.get(self.at)
    }

    /// How many come after it.
    pub(super) fn left(&self) -> usize {
        self.sources.len().saturating_sub(self.at + 1)
    }

    /// Which document this is, from 1, of how many; `None` where there is but one, or this is none
    /// of them.
    #[must_use]
    pub fn number(&self, open: &Source) -> Option<(usize, usize)> {
        let at = self.sources.iter().position(|source| source == open)?;
        (self.sources.len() > 1).then_some((at + 1, self.sources.len()))
    }

    /// Those that are not open, the first time that this is asked.
    fn take_others(&mut self, open: &Source) -> Vec<Source> {
        if std::mem::replace(&mut self.is_gathered, true) {
            return Vec::new();
        }
        self.sources.iter().filter(|source| *source != open).cloned().collect()
    }

    /// The document `steps` further on or back, held by the ends; `None` where there is none.
    pub(super) fn go(&mut self, steps: isize) -> Option<Source> {
        let last = self.sources.len().checked_sub(1)?;
        let to = self.at.saturating_add_signed(steps).min(last);
        if to == self.at {
            return None;
        }
        self.at = to;
        self.sources.get(to).cloned()
    }
}

impl App {
    /// Takes the documents to go through.
    pub fn set_files(&mut self, files: Files) {
        self.files = files;
    }

    /// Asks for those that are not open to be brought into the library, once: after the one that is
    /// open is in it, so that they stand in nobody's way.
    pub(super) fn gather(&mut self) -> Option<Effect> {
        let open = &self.reading.as_ref().filter(|reading| reading.standing.is_some())?.opened;
        let others = self.files.take_others(&open.source);
        (!others.is_empty()).then_some(Effect::Gather(others))
    }

    /// Says which of the named documents has been opened, where there are several.
    pub(super) fn tell_number(&mut self) {
        let Some(reading) = &self.reading else { return };
        let opened = &reading.opened;
        if let Some((number, all)) = self.files.number(&opened.source) {
            let text = format!("{number}/{all} {}", opened.title());
            self.status.remark(&text);
        }
    }

    /// Opens the next or the previous of the documents that were named.
    pub(super) fn open_next(&mut self, action: Action, count: Option<usize>) -> Vec<Effect> {
        let steps = super::motion::steps(count);
        let forward = action == Action::DocumentNext;
        if let Some(source) = self.files.go(if forward { steps } else { -steps }) {
            if self.files.review == Review::Going {
                self.files.review = Review::Next;
            }
            return vec![Effect::Open(source)];
        }
        let interface = self.interface();
        self.status.remark(if self.files.sources.len() < 2 {
            interface.pick(
                "只打开了一篇；`wengu 文件 文件…` 打开几篇",
                "one document is open; `wengu PATH PATH…` opens several",
            )
        } else if forward {
            interface.pick("这是最后一篇", "this is the last document")
        } else {
            interface.pick("这是第一篇", "this is the first document")
        });
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seed(name: &str) -> Source {
        Source::Seed(name.to_owned())
    }

    fn three() -> Files {
        Files::new(["a", "b", "a", "c"].map(seed), 0)
    }

    #[test]
    fn each_document_is_gone_through_once() {
        let mut files = three();
        assert_eq!(files.go(1), Some(seed("b")));
        assert_eq!(files.go(1), Some(seed("c")));
        assert_eq!(files.go(1), None);
        assert_eq!(files.go(-1), Some(seed("b")));
    }

    #[test]
    fn a_count_past_the_end_goes_to_the_last() {
        assert_eq!(three().go(9), Some(seed("c")));
        assert_eq!(three().go(-1), None);
    }

    #[test]
    fn a_document_knows_its_number_among_those_that_were_named() {
        assert_eq!(three().number(&seed("c")), Some((3, 3)));
        assert_eq!(three().number(&seed("d")), None);
        assert_eq!(Files::new([seed("a")], 0).number(&seed("a")), None);
    }

    #[test]
    fn the_others_are_brought_into_the_library_once() {
        let mut files = three();
        assert_eq!(files.take_others(&seed("b")), [seed("a"), seed("c")]);
        assert!(files.take_others(&seed("b")).is_empty());
    }

    #[test]
    fn going_on_starts_from_the_one_that_is_shown_first() {
        let mut files = Files::new(["a", "b", "c"].map(seed), 1);
        assert_eq!(files.go(1), Some(seed("c")));
    }
}
