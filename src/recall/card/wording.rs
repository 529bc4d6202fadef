//! How a card asks, in the language of its document.

use crate::document::language::Language;

/// Numbers of points, from two on, as each language says them.
const HAN: [&str; 9] = ["两", "三", "四", "五", "六", "七", "八", "九", "十"];
const HANT: [&str; 9] = ["兩", "三", "四", "五", "六", "七", "八", "九", "十"];
const JAPANESE: [&str; 9] = ["二", "三", "四", "五", "六", "七", "八", "九", "十"];
const KOREAN: [&str; 9] = ["두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"];
const ENGLISH: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// Places in a series, from the first on.
const PLACES: [&str; 12] =
    ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
const KOREAN_PLACES: [&str; 10] =
    ["첫째", "둘째", "셋째", "넷째", "다섯째", "여섯째", "일곱째", "여덟째", "아홉째", "열째"];
const ENGLISH_PLACES: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

/// What a series of points is asked by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum About {
    /// The heading, or the point, that they stand under.
    Heading(String),
    /// The statement that announces them (朝贡贸易有两个缺陷), behind the label of its heading.
    Announced {
        /// Where it stands, in 〔〕; may be empty.
        label: String,
        /// Its words.
        lead: String,
    },
}

impl About {
    /// The words that the points are points of.
    pub(super) fn words(&self) -> &str {
        match self {
            Self::Heading(words) | Self::Announced { lead: words, .. } => words,
        }
    }

    fn label(&self) -> &str {
        match self {
            Self::Heading(_) => "",
            Self::Announced { label, .. } => label,
        }
    }
}

/// Asks for all `count` points; `part` is the number of this card where one is not enough. `None`
/// for a number that is not said.
pub(super) fn all_points(
    language: Language,
    about: &About,
    count: usize,
    part: Option<usize>,
) -> Option<String> {
    let number = *numbers(language).get(count.checked_sub(2)?)?;
    let (label, words) = (about.label(), about.words());
    let part = part.map_or_else(String::new, |part| match language {
        Language::En => format!(" (part {part})"),
        Language::Ko => format!(" ({part}부)"),
        _ => format!("（第{part}部分）"),
    });
    let is_heading = matches!(about, About::Heading(_));
    Some(match (language, is_heading) {
        (Language::ZhHans, true) => format!("“{words}”讲了哪{number}点？{part}"),
        (Language::ZhHans, false) => format!("{label}“{words}”：是哪{number}点？{part}"),
        (Language::ZhHant, true) => format!("“{words}”講了哪{number}點？{part}"),
        (Language::ZhHant, false) => format!("{label}“{words}”：是哪{number}點？{part}"),
        (Language::Ja, _) => format!("{label}「{words}」で挙げられている{number}点は何か。{part}"),
        (Language::Ko, _) => format!("{label}“{words}”에서 드는 {number} 가지는 무엇인가?{part}"),
        (Language::En, _) => format!("{label}“{words}”: what are the {number} points?{part}"),
    })
}

/// Asks for the point at `place` (from 0) of so many; `None` for a number that is not said.
pub(super) fn one_point(
    language: Language,
    about: &About,
    (place, count): (usize, usize),
) -> Option<String> {
    let number = *numbers(language).get(count.checked_sub(2)?)?;
    let (label, words) = (about.label(), about.words());
    let is_heading = matches!(about, About::Heading(_));
    let places: &[&str] = match language {
        Language::Ko => &KOREAN_PLACES,
        Language::En => &ENGLISH_PLACES,
        _ => &PLACES,
    };
    let place = *places.get(place)?;
    Some(match (language, is_heading) {
        (Language::ZhHans, true) => format!("“{words}”的{number}点之中，第{place}点是什么？"),
        (Language::ZhHans, false) => format!("{label}“{words}”：第{place}点是什么？"),
        (Language::ZhHant, true) => format!("“{words}”的{number}點之中，第{place}點是什麼？"),
        (Language::ZhHant, false) => format!("{label}“{words}”：第{place}點是什麼？"),
        (Language::Ja, _) => {
            format!("{label}「{words}」で挙げられている{number}点のうち、第{place}点は何か。")
        }
        (Language::Ko, _) => {
            format!("{label}“{words}”에서 드는 {number} 가지 가운데 {place}는 무엇인가?")
        }
        (Language::En, _) => {
            format!("{label}“{words}”: what is the {place} of the {number} points?")
        }
    })
}

