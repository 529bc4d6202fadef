//! Labels that number headings and list items, by the systems that print uses.

use crate::text::ordinal;

/// A way of numbering. The order is the usual one from the highest level to the lowest, which
/// decides where a document does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum System {
    /// 第一编, 第一部分, 上篇, Part I.
    Part,
    /// 第一章, 第一讲, Chapter 1.
    Chapter,
    /// 第一节, 第一節.
    Section,
    /// `I.`, `Ⅱ．`.
    Roman,
    /// 壹、.
    Capital,
    /// 一、 or 一 with a space.
    Han,
    /// 甲、.
    Stem,
    /// （一）.
    ParenHan,
    /// `1.`, `1、`, `1` with a space; `1.1` and `1.1.1` by the number of their parts.
    Decimal(u8),
    /// `（1）`.
    ParenArabic,
    /// `1）`.
    HalfParen,
    /// `A.`.
    Letter,
    /// `(a)`, `a)`.
    ParenLetter,
    /// ①.
    Circled,
    /// `•`, `·`, `■`, `-`.
    Bullet,
}

/// A label at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Numbering {
    /// The system that it is of.
    pub(crate) system: System,
    /// Its number, the last part's of a decimal one; 0 for a bullet.
    pub(crate) number: u32,
    /// The first part of a decimal number; the number itself elsewhere.
    pub(crate) major: u32,
    /// The label's length in bytes with its separator, without the space after it.
    pub(crate) len: usize,
    /// What stands after the number.
    pub(crate) separator: Separator,
}

/// What parts a number from its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Separator {
    /// A dot, ideographic comma, bracket or word of the label's own (章).
    Mark,
    /// White space alone.
    Space,
    /// Nothing: `1.1数据`.
    None,
}

impl Numbering {
    /// The line's text after the label.
    pub(crate) fn rest<'t>(&self, line: &'t str) -> &'t str {
        line.get(self.len..).unwrap_or_default().trim_start()
    }

    /// The label as printed, without the space after it.
    pub(crate) fn label<'t>(&self, line: &'t str) -> &'t str {
        line.get(..self.len).unwrap_or_default().trim_end()
    }
}

/// The label that `line` begins with.
pub(crate) fn numbering(line: &str) -> Option<Numbering> {
    let first = line.chars().next()?;
    match first {
        '第' => ordinal(line),
        '（' | '(' => in_brackets(line, first.len_utf8()),
        '①'..='⑳' | '❶'..='❿' => {
            let number = ordinal::circled(first)?;
            Some(label(System::Circled, number, first.len_utf8(), Separator::Mark))
        }
        '0'..='9' | '０'..='９' => arabic(line),
        '•' | '●' | '■' | '◆' | '▪' | '□' | '◇' | '○' | '·' | '◎' | '▶' | '➢' | '★' =>
        {
            let rest = line.get(first.len_utf8()..)?;
            rest.starts_with(|c: char| !c.is_ascii_digit())
                .then(|| label(System::Bullet, 0, first.len_utf8(), Separator::Mark))
        }
        '-' | '*' | '–' => line
            .get(first.len_utf8()..)?
            .starts_with([' ', '\t'])
            .then(|| label(System::Bullet, 0, first.len_utf8(), Separator::Mark)),
        '甲' | '乙' | '丙' | '丁' | '戊' | '己' | '庚' | '辛' | '壬' | '癸' => {
            let number = "甲乙丙丁戊己庚辛壬癸".chars().zip(1..).find(|(c, _)| *c == first)?.1;
            separated(line, System::Stem, number, first.len_utf8(), &['、'])
        }
        '上' | '中' | '下' => named_part(line, first),
        'a'..='z' => {
            let len = line.get(1..)?.starts_with([')', '）']).then_some(2)?;
            let len = if line.get(1..)?.starts_with('）') { len + 2 } else { len };
            Some(label(System::ParenLetter, u32::from(first) - 96, len, Separator::Mark))
        }
        'A'..='Z' | 'Ⅰ'..='Ⅻ' => latin(line, first),
        _ => han(line, first),
    }
}

fn label(system: System, number: u32, len: usize, separator: Separator) -> Numbering {
    Numbering { system, number, major: number, len, separator }
}

