//! What a person can ask for: one table of names, help lines and default keys.
//!
//! The table drives dispatch, the help screen, completion of `:` commands, the hints for pending
//! keys, docs/keys.md and a user's own keymap; there is no second list of any of them.

mod table;

pub use table::{Action, TABLE};

/// One row of [`TABLE`]: an action with everything that is said about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The action.
    pub action: Action,
    /// Its name in `:` commands and keymap files, in lower case with hyphens.
    pub name: &'static str,
    /// The help screen's group.
    pub group: Group,
    /// The help line in Chinese.
    pub zh: &'static str,
    /// The help line in English.
    pub en: &'static str,
    /// Where each default key sequence works, in the notation of [`crate::keymap::chord`].
    pub keys: &'static [(Scope, &'static str)],
}

/// Where a key sequence works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// In every pane and pop-up, where the pane itself has no other use for the keys.
    Anywhere,
    /// In the text pane.
    Text,
    /// In the outline.
    Outline,
    /// In the footnote pane.
    Notes,
    /// In a pop-up.
    Popup,
    /// In the text pane while something was uncovered and waits for a grade; digits are grades
    /// there and no counts.
    Cover,
    /// In the text pane while something is selected.
    Select,
    /// On the library screen.
    Library,
    /// In the list of marks.
    Marks,
    /// In the quiz; digits are grades there and no counts.
    Quiz,
    /// In the list of cards.
    Deck,
    /// In a note that is being written; its other keys are typed into it.
    Note,
    /// In an input line; its other keys are typed into it.
    Line,
}

impl Scope {
    /// Every scope, in the order that the help screen and keymap files name them.
    pub const ALL: [Self; 13] = [
        Self::Anywhere,
        Self::Text,
        Self::Outline,
        Self::Notes,
        Self::Popup,
        Self::Cover,
        Self::Select,
        Self::Library,
        Self::Marks,
        Self::Quiz,
        Self::Deck,
        Self::Note,
        Self::Line,
    ];

    /// Where keys are looked up that the scope itself has no use for, the nearest first.
    #[must_use]
    pub fn beyond(self) -> &'static [Self] {
        match self {
            Self::Cover => &[Self::Text, Self::Anywhere],
            Self::Line | Self::Note | Self::Anywhere => &[],
            _ => &[Self::Anywhere],
        }
    }

    /// True where digits before a key are its count.
    #[must_use]
    pub fn takes_counts(self) -> bool {
        !self.takes_text() && !matches!(self, Self::Quiz | Self::Cover)
    }

    /// True where the keys that are not bound are typed as text.
    #[must_use]
    pub fn takes_text(self) -> bool {
        matches!(self, Self::Line | Self::Note)
    }

    /// The name of the scope's section in a keymap file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Anywhere => "anywhere",
            Self::Text => "text",
            Self::Outline => "outline",
            Self::Notes => "notes",
            Self::Popup => "popup",
            Self::Cover => "cover",
            Self::Select => "select",
            Self::Library => "library",
            Self::Marks => "marks",
            Self::Quiz => "quiz",
            Self::Deck => "deck",
            Self::Note => "note",
            Self::Line => "line",
        }
    }
}

/// A group of actions on the help screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Moving by lines, pages and parts of the whole.
    Moving,
    /// Moving by headings, key points, notes and along the jump list.
    Structure,
    /// Panes and what is in them.
    Panes,
    /// The outline's own keys.
    Outline,
    /// Search.
    Search,
    /// How much of the text is shown.
    Argument,
    /// Covering what is to be known by heart.
    Covers,
    /// Moving the cursor and selecting text.
    Selection,
    /// Marks on passages, and notes on marks.
    Marks,
    /// Letters on places.
    Bookmarks,
    /// The library screen.
    Library,
    /// Being asked what was read.
    Quiz,
    /// How the text is set.
    Setting,
    /// The program itself.
    Program,
    /// Editing an input line.
    Line,
    /// Writing a note.
    Note,
}

impl Group {
    /// Every group, in the order of the help screen.
    pub const ALL: [Self; 16] = [
        Self::Moving,
        Self::Structure,
        Self::Panes,
        Self::Outline,
        Self::Search,
        Self::Argument,
        Self::Covers,
        Self::Selection,
        Self::Marks,
        Self::Bookmarks,
        Self::Library,
        Self::Quiz,
        Self::Setting,
        Self::Program,
        Self::Line,
        Self::Note,
    ];

    /// The group's title, in Chinese and English.
    #[must_use]
    pub fn title(self) -> (&'static str, &'static str) {
        match self {
            Self::Moving => ("移动", "Moving"),
            Self::Structure => ("标题、论点、注释", "Headings, points, notes"),
            Self::Panes => ("窗格", "Panes"),
            Self::Outline => ("大纲", "Outline"),
            Self::Search => ("查找", "Search"),
            Self::Argument => ("论证", "The argument"),
            Self::Covers => ("盖住自测", "Covered reading"),
            Self::Selection => ("选择", "Selecting"),
            Self::Marks => ("标记和札记", "Marks and notes"),
            Self::Bookmarks => ("书签", "Bookmarks"),
            Self::Library => ("书库", "Library"),
            Self::Quiz => ("测验", "Quiz"),
            Self::Setting => ("排版", "Typesetting"),
            Self::Program => ("程序", "Program"),
            Self::Line => ("输入行", "Input line"),
            Self::Note => ("写札记", "Writing a note"),
        }
    }
}

impl Action {
    /// The action's row in the table.
    #[must_use]
    pub fn entry(self) -> &'static Entry {
        &TABLE[self as usize]
    }

    /// The action's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// The action of this name; `None` where there is none.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        TABLE.iter().find(|entry| entry.name == name).map(|entry| entry.action)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_action_finds_its_own_row() {
        assert!(TABLE.iter().all(|entry| entry.action.entry() == entry));
    }

    #[test]
    fn names_are_unique_and_found_again() {
        let names: BTreeSet<_> = TABLE.iter().map(|entry| entry.name).collect();
        assert_eq!(names.len(), TABLE.len());
        assert!(TABLE.iter().all(|e| Action::from_name(e.name) == Some(e.action)));
    }

    #[test]
    fn every_action_has_a_help_line_in_both_languages() {
        assert!(TABLE.iter().all(|entry| !entry.zh.is_empty() && !entry.en.is_empty()));
    }

    #[test]
    fn no_key_sequence_is_given_twice_in_a_scope() {
        let all: Vec<_> = TABLE.iter().flat_map(|entry| entry.keys).collect();
        let unique: BTreeSet<_> = all.iter().collect();
        assert_eq!(unique.len(), all.len());
    }
}
