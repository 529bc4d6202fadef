//! Whose words a quotation is, where the text names the speaker and a note stands behind it.

use std::collections::HashMap;
use std::ops::Range;

use super::{Card, CardKind, Ground, Passage, id, wording};
use crate::document::block::{Block, BlockId, BlockKind};

/// Verbs between a speaker and a quotation.
const SAYS: [&str; 8] = ["指出", "强调", "认为", "写道", "提出", "说过", "说", "主张"];

/// Titles behind a speaker's name, which the answer leaves out.
const TITLES: [&str; 6] = ["总书记", "主席", "同志", "总理", "教授", "先生"];

/// The length of a quotation in characters; a longer one is cut behind a sentence or a semicolon.
const LENGTH: std::ops::RangeInclusive<usize> = 14..=76;

/// How many quotations of one speaker are asked for: of more, the answer is guessed.
const MOST: usize = 2;

/// One card for each quotation with a speaker and a note, two of each speaker.
pub(super) fn cards(ground: &Ground) -> Vec<Card> {
    let blocks = ground.document.iter().filter(|(_, block)| block.kind == BlockKind::Paragraph);
    let mut cards: Vec<Card> = blocks.flat_map(|(id, block)| of_block(ground, id, block)).collect();
    let mut asked: HashMap<String, usize> = HashMap::new();
    cards.retain(|card| {
        let times = asked.entry(card.answer.clone()).or_default();
        *times += 1;
        *times <= MOST
    });
    cards
}

fn of_block(ground: &Ground, block_id: BlockId, block: &Block) -> Vec<Card> {
    let text = block.text.as_str();
    let quotations = text.match_indices('“').filter_map(|(open, _)| {
        let inside = open + '“'.len_utf8();
        let close = inside + text.get(inside..)?.find('”')?;
        let (speaker, start) = speaker(text.get(..open)?)?;
        let noted = block.text.refs().iter().any(|mark| is_behind(text, close, mark.offset));
        let quote = shown(text.get(inside..close)?)?;
        let asked = noted && !quote.contains(&speaker);
        asked.then(|| card(ground, block_id, start..close + '”'.len_utf8(), &speaker, &quote))
    });
    quotations.collect()
}

/// The speaker named at the end of `before`, with the byte where the name begins.
fn speaker(before: &str) -> Option<(String, usize)> {
    let head = before.trim_end_matches(['，', ',', '：', ':']);
    let head = SAYS.iter().find_map(|verb| head.strip_suffix(verb))?;
    let clause = head.rsplit(['。', '，', '；', '”', '、', '\n']).next()?;
    let name = TITLES.iter().find_map(|title| clause.strip_suffix(title)).unwrap_or(clause);
    let plain = (2..=5).contains(&name.chars().count()) && name.chars().all(char::is_alphabetic);
    plain.then(|| (name.to_owned(), head.len() - clause.len()))
}

/// True where a mark at `offset` stands right behind the quotation that closes at `close`.
fn is_behind(text: &str, close: usize, offset: usize) -> bool {
    let between = text.get(close..offset);
    between.is_some_and(|between| between.chars().all(|c| !c.is_alphanumeric() && c != '“'))
}

/// The quotation, or its beginning up to a full stop or semicolon with … behind it.
fn shown(quote: &str) -> Option<String> {
    let length = |text: &str| text.chars().count();
    if LENGTH.contains(&length(quote)) {
        return Some(quote.to_owned());
    }
    let cut = quote
        .match_indices(['。', '；'])
        .map(|(at, sign)| quote.get(..at + sign.len()).unwrap_or_default())
        .take_while(|part| length(part) + 2 <= *LENGTH.end())
        .last()?;
    (length(cut) >= *LENGTH.start()).then(|| format!("{cut}……"))
}

fn card(ground: &Ground, block: BlockId, range: Range<usize>, speaker: &str, quote: &str) -> Card {
    let label = ground.label(block, speaker);
    Card {
        id: id("source", quote, speaker),
        kind: CardKind::Source,
        prompt: format!("{label}{}", wording::speaker_of(ground.document.language, quote)),
        answer: speaker.to_owned(),
        accept: Vec::new(),
        choices: None,
        section: ground.section_of(block),
        source: Passage { block, offset: range.start, length: range.len() },
        reason: "引文".to_owned(),
    }
}
