//! What the options about setting text mean.

use std::sync::Arc;

use super::Context;
use super::args::{LevelName, Typesetting};
use crate::app::typesetting::setting_of;
use crate::config;
use crate::config::{Ambiguous, ParagraphStyle, Settings};
use crate::document::language::Language;
use crate::layout::setting::{Breaking, Level, Setting};
use crate::text::grapheme::{AmbiguousWidth, Cells};
use crate::text::words::{WordBoundaries, Words};

impl Typesetting {
    /// The level that was asked for, the strictest where none was.
    #[must_use]
    pub fn level(&self) -> Level {
        match self.level {
            None | Some(LevelName::Strict) => Level::Strict,
            Some(LevelName::Normal) => Level::Normal,
            Some(LevelName::Loose) => Level::Loose,
        }
    }

    /// `settings` with what was asked for over them.
    fn over(&self, settings: &Settings) -> Settings {
        let mut settings = settings.clone();
        settings.level = match self.level {
            None => settings.level,
            Some(LevelName::Strict) => config::Level::Strict,
            Some(LevelName::Normal) => config::Level::Normal,
            Some(LevelName::Loose) => config::Level::Loose,
        };
        settings.hanging |= self.hanging;
        settings.justify |= self.justify;
        settings.ruby &= !self.no_ruby;
        if self.blank_line {
            settings.paragraph = ParagraphStyle::BlankLine;
        }
        if self.double {
            settings.line_spacing = 2;
        }
        settings.breaking = match (self.greedy, self.words_first) {
            (true, _) => config::Breaking::Greedy,
            (_, true) => config::Breaking::WordsFirst,
            _ => settings.breaking,
        };
        settings
    }

    /// How text in `language` is set by `settings` with what was asked for over them.
    #[must_use]
    pub fn setting(
        &self,
        settings: &Settings,
        measure: Cells,
        language: Language,
        context: &Context,
    ) -> Setting {
        let ambiguous = match context.ambiguous.unwrap_or(settings.ambiguous) {
            Ambiguous::Wide => AmbiguousWidth::Wide,
            Ambiguous::Auto | Ambiguous::Narrow => AmbiguousWidth::Narrow,
        };
        setting_of(&self.over(settings), measure, language, ambiguous)
    }
}

/// The words that `setting` breaks by; nothing where it has no use for them.
#[must_use]
pub fn word_boundaries(setting: &Setting) -> Option<Arc<dyn WordBoundaries>> {
    let has_use = setting.language.is_chinese() && setting.breaking != Breaking::Greedy;
    has_use.then(|| Arc::new(Words) as Arc<dyn WordBoundaries>)
}
