//! Settings that are a choice of a few: the choices, their names in files and `:set`, their order.

use serde::Deserialize;

macro_rules! choice {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $written:literal / $chinese:literal,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $written)] $variant,)* }

        impl $name {
            /// Every choice, in the order in which a key goes through them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The choice's name in files and `:set`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $written,)* }
            }

            /// What the choice is called on the screen: its name, or what it does in Chinese.
            #[must_use]
            pub fn label(self, interface: Interface) -> &'static str {
                match self { $(Self::$variant => interface.pick($chinese, $written),)* }
            }

            /// The choice of this name; `None` where there is none.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.name() == name)
            }

            /// The choice after this one, the first after the last.
            #[must_use]
            pub fn next(self) -> Self {
                Self::ALL[(self as usize + 1) % Self::ALL.len()]
            }
        }
    };
}

choice! {
    /// How paragraphs are told apart (CLREQ 3.4.1: first-line indent is the rule in print).
    ParagraphStyle {
        /// The first line is indented, with no space between paragraphs.
        #[default]
        Indent = "indent" / "缩进",
        /// A blank line stands between paragraphs, with no indent.
        BlankLine = "blank-line" / "空行",
    }
}

choice! {
    /// How strictly lines are broken (CSS Text 3, `line-break`).
    Level {
        /// The strictest rules.
        #[default]
        Strict = "strict" / "从严",
        /// The common rules.
        Normal = "normal" / "通常",
        /// The fewest rules, as for narrow columns.
        Loose = "loose" / "从宽",
    }
}

choice! {
    /// How the breaks of a paragraph are chosen.
    Breaking {
        /// The paragraph is fitted as a whole: even lines, few breaks inside words.
        #[default]
        Fit = "fit" / "整段调配",
        /// Words are kept whole at the price of more uneven lines.
        WordsFirst = "words-first" / "保词",
        /// Each line takes as much as it holds.
        Greedy = "greedy" / "逐行排满",
    }
}

choice! {
    /// Colours and attributes.
    Theme {
        /// The terminal's own colours with attributes.
        #[default]
        Terminal = "terminal" / "随终端",
        /// For a light background.
        Light = "light" / "浅色",
        /// For a dark background.
        Dark = "dark" / "深色",
        /// High contrast.
        Contrast = "contrast" / "高对比",
        /// Attributes alone, no colour.
        Mono = "mono" / "无色",
    }
}

choice! {
    /// How the panes stand.
    Arrangement {
        /// Columns from 120 cells on, else stacked.
        #[default]
        Auto = "auto" / "自动",
        /// The text in whole rows, the notes below it, the outline over it.
        Stacked = "stacked" / "上下",
        /// Outline, text and notes side by side.
        Columns = "columns" / "三栏",
    }
}

choice! {
    /// The language of the interface.
    Interface {
        /// Chinese.
        #[default]
        Zh = "zh" / "中文",
        /// English.
        En = "en" / "英文",
    }
}

impl Interface {
    /// The one of the two wordings that is in this language.
    #[must_use]
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

choice! {
    /// How wide the terminal draws characters of ambiguous width (UAX #11).
    Ambiguous {
        /// As the terminal answers when asked, narrow where it does not.
        #[default]
        Auto = "auto" / "自动",
        /// One cell.
        Narrow = "narrow" / "窄",
        /// Two cells.
        Wide = "wide" / "宽",
    }
}

choice! {
    /// Whether web addresses in notes are links of the terminal's (OSC 8).
    Links {
        /// Where the terminal is known to have them.
        #[default]
        Auto = "auto" / "自动",
        /// Never.
        Off = "off" / "关",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_goes_through_every_choice_and_starts_again() {
        let mut theme = Theme::default();
        for _ in Theme::ALL {
            theme = theme.next();
        }
        assert_eq!(theme, Theme::default());
    }

    #[test]
    fn a_choice_is_called_in_the_readers_language() {
        assert_eq!(Arrangement::Stacked.label(Interface::Zh), "上下");
        assert_eq!(Arrangement::Stacked.label(Interface::En), "stacked");
    }

    #[test]
    fn a_choice_is_found_by_its_name() {
        assert_eq!(ParagraphStyle::from_name("blank-line"), Some(ParagraphStyle::BlankLine));
        assert_eq!(Level::from_name("lax"), None);
    }
}
