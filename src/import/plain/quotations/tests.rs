//! Quotations by their margins.

use super::super::import;
use crate::document::block::BlockKind;
use crate::import::normalised::Normalised;

/// The quotations of a text.
fn quoted(text: &str) -> Vec<String> {
    let (document, _) = import(text, &mut Normalised::default());
    let blocks = document.blocks.into_iter().filter(|block| block.kind == BlockKind::Quotation);
    blocks.map(|block| block.text.as_str().to_owned()).collect()
}

/// A paragraph of wrapped lines: the first set in by `first` ideographic spaces, the others by
/// `rest`, twenty characters to the right margin.
fn wrapped(words: &str, first: usize, rest: usize) -> String {
    let mut lines = String::new();
    let mut left: Vec<char> = words.chars().collect();
    let mut indent = first;
    while !left.is_empty() {
        let line: Vec<char> = left.drain(..left.len().min(20 - indent)).collect();
        lines += &"\u{3000}".repeat(indent);
        lines.extend(line);
        lines.push('\n');
        indent = rest;
    }
    lines
}

/// Paragraphs of text, each in other words: lines that occur again are running heads.
fn body(count: usize, from: usize) -> String {
    let chars: Vec<char> = BODY.chars().collect();
    let other = |at: usize| {
        let mut words: Vec<char> = chars.clone();
        words.rotate_left(at * 3 + 1);
        wrapped(&(words.into_iter().collect::<String>() + "大概如此。"), 2, 0)
    };
    (from..from + count).map(other).collect()
}

const BODY: &str = "渠道开于唐代，至宋而废，元人复修，明代又有增筑之事见于方志，清人则多因其旧而稍加\
                    疏浚，其间兴废之迹，可由碑刻与方志互证而得其大概。";
const QUOTED: &str = "渠之利在灌田，渠之害在淤塞，利害相因，岁修不可一日废也，乡人皆以为然。";

#[test]
fn wrapped_lines_that_all_stand_deep_are_a_quotation() {
    for (first, rest) in [(4, 2), (2, 2), (4, 4)] {
        let text = body(3, 0) + &wrapped(QUOTED, first, rest) + &body(2, 3);
        assert_eq!(quoted(&text), [QUOTED], "{first} {rest}\n{text}");
    }
}

#[test]
fn a_paragraph_that_begins_deeper_than_the_others_is_a_quotation() {
    let body = format!("\u{3000}\u{3000}{BODY}\n");
    let text = format!("{}\u{3000}\u{3000}\u{3000}\u{3000}{QUOTED}\n{body}", body.repeat(4));
    assert_eq!(quoted(&text), [QUOTED]);
    let spaced = text.replace('\n', "\n\n");
    assert_eq!(quoted(&spaced), [QUOTED]);
}

#[test]
fn lines_that_hang_under_the_first_of_an_item_are_none() {
    let item = "1.渠之利在灌田，渠之害在淤塞，利害相因，岁修不可一日废也，乡人皆以为然，县志亦载\
                其事甚详，可以覆按。";
    let text = body(3, 0) + &wrapped(item, 0, 2) + &body(2, 3);
    assert_eq!(quoted(&text), Vec::<String>::new());
}

#[test]
fn pages_with_a_deeper_margin_are_none() {
    let text = body(3, 0) + "\u{c}" + &body(4, 3).replace('\n', "\n\u{3000}\u{3000}");
    assert_eq!(quoted(&text), Vec::<String>::new());
}

#[test]
fn an_abstract_that_is_set_in_is_none() {
    let text =
        format!("古渠考\n\n周某南\n\n{}", wrapped(&format!("摘要：{QUOTED}"), 4, 2)) + &body(4, 0);
    assert_eq!(quoted(&text), Vec::<String>::new());
}

#[test]
fn a_signature_and_lines_of_verse_are_none_of_running_text() {
    for line in ["\u{3000}".repeat(10) + "周某南\n", "\u{3000}".repeat(6) + "渠水清如许\n"]
    {
        assert_eq!(quoted(&(body(3, 0) + &line + &body(3, 3))), Vec::<String>::new());
    }
}
