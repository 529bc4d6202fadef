//! Title, subtitle and authors: the lines before the first sentence.

use super::above;
use super::cover::{is_affiliation, is_institution, is_journal_line};
use super::names;
use super::{LOOK, SENTENCE};
use crate::document::block::{Block, BlockKind};
use crate::document::front::{FrontMatter, FrontRole};
use crate::document::language::Language;
use crate::import::ending::{Ending, ending};
use crate::import::phrase::is_cut_phrase;
use crate::text::script;

/// The first block that cannot be title, authors or affiliation.
pub(super) fn title_end(blocks: &[Block]) -> usize {
    // A title stands over something.
    if blocks.len() < 2 {
        return 0;
    }
    let ends = |block: &Block| match block.kind {
        BlockKind::Paragraph => is_body(block.text.as_str()),
        BlockKind::Front(FrontRole::Other) => false,
        _ => true,
    };
    blocks.iter().take(LOOK).position(ends).unwrap_or(blocks.len().min(LOOK))
}

/// A whole sentence that is no address in brackets and no source of the article.
fn is_body(text: &str) -> bool {
    if is_journal_line(text) {
        return false;
    }
    let length = text.chars().count();
    let bracketed = text.starts_with(['（', '(']) && text.ends_with(['）', ')']);
    (ending(text) == Ending::Full && length > SENTENCE && !bracketed) || length > 200
}

pub(super) fn read_title(
    blocks: &mut Vec<Block>,
    end: usize,
    front: &mut FrontMatter,
    language: Language,
) {
    let mut end = end;
    let mut index = 0;
    let mut title_at = None;
    while index < end {
        let Some(block) = blocks.get(index) else { break };
        let text = block.text.as_str().to_owned();
        let role = if block.kind != BlockKind::Paragraph {
            None
        } else if let Some(authors) = names::labelled(&text, language) {
            front.authors =
                if front.authors.is_empty() { authors } else { std::mem::take(&mut front.authors) };
            Some(FrontRole::Authors)
        } else if is_journal_line(&text)
            || (title_at.is_none()
                && (is_institution(&text)
                    || is_column_name(&text)
                    || above::is_above_title(blocks, index, end, language)
                    || is_journal_name(blocks, index, end, language)))
        {
            Some(FrontRole::Other)
        } else if title_at.is_none() && begins_text(blocks, index) {
            return;
        } else if title_at.is_none() {
            title_at = Some(index);
            Some(FrontRole::Title)
        } else if let Some(authors) = names::authors(&text, language)
            .filter(|_| front.authors.is_empty() && !follows_cut_title(blocks, index))
        {
            front.authors = authors;
            Some(FrontRole::Authors)
        } else if front.authors.is_empty() && title_at.is_some_and(|at| at + 1 == index) {
            if goes_on_with_title(blocks, index, language) {
                let more = blocks.remove(index).text;
                if let Some(title) = blocks.get_mut(index - 1) {
                    let latin = title.text.as_str().ends_with(|c: char| c.is_ascii());
                    if latin {
                        title.text.push(' ');
                    }
                    title.text.append(&more);
                }
                end -= 1;
                continue;
            }
            Some(FrontRole::Subtitle)
        } else if is_affiliation(&text) {
            Some(FrontRole::AuthorNote)
        } else {
            Some(FrontRole::Other)
        };
        if let (Some(role), Some(block)) = (role, blocks.get_mut(index)) {
            block.kind = BlockKind::Front(role);
        }
        index += 1;
    }
    if front.title.is_none()
        && let Some(block) = title_at.and_then(|at| blocks.get(at))
    {
        front.title = Some(title_value(block.text.as_str()));
    }
}

/// The name of a journal's column between dots or in brackets, as it stands above the title.
fn is_column_name(text: &str) -> bool {
    let mut chars = text.chars();
    let ends = (chars.next(), chars.next_back());
    let framed = match ends {
        (Some(first @ ('·' | '•' | '・' | '●' | '■' | '◆')), Some(last)) => first == last,
        (Some('【'), Some('】')) | (Some('〔'), Some('〕')) => true,
        _ => false,
    };
    framed && (2..=16).contains(&chars.count())
}

