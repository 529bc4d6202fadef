//! The language in which the program speaks, and how it is chosen.

use super::args::Tag;

pub use crate::config::Interface as Speech;

/// The language asked for with `--lang`, else that of the locale (`zh_CN.UTF-8`), else English.
///
/// Japanese and Korean name a text's language; the interface then goes by the locale.
#[must_use]
pub fn choose(asked: Option<Tag>, locale: Option<&str>) -> Speech {
    match asked {
        Some(Tag::Zh | Tag::ZhHans | Tag::ZhHant) => Speech::Zh,
        Some(Tag::En) => Speech::En,
        Some(Tag::Ja | Tag::Ko) | None => match locale {
            Some(name) if name.to_ascii_lowercase().starts_with("zh") => Speech::Zh,
            _ => Speech::En,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_option_goes_before_the_locale() {
        assert_eq!(choose(Some(Tag::En), Some("zh_CN.UTF-8")), Speech::En);
        assert_eq!(choose(Some(Tag::Zh), Some("C")), Speech::Zh);
    }

    #[test]
    fn a_chinese_locale_speaks_chinese_and_any_other_english() {
        assert_eq!(choose(None, Some("zh_TW.UTF-8")), Speech::Zh);
        assert_eq!(choose(None, Some("fr_FR")), Speech::En);
        assert_eq!(choose(None, None), Speech::En);
    }
}
