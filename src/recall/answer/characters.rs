//! The rule of characters: slips of an input method that leave the sound, and a single wrong one.

use super::align::Alignment;
use super::lexicon;
use super::lexicon::SAME;
use super::{Graded, Verdict, text_of};

/// From this many letters on, one wrong character is a slip.
const LONG: usize = 4;

/// Grades an answer of `length` letters that differs by single characters; `None` where more
/// differs.
pub(super) fn grade(alignment: &Alignment, length: usize) -> Option<Graded> {
    let slips = alignment.slips.len();
    let [] = alignment.blocks.as_slice() else { return one_other(alignment, length) };
    let (missing, extra) = slipped(alignment);
    let graded = |verdict, score| Graded { verdict, score, missing, extra };
    Some(match slips {
        0 => Graded::right(1.0),
        1 if length >= LONG => graded(Verdict::Right, 0.95),
        1 | 2 => graded(Verdict::Partial, 0.75),
        _ if slips * 2 <= length => graded(Verdict::Partial, 0.6),
        _ => graded(Verdict::Wrong, 0.4),
    })
}

/// One character with another sound, everything else as expected.
fn one_other(alignment: &Alignment, length: usize) -> Option<Graded> {
    let [block] = alignment.blocks.as_slice() else { return None };
    let ([expected], [typed]) = (block.expected.as_slice(), block.typed.as_slice()) else {
        return None;
    };
    if expected.figure().is_some() || typed.figure().is_some() {
        return None;
    }
    if lexicon::share_a_group(&SAME, expected.as_str(), typed.as_str()) {
        return Some(Graded::right(0.95));
    }
    let verdict = if length >= LONG { Verdict::Partial } else { Verdict::Wrong };
    Some(Graded {
        verdict,
        score: if verdict == Verdict::Partial { 0.7 } else { 0.4 },
        missing: vec![text_of(&block.expected)],
        extra: vec![text_of(&block.typed)],
    })
}

fn slipped(alignment: &Alignment) -> (Vec<String>, Vec<String>) {
    alignment.slips.iter().map(|(a, b)| (a.as_str().to_owned(), b.as_str().to_owned())).unzip()
}
