//! Events to write.

use std::path::Path;

use wengu::document::Document;
use wengu::document::anchor::Anchor;
use wengu::document::block::{Block, BlockId, BlockKind};
use wengu::document::fingerprint::{DocumentId, Fingerprint};
use wengu::document::place::Place;
use wengu::journal::event::{
    Bookmark, Buried, CardChoice, CardId, CardText, Choice, Edition, Event, Fitted, Found, Mark,
    MarkKind, MarkKindChange, Moved, Note, Opened, OwnCard, Position, Reattach, Removed, Restored,
    Review, Setting, TakenCard, Unmark,
};
use wengu::journal::id::{DeviceName, EventId};
use wengu::recall::card::CardKind;
use wengu::schedule::{Grade, Parameters, Timestamp};
use wengu::store::Store;
use wengu::store::paths::DataFolder;

/// The device of these tests.
pub(crate) fn device() -> DeviceName {
    DeviceName::new("desk").unwrap()
}

/// The store of this folder, written by the device of these tests.
pub(crate) fn open(folder: &Path) -> Store {
    Store::open(DataFolder::at(folder), device())
}

/// A short article.
pub(crate) fn document() -> Document {
    Document {
        blocks: ["劝学", "学不可以已。", "青，取之于蓝，而青于蓝。"]
            .into_iter()
            .map(|text| Block::new(BlockKind::Paragraph, text))
            .collect(),
        ..Document::default()
    }
}

/// Its identity.
pub(crate) fn article() -> DocumentId {
    Fingerprint::of(&document()).document
}

/// A passage of it.
pub(crate) fn place() -> Place {
    Place::at(&document(), Anchor::new(BlockId::new(2), 6), 15).unwrap()
}

/// The mark that the notes of these tests belong to.
pub(crate) fn marked() -> EventId {
    "0/elsewhere/1".parse().unwrap()
}

/// A setting of the article: the smallest thing that is written, replaced and undone.
pub(crate) fn word(value: &str) -> Event {
    let (document, name) = (article(), "word".to_owned());
    Event::Setting(Setting { document, name, value: Some(value.to_owned()) })
}

/// The word that holds.
pub(crate) fn held(store: &Store) -> Option<String> {
    store.journal().settings(article()).remove("word")
}

/// A card that the reader made.
fn own_card(card: CardId, place: Place) -> Event {
    let document = article();
    Event::OwnCard(Box::new(OwnCard {
        card,
        document,
        prompt: "青，取之于____".to_owned(),
        answer: "蓝".to_owned(),
        accept: vec!["靛蓝".to_owned()],
        section: None,
        place,
    }))
}

/// A card that was taken into the deck.
fn taken_card(card: CardId, place: Place) -> Event {
    let document = article();
    Event::CardTaken(Box::new(TakenCard {
        card,
        document,
        asks: CardKind::Cloze,
        prompt: "青，取之于＿＿".to_owned(),
        answer: "蓝".to_owned(),
        accept: Vec::new(),
        choices: None,
        section: Some("劝学".to_owned()),
        reason: "引号内的名称".to_owned(),
        place,
    }))
}

/// One of each kind of event but undo and redo, and several of the kinds that replace each other.
pub(crate) fn sample_events() -> Vec<Event> {
    let (document, place) = (article(), place());
    let fingerprint = Fingerprint::of(&self::document());
    let card = CardId("c1".to_owned());
    let edition = Edition {
        document,
        of: None,
        title: Some("劝学".to_owned()),
        authors: vec!["荀况".to_owned()],
        language: wengu::document::language::Language::ZhHans,
        characters: 20,
        blocks: fingerprint.blocks,
        sketch: fingerprint.sketch,
    };
    let path = "/home/lin/劝学.txt".to_owned();
    let review = |grade| {
        let card = card.clone();
        let proposed = Some(Grade::Good);
        Event::Review(Review { card, document, grade, proposed, took: 4200, retention: 0.9 })
    };
    vec![
        Event::Edition(edition),
        Event::Opened(Opened { document, path: path.clone() }),
        Event::Position(Position { document, place: place.clone(), progress: 500 }),
        Event::Removed(Removed { document }),
        Event::Restored(Restored { document }),
        Event::Moved(Moved { document, path: "/srv/劝学.md".to_owned() }),
        Event::Bookmark(Bookmark { document, letter: 'a', place: Some(place.clone()) }),
        Event::Bookmark(Bookmark { document, letter: 'a', place: None }),
        Event::Mark(Mark { document, mark: MarkKind::Key, place: place.clone() }),
        Event::MarkKind(MarkKindChange { of: marked(), mark: MarkKind::Disagree }),
        Event::Unmark(Unmark { of: marked() }),
        Event::Reattach(Reattach { of: marked(), document, place: place.clone() }),
        Event::Note(Note { of: marked(), text: "蓝是草名".to_owned() }),
        Event::Note(Note { of: marked(), text: String::new() }),
        own_card(card.clone(), place.clone()),
        taken_card(card.clone(), place),
        Event::CardText(CardText {
            card: card.clone(),
            prompt: "青取于？".to_owned(),
            answer: "蓝".to_owned(),
            accept: vec!["蓝草".to_owned()],
        }),
        Event::CardChoice(CardChoice {
            document,
            cards: vec![card.clone()],
            choice: Choice::Accepted,
        }),
        Event::CardChoice(CardChoice {
            document,
            cards: vec![card.clone()],
            choice: Choice::Never,
        }),
        Event::Buried(Buried { card: card.clone(), until: Timestamp(1_767_686_400_000) }),
        review(Grade::Good),
        review(Grade::Again),
        Event::Setting(Setting {
            document,
            name: "measure".to_owned(),
            value: Some("72".to_owned()),
        }),
        Event::Found(Found { document, path: "/srv/copy.txt".to_owned() }),
        Event::Fitted(Box::new(Fitted {
            weights: Some(Parameters::default()),
            reviews: 800,
            loss_before: 0.3641,
            loss_after: 0.3611,
        })),
    ]
}

/// Numbers without chance, so that a failure can be repeated (Knuth's MMIX generator).
pub(crate) fn random(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).unwrap()
}
