//! The forms in which a text says what a term means.

use std::collections::HashSet;
use std::ops::Range;

use crate::recall::card::clause::{self, Sentence};

/// How the text says it, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// X是指…, X指的是…, 所谓X，就是…, “X”（…）, “X”，即….
    Outright,
    /// X最本质的特征是….
    Feature,
    /// X是…, for a term of the article.
    Is,
    /// X作为….
    Serves,
    /// X以…为…, X不但….
    Rests,
}

/// A term with what the text says of it.
#[derive(Debug)]
pub(super) struct Definition {
    pub term: String,
    pub form: Form,
    /// Bytes in the paragraph.
    pub meaning: Range<usize>,
}

impl Definition {
    /// Where the meaning begins, in bytes of the paragraph.
    pub(super) fn at(&self) -> usize {
        self.meaning.start
    }
}

/// Words that say outright what a term means.
const OUTRIGHT: [&str; 7] = ["，是指", "是指", "指的是", "，就是", "，即", "即是", "意味着"];

/// Words before a term that say whose it is: 本文所说的水规，是指….
const OF_THE_TEXT: [&str; 8] = [
    "本文所说的",
    "本文所称的",
    "本文所谓的",
    "本文所谓",
    "本文的",
    "这里所说的",
    "这里所说",
    "这里的",
];

/// Nouns whose 是 says what a thing comes down to.
const FEATURES: [&str; 16] = [
    "特征",
    "特点",
    "核心",
    "实质",
    "本质",
    "目的",
    "目标",
    "前提",
    "根本",
    "优势",
    "宗旨",
    "任务",
    "标准",
    "原因",
    "出发点",
    "原则",
];

/// How long a meaning is, in characters.
const LENGTH: std::ops::RangeInclusive<usize> = 6..=70;

/// The definitions in `sentence`; `known` are the terms of the article.
pub(super) fn definitions(sentence: &Sentence, known: &HashSet<&str>) -> Vec<Definition> {
    let mut found = Vec::new();
    for start in openings(sentence) {
        let rest = sentence.slice(start..sentence.range.end);
        let definition = outright(sentence, start, rest)
            .or_else(|| bracketed(start, rest))
            .or_else(|| feature(sentence, start, rest))
            .or_else(|| of_known(sentence, start, rest, known));
        found.extend(definition);
    }
    found
}

/// Where a clause begins, with the quotation mark before a term left to it.
fn openings(sentence: &Sentence) -> Vec<usize> {
    let start = sentence.range.start;
    let inside = sentence.as_str().char_indices();
    let behind = inside.filter(|(_, c)| matches!(c, '，' | ',' | '；' | '：' | '“' | '。' | '以'));
    let behind = behind.map(|(at, c)| match c {
        // A name in quotation marks may stand anywhere: 具有以“双统筹”（…）.
        '以' | '“' => start + at + if c == '“' { 0 } else { c.len_utf8() },
        _ => start + at + c.len_utf8(),
    });
    let mut all: Vec<usize> = std::iter::once(start).chain(behind).collect();
    let reported = ["指出，", "强调", "认为", "表明，"].iter();
    all.extend(
        reported
            .flat_map(|word| sentence.as_str().match_indices(word))
            .map(|(at, word)| start + at + word.len()),
    );
    all.sort_unstable();
    all.dedup();
    all
}

fn outright(sentence: &Sentence, start: usize, rest: &str) -> Option<Definition> {
    let so_called = rest.starts_with("所谓");
    let body = rest.strip_prefix("所谓").unwrap_or(rest);
    let (at, means) = OUTRIGHT
        .iter()
        .filter_map(|means| body.find(means).map(|at| (at, *means)))
        .min_by_key(|(at, means)| (*at, usize::MAX - means.len()))?;
    let head = body.get(..at)?;
    let quoted = head.starts_with(['“', '「']);
    let term = bare(head)?;
    let sure = means.contains("指") || so_called || quoted;
    let from = start + (rest.len() - body.len()) + at + means.len();
    (sure && means != "意味着" || quoted && means == "意味着").then_some(())?;
    let meaning = explanation(sentence, from, &term)?;
    Some(Definition { term, form: Form::Outright, meaning })
}

/// “X”（…）.
fn bracketed(start: usize, rest: &str) -> Option<Definition> {
    let inner = rest.strip_prefix('“')?;
    let (term, behind) = inner.split_once('”')?;
    let term = bare(term)?;
    let meaning = behind.strip_prefix('（')?.split('）').next()?;
    let plain = !meaning.contains(|c: char| c.is_ascii_alphanumeric()) && !meaning.contains('《');
    if !plain || !LENGTH.contains(&meaning.chars().count()) || meaning.contains(&term) {
        return None;
    }
    let from = start + rest.len() - behind.len() + '（'.len_utf8();
    Some(Definition { term, form: Form::Outright, meaning: from..from + meaning.len() })
}

/// X最本质的特征是….
fn feature(sentence: &Sentence, start: usize, rest: &str) -> Option<Definition> {
    let (head, behind) = rest.split_once('是').or_else(|| rest.split_once("在于"))?;
    let named = FEATURES.iter().any(|noun| head.ends_with(noun));
    let length = head.chars().count();
    let plain = head.chars().all(char::is_alphanumeric) && head.contains('的');
    let from = start + rest.len() - behind.len();
    if !named || !plain || !(6..=24).contains(&length) || !clause::alone::stands_alone(head) {
        return None;
    }
    let meaning = meaning(sentence, from, head)?;
    Some(Definition { term: head.to_owned(), form: Form::Feature, meaning })
}

