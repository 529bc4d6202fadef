//! Cutting a list into its items.

use super::super::lexicon::KEPT;
use super::super::names;
use crate::text::fold;

/// Signs between items.
const SIGNS: [char; 7] = ['、', '；', ';', '\n', '|', '，', ','];

/// Words between the last items, which keep the words of [`JOINED`] whole.
const CONJUNCTIONS: [&str; 6] = ["以及", "还有", "和", "与", "及", "跟"];

/// Words that a conjunction's character belongs to, besides those of [`KEPT`].
const JOINED: [&str; 16] = [
    "跟踪", "跟进", "跟跑", "跟随", "跟上", "以及", "授与", "与会", "溯及", "触及", "波及", "顾及",
    "提及", "危及", "论及", "遍及",
];

/// Labels that number the steps of a list.
const LABELS: [&str; 26] = [
    "第一", "第二", "第三", "第四", "第五", "第六", "第七", "第八", "第九", "首先", "其次", "再次",
    "然后", "最后", "一是", "二是", "三是", "四是", "五是", "六是", "①", "②", "③", "④", "⑤", "⑥",
];

/// The letters of a word that all items may share at their beginning, at least, where they share as
/// many.
const LEAST_SHARED: usize = 2;

/// The letters of an item without its shared first character, at least.
const LEAST_LEFT: usize = 2;

/// The items of a list.
#[derive(Debug, Default)]
pub(super) struct List {
    /// The items without their labels.
    pub items: Vec<String>,
    /// True where the items are numbered, so that their order counts.
    pub ordered: bool,
    /// Letters that every item begins with.
    head: usize,
    /// Letters that every item ends with.
    tail: usize,
}

impl List {
    /// `item` without what all items share, which a person leaves out: its first word, its last.
    pub(super) fn without_shared(&self, item: &str) -> Vec<String> {
        let letters: Vec<char> = fold::letters(item).chars().collect();
        let mut shorter = Vec::new();
        for head in LEAST_SHARED.min(self.head).max(1)..=self.head {
            if letters.len() >= head + LEAST_LEFT {
                shorter.push(letters.iter().skip(head).collect());
            }
        }
        for tail in 1..=self.tail {
            if letters.len() >= tail + LEAST_LEFT {
                shorter.push(letters.iter().take(letters.len() - tail).collect());
            }
        }
        shorter
    }
}

/// The items of `text`: one where it is no list, or the title of a work.
pub(super) fn split(text: &str) -> List {
    if names::is_title(text) {
        return List { items: vec![text.to_owned()], ..List::default() };
    }
    let (text, ordered) = without_labels(text);
    let items = cut(&text);
    let letters: Vec<Vec<char>> =
        items.iter().map(|item| fold::letters(item).chars().collect()).collect();
    let head = shared(&letters, false);
    let tail = shared(&letters, true);
    List { ordered: ordered && items.len() > 1, items, head, tail }
}

