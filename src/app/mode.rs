//! What the keys go to.

use super::draft::Draft;
use super::line::InputLine;
use crate::action::Scope;
use crate::document::anchor::Anchor;

/// What the keys go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mode {
    /// A pane, or the pop-up over it.
    Panes {
        /// The pane.
        focus: Focus,
    },
    /// The text, of which the part from this place to the cursor is selected.
    Select {
        /// Where the selection began.
        from: Anchor,
    },
    /// A note that is being written.
    Write(Box<Draft>),
    /// An input line; the pane that had the focus gets it back.
    Line {
        /// The line.
        line: InputLine,
        /// The pane that had the focus.
        focus: Focus,
    },
}

impl Default for Mode {
    fn default() -> Self {
        Self::Panes { focus: Focus::Text }
    }
}

impl Mode {
    /// The pane that has the focus, or gets it back from the input line.
    #[must_use]
    pub fn focus(&self) -> Focus {
        match self {
            Self::Panes { focus } | Self::Line { focus, .. } => *focus,
            Self::Select { .. } | Self::Write(_) => Focus::Text,
        }
    }
}

/// A pane that can have the focus.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Focus {
    /// The text.
    #[default]
    Text,
    /// The outline.
    Outline,
    /// The footnotes.
    Notes,
}

impl Focus {
    /// Where the pane's keys are looked up.
    #[must_use]
    pub fn scope(self) -> Scope {
        match self {
            Self::Text => Scope::Text,
            Self::Outline => Scope::Outline,
            Self::Notes => Scope::Notes,
        }
    }
}