/// A term of the article that the clause says something of.
fn of_known(
    sentence: &Sentence,
    start: usize,
    rest: &str,
    known: &HashSet<&str>,
) -> Option<Definition> {
    let inner = rest.trim_start_matches('“');
    let mark = rest.len() - inner.len();
    let ends = sentence.words.iter().map(|word| word.range.end).filter(|end| *end > start + mark);
    let term = ends
        .filter_map(|end| sentence.text.get(start + mark..end))
        .take_while(|term| term.chars().count() <= 12)
        .filter(|term| known.contains(term))
        .last()?;
    let behind = inner.get(term.len()..)?;
    let behind = if mark > 0 { behind.strip_prefix('”').unwrap_or(behind) } else { behind };
    let from = start + rest.len() - behind.len();
    let (form, skip) = if behind.starts_with("是") {
        (Form::Is, "是".len())
    } else if behind.starts_with("作为") {
        (Form::Serves, "作为".len())
    } else if (behind.starts_with('以') && behind.contains('为'))
        || behind.starts_with("不但")
        || behind.starts_with("不仅")
    {
        (Form::Rests, 0)
    } else {
        return None;
    };
    let meaning = if form == Form::Rests {
        whole(sentence, from, term)?
    } else {
        meaning(sentence, from + skip, term)?
    };
    let said = sentence.slice(meaning.clone());
    // 科技安全是否…, 科技安全是在…中: no definition but a statement.
    let statement = said.starts_with(['否', '不', '在', '由', '从', '要', '因', '可']);
    let noun = form == Form::Rests || said.contains('的');
    (!statement && noun).then(|| Definition { term: term.to_owned(), form, meaning })
}

/// The letters of a term without quotation marks; `None` where it is no name.
fn bare(head: &str) -> Option<String> {
    let head = OF_THE_TEXT.iter().find_map(|words| head.strip_prefix(words)).unwrap_or(head);
    let term = head.trim_matches(['“', '”', '「', '」', '‘', '’']);
    let name = (2..=12).contains(&term.chars().count()) && term.chars().all(char::is_alphanumeric);
    let pronoun = term.starts_with(['这', '其', '该', '此', '它', '他', '她', '那', '也', '都']);
    (name && !pronoun).then(|| term.to_owned())
}

/// The bytes from `from` to the end of what is said: a clause, and those that go on with 是.
fn meaning(sentence: &Sentence, from: usize, term: &str) -> Option<Range<usize>> {
    let tail = statement(sentence.slice(from..sentence.range.end));
    let ends = tail.match_indices(['，', ',']).map(|(at, _)| at).chain([tail.len()]);
    let mut chosen: Option<&str> = None;
    for end in ends {
        let part = tail.get(..end)?;
        if let Some(before) = chosen {
            let next = tail.get(before.len()..)?.trim_start_matches(['，', ',']);
            let goes_on = ["是", "也是", "又是", "更是", "以及", "并", "而不"];
            if !goes_on.iter().any(|word| next.starts_with(word)) {
                break;
            }
        }
        if part.chars().count() >= *LENGTH.start() && clause::alone::pairs_close(part) {
            chosen = Some(part);
        }
    }
    fitting(from, chosen?, term)
}

/// Words that begin a clause which says more than what a term means.
const MOREOVER: [&str; 18] = [
    "其", "它", "他", "这", "但", "而", "因此", "所以", "从而", "此", "例如", "比如", "如", "因为",
    "可见", "也就", "两者", "由此",
];

/// The bytes from `from` on that explain a term: its clauses up to one that says something else, or
/// the first of them where they are too long together.
fn explanation(sentence: &Sentence, from: usize, term: &str) -> Option<Range<usize>> {
    let tail = statement(sentence.slice(from..sentence.range.end));
    let cuts = tail.match_indices(['，', ',']);
    let end = cuts.map(|(at, comma)| (at, at + comma.len())).find_map(|(at, behind)| {
        let next = tail.get(behind..)?;
        MOREOVER.iter().any(|word| next.starts_with(word)).then_some(at)
    });
    let part = tail.get(..end.unwrap_or(tail.len()))?;
    let whole = clause::alone::pairs_close(part).then(|| fitting(from, part, term)).flatten();
    whole.or_else(|| meaning(sentence, from, term))
}

/// The bytes from `from` to the end of the statement, all its clauses.
fn whole(sentence: &Sentence, from: usize, term: &str) -> Option<Range<usize>> {
    let tail = statement(sentence.slice(from..sentence.range.end));
    let ends = tail.match_indices(['，', ',']).map(|(at, _)| at).chain([tail.len()]);
    let parts = ends.filter_map(|end| tail.get(..end));
    let part = parts.take_while(|part| part.chars().count() <= *LENGTH.end()).last()?;
    fitting(from, part, term)
}

/// `text` up to the end of the statement: a full stop, a semicolon, or the quotation's end.
fn statement(text: &str) -> &str {
    let end = text.find(['。', '；', '！', '？', '：', ';']).unwrap_or(text.len());
    let text = text.get(..end).unwrap_or_default();
    match (text.find('”'), text.find('“')) {
        (Some(close), open) if open.is_none_or(|open| close < open) => {
            text.get(..close).unwrap_or(text)
        }
        _ => text,
    }
}

fn fitting(from: usize, meaning: &str, term: &str) -> Option<Range<usize>> {
    let fits = LENGTH.contains(&meaning.chars().count())
        && clause::alone::stands_alone(meaning)
        && !meaning.contains(term);
    fits.then_some(from..from + meaning.len())
}
