use super::*;
use crate::document::block::Block;
use crate::document::block::BlockKind;
use crate::document::inline::SpanKind;
use crate::import::warning::WarningKind;

fn blocks(text: &str) -> Vec<(BlockKind, String)> {
    let (document, _) = import(text);
    let pair = |block: Block| (block.kind, block.text.as_str().to_owned());
    document.blocks.into_iter().map(pair).collect()
}

fn item(depth: u8, label: &str, text: &str) -> (BlockKind, String) {
    (BlockKind::ListItem { depth, label: label.to_owned() }, text.to_owned())
}

#[test]
fn a_mark_points_to_its_definition_and_is_not_in_the_text() {
    let (document, warnings) =
        import("正文一段，写得足够长，不会被当作题目[^a]。\n\n[^a]: 出处。\n\n    又一段。\n");
    let text = &document.blocks[0].text;
    assert_eq!(text.as_str(), "正文一段，写得足够长，不会被当作题目。");
    assert_eq!((text.refs()[0].offset, text.refs()[0].notes[0].number()), (54, 1));
    assert_eq!(document.footnotes[0].paragraphs.len(), 2);
    assert!(warnings.is_empty());
}

#[test]
fn an_undefined_mark_is_an_orphan_and_an_escaped_one_is_text() {
    let (document, warnings) = import("甲[^none]乙\\[^b\\]。\n\n# x\n");
    assert_eq!(document.blocks[0].text.as_str(), "甲乙[^b]。");
    assert!(document.blocks[0].text.refs()[0].notes.is_empty());
    assert_eq!(warnings[0].kind, WarningKind::OrphanReference);
}

#[test]
fn unused_and_repeated_definitions_are_kept_and_named() {
    let (document, warnings) = import("甲[^1]\n\n[^1]: 一\n[^1]: 二\n[^2]: 三\n");
    assert_eq!(document.footnotes.len(), 3);
    assert_eq!(document.blocks[0].text.refs()[0].notes[0].index(), 0);
    let kinds: Vec<_> = warnings.iter().map(|warning| warning.kind).collect();
    assert_eq!(kinds, [WarningKind::DuplicateDefinition, WarningKind::OrphanDefinition]);
}

#[test]
fn a_note_in_its_place_gets_a_free_number() {
    let (document, _) = import("甲^[乙注]丙[^1]\n\n[^1]: 丁\n");
    let labels: Vec<_> = document.blocks[0].text.refs().iter().map(|r| r.label.clone()).collect();
    assert_eq!(labels, ["2", "1"]);
}

#[test]
fn lists_keep_their_labels_and_depths() {
    let found = blocks("3. 甲\n   - 乙\n   - 丙\n4. 丁\n\n   又一段\n");
    let wanted = [
        item(1, "3.", "甲"),
        item(2, "•", "乙"),
        item(2, "•", "丙"),
        item(1, "4.", "丁"),
        item(1, "", "又一段"),
    ];
    assert_eq!(found, wanted);
}

#[test]
fn emphasis_beside_brackets_of_print_is_read() {
    let (document, _) = import("**重点（注）**是这样。\n");
    assert_eq!(document.blocks[0].text.spans()[0].kind, SpanKind::Strong);
}

#[test]
fn a_line_end_between_han_is_nothing_and_a_space_between_words() {
    assert_eq!(blocks("温故\n知新 a\nb，\n丙\n")[0].1, "温故知新 a b，丙");
}

#[test]
fn deep_nesting_costs_no_stack() {
    let (document, _) = import(&format!("{}x", "> ".repeat(20_000)));
    assert_eq!(document.blocks.len(), 1);
    let _ = import(&"[".repeat(50_000));
    let _ = import(&"^[".repeat(200_000));
    let _ = import(&"<em>".repeat(50_000));
    let _ = import(&"*a_".repeat(50_000));
}
