//! The rule of lists: items match as a set, each by the other rules; numbered steps keep their
//! order.

mod split;

use super::{Graded, Outcome, Verdict, grade_text};
use crate::text::fold;
use split::{List, split};

/// The letters of an item that words can be exchanged with another's, at least.
const LONG: usize = 3;

/// Grades an answer that is a list; `None` where neither side is one.
pub(super) fn grade(expected: &str, typed: &str) -> Option<Outcome> {
    let wanted = split(expected);
    if wanted.items.len() < 2 {
        return None;
    }
    let given = split::along(&wanted, typed);
    let pairing = pair(&wanted, &given.items);
    let exchanged = pairing.is_loose(&wanted, &given) && same_letters(expected, typed);
    if pairing.contradicts || exchanged || (wanted.ordered && !pairing.in_order()) {
        return Some(Outcome { graded: Graded::wrong(expected, typed), contradicts: true });
    }
    Some(Outcome { graded: pairing.graded(&wanted, &given.items), contradicts: false })
}

/// True for two texts of the same letters in whatever order: where their items are not the same,
/// words were exchanged between them (政府引导、市场主导, 政府主导、市场引导).
fn same_letters(expected: &str, typed: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = fold::letters(text).chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(expected) == sorted(typed)
}

/// Which typed item answers which expected one.
struct Pairing {
    /// For each expected item the typed one and how well it answers.
    answers: Vec<Option<(usize, Verdict)>>,
    contradicts: bool,
}

fn pair(wanted: &List, given: &[String]) -> Pairing {
    let mut answers: Vec<Option<(usize, Verdict)>> = vec![None; wanted.items.len()];
    let mut used = vec![false; given.len()];
    for accepted in [Verdict::Right, Verdict::Partial] {
        for (answer, item) in answers.iter_mut().zip(&wanted.items) {
            if answer.is_some() {
                continue;
            }
            let found = (0..given.len()).find(|&at| {
                !used[at] && grade_item(wanted, item, &given[at]).graded.verdict >= accepted
            });
            if let Some(at) = found {
                used[at] = true;
                *answer = Some((at, accepted));
            }
        }
    }
    let open: Vec<&String> = wanted
        .items
        .iter()
        .zip(&answers)
        .filter(|(_, a)| a.is_none())
        .map(|(item, _)| item)
        .collect();
    let contradicts = given
        .iter()
        .zip(&used)
        .filter(|(_, used)| !**used)
        .any(|(text, _)| open.iter().any(|item| is_opposed(item, text)));
    Pairing { answers, contradicts }
}

/// True where `typed` is the item but for an opposite, a negation or another number.
fn is_opposed(item: &str, typed: &str) -> bool {
    let outcome = grade_text(item, typed);
    outcome.contradicts
        && (super::polarity_or_number(item, typed) || super::names_another(item, typed))
}

fn grade_item(wanted: &List, item: &str, typed: &str) -> Outcome {
    let whole = grade_text(item, typed);
    if whole.contradicts || whole.graded.verdict == Verdict::Right {
        return whole;
    }
    for bare in wanted.without_shared(item) {
        let shorter = grade_text(&bare, typed);
        if shorter.graded.verdict == Verdict::Right {
            return shorter;
        }
    }
    whole
}

impl Pairing {
    /// True where as many items were typed as expected, and none of them is one that was.
    fn is_loose(&self, wanted: &List, given: &List) -> bool {
        let long = wanted.items.iter().all(|item| item.chars().count() >= LONG);
        let right = |answer: &Option<(usize, Verdict)>| matches!(answer, Some((_, Verdict::Right)));
        long && wanted.items.len() == given.items.len() && !self.answers.iter().any(right)
    }

    fn in_order(&self) -> bool {
        self.answers.iter().flatten().map(|(at, _)| at).is_sorted()
    }

    fn graded(&self, wanted: &List, given: &[String]) -> Graded {
        let narrow = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
        let found = self.answers.iter().flatten().count();
        let whole = self.answers.iter().flatten().filter(|(_, v)| *v == Verdict::Right).count();
        let total = wanted.items.len();
        let extra: Vec<String> = (0..given.len())
            .filter(|at| !self.answers.iter().flatten().any(|(used, _)| used == at))
            .map(|at| given[at].clone())
            .filter(|text| !fold::letters(text).is_empty())
            .collect();
        let missing: Vec<String> = wanted
            .items
            .iter()
            .zip(&self.answers)
            .filter(|(_, answer)| answer.is_none())
            .map(|(item, _)| item.clone())
            .collect();
        let share = (narrow(whole) + 0.5 * narrow(found - whole)) / narrow(total);
        let verdict = if whole == total && extra.is_empty() {
            Verdict::Right
        } else if found * 2 >= total && extra.len() <= (total / 2).max(1) {
            Verdict::Partial
        } else {
            Verdict::Wrong
        };
        Graded { verdict, score: share, missing, extra }
    }
}
