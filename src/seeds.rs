//! The documents that ship inside the program; `seeds/SOURCES.md` says where each one comes from.

/// A document that ships inside the program, opened as `seed:NAME`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seed {
    /// The name after `seed:`.
    pub name: &'static str,
    /// Its title, as in its own front matter.
    pub title: &'static str,
    /// The BCP 47 tag of its language.
    pub language: &'static str,
    /// What it is for: one line in Chinese.
    pub purpose_zh: &'static str,
    /// What it is for: one line in English.
    pub purpose_en: &'static str,
    /// The document itself, as its file would be.
    pub text: &'static str,
}

/// Every embedded document; the first is the one that a newcomer sees.
pub const SEEDS: [Seed; 3] = [
    Seed {
        name: "guide",
        title: "温故导览",
        language: "zh-Hans",
        purpose_zh: "一边读一边学会怎样用",
        purpose_en: "a tour of the program, in Chinese",
        text: include_str!("../seeds/guide.zh.md"),
    },
    Seed {
        name: "guide-en",
        title: "A Tour of wengu",
        language: "en",
        purpose_zh: "英文导览",
        purpose_en: "learn the program by reading it",
        text: include_str!("../seeds/guide.en.md"),
    },
    Seed {
        name: "keji",
        title: "开放条件下的科技安全：含义、难题与应对",
        language: "zh-Hans",
        purpose_zh: "可供试读和复习的论文，按期刊文本排印",
        purpose_en: "a study article on the security of science and technology, as pulled out of a journal",
        text: include_str!("../seeds/keji.zh.txt"),
    },
];

/// The embedded document of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Seed> {
    SEEDS.iter().find(|seed| seed.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_is_found_by_its_name() {
        for seed in &SEEDS {
            assert_eq!(find(seed.name), Some(seed));
        }
        assert_eq!(find("no-such-document"), None);
    }

    #[test]
    fn every_document_begins_with_its_title() {
        for seed in &SEEDS {
            let head = seed.text.trim_start().lines().next().unwrap_or_default();
            assert_eq!(head.trim_start_matches(['#', ' ']), seed.title, "{}", seed.name);
        }
    }
}
