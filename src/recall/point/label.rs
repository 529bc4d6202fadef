//! The labels that count the steps of an argument, found where sentences begin.

use std::ops::Range;

use crate::text::ordinal;

/// The way of counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Way {
    /// 第一，
    Ordinal,
    /// 其一，
    One,
    /// 一是, 一则, 一つは
    Is,
    /// 首先…其次…最后; 次に, まず
    Order,
    /// First, Second, Finally; 첫째
    Word,
    /// （1）, 1., ① and the label of a list item
    Number,
    /// ——改革开放。: the principles of an official paper, which a dash parts in place of numbers
    Dash,
}

/// A label in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) way: Way,
    /// Its number; 0 for 其次 and 最后, which go on whatever went before.
    pub(super) number: u32,
    /// The bytes of the label.
    pub(super) range: Range<usize>,
    /// The label as printed.
    pub(super) printed: String,
    /// Where the text behind it begins.
    pub(super) text_at: usize,
}

/// The labels of `text` at the start of a sentence, in order.
pub(super) fn labels(text: &str) -> impl Iterator<Item = Label> + '_ {
    starts(text).filter_map(move |(at, place)| {
        let rest = text.get(at..)?;
        let (way, number, len, text_at) = read(rest, place)?;
        Some(Label {
            way,
            number,
            range: at..at + len,
            printed: rest.get(..len)?.to_owned(),
            text_at: at + text_at,
        })
    })
}

/// The label of a list item, whose text does not have it.
pub(super) fn of_item(label: &str, text: &str) -> Option<Label> {
    let number = label.chars().next().and_then(ordinal::circled).or_else(|| {
        let inner = label.trim_start_matches(['（', '(']);
        ordinal::leading_digits(inner).or_else(|| ordinal::leading_han(inner)).map(|(n, _)| n)
    })?;
    // An item of a few words is part of a list of things, not a step of an argument.
    let argues = text.chars().count() >= 12;
    argues.then(|| Label {
        way: Way::Number,
        number,
        range: 0..0,
        printed: label.to_owned(),
        text_at: 0,
    })
}

/// The longest sentence behind a dash that names what its paragraph is about, in characters.
const NAMED: usize = 30;

/// The dash of a paragraph that begins with a sentence of a few words behind one, as the `number`th
/// of its kind in a row.
pub(super) fn dashed(text: &str, number: u32) -> Option<Label> {
    let dash = text.char_indices().take_while(|(_, c)| matches!(c, '—' | '―')).count();
    let rest = text.trim_start_matches(['—', '―']);
    let (named, behind) = rest.split_once('。')?;
    let is_short = (2..=NAMED).contains(&named.trim().chars().count());
    (dash > 0 && is_short && !behind.trim().is_empty()).then(|| {
        let range = 0..text.len() - rest.len();
        let printed = text.get(range.clone()).unwrap_or_default().to_owned();
        Label { way: Way::Dash, number, text_at: range.end, range, printed }
    })
}

/// What stands before a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The start of the block.
    Block,
    /// The end of a sentence.
    Sentence,
    /// A semicolon or colon.
    Half,
    /// A comma.
    Clause,
}

/// The places where a label may stand, in bytes.
fn starts(text: &str) -> impl Iterator<Item = (usize, Place)> + '_ {
    let mut after = Some(Place::Block);
    let mut latin_stop = false;
    text.char_indices().filter_map(move |(at, c)| {
        let found = after.filter(|_| !c.is_whitespace() && !is_mark(c)).map(|place| (at, place));
        if found.is_some() {
            after = None;
        }
        after = match c {
            '。' | '！' | '？' | '!' | '?' | '．' | '…' => Some(Place::Sentence),
            '；' | ';' | '：' | ':' => Some(Place::Half),
            '，' | ',' | '、' => Some(Place::Clause),
            '”' | '’' | '」' | '』' | '）' | ')' | '"' => after,
            _ if c.is_whitespace() => after.or(latin_stop.then_some(Place::Sentence)),
            _ => None,
        };
        latin_stop = c == '.';
        found
    })
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '”' | '’' | '」' | '』' | '）' | ')' | '"' | '。' | '，' | ',' | '；' | '：' | '、' | '…'
    )
}

