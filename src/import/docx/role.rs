//! What a paragraph is by the name of its style.
//!
//! Word keeps the names of its own styles in English (`heading 1`) whatever its language is; other
//! programs and people write their own language.

use crate::document::front::FrontRole;

/// What a style makes of its paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A heading with its level, from 1.
    Heading(u8),
    Front(FrontRole),
    Quotation,
    Caption,
    Code,
    /// A line of a table of contents, or its heading.
    Contents,
}

/// The role that a style of this name has; `None` where the name says nothing.
pub(super) fn named(name: &str) -> Option<Role> {
    let name: String = name.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(level) = heading(&name) {
        return Some(Role::Heading(level));
    }
    Some(match name.as_str() {
        "title" | "标题" | "標題" | "表題" | "题目" | "题名" | "論文題目" | "论文题目"
        | "论文标题" | "文章标题" | "中文题目" | "中文标题" | "제목" => {
            Role::Front(FrontRole::Title)
        }
        "subtitle" | "副标题" | "副標題" | "副題" | "부제" => {
            Role::Front(FrontRole::Subtitle)
        }
        "author" | "authors" | "作者" | "作者姓名" | "著者" => {
            Role::Front(FrontRole::Authors)
        }
        "date" | "日期" | "日付" => Role::Front(FrontRole::Other),
        "quote" | "intensequote" | "blocktext" | "blockquotation" | "引用" | "引文"
        | "明显引用" | "鲜明引用" | "引用文" => Role::Quotation,
        "caption" | "题注" | "題注" | "图题" | "表题" | "図表番号" | "imagecaption"
        | "tablecaption" => Role::Caption,
        "sourcecode" | "htmlpreformatted" | "html预设格式" | "code" | "代码" => Role::Code,
        "tocheading" | "tableoffigures" | "目录标题" => Role::Contents,
        _ if is_contents(&name) => Role::Contents,
        _ => return None,
    })
}

/// `toc 1` to `toc 9`, 目录 1.
fn is_contents(name: &str) -> bool {
    ["toc", "目录", "目錄", "目次"].iter().any(|word| {
        name.strip_prefix(word).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']))
    })
}

/// `heading 1`, 标题 1, 标题一, 一级标题.
fn heading(name: &str) -> Option<u8> {
    const WORDS: [&str; 6] = ["heading", "标题", "標題", "見出し", "제목", "题"];
    let number = |text: &str| match text {
        "1" | "一" => Some(1),
        "2" | "二" => Some(2),
        "3" | "三" => Some(3),
        "4" | "四" => Some(4),
        "5" | "五" => Some(5),
        "6" | "六" => Some(6),
        "7" => Some(7),
        "8" => Some(8),
        "9" => Some(9),
        _ => None,
    };
    let after = WORDS.iter().find_map(|word| number(name.strip_prefix(word)?));
    after.or_else(|| {
        let graded = name.strip_suffix("标题").or_else(|| name.strip_suffix("標題"))?;
        number(graded.strip_suffix('级').or_else(|| graded.strip_suffix('級'))?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_named_in_several_languages() {
        for name in ["heading 2", "Heading 2", "标题 2", "標題 2", "見出し 2", "二级标题"]
        {
            assert_eq!(named(name), Some(Role::Heading(2)), "{name}");
        }
        assert_eq!(named("heading"), None);
    }

    #[test]
    fn a_style_for_the_title_is_no_heading() {
        assert_eq!(named("标题"), Some(Role::Front(FrontRole::Title)));
        assert_eq!(named("Title"), Some(Role::Front(FrontRole::Title)));
    }
}
