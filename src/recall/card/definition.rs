//! What a term means, where the text says so: X是指…, 所谓X，就是…, X是….

use std::collections::HashSet;
use std::ops::Range;

use super::clause::{self, Sentence};
use super::{Card, CardKind, Ground, Passage, id};
use crate::text::fold;

/// Words between a term and what it means, the surest first.
const MEANS: [&str; 6] = ["，是指", "是指", "指的是", "，就是", "，即", "是"];

/// How long a definition is, in characters.
const LENGTH: std::ops::RangeInclusive<usize> = 8..=70;

/// How many of the weightiest terms are looked for before a mere 是.
const TERMS: usize = 60;

/// One card for each term that the text defines.
pub(super) fn cards(ground: &Ground) -> Vec<Card> {
    let mut defined = HashSet::new();
    let mut cards = Vec::new();
    for means in MEANS {
        for sentence in &ground.sentences {
            let Some((term, meaning)) = definition(ground, sentence, means) else { continue };
            if defined.insert(fold::letters(&term)) {
                cards.extend(card(ground, sentence, &term, &meaning));
            }
        }
    }
    cards.sort_by_key(|card| (card.source.block, card.source.offset));
    cards
}

/// The term that `sentence` defines by `means`, with the bytes of its meaning in the paragraph.
fn definition(ground: &Ground, sentence: &Sentence, means: &str) -> Option<(String, Range<usize>)> {
    let text = sentence.as_str();
    text.match_indices(means).find_map(|(at, _)| {
        let head = text.get(..at)?.rsplit(['，', '：', '；', ',']).next()?;
        let so_called = head.starts_with("所谓");
        let term = head.trim_start_matches("所谓").trim_matches(['“', '”', '「', '」']).to_owned();
        let meaning = meaning(text, at + means.len(), &term)?;
        let sure = means.ends_with('指') || means == "指的是" || (so_called && means != "是");
        let known = ground.terms.iter().take(TERMS).any(|known| known.text == term);
        let start = sentence.range.start;
        (is_name(&term) && (sure || (known && means == "是")))
            .then(|| (term, start + meaning.start..start + meaning.end))
    })
}

fn is_name(term: &str) -> bool {
    (2..=12).contains(&term.chars().count()) && term.chars().all(char::is_alphanumeric)
}

/// The bytes of `text` from `from` to the end of the statement, where it can be an answer.
fn meaning(text: &str, from: usize, term: &str) -> Option<Range<usize>> {
    let tail = text.get(from..)?;
    let length = tail.find(['。', '；', '！', '？']).unwrap_or(tail.len());
    let meaning = tail.get(..length)?.trim_end_matches(['，', '：']);
    let fits = LENGTH.contains(&meaning.chars().count())
        && clause::stands_alone(meaning)
        && !meaning.contains(term);
    fits.then_some(from..from + meaning.len())
}

fn card(ground: &Ground, sentence: &Sentence, term: &str, meaning: &Range<usize>) -> Option<Card> {
    let answer = sentence.text.get(meaning.clone())?;
    let label = ground.label(sentence.block, answer);
    let offset = sentence.range.start;
    Some(Card {
        id: id("definition", term, answer),
        kind: CardKind::Definition,
        prompt: format!("{label}文中说“{term}”是什么？"),
        answer: answer.to_owned(),
        accept: Vec::new(),
        choices: None,
        section: ground.section_of(sentence.block),
        source: Passage { block: sentence.block, offset, length: meaning.end - offset },
        reason: "定义".to_owned(),
    })
}
