use super::*;
use crate::document::language::Language;

fn read(lines: &[&str]) -> Document {
    let blocks = lines.iter().map(|line| Block::new(BlockKind::Paragraph, *line)).collect();
    let mut document = Document { blocks, ..Document::default() };
    read_front(&mut document);
    document
}

const BODY: &str = "渠道开于唐代，至宋而废，元人复修，明代又有增筑之事见于方志。";

#[test]
fn title_and_authors_are_the_first_lines() {
    let document =
        read(&["古渠考： 唐宋之间", "周某南　李某", "摘要：渠道。", "关键词：渠 | 堰", BODY]);
    assert_eq!(document.front.title.as_deref(), Some("古渠考：唐宋之间"));
    assert_eq!(document.front.authors, ["周某南", "李某"]);
    assert_eq!(document.front.abstract_text.as_deref(), Some("渠道。"));
    assert_eq!(document.front.keywords, ["渠", "堰"]);
    assert_eq!(document.paragraph_count(), 1);
}

#[test]
fn an_abstract_under_its_own_line_is_read() {
    let document = read(&["古渠考", "周某南", "摘  要", BODY, "关键词：渠；堰"]);
    assert_eq!(document.front.abstract_text.as_deref(), Some(BODY));
    assert_eq!(document.paragraph_count(), 0);
}

#[test]
fn a_text_that_begins_with_a_sentence_has_no_title() {
    assert_eq!(read(&[BODY, BODY]).front.title, None);
}

#[test]
fn the_editors_line_at_the_end_is_no_paragraph() {
    let mut lines = vec![BODY; 60];
    lines.push("（责任编辑：李某）");
    let document = read(&lines);
    assert_eq!(document.blocks[60].kind, BlockKind::Front(FrontRole::EditorNote));
}

#[test]
fn a_title_that_ends_in_a_preposition_goes_on_in_the_next_line() {
    let mut document = Document { language: Language::En, ..Document::default() };
    for line in ["Old Wells of the", "Upper Valley", "ANN B. LEE"] {
        document.blocks.push(Block::new(BlockKind::Paragraph, line));
    }
    read_front(&mut document);
    assert_eq!(document.front.title.as_deref(), Some("Old Wells of the Upper Valley"));
    assert_eq!(document.front.authors, ["ANN B. LEE"]);
}

#[test]
fn two_sentences_with_no_title_above_them_are_text() {
    for lines in [
        ["雨下了一天，", "井都满了。"],
        ["渠水很清。", "井水很甜。"],
        ["The rain fell, and", "we went home."],
        ["It rained.", "We left."],
    ] {
        let document = read(&lines);
        assert_eq!(document.front.title, None, "{lines:?}");
        assert_eq!(document.paragraph_count(), 2, "{lines:?}");
    }
}

#[test]
fn a_sentence_does_not_go_on_with_a_title_that_ends_in_a_colon() {
    assert_eq!(
        read(&["We have two wells:", "One is dry."]).front.title.as_deref(),
        Some("We have two wells:")
    );
}

#[test]
fn a_star_behind_the_names_points_to_the_note_about_the_author() {
    let mut document = Document { language: Language::ZhHant, ..Document::default() };
    for line in
        ["古渠考略", "江某*", "渠道開於唐代，至宋而廢，元人復修，明清沿用。", "* 某校教師。"]
    {
        document.blocks.push(Block::new(BlockKind::Paragraph, line));
    }
    read_front(&mut document);
    assert_eq!(document.front.author_note.as_deref(), Some("某校教師。"));
}

#[test]
fn a_title_keeps_the_spaces_between_words_of_any_alphabet() {
    assert_eq!(title::title_value("Комитет  по\nсвязи"), "Комитет по связи");
    assert_eq!(title::title_value("The “Great” Ferry"), "The “Great” Ferry");
    assert_eq!(title::title_value("古 渠： 考 略"), "古渠：考略");
}

#[test]
fn a_line_with_the_pages_of_proceedings_is_no_title() {
    let source = "Proceedings of the Meeting on Wells, pages 41–47, 2016.";
    let document =
        read(&[source, "Wells of the Plain", "Ann Lee", "The wells were old. They fell."]);
    assert_eq!(document.front.title.as_deref(), Some("Wells of the Plain"));
    assert_eq!(document.front.authors, ["Ann Lee"]);
}

#[test]
fn the_name_of_a_column_above_the_title_is_not_the_title() {
    let document = read(&["·水利史·", "古渠考", "周某南", BODY, BODY]);
    assert_eq!(document.front.title.as_deref(), Some("古渠考"));
}

/// The title of a document that begins with these lines.
fn title(lines: &[&str]) -> Option<String> {
    read(&[lines, &[BODY, BODY]].concat()).front.title
}

#[test]
fn what_a_site_says_of_its_page_is_above_the_title() {
    let names = "古渠与水利社会的变迁";
    for lines in [
        &["某某史学网移动版", "首页 > 水利 > 古渠 >", names][..],
        &["您的位置:首页  水利", names, "发布部门:某某网     发布时间:2018-05-01"],
        &["某某论文网免费提供论文下载", names, "周某南"],
        &["2014-04-03周某南李某", names, "周某南"],
        &["时间:2023-07-20 水利", names],
    ] {
        assert_eq!(title(lines).as_deref(), Some(names), "{lines:?}");
    }
}

#[test]
fn authors_that_are_named_again_or_addressed_are_above_the_title() {
    let names = "古渠与水利社会的变迁";
    for lines in [
        &["周某南", names, "周某南"][..],
        &["周 某", "(某某大学 水利学院, 某市 310000)", "?", names, "周某"],
    ] {
        assert_eq!(title(lines).as_deref(), Some(names), "{lines:?}");
    }
}

#[test]
fn the_name_of_a_column_is_above_a_title_with_authors() {
    assert_eq!(
        title(&["文化", "古渠与水利社会的长期变迁", "周某南"]).unwrap(),
        "古渠与水利社会的长期变迁"
    );
}

#[test]
fn a_short_title_or_a_name_as_title_stays_the_title() {
    for lines in [
        &["边城", "——古渠与水利社会的变迁", "周某南"][..],
        &["边城", "周某南"],
        &["周某南", "李某"],
        &["周某南", "古渠与水利社会的变迁"],
    ] {
        assert_eq!(title(lines).as_deref(), Some(lines[0]), "{lines:?}");
    }
}

#[test]
fn an_abstract_and_keywords_without_labels_are_known_by_each_other() {
    let document = read(&["古渠考", "周某南", BODY, "古渠；水利；堰坝", BODY, BODY]);
    assert_eq!(document.front.abstract_text.as_deref(), Some(BODY));
    assert_eq!(document.front.keywords, ["古渠", "水利", "堰坝"]);
    let document = read(&["古渠考", "周某南", BODY, "渠开于唐，废于宋；元人复修", BODY, BODY]);
    assert_eq!((&document.front.abstract_text, document.paragraph_count()), (&None, 4));
}

#[test]
fn the_title_of_an_official_document_goes_on_above_its_number() {
    let whole = "某省人民政府关于修复古渠全面改善水利的意见";
    let lines = ["某省人民政府关于修复古渠", "全面改善水利的意见", "某政发〔2014〕20号"];
    assert_eq!(title(&lines).as_deref(), Some(whole));
    assert_eq!(title(&[whole, "古渠之外", "某政发〔2014〕20号"]).as_deref(), Some(whole));
}
