//! Headings told by their numbers and names, with levels inferred from the systems in use.
//!
//! Precision comes before recall: a wrong heading breaks the outline, a missing one is only text.

pub(crate) mod levels;
mod unnumbered;
pub(crate) mod words;

use std::collections::HashMap;

use super::ending::{Ending, ending};
use super::normalised::{self, Normalised};
use super::numbering::{Numbering, Separator, System, numbering};
use crate::document::block::{Block, BlockKind};
use levels::Levels;

/// A heading is never longer than this, in bytes.
const LIMIT: usize = 240;

/// What makes a block a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// A number in order.
    Number(Numbering),
    /// A known name.
    Name,
    /// `#` marks of Markdown, with their count.
    Hashes(u8),
    /// The look and place of a heading alone, with its level.
    Plain(u8),
}

/// Why a numbered line may be something else than it was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WeakHeading {
    /// Left as text: its number does not count on.
    OutOfOrder,
    /// Left as text: no other line is numbered in this way.
    Single,
    /// Made a heading, though no other line is numbered in this way.
    Alone,
}

impl WeakHeading {
    /// The doubt as a sentence.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::OutOfOrder => "a line with a number out of order was left as text",
            Self::Single => "a line with the only number of its kind was left as text",
            Self::Alone => "a line with the only number of its kind was made a heading",
        }
    }
}

/// Turns the paragraphs that are headings into headings; `#` marks are taken off into `taken`.
/// Returns the blocks that the evidence is weak for, in order.
pub(crate) fn find_headings(
    blocks: &mut [Block],
    taken: &mut Normalised,
) -> Vec<(usize, WeakHeading)> {
    let mut signs = candidates(blocks);
    drop_lists(blocks, &mut signs);
    let mut weak = Vec::new();
    dropped(&mut signs, &mut weak, WeakHeading::OutOfOrder, drop_out_of_order);
    dropped(&mut signs, &mut weak, WeakHeading::Single, drop_single);
    weak.extend(alone(&signs).map(|index| (index, WeakHeading::Alone)));
    weak.sort_unstable_by_key(|(index, _)| *index);
    drop_title(blocks, &mut signs, taken);
    if signs.iter().all(|(_, sign)| *sign == Sign::Name) {
        let found = unnumbered::find(blocks).into_iter();
        signs.extend(found.map(|(index, level)| (index, Sign::Plain(level))));
        signs.sort_by_key(|(index, _)| *index);
        signs.dedup_by_key(|(index, _)| *index);
    }
    let mut levels = Levels::default();
    for (_, sign) in &signs {
        match sign {
            Sign::Number(numbering) => levels.see(numbering),
            Sign::Name => levels.see_unnumbered(),
            Sign::Hashes(_) | Sign::Plain(_) => {}
        }
    }
    let top = highest_hashes(&signs);
    for (index, sign) in signs {
        let Some(block) = blocks.get_mut(index) else { continue };
        let level = match sign {
            Sign::Number(numbering) => levels.of(numbering.system),
            Sign::Name if words::closes_a_chapter(block.text.as_str()) => {
                1 + u8::from(levels.highest() == Some(System::Chapter))
            }
            Sign::Name => 1,
            Sign::Plain(level) => level,
            Sign::Hashes(count) => {
                take_hashes(block, taken);
                count - top + 1
            }
        };
        block.kind = BlockKind::Heading { level };
    }
    weak
}

/// Runs a step that drops signs and notes down which ones it dropped.
fn dropped(
    signs: &mut Vec<(usize, Sign)>,
    weak: &mut Vec<(usize, WeakHeading)>,
    reason: WeakHeading,
    step: fn(&mut Vec<(usize, Sign)>),
) {
    let before: Vec<_> = signs.iter().map(|(index, _)| *index).collect();
    step(signs);
    let kept = |index: &usize| signs.binary_search_by_key(index, |(kept, _)| *kept).is_ok();
    weak.extend(before.into_iter().filter(|index| !kept(index)).map(|index| (index, reason)));
}

