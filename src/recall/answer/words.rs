//! The rule of words: how much of the answer is there, and whether what stands in place of the
//! rest says the same loosely, or something else.

use super::align::{Alignment, Block};
use super::lexicon::{self, CLASSES, DEGREES, EMPTY, FALLING, NEAR, RISING, SAME};
use super::token::{self, Token};
use super::{Graded, Verdict, text_of};
use crate::text::fold;

/// Verbs that say no more than that something is there.
const LIGHT: [&str; 5] = ["存在", "具有", "有", "呈现", "出现"];

/// What stands between what is done something to and what does it.
const PASSIVE: [&str; 2] = ["由", "被"];

/// With something unknown in place of a word, this share of the answer must be there.
const SHARE_BESIDE_UNKNOWN: f64 = 0.75;

/// With something left out and something added, this share must be there.
const SHARE_BESIDE_ADDITION: f64 = 0.6;

/// With something left out, this share must be there.
const HALF: f64 = 0.5;

/// The longest unknown word that may stand in place of another, in letters.
const LONGEST_UNKNOWN: usize = 2;

/// True where a word was replaced by another of its kind, or two words changed places around a word
/// that says which of them does what; `directed` where such a word stands in the sentence and is
/// none of the tokens (是).
pub(super) fn exclude_each_other(alignment: &Alignment, directed: bool) -> bool {
    if moved(&alignment.blocks) && (directed || passes_a_direction(alignment)) {
        return true;
    }
    let replaced: Vec<(String, String)> = alignment
        .blocks
        .iter()
        .filter(|block| !block.expected.is_empty() && !block.typed.is_empty())
        .map(|block| (text_of(&block.expected), text_of(&block.typed)))
        .collect();
    let another = replaced.iter().any(|(a, b)| {
        lexicon::share_a_group(&CLASSES, a, b) && !lexicon::share_a_group(&NEAR, a, b)
    });
    let (mut expected, mut typed): (Vec<_>, Vec<_>) = replaced.into_iter().unzip();
    expected.sort();
    typed.sort();
    another || (expected.len() > 1 && expected == typed)
}

/// True where the only difference is that a quality with its degree stands behind what it is said of
/// and not before it: 存在较大缺口, 缺口较大.
pub(super) fn turned(expected: &str, typed: &str) -> bool {
    let bare = |text: &str| LIGHT.iter().fold(text.to_owned(), |text, verb| text.replace(verb, ""));
    let (expected, typed) = (bare(expected), bare(typed));
    DEGREES.iter().flat_map(|degree| expected.match_indices(degree)).any(|(at, degree)| {
        let behind = expected.get(at + degree.len()..).unwrap_or_default();
        [1, 2].into_iter().any(|letters| {
            let end = behind.char_indices().nth(letters).map(|(end, _)| at + degree.len() + end);
            let quality = end.and_then(|end| expected.get(at..end));
            let (Some(quality), Some(end)) = (quality, end) else { return false };
            let rest = [expected.get(..at), expected.get(end..)].map(Option::unwrap_or_default);
            typed.strip_suffix(quality).is_some_and(|typed| typed == rest.concat())
        })
    })
}

/// True where one says in the active voice what the other says in the passive (价值由劳动决定, 劳动决定
/// 价值), or names first what the other names last (企业是创新的主体, 创新的主体是企业).
pub(super) fn changes_voice(expected: &str, typed: &str) -> bool {
    let identified = expected.split_once('是').is_some_and(|(subject, description)| {
        !subject.is_empty()
            && description.contains(['的', '之'])
            && fold::letters(&format!("{description}是{subject}")) == fold::letters(typed)
    });
    if identified {
        return true;
    }
    let is_turned = |passive: &str, active: &str| {
        PASSIVE.iter().any(|marker| {
            passive.split_once(marker).is_some_and(|(patient, rest)| {
                !patient.is_empty()
                    && token::tokens(&format!("{rest}{patient}")) == token::tokens(active)
            })
        })
    };
    is_turned(expected, typed) || is_turned(typed, expected)
}

/// True for two short answers that say loosely the same as a whole.
pub(super) fn say_loosely_the_same(expected: &str, typed: &str) -> bool {
    let both = |words: &[&str]| words.contains(&expected) && words.contains(&typed);
    expected != typed
        && (lexicon::share_a_group(&NEAR, expected, typed) || both(&RISING) || both(&FALLING))
}

/// Grades by the share of the answer of weight `total` that is there.
pub(super) fn grade(alignment: &Alignment, total: f64) -> Graded {
    let slips: f64 = alignment.slips.iter().map(|(token, _)| token.weight()).sum();
    let there = token::weight(&alignment.matched) + slips;
    let mut tally = Tally { share: there / total.max(1.0), ..Tally::default() };
    if moved(&alignment.blocks) {
        let right = Graded::right(0.9);
        // One character in another place makes another word: 自下而上, 自上而下.
        let is_word = alignment.blocks.iter().any(|block| block.expected.len() > 1);
        let is_kept = is_word && !changes_head(alignment);
        return if is_kept { right } else { right.at_most(Verdict::Wrong, 0.4) };
    }
    for block in &alignment.blocks {
        tally.add(block, total);
    }
    Graded {
        verdict: tally.verdict(),
        score: tally.share.min(0.99),
        missing: tally.missing,
        extra: tally.extra,
    }
}

