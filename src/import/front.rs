//! Front matter: title, authors, abstract, keywords and the lines about the article at its end.

pub(crate) mod labels;
pub(crate) mod names;

use super::ending::{Ending, ending};
use crate::document::Document;
use crate::document::block::{Block, BlockKind};
use crate::document::front::{FrontMatter, FrontRole};
use crate::document::language::Language;
use crate::text::ordinal;
use crate::text::script;

/// How many blocks at either end are looked at.
const LOOK: usize = 40;

/// Gives the blocks of the front matter their roles and reads its values.
pub(crate) fn read_front(document: &mut Document) {
    let language = document.language;
    let mut front = std::mem::take(&mut document.front);
    let count = document.blocks.len();
    read_labelled(&mut document.blocks, 0..count.min(LOOK), &mut front);
    read_labelled(
        &mut document.blocks,
        count.saturating_sub(LOOK).max(LOOK.min(count))..count,
        &mut front,
    );
    let end = title_end(&document.blocks);
    read_title(&mut document.blocks, end, &mut front, language);
    read_star_note(&mut document.blocks, &mut front);
    document.front = front;
}

/// A star behind the title or the names points to a paragraph that begins with one.
fn read_star_note(blocks: &mut [Block], front: &mut FrontMatter) {
    const STARS: [char; 2] = ['*', '＊'];
    let pointed = blocks.iter().take(LOOK).any(|block| {
        matches!(block.kind, BlockKind::Front(FrontRole::Title | FrontRole::Authors))
            && block.text.as_str().ends_with(STARS)
    });
    let note = blocks
        .iter_mut()
        .find(|block| block.kind == BlockKind::Paragraph && block.text.as_str().starts_with(STARS));
    if let Some(note) = note.filter(|_| pointed) {
        note.kind = BlockKind::Front(FrontRole::AuthorNote);
        let text = note.text.as_str().trim_start_matches(STARS).trim_start();
        front.author_note.get_or_insert_with(|| text.to_owned());
    }
}

/// Blocks with a label (摘要：), and the paragraphs under a label that stands alone.
fn read_labelled(blocks: &mut [Block], range: std::ops::Range<usize>, front: &mut FrontMatter) {
    let mut under = None;
    for index in range {
        let Some(block) = blocks.get_mut(index) else { return };
        if block.kind != BlockKind::Paragraph {
            under = None;
            continue;
        }
        let text = block.text.as_str().to_owned();
        if let Some(label) = labels::label(&text) {
            block.kind = BlockKind::Front(label.role);
            under =
                (label.value.is_empty() && label.role == FrontRole::Abstract).then_some(label.role);
            if label.word == "底本" {
                under = Some(FrontRole::Other);
            }
            take_value(label.role, label.word, label.value, front);
        } else if let Some(role) = under {
            block.kind = BlockKind::Front(role);
            if role == FrontRole::Abstract && front.abstract_text.is_none() {
                front.abstract_text = Some(text);
            }
        }
    }
}

fn take_value(role: FrontRole, word: &str, value: &str, front: &mut FrontMatter) {
    if value.is_empty() {
        return;
    }
    match role {
        FrontRole::Abstract if front.abstract_text.is_none() => {
            front.abstract_text = Some(value.to_owned());
        }
        FrontRole::Keywords if front.keywords.is_empty() => front.keywords = keywords(value),
        FrontRole::AuthorNote if front.author_note.is_none() || word.starts_with("作者") => {
            front.author_note = Some(value.trim_end_matches(['）', ')']).to_owned());
        }
        _ => {}
    }
}

/// The keywords of a line: parted by the strongest mark that it has.
fn keywords(value: &str) -> Vec<String> {
    let value = value.trim_end_matches(['.', '。', '；', ';']);
    let marks: [&[char]; 4] =
        [&['；', ';'], &['|', '｜'], &['，', ',', '、'], &['\u{3000}', '\t', '/', '·']];
    let parts: Vec<&str> = match marks.iter().find(|marks| value.contains(**marks)) {
        Some(marks) => value.split(*marks).collect(),
        None if value.contains("  ") => value.split("  ").collect(),
        None if value.chars().any(script::is_han) => value.split(' ').collect(),
        None => vec![value],
    };
    parts.into_iter().map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}

/// The first block that cannot be title, authors or affiliation.
fn title_end(blocks: &[Block]) -> usize {
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

/// A whole sentence that is no address in brackets.
fn is_body(text: &str) -> bool {
    let length = text.chars().count();
    let bracketed = text.starts_with(['（', '(']) && text.ends_with(['）', ')']);
    (ending(text) == Ending::Full && length > 18 && !bracketed) || length > 200
}

fn read_title(blocks: &mut Vec<Block>, end: usize, front: &mut FrontMatter, language: Language) {
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
                && (is_institution(&text) || is_journal_name(blocks, index, end, language)))
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
    next_is_authors
        && language == Language::En
        && before.is_some_and(|before| ending(before.text.as_str()) != Ending::Full)
}

/// The block before is a title that was cut in a phrase: it ends in an article, a preposition or a
/// mark that something must follow.
fn follows_cut_title(blocks: &[Block], index: usize) -> bool {
    let Some(before) = index.checked_sub(1).and_then(|at| blocks.get(at)) else { return false };
    let text = before.text.as_str();
    before.kind == BlockKind::Front(FrontRole::Title)
        && (is_cut_phrase(text) || text.contains(' ') && text.ends_with(':'))
}

/// Latin words that end in an article, a preposition or a comma.
fn is_cut_phrase(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    text.len() > last.len()
        && (matches!(
            last,
            "the"
                | "a"
                | "an"
                | "of"
                | "in"
                | "on"
                | "and"
                | "or"
                | "for"
                | "to"
                | "with"
                | "from"
                | "by"
                | "at"
                | "as"
                | "into"
                | "between"
                | "under"
                | "its"
                | "their"
        ) || last.ends_with(','))
}

/// The title in one line: without the white space that print puts between Han characters.
fn title_value(text: &str) -> String {
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

/// A line of the journal or of the cover: issue, date, degree.
fn is_journal_line(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let dated = bare.chars().filter(char::is_ascii_digit).count() >= 4
        && (bare.contains('年')
            || bare.contains('期')
            || bare.contains("Vol")
            || bare.contains("No."));
    let cover = bare.ends_with("学位论文")
        || bare.ends_with("學位論文")
        || (bare.ends_with("论文") && bare.contains("大学"))
        || (bare.ends_with("論文") && bare.contains("大學"));
    let date = bare.ends_with(['月', '日']) && bare.contains('年') && bare.chars().count() < 14;
    let field = bare.chars().count() < 40
        && ["指导教师", "指導教授", "专业", "學號", "学号", "学院", "研究方向", "导师"]
            .iter()
            .any(|word| bare.strip_prefix(word).is_some_and(|rest| rest.starts_with(['：', ':'])));
    dated || cover || date || field || is_source_line(&bare)
}

/// The place of an article in its journal: volume and pages (27, 2 (2009), 211-219), or a year of
/// the Republic with pages.
fn is_source_line(bare: &str) -> bool {
    let year = bare.contains("民國") && bare.contains('年');
    if year && bare.contains('頁') {
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

/// The name of a university alone in its line, as covers have it above the title.
fn is_institution(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    bare.chars().count() <= 12
        && ["大学", "大學", "学院", "學院", "研究院", "研究所", "大学院"]
            .iter()
            .any(|word| bare.ends_with(word))
}

fn is_affiliation(text: &str) -> bool {
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

#[cfg(test)]
mod tests;