/// Headings without a name whose way of numbering occurs once, where it is a low one.
fn alone(signs: &[(usize, Sign)]) -> impl Iterator<Item = usize> {
    let single = |system: System| {
        let of = |sign: &Sign| matches!(sign, Sign::Number(n) if n.system == system);
        signs.iter().filter(|(_, sign)| of(sign)).take(2).count() == 1
    };
    signs.iter().filter_map(move |(index, sign)| match sign {
        Sign::Number(n) if n.system == System::Han && single(n.system) => Some(*index),
        _ => None,
    })
}

/// Takes the `#` marks off a block.
fn take_hashes(block: &mut Block, taken: &mut Normalised) {
    let text = block.text.as_str();
    let from = text.len() - text.trim_start_matches(['#', ' ']).len();
    taken.take(normalised::Sign::HeadingHash, text.get(..from).unwrap_or_default());
    block.text = block.text.tail(from);
}

/// A first line with `#` and no number, before numbered ones of its level, is the title.
fn drop_title(blocks: &mut [Block], signs: &mut Vec<(usize, Sign)>, taken: &mut Normalised) {
    let Some(&(0, Sign::Hashes(count))) = signs.first() else { return };
    let unhashed =
        |block: &Block| block.text.tail(usize::from(count)).as_str().trim_start().to_owned();
    let mut later = signs.iter().skip(1).filter(|(_, sign)| *sign == Sign::Hashes(count));
    let is_numbered =
        |index: usize| blocks.get(index).is_some_and(|block| numbering(&unhashed(block)).is_some());
    if is_numbered(0) || !(later.clone().next().is_none() || later.any(|(at, _)| is_numbered(*at)))
    {
        return;
    }
    if let Some(block) = blocks.first_mut() {
        take_hashes(block, taken);
    }
    signs.remove(0);
}

fn highest_hashes(signs: &[(usize, Sign)]) -> u8 {
    let counts = signs.iter().filter_map(|(_, sign)| match sign {
        Sign::Hashes(count) => Some(*count),
        _ => None,
    });
    counts.min().unwrap_or(1)
}

fn candidates(blocks: &[Block]) -> Vec<(usize, Sign)> {
    let mut signs = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let text = block.text.as_str();
        if block.kind != BlockKind::Paragraph || text.len() > LIMIT {
            continue;
        }
        let is_last = index + 1 == blocks.len();
        if words::is_notes_heading(text) || (!is_last && words::is_heading_word(text)) {
            // 五、结语 counts in its system; 结语 alone does not.
            let sign = numbering(text).map_or(Sign::Name, Sign::Number);
            signs.push((index, sign));
        } else if let Some(count) = hashes(text) {
            signs.push((index, Sign::Hashes(count)));
        } else if let Some(numbering) = numbering(text).filter(|n| !is_last && fits(text, n)) {
            signs.push((index, Sign::Number(numbering)));
        }
    }
    signs
}

fn hashes(text: &str) -> Option<u8> {
    let rest = text.trim_start_matches('#');
    let count = text.len() - rest.len();
    (rest.starts_with(' ') && (1..=6).contains(&count)).then(|| u8::try_from(count).unwrap_or(6))
}

/// True where the text after a number is such as a heading has.
fn fits(text: &str, n: &Numbering) -> bool {
    let rest = n.rest(text);
    let length = rest.chars().count();
    let is_latin = rest.is_ascii();
    let high = matches!(n.system, System::Part | System::Chapter | System::Section);
    if matches!(n.system, System::Circled | System::Bullet | System::ParenLetter) {
        return false;
    }
    if rest.is_empty() {
        // 一, 二 alone in their lines part an essay.
        return high || (n.system == System::Han && n.separator == Separator::None);
    }
    let most = match n.system {
        _ if is_latin => 110,
        System::ParenArabic | System::HalfParen => 30,
        _ => 50,
    };
    let ends = match ending(rest) {
        Ending::Full => rest.ends_with(['？', '?', '！', '!', '…']) && length <= 30,
        Ending::Comma | Ending::Hyphen => false,
        Ending::Colon => high || matches!(n.system, System::Han | System::ParenHan),
        Ending::Open => true,
    };
    let sentence = rest.contains(['。', '；', '\n', '\t']) || (is_latin && rest.contains(". "));
    length <= most && ends && !sentence && begins_like_title(rest, n)
}

