//! Checks of how it is asked: 2, 4, 5 and 12.

use std::collections::BTreeSet;

use super::deck::{Deck, failing, length, normal};

pub(super) fn does_not_tell(deck: &Deck) -> (Vec<String>, usize) {
    failing(deck.cards.iter(), |card| {
        let prompt = normal(&card.prompt);
        let section = if card.kind == "section" { String::new() } else { normal(&card.section) };
        let told = card.items().iter().any(|item| prompt.contains(&normal(item)));
        let headed = card.items().iter().any(|item| section.contains(&normal(item)));
        let letters: Vec<char> = normal(&card.answer).chars().collect();
        let run = (letters.len() * 2).div_ceil(3).max(2);
        let in_part = card.kind == "cloze"
            && letters
                .windows(run.min(letters.len()))
                .any(|part| prompt.contains(&part.iter().collect::<String>()));
        !told && !headed && !in_part
    })
}

pub(super) fn is_short(deck: &Deck) -> (Vec<String>, usize) {
    failing(deck.cards.iter(), |card| {
        let answer = match card.kind.as_str() {
            "cloze" | "figure" => length(&card.answer) <= 12,
            "definition" => length(&card.answer) <= 70,
            "list" => {
                let most = if deck.language == "en" { 40 } else { 30 };
                card.items().len() <= 7 && card.items().iter().all(|item| length(item) <= most)
            }
            _ => true,
        };
        let named = card.question().replace(&card.section, "");
        answer && length(&named) <= 90
    })
}

pub(super) fn stands_alone(deck: &Deck) -> (Vec<String>, usize) {
    const LEANING: [&str; 24] = [
        "这", "其", "该", "此", "它", "他们", "上述", "前者", "后者", "因此", "由此", "但", "同时",
        "其次", "最后", "這", "該", "因為", "所以", "而", "それ", "これ", "この", "その",
    ];
    const BACK: [&str; 7] = ["这一", "这种", "这个", "这些", "这样", "上述", "这类"];
    const PAIRS: [(char, char); 6] =
        [('“', '”'), ('‘', '’'), ('（', '）'), ('《', '》'), ('「', '」'), ('(', ')')];
    failing(deck.cards.iter(), |card| {
        let question = card.question().trim_start_matches(['“', '「', '‘', '《']);
        let leans = LEANING.iter().any(|word| question.starts_with(word));
        let first: String = question.chars().take(5).collect();
        let clause = question.split(['，', '；', '：', '。']).next().unwrap_or_default();
        let back = first.contains(['其', '该']) || BACK.iter().any(|word| clause.contains(word));
        let named = card.prompt.starts_with('〔')
            || (!card.section.is_empty() && card.prompt.contains(&card.section))
            || (!deck.title.is_empty() && card.prompt.contains(&deck.title))
            || card.kind == "list"
            || (deck.title.is_empty() && card.section.is_empty());
        let closed = PAIRS.iter().all(|(open, close)| {
            card.question().matches(*open).count() == card.question().matches(*close).count()
        });
        !leans && !back && named && closed
    })
}

pub(super) fn offers_fair_choices(deck: &Deck) -> (Vec<String>, usize) {
    let asked: Vec<_> = deck.cards.iter().filter(|card| !card.choices.is_empty()).collect();
    let mut places = [0_usize; 4];
    for card in &asked {
        let at = card.choices.iter().position(|choice| *choice == card.answer);
        if let Some(place) = at.and_then(|at| places.get_mut(at)) {
            *place += 1;
        }
    }
    let most = places.into_iter().max().unwrap_or(0);
    let even = asked.len() < 20 || most * 5 <= asked.len() * 2;
    failing(asked.into_iter(), |card| {
        let distinct: BTreeSet<_> = card.choices.iter().collect();
        let level_of = |title: &String| {
            deck.sections.iter().find(|(_, of, _)| of == title).map(|(level, ..)| *level)
        };
        let levels: BTreeSet<_> = card.choices.iter().map(level_of).collect();
        let lengths: Vec<usize> = card.choices.iter().map(|c| c.chars().count()).collect();
        let (least, most) = (lengths.iter().min().unwrap(), lengths.iter().max().unwrap());
        let others: Vec<String> =
            card.choices.iter().filter(|c| **c != card.answer).map(|c| normal(c)).collect();
        let passage = normal(&deck.passage(card));
        let told = pieces(&card.answer).into_iter().any(|part| {
            passage.contains(&part) && !others.iter().any(|other| other.contains(&part))
        });
        even && distinct.len() == 4
            && distinct.contains(&card.answer)
            && levels.len() == 1
            && !levels.contains(&None)
            && *most <= 2 * least
            && !told
    })
}

/// What of a heading would tell it: three characters together, or a word.
fn pieces(title: &str) -> Vec<String> {
    if title.is_ascii() {
        let words = title.split(|c: char| !c.is_alphanumeric());
        return words.filter(|word| word.len() > 3).map(normal).collect();
    }
    let own: Vec<char> = normal(title).chars().collect();
    own.windows(3).map(|part| part.iter().collect()).collect()
}
