//! What the outside has to do: plain data that a test can compare.

/// Something for the runtime or the terminal to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Read and import this document; the answer is [`super::Message::Opened`] or
    /// [`super::Message::Failed`].
    Open(super::opened::Source),
    /// Put this text into the clipboard (OSC 52).
    Copy(String),
    /// Draw every cell anew.
    Redraw,
    /// Leave the terminal, stop the process, and come back when it is continued.
    Suspend,
    /// Leave the program.
    Quit,
}
