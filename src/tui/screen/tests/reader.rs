//! The whole way from a key to the terminal at random: issue 5, "what the terminal shows equals
//! what the buffer holds, after every one of 10,000 random keys and resizes, in both models".

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::layout::Rect;

use super::super::Screen;
use super::super::grid::Grid;
use super::models::Terminals;
use crate::action::TABLE;
use crate::app::App;
use crate::app::Effect;
use crate::app::Message;
use crate::app::Opened;
use crate::app::Size;
use crate::app::message::Gesture;
use crate::app::message::Pointer;
use crate::app::opened::Source;
use crate::config::Interface;
use crate::config::load::Config;
use crate::document::Document;
use crate::document::block::Block;
use crate::document::block::BlockKind;
use crate::document::block::RowRole;
use crate::document::footnote::Footnote;
use crate::document::footnote::FootnoteId;
use crate::document::front::FrontRole;
use crate::document::inline::RichText;
use crate::keymap::chord;
use crate::keymap::key::Key;
use crate::schedule::Timestamp;
use crate::tui::view;

/// The steps of one walk: a second or two of a build that is not optimised.
const STEPS: usize = 500;

/// Numbers that look random and are the same on every machine (Marsaglia's xorshift64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }

    fn between(&mut self, low: u16, high: u16) -> u16 {
        low + u16::try_from(self.roll(usize::from(high - low) + 1)).unwrap()
    }
}

/// Pages with everything that a pane can show: marks that restart, long notes, an orphan, a table,
/// a list, Latin among Han, a mark in a heading, characters of doubtful width.
fn article() -> Document {
    let sentence = "读书贵在温故，“温故”才能知新；古人说‘学而时习’——正是这个意思……See §3.";
    let mut document = Document::default();
    let mut add = |kind, text: RichText| document.blocks.push(Block { kind, text });
    add(BlockKind::Front(FrontRole::Title), RichText::plain("温故与知新：一篇用来试的文章"));
    for section in 0..12_usize {
        let level = 1 + u8::try_from(section % 3).unwrap();
        add(BlockKind::Heading { level }, RichText::plain(format!("第{section}节 温习 review é")));
        let mut text = RichText::plain("第一，");
        for part in 0..4 {
            text.push_str(&sentence.repeat(1 + (section + part) % 3));
            let label = ["①", "②", "③", "④"][part];
            let known = section * 4 + part;
            let notes = if known % 11 == 10 { Vec::new() } else { vec![FootnoteId::new(known)] };
            text.push_ref(label, notes);
        }
        add(BlockKind::Paragraph, text);
        let label = format!("（{section}）");
        add(BlockKind::ListItem { depth: 1, label }, RichText::plain(sentence));
        add(BlockKind::TableRow(RowRole::Body), RichText::plain("甲\t乙丙丁\t3.14 kg"));
        add(BlockKind::Quotation, RichText::plain("が e\u{301} │ ·"));
    }
    document.footnotes = (0..48)
        .map(|index| Footnote {
            label: ["①", "②", "③", "④"][index % 4].to_owned(),
            page: Some(u32::try_from(index / 4).unwrap() + 1),
            paragraphs: vec![RichText::plain("《温故录》卷三，第 15 页。".repeat(1 + index % 7))],
        })
        .collect();
    document
}

/// Every key that means something, one after another as typed, and some that mean nothing.
fn keys() -> Vec<Key> {
    let ends = [chord::parse("q"), chord::parse("<C-z>"), chord::parse("<C-c>")];
    let bound = TABLE.iter().flat_map(|entry| entry.keys).map(|(_, keys)| chord::parse(keys));
    let all = bound.chain("123456789温故x".chars().map(|c| Ok(vec![Key::char(c)])));
    all.filter(|keys| !ends.contains(keys)).flat_map(Result::unwrap).collect()
}

