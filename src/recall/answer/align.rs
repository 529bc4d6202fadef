//! Two answers laid side by side, token by token.

use super::lexicon::{OPTIONAL, SAME, share_a_group};
use super::token::Token;
use crate::text::pinyin;

/// Costs, chosen so that a wrong character is one slip rather than one missing and one extra.
const SAME_SOUND: u32 = 1;
const RARE_SOUND: u32 = 2;
const GAP: u32 = 2;
const OTHER: u32 = 3;

/// Where two answers agree and where they do not.
#[derive(Debug, Clone, Default)]
pub(super) struct Alignment {
    /// Tokens that agree.
    pub matched: Vec<Token>,
    /// Characters typed as another with the same sound: expected, typed.
    pub slips: Vec<(Token, Token)>,
    /// Stretches that differ.
    pub blocks: Vec<Block>,
}

/// A stretch that differs: what was expected there and what was typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Block {
    /// How many tokens agree before it.
    pub behind: usize,
    /// What was expected; empty where something was put in.
    pub expected: Vec<Token>,
    /// What was typed; empty where something was left out.
    pub typed: Vec<Token>,
}

impl Block {
    /// True where both sides are particles, such as one half of a word that holds one (为公, 为工).
    fn says_nothing(&self) -> bool {
        let letters = self.expected.iter().chain(&self.typed);
        letters.map(Token::as_str).all(|letter| OPTIONAL.contains(&letter))
    }
}

/// Lays `typed` along `expected` at the least cost.
pub(super) fn align(expected: &[Token], typed: &[Token]) -> Alignment {
    let costs = costs(expected, typed);
    let mut steps = Vec::new();
    let (mut i, mut j) = (expected.len(), typed.len());
    while i > 0 || j > 0 {
        let here = costs[i][j];
        if i > 0
            && j > 0
            && costs[i - 1][j - 1] + substitution(&expected[i - 1], &typed[j - 1]) == here
        {
            i -= 1;
            j -= 1;
            steps.push((Some(i), Some(j)));
        } else if i > 0 && costs[i - 1][j] + GAP == here {
            i -= 1;
            steps.push((Some(i), None));
        } else {
            j -= 1;
            steps.push((None, Some(j)));
        }
    }
    steps.reverse();
    collect(expected, typed, &steps)
}

fn costs(expected: &[Token], typed: &[Token]) -> Vec<Vec<u32>> {
    let width = typed.len() + 1;
    let mut costs = vec![vec![0; width]; expected.len() + 1];
    for j in 1..width {
        costs[0][j] = costs[0][j - 1] + GAP;
    }
    for i in 1..=expected.len() {
        costs[i][0] = costs[i - 1][0] + GAP;
        for j in 1..width {
            let across = costs[i - 1][j - 1] + substitution(&expected[i - 1], &typed[j - 1]);
            costs[i][j] = across.min(costs[i - 1][j] + GAP).min(costs[i][j - 1] + GAP);
        }
    }
    costs
}

fn substitution(expected: &Token, typed: &Token) -> u32 {
    if expected == typed {
        0
    } else if sounds_alike(expected, typed) {
        if usual(expected) == usual(typed) { SAME_SOUND } else { RARE_SOUND }
    } else if expected.figure().is_some() != typed.figure().is_some() {
        2 * GAP
    } else {
        OTHER
    }
}

fn sounds_alike(expected: &Token, typed: &Token) -> bool {
    match (expected.letter(), typed.letter()) {
        // 无 is read as 没 can be in 南无, and yet is a word of the same meaning, no slip.
        (Some(a), Some(b)) => {
            pinyin::sounds_alike(a, b) && !share_a_group(&SAME, expected.as_str(), typed.as_str())
        }
        _ => false,
    }
}

fn usual(token: &Token) -> Option<String> {
    pinyin::readings(token.letter()?).into_iter().next()
}

fn collect(
    expected: &[Token],
    typed: &[Token],
    steps: &[(Option<usize>, Option<usize>)],
) -> Alignment {
    let mut alignment = Alignment::default();
    let mut open = Block::default();
    for step in steps {
        match *step {
            (Some(i), Some(j))
                if expected[i] == typed[j] || sounds_alike(&expected[i], &typed[j]) =>
            {
                if !open.expected.is_empty() || !open.typed.is_empty() {
                    alignment.blocks.push(std::mem::take(&mut open));
                }
                if expected[i] == typed[j] {
                    alignment.matched.push(expected[i].clone());
                } else {
                    alignment.slips.push((expected[i].clone(), typed[j].clone()));
                }
            }
            (i, j) => {
                open.behind = alignment.matched.len();
                open.expected.extend(i.map(|i| expected[i].clone()));
                open.typed.extend(j.map(|j| typed[j].clone()));
            }
        }
    }
    if !open.expected.is_empty() || !open.typed.is_empty() {
        alignment.blocks.push(open);
    }
    alignment.blocks.retain(|block| !block.says_nothing());
    alignment
}

#[cfg(test)]
mod tests {
    use super::super::{text_of, token};
    use super::*;

    fn blocks(expected: &str, typed: &str) -> Vec<(String, String)> {
        align(&token::tokens(expected), &token::tokens(typed))
            .blocks
            .iter()
            .map(|block| (text_of(&block.expected), text_of(&block.typed)))
            .collect()
    }

    #[test]
    fn a_stretch_left_out_is_one_block() {
        assert_eq!(blocks("科技安全机制", "机制"), [("科技安全".to_owned(), String::new())]);
    }

    #[test]
    fn a_word_in_place_of_another_is_one_block() {
        assert_eq!(blocks("政治安全", "军事安全"), [("政治".to_owned(), "军事".to_owned())]);
    }

    #[test]
    fn a_character_of_the_same_sound_is_a_slip_and_no_block() {
        let alignment = align(&token::tokens("防范风险"), &token::tokens("防犯风险"));
        assert_eq!((alignment.slips.len(), alignment.blocks.len()), (1, 0));
    }
}