/// A number of `len` bytes followed by one of `marks`.
fn separated(
    line: &str,
    system: System,
    number: u32,
    len: usize,
    marks: &[char],
) -> Option<Numbering> {
    let rest = line.get(len..)?;
    let tight = rest.trim_start_matches([' ', '\u{3000}']);
    let mark = tight.chars().next().filter(|c| marks.contains(c))?;
    Some(label(system, number, len + rest.len() - tight.len() + mark.len_utf8(), Separator::Mark))
}

/// 第一章, 第 2 节: white space between the parts is allowed, as letter-spaced headings have it.
fn ordinal(line: &str) -> Option<Numbering> {
    let inner = line.strip_prefix('第')?.trim_start();
    let (number, len) = ordinal::leading_han(inner).or_else(|| ordinal::leading_digits(inner))?;
    let unit_text = inner.get(len..)?.trim_start();
    let unit = unit_text.chars().next()?;
    let (system, unit_len) = match unit {
        _ if unit_text.starts_with("部分") => (System::Part, "部分".len()),
        '编' | '編' | '篇' | '部' | '卷' => (System::Part, unit.len_utf8()),
        '章' | '回' | '讲' | '講' | '課' | '课' => (System::Chapter, unit.len_utf8()),
        '节' | '節' => (System::Section, unit.len_utf8()),
        _ => return None,
    };
    let after = unit_text.get(unit_len..)?;
    // 第一章的任务是…, 第三节课: the unit is a part of the sentence.
    if after.starts_with(|c: char| {
        matches!(
            c,
            '的' | '是'
                | '中'
                | '里'
                | '，'
                | '课'
                | '和'
                | '与'
                | '至'
                | '到'
                | '、'
                | '）'
                | '以'
                | 'の'
                | 'で'
                | 'は'
                | 'に'
                | 'を'
                | 'と'
        )
    }) {
        return None;
    }
    let separator =
        if after.starts_with(char::is_whitespace) { Separator::Space } else { Separator::Mark };
    let punctuation = after.chars().next().filter(|c| matches!(c, '：' | ':' | '、' | '.' | '．'));
    let len = line.len() - after.len() + punctuation.map_or(0, char::len_utf8);
    Some(label(system, number, len, separator))
}

/// 上篇, 下编 with a space or colon behind.
fn named_part(line: &str, first: char) -> Option<Numbering> {
    let rest = line.get(first.len_utf8()..)?;
    let unit = rest.chars().next().filter(|c| matches!(c, '篇' | '编' | '編'))?;
    let after = rest.get(unit.len_utf8()..)?;
    let parted = after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || c == '：');
    let number = "上中下".chars().zip(1..).find(|(c, _)| *c == first)?.1;
    parted.then(|| label(System::Part, number, line.len() - after.len(), Separator::Space))
}

/// （一）, (1), （a）, also with white space inside.
fn in_brackets(line: &str, open: usize) -> Option<Numbering> {
    let inner = line.get(open..)?.trim_start();
    let (system, number, len) = if let Some((number, len)) = ordinal::leading_han(inner) {
        (System::ParenHan, number, len)
    } else if let Some((number, len)) = ordinal::leading_digits(inner) {
        (System::ParenArabic, number, len)
    } else {
        let letter = inner.chars().next().filter(char::is_ascii_lowercase)?;
        (System::ParenLetter, u32::from(letter) - 96, 1)
    };
    let close = inner.get(len..)?.trim_start();
    let end = close.chars().next().filter(|c| matches!(c, '）' | ')'))?;
    let after = close.get(end.len_utf8()..)?;
    let punctuation = after.chars().next().filter(|c| matches!(c, '、' | '.' | '．'));
    let len = line.len() - after.len() + punctuation.map_or(0, char::len_utf8);
    (number <= 60).then(|| label(system, number, len, Separator::Mark))
}

