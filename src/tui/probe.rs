//! What this terminal can do, found out by asking it once.
//!
//! The questions go out with the first frame and hold nothing up; each answer is taken in when it
//! comes. The last question, "primary device attributes", is one that every terminal answers in
//! turn: after its answer no other can come. Pure: questions are bytes, answers come as [`Answer`].

pub mod known;

use std::time::Duration;

use super::input::Answer;
use super::screen::trust::AmbiguousCells;

/// How long `wengu doctor` waits for answers, all in all.
pub const PATIENCE: Duration = Duration::from_millis(150);

/// Characters of ambiguous width (UAX #11) that articles are full of, in one sample: quotation
/// mark, circled number, middle dot, box drawing.
pub const AMBIGUOUS_SAMPLE: &str = "“①·│";

/// The mode of synchronised output.
const SYNCHRONISED_OUTPUT: u16 = 2026;

/// A region of rows 2 and 3 with the cursor in its last row, and a line feed there: where regions
/// are obeyed the cursor stays in that row ([`REGION_ROW`]), elsewhere it goes one down.
const REGION_QUESTION: &str = "\x1b[2;3r\x1b[3;1H\n\x1b[6n\x1b[r";

/// The last row of that region.
const REGION_ROW: u16 = 3;

/// XTVERSION: what the terminal calls itself.
const NAME_QUESTION: &str = "\x1b[>q";

/// "Secondary device attributes": the terminal's model.
const MODEL_QUESTION: &str = "\x1b[>c";

/// What is being asked, and what has been answered.
#[derive(Debug, Clone, Default)]
pub struct Probe {
    samples: Vec<&'static str>,
    widths: Vec<u16>,
    /// The scroll region and the model are asked for as well.
    is_thorough: bool,
    scroll_regions: Option<bool>,
    model: Option<u16>,
    attributes: Vec<u16>,
    synchronised: Option<bool>,
    keyboard: Option<u16>,
    version: Option<String>,
    is_complete: bool,
}

/// What an answer has told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Learnt {
    /// The cells that ambiguous characters take.
    Ambiguous(AmbiguousCells),
    /// A frame can be shown at once.
    SynchronisedOutput,
    /// kitty's keyboard protocol is offered.
    Keyboard,
    /// It is one of those that show links (OSC 8).
    Links,
}

