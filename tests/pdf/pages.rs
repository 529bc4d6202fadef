//! What the places of characters say.

use wengu::document::Document;
use wengu::document::block::BlockKind;
use wengu::import::{ImportOptions, import};

use crate::writer::{Sheet, pdf};

fn read(sheets: &[Sheet]) -> Document {
    import(&pdf(sheets), &ImportOptions::default()).unwrap().document
}

fn texts(document: &Document) -> Vec<&str> {
    document.blocks.iter().map(|block| block.text.as_str()).collect()
}

/// Ten full lines of twenty characters in type of 10 points, of which the first is indented.
const FULL: [&str; 3] = [
    "渡口在县城以东三里，自明代起就有人摆渡，",
    "船家多是两岸的农户，农忙时轮流撑船，水涨",
    "时停渡，水退再开。",
];

#[test]
fn lines_become_paragraphs_by_their_indents() {
    let sheet = Sheet::default()
        .set(120.0, 700.0, 10.0, "渡口在县城以东三里，自明代起就有人摆")
        .set_lines(100.0, 684.0, 10.0, &["渡，船家多是两岸的农户，农忙时轮流撑船。"])
        .set(120.0, 668.0, 10.0, "桥修成以后，渡口的船一年比一年少，最")
        .set_lines(100.0, 652.0, 10.0, &["后一条船停在岸边，成了孩子们的去处。"]);
    let document = read(&[sheet]);
    assert_eq!(
        texts(&document),
        [
            "渡口在县城以东三里，自明代起就有人摆渡，船家多是两岸的农户，农忙时轮流撑船。",
            "桥修成以后，渡口的船一年比一年少，最后一条船停在岸边，成了孩子们的去处。"
        ]
    );
}

#[test]
fn two_columns_are_read_one_after_the_other_below_a_title_across_both() {
    let left = [
        "左栏第一行的文字一直排到",
        "栏边，左栏第二行也是如此",
        "，左栏第三行也是如此，左",
        "栏第四行是它的最后一行，",
    ];
    let right = [
        "右栏第一行接着左栏往下说",
        "，右栏第二行也是如此，右",
        "栏第三行也是如此，到了右",
        "栏第四行这一段才算完了。",
    ];
    let sheet = Sheet::default()
        .set(130.0, 760.0, 18.0, "两栏排版的文章应该怎样读")
        .set_lines(80.0, 700.0, 10.0, &left)
        .set_lines(225.0, 700.0, 10.0, &right);
    let document = read(&[sheet]);
    assert_eq!(document.front.title.as_deref(), Some("两栏排版的文章应该怎样读"));
    assert_eq!(document.blocks[1].text.as_str(), [left, right].concat().concat());
}

#[test]
fn a_raised_mark_leads_to_the_note_at_the_bottom_of_its_page() {
    let sheet = Sheet::default()
        .set_lines(100.0, 700.0, 10.0, &FULL[..2])
        .set(200.0, 704.0, 6.0, "①")
        .set(100.0, 668.0, 10.0, FULL[2])
        .set(100.0, 120.0, 8.0, "①秦晓：《渡口账册》，第3页。");
    let document = read(&[sheet]);
    let mark = &document.blocks[0].text.refs()[0];
    assert!(document.blocks[0].text.as_str()[..mark.offset].ends_with("以东三里，"));
    assert_eq!(document.footnote(mark.notes[0]).unwrap().text(), "秦晓：《渡口账册》，第3页。");
    assert_eq!(document.blocks.len(), 1);
}

#[test]
fn a_note_goes_on_at_the_bottom_of_the_next_page() {
    let page = |lines: &[&str], note: &str| {
        Sheet::default().set_lines(100.0, 700.0, 10.0, lines).set(100.0, 120.0, 8.0, note)
    };
    let first = page(&FULL, "①秦晓：《渡口账册》，载县志办公室").set(200.0, 704.0, 6.0, "①");
    let second = page(&["桥修成以后，渡口的船一年比一年少。"], "编：《旧事》，第3页。");
    let document = read(&[first, second]);
    assert_eq!(
        document.footnotes[0].text(),
        "秦晓：《渡口账册》，载县志办公室编：《旧事》，第3页。"
    );
}

