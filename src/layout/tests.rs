//! What holds for any text at any measure.

use proptest::prelude::*;

use super::*;
use crate::layout::setting::{Alignment, Breaking, Hanging, ParagraphStyle};
use crate::text::grapheme::clusters;
use crate::text::script::is_han;
use crate::text::words::Words;

/// Mixed text: prose of several scripts, marks in runs, numbers, addresses, clusters of many parts.
fn mixed_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[一-丕国科技安全]{1,12}",
        4 => "[，。、；：！？”’）》」“‘（《「]{1,3}",
        2 => "[a-zA-Z]{1,14}",
        2 => " {1,2}",
        2 => "[0-9]{1,5}[.,%％年页]?",
        1 => Just("——".to_owned()),
        1 => Just("……".to_owned()),
        1 => "[①②③]|\\[[0-9]{1,3}\\]|〔[1-9]〕",
        1 => Just("https://example.org/a-b_c?d=e".to_owned()),
        1 => "[ぁ-んァ-ヶー々]{1,6}",
        1 => "[가-힣]{1,5}",
        1 => Just("e\u{301}👍🏽👨‍👩‍👧❤\u{FE0F}".to_owned()),
        1 => "[\u{200B}\u{AD}\u{3000}\u{A0}\t/～·-]",
        1 => any::<char>().prop_map(|c| c.to_string()),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn any_language() -> impl Strategy<Value = Language> {
    prop::sample::select(vec![
        Language::ZhHans,
        Language::ZhHant,
        Language::Ja,
        Language::Ko,
        Language::En,
    ])
}

fn any_setting() -> impl Strategy<Value = Setting> {
    let breaking =
        prop::sample::select(vec![Breaking::Greedy, Breaking::Fit, Breaking::WordsFirst]);
    let level = prop::sample::select(vec![Level::Strict, Level::Normal, Level::Loose]);
    (1_usize..=200, any_language(), level, breaking, any::<[bool; 4]>()).prop_map(
        |(measure, language, level, breaking, [hangs, is_spaced, is_justified, is_wide])| Setting {
            level,
            breaking,
            hanging: if hangs { Hanging::On } else { Hanging::Off },
            paragraphs: if is_spaced { ParagraphStyle::BlankLine } else { ParagraphStyle::Indent },
            alignment: if is_justified { Alignment::Justified } else { Alignment::Ragged },
            ambiguous: if is_wide { AmbiguousWidth::Wide } else { AmbiguousWidth::Narrow },
            ..Setting::new(Cells(measure), language)
        },
    )
}

fn paragraph(text: &str) -> Block {
    Block::new(BlockKind::Paragraph, text)
}