/// True where a term of two words has them in the other order, and none of them is an action: 风险社会
/// is no 社会风险, but 配置资源 is 资源配置.
fn changes_head(alignment: &Alignment) -> bool {
    let moved = alignment.blocks.iter().find(|block| !block.expected.is_empty());
    let (there, moved) = (text_of(&alignment.matched), moved.map(|block| text_of(&block.expected)));
    let is_action = |word: &str| lexicon::ACTIONS.contains(&word);
    there.chars().count() <= LONGEST_UNKNOWN
        && moved.is_some_and(|moved| !is_action(&moved) && !is_action(&there))
}

/// True where both say of the same that there is not enough of it: 缺少人才, 人才不足.
pub(super) fn both_lack(expected: &str, typed: &str) -> bool {
    let rest = |text: &str| {
        let word = lexicon::LACKING.iter().find(|word| text.contains(**word))?;
        Some(token::tokens(&text.replacen(word, "", 1)))
    };
    let (expected, typed) = (rest(&fold::letters(expected)), rest(&fold::letters(typed)));
    expected.is_some_and(|rest| !rest.is_empty() && Some(rest) == typed)
}

/// True where the only difference is one stretch that stands elsewhere.
fn moved(blocks: &[Block]) -> bool {
    let [a, b] = blocks else { return false };
    let pair = |left_out: &[Token], put_in: &[Token]| !left_out.is_empty() && left_out == put_in;
    (pair(&a.expected, &b.typed) && a.typed.is_empty() && b.expected.is_empty())
        || (pair(&b.expected, &a.typed) && b.typed.is_empty() && a.expected.is_empty())
}

/// True where a word that says which of two does what stands in what was moved, or between its old
/// place and its new one.
fn passes_a_direction(alignment: &Alignment) -> bool {
    let [a, b] = alignment.blocks.as_slice() else { return false };
    let passed = alignment.matched.get(a.behind..b.behind).unwrap_or_default();
    let moved = [&a.expected, &a.typed].map(|tokens| text_of(tokens)).concat();
    let passed = text_of(passed);
    lexicon::DIRECTIONS.iter().any(|word| moved.contains(word) || passed.contains(word))
}

/// What the differing stretches come to.
#[derive(Debug, Default)]
struct Tally {
    /// The share of the answer that is there.
    share: f64,
    /// The share that must be there, because of what stands in place of the rest.
    needed: f64,
    /// Another word says the same loosely, or might.
    loose: bool,
    /// Something was added.
    put_in: bool,
    missing: Vec<String>,
    extra: Vec<String>,
}

impl Tally {
    fn add(&mut self, block: &Block, total: f64) {
        let (expected, typed) = (text_of(&block.expected), text_of(&block.typed));
        match (expected.is_empty(), typed.is_empty()) {
            // A number with its classifier is left out, and the classifier is there.
            (false, false) if expected.ends_with(&typed) => {}
            (false, false) if lexicon::share_a_group(&SAME, &expected, &typed) => {
                self.share += token::weight(&block.expected) / total.max(1.0);
                return;
            }
            (false, false) if say_loosely_the_same(&expected, &typed) => {
                self.loose = true;
                self.share += token::weight(&block.expected) / total.max(1.0);
            }
            (false, false) => {
                let longest = block.expected.len().max(block.typed.len());
                let known = longest <= LONGEST_UNKNOWN;
                self.loose = true;
                self.needed =
                    self.needed.max(if known { SHARE_BESIDE_UNKNOWN } else { f64::INFINITY });
            }
            (true, false) if is_empty_of_meaning(&typed) => return,
            (true, false) => self.put_in = true,
            _ => {}
        }
        self.missing.extend(Some(expected).filter(|text| !text.is_empty()));
        self.extra.extend(Some(typed).filter(|text| !text.is_empty()));
    }

    fn verdict(&self) -> Verdict {
        let left_out = self.share < 0.999;
        let least = if self.put_in && left_out { SHARE_BESIDE_ADDITION } else { HALF };
        if self.share < least.max(self.needed) {
            Verdict::Wrong
        } else if left_out || self.loose || self.put_in {
            Verdict::Partial
        } else {
            Verdict::Right
        }
    }
}

/// True where `text` is made of words that add nothing.
fn is_empty_of_meaning(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < letters.len() {
        let length = lexicon::longest_at(&EMPTY, letters.get(at..).unwrap_or_default());
        if length == 0 {
            return false;
        }
        at += length;
    }
    true
}
