//! The language of a document, as far as typesetting and recall tell languages apart.

use serde::{Deserialize, Serialize};

/// A language with its script, named as in BCP 47.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// Chinese in simplified characters.
    #[default]
    #[serde(rename = "zh-Hans")]
    ZhHans,
    /// Chinese in traditional characters.
    #[serde(rename = "zh-Hant")]
    ZhHant,
    /// Japanese.
    #[serde(rename = "ja")]
    Ja,
    /// Korean.
    #[serde(rename = "ko")]
    Ko,
    /// English, and any other language in Latin letters.
    #[serde(rename = "en")]
    En,
}

impl Language {
    /// True for Chinese in either script.
    #[must_use]
    pub fn is_chinese(self) -> bool {
        matches!(self, Self::ZhHans | Self::ZhHant)
    }

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
            Self::Ja => "ja",
            Self::Ko => "ko",
            Self::En => "en",
        }
    }

    /// The language of a BCP 47 tag such as `zh`, `zh-TW`, `ja-JP`; `None` for one not told apart.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let mut parts = tag.split('-');
        match parts.next()? {
            "zh" => Some(if parts.any(|p| matches!(p, "hant" | "tw" | "hk" | "mo")) {
                Self::ZhHant
            } else {
                Self::ZhHans
            }),
            "ja" => Some(Self::Ja),
            "ko" => Some(Self::Ko),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_of_traditional_script_is_traditional_chinese() {
        assert_eq!(Language::from_tag("zh-TW"), Some(Language::ZhHant));
        assert_eq!(Language::from_tag("zh_CN"), Some(Language::ZhHans));
    }

    #[test]
    fn every_language_is_read_back_from_its_tag() {
        for language in
            [Language::ZhHans, Language::ZhHant, Language::Ja, Language::Ko, Language::En]
        {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
        }
    }
}
