use super::*;
use crate::document::block::Block;

fn document(blocks: &[(u8, &str)]) -> Document {
    let block = |&(level, text): &(u8, &str)| match level {
        0 => Block::new(BlockKind::Paragraph, text),
        level => Block::new(BlockKind::Heading { level }, text),
    };
    Document { blocks: blocks.iter().map(block).collect(), ..Document::default() }
}

fn points(blocks: &[(u8, &str)]) -> Vec<(u8, String, String)> {
    let document = document(blocks);
    let words = |point: KeyPoint| {
        let text = document.block(point.block()).unwrap().text.as_str();
        (point.depth, point.label.unwrap(), text.get(point.gist).unwrap().to_owned())
    };
    find_points(&document).into_iter().map(words).collect()
}

fn short(points: &[(u8, String, String)]) -> Vec<(u8, &str, &str)> {
    points.iter().map(|(depth, label, gist)| (*depth, label.as_str(), gist.as_str())).collect()
}

#[test]
fn ordinals_at_the_start_of_paragraphs_are_points_with_their_first_sentence() {
    let found = points(&[(1, "一、水"), (0, "第一，水要有源。源在山中。"), (0, "第二,渠要有堰。")]);
    assert_eq!(short(&found), [(1, "第一", "水要有源"), (1, "第二", "渠要有堰")]);
}

#[test]
fn a_series_inside_another_one_stands_below_it() {
    let found = points(&[
        (0, "第一，水要有源。一是山中之源；二是地下之源。"),
        (0, "第二，渠要有堰。首先要择地，其余从略。其次要选材。"),
    ]);
    let depths: Vec<_> = short(&found).iter().map(|(depth, label, _)| (*depth, *label)).collect();
    assert_eq!(
        depths,
        [(1, "第一"), (2, "一是"), (2, "二是"), (1, "第二"), (2, "首先"), (2, "其次")]
    );
}

#[test]
fn a_quoted_or_single_ordinal_counts_nothing() {
    assert!(points(&[(0, "第一，水要有源。其余从略。")]).is_empty());
    assert!(points(&[(0, "人称“第一，水利”，又称“第二，漕运”。")]).is_empty());
    assert!(points(&[(0, "第一章说水，第二章说渠。")]).is_empty());
}

#[test]
fn a_long_sentence_gives_its_first_clause() {
    let long =
        "第一，水要有源而且长流不竭，".to_owned() + &"源之所在不可不察，".repeat(8) + "是为要。";
    let found = points(&[(0, long.as_str()), (0, "第二，渠要有堰。")]);
    assert_eq!(found[0].2, "水要有源而且长流不竭");
}

#[test]
fn english_and_japanese_labels_are_read() {
    let found =
        points(&[(0, "First, the wells were dug. Second, they were shared. Finally, they dried.")]);
    assert_eq!(short(&found)[1], (1, "Second", "they were shared"));
    let found = points(&[(0, "第一に、水源が要る。第二に、堰が要る。")]);
    assert_eq!(short(&found)[0], (1, "第一に", "水源が要る"));
}

#[test]
fn an_edit_elsewhere_leaves_the_ids_alone() {
    let lines = [(0, "第一，水要有源。"), (0, "第二，渠要有堰。")];
    let before = find_points(&document(&lines));
    let after = find_points(&document(&[(1, "一、水"), (0, "新加的一段。"), lines[0], lines[1]]));
    assert_eq!(before[1].id, after[1].id);
}

#[test]
fn a_section_begins_a_series_of_its_own_where_one_inside_another_came_before() {
    let found = find_points(&document(&[
        (1, "一、水"),
        (0, "第一，水要有源。一是山中之源；二是地下之源。"),
        (0, "第二，渠要有堰。"),
        (1, "二、人"),
        (0, "其一，人要有食。"),
        (0, "其二，人要有居。"),
    ]));
    let series: Vec<_> = found.iter().map(|point| point.series).collect();
    assert_eq!(series, [0, 1, 1, 0, 2, 2]);
}

#[test]
fn numbers_that_go_through_all_parts_of_an_official_paper_are_points_in_each() {
    let found = points(&[
        (1, "一、总要求"),
        (0, "1.目标。三年之内，渠水长流。"),
        (0, "2.步骤。先疏后筑，分年而行。"),
        (1, "二、办法"),
        (0, "3.查勘。沿渠走一遍，记其坏处。"),
        (1, "三、保障"),
        (0, "4.经费。由县拨给。"),
    ]);
    let labels: Vec<_> = short(&found).iter().map(|(_, label, gist)| (*label, *gist)).collect();
    assert_eq!(labels, [("1.", "目标"), ("2.", "步骤"), ("3.", "查勘"), ("4.", "经费")]);
}

#[test]
fn numbers_go_on_from_those_of_headings() {
    let found = points(&[
        (1, "一、总要求"),
        (2, "（一）目标"),
        (0, "三年之内，渠水长流。"),
        (1, "二、办法"),
        (0, "（二）查勘。沿渠走一遍，记其坏处。"),
        (0, "（四）增筑。坏处多的先筑。"),
    ]);
    assert_eq!(short(&found), [(1, "（二）", "查勘")]);
}

#[test]
fn a_number_that_goes_on_from_nothing_is_no_point() {
    let found = points(&[(1, "一、甲"), (0, "1.目标。"), (1, "二、乙"), (0, "3.查勘。沿渠走。")]);
    assert_eq!(found, []);
}

#[test]
fn principles_behind_dashes_are_points() {
    let found = points(&[
        (1, "一、原则"),
        (0, "——先急后缓。坏处多的先修，其余从容。"),
        (0, "——以民为本。不夺农时，不加田赋。"),
    ]);
    assert_eq!(short(&found), [(1, "——", "先急后缓"), (1, "——", "以民为本")]);
}

#[test]
fn dashes_of_speech_and_of_a_quotation_are_no_points() {
    for lines in
        [["——你从哪里来？", "——从渠的那一头来。"], ["——先急后缓。坏处多的先修。", "其余从略。"]]
    {
        assert_eq!(points(&lines.map(|line| (0, line))), [], "{lines:?}");
    }
}
