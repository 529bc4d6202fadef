//! Joins that are in doubt.

/// Why two pieces of text may be one paragraph, or one may be two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import::plain) enum WeakJoin {
    /// Joined: the sentence before is complete, and only the missing indent says that it goes on.
    Joined,
    /// Left apart: the sentence before is not complete, and what follows is short or a label.
    Parted,
}

impl WeakJoin {
    /// The doubt as a sentence.
    pub(in crate::import::plain) fn words(self) -> &'static str {
        match self {
            Self::Joined => "a paragraph goes on after a page end, as its missing indent says",
            Self::Parted => "a sentence ends without a mark, and what follows may belong to it",
        }
    }
}
