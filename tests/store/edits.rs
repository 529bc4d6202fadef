//! An edited article keeps its marks: measured over random edits whose truth is known, because each
//! character carries where it came from.

use std::fs;
use std::path::Path;

use wengu::document::Document;
use wengu::document::anchor::Anchor;
use wengu::document::block::{Block, BlockId, BlockKind};
use wengu::document::fingerprint::Fingerprint;
use wengu::document::place::Place;
use wengu::document::refind::Refinder;
use wengu::journal::Journal;
use wengu::journal::event::{Edition, Event, Opened, Stamped};
use wengu::journal::library::Recognition;

use crate::samples::random;

/// A character with its number in the text as it was; `None` for one that was typed since.
type Traced = (char, Option<usize>);

/// The article that ships inside, one paragraph a line.
fn article() -> Vec<String> {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/keji.zh.txt"));
    paragraphs(&text.unwrap())
}

/// The lines with text.
fn paragraphs(text: &str) -> Vec<String> {
    text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

fn document<S: AsRef<str>>(texts: &[S]) -> Document {
    Document {
        blocks: texts.iter().map(|t| Block::new(BlockKind::Paragraph, t.as_ref())).collect(),
        ..Document::default()
    }
}

fn traced(texts: &[String]) -> Vec<Vec<Traced>> {
    let mut number = 0..;
    texts.iter().map(|t| t.chars().map(|c| (c, number.next())).collect()).collect()
}

fn plain(text: &[Vec<Traced>]) -> Vec<String> {
    text.iter().map(|block| block.iter().map(|(c, _)| c).collect()).collect()
}

/// One change as an author makes it.
fn edit(text: &mut Vec<Vec<Traced>>, seed: &mut u64) {
    let block = random(seed) % text.len();
    let length = text[block].len().max(1);
    let at = random(seed) % length;
    let run = (random(seed) % 40).min(text[block].len().saturating_sub(at));
    let typed = |seed: &mut u64| {
        let from = article();
        let line = &from[random(seed) % from.len()];
        let skip = random(seed) % line.chars().count().max(1);
        line.chars().skip(skip).take(30).map(|c| (c, None)).collect::<Vec<Traced>>()
    };
    match random(seed) % 8 {
        0 => drop(text[block].splice(at.min(length - 1)..at.min(length - 1), typed(seed))),
        1 => drop(text[block].drain(at..at + run)),
        2 => text.insert(block, typed(seed)),
        3 if text.len() > 8 => drop(text.remove(block)),
        4 => {
            let moved = text.remove(block);
            let to = random(seed) % (text.len() + 1);
            text.insert(to, moved);
        }
        5 => {
            let rest = text[block].split_off(at);
            text.insert(block + 1, rest);
        }
        6 if block + 1 < text.len() => {
            let next = text.remove(block + 1);
            text[block].extend(next);
        }
        _ => retype(text, seed),
    }
    text.retain(|block| !block.is_empty());
}

/// A tenth of the characters are typed anew, in one paragraph or all over.
fn retype(text: &mut [Vec<Traced>], seed: &mut u64) {
    let everywhere = random(seed).is_multiple_of(2);
    let only = random(seed) % text.len();
    let other: Vec<char> = article().concat().chars().collect();
    for (index, block) in text.iter_mut().enumerate() {
        for traced in block.iter_mut().filter(|_| everywhere || index == only) {
            if random(seed).is_multiple_of(10) {
                let typed = other[random(seed) % other.len()];
                *traced = if typed == traced.0 { *traced } else { (typed, None) };
            }
        }
    }
}

/// A passage of the old text, and the numbers of its characters.
fn passage(old: &Document, text: &[Vec<Traced>], seed: &mut u64) -> (Place, Vec<Option<usize>>) {
    let block = random(seed) % text.len();
    let start = random(seed) % text[block].len();
    let length = (2 + random(seed) % 40).min(text[block].len() - start);
    let passage = &text[block][start..start + length];
    let bytes = |part: &[Traced]| part.iter().map(|(c, _)| c.len_utf8()).sum::<usize>();
    let anchor = Anchor::new(BlockId::new(block), bytes(&text[block][..start]));
    let place = Place::at(old, anchor, bytes(passage)).unwrap();
    (place, passage.iter().map(|(_, number)| *number).collect())
}

#[derive(Debug, Default)]
struct Outcome {
    there: usize,
    kept: usize,
    wrong: usize,
    gone: usize,
    orphans: usize,
}

fn judge(
    found: Option<Vec<Option<usize>>>,
    there: bool,
    numbers: &[Option<usize>],
    to: &mut Outcome,
) {
    to.there += usize::from(there);
    to.gone += usize::from(!there);
    match found {
        Some(found) if found == numbers => to.kept += 1,
        Some(_) => to.wrong += 1,
        None => to.orphans += usize::from(!there),
    }
}

/// What becomes of 6,000 marks over two hundred rounds of edits.
fn trial(texts: &[String], mut seed: u64) -> Outcome {
    let old = document(texts);
    let earlier = Fingerprint::of(&old).blocks;
    let before = traced(texts);
    let mut outcome = Outcome::default();
    for _ in 0..200 {
        let marks: Vec<_> = (0..30).map(|_| passage(&old, &before, &mut seed)).collect();
        let mut after = before.clone();
        for _ in 0..=random(&mut seed) % 3 {
            edit(&mut after, &mut seed);
        }
        let new = document(&plain(&after));
        let refinder = Refinder::new(&new, &earlier);
        for (place, numbers) in &marks {
            let there = after.iter().any(|block| {
                block
                    .windows(numbers.len())
                    .any(|w| w.iter().map(|t| t.1).eq(numbers.iter().copied()))
            });
            let found = refinder.find(place).map(|passage| {
                let block = &after[passage.anchor.block.index()];
                let text = new.blocks[passage.anchor.block.index()].text.as_str();
                let start = text.get(..passage.anchor.offset).unwrap().chars().count();
                block[start..start + numbers.len()].iter().map(|(_, number)| *number).collect()
            });
            judge(found, there, numbers, &mut outcome);
        }
    }
    outcome
}

/// Fails where fewer than 95 % of the marks whose words are still there stay, or where one sits on
/// the same words elsewhere: once in 5,000 may be in an article whose notes repeat their sources.
fn hold(name: &str, outcome: &Outcome) {
    let share = outcome.kept * 10_000 / outcome.there;
    eprintln!("{name}: {}.{:02} % of the marks stayed, {outcome:?}", share / 100, share % 100);
    assert!(outcome.there > 4000 && outcome.gone > 200, "{name}: {outcome:?}");
    assert!(outcome.wrong * 5000 <= outcome.there, "{name}: {outcome:?}");
    assert!(outcome.kept * 100 >= outcome.there * 95, "{name}: {outcome:?}");
    assert!(outcome.orphans + outcome.wrong >= outcome.gone, "{name}: {outcome:?}");
}

#[test]
fn marks_stay_on_their_words_through_two_hundred_edits() {
    let outcome = trial(&article(), 2026);
    hold("seed:keji", &outcome);
    assert_eq!((outcome.wrong, outcome.orphans), (0, outcome.gone), "{outcome:?}");
}

/// `WENGU_SHARED=… cargo test --test store -- --ignored --nocapture marks_stay` prints the shares.
#[test]
#[ignore = "takes a minute"]
fn marks_stay_on_their_words_in_other_articles_and_other_edits() {
    let Some(folder) = std::env::var_os("WENGU_SHARED") else {
        eprintln!("left out: WENGU_SHARED is not set");
        return;
    };
    let text = fs::read_to_string(Path::new(&folder).join("corpus/keji-anquan.txt")).unwrap();
    let shared = paragraphs(&text);
    for seed in 1..=4 {
        hold(&format!("seed:keji, edits {seed}"), &trial(&article(), seed));
        hold(&format!("keji-anquan.txt, edits {seed}"), &trial(&shared, seed));
    }
}

fn journal_of(texts: &[String], path: &str) -> Journal {
    let text = Fingerprint::of(&document(texts));
    let edition = Edition {
        document: text.document,
        of: None,
        title: None,
        authors: Vec::new(),
        language: wengu::document::language::Language::ZhHans,
        characters: 0,
        blocks: text.blocks,
        sketch: text.sketch,
    };
    let opened = Opened { document: text.document, path: path.to_owned() };
    let mut journal = Journal::default();
    for (n, event) in (1..).zip([Event::Edition(edition), Event::Opened(opened)]) {
        let id = format!("{n}/desk/{n}").parse().unwrap();
        journal.add(Stamped { id, at: wengu::schedule::Timestamp(n), event });
    }
    journal
}

#[test]
fn an_edited_article_is_known_for_the_old_one_and_another_article_is_not() {
    let texts = article();
    let journal = journal_of(&texts, "/a.txt");
    let old = Fingerprint::of(&document(&texts)).document;
    let mut seed = 7;
    for _ in 0..40 {
        let mut after = traced(&texts);
        edit(&mut after, &mut seed);
        retype(&mut after, &mut seed);
        let text = Fingerprint::of(&document(&plain(&after)));
        assert_eq!(journal.recognise(&text, "/a.txt"), Recognition::EditionOf(old));
    }
    let guide = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/guide.zh.md"));
    let guide: Vec<String> = guide.unwrap().lines().map(str::to_owned).collect();
    let other = Fingerprint::of(&document(&guide));
    assert_eq!(journal.recognise(&other, "/a.txt"), Recognition::New);
    let same = Fingerprint::of(&document(&texts));
    assert_eq!(journal.recognise(&same, "/moved.txt"), Recognition::Known);
}

#[test]
fn a_copy_with_a_few_changes_is_known_at_another_path_as_well() {
    let mut texts = article();
    let journal = journal_of(&texts, "/a.txt");
    let old = Fingerprint::of(&document(&texts)).document;
    texts[5].push_str("又及。");
    let copy = Fingerprint::of(&document(&texts));
    assert_eq!(journal.recognise(&copy, "/b.md"), Recognition::EditionOf(old));
}

#[test]
fn an_article_and_the_markdown_made_of_it_are_one_document() {
    use wengu::export::markdown::to_markdown;
    use wengu::import::{Format, ImportOptions, import};
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/keji.zh.txt");
    let text = import(&fs::read(path).unwrap(), &ImportOptions::default()).unwrap().document;
    let options = ImportOptions { format: Some(Format::Markdown), ..ImportOptions::default() };
    let markdown = import(to_markdown(&text).as_bytes(), &options).unwrap().document;
    assert_eq!(Fingerprint::of(&text), Fingerprint::of(&markdown));
}
