//! The labels by which lines about the article are known (摘要：, 关键词：, 责任编辑).

use crate::document::front::FrontRole;
use crate::text::script;

/// A label at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FrontLabel<'t> {
    /// What the line is.
    pub(crate) role: FrontRole,
    /// The text after the label; empty where the label stands alone.
    pub(crate) value: &'t str,
    /// The label belongs to text before or in place of the body, never to the end alone.
    pub(crate) word: &'static str,
}

const LABELS: [(&str, FrontRole); 77] = [
    ("底本", FrontRole::Other),
    ("국문초록", FrontRole::Abstract),
    ("入力", FrontRole::Other),
    ("校正", FrontRole::Other),
    ("内容提要", FrontRole::Abstract),
    ("內容提要", FrontRole::Abstract),
    ("内容摘要", FrontRole::Abstract),
    ("內容摘要", FrontRole::Abstract),
    ("中文摘要", FrontRole::Abstract),
    ("英文摘要", FrontRole::Abstract),
    ("摘要", FrontRole::Abstract),
    ("提要", FrontRole::Abstract),
    ("要旨", FrontRole::Abstract),
    ("要約", FrontRole::Abstract),
    ("초록", FrontRole::Abstract),
    ("abstract", FrontRole::Abstract),
    ("summary", FrontRole::Abstract),
    ("关键词", FrontRole::Keywords),
    ("中文关键词", FrontRole::Keywords),
    ("中文關鍵詞", FrontRole::Keywords),
    ("英文关键词", FrontRole::Keywords),
    ("關鍵詞", FrontRole::Keywords),
    ("关键字", FrontRole::Keywords),
    ("關鍵字", FrontRole::Keywords),
    ("主题词", FrontRole::Keywords),
    ("キーワード", FrontRole::Keywords),
    ("핵심어", FrontRole::Keywords),
    ("주제어", FrontRole::Keywords),
    ("keywords", FrontRole::Keywords),
    ("key words", FrontRole::Keywords),
    ("index terms", FrontRole::Keywords),
    ("作者简介", FrontRole::AuthorNote),
    ("作者簡介", FrontRole::AuthorNote),
    ("作者信息", FrontRole::AuthorNote),
    ("作者介绍", FrontRole::AuthorNote),
    ("作者单位", FrontRole::AuthorNote),
    ("作者單位", FrontRole::AuthorNote),
    ("第一作者", FrontRole::AuthorNote),
    ("通讯作者", FrontRole::AuthorNote),
    ("通訊作者", FrontRole::AuthorNote),
    ("通信作者", FrontRole::AuthorNote),
    ("著者紹介", FrontRole::AuthorNote),
    ("about the author", FrontRole::AuthorNote),
    ("corresponding author", FrontRole::AuthorNote),
    ("责任编辑", FrontRole::EditorNote),
    ("責任編輯", FrontRole::EditorNote),
    ("本文责编", FrontRole::EditorNote),
    ("责编", FrontRole::EditorNote),
    ("责任校对", FrontRole::EditorNote),
    ("执行编辑", FrontRole::EditorNote),
    ("編集", FrontRole::EditorNote),
    ("编辑", FrontRole::EditorNote),
    ("中图分类号", FrontRole::Other),
    ("分类号", FrontRole::Other),
    ("学校代码", FrontRole::Other),
    ("單位代碼", FrontRole::Other),
    ("单位代码", FrontRole::Other),
    ("密级", FrontRole::Other),
    ("学号", FrontRole::Other),
    ("學號", FrontRole::Other),
    ("udc", FrontRole::Other),
    ("文献标识码", FrontRole::Other),
    ("文献标志码", FrontRole::Other),
    ("文章编号", FrontRole::Other),
    ("收稿日期", FrontRole::Other),
    ("修回日期", FrontRole::Other),
    ("投稿日期", FrontRole::Other),
    ("基金项目", FrontRole::Other),
    ("项目基金", FrontRole::Other),
    ("引用格式", FrontRole::Other),
    ("引用本文", FrontRole::Other),
    ("网络首发", FrontRole::Other),
    ("doi", FrontRole::Other),
    ("received", FrontRole::Other),
    ("来源", FrontRole::Other),
    ("jel", FrontRole::Other),
    ("issn", FrontRole::Other),
];

/// The longest label with its frame and letter-spacing, in characters.
const LONGEST: usize = 28;

/// The label that `line` begins with: in brackets (【摘要】, [关键词]), with a colon, or alone.
pub(crate) fn label(line: &str) -> Option<FrontLabel<'_>> {
    let first = line.chars().next()?;
    let framed =
        matches!(first, '【' | '[' | '［' | '〔' | '（' | '(' | '〈' | '《' | '<' | '*' | '＊');
    let inner = if framed { line.get(first.len_utf8()..)? } else { line };
    let initial = inner.trim_start().chars().next()?.to_ascii_lowercase();
    let begins = |word: &str| word.chars().next().is_some_and(|c| c == initial);
    LABELS.iter().filter(|(word, _)| begins(word)).find_map(|(word, role)| {
        let after = after_word(inner, word)?;
        let value =
            after_frame(after, framed, *role).or_else(|| after_space(after, word, *role))?;
        Some(FrontLabel { role: *role, value, word })
    })
}

