//! Things that a sentence counts or lists by name: 五项原则：甲、乙…, 面临甲、乙等风险.

use std::ops::Range;

use super::clause::{self, Sentence};
use super::{Card, CardKind, Ground, Passage, id};

/// How many things one card asks for.
const SIZE: std::ops::RangeInclusive<usize> = 3..=7;

/// The length of a thing in characters.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=16;

/// The length of the question's beginning in characters.
const LEAD: std::ops::RangeInclusive<usize> = 6..=70;

/// Words before the first of the things.
const BEFORE: [&str; 24] = [
    "面临",
    "通过",
    "包括",
    "采用",
    "采取",
    "有",
    "如",
    "为",
    "是",
    "涉及",
    "涵盖",
    "强调",
    "坚持",
    "打造",
    "利用",
    "运用",
    "遵循",
    "要求",
    "造成",
    "带来",
    "解决",
    "分为",
    "构建集",
    "提供",
];

/// Numbers that announce things, with how they are said.
const NUMBERS: [(char, usize); 6] =
    [('三', 3), ('四', 4), ('五', 5), ('六', 6), ('七', 7), ('两', 2)];

/// One card for each list of things in a sentence.
pub(super) fn cards(ground: &Ground) -> Vec<Card> {
    let found = ground.sentences.iter().filter_map(|sentence| {
        counted(sentence).or_else(|| listed(sentence)).map(|set| (sentence, set))
    });
    found.filter_map(|(sentence, set)| card(ground, sentence, &set)).collect()
}

/// Things of one kind in a sentence.
struct Set {
    /// The question without its heading.
    question: String,
    items: Vec<String>,
    /// From the question's first word to behind the last thing, bytes in the paragraph.
    range: Range<usize>,
}

/// Things behind a number and a colon: 五项原则：甲、乙、丙、丁、戊.
fn counted(sentence: &Sentence) -> Option<Set> {
    let text = sentence.as_str();
    let (at, colon) = text.match_indices('：').next()?;
    let (lead, rest) = (text.get(..at)?, text.get(at + colon.len()..)?);
    let rest = rest.split(['。', '；']).next()?.trim_end_matches(['。', '！']);
    let parted = if rest.contains('、') { '、' } else { '，' };
    let items = items(rest, parted)?;
    let (number_at, number) = lead.char_indices().rev().find_map(|(at, c)| {
        let count = NUMBERS.iter().find(|(number, _)| *number == c)?.1;
        (count == items.len()).then_some((at, c))
    })?;
    let behind = lead.get(number_at + number.len_utf8()..)?;
    let noun = behind.chars().count();
    let before = lead.get(..number_at)?;
    let ordinal = before.ends_with(['第', '十', '百']);
    if ordinal || !(2..=8).contains(&noun) || !behind.chars().all(char::is_alphabetic) {
        return None;
    }
    let start = sentence.range.start;
    Some(Set {
        question: format!("{before}哪{number}{behind}？"),
        items,
        range: start..start + at + colon.len() + rest.len(),
    })
}

/// Things before 等 and what they are: 面临甲、乙和丙等风险.
fn listed(sentence: &Sentence) -> Option<Set> {
    let text = sentence.as_str();
    text.match_indices('等').find_map(|(at, sign)| {
        let head = text.get(..at)?;
        let behind = text.get(at + sign.len()..)?;
        let noun = behind.split(|c: char| !c.is_alphabetic()).next()?;
        let nouns = 2..=6;
        if !nouns.contains(&noun.chars().count()) || noun.contains(['的', '在', '被', '等']) {
            return None;
        }
        let clause = head.rsplit(['，', '。', '；', '：']).next()?;
        let first = clause.find('、')?;
        let lead = clause.get(..first)?;
        let from = head.len() - clause.len();
        let clause_at = sentence.range.start + from;
        let introduced = BEFORE
            .iter()
            .filter_map(|word| lead.rfind(word).map(|at| (at, at + word.len())))
            .filter(|(start, end)| {
                sentence.is_word_end(clause_at + start) && sentence.is_word_end(clause_at + end)
            })
            .map(|(_, end)| end)
            .max()?;
        let items = items(clause.get(introduced..)?, '、')?;
        let target = sentence.range.start + from..sentence.range.start + at + sign.len();
        let start = opening(sentence, &target)?;
        let lead = sentence.slice(start..target.start + introduced);
        let range = start..target.end + noun.len();
        Some(Set {
            question: format!("{lead}哪些{noun}？（{}项）", items.len()), items, range
        })
    })
}

/// Where the question begins: at the sentence's start, or at the last clause that stands alone.
fn opening(sentence: &Sentence, target: &Range<usize>) -> Option<usize> {
    let lead = sentence.slice(sentence.range.start..target.start);
    let fits = lead.chars().count() <= *LEAD.end() - 20 && !lead.contains('；');
    let start = if fits { sentence.range.start } else { target.start };
    // A clause inside a sentence must bring its own subject.
    let first = sentence.words_at(start).0;
    if !fits && !first.is_some_and(|word| word.tag.starts_with('n')) {
        return None;
    }
    clause::alone::stands_alone(sentence.slice(start..target.end)).then_some(start)
}

/// The things of `text`, where it is nothing but a list.
fn items(text: &str, parted: char) -> Option<Vec<String>> {
    let mut items: Vec<&str> = text.split(parted).collect();
    let last = items.pop()?;
    let joint = ["以及", "和", "与", "及"].iter().find_map(|word| last.split_once(word));
    match joint {
        Some((before, after)) if before.chars().count() > 1 && after.chars().count() > 1 => {
            items.extend([before, after]);
        }
        _ => items.push(last),
    }
    let plain = |item: &&str| {
        let name = item.trim_matches(['“', '”', '「', '」']);
        LENGTH.contains(&name.chars().count()) && name.chars().all(char::is_alphanumeric)
    };
    let named = |item: &str| item.trim_matches(['“', '”', '「', '」']).to_owned();
    let fits = SIZE.contains(&items.len()) && items.iter().all(plain);
    let items: Vec<String> = items.into_iter().map(named).collect();
    let lengths = items.iter().map(|item| item.chars().count());
    let even = lengths.clone().max()? <= 3 * lengths.min()?;
    (fits && even).then_some(items)
}

fn card(ground: &Ground, sentence: &Sentence, set: &Set) -> Option<Card> {
    let answer = set.items.join("；");
    let told = set.items.iter().any(|item| set.question.contains(item.as_str()));
    let fits = LEAD.contains(&set.question.chars().count());
    if told || !fits || !clause::alone::stands_alone(&set.question) {
        return None;
    }
    let label = ground.label(sentence.block, set.items.first()?);
    let given = set.items.iter().any(|item| label.contains(item.as_str()));
    let label = if given { ground.title_label() } else { label };
    Some(Card {
        id: id("set", &set.question, &answer),
        kind: CardKind::List,
        prompt: format!("{label}{}", set.question),
        answer,
        accept: Vec::new(),
        choices: None,
        section: ground.section_of(sentence.block),
        source: Passage { block: sentence.block, offset: set.range.start, length: set.range.len() },
        reason: "并列的几项".to_owned(),
    })
}
