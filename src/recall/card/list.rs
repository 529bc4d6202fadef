//! The points under a heading, asked together with their number and one by one.

use super::{Card, CardKind, Ground, Passage, id};
use crate::document::block::BlockId;
use crate::recall::point::KeyPoint;

/// How many points one card asks for.
const MOST: usize = 7;

/// The longest point in characters.
const LONGEST: usize = 30;

/// How a number of points is said.
const NUMBERS: [&str; 9] = ["两", "三", "四", "五", "六", "七", "八", "九", "十"];

/// How a place in a series is said.
const PLACES: [&str; 12] =
    ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

/// For each series of points under a heading, and under a point: one card of the whole, then one of
/// each point.
pub(super) fn cards(ground: &Ground) -> Vec<Card> {
    let series = series(ground);
    let mut cards = Vec::new();
    for Series { parent, points, .. } in &series {
        let size = points.len().div_ceil(points.len().div_ceil(MOST));
        let parts: Vec<_> = points.chunks(size).filter(|part| part.len() > 1).collect();
        for (index, part) in parts.iter().enumerate() {
            let place = (parts.len() > 1).then_some(index + 1);
            cards.extend(whole(ground, *parent, part, place));
        }
    }
    for Series { parent, points, .. } in &series {
        let count = points.len();
        let singles = points.iter().enumerate();
        cards.extend(singles.filter_map(|(at, point)| single(ground, *parent, point, (at, count))));
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
        if section
            .is_some_and(|at| super::ground::is_apparatus(&ground.outline.sections()[at].title))
        {
            continue;
        }
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

/// What the points under `parent`, or under the heading of `point`, are points of.
fn about(ground: &Ground, parent: Option<&KeyPoint>, point: &KeyPoint) -> Option<String> {
    match parent {
        Some(parent) => Some(words(ground, parent)),
        None => ground.section_of(point.block()).or_else(|| ground.document.front.title.clone()),
    }
}

/// The card of all `points` together.
fn whole(
    ground: &Ground,
    parent: Option<&KeyPoint>,
    points: &[&KeyPoint],
    part: Option<usize>,
) -> Option<Card> {
    let (first, last) = (points.first()?, points.last()?);
    let items: Vec<String> = points.iter().map(|point| words(ground, point)).collect();
    let about = about(ground, parent, first)?;
    if items.iter().any(|item| item.is_empty() || about.contains(item.as_str())) {
        return None;
    }
    let number = NUMBERS.get(points.len().checked_sub(2)?)?;
    let part = part.map_or_else(String::new, |part| format!("（第{part}部分）"));
    let answer = items.join("；");
    Some(Card {
        id: id("list", &about, &answer),
        kind: CardKind::List,
        prompt: format!("“{about}”讲了哪{number}点？{part}"),
        answer,
        accept: Vec::new(),
        choices: None,
        section: ground.section_of(first.block()),
        source: passage(ground, first, last),
        reason: "论点".to_owned(),
    })
}

/// The card of one point, asked for by its place (from 0) among so many.
fn single(
    ground: &Ground,
    parent: Option<&KeyPoint>,
    point: &KeyPoint,
    (place, count): (usize, usize),
) -> Option<Card> {
    let about = about(ground, parent, point)?;
    let answer = words(ground, point);
    if answer.is_empty() || about.contains(&answer) {
        return None;
    }
    let number = NUMBERS.get(count.checked_sub(2)?)?;
    let place = PLACES.get(place)?;
    Some(Card {
        id: id("point", &about, &answer),
        kind: CardKind::List,
        prompt: format!("“{about}”的{number}点之中，第{place}点是什么？"),
        answer,
        accept: Vec::new(),
        choices: None,
        section: ground.section_of(point.block()),
        source: passage(ground, point, point),
        reason: "论点".to_owned(),
    })
}

/// The words of a point: where the whole is long, as many of its clauses as are short enough.
fn words(ground: &Ground, point: &KeyPoint) -> String {
    let text = ground.text(point.block());
    let gist = text.get(point.gist.clone()).unwrap_or_default().trim_end_matches(['，', '；']);
    let fits = |text: &str| text.chars().count() <= LONGEST;
    if fits(gist) {
        return gist.to_owned();
    }
    let cuts = gist.match_indices(['，', ',', '；', '：', '、', ' ']).map(|(at, _)| at);
    let parts = cuts.filter_map(|at| gist.get(..at)).take_while(|part| fits(part));
    let short = parts.filter(|part| part.chars().count() > 3 && super::clause::pairs_close(part));
    short.last().unwrap_or(gist).to_owned()
}

/// From the first point's label to the end of the last one's words, over the blocks between.
fn passage(ground: &Ground, first: &KeyPoint, last: &KeyPoint) -> Passage {
    let length_of = |index: usize| ground.text(BlockId::new(index)).len() + 1;
    let between: usize = (first.block().index()..last.block().index()).map(length_of).sum();
    Passage {
        block: first.block(),
        offset: first.anchor.offset,
        length: between + last.gist.end - first.anchor.offset,
    }
}
