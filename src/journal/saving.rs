//! Whether what a reader did is on the disk.

/// In a word why nothing is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// No space is left, or no more of it is allowed.
    DiskFull,
    /// The folder or its disk may not be written.
    ReadOnly,
    /// The folder is gone.
    FolderGone,
    /// The disk failed, or anything else.
    Failure,
}

/// Whether everything is on the disk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Saving {
    /// It is.
    #[default]
    Saved,
    /// Events wait in memory.
    NotSaved {
        /// Why.
        reason: Reason,
        /// How many.
        pending: usize,
    },
}
