//! The points under a heading, asked together with their number and one by one.

use super::clause::{self, length};
use super::wording::{self, About};
use super::{Card, CardKind, Ground, Passage, id};
use crate::document::block::BlockId;
use crate::document::language::Language;
use crate::recall::point::KeyPoint;

/// How many points one card asks for.
const MOST: usize = 7;

/// The longest point in characters.
const LONGEST: usize = 30;

/// The same of a sentence in Latin letters, of which four count as one.
const LONGEST_LATIN: usize = 40;

/// Copulas at the end of a Japanese point, which the answer can do without.
const COPULAS: [&str; 4] = ["である", "であった", "です", "だ"];

/// The longest statement that announces points, in characters.
const LEAD: usize = 36;

/// What a statement says that announces points, in each language.
const ANNOUNCES: [&str; 25] = [
    "个",
    "点",
    "方面",
    "种",
    "类",
    "项",
    "条",
    "重",
    "阶段",
    "局限",
    "原因",
    "如下",
    "以下",
    "包括",
    "個",
    "點",
    "種",
    "類",
    "項",
    "つ",
    "次の",
    "following",
    "가지",
    "다음",
    "reasons",
];

/// For each series of points under a heading, and under a point: one card of the whole, then one of
/// each point.
pub(super) fn cards(ground: &Ground) -> Vec<Card> {
    let series = series(ground);
    let mut cards = Vec::new();
    for Series { parent, points, .. } in &series {
        let Some(about) = points.first().and_then(|first| about(ground, *parent, first)) else {
            continue;
        };
        let size = points.len().div_ceil(points.len().div_ceil(MOST));
        let parts: Vec<_> = points.chunks(size).filter(|part| part.len() > 1).collect();
        for (index, part) in parts.iter().enumerate() {
            let place = (parts.len() > 1).then_some(index + 1);
            cards.extend(whole(ground, &about, part, place));
        }
    }
    for Series { parent, points, .. } in &series {
        let Some(about) = points.first().and_then(|first| about(ground, *parent, first)) else {
            continue;
        };
        let places = points.iter().enumerate().map(|(at, point)| (point, (at, points.len())));
        cards.extend(places.filter_map(|(point, place)| single(ground, &about, point, place)));
    }
    cards
}

/// Points that are counted together.
struct Series<'a> {
    /// The point that they stand under; `None` directly under a heading.
    parent: Option<&'a KeyPoint>,
    number: usize,
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
        let number = point.series;
        match found.iter_mut().rev().find(|series| series.number == number) {
            Some(series) => series.points.push(point),
            None => found.push(Series { parent, number, points: vec![point] }),
        }
    }
    found
}

/// What a series that begins with `first` is asked by: the point that it stands under, the statement
/// that announces it, or its heading.
fn about(ground: &Ground, parent: Option<&KeyPoint>, first: &KeyPoint) -> Option<About> {
    if let Some(parent) = parent {
        return Some(About::Heading(words(ground, parent)));
    }
    let announced = announcement(ground, first).map(|lead| {
        let label = ground.label(first.block(), lead);
        About::Announced { label, lead: lead.to_owned() }
    });
    let heading =
        || ground.section_of(first.block()).or_else(|| ground.document.front.title.clone());
    announced.or_else(|| heading().map(About::Heading))
}

/// The statement right before the point `first` that says what is counted (朝贡贸易有两个缺陷), where
/// it is short and can be understood alone.
fn announcement<'a>(ground: &'a Ground, first: &KeyPoint) -> Option<&'a str> {
    let inside = |sentence: &&clause::Sentence| {
        sentence.block == first.block() && sentence.range.start < first.anchor.offset
    };
    let before = ground.sentences.iter().rev().find(inside).or_else(|| {
        let index = first.block().index().checked_sub(1).filter(|_| first.anchor.offset == 0)?;
        let last = ground.sentences.iter().rev().find(|s| s.block.index() == index)?;
        let ends = ground.text(last.block).trim_end().ends_with(['：', ':']);
        ends.then_some(last)
    })?;
    let end = if before.block == first.block() {
        before.range.end.min(first.anchor.offset)
    } else {
        before.range.end
    };
    let said = before.slice(before.range.start..end).trim_end();
    let said = said.trim_end_matches(['。', '：', ':', '，', '；', '.', ' ']);
    let opening = before.words_at(before.range.start).0;
    let has_subject = !ground.document.language.is_chinese()
        || said.starts_with('本')
        || opening.is_some_and(|word| clause::begins_a_statement(word, before.text));
    let fits =
        (4..=LEAD).contains(&length(said)) && clause::alone::stands_alone(said) && has_subject;
    (fits && ANNOUNCES.iter().any(|word| said.contains(word))).then_some(said)
}

/// The card of all `points` together.
fn whole(
    ground: &Ground,
    about: &About,
    points: &[&KeyPoint],
    part: Option<usize>,
) -> Option<Card> {
    let (first, last) = (points.first()?, points.last()?);
    let items: Vec<String> = points.iter().map(|point| words(ground, point)).collect();
    if items.iter().any(|item| item.is_empty() || about.words().contains(item.as_str())) {
        return None;
    }
    let prompt = wording::all_points(ground.document.language, about, points.len(), part)?;
    let answer = items.join("；");
    Some(Card {
        id: id("list", about.words(), &answer),
        kind: CardKind::List,
        prompt,
        answer,
        accept: Vec::new(),
        choices: None,
        section: ground.section_of(first.block()),
        source: passage(ground, first, last),
        reason: "论点".to_owned(),
    })
}

/// The card of one point, asked for by its place (from 0) among so many.
fn single(ground: &Ground, about: &About, point: &KeyPoint, place: (usize, usize)) -> Option<Card> {
    let answer = words(ground, point);
    if answer.is_empty() || about.words().contains(&answer) {
        return None;
    }
    Some(Card {
        id: id("point", about.words(), &answer),
        kind: CardKind::List,
        prompt: wording::one_point(ground.document.language, about, place)?,
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
    let gist = match ground.document.language {
        Language::Ja => COPULAS.iter().find_map(|word| gist.strip_suffix(word)).unwrap_or(gist),
        _ => gist,
    };
    // A Latin sentence is cut at a comma or not at all.
    let latin = ground.document.language == Language::En;
    let fits = |text: &str| length(text) <= if latin { LONGEST_LATIN } else { LONGEST };
    if fits(gist) {
        return gist.to_owned();
    }
    let cuts = gist.match_indices(['，', ',', '；', '：', '、']).map(|(at, _)| at);
    let parts = cuts.filter_map(|at| gist.get(..at)).take_while(|part| fits(part));
    let short = parts.filter(|part| part.chars().count() > 3 && clause::alone::pairs_close(part));
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
