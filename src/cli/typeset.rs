//! What the options about setting text mean.

use std::sync::Arc;

use super::Context;
use super::args::{LevelName, Typesetting};
use crate::config::Ambiguous;
use crate::document::language::Language;
use crate::layout::setting::{
    Alignment, Breaking, Hanging, Level, LineSpacing, ParagraphStyle, Ruby, Setting,
};
use crate::text::grapheme::{AmbiguousWidth, Cells};
use crate::text::words::{WordBoundaries, Words};

impl Typesetting {
    /// The level that was asked for.
    #[must_use]
    pub fn level(&self) -> Level {
        match self.level {
            LevelName::Strict => Level::Strict,
            LevelName::Normal => Level::Normal,
            LevelName::Loose => Level::Loose,
        }
    }

    /// The setting that was asked for, for text in `language`.
    #[must_use]
    pub fn setting(&self, measure: Cells, language: Language, context: &Context) -> Setting {
        Setting {
            level: self.level(),
            ambiguous: match context.ambiguous {
                Some(Ambiguous::Wide) => AmbiguousWidth::Wide,
                Some(Ambiguous::Auto | Ambiguous::Narrow) | None => AmbiguousWidth::Narrow,
            },
            hanging: if self.hanging { Hanging::On } else { Hanging::Off },
            alignment: if self.justify { Alignment::Justified } else { Alignment::Ragged },
            paragraphs: if self.blank_line {
                ParagraphStyle::BlankLine
            } else {
                ParagraphStyle::Indent
            },
            spacing: if self.double { LineSpacing::Double } else { LineSpacing::Single },
            ruby: if self.no_ruby { Ruby::Hidden } else { Ruby::Shown },
            breaking: match (self.greedy, self.words_first) {
                (true, _) => Breaking::Greedy,
                (_, true) => Breaking::WordsFirst,
                _ => Breaking::Fit,
            },
            ..Setting::new(measure, language)
        }
    }
}

/// The words that `setting` breaks by; nothing where it has no use for them.
#[must_use]
pub fn word_boundaries(setting: &Setting) -> Option<Arc<dyn WordBoundaries>> {
    let has_use = setting.language.is_chinese() && setting.breaking != Breaking::Greedy;
    has_use.then(|| Arc::new(Words) as Arc<dyn WordBoundaries>)
}