#[test]
fn running_heads_and_page_numbers_are_left_out_and_the_paragraph_goes_on() {
    let page = |number: &str, lines: &[&str]| {
        Sheet::default()
            .set(200.0, 790.0, 8.0, "县志研究 2020 年第 3 期")
            .set_lines(100.0, 700.0, 10.0, lines)
            .set(290.0, 50.0, 8.0, number)
    };
    let document = read(&[page("67", &FULL[..2]), page("68", &FULL[2..])]);
    assert_eq!(texts(&document), [FULL.concat()]);
}

#[test]
fn headings_at_one_height_on_several_pages_are_no_running_heads() {
    let page = |heading: &str, text: &str| {
        Sheet::default().set(200.0, 740.0, 14.0, heading).set_lines(100.0, 690.0, 10.0, &[text])
    };
    let sheets = [
        Sheet::default().set(150.0, 740.0, 20.0, "渡口与地方社会"),
        page("第一章渡口", "渡口在县城以东三里。"),
        page("第二章集市", "集市逢五逢十。"),
        page("第三章驿站", "驿站有马十二匹。"),
        page("第四章水渠", "水渠从山下过。"),
    ];
    let document = read(&sheets);
    let headings = document.blocks.iter().filter(|block| block.heading_level().is_some());
    let chapters = ["第一章渡口", "第二章集市", "第三章驿站", "第四章水渠"];
    assert_eq!(headings.map(|block| block.text.as_str()).collect::<Vec<_>>(), chapters);
}

#[test]
fn a_number_on_the_line_that_a_word_is_glued_to_is_a_mark_where_a_note_has_it() {
    let sheet = Sheet::default()
        .set_lines(
            100.0,
            700.0,
            10.0,
            &[
                "The ferry left the eastern bank at noon every day.1 It",
                "came back in the evening.",
            ],
        )
        .set(100.0, 120.0, 8.0, "1Smith, River Towns, 1971, p. 4.");
    let document = read(&[sheet]);
    let mark = &document.blocks[0].text.refs()[0];
    assert!(document.blocks[0].text.as_str()[..mark.offset].ends_with("every day."));
    assert_eq!(document.footnotes[0].text(), "Smith, River Towns, 1971, p. 4.");
}

#[test]
fn columns_from_the_right_are_read_from_top_to_bottom_without_their_readings() {
    let columns =
        ["　渡し場は城下から東へ三里のと", "ころにあり、江戸の初めから舟を", "出していた。"];
    let mut sheet = Sheet::default();
    let mut x = 300.0;
    for column in columns {
        let mut y = 700.0;
        for character in column.chars() {
            sheet = sheet.set(x, y, 10.0, character.encode_utf8(&mut [0; 4]));
            y -= 10.0;
        }
        x -= 17.0;
    }
    // わた beside 渡.
    let sheet = sheet.set(310.0, 692.0, 5.0, "わ").set(310.0, 687.0, 5.0, "た");
    assert_eq!(texts(&read(&[sheet])), [columns.concat().trim_start()]);
}

#[test]
fn rows_of_cells_are_a_table() {
    let sheet = Sheet::default()
        .set_lines(100.0, 700.0, 10.0, &FULL)
        .set(100.0, 600.0, 10.0, "年份")
        .set(200.0, 600.0, 10.0, "渡船")
        .set(100.0, 584.0, 10.0, "1950")
        .set(200.0, 584.0, 10.0, "12")
        .set(100.0, 568.0, 10.0, "1960")
        .set(200.0, 568.0, 10.0, "3");
    let document = read(&[sheet]);
    let rows = document.blocks.iter().filter(|b| matches!(b.kind, BlockKind::TableRow(_)));
    assert_eq!(
        rows.map(|block| block.text.as_str()).collect::<Vec<_>>(),
        ["年份\t渡船", "1950\t12", "1960\t3"]
    );
}