/// True for a line that is nothing but short terms between semicolons or spaces: keywords that lost
/// their label, as pages have them that were made from a journal's.
pub(crate) fn is_bare_keywords(line: &str) -> bool {
    let marks = ['；', ';'];
    let terms: Vec<&str> = if line.contains(marks) {
        line.split(marks).map(str::trim).collect()
    } else {
        line.split_whitespace().collect()
    };
    let is_term = |term: &&str| {
        (2..=14).contains(&term.chars().count())
            && term.starts_with(script::is_han)
            && !term.contains(['。', '，', ',', '：', ':', '！', '？', '《'])
            && !term.chars().any(|c| c.is_ascii_digit())
    };
    (3..=8).contains(&terms.len()) && terms.iter().all(is_term)
}

/// What follows `word` in `text`; letter case and white space inside the word are looked through.
fn after_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut expected = word.chars().filter(|c| !c.is_whitespace());
    let mut next = expected.next();
    for (at, c) in text.char_indices().take(LONGEST) {
        let Some(wanted) = next else { return text.get(at..) };
        // A question mark is what some sites make of a wide space.
        if c.is_whitespace() || (c == '?' && at > 0) {
            continue;
        }
        if c.to_ascii_lowercase() != wanted {
            return None;
        }
        next = expected.next();
    }
    if next.is_none() {
        text.get(text.char_indices().take(LONGEST).last().map_or(0, |(at, c)| at + c.len_utf8())..)
    } else {
        None
    }
}

/// The value behind a colon, a closing bracket or a dash; `None` where the word goes on.
fn after_frame(after: &str, framed: bool, role: FrontRole) -> Option<&str> {
    let rest = after.trim_start();
    let mark =
        |c: &char| matches!(c, '：' | ':' | '】' | ']' | '］' | '〕' | '〉' | '》' | '>' | '︰');
    match rest.chars().next() {
        None => Some(rest),
        Some(c) if mark(&c) => {
            Some(rest.trim_start_matches(|c: char| mark(&c) || c.is_whitespace() || c == '*'))
        }
        Some('.') if role == FrontRole::Abstract || role == FrontRole::Keywords => {
            rest.strip_prefix(". ")
        }
        // （作者：…）, （作者系…）: the bracket holds the whole line.
        Some('）' | ')') if framed => Some(rest.trim_start_matches(['）', ')', '：', ':', ' '])),
        Some('—' | '-' | '–') if role == FrontRole::Keywords || role == FrontRole::Abstract => {
            Some(rest.trim_start_matches(['—', '-', '–', ' ']))
        }
        // 摘要 and two spaces: the words are parted from their label by white space alone.
        Some(_) if after.starts_with(['\u{3000}', '\t']) || after.starts_with("  ") => Some(rest),
        // 分类号 TU984, UDC 711.4: the cover of a thesis.
        Some(c) if after.starts_with(' ') && role == FrontRole::Other => {
            let coded = rest.len() <= 80 && (c.is_ascii_digit() || c.is_ascii_uppercase());
            coded.then_some(rest)
        }
        Some(_) => None,
    }
}

/// 内容提要 and one space: a label of three letters and more is no word that a sentence goes on
/// with behind a space.
fn after_space<'t>(after: &'t str, word: &str, role: FrontRole) -> Option<&'t str> {
    let is_label = matches!(role, FrontRole::Abstract | FrontRole::Keywords)
        && word.chars().count() > 2
        && word.chars().all(script::is_han);
    let value = after.strip_prefix(' ').filter(|_| is_label)?;
    value.starts_with(|c| script::is_han(c) || matches!(c, '“' | '《' | '「')).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(FrontRole, &str)> {
        label(line).map(|found| (found.role, found.value))
    }

    #[test]
    fn labels_are_read_in_every_frame() {
        for line in [
            "摘要：甲",
            "【摘要】甲",
            "[摘 要] 甲",
            "摘　要：甲",
            "摘? 要:甲",
            "Abstract: 甲",
            "摘要　　甲",
            "内容提要：甲",
            "内容提要 甲",
        ] {
            assert_eq!(read(line), Some((FrontRole::Abstract, "甲")), "{line}");
        }
        assert_eq!(read("（责任编辑：李某）"), Some((FrontRole::EditorNote, "李某）")));
        assert_eq!(read("Key words: a, b"), Some((FrontRole::Keywords, "a, b")));
    }

    #[test]
    fn short_terms_between_semicolons_or_spaces_are_keywords() {
        assert!(is_bare_keywords("古渠; 水利制度；堰坝"));
        assert!(is_bare_keywords("古渠 水利制度 堰坝"));
        for line in
            ["甲县；乙县", "渠开于唐，废于宋；元人复修；明人增筑", "一是水；二是土；三是人，"]
        {
            assert!(!is_bare_keywords(line), "{line}");
        }
    }

    #[test]
    fn a_label_alone_in_its_line_has_no_value() {
        assert_eq!(read("摘  要"), Some((FrontRole::Abstract, "")));
    }

    #[test]
    fn a_sentence_that_begins_with_such_a_word_is_no_label() {
        for line in [
            "摘要写作的规范",
            "关键词检索已成习惯。",
            "Abstract painting is old.",
            "编辑部的工作",
            "来源可靠。",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