impl Probe {
    /// A probe that measures each of `samples`.
    #[must_use]
    pub fn new(samples: &[&'static str]) -> Self {
        Self { samples: samples.to_vec(), ..Self::default() }
    }

    /// A probe that also asks what the reader has no use for: whether regions scroll, and the
    /// terminal's model.
    #[must_use]
    pub fn thorough(samples: &[&'static str]) -> Self {
        Self { is_thorough: true, ..Self::new(samples) }
    }

    /// The bytes that ask. What they draw stands in the first row, so a frame that draws the screen
    /// afresh has to follow; nothing they contain is shown by a terminal that does not know it.
    #[must_use]
    pub fn questions(&self) -> Vec<u8> {
        let mut bytes = String::new();
        for sample in &self.samples {
            bytes.push_str("\x1b[H");
            bytes.push_str(sample);
            bytes.push_str("\x1b[6n");
        }
        if self.is_thorough {
            bytes.push_str(REGION_QUESTION);
            bytes.push_str(MODEL_QUESTION);
        }
        bytes.push_str(NAME_QUESTION);
        bytes.push_str("\x1b[?2026$p\x1b[?u\x1b[c");
        bytes.into_bytes()
    }

    /// Takes an answer in; what it tells that changes what can be done.
    pub fn take(&mut self, answer: &Answer) -> Option<Learnt> {
        match answer {
            Answer::Cursor { row, column } => self.measure(*row, *column),
            Answer::Mode { mode: SYNCHRONISED_OUTPUT, state } => {
                let known = matches!(state, 1 | 2);
                self.synchronised = Some(known);
                known.then_some(Learnt::SynchronisedOutput)
            }
            Answer::Keyboard(flags) => {
                self.keyboard = Some(*flags);
                Some(Learnt::Keyboard)
            }
            Answer::Version(version) => {
                self.version = Some(version.clone());
                known::known(version).filter(|known| known.links).map(|_| Learnt::Links)
            }
            Answer::Model(model) => {
                self.model = Some(*model);
                None
            }
            Answer::Attributes(attributes) => {
                self.attributes.clone_from(attributes);
                self.is_complete = true;
                None
            }
            Answer::Ready | Answer::Mode { .. } => None,
        }
    }

    fn measure(&mut self, row: u16, column: u16) -> Option<Learnt> {
        let Some(&sample) = self.samples.get(self.widths.len()) else {
            if self.is_thorough {
                self.scroll_regions.get_or_insert(row == REGION_ROW);
            }
            return None;
        };
        let cells = column.saturating_sub(1);
        self.widths.push(cells);
        (sample == AMBIGUOUS_SAMPLE).then(|| Learnt::Ambiguous(told_by(cells)))
    }

    /// True once no further answer can come.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// The samples with the cells that each took; shorter than asked where answers are missing.
    pub fn widths(&self) -> impl Iterator<Item = (&'static str, u16)> {
        self.samples.iter().copied().zip(self.widths.iter().copied())
    }

    /// Whether mode 2026 is known; `None` where that was not answered.
    #[must_use]
    pub fn synchronised(&self) -> Option<bool> {
        self.synchronised
    }

    /// The flags of kitty's keyboard protocol; `None` where it is not offered.
    #[must_use]
    pub fn keyboard(&self) -> Option<u16> {
        self.keyboard
    }

    /// Whether a region of rows scrolls; `None` where that was not asked or not answered.
    #[must_use]
    pub fn scroll_regions(&self) -> Option<bool> {
        self.scroll_regions
    }

    /// The number of the terminal's model, where it was asked.
    #[must_use]
    pub fn model(&self) -> Option<u16> {
        self.model
    }

    /// What the terminal says it has, by the numbers of "primary device attributes".
    #[must_use]
    pub fn attributes(&self) -> &[u16] {
        &self.attributes
    }

    /// The terminal's name and version as it calls itself.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }
}

/// What the width of [`AMBIGUOUS_SAMPLE`] tells.
fn told_by(cells: u16) -> AmbiguousCells {
    let characters = AMBIGUOUS_SAMPLE.chars().count();
    match usize::from(cells) {
        one if one == characters => AmbiguousCells::One,
        two if two == 2 * characters => AmbiguousCells::Two,
        _ => AmbiguousCells::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cursor(column: u16) -> Answer {
        Answer::Cursor { row: 1, column }
    }

    #[test]
    fn the_cursor_after_the_sample_tells_the_width_of_ambiguous_characters() {
        for (column, cells) in
            [(5, AmbiguousCells::One), (9, AmbiguousCells::Two), (7, AmbiguousCells::Mixed)]
        {
            let mut probe = Probe::new(&[AMBIGUOUS_SAMPLE]);
            assert_eq!(probe.take(&cursor(column)), Some(Learnt::Ambiguous(cells)));
        }
    }

    #[test]
    fn an_answer_that_was_not_asked_for_tells_nothing() {
        assert_eq!(Probe::new(&[]).take(&cursor(5)), None);
    }

    #[test]
    fn a_mode_that_the_terminal_does_not_know_is_not_used() {
        let mut probe = Probe::new(&[]);
        assert_eq!(probe.take(&Answer::Mode { mode: 2026, state: 0 }), None);
        assert_eq!(probe.synchronised(), Some(false));
        let known = Answer::Mode { mode: 2026, state: 2 };
        assert_eq!(probe.take(&known), Some(Learnt::SynchronisedOutput));
    }

    #[test]
    fn links_are_for_terminals_that_are_known_to_show_them() {
        let version = |name: &str| Answer::Version(name.to_owned());
        let mut probe = Probe::new(&[]);
        assert_eq!(probe.take(&version("foot(1.16.2)")), Some(Learnt::Links));
        for name in ["tmux 3.3a", "XTerm(390)", "nonesuch 1"] {
            assert_eq!(probe.take(&version(name)), None, "{name}");
        }
    }

    #[test]
    fn the_question_that_all_terminals_answer_comes_last() {
        assert!(Probe::new(&["a"]).questions().ends_with(b"\x1b[c"));
        let mut probe = Probe::new(&[]);
        assert!(!probe.is_complete());
        probe.take(&Answer::Attributes(vec![62, 52]));
        assert!(probe.is_complete() && probe.attributes().contains(&52));
    }

    #[test]
    fn the_row_after_a_line_feed_at_a_region_s_end_tells_whether_regions_scroll() {
        for (row, obeyed) in [(3, true), (4, false)] {
            let mut probe = Probe::thorough(&["a"]);
            probe.take(&cursor(2));
            probe.take(&Answer::Cursor { row, column: 1 });
            assert_eq!(probe.scroll_regions(), Some(obeyed));
        }
    }
}
