//! A table of contents: recognised and set aside, so that its entries are not read as headings.

use std::collections::HashMap;

use super::Role;
use super::lines::Line;
use crate::import::ending::Ending;
use crate::text::ordinal;

/// Names of a table of contents, without white space and in small letters.
const HEADINGS: [&str; 24] = [
    "目录",
    "目錄",
    "目次",
    "目録",
    "contents",
    "tableofcontents",
    "もくじ",
    "차례",
    "목차",
    "插图目录",
    "插圖目錄",
    "图目录",
    "圖目錄",
    "图表目录",
    "圖表目錄",
    "表目录",
    "表目錄",
    "表格目录",
    "插图清单",
    "表格清单",
    "図目次",
    "表目次",
    "listoffigures",
    "listoftables",
];

/// A heading in a table without page numbers is never longer than this, in cells.
const ENTRY: u32 = 90;

/// Marks the lines of tables of contents; returns the first and last line of each.
pub(super) fn find(lines: &[Line<'_>], roles: &mut [Role]) -> Vec<(usize, usize)> {
    let mut tables = Vec::new();
    let mut places = None;
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        let headed = line.width <= 40 && is_heading(line.text);
        let start = if headed { index + 1 } else { index };
        let paged = if headed || has_leader(line.text) { run(lines, roles, start) } else { None };
        let entries = paged
            .filter(|(_, count)| *count >= 3)
            .or_else(|| headed.then(|| repeated(lines, roles, start, &mut places)).flatten());
        match entries.filter(|(_, count)| *count >= 3) {
            Some((end, _)) => {
                for at in index..end {
                    if let Some(role) = roles.get_mut(at).filter(|role| **role == Role::Text) {
                        *role = Role::Contents;
                    }
                }
                tables.push((index, end - 1));
                index = end;
            }
            None => index += 1,
        }
    }
    tables
}

fn is_heading(text: &str) -> bool {
    let name: String =
        text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    HEADINGS.contains(&name.as_str())
}

/// The line after the entries that begin at `start`, and how many there are. An entry may be
/// wrapped, so one line without a page number is allowed before one with it.
fn run(lines: &[Line<'_>], roles: &[Role], start: usize) -> Option<(usize, usize)> {
    let (mut end, mut count, mut index) = (start, 0, start);
    let mut wrapped = 0;
    while let Some(line) = lines.get(index) {
        if roles.get(index) == Some(&Role::Furniture) {
            index += 1;
            continue;
        }
        if is_entry(line) {
            count += 1;
            wrapped = 0;
            end = index + 1;
        } else if line.ending == Ending::Open && line.width < 100 && wrapped < 1 {
            wrapped += 1;
        } else {
            break;
        }
        index += 1;
    }
    (count > 0).then_some((end, count))
}

/// The last line of each short text, by the text without white space.
type Places = HashMap<String, usize>;

fn key(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn places(lines: &[Line<'_>]) -> Places {
    let short = lines.iter().enumerate().filter(|(_, line)| line.width <= ENTRY);
    short.map(|(index, line)| (key(line.text), index)).collect()
}

/// The line after entries without page numbers, which are headings that stand again further down,
/// and how many there are.
fn repeated(
    lines: &[Line<'_>],
    roles: &[Role],
    start: usize,
    found: &mut Option<Places>,
) -> Option<(usize, usize)> {
    let places = found.get_or_insert_with(|| places(lines));
    let (mut end, mut count) = (start, 0);
    while let Some(line) = lines.get(end) {
        if roles.get(end) != Some(&Role::Furniture) {
            // The heading itself is the last of its lines: the table ends before it.
            let again = line.width <= ENTRY
                && line.ending != Ending::Full
                && places.get(&key(line.text)).is_some_and(|&last| last > end);
            if !again {
                break;
            }
            count += 1;
        }
        end += 1;
    }
    (count > 0).then_some((end, count))
}

/// Dots or dashes that lead to a number at the end.
pub(super) fn has_leader(text: &str) -> bool {
    let rest = without_page(text);
    rest.len() < text.len() && leader(rest)
}

fn leader(rest: &str) -> bool {
    let rest = rest.trim_end();
    let dots = rest
        .chars()
        .rev()
        .filter(|c| !c.is_whitespace())
        .take_while(|c| {
            matches!(c, '.' | '…' | '·' | '．' | '‥' | '・' | '─' | '-' | '—' | '_' | '⋯')
        })
        .count();
    dots >= 3 || rest.ends_with("……") || rest.ends_with('…')
}

/// The text without a page number at its end, in digits or small Roman numerals, in brackets or
/// not.
fn without_page(text: &str) -> &str {
    let open = text.trim_end_matches([')', '）']);
    let rest = open.trim_end_matches(|c| ordinal::digit(c).is_some());
    let rest = if rest.len() == open.len() {
        open.trim_end_matches(['i', 'v', 'x', 'I', 'V', 'X', 'Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ'])
    } else {
        rest
    };
    if rest.len() == open.len() { text } else { rest.trim_end_matches(['(', '（']) }
}

/// An entry ends with a page number that a leader or white space parts from it.
fn is_entry(line: &Line<'_>) -> bool {
    let rest = without_page(line.text);
    rest.len() < line.text.len()
        && line.width <= 160
        && (leader(rest)
            || (rest.ends_with([' ', '\u{3000}', '\t', '/']) && !rest.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    fn contents(text: &str) -> Vec<&str> {
        let lines = split(text);
        let mut roles = vec![Role::Text; lines.len()];
        find(&lines, &mut roles);
        let found = lines.iter().zip(&roles).filter(|(_, role)| **role == Role::Contents);
        found.map(|(line, _)| line.text).collect()
    }

    #[test]
    fn a_headed_list_of_titles_and_pages_is_a_table_of_contents() {
        let text = "目  录\n\n摘要 …… II\n第一章 绪论 …… 1\n1.1 背景 …… 2\n参考文献 9\n\n第一章 绪论\n\n正文由此开始。\n";
        assert_eq!(contents(text).len(), 5);
    }

    #[test]
    fn a_list_of_the_headings_without_pages_is_a_table_of_contents() {
        let text = "目次\n壹、甲\n　一、乙\n貳、丙\n摘要\n\n正文。\n壹、甲\n正文。\n一、乙\n正文。\n貳、丙\n正文。\n";
        assert_eq!(contents(text), ["目次", "壹、甲", "一、乙", "貳、丙"]);
    }

    #[test]
    fn leaders_alone_make_a_table_of_contents() {
        assert_eq!(contents("一、甲……1\n二、乙……5\n三、丙……9\n正文由此开始。\n").len(), 3);
    }

    #[test]
    fn a_sentence_that_ends_in_a_year_is_no_entry() {
        assert!(contents("目录\n\n正文由此开始，至1998\n\n其后又有增补。\n").is_empty());
    }
}
