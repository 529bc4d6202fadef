//! Which of four headings of the document a passage belongs to.

use super::{Card, CardKind, Ground, Passage, id};
use crate::document::section::Section;
use crate::recall::point;
use crate::text::fold;

/// Headings to choose from.
const CHOICES: usize = 4;

/// The length of a passage in characters.
const LENGTH: std::ops::RangeInclusive<usize> = 24..=80;

/// One card for each section that has a sentence which does not name its heading.
pub(super) fn cards(ground: &Ground) -> Vec<Card> {
    let sections = ground.outline.sections();
    sections.iter().filter_map(|section| card(ground, section)).collect()
}

fn card(ground: &Ground, section: &Section) -> Option<Card> {
    let choices = choices(ground, section)?;
    let own = own_words(section, &choices);
    let sentence = ground.sentences.iter().find(|sentence| {
        let inside = (section.heading..section.own_end).contains(&sentence.block);
        let text = sentence.as_str();
        inside
            && LENGTH.contains(&text.chars().count())
            && super::clause::stands_alone(text)
            && !own.iter().any(|word| fold::letters(text).contains(word))
    })?;
    Some(Card {
        id: id("section", sentence.as_str(), &section.title),
        kind: CardKind::Section,
        prompt: format!("下面这句话出自哪一节？“{}”", sentence.as_str().trim_matches(['“', '”'])),
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

/// The heading among three others of its level and about its length, in an order of the words' own.
fn choices(ground: &Ground, section: &Section) -> Option<Vec<String>> {
    let length = |title: &str| title.chars().count();
    let mut others: Vec<&str> = ground
        .outline
        .sections()
        .iter()
        .filter(|other| other.level == section.level && other.title != section.title)
        .map(|other| other.title.as_str())
        .filter(|title| {
            let (a, b) = (length(title), length(&section.title));
            a <= 2 * b && b <= 2 * a
        })
        .collect();
    others.sort_by_key(|title| point::hash(&[&section.title, title]));
    others.dedup();
    if others.len() + 1 < CHOICES {
        return None;
    }
    others.truncate(CHOICES - 1);
    let place = usize::try_from(point::hash(&[&section.title]) % 4).unwrap_or(0);
    others.insert(place.min(others.len()), &section.title);
    Some(others.into_iter().map(str::to_owned).collect())
}

/// Pairs of letters of the right heading that no other choice has.
fn own_words(section: &Section, choices: &[String]) -> Vec<String> {
    let letters: Vec<char> = fold::letters(&section.title).chars().collect();
    let others: Vec<String> = choices
        .iter()
        .filter(|title| **title != section.title)
        .map(|title| fold::letters(title))
        .collect();
    letters
        .windows(2)
        .map(|pair| pair.iter().collect::<String>())
        .filter(|pair| !others.iter().any(|other| other.contains(pair.as_str())))
        .collect()
}
