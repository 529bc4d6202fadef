//! Note labels: the forms in which a definition begins and the families that marks belong to.

use crate::text::ordinal;

/// The way a note's number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Family {
    /// ①.
    Circled,
    /// `[1]`, ［1］, 〔1〕, 【1】, 〔一〕.
    Bracket,
    /// 注1, （注1）, 註一.
    Named,
    /// ¹, `^1`.
    Raised,
    /// `(1)`, （1）.
    Paren,
    /// `1`, `1.`: a note only where a run or a section of notes makes it sure.
    Plain,
    /// `*`, ＊, †, ※.
    Star,
    /// ©, ®, @: what character recognition makes of ①, ② and the like.
    Misread,
}

impl Family {
    /// Every family.
    pub(crate) const ALL: [Self; 8] = [
        Self::Circled,
        Self::Bracket,
        Self::Named,
        Self::Raised,
        Self::Paren,
        Self::Plain,
        Self::Star,
        Self::Misread,
    ];
}

/// A note's number in its family; 0 for a star, the code point for a misread one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NoteLabel {
    pub(crate) family: Family,
    pub(crate) number: u32,
}

/// The beginning of a definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DefinitionStart<'t> {
    /// The label's family and number.
    pub(crate) label: NoteLabel,
    /// The label as printed, without caret, list dash, dot or space.
    pub(crate) printed: &'t str,
    /// What stands before the label: caret, list dash.
    pub(crate) lead: &'t str,
    /// What parts the label from its text: dot, colon, space.
    pub(crate) separator: &'t str,
    /// The text after it, which may be empty.
    pub(crate) text: &'t str,
    /// The label has the form that a raised mark gets in extracted text (`^①`).
    pub(crate) caret: bool,
}

/// The label that `line` begins with, if it is of a form that definitions have.
///
/// Every numbered line looks like a definition of the families `Paren` and `Plain`: the caller
/// decides by what stands around it.
pub(crate) fn definition(line: &str) -> Option<DefinitionStart<'_>> {
    let undashed = line.strip_prefix("- ").or_else(|| line.strip_prefix("* "));
    let dashed = undashed.and_then(|rest| definition(rest.trim_start()));
    if let Some(circled) = dashed.filter(|d| d.label.family == Family::Circled) {
        let label = circled.printed.len() + circled.separator.len() + circled.text.len();
        return Some(DefinitionStart { lead: line.get(..line.len() - label)?, ..circled });
    }
    let bare = line.trim_start_matches(['^', '＾']);
    let caret = bare.len() < line.len();
    let first = bare.chars().next()?;
    let (family, number, len) = match first {
        '[' | '［' | '〔' | '【' => bracketed(bare, first)?,
        '注' | '註' => named(bare)?,
        '（' | '(' => in_parentheses(bare, first)?,
        '*' | '＊' | '†' | '※' | '‡' => {
            let rest = bare.trim_start_matches(first);
            let stars = bare.len() - rest.len();
            let (number, len) = ordinal::leading_digits(rest).unwrap_or((0, 0));
            let family = if number > 0 { Family::Named } else { Family::Star };
            (family, number, stars + len)
        }
        _ if is_misread(first) => (Family::Misread, u32::from(first), first.len_utf8()),
        _ => leading(bare, first, caret)?,
    };
    let printed = bare.get(..len)?;
    let rest = bare.get(len..)?;
    let text = match family {
        Family::Plain => plain_text(rest)?,
        _ => rest.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, ':' | '：' | '.' | '．' | '、')
        }),
    };
    let lead = line.get(..line.len() - bare.len())?;
    let separator = rest.get(..rest.len() - text.len())?;
    Some(DefinitionStart {
        label: NoteLabel { family, number },
        printed,
        lead,
        separator,
        text,
        caret,
    })
}

/// True for a sign that character recognition puts in place of a circled number.
pub(crate) fn is_misread(c: char) -> bool {
    matches!(c, '©' | '®' | '@' | 'Ⓒ' | 'Ⓓ' | 'Ⓡ' | 'ⓒ' | 'ⓓ' | 'ⓡ' | '⓪')
}

/// Circled, raised and plain numbers.
fn leading(bare: &str, first: char, caret: bool) -> Option<(Family, u32, usize)> {
    if let Some(number) = ordinal::circled(first) {
        return Some((Family::Circled, number, first.len_utf8()));
    }
    if ordinal::superscript(first).is_some() {
        let (mut number, mut len) = (0, 0);
        for c in bare.chars().take(3) {
            let Some(digit) = ordinal::superscript(c) else { break };
            number = number * 10 + digit;
            len += c.len_utf8();
        }
        return Some((Family::Raised, number, len));
    }
    let (number, len) = ordinal::leading_digits(bare).filter(|&(n, _)| n > 0 && n < 1000)?;
    Some((if caret { Family::Raised } else { Family::Plain }, number, len))
}