/// `1.`, `1、`, `1）`, `1.2.3`, `1` with a space.
fn arabic(line: &str) -> Option<Numbering> {
    let (major, mut len) = ordinal::leading_digits(line)?;
    let (mut number, mut parts) = (major, 1_u8);
    while let Some(rest) = line.get(len..)
        && let Some(dot) = rest.chars().next().filter(|c| matches!(c, '.' | '．' | '·' | '-'))
        && let Some((next, next_len)) = ordinal::leading_digits(rest.get(dot.len_utf8()..)?)
    {
        // Two parts with a hyphen are a range or a date, and only a chapter's figure otherwise.
        if parts == 6 || dot == '-' || next > 99 {
            return None;
        }
        (number, parts, len) = (next, parts + 1, len + dot.len_utf8() + next_len);
    }
    let rest = line.get(len..)?;
    let mut chars = rest.chars();
    let (mark, separator) = match chars.next() {
        Some(c @ ('.' | '．' | '、')) => (c.len_utf8(), Separator::Mark),
        Some(c @ ('）' | ')')) if parts == 1 => {
            return (major <= 60)
                .then(|| label(System::HalfParen, major, len + c.len_utf8(), Separator::Mark));
        }
        Some(c) if c.is_whitespace() => (0, Separator::Space),
        Some(c) if parts > 1 && c.is_alphabetic() => (0, Separator::None),
        _ => return None,
    };
    // A paper may begin with `0 引言`.
    let sane = match parts {
        1 => major <= 200 && (major > 0 || separator == Separator::Space),
        _ => major > 0 && major <= 60,
    };
    sane.then_some(Numbering {
        system: System::Decimal(parts),
        number,
        major,
        len: len + mark,
        separator,
    })
}

/// One to Twelve, as Chapter One has it.
fn spelled(text: &str) -> Option<(u32, usize)> {
    const WORDS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let len = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = text.get(..len)?.to_ascii_lowercase();
    WORDS.iter().zip(1..).find(|(name, _)| **name == word).map(|(_, number)| (number, len))
}

/// `II.`, `A.`, Chapter 3, Part II.
fn latin(line: &str, first: char) -> Option<Numbering> {
    for (word, system) in [
        ("Chapter ", System::Chapter),
        ("CHAPTER ", System::Chapter),
        ("Part ", System::Part),
        ("PART ", System::Part),
    ] {
        if let Some(rest) = line.strip_prefix(word) {
            let (number, len) = ordinal::leading_digits(rest)
                .or_else(|| ordinal::leading_roman(rest))
                .or_else(|| spelled(rest))?;
            let after = rest.get(len..)?;
            let mark =
                after.chars().next().filter(|c| matches!(c, '.' | ':')).map_or(0, char::len_utf8);
            let parted = mark > 0 || after.is_empty() || after.starts_with(char::is_whitespace);
            return parted
                .then(|| label(system, number, word.len() + len + mark, Separator::Space));
        }
    }
    if let Some((number, len)) = ordinal::leading_roman(line) {
        let after = line.get(len..)?;
        if let Some(numbered) = separated(line, System::Roman, number, len, &['.', '．', '、']) {
            // `I. ` and `V. ` need the space that an initial has as well: the order decides later.
            return Some(numbered);
        }
        if !first.is_ascii() && after.starts_with(char::is_whitespace) {
            return Some(label(System::Roman, number, len, Separator::Space));
        }
    }
    let rest = line.get(first.len_utf8()..)?;
    (first.is_ascii_uppercase() && rest.starts_with(". "))
        .then(|| label(System::Letter, u32::from(first) - 64, 2, Separator::Mark))
}

/// 一、, 壹、, 一 with a space; `一．` and `一.` of prints with Latin stops.
fn han(line: &str, first: char) -> Option<Numbering> {
    let (number, len) = ordinal::leading_han(line)?;
    let capital = matches!(
        first,
        '壹' | '贰' | '貳' | '叁' | '參' | '肆' | '伍' | '陆' | '陸' | '柒' | '捌' | '玖' | '拾'
    );
    let system = if capital { System::Capital } else { System::Han };
    if number == 0 || number > 60 {
        return None;
    }
    if let Some(numbered) = separated(line, system, number, len, &['、', '．', '.', '､']) {
        return Some(numbered);
    }
    let rest = line.get(len..)?;
    if rest.is_empty() {
        return Some(label(system, number, len, Separator::None));
    }
    rest.starts_with([' ', '\u{3000}', '\t']).then(|| label(system, number, len, Separator::Space))
}

#[cfg(test)]
mod tests;
