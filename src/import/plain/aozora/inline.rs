//! What stands inside the lines of an Aozora text: ruby, dots, gaiji, commands.

use super::{OPEN, leading};
use crate::document::inline::{RichText, SpanKind};
use crate::import::normalised::{Normalised, Sign};
use crate::text::script;

/// A reading is no longer than this, in characters.
const READING: usize = 40;
/// How far back the words that a command names are looked for, in bytes.
const NEAR: usize = 4000;

/// The text with its ruby and emphasis as ranges and its commands taken out and added to `taken`;
/// `None` where there is nothing of the kind.
pub(super) fn read(
    text: &RichText,
    taken: &mut Vec<String>,
    normalised: &mut Normalised,
) -> Option<RichText> {
    let source = text.as_str();
    if !source.contains(['《', '｜']) && !source.contains(OPEN) {
        return None;
    }
    let mut out = RichText::default();
    let mut refs = text.refs().iter().peekable();
    // Where the base of the next ruby begins, by `｜`: the offset in the new text.
    let mut bar: Option<usize> = None;
    let mut at = 0;
    while let Some(c) = source.get(at..).and_then(|rest| rest.chars().next()) {
        while let Some(mark) = refs.next_if(|mark| mark.offset <= at) {
            out.push_ref(mark.label.clone(), mark.notes.clone());
        }
        let rest = source.get(at..).unwrap_or_default();
        if let Some(command) = leading(rest) {
            let sign = obey(command, &mut out);
            taken.push(format!("{sign}{command}"));
            at += command.len();
        } else if c == '｜' && opens_base(rest) {
            bar = Some(out.len());
            normalised.take(Sign::RubyFrame, "｜");
            at += c.len_utf8();
        } else if let Some(reading) = reading_of(rest, bar.is_some()) {
            let start = bar.take().unwrap_or_else(|| {
                // A word with its reading is no part of the next one's base.
                let done = out.spans().last().map_or(0, |span| span.range.end);
                done + base_start(out.as_str().get(done..).unwrap_or_default())
            });
            let end = out.len();
            if start < end {
                out.mark(start..end, SpanKind::Ruby(reading.to_owned()));
                normalised.take(Sign::RubyFrame, "《》");
                at += '《'.len_utf8() + reading.len() + '》'.len_utf8();
            } else {
                out.push(c);
                at += c.len_utf8();
            }
        } else {
            out.push(c);
            at += c.len_utf8();
        }
    }
    for mark in refs {
        out.push_ref(mark.label.clone(), mark.notes.clone());
    }
    out.shrink();
    Some(out)
}

/// The text alone, without ruby and commands.
pub(super) fn bare(line: &str) -> String {
    read(&line.into(), &mut Vec::new(), &mut Normalised::default())
        .map_or_else(|| line.to_owned(), |text| text.as_str().to_owned())
}

/// True for what a reading consists of.
pub(super) fn is_reading(text: &str) -> bool {
    !text.is_empty()
        && text.chars().count() <= READING
        && text.chars().all(|c| {
            matches!(c, '\u{3041}'..='\u{309F}' | '\u{30A1}'..='\u{30FF}' | '\u{3000}' | '／' | '＼' | '″')
        })
}

/// `｜古い船着場《ふなつきば》`: a bar opens a base where its reading follows.
fn opens_base(rest: &str) -> bool {
    rest.chars().skip(1).take(READING).find(|c| matches!(c, '｜' | '《' | '。')) == Some('《')
}

/// The text up to the closing bracket of a reading, which must be near.
pub(super) fn quoted(rest: &str) -> Option<&str> {
    let near = rest.get(..rest.floor_char_boundary(READING * 4))?;
    near.split_once('》').map(|(reading, _)| reading)
}

/// The reading that `rest` begins with; behind a bar it may be anything.
fn reading_of(rest: &str, barred: bool) -> Option<&str> {
    let reading = quoted(rest.strip_prefix('《')?)?;
    (barred || is_reading(reading)).then_some(reading)
}

/// Where the base of a ruby without a bar begins: the run of the last character's kind.
fn base_start(text: &str) -> usize {
    #[derive(PartialEq)]
    enum Kind {
        Han,
        Hiragana,
        Katakana,
        Latin,
    }
    let kind = |c: char| match c {
        '々' | '〆' | '〇' | 'ヶ' | 'ヵ' | '※' | '仝' => Some(Kind::Han),
        _ if script::is_han(c) => Some(Kind::Han),
        '\u{3041}'..='\u{309F}' => Some(Kind::Hiragana),
        '\u{30A1}'..='\u{30FF}' => Some(Kind::Katakana),
        _ if c.is_alphanumeric() => Some(Kind::Latin),
        _ => None,
    };
    let Some(last) = text.chars().next_back().and_then(kind) else { return text.len() };
    let run = text.chars().rev().take_while(|c| kind(*c).as_ref() == Some(&last));
    text.len() - run.map(char::len_utf8).sum::<usize>()
}

/// Does what a command says of the text before it; returns the sign in the text that it took the
/// place of.
fn obey(command: &str, out: &mut RichText) -> &'static str {
    if out.as_str().ends_with('※')
        && let Some(c) = gaiji(command)
    {
        out.truncate(out.len() - '※'.len_utf8());
        out.push(c);
        return "※";
    }
    let Some((_, rest)) = command.split_once('「') else { return "" };
    let Some((quoted, what)) = rest.rsplit_once('」') else { return "" };
    let kind = if what.contains("太字") {
        SpanKind::Strong
    } else if what.contains("傍点") || what.contains("傍線") || what.contains("斜体") {
        SpanKind::Emphasis
    } else {
        return "";
    };
    let quoted = bare(quoted);
    // The words stand just before their command.
    let near = out.as_str().floor_char_boundary(out.len().saturating_sub(NEAR));
    let found = out.as_str().get(near..).and_then(|text| text.rfind(&quoted));
    if let Some(start) = found.map(|at| near + at) {
        out.mark(start..start + quoted.len(), kind);
    }
    ""
}

/// The character that a description gives by its code point or name.
fn gaiji(command: &str) -> Option<char> {
    for (name, c) in [("始め二重山括弧", '《'), ("終わり二重山括弧", '》'), ("縦線", '｜')]
    {
        if command.contains(name) {
            return Some(c);
        }
    }
    let (_, code) = command.split_once("U+")?;
    let digits = code.len() - code.trim_start_matches(|c: char| c.is_ascii_hexdigit()).len();
    u32::from_str_radix(code.get(..digits)?, 16).ok().and_then(char::from_u32)
}
