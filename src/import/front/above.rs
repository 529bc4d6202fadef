//! What stands above the title where a page of the web was copied: where in the site it is, when
//! and by whom it was put there, and the names that the title is told by.

use super::cover::{is_affiliation, is_journal_line};
use super::names;
use crate::document::block::{Block, BlockKind};
use crate::document::language::Language;
use crate::import::front::labels;
use crate::text::script;

/// The shortest line that is a title below the name of a column, in characters.
const TITLE: usize = 12;
/// The longest name of a column, in characters.
const COLUMN: usize = 4;

/// True where the line at `index` is not the title, though it is the first that could be, since
/// the title stands below it before `end`.
pub(super) fn is_above_title(
    blocks: &[Block],
    index: usize,
    end: usize,
    language: Language,
) -> bool {
    let Some(text) = blocks.get(index).map(|block| block.text.as_str()) else { return false };
    if is_trail(text) || is_stamp(text) {
        return true;
    }
    let after = blocks.get(index + 1..end).unwrap_or_default();
    let mut titles = after.iter().filter(|block| may_be_title(block, language));
    let is_address = text.starts_with(['（', '(']) && is_affiliation(text);
    if is_address || text.chars().all(|c| !c.is_alphanumeric()) {
        return titles.next().is_some();
    }
    is_dated_name(text, language) && titles.next().is_some()
        || is_author_first(text, after, language)
        || is_column(text, after, language)
        || is_site_line(text, after, language)
}

/// 首页 > 中国史 > 历史地理学: the way to the page through its site.
fn is_trail(text: &str) -> bool {
    let steps = text.split(['>', '›', '»', '→']).filter(|step| !step.trim().is_empty()).count();
    let begins = [
        "首页",
        "首頁",
        "当前位置",
        "您的位置",
        "您现在的位置",
        "目前位置",
        "您的當前位置",
        "Home",
    ];
    let named = begins.iter().any(|word| text.trim_start().starts_with(word));
    named && (steps > 1 || text.trim_end().ends_with('>') || text.contains(['：', ':']))
        || steps > 2
}

/// 时间:2023-07-20, 更新时间：…, 阅读量 383 次: what a site says of the page, not of the article.
pub(crate) fn is_stamp(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "时间", "時間", "日期", "发布", "發布", "更新", "阅读", "閱讀", "浏览", "瀏覽", "点击",
        "字号", "投稿", "下载",
    ];
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let named = WORDS.iter().any(|word| bare.starts_with(word));
    let told = text.contains(['：', ':']) || text.chars().any(|c| c.is_ascii_digit());
    named && told && !text.contains('。')
}

/// 2014-04-03张某: the day of the page and who wrote it.
fn is_dated_name(text: &str, language: Language) -> bool {
    let rest =
        text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.'));
    let date = text.get(..text.len() - rest.len()).unwrap_or_default();
    let digits = date.bytes().filter(u8::is_ascii_digit).count();
    let rest = rest.trim();
    (6..=8).contains(&digits)
        && digits < date.len()
        && (rest.is_empty() || names::authors(rest, language).is_some() || is_run_of_names(rest))
}

/// Names that nothing parts (张明斗刘奕).
fn is_run_of_names(text: &str) -> bool {
    let count = text.chars().count();
    (2..=12).contains(&count) && text.chars().all(script::is_han)
}

/// The authors stand above the title, since they are named again below it or their address
/// follows.
fn is_author_first(text: &str, after: &[Block], language: Language) -> bool {
    if names::authors(text, language).is_none() {
        return false;
    }
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let name = bare(text);
    let again = after.iter().position(|block| bare(block.text.as_str()) == name);
    let titled = |blocks: &[Block]| blocks.iter().any(|block| may_be_title(block, language));
    if let Some(at) = again {
        return titled(after.get(..at).unwrap_or_default());
    }
    let [address, rest @ ..] = after else { return false };
    let address = address.text.as_str();
    address.starts_with(['（', '(']) && is_affiliation(address) && titled(rest)
}

/// The name of a column (文化) above a title and its authors.
fn is_column(text: &str, after: &[Block], language: Language) -> bool {
    let [title, names, ..] = after else { return false };
    text.chars().count() <= COLUMN
        && text.chars().all(script::is_han)
        && may_be_title(title, language)
        && title.text.as_str().chars().count() >= TITLE
        && names::authors(names.text.as_str(), language).is_some()
}

/// The name of a site: the way to the page stands below it, or the title of what it offers.
fn is_site_line(text: &str, after: &[Block], language: Language) -> bool {
    let Some(at) = after.iter().position(|block| is_trail(block.text.as_str())) else {
        return names_site(text) && after.first().is_some_and(|b| may_be_title(b, language));
    };
    let below = after.get(at + 1..).unwrap_or_default();
    at < 3 && below.iter().any(|block| may_be_title(block, language))
}

/// …网…下载: a site that offers something.
fn names_site(text: &str) -> bool {
    let offers = ["免费", "免費", "下载", "下載", "移动版", "手机版", "官网", "www."];
    text.contains('网') && offers.iter().any(|word| text.contains(word))
}

/// A line that the title may be: no names, no address, nothing of the journal or the site.
fn may_be_title(block: &Block, language: Language) -> bool {
    let text = block.text.as_str();
    block.kind == BlockKind::Paragraph
        && text.chars().filter(|c| c.is_alphanumeric()).count() > COLUMN
        && !text.starts_with(['（', '(', '—'])
        && names::authors(text, language).is_none()
        && names::labelled(text, language).is_none()
        && labels::label(text).is_none()
        && !is_journal_line(text)
        && !is_trail(text)
        && !is_stamp(text)
        && !is_dated_name(text, language)
}
