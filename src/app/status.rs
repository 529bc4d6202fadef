//! What the status line has to say until the next key.

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
}

impl Status {
    /// Says something that is good to know.
    pub fn remark(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), weight: Weight::Remark });
    }

    /// Says that something could not be done.
    pub fn error(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), weight: Weight::Error });
    }
}