fn numbers(language: Language) -> &'static [&'static str] {
    match language {
        Language::ZhHans => &HAN,
        Language::ZhHant => &HANT,
        Language::Ja => &JAPANESE,
        Language::Ko => &KOREAN,
        Language::En => &ENGLISH,
    }
}

/// Asks what `term` means.
pub(super) fn meaning_of(language: Language, term: &str) -> String {
    match language {
        Language::ZhHans => format!("文中说“{term}”是什么？"),
        Language::ZhHant => format!("文中說“{term}”是什麼？"),
        Language::Ja => format!("文中でいう「{term}」とは何か。"),
        Language::Ko => format!("글에서 말하는 “{term}”의 뜻은 무엇인가?"),
        Language::En => format!("What does the text say “{term}” means?"),
    }
}

/// Asks for the term that means `meaning`.
pub(super) fn term_for(language: Language, meaning: &str) -> String {
    match language {
        Language::ZhHans => format!("“{meaning}”，说的是哪个概念？"),
        Language::ZhHant => format!("“{meaning}”，說的是哪個概念？"),
        Language::Ja => format!("「{meaning}」とは何のことか。"),
        Language::Ko => format!("“{meaning}”: 어떤 개념을 말하는가?"),
        Language::En => format!("“{meaning}”: which term does the text use for this?"),
    }
}

/// Asks whose words `quote` is.
pub(super) fn speaker_of(language: Language, quote: &str) -> String {
    match language {
        Language::ZhHans => format!("“{quote}”这句话是谁说的？"),
        Language::ZhHant => format!("“{quote}”這句話是誰說的？"),
        Language::Ja => format!("“{quote}”は誰の言葉か。"),
        Language::Ko => format!("“{quote}” 누가 한 말인가?"),
        Language::En => format!("“{quote}” Who says this?"),
    }
}

/// Asks which heading `passage` stands under.
pub(super) fn heading_of(language: Language, passage: &str) -> String {
    match language {
        Language::ZhHans => format!("下面这句话出自哪一节？“{passage}”"),
        Language::ZhHant => format!("下面這句話出自哪一節？“{passage}”"),
        Language::Ja => format!("次の文はどの節にあるか。「{passage}」"),
        Language::Ko => format!("다음 문장은 어느 절에 나오는가? “{passage}”"),
        Language::En => format!("Which section is this from? “{passage}”"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_document_is_asked_of_in_its_own_language() {
        let about = About::Heading("方法".to_owned());
        let ask = |language| all_points(language, &about, 3, None).unwrap();
        assert_eq!(ask(Language::ZhHans), "“方法”讲了哪三点？");
        assert_eq!(ask(Language::ZhHant), "“方法”講了哪三點？");
        assert_eq!(ask(Language::Ja), "「方法」で挙げられている三点は何か。");
        assert_eq!(ask(Language::En), "“方法”: what are the three points?");
        assert_eq!(ask(Language::Ko), "“方法”에서 드는 세 가지는 무엇인가?");
    }

    #[test]
    fn points_that_are_announced_are_asked_for_by_what_announces_them() {
        let (label, lead) = ("〔海禁〕".to_owned(), "朝贡贸易有两个缺陷".to_owned());
        let about = About::Announced { label, lead };
        let one = one_point(Language::ZhHans, &about, (1, 2));
        assert_eq!(one.as_deref(), Some("〔海禁〕“朝贡贸易有两个缺陷”：第二点是什么？"));
    }

    #[test]
    fn more_points_than_can_be_said_are_not_asked_for() {
        let about = About::Heading("方法".to_owned());
        assert_eq!(all_points(Language::En, &about, 1, None), None);
        assert_eq!(one_point(Language::Ko, &about, (10, 10)), None);
    }
}
