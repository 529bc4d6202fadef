//! The language in which the program speaks, and how it is chosen.

use super::args::Tag;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speech {
    /// Chinese.
    Chinese,
    /// English.
    English,
}

impl Speech {
    /// The language asked for with `--lang`, else that of the locale (`zh_CN.UTF-8`), else English.
    ///
    /// Japanese and Korean name a text's language; the interface then goes by the locale.
    #[must_use]
    pub fn choose(asked: Option<Tag>, locale: Option<&str>) -> Self {
        match asked {
            Some(Tag::Zh | Tag::ZhHans | Tag::ZhHant) => Self::Chinese,
            Some(Tag::En) => Self::English,
            Some(Tag::Ja | Tag::Ko) | None => match locale {
                Some(name) if name.to_ascii_lowercase().starts_with("zh") => Self::Chinese,
                _ => Self::English,
            },
        }
    }

    /// The one of the two wordings that is in this language.
    #[must_use]
    pub fn pick<T>(self, chinese: T, english: T) -> T {
        match self {
            Self::Chinese => chinese,
            Self::English => english,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_option_goes_before_the_locale() {
        assert_eq!(Speech::choose(Some(Tag::En), Some("zh_CN.UTF-8")), Speech::English);
        assert_eq!(Speech::choose(Some(Tag::Zh), Some("C")), Speech::Chinese);
    }

    #[test]
    fn a_chinese_locale_speaks_chinese_and_any_other_english() {
        assert_eq!(Speech::choose(None, Some("zh_TW.UTF-8")), Speech::Chinese);
        assert_eq!(Speech::choose(None, Some("fr_FR")), Speech::English);
        assert_eq!(Speech::choose(None, None), Speech::English);
    }
}