/// Reads a label at the start of `rest`: its way, number, length, and where its text begins.
fn read(rest: &str, place: Place) -> Option<(Way, u32, usize, usize)> {
    let first = rest.chars().next()?;
    let full = matches!(place, Place::Block | Place::Sentence);
    let (way, number, len) = match first {
        '第' if full || place == Place::Half => {
            let (number, len) = ordinal::leading_han(rest.get(3..)?)?;
            (Way::Ordinal, number, 3 + len)
        }
        '其' => {
            if let Some(order) = order_word(rest).filter(|_| full) {
                order
            } else {
                let (number, len) = ordinal::leading_han(rest.get(3..)?)?;
                let stops = stop_len(rest.get(3 + len..)?) > 0
                    || rest.get(3 + len..)?.starts_with(['是', '为']);
                stops.then_some((Way::One, number, 3 + len)).filter(|_| place != Place::Clause)?
            }
        }
        '首' | '再' | '最' | '次' | 'ま' => {
            order_word(rest).filter(|_| full || first == '首' || place == Place::Half)?
        }
        '（' | '(' | '1'..='9' | '①'..='⑳' if place == Place::Block => {
            number_label(rest, first)?
        }
        'A'..='Z' if full => english(rest)?,
        '첫' | '둘' | '셋' | '넷' | '다' if full => korean(rest)?,
        _ if place != Place::Clause => {
            let (number, len) = ordinal::leading_han(rest)?;
            let word = rest.get(len..)?;
            let unit = ["是", "则", "則", "つは", "つ目は"]
                .into_iter()
                .find(|unit| word.starts_with(unit))?;
            (Way::Is, number, len + unit.len())
        }
        _ => return None,
    };
    let behind = rest.get(len..)?;
    let stop = stop_len(behind);
    let parted = match way {
        Way::Ordinal => stop > 0 || behind.starts_with('に'),
        Way::Word => stop > 0,
        _ => true,
    };
    let japanese = if behind.starts_with('に') { 3 } else { 0 };
    let len = len + japanese;
    let text_at = len + stop_len(rest.get(len..)?);
    (parted && number < 30 && text_at < rest.len()).then_some((way, number, len, text_at))
}

/// The length of a comma, colon or space at the start of `text`, with the space behind it.
fn stop_len(text: &str) -> usize {
    let rest = text.trim_start_matches(['，', ',', '、', '：', ':', '\u{3000}']);
    if rest.len() == text.len() && !text.starts_with(' ') {
        return 0;
    }
    text.len() - rest.trim_start().len()
}

fn order_word(rest: &str) -> Option<(Way, u32, usize)> {
    const WORDS: [(&str, u32); 12] = [
        ("首先", 1),
        ("其次", 2),
        ("再次", 3),
        ("再者", 3),
        ("最后", 0),
        ("最後に", 0),
        ("最後", 0),
        ("まず", 1),
        ("次に", 2),
        ("其三", 3),
        ("再其次", 3),
        ("次いで", 2),
    ];
    let (word, number) = WORDS.into_iter().find(|(word, _)| rest.starts_with(word))?;
    let behind = rest.get(word.len()..)?;
    // 首先是, 最后一个: the word is part of its sentence, unless a comma or a verb follows.
    let inside = behind.starts_with(['的', '一', '几', '两', '进']);
    (!inside && word != "其三").then_some((Way::Order, number, word.len()))
}

fn number_label(rest: &str, first: char) -> Option<(Way, u32, usize)> {
    if let Some(number) = ordinal::circled(first) {
        return Some((Way::Number, number, first.len_utf8()));
    }
    let open = if first.is_ascii_digit() { 0 } else { first.len_utf8() };
    let inner = rest.get(open..)?;
    let (number, len) = ordinal::leading_digits(inner).or_else(|| ordinal::leading_han(inner))?;
    let mark = inner.get(len..)?.chars().next()?;
    let closes = if open > 0 {
        matches!(mark, '）' | ')')
    } else {
        matches!(mark, '.' | '．' | '、' | '）' | ')')
    };
    let after = inner.get(len + mark.len_utf8()..)?;
    (closes && !after.starts_with(|c: char| c.is_ascii_digit()))
        .then(|| (Way::Number, number, open + len + mark.len_utf8()))
}

fn english(rest: &str) -> Option<(Way, u32, usize)> {
    const WORDS: [(&str, u32); 13] = [
        ("Firstly", 1),
        ("First of all", 1),
        ("First", 1),
        ("Secondly", 2),
        ("Second", 2),
        ("Thirdly", 3),
        ("Third", 3),
        ("Fourthly", 4),
        ("Fourth", 4),
        ("Fifthly", 5),
        ("Fifth", 5),
        ("Finally", 0),
        ("Lastly", 0),
    ];
    let (word, number) = WORDS
        .into_iter()
        .find(|(word, _)| rest.strip_prefix(word).is_some_and(|r| r.starts_with([',', ':'])))?;
    Some((Way::Word, number, word.len()))
}

fn korean(rest: &str) -> Option<(Way, u32, usize)> {
    const WORDS: [(&str, u32); 5] =
        [("첫째", 1), ("둘째", 2), ("셋째", 3), ("넷째", 4), ("다섯째", 5)];
    let (word, number) = WORDS.into_iter().find(|(word, _)| rest.starts_with(word))?;
    Some((Way::Word, number, word.len()))
}