/// The items of what was typed for `wanted`; spaces divide as well, and items that stand together
/// without a sign are cut where an expected item begins and ends.
pub(super) fn along(wanted: &List, typed: &str) -> List {
    let mut list = split(typed);
    let mut pieces: Vec<String> = list
        .items
        .iter()
        .flat_map(|item| item.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    for item in &wanted.items {
        let item = fold::letters(item);
        pieces = pieces.iter().flat_map(|piece| cut_out(piece, &item)).collect();
    }
    list.items = pieces;
    list
}

/// `piece` cut at `item`, where it stands in it among other letters.
fn cut_out(piece: &str, item: &str) -> Vec<String> {
    let letters = fold::letters(piece);
    match letters.find(item) {
        Some(at) if letters != item && item.chars().count() > 1 => {
            let parts = [letters.get(..at), Some(item), letters.get(at + item.len()..)];
            parts.into_iter().flatten().filter(|part| !part.is_empty()).map(str::to_owned).collect()
        }
        _ => vec![piece.to_owned()],
    }
}

fn cut(text: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for part in text.split(SIGNS) {
        let mut rest = part;
        let mut from = 0;
        while let Some((at, length)) = conjunction(rest, from) {
            let (before, after) = rest.split_at(at);
            items.push(before.to_owned());
            rest = after.get(length..).unwrap_or_default();
            from = 0;
        }
        items.push(rest.to_owned());
    }
    items.retain(|item| item.chars().any(char::is_alphanumeric));
    items
}

/// The first conjunction of `text` behind `from`: where it stands and how many bytes it takes.
fn conjunction(text: &str, from: usize) -> Option<(usize, usize)> {
    let found = CONJUNCTIONS
        .iter()
        .flat_map(|word| text.match_indices(word))
        .filter(|(at, _)| *at > from)
        .filter(|(at, word)| !inside_a_word(text, *at, word.len()) && at + word.len() < text.len())
        .min_by_key(|(at, word)| (*at, usize::MAX - word.len()))?;
    Some((found.0, found.1.len()))
}

fn inside_a_word(text: &str, at: usize, length: usize) -> bool {
    JOINED.iter().chain(KEPT.iter()).filter(|word| word.len() > length).any(|word| {
        text.match_indices(word).any(|(start, _)| start <= at && at + length <= start + word.len())
    })
}

/// `text` with its labels turned into signs, and whether there were any.
fn without_labels(text: &str) -> (String, bool) {
    let mut out = text.to_owned();
    let mut labels = 0;
    for label in LABELS {
        for sign in ["、", "，", "：", "."] {
            out = out.replace(&format!("{label}{sign}"), label);
        }
        labels += out.matches(label).count();
        out = out.replace(label, "；");
    }
    let digits = digit_labels(&out);
    labels += digits.len();
    for range in digits.into_iter().rev() {
        out.replace_range(range, "；");
    }
    if labels > 1 { (out, true) } else { (text.to_owned(), false) }
}

/// The bytes of labels such as `1.`, `2、`, `（3）` at the beginning of an item.
fn digit_labels(text: &str) -> Vec<std::ops::Range<usize>> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    for (at, (start, c)) in chars.iter().enumerate() {
        let next = chars.get(at + 1);
        let after = chars.get(at + 2).is_some_and(|(_, c)| !c.is_numeric());
        let first = at.checked_sub(1).and_then(|at| chars.get(at));
        let fresh = first
            .is_none_or(|(_, c)| c.is_whitespace() || SIGNS.contains(c) || *c == '(' || *c == '（');
        let closed = next.filter(|(_, c)| ".)）、．".contains(*c));
        if let Some((end, sign)) = closed.filter(|_| c.is_ascii_digit() && fresh && after) {
            let opened =
                first.filter(|(_, c)| matches!(c, '(' | '（')).map_or(*start, |(at, _)| *at);
            found.push(opened..end + sign.len_utf8());
        }
    }
    found
}

/// How many letters all items share at their beginning (or end), leaving at least one of each.
fn shared(items: &[Vec<char>], from_end: bool) -> usize {
    let [first, others @ ..] = items else { return 0 };
    if others.is_empty() {
        return 0;
    }
    let letter = |item: &[char], at: usize| {
        if from_end {
            item.len().checked_sub(at + 1).map(|at| item[at])
        } else {
            item.get(at).copied()
        }
    };
    let length = (0..first.len())
        .take_while(|at| others.iter().all(|item| letter(item, *at) == letter(first, *at)))
        .count();
    let shortest = items.iter().map(Vec::len).min().unwrap_or(0);
    if length >= shortest { 0 } else { length }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_conjunctions_divide_items() {
        assert_eq!(split("科技、教育、产业和金融").items, ["科技", "教育", "产业", "金融"]);
        assert_eq!(split("和平与发展").items, ["和平", "发展"]);
    }

    #[test]
    fn labels_make_a_list_ordered() {
        let list = split("第一，立项；第二，研究；第三，验收");
        assert!(list.ordered);
        assert_eq!(list.items, ["立项", "研究", "验收"]);
        assert!(split("1. 立项 2. 研究").ordered);
        assert!(!split("立项、研究").ordered);
    }

    #[test]
    fn items_without_signs_are_cut_where_expected_ones_stand() {
        let wanted = split("发展、安全、治理");
        assert_eq!(along(&wanted, "治理发展安全").items, ["治理", "发展", "安全"]);
        assert_eq!(along(&wanted, "治理 发展 安全").items, ["治理", "发展", "安全"]);
    }

    #[test]
    fn a_first_word_that_all_items_share_may_be_left_out() {
        let list = split("面向市场、面向世界");
        assert_eq!(list.without_shared("面向市场"), ["市场"]);
    }
}
