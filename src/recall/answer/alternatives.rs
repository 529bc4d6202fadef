//! Two answers given for one: no answer, unless both are right.

use super::{Graded, Verdict, grade_text};
use crate::text::numeral;

/// Words and signs that offer another answer.
const OR: [&str; 7] = ["或者是", "或者", "或是", "还是", "抑或", "或", "/"];

/// Grades an answer that offers several; `None` where it does not, or the expected one does so too.
pub(super) fn grade(expected: &str, typed: &str) -> Option<Graded> {
    let sign = OR.into_iter().find(|sign| typed.contains(sign))?;
    let fraction = sign == "/" && !numeral::numbers(typed).is_empty();
    if expected.contains(sign) || expected.contains('或') || fraction {
        return None;
    }
    let parts: Vec<&str> =
        typed.split(sign).filter(|p| p.chars().any(char::is_alphanumeric)).collect();
    if parts.len() < 2 {
        return None;
    }
    let right = |part: &&str| grade_text(expected, part).graded.verdict == Verdict::Right;
    if parts.iter().all(right) {
        return Some(Graded::right(1.0));
    }
    Some(Graded::wrong(expected, typed))
}