/// The text after a plain number: a dot, comma or white space must part them.
fn plain_text(rest: &str) -> Option<&str> {
    let text = match rest.chars().next() {
        None => rest,
        Some(c @ ('.' | '．' | '、' | ')' | '）' | ':' | '：')) => rest.get(c.len_utf8()..)?,
        Some(c) if c.is_whitespace() => rest,
        Some(_) => return None,
    };
    (!text.starts_with(|c: char| c.is_ascii_digit())).then(|| text.trim_start())
}

/// `[1]`, 〔一〕, 【注1】, `[^1]`; white space inside is allowed.
fn bracketed(bare: &str, open: char) -> Option<(Family, u32, usize)> {
    let inner = bare.get(open.len_utf8()..)?;
    let unspaced = inner.trim_start_matches([' ', '^', '\u{3000}']);
    if unspaced.starts_with(['注', '註']) {
        let (_, number, len) = named(unspaced)?;
        let close = unspaced.get(len..)?;
        let end = closing(close)?;
        return Some((Family::Named, number, bare.len() - close.len() + end));
    }
    let (number, len) = number(unspaced)?;
    let close = unspaced.get(len..)?;
    let end = closing(close)?;
    (number > 0 && number < 1000).then_some((
        Family::Bracket,
        number,
        bare.len() - close.len() + end,
    ))
}

/// The length of white space and a closing bracket at the start of `text`.
fn closing(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches([' ', '\u{3000}']);
    let close =
        rest.chars().next().filter(|c| matches!(c, ']' | '］' | '〕' | '】' | '）' | ')'))?;
    Some(text.len() - rest.len() + close.len_utf8())
}

/// A number in digits, Han numerals or as one circled character.
fn number(text: &str) -> Option<(u32, usize)> {
    let first = text.chars().next()?;
    ordinal::leading_digits(text)
        .or_else(|| ordinal::leading_han(text))
        .or_else(|| ordinal::circled(first).map(|n| (n, first.len_utf8())))
}

/// 注1, 註一, 注释1, 注①; the number must end there.
fn named(bare: &str) -> Option<(Family, u32, usize)> {
    let word = ["注释", "注釋", "註釋", "注", "註"].into_iter().find(|w| bare.starts_with(w))?;
    let rest = bare.get(word.len()..)?;
    let unspaced = rest.trim_start_matches(' ');
    let (number, len) = number(unspaced)?;
    let after = unspaced.get(len..)?.chars().next();
    let ends = after.is_none_or(|c| !c.is_alphanumeric() || c.is_whitespace() || word.len() > 3);
    (ends && number > 0).then_some((Family::Named, number, bare.len() - unspaced.len() + len))
}

/// `(1)` and （注1）.
fn in_parentheses(bare: &str, open: char) -> Option<(Family, u32, usize)> {
    let inner = bare.get(open.len_utf8()..)?.trim_start();
    let (family, number, len) = if inner.starts_with(['注', '註']) {
        named(inner)?
    } else {
        let (number, len) = ordinal::leading_digits(inner)?;
        (Family::Paren, number, len)
    };
    let close = inner.get(len..)?;
    let end = closing(close)?;
    Some((family, number, bare.len() - close.len() + end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(Family, u32, &str, &str)> {
        definition(line).map(|d| (d.label.family, d.label.number, d.printed, d.text))
    }

    #[test]
    fn every_form_of_a_definition_is_read() {
        for (line, family, number, printed) in [
            ("- ① 甲", Family::Circled, 1, "①"),
            ("②甲", Family::Circled, 2, "②"),
            ("^③ 甲", Family::Circled, 3, "③"),
            ("[4] 甲", Family::Bracket, 4, "[4]"),
            ("［ 5 ］甲", Family::Bracket, 5, "［ 5 ］"),
            ("〔6〕甲", Family::Bracket, 6, "〔6〕"),
            ("〔七〕甲", Family::Bracket, 7, "〔七〕"),
            ("注8：甲", Family::Named, 8, "注8"),
            ("（注9）甲", Family::Named, 9, "（注9）"),
            ("註十：甲", Family::Named, 10, "註十"),
            ("【注11】甲", Family::Named, 11, "【注11】"),
            ("¹² 甲", Family::Raised, 12, "¹²"),
            ("^13 甲", Family::Raised, 13, "13"),
            ("(14) 甲", Family::Paren, 14, "(14)"),
            ("15. 甲", Family::Plain, 15, "15"),
            ("16 甲", Family::Plain, 16, "16"),
        ] {
            assert_eq!(read(line), Some((family, number, printed, "甲")), "{line}");
        }
    }

    #[test]
    fn numbers_that_belong_to_the_sentence_are_no_label() {
        for line in ["2023年以来", "注意事项", "注一般都", "[J] 甲", "3.14 甲", "（见下）"]
        {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