proptest! {
    #[test]
    fn lines_follow_each_other_and_none_is_over_the_measure(
        text in mixed_text(),
        setting in any_setting(),
    ) {
        let block = paragraph(&text);
        let lines = lay_out(&block, &setting, Some(&Words));
        let boundaries: Vec<usize> =
            clusters(&text).map(|(at, _)| at).chain([text.len()]).collect();
        let mut end = 0;
        for line in &lines {
            prop_assert!(line.width <= setting.measure, "{line:?}");
            prop_assert_eq!(line.range.start, end);
            prop_assert!(boundaries.binary_search(&line.range.end).is_ok(), "{:?}", line.range);
            end = line.range.end;
        }
        prop_assert_eq!(end, text.len());
    }

    #[test]
    fn pieces_stand_side_by_side_and_show_everything_but_spaces_at_breaks(
        text in mixed_text(),
        setting in any_setting(),
    ) {
        let block = paragraph(&text);
        let mut shown = String::new();
        for line in lay_out(&block, &setting, None) {
            let mut column = Cells::ZERO;
            for piece in &line.pieces {
                prop_assert!(piece.column >= column);
                column = piece.column + piece.cells;
                match &piece.content {
                    Content::Text(range) | Content::Placeholder(range) => {
                        shown.push_str(text.get(range.clone()).unwrap());
                    }
                    other => prop_assert!(false, "{other:?}"),
                }
            }
        }
        let is_dropped = |c: char| tailoring::is_space(c) || opportunity::ends_line(c);
        let bare = |text: &str| text.replace(is_dropped, "");
        prop_assert_eq!(bare(&shown), bare(&text));
    }

    #[test]
    fn a_line_ends_where_it_may_unless_nothing_else_fits(
        text in mixed_text(),
        setting in any_setting(),
    ) {
        let setting = Setting { paragraphs: ParagraphStyle::BlankLine, ..setting };
        let text = text.replace(opportunity::ends_line, "");
        let mut allowed =
            break_opportunities(&text, Some((setting.language, setting.level)));
        allowed.push(text.len());
        allowed.insert(0, 0);
        let frame = Frame::of(&paragraph(&text), &setting);
        let ruler = Ruler { ambiguous: setting.ambiguous, limit: 2 };
        let lines = lay_out(&paragraph(&text), &setting, None);
        for at in lines.iter().map(|line| line.range.end) {
            if let Err(next) = allowed.binary_search(&at) {
                let run = text.get(allowed[next - 1]..allowed[next]).unwrap();
                let cells = ruler.width(run.trim_end_matches(tailoring::is_space));
                prop_assert!(cells > frame.right, "{run:?} has {cells} cells");
            }
        }
    }

    #[test]
    fn a_last_line_holds_two_han_characters_where_some_break_allows_it(
        text in mixed_text(),
        setting in any_setting(),
    ) {
        let setting = Setting { paragraphs: ParagraphStyle::BlankLine, ..setting };
        let text = text.replace(opportunity::ends_line, "");
        let right = Frame::of(&paragraph(&text), &setting).right;
        let ruler = Ruler { ambiguous: setting.ambiguous, limit: 2 };
        let part = |range: Range<usize>| text.get(range).unwrap();
        let fits = |part: &str| ruler.width(part.trim_end_matches(tailoring::is_space)) <= right;
        let is_orphan = |part: &str| part.chars().filter(|c| is_han(*c)).count() < 2;
        let mut starts = break_opportunities(&text, Some((setting.language, setting.level)));
        starts.insert(0, 0);
        let ends = starts[1..].iter().copied().chain([text.len()]);
        if starts.iter().zip(ends).any(|(start, end)| !fits(part(*start..end))) {
            return Ok(());
        }
        let lines = lay_out(&paragraph(&text), &setting, Some(&Words));
        let last = part(lines.last().unwrap().range.clone());
        let mut tails = starts.iter().map(|start| part(*start..text.len()));
        let better = tails.find(|tail| fits(tail) && !is_orphan(tail));
        prop_assert!(!is_orphan(last) || better.is_none(), "{last:?}, not {better:?}");
    }

    #[test]
    fn a_line_of_a_narrow_measure_holds_something(text in mixed_text(), measure in 1_usize..4) {
        let setting = Setting::new(Cells(measure), Language::ZhHans);
        let lines = lay_out(&paragraph(&text), &setting, None);
        prop_assert!(lines.len() <= clusters(&text).count().max(1));
    }
}

fn shown(block: &Block, setting: &Setting) -> Vec<String> {
    lay_out(block, setting, None).iter().map(|line| line.to_text(block)).collect()
}

fn setting(measure: usize) -> Setting {
    Setting::new(Cells(measure), Language::ZhHans)
}

fn item(label: &str, text: &str) -> Block {
    Block::new(BlockKind::ListItem { depth: 1, label: label.into() }, text)
}

#[test]
fn the_label_of_a_list_item_hangs() {
    let block = item("12.", "温故而知新，可以为师矣。");
    assert_eq!(shown(&block, &setting(16)), ["12. 温故而知新，", "    可以为师矣。"]);
}

#[test]
fn a_label_that_the_measure_has_no_room_for_runs_into_the_text() {
    let block = item("（十二）", "温故知新");
    for measure in 1..12 {
        let lines = lay_out(&block, &setting(measure), None);
        assert!(lines.iter().all(|line| line.width.0 <= measure), "{measure}: {lines:?}");
        assert!(lines.iter().any(|line| line.notes().next().is_none()));
    }
}

