//! An input line: its text, its cursor, and what was typed into such lines before.

use crate::text::grapheme;

/// How many earlier entries are kept for each purpose.
const HISTORY_LIMIT: usize = 100;

/// The longest text of an input line, in bytes.
const LENGTH_LIMIT: usize = 4096;

/// What an input line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Purpose {
    /// A `:` command.
    Command,
    /// A search towards the end.
    SearchForward,
    /// A search towards the start.
    SearchBackward,
    /// The outline's filter.
    Filter,
    /// The library's filter.
    Shelf,
    /// The filter of the list of marks.
    Marks,
    /// The path where a document is now.
    Locate,
    /// The filter of the list of cards.
    Deck,
    /// The answer to a card of the quiz.
    Answer,
}

impl Purpose {
    /// The sign before the text.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Command => ":",
            Self::SearchForward | Self::Filter | Self::Shelf | Self::Marks | Self::Deck => "/",
            Self::Locate => "→ ",
            Self::Answer => "> ",
            Self::SearchBackward => "?",
        }
    }
}

/// A line that is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputLine {
    /// What it is for.
    pub purpose: Purpose,
    text: String,
    cursor: usize,
    earlier: Option<usize>,
    completing: Option<Completing>,
}

/// Where a person is among the lines that the typed one can be completed to.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Completing {
    typed: String,
    index: usize,
}

impl InputLine {
    /// An empty line.
    #[must_use]
    pub fn new(purpose: Purpose) -> Self {
        Self { purpose, text: String::new(), cursor: 0, earlier: None, completing: None }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text before the cursor.
    #[must_use]
    pub fn before_cursor(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    /// What was typed by hand: completing goes on from it.
    #[must_use]
    pub fn typed(&self) -> &str {
        self.completing.as_ref().map_or(&self.text, |completing| &completing.typed)
    }

    /// Which of the candidates for [`Self::typed`] the line shows.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        self.completing.as_ref().map(|completing| completing.index)
    }

    /// Shows the next candidate (the previous one for a negative step), round and round.
    pub fn complete(&mut self, step: isize, candidates: &[String]) {
        if candidates.is_empty() {
            return;
        }
        let count = candidates.len().cast_signed();
        let next = match (self.chosen(), step) {
            (Some(index), _) => (index.cast_signed() + step).rem_euclid(count).cast_unsigned(),
            (None, 0..) => 0,
            (None, _) => candidates.len() - 1,
        };
        let typed = self.typed().to_owned();
        if let Some(candidate) = candidates.get(next) {
            self.set(candidate);
        }
        self.completing = Some(Completing { typed, index: next });
    }

    /// Replaces the text; the cursor stands at its end.
    pub fn set(&mut self, text: &str) {
        self.completing = None;
        text.clone_into(&mut self.text);
        self.cursor = self.text.len();
    }

    /// Types `text` at the cursor; line ends and other controls are left out.
    pub fn insert(&mut self, text: &str) {
        self.completing = None;
        for c in text.chars().filter(|c| !c.is_control()) {
            if self.text.len() + c.len_utf8() > LENGTH_LIMIT {
                break;
            }
            self.text.insert(self.cursor, c);
            self.cursor += c.len_utf8();
        }
    }

    /// Moves the cursor by one cluster towards the start.
    pub fn left(&mut self) {
        self.cursor = self.cluster_before();
    }

    /// Moves the cursor by one cluster towards the end.
    pub fn right(&mut self) {
        self.cursor = self.cluster_after();
    }

    /// Moves the cursor to the start.
    pub fn start(&mut self) {
        self.cursor = 0;
    }

    /// Moves the cursor to the end.
    pub fn end(&mut self) {
        self.cursor = self.text.len();
    }

    /// Takes out the cluster before the cursor.
    pub fn delete_back(&mut self) {
        self.delete_to(self.cluster_before());
    }

    /// Takes out the cluster after the cursor.
    pub fn delete_forward(&mut self) {
        self.completing = None;
        self.text.replace_range(self.cursor..self.cluster_after(), "");
    }

    /// Takes out the word before the cursor with the spaces after it.
    pub fn delete_word(&mut self) {
        let before = self.before_cursor().trim_end();
        let start = before
            .char_indices()
            .rev()
            .find(|(_, c)| c.is_whitespace())
            .map_or(0, |(at, c)| at + c.len_utf8());
        self.delete_to(start);
    }

    /// Takes out everything before the cursor.
    pub fn delete_line(&mut self) {
        self.delete_to(0);
    }

    fn delete_to(&mut self, start: usize) {
        self.completing = None;
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
    }

    fn cluster_before(&self) -> usize {
        grapheme::clusters(self.before_cursor()).next_back().map_or(0, |(at, _)| at)
    }

    fn cluster_after(&self) -> usize {
        let after = self.text.get(self.cursor..).unwrap_or_default();
        self.cursor + grapheme::clusters(after).next().map_or(0, |(_, cluster)| cluster.len())
    }
}

/// What was typed into input lines before: commands, searches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Histories {
    commands: Vec<String>,
    searches: Vec<String>,
}

