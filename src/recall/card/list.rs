//! The points under a heading, asked with their number.

use super::{Card, CardKind, Ground, Passage, id};
use crate::document::block::BlockId;
use crate::recall::point::KeyPoint;

/// How many points one card asks for.
const MOST: usize = 7;

/// The longest point in characters.
const LONGEST: usize = 30;

/// How a number of points is said.
const NUMBERS: [&str; MOST - 1] = ["两", "三", "四", "五", "六", "七"];

/// One card for each series of points under a heading, and under a point.
pub(super) fn cards(ground: &Ground) -> Vec<Card> {
    let mut cards = Vec::new();
    for Series { parent, points, .. } in series(ground) {
        let size = points.len().div_ceil(points.len().div_ceil(MOST));
        let parts: Vec<_> = points.chunks(size).filter(|part| part.len() > 1).collect();
        for (index, part) in parts.iter().enumerate() {
            let place = (parts.len() > 1).then_some(index + 1);
            cards.extend(card(ground, parent, part, place));
        }
    }
    cards
}

/// Points that are counted together.
struct Series<'a> {
    /// The point that they stand under; `None` directly under a heading.
    parent: Option<&'a KeyPoint>,
    section: Option<usize>,
    depth: u8,
    points: Vec<&'a KeyPoint>,
}

/// The points in series: those of a heading, and those of a point.
fn series<'a>(ground: &'a Ground) -> Vec<Series<'a>> {
    let mut found: Vec<Series> = Vec::new();
    let mut last: Option<&KeyPoint> = None;
    for point in &ground.points {
        let section = ground.outline.index_at(point.block());
        if point.depth == 1 {
            last = Some(point);
        }
        let parent = last.filter(|_| point.depth > 1);
        let same = found.iter_mut().rev().find(|series| {
            series.section == section
                && series.depth == point.depth
                && series.parent.map(|p| &p.id) == parent.map(|p| &p.id)
        });
        match same {
            Some(series) => series.points.push(point),
            None => found.push(Series { parent, section, depth: point.depth, points: vec![point] }),
        }
    }
    found
}

fn card(
    ground: &Ground,
    parent: Option<&KeyPoint>,
    points: &[&KeyPoint],
    part: Option<usize>,
) -> Option<Card> {
    let (first, last) = (points.first()?, points.last()?);
    let items: Vec<String> = points.iter().map(|point| words(ground, point)).collect();
    let section = ground.section_of(first.block());
    let about = match parent {
        Some(parent) => words(ground, parent),
        None => section.clone().or_else(|| ground.document.front.title.clone())?,
    };
    if items.iter().any(|item| item.is_empty() || about.contains(item.as_str())) {
        return None;
    }
    let number = NUMBERS.get(points.len() - 2)?;
    let part = part.map_or_else(String::new, |part| format!("（第{part}部分）"));
    let answer = items.join("；");
    Some(Card {
        id: id("list", &about, &answer),
        kind: CardKind::List,
        prompt: format!("“{about}”讲了哪{number}点？{part}"),
        answer,
        accept: Vec::new(),
        choices: None,
        section,
        source: passage(ground, first, last),
        reason: "论点".to_owned(),
    })
}

/// The words of a point: its first clause where the whole is long.
fn words(ground: &Ground, point: &KeyPoint) -> String {
    let text = ground.document.block(point.block()).map_or("", |block| block.text.as_str());
    let gist = text.get(point.gist.clone()).unwrap_or_default();
    let short =
        if gist.chars().count() > LONGEST { gist.split(['，', ',', '；']).next() } else { None };
    short.unwrap_or(gist).chars().take(LONGEST).collect()
}

/// From the first point's label to the end of the last one's words, over the blocks between.
fn passage(ground: &Ground, first: &KeyPoint, last: &KeyPoint) -> Passage {
    let length_of = |index: usize| {
        ground.document.block(BlockId::new(index)).map_or(0, |block| block.text.len() + 1)
    };
    let between: usize = (first.block().index()..last.block().index()).map(length_of).sum();
    Passage {
        block: first.block(),
        offset: first.anchor.offset,
        length: between + last.gist.end - first.anchor.offset,
    }
}
