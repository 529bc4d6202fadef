//! What a reader has of documents, cards and marks with their passages, ready to be written in any
//! form. Its JSON is a promise to other programs (`docs/export.md`).

use serde::Serialize;

use crate::document::Document;
use crate::document::anchor::{Anchor, TextQuote};
use crate::document::block::BlockId;
use crate::document::fingerprint::{DocumentId, Fingerprint};
use crate::document::section::Outline;
use crate::journal::deck::Held;
use crate::journal::event::{Choice, MarkKind};
use crate::journal::marks::Marked;
use crate::journal::standing::Standing;
use crate::recall::card::{Card, CardKind};

/// The version of the JSON's shape; it changes where a key is renamed or dropped.
const VERSION: u32 = 1;

/// Everything that is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Collection {
    /// The version of the shape.
    pub version: u32,
    /// The documents, in the order that they were named in.
    pub documents: Vec<Collected>,
}

/// What a reader has of one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Collected {
    /// What the text is known by.
    pub id: DocumentId,
    /// Its title, or what it is called where it has none.
    pub title: String,
    /// Its authors.
    pub authors: Vec<String>,
    /// The BCP 47 tag of its language.
    pub language: &'static str,
    /// Where it lies, or `seed:NAME`.
    pub path: String,
    /// The cards.
    pub cards: Vec<ExportedCard>,
    /// The marks in reading order; those whose words are gone come last.
    pub marks: Vec<ExportedMark>,
}

/// A card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExportedCard {
    /// The same on every machine.
    pub id: String,
    /// What it asks for.
    pub kind: CardKind,
    /// Whether it is asked.
    pub state: CardState,
    /// The question.
    pub prompt: String,
    /// The answer.
    pub answer: String,
    /// Other forms that count as the answer.
    pub accept: Vec<String>,
    /// The headings to choose from.
    pub choices: Option<Vec<String>>,
    /// The heading that its passage stands under.
    pub section: Option<String>,
    /// Why it was made.
    pub reason: String,
    /// Its passage; `None` where its words are not in the text any more.
    pub source: Option<Passage>,
}

/// Whether a card is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CardState {
    /// The program would ask it; the reader has not decided.
    Proposed,
    /// It is in the deck.
    Accepted,
    /// It is in the deck and rests.
    Suspended,
}

/// A passage that the reader marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExportedMark {
    /// The event that made it.
    pub id: String,
    /// Why it was marked.
    pub kind: MarkKind,
    /// The heading that it stands under.
    pub section: Option<String>,
    /// The words that were marked.
    pub text: String,
    /// What the reader wrote on it; empty where that is nothing.
    pub note: String,
    /// When it was made (RFC 3339).
    pub made: String,
    /// Its passage; `None` where its words are not in the text any more.
    pub source: Option<Passage>,
}

/// A place in the text, with the words by which it is found in another form of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// The block that it begins in, from 0.
    pub block: BlockId,
    /// Its first byte in that block's text.
    pub offset: usize,
    /// Its bytes. A passage over several blocks counts one byte between two of them.
    pub length: usize,
    /// Its words; of a passage over several blocks those in the first.
    pub exact: String,
    /// Up to 16 characters before it.
    pub prefix: String,
    /// Up to 16 characters after it.
    pub suffix: String,
}

impl Collection {
    /// These documents.
    #[must_use]
    pub fn new(documents: Vec<Collected>) -> Self {
        Self { version: VERSION, documents }
    }
}

impl Collected {
    /// What `held` and `standing` have of `document`, which lies at `path` and is called `name`
    /// where it has no title. The cards are those in the reader's deck; where he has taken none,
    /// those that are proposed.
    #[must_use]
    pub fn of(
        document: &Document,
        (name, path): (&str, String),
        held: Vec<Held>,
        standing: &Standing,
    ) -> Self {
        let outline = Outline::of(document);
        let is_taken = |state| state != CardState::Proposed;
        let cards: Vec<_> = held.into_iter().filter_map(|held| card(document, held)).collect();
        let has_deck = cards.iter().any(|card| is_taken(card.state));
        let cards = cards.into_iter().filter(|card| !has_deck || is_taken(card.state)).collect();
        let there = standing.marks.iter().map(|(of, at)| {
            let passage = Passage::at(document, at.anchor, at.length);
            let section = outline.section_at(at.anchor.block).map(|section| section.title.clone());
            mark(of, section, passage)
        });
        let gone = standing.orphans.iter().map(|of| mark(of, None, None));
        Self {
            id: Fingerprint::of(document).document,
            title: document.front.title.clone().unwrap_or_else(|| name.to_owned()),
            authors: document.front.authors.clone(),
            language: document.language.tag(),
            path,
            cards,
            marks: there.chain(gone).collect(),
        }
    }
}

fn card(document: &Document, held: Held) -> Option<ExportedCard> {
    let state = match held.choice() {
        None => CardState::Proposed,
        Some(Choice::Accepted) => CardState::Accepted,
        Some(Choice::Suspended) => CardState::Suspended,
        Some(Choice::Never) => return None,
    };
    let Held { card, is_gone, .. } = held;
    let Card { id, kind, prompt, answer, accept, choices, section, source, reason } = card;
    let at = Anchor::new(source.block, source.offset);
    let source = Passage::at(document, at, source.length).filter(|_| !is_gone);
    Some(ExportedCard { id, kind, state, prompt, answer, accept, choices, section, reason, source })
}

fn mark(of: &Marked, section: Option<String>, source: Option<Passage>) -> ExportedMark {
    let text = source.as_ref().map_or(&of.place.quote.exact, |source| &source.exact).clone();
    ExportedMark {
        id: of.id.to_string(),
        kind: of.kind,
        section,
        text,
        note: of.note.clone(),
        made: of.made.to_string(),
        source,
    }
}

impl Passage {
    fn at(document: &Document, at: Anchor, length: usize) -> Option<Self> {
        let text = document.block(at.block)?.text.as_str();
        let here = length.min(text.len().checked_sub(at.offset)?);
        let TextQuote { prefix, exact, suffix } = TextQuote::at(document, at, here)?;
        Some(Self { block: at.block, offset: at.offset, length, exact, prefix, suffix })
    }
}