/// A title does not begin with a unit (3 月), a small letter or a mark.
fn begins_like_title(rest: &str, n: &Numbering) -> bool {
    let Some(first) = rest.chars().next() else { return false };
    let loose = matches!(n.separator, Separator::Space | Separator::None);
    let unit = loose
        && matches!(
            first,
            '年' | '月'
                | '日'
                | '个'
                | '個'
                | '号'
                | '%'
                | '％'
                | '℃'
                | '～'
                | '~'
                | '-'
                | '×'
                | '+'
                | '='
                | '·'
                | '人'
        );
    let small = first.is_lowercase();
    !unit
        && !small
        && (first.is_alphanumeric()
            || matches!(first, '“' | '《' | '「' | '『' | '"' | '‘' | '〈' | '（' | '('))
}

/// Neighbours of one system without text between are items of a list, not headings.
fn drop_lists(blocks: &[Block], signs: &mut Vec<(usize, Sign)>) {
    let number_at = |index: usize| {
        let block = blocks.get(index).filter(|block| block.kind == BlockKind::Paragraph)?;
        numbering(block.text.as_str())
    };
    signs.retain(|&(index, sign)| {
        let Sign::Number(n) = sign else { return true };
        if matches!(n.system, System::Part | System::Chapter | System::Section) {
            return true;
        }
        let next = number_at(index + 1);
        let before = index.checked_sub(1).and_then(number_at);
        let item_after =
            next.is_some_and(|next| next.system == n.system && next.number == n.number + 1);
        let item_before =
            before.is_some_and(|before| before.system == n.system && before.number + 1 == n.number);
        !item_after && !item_before
    });
}

/// Keeps the numbers that count on: from 1 (or 0), or after the last one of the system.
fn drop_out_of_order(signs: &mut Vec<(usize, Sign)>) {
    let mut last: HashMap<System, (u32, u32)> = HashMap::new();
    let mut chapter = None;
    // What 1.2 counts in: chapters where there are any, else 1. and 2.
    let of_chapter =
        |(_, sign): &(usize, Sign)| matches!(sign, Sign::Number(n) if n.system == System::Chapter);
    let counted = if signs.iter().any(of_chapter) { System::Chapter } else { System::Decimal(1) };
    signs.retain(|(_, sign)| {
        let Sign::Number(n) = sign else { return true };
        let high = matches!(n.system, System::Part | System::Chapter | System::Section);
        let counts_on = match last.get(&n.system) {
            _ if n.number <= 1 => true,
            Some((major, number)) => {
                let parts = matches!(n.system, System::Decimal(2..));
                (!parts || *major == n.major) && (number + 1..=number + 2).contains(&n.number)
            }
            None => high,
        };
        let in_chapter = match n.system {
            System::Decimal(2..) => chapter.is_none_or(|chapter| chapter == n.major),
            _ => true,
        };
        let kept = counts_on && in_chapter;
        if kept {
            last.insert(n.system, (n.major, n.number));
            if n.system == counted {
                chapter = Some(n.number);
            }
        }
        kept
    });
}

/// Drops a low system that occurs once: a stray numbered line.
fn drop_single(signs: &mut Vec<(usize, Sign)>) {
    let mut counts: HashMap<System, usize> = HashMap::new();
    for (_, sign) in signs.iter() {
        if let Sign::Number(n) = sign {
            *counts.entry(n.system).or_default() += 1;
        }
    }
    signs.retain(|(_, sign)| match sign {
        Sign::Number(n) => {
            counts.get(&n.system).is_some_and(|&count| count > 1)
                || matches!(
                    n.system,
                    System::Part | System::Chapter | System::Section | System::Decimal(2..)
                )
                || (n.system == System::Han && n.separator != Separator::None)
        }
        _ => true,
    });
}

#[cfg(test)]
mod tests;
