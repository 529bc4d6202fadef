//! The settings with their defaults, and a user's own file of settings and keys.

pub mod load;
pub mod option;
pub mod setting;

use serde::Deserialize;

pub use option::{
    Ambiguous, Arrangement, Breaking, Interface, Level, Links, ParagraphStyle, Theme,
};

/// The narrowest measure that can be set, in cells.
pub const MEASURE_MIN: u16 = 10;

/// The widest measure that can be set, in cells.
pub const MEASURE_MAX: u16 = 200;

/// The most new cards a day that can be set.
pub const NEW_CARDS_MAX: u16 = 9999;

/// The most minutes of a sitting that can be set: a day.
pub const MINUTES_MAX: u16 = 1440;

/// The least and the greatest retention that can be set, in percent.
pub const RETENTION: std::ops::RangeInclusive<u16> = 70..=97;

/// How the reader looks and sets text. The names are those of the file's keys.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the settings file")]
pub struct Settings {
    /// The longest line, in cells; text is centred where the pane is wider.
    pub measure: u16,
    /// How paragraphs are told apart.
    pub paragraph: ParagraphStyle,
    /// Rows from one line to the next, 1 or 2.
    pub line_spacing: u16,
    /// How strictly lines are broken (CSS Text 3, `line-break`).
    pub level: Level,
    /// Whether a stop at a line's end may hang in the margin (CLREQ 3.1.7).
    pub hanging: bool,
    /// Whether lines are stretched to the measure at gaps between Han and Latin.
    pub justify: bool,
    /// How the breaks of a paragraph are chosen.
    pub breaking: Breaking,
    /// Whether readings are shown after their characters.
    pub ruby: bool,
    /// Colours and attributes.
    pub theme: Theme,
    /// How the panes stand.
    pub arrangement: Arrangement,
    /// The interface's language; by the environment where it is not set.
    pub language: Option<Interface>,
    /// How wide the terminal draws characters of ambiguous width (UAX #11).
    pub ambiguous: Ambiguous,
    /// Whether web addresses in notes are links of the terminal's.
    pub links: Links,
    /// Whether the wheel and clicks are taken.
    pub mouse: bool,
    /// How many cards are asked for the first time in a day, at most.
    pub new_cards: u16,
    /// How many minutes a sitting of the quiz lasts, at most.
    pub minutes: u16,
    /// The probability of recall, in percent, that reviews are to come at.
    pub retention: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            measure: 76,
            paragraph: ParagraphStyle::Indent,
            line_spacing: 1,
            level: Level::Strict,
            hanging: false,
            justify: false,
            breaking: Breaking::Fit,
            ruby: true,
            theme: Theme::Terminal,
            arrangement: Arrangement::Auto,
            language: None,
            ambiguous: Ambiguous::Auto,
            links: Links::Auto,
            mouse: true,
            new_cards: 20,
            minutes: 20,
            retention: 90,
        }
    }
}
