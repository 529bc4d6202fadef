//! Lines of authors' names.

use crate::document::language::Language;
use crate::text::ordinal;
use crate::text::script;

/// Words before the authors' names.
const LABELS: [&str; 14] = [
    "作者",
    "著者",
    "撰文",
    "文",
    "姓名",
    "作者姓名",
    "研究生",
    "译者",
    "By",
    "by",
    "Author",
    "Authors",
    "执笔",
    "지은이",
];
/// Characters that no name has and many titles do.
const NOT_IN_NAMES: &str = "的与與及是在论論考研究述略探析评評说說";
/// Characters that given names have as well (张之洞, 王学文), and the first of a few surnames.
const RARE_IN_NAMES: &str = "和之史中国國学學";

/// The names behind a label (作者：…, 姓    名：…, By …).
pub(crate) fn labelled(line: &str, language: Language) -> Option<Vec<String>> {
    if let Some(rest) = line.strip_prefix("By ").or_else(|| line.strip_prefix("by ")) {
        return latin(rest);
    }
    let (head, rest) = line
        .char_indices()
        .take(12)
        .find(|(_, c)| matches!(c, '：' | ':' | '/' | '／'))
        .and_then(|(at, c)| Some((line.get(..at)?, line.get(at + c.len_utf8()..)?)))?;
    let word: String = head.chars().filter(|c| !c.is_whitespace()).collect();
    LABELS.contains(&word.as_str()).then(|| authors(rest.trim(), language))?
}

/// The names of a line that has nothing else on it.
pub(crate) fn authors(line: &str, language: Language) -> Option<Vec<String>> {
    if line.len() > 300 || line.contains(['。', '：', '？', '！', '《', '“', '—', '；', '@'])
    {
        return None;
    }
    let bare = without_brackets(without_role(line));
    if bare.chars().any(script::is_cjk_letter) { east_asian(&bare, language) } else { latin(&bare) }
}

/// Offices and ranks, which stand before or behind a speaker's name.
const OFFICES: [&str; 14] = [
    "馆长",
    "館長",
    "校长",
    "校長",
    "院长",
    "院長",
    "会长",
    "會長",
    "主任",
    "书记",
    "教授",
    "副教授",
    "研究员",
    "博士",
];

