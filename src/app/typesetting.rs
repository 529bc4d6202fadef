//! How text is set by a reader's settings.

use crate::config;
use crate::config::Settings;
use crate::document::language::Language;
use crate::layout::setting::Alignment;
use crate::layout::setting::Breaking;
use crate::layout::setting::Hanging;
use crate::layout::setting::Level;
use crate::layout::setting::LineSpacing;
use crate::layout::setting::ParagraphStyle;
use crate::layout::setting::Ruby;
use crate::layout::setting::Setting;
use crate::text::grapheme::AmbiguousWidth;
use crate::text::grapheme::Cells;

/// How text in `language` is set `measure` cells wide where the reader asked for `settings`.
#[must_use]
pub fn setting_of(
    settings: &Settings,
    measure: Cells,
    language: Language,
    ambiguous: AmbiguousWidth,
) -> Setting {
    Setting {
        level: match settings.level {
            config::Level::Strict => Level::Strict,
            config::Level::Normal => Level::Normal,
            config::Level::Loose => Level::Loose,
        },
        paragraphs: match settings.paragraph {
            config::ParagraphStyle::Indent => ParagraphStyle::Indent,
            config::ParagraphStyle::BlankLine => ParagraphStyle::BlankLine,
        },
        hanging: if settings.hanging { Hanging::On } else { Hanging::Off },
        alignment: if settings.justify { Alignment::Justified } else { Alignment::Ragged },
        breaking: match settings.breaking {
            config::Breaking::Fit => Breaking::Fit,
            config::Breaking::WordsFirst => Breaking::WordsFirst,
            config::Breaking::Greedy => Breaking::Greedy,
        },
        spacing: if settings.line_spacing > 1 { LineSpacing::Double } else { LineSpacing::Single },
        ruby: if settings.ruby { Ruby::Shown } else { Ruby::Hidden },
        ambiguous,
        ..Setting::new(measure, language)
    }
}
