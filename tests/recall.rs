//! Remembering the argument, measured against what a person graded and chose.
//!
//! These tables are not part of the repository: they are read where `WENGU_SHARED` names their
//! folder.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test may panic, and says what it left out"
)]

#[path = "recall/documents.rs"]
mod documents;
#[path = "recall/rubric.rs"]
mod rubric_again;

use serde_json::Value;
use wengu::document::Document;
use wengu::document::block::{Block, BlockKind};
use wengu::import::{self, ImportOptions};
use wengu::recall::answer::{self, Verdict};
use wengu::recall::card::{self, Card, CardKind};
use wengu::recall::rubric;
use wengu::recall::standing::{self, Standing};
use wengu::text::words::Words;

#[allow(clippy::disallowed_methods, reason = "the environment of the test run, not of the program")]
fn shared_folder() -> Result<String, std::env::VarError> {
    std::env::var("WENGU_SHARED")
}

fn shared(file: &str) -> Option<Value> {
    let Ok(folder) = shared_folder() else {
        println!("left out: WENGU_SHARED names no folder");
        return None;
    };
    Some(
        serde_json::from_str(&std::fs::read_to_string(format!("{folder}/{file}")).unwrap())
            .unwrap(),
    )
}

fn cards_of(file: &str) -> Vec<Card> {
    let bytes = std::fs::read(file).unwrap();
    let document = import::import(&bytes, &ImportOptions::default()).unwrap().document;
    card::make_cards(&document, &Words)
}

/// The document that ships inside and is meant for study.
fn study_article() -> Vec<Card> {
    cards_of(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/keji.zh.txt"))
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(|v| v.as_str().unwrap().to_owned()).collect()
}

#[test]
fn typed_answers_are_graded_as_a_person_does() {
    let Some(sample) = shared("facts/answer_grading_sample.json") else { return };
    let pairs = sample["pairs"].as_array().unwrap();
    let mut other = Vec::new();
    for pair in pairs {
        let text = |key: &str| pair[key].as_str().unwrap();
        let graded = answer::grade(text("expected"), text("typed"), &strings(&pair["accept"]));
        let verdict = serde_json::to_value(graded.verdict).unwrap();
        assert!(graded.verdict != Verdict::Right || pair["grade"] != "wrong", "{pair}");
        if verdict != pair["grade"] {
            other.push(format!("{pair}: {verdict}"));
        }
    }
    assert!(other.len() * 20 <= pairs.len(), "{}", other.join("\n"));
}

#[test]
fn answers_of_every_kind_are_graded_as_a_person_does() {
    let table: Value = serde_json::from_str(include_str!("data/answers.json")).unwrap();
    let pairs = table["pairs"].as_array().unwrap();
    let mut other = Vec::new();
    for pair in pairs {
        let text = |key: &str| pair[key].as_str().unwrap();
        let accept = strings(&pair["accept"]);
        let verdict = answer::grade(text("expected"), text("typed"), &accept).verdict;
        assert!(verdict != Verdict::Right || pair["grade"] != "wrong", "{pair}");
        if serde_json::to_value(verdict).unwrap() != pair["grade"] {
            other.push(format!("{pair}: {verdict:?}"));
        }
    }
    assert!(other.len() * 20 <= pairs.len(), "{}", other.join("\n"));
}

#[test]
fn a_prompt_never_holds_its_answer_and_a_cloze_has_one_blank() {
    for card in study_article() {
        if card.kind == CardKind::Cloze || card.kind == CardKind::Figure {
            assert_eq!(card.prompt.matches(card::BLANK).count(), 1, "{card:?}");
            assert!(!card.prompt.contains(&card.answer), "{card:?}");
        }
    }
}

#[test]
fn the_same_document_gives_the_same_cards_with_ids_of_their_own() {
    let cards = study_article();
    let ids: std::collections::HashSet<_> = cards.iter().map(|card| &card.id).collect();
    assert_eq!(ids.len(), cards.len());
    assert_eq!(cards, study_article());
}

#[test]
fn the_terms_that_a_person_chose_are_among_the_first_blanks() {
    let Some(truth) = shared("facts/seed_points.json") else { return };
    let Ok(folder) = shared_folder() else { return };
    let cards = cards_of(&format!("{folder}/corpus/keji-anquan.txt"));
    let blanks = cards.iter().filter(|card| card.kind == CardKind::Cloze);
    let blanks: Vec<_> = blanks.map(|card| card.answer.as_str()).collect();
    let chosen: Vec<_> =
        truth["terms"].as_array().unwrap().iter().map(|t| t["term"].as_str().unwrap()).collect();
    let among = |count: usize| blanks.iter().take(count).filter(|b| chosen.contains(b)).count();
    assert!(among(60) >= 28, "{} of 40 among the first 60", among(60));
    assert!(among(40) >= 20, "{} of 40 among the first 40", among(40));
}

#[test]
fn nothing_is_asked_from_what_looks_like_a_good_question_and_is_none() {
    let Some(truth) = shared("facts/seed_points.json") else { return };
    let Ok(folder) = shared_folder() else { return };
    let cards = cards_of(&format!("{folder}/corpus/keji-anquan.txt"));
    for trap in truth["traps"].as_array().unwrap() {
        let text = trap["text"].as_str().unwrap();
        let asked = cards.iter().find(|card| match trap["where"].as_str() {
            Some("note") => card.prompt.contains(text) || text.contains(&card.prompt),
            _ if text == "5G" || text.starts_with("近年来") => {
                card.kind == CardKind::Figure && text.contains(&card.answer)
            }
            _ => {
                let question = card.prompt.rsplit('〕').next().unwrap_or_default();
                let blanked = format!("{text}{}", card::BLANK);
                question.starts_with(text) && !text.ends_with('是') || question == blanked
            }
        });
        assert_eq!(asked, None, "{text}");
    }
}

#[test]
fn every_point_of_the_article_is_asked_for_alone_and_among_the_others() {
    let Some(truth) = shared("facts/seed_points.json") else { return };
    let Ok(folder) = shared_folder() else { return };
    let cards = cards_of(&format!("{folder}/corpus/keji-anquan.txt"));
    for point in truth["points"].as_array().unwrap() {
        let gist = point["gist"].as_str().unwrap();
        let lists = cards.iter().filter(|card| card.kind == CardKind::List);
        let asked: Vec<_> =
            lists.filter(|card| card.answer.split('；').any(|i| i == gist)).collect();
        assert_eq!(asked.len(), 2, "{gist}");
    }
}

#[test]
fn the_rubric_holds_for_documents_of_many_kinds() {
    let words = Words;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/import/");
    let mut files: Vec<String> = ["science-zh", "thesis", "wrapped-brackets", "endnotes-zh"]
        .map(|name| format!("{folder}{name}.txt"))
        .into();
    for seed in ["keji.zh.txt", "guide.zh.md"] {
        files.push(format!("{}/seeds/{seed}", env!("CARGO_MANIFEST_DIR")));
    }
    files.extend(shared_folder().map(|shared| format!("{shared}/corpus/keji-anquan.txt")));
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let document = import::import(&bytes, &ImportOptions::default()).unwrap().document;
        let cards = card::make_cards(&document, &words);
        for line in rubric::check(&document, &cards, &words) {
            assert!(line.holds(), "{file}: {line:?}");
        }
    }
}

