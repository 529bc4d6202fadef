//! Front matter: title, authors, abstract, keywords and the lines about the article at its end.

pub(crate) mod above;
pub(crate) mod cover;
pub(crate) mod headed;
pub(crate) mod labels;
pub(crate) mod names;
pub(crate) mod title;

use crate::document::Document;
use crate::document::block::{Block, BlockKind};
use crate::document::front::{FrontMatter, FrontRole};
use crate::import::ending::{Ending, ending};
use crate::text::script;

/// The longest line that ends like a sentence and may be one of the head, in characters.
const SENTENCE: usize = 18;

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
    read_unlabelled(&mut document.blocks, &mut front);
    let end = title::title_end(&document.blocks);
    title::read_title(&mut document.blocks, end, &mut front, language);
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

/// Keywords without a label below one paragraph, which is then the abstract, under the names.
fn read_unlabelled(blocks: &mut [Block], front: &mut FrontMatter) {
    if front.abstract_text.is_some() || !front.keywords.is_empty() {
        return;
    }
    let is_text = |block: &Block| {
        let text = block.text.as_str();
        block.kind == BlockKind::Paragraph
            && ending(text) == Ending::Full
            && text.chars().count() > SENTENCE
    };
    let Some(first) = blocks.iter().take(LOOK).position(is_text).filter(|at| *at >= 2) else {
        return;
    };
    let Some([summary, terms, ..]) = blocks.get_mut(first..) else { return };
    if terms.kind != BlockKind::Paragraph || !labels::is_bare_keywords(terms.text.as_str()) {
        return;
    }
    summary.kind = BlockKind::Front(FrontRole::Abstract);
    terms.kind = BlockKind::Front(FrontRole::Keywords);
    front.abstract_text = Some(summary.text.as_str().to_owned());
    front.keywords = keywords(terms.text.as_str());
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

#[cfg(test)]
mod tests;
