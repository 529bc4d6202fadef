//! What the status line has to say: a notice until the next key, and whether all is saved.

use crate::journal::saving::Saving;

/// A remark in place of the status line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// One sentence.
    pub text: String,
    /// Whether something went wrong.
    pub weight: Weight,
}

/// How much a notice asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Good to know.
    Remark,
    /// Something could not be done.
    Error,
}

/// The status line's own state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Status {
    /// What stands there until the next key.
    pub notice: Option<Notice>,
    /// Whether everything that the reader left behind is on the disk.
    pub saving: Saving,
    /// True while an attempt to save is under way.
    pub is_trying: bool,
    /// True where the reader was told, when he wanted to leave, that something is not saved.
    pub is_warned: bool,
}

impl Status {
    /// True where everything is on the disk.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.saving == Saving::Saved
    }

    /// Says something that is good to know.
    pub fn remark(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), weight: Weight::Remark });
    }

    /// Says that something could not be done.
    pub fn error(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), weight: Weight::Error });
    }
}
