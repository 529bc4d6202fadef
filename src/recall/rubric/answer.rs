//! Checks of what a card takes for an answer: 1, 6 to 9 and 13.

use super::deck::{Deck, around_blank, is_blanked, items, question};
use crate::document::block::BlockKind;
use crate::recall::card::cloze::place;
use crate::recall::card::{BLANK, Card, CardKind, figure};
use crate::text::fold;
use crate::text::words::WordBoundaries;

/// Words that no blank is worth.
const GENERIC: [&str; 14] = [
    "问题", "方面", "发展", "情况", "作用", "重要", "指出", "的", "了", "是", "和", "等", "我们",
    "他们",
];

/// Check 1: The passage holds the answer word for word; of a list, each item.
pub(super) fn in_source(deck: &Deck) -> (usize, usize) {
    deck.count(
        |card| !matches!(card.kind, CardKind::Section | CardKind::User),
        |card| {
            let passage = deck.passage(card);
            items(card).iter().all(|item| passage.contains(item))
        },
    )
}

/// Check 6: No card asks the same with another answer, and the letters around a blank stand nowhere
/// around another one; what is said to be something is said where.
pub(super) fn one_answer(deck: &Deck) -> (usize, usize) {
    deck.count(
        |_| true,
        |card| {
            let asked = fold::letters(&card.prompt);
            let other =
                |other: &Card| other.answer != card.answer && fold::letters(&other.prompt) == asked;
            let alone = !deck.cards.iter().any(other);
            let (before, after) = around_blank(card);
            let says = is_blanked(card) && after.is_empty() && before.ends_with('是');
            let placed = !says || card.prompt.starts_with('〔');
            alone && placed && (!is_blanked(card) || is_alone_there(deck, card))
        },
    )
}

/// True where the six letters on each side of the blank stand around no other answer.
fn is_alone_there(deck: &Deck, card: &Card) -> bool {
    let (before, after) = around_blank(card);
    let right: String = after.chars().take(place::near(after)).collect();
    let left = place::last_letters(before);
    deck.body().all(|(_, text)| place::around(text, left, &right, &card.answer))
}

/// Check 7: A blank is cut where words end, and holds a word of content.
pub(super) fn content_word(deck: &Deck) -> (usize, usize) {
    deck.count(
        |card| card.kind == CardKind::Cloze,
        |card| {
            let tagged = deck.words.tagged(&card.answer);
            let content = tagged.iter().any(|word| {
                let text = card.answer.get(word.range.clone()).unwrap_or_default();
                let tag = word.tag.as_str();
                let kind = tag.starts_with(['n', 'v', 'a', 'i', 'l', 'm', 't', 'j', 'b', 's'])
                    || tag == "eng";
                kind && !GENERIC.contains(&text)
            });
            content && card.answer.chars().count() > 1 && is_cut_at_words(deck, card)
        },
    )
}

fn is_cut_at_words(deck: &Deck, card: &Card) -> bool {
    let (before, after) = around_blank(card);
    let whole = format!("{before}{}{after}", card.answer);
    let (start, end) = (before.len(), before.len() + card.answer.len());
    let mut ends = Vec::new();
    deck.words.find_boundaries(&whole, &mut ends);
    let known: Vec<usize> = deck.words.tagged(&whole).iter().map(|word| word.range.end).collect();
    // The dictionary alone or with its model of unknown words: a name may be known to one of them.
    let cut = |at: usize| at == 0 || ends.contains(&at) || known.contains(&at);
    cut(start) && cut(end)
}

/// Check 8: The whole number is blanked, its unit stays, and of a quantity the prompt says when.
pub(super) fn figure_whole(deck: &Deck) -> (usize, usize) {
    deck.count(
        |card| card.kind == CardKind::Figure,
        |card| {
            let unit = card.accept.first().and_then(|full| full.strip_prefix(&card.answer));
            let (before, after) = around_blank(card);
            let shown = unit.is_some_and(|unit| !unit.is_empty() && after.starts_with(unit));
            let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '~' | '第');
            let ranged = ["至", "到", "—", "～"].iter().any(|sign| {
                before
                    .strip_suffix(sign)
                    .is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit() || c == '%'))
            });
            let year = after.starts_with('年') && card.answer.len() == 4;
            let when = year || figure::TIMES.iter().any(|word| question(card).contains(word));
            shown && !before.ends_with(part) && !ranged && when
        },
    )
}

/// Check 9: The passage is part of a paragraph or list item of the body.
pub(super) fn from_body(deck: &Deck) -> (usize, usize) {
    deck.count(
        |_| true,
        |card| {
            let kind = deck.document.block(card.source.block).map(|block| &block.kind);
            let body = matches!(
                kind,
                Some(BlockKind::Paragraph | BlockKind::ListItem { .. } | BlockKind::Quotation)
            );
            let section = deck.outline.index_at(card.source.block);
            body && !section.is_some_and(|at| deck.is_apparatus(at))
        },
    )
}

/// Check 13: A quotation is short or cut with …, does not name its speaker, and has a note of its own.
pub(super) fn quotation_whole(deck: &Deck) -> (usize, usize) {
    deck.count(
        |card| card.kind == CardKind::Source,
        |card| {
            let quote =
                question(card).trim_start_matches('“').split('”').next().unwrap_or_default();
            let passage = deck.passage(card);
            let uncut = passage.contains(&format!("“{quote}”"));
            let cut = quote.ends_with("……")
                && quote.trim_end_matches('…').ends_with(['。', '；'])
                && passage.contains(quote.trim_end_matches('…'));
            quote.chars().count() <= 80
                && (uncut || cut)
                && !card.prompt.contains(&card.answer)
                && !card.prompt.contains(BLANK)
                && passage.starts_with(&card.answer)
                && has_its_note(deck, card)
        },
    )
}

/// True where a mark with its note stands right behind the passage.
fn has_its_note(deck: &Deck, card: &Card) -> bool {
    let Some(block) = deck.document.block(card.source.block) else { return false };
    let end = card.source.offset + card.source.length;
    block.text.refs().iter().any(|mark| {
        let between = block.text.as_str().get(end..mark.offset);
        let near = between.is_some_and(|text| !text.chars().any(char::is_alphanumeric));
        near && !mark.notes.is_empty()
    })
}