#[test]
fn code_is_broken_only_where_the_measure_ends() {
    let block = Block::new(BlockKind::Code { language: None }, "fn a() {\n\tlet b = 1;\n}");
    assert_eq!(shown(&block, &setting(40)), ["  fn a() {", "      let b = 1;", "  }"]);
}

#[test]
fn verse_keeps_its_lines_and_indents_what_a_line_carries_over() {
    let block = Block::new(BlockKind::Quotation, "学而时习之，不亦说乎？\n有朋自远方来");
    assert_eq!(shown(&block, &setting(20)), ["  学而时习之，不亦", "    说乎？", "  有朋自远方来"]);
}

#[test]
fn the_lines_of_a_heading_are_of_like_length_and_words_stay_whole() {
    let block = Block::new(BlockKind::Heading { level: 1 }, "我们可以学习技术，也可以研究历史学");
    let lines = lay_out(&block, &setting(30), Some(&Words));
    let shown: Vec<_> = lines.iter().map(|line| line.to_text(&block)).collect();
    assert_eq!(shown, ["我们可以学习技术，", "也可以研究历史学"]);
}

#[test]
fn a_stop_hangs_in_the_gutter_where_the_setting_says_so() {
    let block = paragraph("温故而知新，可以为师矣。");
    let flush = Setting { paragraphs: ParagraphStyle::BlankLine, ..setting(12) };
    let hanging = Setting { hanging: Hanging::On, ..flush };
    assert_eq!(shown(&block, &flush), ["温故而知新，", "可以为师矣。"]);
    assert_eq!(shown(&block, &hanging), ["温故而知新，", "可以为师矣。"]);
    let narrow = Setting { measure: Cells(10), ..flush };
    assert_eq!(shown(&block, &narrow), ["温故而知", "新，可以为", "师矣。"]);
}

#[test]
fn slack_goes_into_the_gaps_between_han_and_latin_where_lines_are_justified() {
    let block = paragraph("我们用UTF文本来测试温故知新");
    let flush = Setting { paragraphs: ParagraphStyle::BlankLine, ..setting(14) };
    let justified = Setting { alignment: Alignment::Justified, ..flush };
    let first = |setting| shown(&block, setting)[0].clone();
    assert_eq!(first(&flush), "我们用UTF文本");
    assert_eq!(first(&justified), "我们用 UTF文本");
}

#[test]
fn at_a_measure_of_one_a_wide_character_is_a_placeholder() {
    assert_eq!(shown(&paragraph("温a"), &setting(1)), ["▯", "a"]);
}

#[test]
fn a_note_mark_stays_with_its_word_and_the_stop_after_it() {
    let mut block = paragraph("温故而知新");
    block.text.push_ref("1", Vec::new());
    block.text.push_str("，可以为师。");
    let flush = Setting { paragraphs: ParagraphStyle::BlankLine, ..setting(13) };
    assert_eq!(shown(&block, &flush), ["温故而知", "新[1]，可以", "为师。"]);
}

#[test]
fn characters_with_one_reading_stay_together_and_with_it() {
    let mut block = paragraph("これは東京都のことだ");
    block.text.mark(9..18, crate::document::inline::SpanKind::Ruby("とうきょうと".into()));
    let lines = |measure| {
        let flush = Setting { paragraphs: ParagraphStyle::BlankLine, ..setting(measure) };
        shown(&block, &flush)
    };
    assert_eq!(lines(24), ["これは", "東京都（とうきょうと）の", "ことだ"]);
    assert_eq!(lines(22), ["これは", "東京都（とうきょうと）", "のことだ"]);
}

#[test]
fn an_emphasised_range_is_a_piece_of_its_own() {
    let mut block = paragraph("温故知新");
    block.text.mark(3..9, crate::document::inline::SpanKind::Emphasis);
    let lines = lay_out(&block, &setting(40), None);
    let markup: Vec<_> = lines[0].pieces.iter().map(|piece| piece.markup).collect();
    assert_eq!(markup, [Markup::NONE, Markup::EMPHASIS, Markup::NONE]);
}
