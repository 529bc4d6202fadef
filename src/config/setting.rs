//! The settings as a table: names and values for `:set`, completion and documentation.

use std::str::FromStr;

use super::Ambiguous;
use super::Arrangement;
use super::Breaking;
use super::Interface;
use super::Level;
use super::Links;
use super::MEASURE_MAX;
use super::MEASURE_MIN;
use super::MINUTES_MAX;
use super::NEW_CARDS_MAX;
use super::ParagraphStyle;
use super::RETENTION;
use super::Settings;
use super::Theme;

/// A setting that can be changed while the program runs.
pub struct Row {
    /// Its name in files and `:set`.
    pub name: &'static str,
    /// What it is, in Chinese and English.
    pub about: (&'static str, &'static str),
    /// The values that can be chosen; for a number, some of them.
    pub values: &'static [&'static str],
    /// Changes it; false where the text is no value of it.
    change: fn(&mut Settings, &str) -> bool,
}

/// Why a setting was not changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SetError {
    /// No setting has this name.
    Unknown(String),
    /// The setting cannot have this value; some that it can have.
    Value(&'static str, &'static [&'static str]),
}

/// Puts a value into a setting where there is one.
fn put<T>(place: &mut T, value: Option<T>) -> bool {
    value.map(|value| *place = value).is_some()
}

/// A number in a range.
fn number(text: &str, low: u16, high: u16) -> Option<u16> {
    text.parse().ok().filter(|number| (low..=high).contains(number))
}

/// Every setting that can be changed while the program runs.
pub const TABLE: &[Row] = &[
    Row {
        name: "measure",
        about: ("版心宽度，以格计", "the measure in cells"),
        values: &["40", "60", "76", "90"],
        change: |s, v| put(&mut s.measure, number(v, MEASURE_MIN, MEASURE_MAX)),
    },
    Row {
        name: "paragraph",
        about: ("段落：缩进或空行", "how paragraphs are told apart"),
        values: &["indent", "blank-line"],
        change: |s, v| put(&mut s.paragraph, ParagraphStyle::from_name(v)),
    },
    Row {
        name: "line-spacing",
        about: ("行距", "rows from one line to the next"),
        values: &["1", "2"],
        change: |s, v| put(&mut s.line_spacing, number(v, 1, 2)),
    },
    Row {
        name: "level",
        about: ("禁则宽严", "how strictly lines are broken"),
        values: &["strict", "normal", "loose"],
        change: |s, v| put(&mut s.level, Level::from_name(v)),
    },
    Row {
        name: "hanging",
        about: ("标点悬挂", "hanging punctuation"),
        values: &["true", "false"],
        change: |s, v| put(&mut s.hanging, bool::from_str(v).ok()),
    },
    Row {
        name: "justify",
        about: ("两端对齐", "justified lines"),
        values: &["true", "false"],
        change: |s, v| put(&mut s.justify, bool::from_str(v).ok()),
    },
    Row {
        name: "breaking",
        about: ("断行方法", "how lines are chosen"),
        values: &["fit", "words-first", "greedy"],
        change: |s, v| put(&mut s.breaking, Breaking::from_name(v)),
    },
    Row {
        name: "ruby",
        about: ("注音", "readings after their characters"),
        values: &["true", "false"],
        change: |s, v| put(&mut s.ruby, bool::from_str(v).ok()),
    },
    Row {
        name: "theme",
        about: ("主题", "colours and attributes"),
        values: &["terminal", "light", "dark", "contrast", "mono"],
        change: |s, v| put(&mut s.theme, Theme::from_name(v)),
    },
    Row {
        name: "arrangement",
        about: ("布局", "how the panes stand"),
        values: &["auto", "stacked", "columns"],
        change: |s, v| put(&mut s.arrangement, Arrangement::from_name(v)),
    },
    Row {
        name: "language",
        about: ("界面语言", "the interface's language"),
        values: &["zh", "en"],
        change: |s, v| put(&mut s.language, Interface::from_name(v).map(Some)),
    },
    Row {
        name: "ambiguous",
        about: ("歧义宽度", "the width of ambiguous characters"),
        values: &["auto", "narrow", "wide"],
        change: |s, v| put(&mut s.ambiguous, Ambiguous::from_name(v)),
    },
    Row {
        name: "links",
        about: ("注释里的网址可点开", "web addresses in notes as links"),
        values: &["auto", "off"],
        change: |s, v| put(&mut s.links, Links::from_name(v)),
    },
    Row {
        name: "mouse",
        about: ("滚轮和点击", "whether the wheel and clicks are taken"),
        values: &["true", "false"],
        change: |s, v| put(&mut s.mouse, bool::from_str(v).ok()),
    },
    Row {
        name: "new-cards",
        about: ("每天新学几张", "new cards a day at most"),
        values: &["10", "20", "40"],
        change: |s, v| put(&mut s.new_cards, number(v, 0, NEW_CARDS_MAX)),
    },
    Row {
        name: "minutes",
        about: ("一次测验几分钟", "minutes of a quiz at most"),
        values: &["5", "20", "60"],
        change: |s, v| put(&mut s.minutes, number(v, 1, MINUTES_MAX)),
    },
    Row {
        name: "retention",
        about: ("要记住百分之几", "percent to be remembered"),
        values: &["80", "90", "95"],
        change: |s, v| put(&mut s.retention, number(v, *RETENTION.start(), *RETENTION.end())),
    },
];

/// Changes the setting of this name.
///
/// # Errors
/// Where there is no such setting, or it cannot have this value.
pub fn set(settings: &mut Settings, name: &str, value: &str) -> Result<(), SetError> {
    let row = TABLE
        .iter()
        .find(|row| row.name == name)
        .ok_or_else(|| SetError::Unknown(name.to_owned()))?;
    if (row.change)(settings, value) { Ok(()) } else { Err(SetError::Value(row.name, row.values)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_that_the_table_offers_can_be_set() {
        for row in TABLE {
            for value in row.values {
                assert_eq!(set(&mut Settings::default(), row.name, value), Ok(()), "{}", row.name);
            }
        }
    }

    #[test]
    fn a_value_that_is_none_changes_nothing() {
        let mut settings = Settings::default();
        assert!(matches!(set(&mut settings, "measure", "5"), Err(SetError::Value("measure", _))));
        assert!(matches!(set(&mut settings, "mesure", "50"), Err(SetError::Unknown(_))));
        assert_eq!(settings, Settings::default());
    }
}