impl Histories {
    fn of(&mut self, purpose: Purpose) -> Option<&mut Vec<String>> {
        match purpose {
            Purpose::Command => Some(&mut self.commands),
            Purpose::SearchForward | Purpose::SearchBackward => Some(&mut self.searches),
            Purpose::Filter
            | Purpose::Shelf
            | Purpose::Marks
            | Purpose::Deck
            | Purpose::Locate
            | Purpose::Answer => None,
        }
    }

    /// Keeps an entry as the latest one.
    pub fn keep(&mut self, purpose: Purpose, text: &str) {
        let Some(entries) = self.of(purpose) else { return };
        entries.retain(|entry| entry != text);
        entries.push(text.to_owned());
        if entries.len() > HISTORY_LIMIT {
            entries.remove(0);
        }
    }

    /// Puts the entry before the one that `line` shows into it.
    pub fn recall_earlier(&mut self, line: &mut InputLine) {
        let Some(entries) = self.of(line.purpose) else { return };
        let index = line.earlier.unwrap_or(entries.len());
        if let Some(entry) = index.checked_sub(1).and_then(|index| entries.get(index)) {
            line.set(entry);
            line.earlier = Some(index - 1);
        }
    }

    /// Puts the entry after the one that `line` shows into it, or nothing after the latest.
    pub fn recall_later(&mut self, line: &mut InputLine) {
        let Some(entries) = self.of(line.purpose) else { return };
        let Some(index) = line.earlier else { return };
        line.earlier = Some(index + 1).filter(|&next| next < entries.len());
        line.set(entries.get(index + 1).map_or("", String::as_str));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> InputLine {
        let mut line = InputLine::new(Purpose::Command);
        line.insert(text);
        line
    }

    #[test]
    fn a_cluster_is_deleted_whole() {
        let mut line = line("ae\u{301}");
        line.delete_back();
        assert_eq!(line.text(), "a");
    }

    #[test]
    fn text_is_typed_at_the_cursor() {
        let mut line = line("温新");
        line.left();
        line.insert("故知");
        assert_eq!((line.text(), line.before_cursor()), ("温故知新", "温故知"));
    }

    #[test]
    fn a_paste_with_line_ends_stays_one_line() {
        assert_eq!(line("quit\r\n\u{1b}[2J").text(), "quit[2J");
    }

    #[test]
    fn a_word_is_deleted_with_the_space_after_it() {
        let mut line = line("set measure 60 ");
        line.delete_word();
        assert_eq!(line.text(), "set measure ");
    }

    #[test]
    fn completing_goes_round_and_typing_ends_it() {
        let candidates = ["quit".to_owned(), "redraw".to_owned()];
        let mut line = line("");
        line.complete(1, &candidates);
        line.complete(1, &candidates);
        assert_eq!((line.text(), line.typed()), ("redraw", ""));
        line.complete(1, &candidates);
        line.insert("!");
        assert_eq!((line.text(), line.typed(), line.chosen()), ("quit!", "quit!", None));
    }

    #[test]
    fn earlier_entries_come_back_latest_first() {
        let mut histories = Histories::default();
        histories.keep(Purpose::SearchForward, "温故");
        histories.keep(Purpose::SearchBackward, "知新");
        let mut line = InputLine::new(Purpose::SearchForward);
        histories.recall_earlier(&mut line);
        assert_eq!(line.text(), "知新");
        histories.recall_earlier(&mut line);
        histories.recall_earlier(&mut line);
        assert_eq!(line.text(), "温故");
        histories.recall_later(&mut line);
        histories.recall_later(&mut line);
        assert_eq!(line.text(), "");
    }
}
