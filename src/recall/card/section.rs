//! Which of four headings of the document a passage belongs to.

use std::collections::{HashMap, HashSet};

use super::clause::Sentence;
use super::{Card, CardKind, Ground, Passage, id, wording};
use crate::document::section::Section;
use crate::recall::point;
use crate::text::fold;

/// Headings to choose from.
const CHOICES: usize = 4;

/// The length of a passage in characters.
const LENGTH: std::ops::RangeInclusive<usize> = 24..=76;

/// One card for each section that has a sentence which does not name its heading.
pub(super) fn cards(ground: &Ground) -> Vec<Card> {
    let spread = Spread::of(ground);
    let mut cards: Vec<Card> = Vec::new();
    for (index, section) in ground.outline.sections().iter().enumerate() {
        if super::ground::is_apparatus(&section.title) {
            continue;
        }
        cards.extend(card(ground, &spread, index, section, cards.len() % CHOICES));
    }
    cards
}

/// In which sections each word stands.
struct Spread<'a>(HashMap<&'a str, HashSet<Option<usize>>>);

impl<'a> Spread<'a> {
    fn of(ground: &'a Ground) -> Self {
        let mut sections: HashMap<&str, HashSet<Option<usize>>> = HashMap::new();
        for sentence in &ground.sentences {
            let section = ground.outline.index_at(sentence.block);
            for word in content(sentence) {
                sections.entry(word).or_default().insert(section);
            }
        }
        Self(sections)
    }

    /// How much a sentence says that its own section alone says, in hundredths.
    fn own(&self, sentence: &Sentence) -> usize {
        let words: HashSet<&str> = content(sentence).collect();
        let own = words.iter().filter(|word| self.0.get(*word).is_some_and(|s| s.len() == 1));
        own.count() * 100 / words.len().max(4)
    }
}

/// The nouns and verbs of a sentence that have more than one character.
fn content<'a>(sentence: &'a Sentence) -> impl Iterator<Item = &'a str> {
    let words = sentence.words.iter().filter(|word| word.tag.starts_with(['n', 'v', 'a', 'l']));
    words.filter_map(|word| sentence.text.get(word.range.clone())).filter(|w| w.len() > 3)
}

fn card(
    ground: &Ground,
    spread: &Spread,
    index: usize,
    section: &Section,
    place: usize,
) -> Option<Card> {
    let choices = choices(ground, section, place)?;
    let own = own_words(&section.title, &choices);
    let inside = ground.sentences.iter().filter(|sentence| {
        ground.outline.index_at(sentence.block) == Some(index)
            && is_passage(sentence.as_str(), &own)
    });
    let weight = |sentence: &Sentence| {
        let text = sentence.as_str();
        let reported = text.contains("指出") || text.contains("强调");
        let quoted = text.starts_with(['“', '「']);
        let figures = text.chars().filter(char::is_ascii_digit).count() > 4;
        let point = ground.points.iter().any(|point| {
            point.block() == sentence.block && sentence.range.start == point.gist.start
        });
        let against = 40 * (usize::from(reported) + usize::from(quoted) + usize::from(figures));
        (spread.own(sentence) + 200 + 30 * usize::from(point)).saturating_sub(against)
    };
    // The first of those that weigh most: an edit behind it leaves it the choice.
    let sentence = inside.rev().max_by_key(|sentence| weight(sentence))?;
    let label = ground.title_label();
    let passage = sentence.as_str().replace('“', "‘").replace('”', "’");
    Some(Card {
        id: id("section", sentence.as_str(), &section.title),
        kind: CardKind::Section,
        prompt: format!("{label}{}", wording::heading_of(ground.document.language, &passage)),
        answer: section.title.clone(),
        accept: Vec::new(),
        choices: Some(choices),
        section: Some(section.title.clone()),
        source: Passage {
            block: sentence.block,
            offset: sentence.range.start,
            length: sentence.range.len(),
        },
        reason: "章节".to_owned(),
    })
}

/// A sentence of its own, of a fair length, without the words of its heading.
fn is_passage(text: &str, own: &[String]) -> bool {
    LENGTH.contains(&super::clause::length(text))
        && text.ends_with(['。', '！', '？', '.', '”'])
        && super::clause::alone::stands_alone(text)
        && !own.iter().any(|word| fold::letters(text).contains(word))
}

/// The heading among three others of its level and about its length, in an order of the words' own.
fn choices(ground: &Ground, section: &Section, place: usize) -> Option<Vec<String>> {
    let length = |title: &str| title.chars().count();
    let mut others: Vec<&str> = ground
        .outline
        .sections()
        .iter()
        .filter(|other| other.level == section.level && other.title != section.title)
        .map(|other| other.title.as_str())
        .filter(|title| !super::ground::is_apparatus(title))
        .filter(|title| {
            let (a, b) = (length(title), length(&section.title));
            a <= 2 * b && b <= 2 * a
        })
        .collect();
    others.sort_by_key(|title| point::hash(&[&section.title, title]));
    others.dedup();
    let mut chosen: Vec<&str> = vec![&section.title];
    for title in others {
        let even = chosen.iter().all(|other| {
            let (a, b) = (length(title), length(other));
            a <= 2 * b && b <= 2 * a
        });
        if even && chosen.len() < CHOICES {
            chosen.push(title);
        }
    }
    if chosen.len() < CHOICES {
        return None;
    }
    chosen.swap(0, place);
    Some(chosen.into_iter().map(str::to_owned).collect())
}

/// Pairs of letters of the right heading that no other choice has; of a heading in Latin letters its
/// words of four letters and more.
pub(in crate::recall) fn own_words(title: &str, choices: &[String]) -> Vec<String> {
    if title.is_ascii() {
        let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3);
        let others: Vec<&String> = choices.iter().filter(|other| *other != title).collect();
        let own = words.filter(|word| !others.iter().any(|other| other.contains(word)));
        return own.map(fold::letters).collect();
    }
    let letters: Vec<char> = fold::letters(title).chars().collect();
    let others: Vec<String> =
        choices.iter().filter(|other| *other != title).map(|title| fold::letters(title)).collect();
    letters
        .windows(2)
        .map(|pair| pair.iter().collect::<String>())
        .filter(|pair| !others.iter().any(|other| other.contains(pair.as_str())))
        .collect()
}