/// Numbers that look random and are the same on every run (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// Fifty sentences put in or taken out in the paragraphs of even number.
fn edited(document: &Document, dice: &mut Dice) -> Document {
    let mut edited = document.clone();
    let even = |(at, block): &(usize, &Block)| at % 2 == 0 && block.kind == BlockKind::Paragraph;
    let paragraphs: Vec<usize> =
        document.blocks.iter().enumerate().filter(even).map(|(at, _)| at).collect();
    for edit in 0..50 {
        let block = &mut edited.blocks[paragraphs[dice.below(paragraphs.len())]];
        let text = block.text.as_str();
        // The last sentence: the first may be a point, and its neighbours are asked with it.
        let start = text.trim_end_matches('。').rfind('。').map_or(0, |at| at + '。'.len_utf8());
        let text = if dice.below(2) == 0 && start > 0 {
            text[..start].to_owned()
        } else {
            format!("{text}补写的第{edit}句话说的是另一件事。")
        };
        block.text = text.into();
    }
    edited
}

#[test]
fn fifty_edits_elsewhere_change_no_card_and_a_card_without_its_passage_is_known() {
    let words = Words;
    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/keji.zh.txt")).unwrap();
    let document = import::import(&bytes, &ImportOptions::default()).unwrap().document;
    let cards = card::make_cards(&document, &words);
    for seed in 0..4 {
        let edited = edited(&document, &mut Dice(seed));
        let again = card::make_cards(&edited, &words);
        let mut lost = 0;
        let mut untouched = 0;
        for card in &cards {
            let passage = standing::passage_words(&document, card.source).unwrap();
            let here = edited.blocks.iter().any(|block| block.text.as_str().contains(&passage));
            let stands = standing::standing(card, &passage, &edited);
            assert!(!here || matches!(stands, Standing::Here(_)), "{card:?}");
            if let Standing::Here(place) = stands {
                assert_eq!(standing::passage_words(&edited, place), Some(passage));
            }
            let same = |other: &&Card| other.prompt == card.prompt && other.answer == card.answer;
            assert!(again.iter().filter(same).all(|other| other.id == card.id), "{card:?}");
            let block = card.source.block.index();
            if block % 2 == 1 && document.blocks[block] == edited.blocks[block] {
                untouched += 1;
                lost += usize::from(!again.iter().any(|other| other.id == card.id));
            }
        }
        // What is chosen depends a little on the whole article; what was chosen keeps its id.
        assert!(untouched > 10 && lost * 10 <= untouched, "{lost} of {untouched}");
        let gone = cards.iter().filter(|card| {
            let passage = standing::passage_words(&document, card.source).unwrap();
            standing::standing(card, &passage, &edited) == Standing::Gone
        });
        assert!(gone.count() > 0);
    }
}