/// A line above the place of the article in its journal, where the title is still to come.
fn is_journal_name(blocks: &[Block], index: usize, end: usize, language: Language) -> bool {
    let is_about = |block: &&Block| {
        block.kind == BlockKind::Front(FrontRole::Other) || is_journal_line(block.text.as_str())
    };
    let after = blocks.get(index + 1..end).unwrap_or_default();
    let about = after.iter().take_while(is_about).count();
    let is_source = after.first().is_some_and(|next| is_journal_line(next.text.as_str()));
    let next = after.get(about).filter(|next| next.kind == BlockKind::Paragraph);
    is_source
        && next.is_some_and(|next| {
            let text = next.text.as_str();
            names::authors(text, language).is_none() && names::labelled(text, language).is_none()
        })
}

/// A line that stands over nothing: a sentence of Chinese, or the first of two pieces that are or
/// end a sentence.
fn begins_text(blocks: &[Block], index: usize) -> bool {
    let Some(block) = blocks.get(index) else { return false };
    let text = block.text.as_str();
    let cut = ending(text) == Ending::Comma || is_cut_phrase(text);
    let before_end = blocks.get(index + 1).is_some_and(is_sentence);
    is_sentence(block) && text.ends_with('。') || before_end && (is_sentence(block) || cut)
}

/// Text with the full stop of a statement: a title may ask or exclaim.
fn is_sentence(block: &Block) -> bool {
    let text = block.text.as_str();
    block.kind == BlockKind::Paragraph
        && ending(text) == Ending::Full
        && !text.ends_with(['？', '?', '！', '!', '…'])
}

/// A second line of a Latin title that was wrapped: no subtitle of its own.
fn goes_on_with_title(blocks: &[Block], index: usize, language: Language) -> bool {
    let next_is_authors = blocks
        .get(index + 1)
        .is_some_and(|next| names::authors(next.text.as_str(), language).is_some());
    let before = index.checked_sub(1).and_then(|at| blocks.get(at));
    if follows_cut_title(blocks, index) {
        return !blocks.get(index).is_some_and(is_sentence);
    }
    if blocks.get(index + 1).is_some_and(|next| is_document_number(next.text.as_str())) {
        return before.is_some_and(|before| !names_document(before.text.as_str()))
            && blocks.get(index).is_some_and(|block| names_document(block.text.as_str()));
    }
    next_is_authors
        && language == Language::En
        && before.is_some_and(|before| ending(before.text.as_str()) != Ending::Full)
}

/// 国发〔2023〕16号: the number of an official document.
fn is_document_number(text: &str) -> bool {
    let bracketed = ['〔', '［', '[', '【'].into_iter().any(|open| {
        text.split(open).nth(1).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    bracketed && text.trim_end().ends_with(['号', '號']) && text.chars().count() < 24
}

/// …的意见, …的通知: a title of an official document ends in what the document is.
fn names_document(text: &str) -> bool {
    ["意见", "通知", "决定", "办法", "规定", "方案", "纲要", "规划", "条例", "报告", "批复", "函"]
        .iter()
        .any(|word| text.ends_with(word))
}

/// The block before is a title that was cut in a phrase: it ends in an article, a preposition or a
/// mark that something must follow.
fn follows_cut_title(blocks: &[Block], index: usize) -> bool {
    let Some(before) = index.checked_sub(1).and_then(|at| blocks.get(at)) else { return false };
    let text = before.text.as_str();
    before.kind == BlockKind::Front(FrontRole::Title)
        && (is_cut_phrase(text) || text.contains(' ') && text.ends_with(':'))
}

/// The title in one line: without the white space that print puts between Han characters.
pub(in crate::import) fn title_value(text: &str) -> String {
    let text = text.trim_end_matches(['*', '＊']);
    let mut value = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_whitespace() {
            let wide = |c: Option<char>| c.is_some_and(is_set_solid);
            while chars.peek().copied().is_some_and(char::is_whitespace) {
                chars.next();
            }
            if !wide(value.chars().next_back()) && !wide(chars.peek().copied()) && !value.is_empty()
            {
                value.push(' ');
            }
        } else {
            value.push(c);
        }
    }
    value.trim_end().to_owned()
}

/// True for a character that has no space beside it: Han, kana and their own punctuation.
fn is_set_solid(c: char) -> bool {
    script::is_han(c)
        || script::is_kana(c)
        || matches!(c, '\u{3001}'..='\u{303F}' | '\u{FF01}'..='\u{FF60}')
}
