//! Cards made from a document: what a teacher would ask of its argument.
//!
//! Nothing is made from front matter, notes or captions. Each card says where its answer stands and
//! why it was worth asking; its id comes from its own words, so an edit elsewhere leaves it alone.

mod citation;
pub(super) mod clause;
pub(super) mod cloze;
mod definition;
pub(super) mod figure;
pub(super) mod ground;
mod list;
mod quotation;
pub(super) mod section;
mod set;
mod wording;

use serde::{Deserialize, Serialize};

use super::point;
use crate::document::Document;
use crate::document::block::BlockId;
use crate::text::fold;
use crate::text::words::Words;
use ground::Ground;

/// The blank in a prompt.
pub const BLANK: &str = "＿＿";

/// What a card asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CardKind {
    /// The points under a heading.
    List,
    /// What a term means.
    Definition,
    /// A number, with its unit left to see.
    Figure,
    /// A key term in the sentence that carries it.
    Cloze,
    /// Whose words a quotation is.
    Source,
    /// Which heading a passage belongs to.
    Section,
    /// What the reader made himself.
    User,
}

/// The passage that holds an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// The block that it begins in.
    pub block: BlockId,
    /// Its first byte in that block's text.
    pub offset: usize,
    /// Its bytes. A passage over several blocks counts one byte between two of them.
    pub length: usize,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Card {
    /// The same for the same words on every machine.
    pub id: String,
    /// What it asks for.
    pub kind: CardKind,
    /// The question.
    pub prompt: String,
    /// The answer, word for word from the document; the items of a list are divided by `；`.
    pub answer: String,
    /// Other forms that count as the answer.
    pub accept: Vec<String>,
    /// The headings to choose from.
    pub choices: Option<Vec<String>>,
    /// The heading that the passage stands under.
    pub section: Option<String>,
    /// Where the answer stands.
    pub source: Passage,
    /// Why it is worth asking, in a word.
    pub reason: String,
}

/// The cards of `document`: lists first, then definitions, figures, terms by weight, quotations,
/// sections.
#[must_use]
pub fn make_cards(document: &Document, dictionary: &Words) -> Vec<Card> {
    let ground = Ground::of(document, dictionary);
    let mut cards = list::cards(&ground);
    cards.extend(set::cards(&ground));
    cards.extend(definition::cards(&ground));
    cards.extend(figure::cards(&ground));
    let mut places = quotation::cards(&ground);
    places.extend(section::cards(&ground));
    let asked: Vec<Card> = cards.iter().chain(&places).cloned().collect();
    cards.extend(cloze::cards(&ground, &asked));
    cards.extend(places);
    let mut prompts = std::collections::HashSet::new();
    cards.retain(|card| prompts.insert(fold::letters(&card.prompt)));
    cards
}

/// True where the answer, or two thirds of its characters together, stand in `text`.
#[must_use]
pub fn gives_away(text: &str, answer: &str) -> bool {
    let (text, answer) = (fold::letters(text), fold::letters(answer));
    let letters: Vec<char> = answer.chars().collect();
    let run = (letters.len() * 2).div_ceil(3).max(2).min(letters.len().max(1));
    letters.windows(run).any(|part| text.contains(&part.iter().collect::<String>()))
}

/// The id of a card that the reader made: of the same words on the same passage it is the same.
#[must_use]
pub fn own_id(passage: &str, prompt: &str, answer: &str) -> String {
    format!("{:016x}", point::hash(&["own", passage, prompt, answer]))
}

/// The id of a card that asks for `answer` in `passage`.
fn id(kind: &str, passage: &str, answer: &str) -> String {
    format!("{:016x}", point::hash(&[kind, &fold::letters(passage), &fold::letters(answer)]))
}

#[cfg(test)]
mod tests;
