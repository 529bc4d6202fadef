//! Lines of the cover or of the journal, which are neither title nor names: issue, degree,
//! university.

use crate::text::ordinal;

/// A line of the journal or of the cover: issue, date, degree.
pub(super) fn is_journal_line(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let dated = bare.chars().filter(char::is_ascii_digit).count() >= 4
        && (bare.contains('年')
            || bare.contains('期')
            || bare.contains("Vol")
            || bare.contains("No.")
            || is_korean_issue(&bare));
    let degree = ["硕士", "碩士", "博士", "学士", "學士"].iter().any(|d| bare.starts_with(d));
    let cover = degree && (bare.ends_with("论文") || bare.ends_with("論文"))
        || bare.ends_with("学位论文")
        || bare.ends_with("學位論文")
        || (bare.ends_with("论文") && bare.contains("大学"))
        || (bare.ends_with("論文") && bare.contains("大學"));
    let date = bare.ends_with(['月', '日']) && bare.contains('年') && bare.chars().count() < 14;
    let field = bare.chars().count() < 40
        && ["指导教师", "指導教授", "专业", "學號", "学号", "学院", "研究方向", "导师"]
            .iter()
            .any(|word| bare.strip_prefix(word).is_some_and(|rest| rest.starts_with(['：', ':'])));
    // 水利　第二卷　第五期: nothing stands behind the issue.
    let ends = bare.ends_with(['期', '卷', '辑', '輯', '号', '號', '）', ')']);
    let issue = ends && bare.chars().count() < 30 && has_issue(&bare);
    issue || dated || cover || date || field || is_source_line(&bare)
}

/// The place of an article in its journal: volume and pages (27, 2 (2009), 211-219), or a year of
/// the Republic with pages.
fn is_source_line(bare: &str) -> bool {
    let year = bare.contains("民國") && bare.contains('年');
    if year && bare.contains('頁') {
        return true;
    }
    if is_paged_in_words(bare) {
        return true;
    }
    let is_digit = |c: char| ordinal::digit(c).is_some();
    let undated = bare
        .strip_suffix(['）', ')'])
        .map(|inside| inside.trim_end_matches(is_digit))
        .and_then(|open| open.strip_suffix(['（', '(']))
        .unwrap_or(bare);
    let first = undated.trim_end_matches(is_digit);
    let start = first.trim_end_matches(['-', '–', '－', '—', '～', '~', '−']);
    let before = start.trim_end_matches(is_digit);
    let ranged = first.len() < undated.len() && start.len() < first.len();
    ranged && before.len() < start.len() && before.contains(is_digit)
}

/// A year and pages named as such: Proceedings of …, pages 41–47, 2016.
fn is_paged_in_words(bare: &str) -> bool {
    let begins_with_digit = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    let paged = ["pages", "pp."].iter().any(|word| bare.split(word).skip(1).any(begins_with_digit));
    let year = bare
        .split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")));
    paged && year && bare.chars().count() < 160
}

/// The name of a university, or of a part of one, alone in its line, as covers have it above the
/// title.
pub(super) fn is_institution(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let of_university = bare.contains("大学") || bare.contains("大學");
    let ends = |words: &[&str]| words.iter().any(|word| bare.ends_with(word));
    match bare.chars().count() {
        0..=12 => ends(&["大学", "大學", "学院", "學院", "研究院", "研究所", "大学院"]),
        13..=24 => {
            of_university && ends(&["学院", "學院", "研究院", "研究所", "研究科", "学系", "學系"])
        }
        _ => false,
    }
}

/// An address of the authors: a university, a part of one, an electronic address.
pub(crate) fn is_affiliation(text: &str) -> bool {
    let place = [
        "大学",
        "大學",
        "学院",
        "學院",
        "研究所",
        "研究院",
        "University",
        "Department",
        "Institute",
        "College",
        "@",
        "대학교",
    ];
    text.starts_with(['（', '(', '*']) || place.iter().any(|word| text.contains(word))
}

/// 第 3 期, 第二卷, 总第12辑: the number of an issue or volume, in digits or Han numerals.
pub(crate) fn has_issue(text: &str) -> bool {
    // A sentence or a source may name an issue in Han numerals; a line of the journal is nothing
    // else.
    let han = if text.contains(['，', ',', '、', '。', '.', '：', ':', '《', '〈', '「']) {
        ""
    } else {
        "〇一二三四五六七八九十百"
    };
    let is_number = |c: char| ordinal::digit(c).is_some() || han.contains(c);
    ["期", "卷", "辑", "輯", "号", "號"].iter().any(|unit| {
        text.split(unit).any(|before| {
            let number = before.trim_end().trim_end_matches(is_number);
            number.len() < before.trim_end().len()
                && number.trim_end().ends_with(['第', '总', '總'])
        })
    })
}

/// 제22호, 제3권.
pub(crate) fn is_korean_issue(text: &str) -> bool {
    text.split('제').skip(1).any(|after| {
        let rest = after.trim_start().trim_start_matches(|c| ordinal::digit(c).is_some());
        rest.len() < after.trim_start().len() && rest.trim_start().starts_with(['호', '권', '집'])
    })
}
