//! What the program prints of a document, and the text of the document that it is held against.

use std::process::Command;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use wengu::document::Document;
use wengu::document::block::BlockKind;
use wengu::import::{self, ImportOptions};

/// A document with its cards, points and sections as they are printed.
pub(super) struct Deck {
    pub(super) document: Document,
    pub(super) cards: Vec<Card>,
    pub(super) points: Vec<Value>,
    /// Level, title, first block.
    pub(super) sections: Vec<(u64, String, usize)>,
    pub(super) title: String,
    pub(super) language: String,
}

/// A card as it is printed.
#[derive(Clone, Debug)]
pub(super) struct Card {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) prompt: String,
    pub(super) answer: String,
    pub(super) choices: Vec<String>,
    pub(super) section: String,
    pub(super) block: usize,
    pub(super) offset: usize,
    pub(super) length: usize,
}

fn printed(command: &str, path: &str) -> Option<Value> {
    let data = tempfile::tempdir().unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_wengu"))
        .args([command, path, "--json", "--data"])
        .arg(data.path())
        .env("WENGU_CACHE", data.path())
        .output()
        .unwrap();
    run.status.success().then(|| serde_json::from_slice(&run.stdout).unwrap())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

fn sections(value: &Value, found: &mut Vec<(u64, String, usize)>) {
    for section in value.as_array().into_iter().flatten() {
        let level = section["level"].as_u64().unwrap();
        found.push((level, text(&section["title"]), number(&section["anchor"]["block"])));
        sections(&section["children"], found);
    }
}

impl Deck {
    /// What is printed of the document at `path`; `None` where it cannot be read at all.
    pub(super) fn of(path: &str) -> Option<Self> {
        let bytes = std::fs::read(path).unwrap();
        let document = import::import(&bytes, &ImportOptions::default()).ok()?.document;
        let outline = printed("outline", path)?;
        let mut found = Vec::new();
        sections(&outline["sections"], &mut found);
        let cards = printed("cards", path)?;
        let points = printed("points", path)?;
        Some(Self {
            document,
            cards: cards["cards"].as_array().unwrap().iter().map(Card::of).collect(),
            points: points["points"].as_array().unwrap().clone(),
            sections: found,
            title: text(&outline["title"]),
            language: text(&outline["language"]),
        })
    }

    /// Cards of these kinds.
    pub(super) fn of_kind<'a>(&'a self, kinds: &'a [&str]) -> impl Iterator<Item = &'a Card> {
        self.cards.iter().filter(move |card| kinds.contains(&card.kind.as_str()))
    }

    pub(super) fn is_chinese(&self) -> bool {
        self.language.starts_with("zh")
    }

    /// The passage of a card, its blocks joined by line feeds.
    pub(super) fn passage(&self, card: &Card) -> String {
        let blocks = self.document.blocks.iter().skip(card.block);
        let joined: Vec<&str> = blocks.map(|block| block.text.as_str()).collect();
        let joined = joined.join("\n");
        joined.get(card.offset..card.offset + card.length).unwrap_or_default().to_owned()
    }

    /// The index of the section that a block stands in.
    pub(super) fn section_at(&self, block: usize) -> Option<usize> {
        self.sections.iter().rposition(|(_, _, first)| *first <= block)
    }

    /// The paragraphs, items and quotations with their numbers.
    pub(super) fn body(&self) -> impl Iterator<Item = (usize, &str)> {
        let blocks = self.document.blocks.iter().enumerate();
        let kinds = blocks.filter(|(_, block)| {
            matches!(
                block.kind,
                BlockKind::Paragraph | BlockKind::ListItem { .. } | BlockKind::Quotation
            )
        });
        kinds.map(|(at, block)| (at, block.text.as_str())).filter(|(at, _)| !self.is_apparatus(*at))
    }

    /// True for a block under a heading over notes, references or thanks.
    pub(super) fn is_apparatus(&self, block: usize) -> bool {
        const HEADS: [&str; 14] = [
            "参考文献",
            "參考文獻",
            "引用文献",
            "参考书目",
            "注释",
            "註釋",
            "注",
            "致谢",
            "附录",
            "references",
            "notes",
            "bibliography",
            "acknowledgements",
            "acknowledgments",
        ];
        self.section_at(block).is_some_and(|at| {
            let title = normal(&self.sections[at].1);
            HEADS.contains(&title.trim_start_matches(char::is_numeric))
        })
    }
}

impl Card {
    fn of(card: &Value) -> Self {
        let choices = card["choices"].as_array().into_iter().flatten();
        Self {
            id: text(&card["id"]),
            kind: text(&card["kind"]),
            prompt: text(&card["prompt"]),
            answer: text(&card["answer"]),
            choices: choices.map(text).collect(),
            section: text(&card["section"]),
            block: number(&card["source"]["block"]),
            offset: number(&card["source"]["offset"]),
            length: number(&card["source"]["length"]),
        }
    }

    /// What it asks for, thing by thing.
    pub(super) fn items(&self) -> Vec<&str> {
        if self.kind == "list" { self.answer.split('；').collect() } else { vec![&self.answer] }
    }

    /// The prompt without the heading before it.
    pub(super) fn question(&self) -> &str {
        let behind = self.prompt.strip_prefix('〔').and_then(|rest| rest.split_once('〕'));
        behind.map_or(&self.prompt, |(_, question)| question)
    }

    /// What stands before and behind the blank.
    pub(super) fn around(&self) -> (&str, &str) {
        self.question().split_once("＿＿").unwrap_or((self.question(), ""))
    }
}

/// A text without spaces and punctuation, in one form of its letters.
pub(super) fn normal(text: &str) -> String {
    text.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The length in characters; of Latin letters four count as one.
pub(super) fn length(text: &str) -> usize {
    let latin = text.chars().filter(char::is_ascii).count();
    text.chars().count() - latin + latin.div_ceil(4)
}

/// The cards for which `holds` is false, as a line each, and how many were asked.
pub(super) fn failing<'a>(
    cards: impl Iterator<Item = &'a Card>,
    holds: impl Fn(&Card) -> bool,
) -> (Vec<String>, usize) {
    let asked: Vec<&Card> = cards.collect();
    let failed = asked.iter().filter(|card| !holds(card));
    let lines = failed.map(|card| format!("{} → {}", card.prompt, card.answer)).collect();
    (lines, asked.len())
}