fn step(dice: &mut Dice, keys: &[Key], size: Size) -> Message {
    match dice.roll(40) {
        0 if dice.roll(4) == 0 => {
            Message::Resized(Size { columns: dice.between(1, 30), rows: dice.between(1, 8) })
        }
        0 => Message::Resized(Size { columns: dice.between(20, 160), rows: dice.between(6, 60) }),
        1 | 2 => Message::Pointer(Pointer {
            gesture: [Gesture::Press, Gesture::WheelDown, Gesture::WheelUp][dice.roll(3)],
            column: dice.between(0, size.columns),
            row: dice.between(0, size.rows),
        }),
        3 => Message::Pasted("温故 new".to_owned()),
        4..12 => Message::Key(Key::char(['j', 'k', ' ', 'o'][dice.roll(4)])),
        _ => Message::Key(keys[dice.roll(keys.len())]),
    }
}

/// The steps so far, told where a test fails.
struct Told {
    seed: u64,
    steps: Vec<String>,
}

impl Drop for Told {
    #[allow(clippy::print_stderr, reason = "the way to a failure is what has to be known of it")]
    fn drop(&mut self) {
        if std::thread::panicking() {
            let last = self.steps.len().saturating_sub(200);
            eprintln!("seed {:#x}, step {}", self.seed, self.steps.len());
            eprintln!("the last steps: {}", self.steps[last..].join("\n"));
        }
    }
}

/// The frame that the terminals were held against last.
type Last = Option<(Grid, Option<Position>)>;

/// Draws what `app` shows, and holds both terminals against it.
fn show(
    app: &App,
    (screen, terminals): (&mut Screen, &mut Terminals),
    last: &mut Last,
    size: Size,
) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.columns, size.rows));
    let cursor = view::draw(app, &mut buffer);
    let bytes = screen.draw(&buffer, cursor);
    let grid = Grid::of(&buffer, screen.abilities().ambiguous);
    if bytes.is_empty() && last.as_ref() == Some(&(grid.clone(), cursor)) {
        return;
    }
    terminals.feed(&bytes);
    terminals.assert_show(&grid, cursor);
    *last = Some((grid, cursor));
}

fn walk(seed: u64, steps: usize) {
    let keys = keys();
    let mut dice = Dice(seed);
    let mut told = Told { seed, steps: Vec::new() };
    let mut size = Size { columns: 80, rows: 24 };
    let mut app = App::new(Config::default(), Interface::Zh, size);
    let opened = Opened {
        source: Source::Seed("article".to_owned()),
        name: "article".to_owned(),
        document: Arc::new(article()),
    };
    app.update(Message::Opened(Box::new(opened)), Timestamp::default());
    let mut screen = Screen::default();
    let mut terminals = Terminals::new(size.columns, size.rows);
    let mut last = None;
    show(&app, (&mut screen, &mut terminals), &mut last, size);
    for _ in 0..steps {
        let message = step(&mut dice, &keys, size);
        told.steps.push(format!("{message:?}"));
        if let Message::Resized(new) = &message {
            size = *new;
            terminals.resize(size.columns, size.rows);
            screen.forget();
        }
        for effect in app.update(message, Timestamp::default()) {
            if effect == Effect::Redraw {
                screen.forget();
            }
        }
        show(&app, (&mut screen, &mut terminals), &mut last, size);
    }
}

macro_rules! walks {
    ($($name:ident: $seed:literal,)*) => {
        $(#[test] fn $name() { walk($seed, STEPS); })*
    };
}

walks! {
    the_terminal_shows_the_buffer_along_a_first_random_walk: 0x5EED_0001_9E37_79B9,
    the_terminal_shows_the_buffer_along_a_second_random_walk: 0x5EED_0002_7F4A_7C15,
    the_terminal_shows_the_buffer_along_a_third_random_walk: 0x5EED_0003_BF58_476D,
    the_terminal_shows_the_buffer_along_a_fourth_random_walk: 0x5EED_0004_94D0_49BB,
}

#[test]
#[ignore = "10,000 steps take a minute in a build that is not optimised"]
fn the_terminal_shows_the_buffer_along_a_long_random_walk() {
    walk(0x5EED_0005_D6E8_FEB8, 10_000);
}
