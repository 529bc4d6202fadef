//! A document that is opened from the reader: what is said meanwhile, and how it is stopped.

use std::sync::Arc;

use wengu::app::Effect;
use wengu::app::Message;
use wengu::app::Opened;
use wengu::app::opened::Source;
use wengu::import::progress::Step;

use super::imported;
use super::screen::{Screen, article};

/// The document at this path, as a worker brings it.
fn brought(path: &str) -> Message {
    Message::Opened(Box::new(Opened {
        source: Source::of_path(path),
        name: path.to_owned(),
        document: Arc::new(imported("水从北面来，渠从山下过。\n".as_bytes())),
    }))
}

fn asking() -> Screen {
    let mut screen = Screen::new(80, 12, article());
    screen.keys(":open b.txt<Enter>");
    assert!(matches!(screen.effects.last(), Some(Effect::Open(_))));
    screen
}

#[test]
fn what_is_being_opened_is_said_until_it_is_there() {
    let mut screen = asking();
    assert_eq!(screen.rows().pop().unwrap(), "正在打开 b.txt，按 q 停止");
    screen.send(brought("b.txt"));
    assert!(screen.text().contains("水从北面来"));
    assert!(!screen.text().contains("正在打开"));
}

#[test]
fn opening_is_stopped_by_the_key_that_quits_and_what_comes_is_dropped() {
    let mut screen = asking();
    screen.keys("q");
    assert!(matches!(screen.effects.last(), Some(Effect::StopOpening)));
    screen.send(brought("b.txt"));
    assert!(!screen.text().contains("水从北面来"));
    screen.keys("q");
    assert!(matches!(screen.effects.last(), Some(Effect::Quit)));
}

#[test]
fn how_far_the_document_is_stands_before_its_name() {
    let mut screen = asking();
    let step = |step| Message::Progress(Source::of_path("b.txt"), step);
    screen.send(step(Step::Reading { read: 3 << 20, of: Some(12 << 20) }));
    assert_eq!(screen.rows().pop().unwrap(), "读入 25%，按 q 停止：正在打开 b.txt");
    screen.send(step(Step::Chapters { done: 11, of: 40 }));
    assert_eq!(screen.rows().pop().unwrap(), "第 12/40 章，按 q 停止：正在打开 b.txt");
    screen.send(Message::Progress(Source::of_path("c.txt"), Step::Decoding));
    assert_eq!(screen.rows().pop().unwrap(), "第 12/40 章，按 q 停止：正在打开 b.txt");
}

#[test]
fn of_two_that_were_asked_for_the_later_one_is_shown() {
    let mut screen = asking();
    screen.keys(":open c.txt<Enter>");
    screen.send(brought("b.txt"));
    assert!(!screen.text().contains("水从北面来"));
    screen.send(brought("c.txt"));
    assert!(screen.text().contains("水从北面来"));
}
