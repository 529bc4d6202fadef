//! Cards made from a document: what a teacher would ask of its argument.
//!
//! Nothing is made from front matter, notes or captions. Each card says where its answer stands and
//! why it was worth asking; its id comes from its own words, so an edit elsewhere leaves it alone.

pub(super) mod clause;
mod cloze;
mod definition;
mod figure;
mod list;
mod quotation;
mod section;

use serde::Serialize;

use super::point::{self, KeyPoint};
use super::term::{self, Term};
use crate::document::Document;
use crate::document::block::{BlockId, BlockKind};
use crate::document::section::Outline;
use crate::text::fold;
use crate::text::words::Words;
use clause::Sentence;

/// The blank in a prompt.
pub const BLANK: &str = "＿＿";

/// What a card asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
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
    cards.extend(definition::cards(&ground));
    cards.extend(figure::cards(&ground));
    cards.extend(cloze::cards(&ground));
    cards.extend(quotation::cards(&ground));
    cards.extend(section::cards(&ground));
    let mut prompts = std::collections::HashSet::new();
    cards.retain(|card| prompts.insert(fold::letters(&card.prompt)));
    cards
}

/// What all kinds of cards are made from.
struct Ground<'a> {
    document: &'a Document,
    dictionary: &'a Words,
    outline: Outline,
    points: Vec<KeyPoint>,
    terms: Vec<Term>,
    sentences: Vec<Sentence<'a>>,
}

impl<'a> Ground<'a> {
    fn of(document: &'a Document, dictionary: &'a Words) -> Self {
        let paragraphs = document.iter().filter(|(_, block)| block.kind == BlockKind::Paragraph);
        Self {
            document,
            dictionary,
            outline: Outline::of(document),
            points: point::find_points(document),
            terms: term::find_terms(document, dictionary),
            sentences: paragraphs
                .flat_map(|(id, block)| clause::sentences(id, block.text.as_str()))
                .collect(),
        }
    }

    /// The heading that `block` stands under.
    fn section_of(&self, block: BlockId) -> Option<String> {
        self.outline.section_at(block).map(|section| section.title.clone())
    }

    /// What a prompt names so that it stands alone: the innermost heading, or the title, that does
    /// not give `answer` away.
    fn label(&self, block: BlockId, answer: &str) -> String {
        let answer = fold::letters(answer);
        let headings = self.outline.path_at(block).into_iter().rev().map(|s| s.title.as_str());
        let title = self.document.front.title.as_deref();
        headings
            .chain(title)
            .find(|title| !fold::letters(title).contains(&answer))
            .map_or_else(String::new, |title| format!("〔{title}〕"))
    }
}

/// The id of a card that asks for `answer` in `passage`.
fn id(kind: &str, passage: &str, answer: &str) -> String {
    format!("{:016x}", point::hash(&[kind, &fold::letters(passage), &fold::letters(answer)]))
}

#[cfg(test)]
mod tests;
