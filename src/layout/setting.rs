//! How text is to be set: everything that a block's lines depend on apart from the block itself.

use serde::{Deserialize, Serialize};

use crate::document::language::Language;
use crate::text::grapheme::{AmbiguousWidth, Cells};

/// How text is set. Two layouts of one block with equal settings are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Setting {
    /// The cells of a whole line, indents and the gutter of a hanging mark included; at least one.
    pub measure: Cells,
    /// The language of the text: it decides which tailoring applies.
    pub language: Language,
    /// How strictly lines are kept from starting and ending with certain marks.
    pub level: Level,
    /// How wide the terminal draws characters of ambiguous width.
    pub ambiguous: AmbiguousWidth,
    /// Whether a stop may hang in a gutter at the right edge.
    pub hanging: Hanging,
    /// How one paragraph is told from the next.
    pub paragraphs: ParagraphStyle,
    /// How far lines are apart.
    pub spacing: LineSpacing,
    /// How the breaks of a paragraph are chosen.
    pub breaking: Breaking,
    /// What is done with the cells that a line leaves over.
    pub alignment: Alignment,
    /// Whether readings are shown.
    pub ruby: Ruby,
}

impl Setting {
    /// The setting with every option at its default.
    #[must_use]
    pub fn new(measure: Cells, language: Language) -> Self {
        Self {
            measure: measure.max(Cells(1)),
            language,
            level: Level::default(),
            ambiguous: AmbiguousWidth::default(),
            hanging: Hanging::default(),
            paragraphs: ParagraphStyle::default(),
            spacing: LineSpacing::default(),
            breaking: Breaking::default(),
            alignment: Alignment::default(),
            ruby: Ruby::default(),
        }
    }
}

/// The strictness of line breaking (CSS Text 3, section 5.3, `line-break`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Every prohibition.
    #[default]
    Strict,
    /// A line may begin with small kana, a prolonged sound mark or a wave dash.
    Normal,
    /// For short lines: as well with iteration marks, centred punctuation, suffixes and hyphens.
    Loose,
}

/// Whether a stop at the end of a line may stand in the gutter (CLREQ 3.1.7, hanging punctuation).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Hanging {
    /// No mark hangs; the whole measure is for text.
    #[default]
    Off,
    /// One `、`, `，` or `。` may hang in the measure's last two columns, which nothing else uses.
    On,
}

/// How one paragraph is told from the next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ParagraphStyle {
    /// The first line begins two ideographs to the right (CLREQ 3.4.1, first-line indent).
    #[default]
    Indent,
    /// A blank row stands between paragraphs and no line is indented.
    BlankLine,
}

/// How far lines are apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LineSpacing {
    /// Lines follow each other.
    #[default]
    Single,
    /// A blank row after each line.
    Double,
}

impl LineSpacing {
    /// The rows that one line takes.
    #[must_use]
    pub fn rows(self) -> usize {
        match self {
            Self::Single => 1,
            Self::Double => 2,
        }
    }
}

/// How the breaks of a paragraph are chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Breaking {
    /// Each line takes as much as it holds.
    Greedy,
    /// The paragraph is fitted as a whole: even lines, few breaks inside words, no orphan.
    #[default]
    Fit,
    /// As [`Breaking::Fit`], and words are kept whole at the price of more uneven lines.
    WordsFirst,
}

/// What is done with the cells that a line leaves over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Alignment {
    /// They stay at the right edge.
    #[default]
    Ragged,
    /// They go into the gaps between Han and Latin, up to two to a gap; a line without such a gap
    /// and a paragraph's last line stay ragged (CLREQ 3.2.2, mixed text).
    Justified,
}

/// Whether readings are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ruby {
    /// In parentheses after the characters that they belong to (JLREQ 3.3, HTML's `<rp>`).
    #[default]
    Shown,
    /// Not at all; the range is still marked.
    Hidden,
}
