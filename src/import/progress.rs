//! How far an import has come, told to somebody who waits for it and who may stop it.

use super::ImportError;

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The bytes come from the disk.
    Reading {
        /// How many there are.
        read: u64,
        /// How many there will be; `None` where the source does not say.
        of: Option<u64>,
    },
    /// The bytes are made into characters.
    Decoding,
    /// The marks of the format are read.
    Parsing,
    /// The chapters of a book are read one after another.
    Chapters {
        /// How many there are.
        done: usize,
        /// How many there will be.
        of: usize,
    },
    /// The pages of a print are read one after another.
    Pages {
        /// How many there are.
        done: usize,
        /// How many there will be.
        of: usize,
    },
    /// Notes are linked, and headings and front matter found.
    Linking,
}

impl Step {
    /// How much of the step is done, in percent, where that is known.
    #[must_use]
    pub fn percent(self) -> Option<u8> {
        let (done, of) = match self {
            Self::Reading { read, of: Some(of) } => (read, of),
            Self::Chapters { done, of } | Self::Pages { done, of } => (done as u64, of as u64),
            _ => return None,
        };
        let percent = done.saturating_mul(100).checked_div(of)?.min(100);
        u8::try_from(percent).ok()
    }
}

/// Somebody who waits for a document: hears of each step, and says whether it is still wanted.
#[derive(Clone, Copy)]
pub struct Watch<'a>(&'a dyn Fn(Step) -> bool);

impl<'a> Watch<'a> {
    /// Nobody, who never stops anything.
    pub const NOBODY: Watch<'static> = Watch(&|_| true);

    /// Somebody who is told by `hear`, which answers `false` where the document is not wanted.
    #[must_use]
    pub fn new(hear: &'a dyn Fn(Step) -> bool) -> Self {
        Self(hear)
    }

    /// Tells of a step.
    ///
    /// # Errors
    /// [`ImportError::Stopped`] where the document is not wanted any more.
    pub fn reach(self, step: Step) -> Result<(), ImportError> {
        if (self.0)(step) { Ok(()) } else { Err(ImportError::Stopped) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::ImportOptions;
    use crate::import::import_watched;
    use std::cell::RefCell;

    #[test]
    fn each_step_is_told_in_order() {
        let steps = RefCell::new(Vec::new());
        let hear = |step| {
            steps.borrow_mut().push(step);
            true
        };
        let page = "<html><p>温故而知新，可以为师矣。".as_bytes();
        import_watched(page, &ImportOptions::default(), Watch::new(&hear)).unwrap();
        assert_eq!(steps.take(), [Step::Decoding, Step::Parsing]);
    }

    #[test]
    fn a_document_that_is_not_wanted_any_more_is_not_read_to_its_end() {
        let watch = Watch::new(&|step| step != Step::Parsing);
        let options = ImportOptions::default();
        assert_eq!(import_watched("温故".as_bytes(), &options, watch), Err(ImportError::Stopped));
    }

    #[test]
    fn a_share_is_known_where_the_whole_is() {
        assert_eq!(Step::Reading { read: 5, of: Some(20) }.percent(), Some(25));
        assert_eq!(Step::Reading { read: 5, of: None }.percent(), None);
        assert_eq!(Step::Reading { read: 5, of: Some(0) }.percent(), None);
        assert_eq!(Step::Chapters { done: 3, of: 4 }.percent(), Some(75));
    }
}