/// The line without the word for what the author did (某人 著) or is (馆长　某人).
fn without_role(line: &str) -> &str {
    let line = OFFICES
        .iter()
        .find_map(|office| {
            let before = line.strip_prefix(office).filter(|rest| rest.starts_with(is_space));
            before.or_else(|| line.strip_suffix(office).filter(|rest| rest.ends_with(is_space)))
        })
        .map_or(line, str::trim);
    let role = ["编著", "編著", "主编", "主編", "著", "编", "編", "译", "譯", "撰"];
    let named = role.iter().find_map(|word| line.strip_suffix(word));
    named.filter(|rest| rest.ends_with(char::is_whitespace)).map_or(line, str::trim_end)
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// The line without what stands in brackets (affiliations) and without raised numbers and stars.
fn without_brackets(line: &str) -> String {
    let mut depth = 0_u32;
    line.chars()
        .filter(|&c| match c {
            '（' | '(' | '[' | '［' => {
                depth += 1;
                false
            }
            '）' | ')' | ']' | '］' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => {
                depth == 0
                    && c != '*'
                    && c != '＊'
                    && ordinal::superscript(c).is_none()
                    && ordinal::circled(c).is_none()
            }
        })
        .collect()
}

fn east_asian(line: &str, language: Language) -> Option<Vec<String>> {
    let parted = line.contains(['，', ',', '、', ';', '·', '・']);
    let mut names = Vec::new();
    if parted {
        for part in line.split(['，', ',', '、', ';', '・']) {
            let name: String = part
                .chars()
                .filter(|c| !c.is_whitespace() && ordinal::digit(*c).is_none())
                .collect();
            if !name.is_empty() {
                names.push(name);
            }
        }
    } else {
        let undigited: String = line.chars().filter(|c| ordinal::digit(*c).is_none()).collect();
        names = spaced(&undigited, language);
    }
    // A Korean title is words of two to four characters as well: names have three, or two.
    let is_title = language == Language::Ko && !parted && names.len() > 3;
    if is_title {
        return None;
    }
    let most = if language == Language::Ja { 8 } else { 4 };
    let is_name = |name: &String| {
        let length = name.chars().count();
        (2..=most).contains(&length)
            && name.chars().all(|c| script::is_cjk_letter(c) || c == '·')
            && !name.chars().any(|c| NOT_IN_NAMES.contains(c))
            && (language == Language::Ja || has_place_of_name(name))
    };
    (!names.is_empty() && names.len() <= 12 && names.iter().all(is_name)).then_some(names)
}

/// True where a character that titles have stands where names have it: behind the surname of a
/// name of three (文学 and 国学 are no names), or as the surname 史 or 和.
fn has_place_of_name(name: &str) -> bool {
    let length = name.chars().count();
    name.chars().enumerate().all(|(at, c)| {
        !RARE_IN_NAMES.contains(c)
            || (at > 0 && length == 3)
            || (at == 0 && matches!(c, '史' | '和') && length == 3)
    })
}

/// Names parted by white space; a name of two characters may have white space inside (李　艳).
fn spaced(line: &str, language: Language) -> Vec<String> {
    if let Some(names) = letter_spaced(line, language) {
        return names;
    }
    let tokens: Vec<&str> = line.split_whitespace().collect();
    let single = |token: &str| token.chars().count() == 1;
    let all_single = tokens.len() <= 4 && tokens.iter().all(|token| single(token));
    if tokens.len() > 1 && (all_single || (language == Language::Ja && tokens.len() == 2)) {
        return vec![tokens.concat()];
    }
    let mut names = Vec::new();
    let mut open: Option<String> = None;
    for token in tokens {
        match open.take() {
            Some(first) if single(token) => names.push(first + token),
            Some(first) => names.extend([first, token.to_owned()]),
            None if single(token) => open = Some(token.to_owned()),
            None => names.push(token.to_owned()),
        }
    }
    names.extend(open);
    names
}

/// Names whose every character is parted (赵 明　钱 进): a wider gap parts the names, or four
/// characters are two names.
fn letter_spaced(line: &str, language: Language) -> Option<Vec<String>> {
    let wide = line.replace("  ", "\u{3000}");
    let groups: Vec<Vec<&str>> = wide
        .split('\u{3000}')
        .map(|group| group.split_whitespace().collect::<Vec<_>>())
        .filter(|group| !group.is_empty())
        .collect();
    let single = |group: &Vec<&str>| group.iter().all(|token| token.chars().count() == 1);
    if !groups.iter().all(single) {
        return None;
    }
    match groups.as_slice() {
        [group] if group.len() == 4 && language != Language::Ja => {
            Some(group.chunks(2).map(<[&str]>::concat).collect())
        }
        [_, _, ..] if groups.iter().all(|group| (2..=4).contains(&group.len())) => {
            Some(groups.iter().map(|group| group.concat()).collect())
        }
        _ => None,
    }
}

/// Names in Latin letters: two to five words each, with capitals.
fn latin(line: &str) -> Option<Vec<String>> {
    let undigited: String = line.chars().filter(|c| !c.is_ascii_digit()).collect();
    let parts = undigited.replace(" and ", ",").replace(" & ", ",");
    let names: Vec<String> = parts
        .split([',', ';'])
        .map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|name| !name.is_empty())
        .collect();
    let is_name = |name: &String| {
        let words: Vec<&str> = name.split(' ').collect();
        let particle = |word: &str| {
            matches!(
                word,
                "de" | "da"
                    | "di"
                    | "van"
                    | "von"
                    | "der"
                    | "den"
                    | "la"
                    | "le"
                    | "al"
                    | "el"
                    | "bin"
                    | "y"
                    | "du"
            )
        };
        let title = |word: &str| {
            matches!(word, "The" | "A" | "An" | "Of" | "In" | "On" | "And" | "For" | "To")
        };
        (2..=5).contains(&words.len())
            && words.iter().all(|word| {
                (word.starts_with(char::is_uppercase) && !title(word) || particle(word))
                    && word
                        .chars()
                        .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
            })
    };
    (!names.is_empty() && names.len() <= 12 && names.iter().all(is_name)).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_names_are_parted_at_white_space_and_commas() {
        let read = |line| authors(line, Language::ZhHans).unwrap_or_default();
        assert_eq!(read("周某南 翟一某 李　某"), ["周某南", "翟一某", "李某"]);
        assert_eq!(read("方  某1，高 沐1,2，柴子某2"), ["方某", "高沐", "柴子某"]);
        assert_eq!(read("钟 离 远"), ["钟离远"]);
        assert_eq!(read("馆长　方某某"), ["方某某"]);
        assert_eq!(read("张之某 史某海"), ["张之某", "史某海"]);
        assert!(read("古代文学").is_empty() && read("国学").is_empty());
        assert_eq!(read("江 某　何 某"), ["江某", "何某"]);
    }

    #[test]
    fn a_japanese_name_may_begin_with_any_character() {
        assert_eq!(authors("中　村　某　樹", Language::Ja).unwrap_or_default(), ["中村某樹"]);
    }

    #[test]
    fn latin_names_are_parted_at_commas_and_the_word_and() {
        let read = |line| authors(line, Language::En).unwrap_or_default();
        assert_eq!(
            read("Ann B. Lee, Jan van Dam and Bo Ek"),
            ["Ann B. Lee", "Jan van Dam", "Bo Ek"]
        );
    }

    #[test]
    fn a_title_is_no_line_of_names() {
        assert_eq!(authors("古渠的兴废", Language::ZhHans), None);
        assert_eq!(authors("The Wells of the Town", Language::En), None);
    }

    #[test]
    fn names_behind_a_label_are_read() {
        assert_eq!(labelled("姓    名：秦某舟", Language::ZhHans), Some(vec!["秦某舟".to_owned()]));
    }
}
