//! Candidates for terms: names in quotation marks, keywords, runs of one to four words.

use std::collections::{BTreeMap, HashSet};

use super::Texts;
use crate::recall::cut::Cutter;

/// The longest run in words.
const LONGEST_RUN: usize = 4;

/// The shortest and the longest term in characters.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=10;

/// Parts of speech that end a run: conjunctions, particles, pronouns, adverbs, numerals …
const NO_TERM_TAGS: &str = "cpuyrxdeomqft";

/// Words that no run may hold.
const NO_TERM_WORDS: &str = "的了是在和与及等也都就要应将对为以从由被把使让而但这那其该此一不没未上下中有到于之更最已能会可所着过地得并又仍只才很向当如若则因或即自";

/// Words of more than one character that no run may hold.
const NO_TERM_LONG: [&str; 12] = [
    "没有", "不是", "就是", "成为", "具有", "属于", "不能", "不同", "以及", "包括", "随着", "由于",
];

/// A candidate with what was seen of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Gathered {
    pub text: String,
    /// How often it stands in quotation marks or 《》.
    pub quoted: usize,
    /// It is one of the article's keywords.
    pub keyword: bool,
    /// The text says that something is called so (史称隆庆开海, 所谓信用品).
    pub introduced: bool,
    /// Its words with their parts of speech.
    pub words: Vec<(String, String)>,
    /// The different words before it, and behind it.
    pub neighbours: (HashSet<String>, HashSet<String>),
}

impl Gathered {
    /// True for what the author himself uses as a name.
    pub(super) fn is_named(&self) -> bool {
        self.quoted > 0 || self.keyword || self.introduced
    }
}

/// The candidates of `texts`, in the order of their characters.
pub(super) fn gather(texts: &Texts, cutter: Cutter) -> Vec<Gathered> {
    let mut found: BTreeMap<String, Gathered> = BTreeMap::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for text in texts.body.iter().chain(&texts.headings) {
        for name in quoted_names(text) {
            found.entry(name.to_owned()).or_default().quoted += 1;
        }
        for name in introduced_names(text) {
            found.entry(name.to_owned()).or_default().introduced = true;
        }
        for stretch in text.split(|c: char| !c.is_alphanumeric()).filter(|s| !s.is_empty()) {
            gather_runs(stretch, cutter, &mut found, &mut seen);
        }
    }
    for keyword in &texts.keywords {
        found.entry(keyword.clone()).or_default().keyword = true;
    }
    let mut gathered = Vec::new();
    for (text, mut candidate) in found {
        let repeated = seen.get(&text).is_some_and(|count| *count > 1);
        if !candidate.is_named() && !repeated {
            continue;
        }
        if candidate.words.is_empty() {
            candidate.words = tagged(&text, cutter);
        }
        candidate.text = text;
        gathered.push(candidate);
    }
    gathered
}

/// Names between “ ” or 「 」, without punctuation inside.
fn quoted_names(text: &str) -> impl Iterator<Item = &str> {
    text.split(['“', '「']).skip(1).filter_map(|rest| {
        let name = rest.split(['”', '」']).next()?;
        let plain = name.chars().all(char::is_alphanumeric);
        (plain && LENGTH.contains(&name.chars().count())).then_some(name)
    })
}

/// Words before a name that is given to something.
const CALLED: [&str; 9] = ["称为", "史称", "称之为", "称作", "叫作", "叫做", "叫", "名为", "所谓"];

/// Words behind a name that say what it means.
const MEANS: [&str; 4] = ["是指", "指的是", "，是指", "，就是"];

/// Names that a text introduces: 史称隆庆开海, 所谓信用品，就是….
fn introduced_names(text: &str) -> impl Iterator<Item = &str> {
    let clauses = text.split(|c: char| !c.is_alphanumeric());
    let called = clauses.filter_map(|clause| {
        let (at, word) = CALLED.iter().find_map(|word| clause.find(word).map(|at| (at, word)))?;
        let name = clause.get(at + word.len()..)?;
        MEANS.iter().find_map(|means| name.split_once(means)).map_or(Some(name), |(n, _)| Some(n))
    });
    let defined = text.split(['。', '；', '，', '：']).filter_map(|clause| {
        MEANS.iter().take(2).find_map(|means| clause.split_once(means)).map(|(name, _)| name)
    });
    called.chain(defined).filter(|name| {
        let plain = name.chars().all(char::is_alphabetic);
        let particle = name.contains(['的', '是', '了', '之', '这', '其', '它']);
        plain && !particle && LENGTH.contains(&name.chars().count())
    })
}

fn tagged(text: &str, cutter: Cutter) -> Vec<(String, String)> {
    let words = cutter.tagged(text);
    words
        .into_iter()
        .map(|word| (text.get(word.range).unwrap_or_default().to_owned(), word.tag))
        .collect()
}

fn gather_runs(
    stretch: &str,
    cutter: Cutter,
    found: &mut BTreeMap<String, Gathered>,
    seen: &mut BTreeMap<String, usize>,
) {
    let words = tagged(stretch, cutter);
    for start in 0..words.len() {
        for end in start + 1..=words.len().min(start + LONGEST_RUN) {
            let run = &words[start..end];
            if run.iter().any(|(word, tag)| is_no_term(word, tag)) {
                break;
            }
            let text: String = run.iter().map(|(word, _)| word.as_str()).collect();
            if !LENGTH.contains(&text.chars().count()) {
                continue;
            }
            *seen.entry(text.clone()).or_default() += 1;
            let candidate = found.entry(text).or_default();
            if candidate.words.is_empty() {
                candidate.words = run.to_vec();
            }
            // The end of a stretch is a neighbour of its own each time.
            let edge = |n: usize| format!("|{n}");
            let before = start.checked_sub(1).map(|at| words[at].0.clone());
            let after = words.get(end).map(|(word, _)| word.clone());
            let (left, right) = &mut candidate.neighbours;
            left.insert(before.unwrap_or_else(|| edge(left.len())));
            right.insert(after.unwrap_or_else(|| edge(right.len())));
        }
    }
}

fn is_no_term(word: &str, tag: &str) -> bool {
    let short = word.chars().count() == 1;
    (short && NO_TERM_WORDS.contains(word))
        || NO_TERM_LONG.contains(&word)
        || tag.chars().next().is_none_or(|first| NO_TERM_TAGS.contains(first))
}
